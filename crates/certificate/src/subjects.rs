//! What the rows of a subject speak of, for both readers alike.

/// Millimetres in a point.
pub(crate) const MM_PER_PT: f64 = 25.4 / 72.0;
/// Height of a single line of Times New Roman, in sizes: ascent, descent and line gap.
pub(crate) const SINGLE_LINE: f64 = 0.891 + 0.216 + 0.042;
/// Frames of the urgency marks, mm — PL I/III.2.b.
pub(crate) const URGENCY_FRAMES_MM: [(&str, f64, f64); 4] = [
    ("HỎA TỐC", 30.0, 8.0),
    ("HOẢ TỐC", 30.0, 8.0),
    ("THƯỢNG KHẨN", 40.0, 8.0),
    ("KHẨN", 20.0, 8.0),
];
/// Subjects that are units of the text.
const BODY: [&str; 6] = [
    "noi_dung",
    "dieu",
    "dieu_tieu_de",
    "khoan",
    "khoan_tieu_de",
    "diem",
];

/// Whether a subject is a unit of the text.
pub(crate) fn is_body(subject: &str) -> bool {
    BODY.contains(&subject)
}

/// Lines of a mục lục: found, so that none is taken for the heading that it names, and not measured,
/// since the decree says nothing of them.
pub(crate) const CONTENTS: &str = "muc_luc";

/// Units whose label has a weight of its own.
pub(crate) fn has_label_of_its_own(subject: &str) -> bool {
    matches!(subject, "dieu" | "khoan" | "diem")
}

/// Heads and marks stand beside each other or in margins: their order in the file is free.
pub(crate) fn stands_in_heads(subject: &str) -> bool {
    matches!(
        subject,
        "co_quan_chu_quan"
            | "co_quan_ban_hanh"
            | "quoc_hieu"
            | "tieu_ngu"
            | "so_ky_hieu"
            | "dia_danh_thoi_gian"
            | "trich_yeu_cong_van"
            | "muc_do_khan"
            | "pham_vi_luu_hanh"
            | "dia_chi"
    )
}

/// Subjects whose rows speak of case, and which.
pub(crate) fn wants_case(subject: &str) -> Option<bool> {
    match subject {
        "quoc_hieu"
        | "co_quan_chu_quan"
        | "co_quan_ban_hanh"
        | "ten_loai"
        | "tham_quyen_ban_hanh"
        | "lenh_ban_hanh"
        | "phan_chuong_tieu_de"
        | "muc_tieu_de"
        | "muc_la_ma"
        | "quyen_han_chuc_vu"
        | "phu_luc_tieu_de"
        | "muc_do_khan"
        | "pham_vi_luu_hanh" => Some(true),
        "phan_chuong_so" | "muc_so" | "ho_ten" | "phu_luc_so" => Some(false),
        _ => None,
    }
}

/// Subjects whose words begin a line.
pub(crate) fn stands_on_its_own_line(subject: &str) -> bool {
    is_body(subject)
        || matches!(
            subject,
            "can_cu"
                | "phan_chuong_so"
                | "phan_chuong_tieu_de"
                | "muc_so"
                | "muc_tieu_de"
                | "muc_la_ma"
                | "kinh_gui"
                | "nguoi_gui_dien"
                | "noi_nhan_dien"
                | "noi_nhan_tu"
                | "noi_nhan_danh_sach"
                | "phu_luc_so"
                | "phu_luc_tieu_de"
                | "phu_luc_kem_theo"
        )
}
