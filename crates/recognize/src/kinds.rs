//! Type names as headings print them, with the kind of ours that serves each.

/// Folded heading, identifier of the type, kind (folder under `templates/`).
const HEADINGS: [(&str, &str, &str); 29] = [
    // Against PL I/II.5, but printed by some offices.
    ("cong van", "cong-van", "cong-van"),
    ("quyet dinh", "quyet-dinh", "quyet-dinh"),
    ("cong dien", "cong-dien", "cong-dien"),
    ("chi thi", "chi-thi", GENERIC),
    ("quy che", "quy-che", GENERIC),
    ("quy dinh", "quy-dinh", GENERIC),
    ("thong cao", "thong-cao", GENERIC),
    ("thong bao", "thong-bao", GENERIC),
    ("huong dan", "huong-dan", GENERIC),
    ("chuong trinh", "chuong-trinh", GENERIC),
    ("ke hoach", "ke-hoach", GENERIC),
    ("phuong an", "phuong-an", GENERIC),
    ("de an", "de-an", GENERIC),
    ("du an", "du-an", GENERIC),
    ("bao cao", "bao-cao", GENERIC),
    ("to trinh", "to-trinh", GENERIC),
    ("giay uy quyen", "giay-uy-quyen", GENERIC),
    ("phieu gui", "phieu-gui", GENERIC),
    ("phieu chuyen", "phieu-chuyen", GENERIC),
    ("phieu bao", "phieu-bao", GENERIC),
    ("nghi quyet", "nghi-quyet", "nghi-quyet"),
    ("giay moi", "giay-moi", "giay-moi"),
    ("giay gioi thieu", "giay-gioi-thieu", "giay-gioi-thieu"),
    ("bien ban", "bien-ban", "bien-ban"),
    ("giay nghi phep", "giay-nghi-phep", "giay-nghi-phep"),
    ("hop dong", "hop-dong", AGREEMENT),
    ("ban ghi nho", "ban-ghi-nho", AGREEMENT),
    ("ban thoa thuan", "ban-thoa-thuan", AGREEMENT),
    ("thu cong", "thu-cong", "thu-cong"),
];

const GENERIC: &str = "van-ban-co-ten-loai";
const AGREEMENT: &str = "thoa-thuan";

/// Whether the kind has a trích yếu below its heading: Mẫu 1.8 and 1.10 have none.
pub(crate) fn has_subject(kind: &str) -> bool {
    !matches!(kind, "giay-gioi-thieu" | "giay-nghi-phep")
}

/// What a heading says: the kind, and the type where the kind serves several.
pub(crate) fn of_heading(key: &str) -> Option<(&'static str, Option<&'static str>)> {
    HEADINGS
        .iter()
        .find(|(heading, ..)| *heading == key.trim_end_matches([':', '.']))
        .map(|(_, id, kind)| (*kind, (kind != id).then_some(*id)))
}
