use crate::{Certainty, Draft, Findings, Place, Rule, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "TT01",
    title: "Đủ các thành phần thể thức chính",
    article: "Điều 8.2",
    explanation: "Văn bản hành chính phải có tên cơ quan ban hành, ký hiệu, địa danh, trích yếu, \
                  nội dung, chức vụ và họ tên người ký. Số và ngày có thể để trống khi còn dự thảo. \
                  Điền phần còn thiếu vào biểu mẫu.",
    severity: Severity::Error,
    certainty: Certainty::Certain,
    test: Test::Draft {
        applies: |_| true,
        find,
    },
};

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    let document = draft.document;
    let mut want = |missing: bool, field: &str, name: &str| {
        if missing {
            findings.add(
                Place::field(field),
                format!("Thiếu {name}. Hãy điền vào biểu mẫu."),
            );
        }
    };
    let blank = |text: &str| text.trim().is_empty();
    want(
        blank(&document.co_quan_ban_hanh),
        "/co_quan_ban_hanh",
        "tên cơ quan ban hành",
    );
    want(
        blank(&document.so_ky_hieu.ky_hieu),
        "/so_ky_hieu/ky_hieu",
        "ký hiệu văn bản",
    );
    if draft.ten_loai() != "bien-ban" {
        want(blank(&document.dia_danh), "/dia_danh", "địa danh");
    }
    if !matches!(draft.ten_loai(), "giay-gioi-thieu" | "giay-nghi-phep") {
        want(
            blank(&document.trich_yeu.plain()),
            "/trich_yeu",
            "trích yếu nội dung",
        );
    }
    // Mẫu 1.7, 1.8 and 1.10 say everything in lines of their own.
    want(
        document.noi_dung.is_empty() && document.thong_tin.is_empty(),
        "/noi_dung",
        "nội dung văn bản",
    );
    want(document.nguoi_ky.is_empty(), "/nguoi_ky", "người ký");
    for (index, signer) in document.nguoi_ky.iter().enumerate() {
        let place = format!("/nguoi_ky/{index}");
        let no_title = blank(&signer.chuc_vu) && signer.quyen_han.is_empty();
        want(
            no_title,
            &format!("{place}/chuc_vu"),
            "chức vụ của người ký",
        );
        want(
            blank(&signer.ho_ten),
            &format!("{place}/ho_ten"),
            "họ và tên người ký",
        );
    }
    if draft.ten_loai() == "cong-dien" {
        want(
            document.noi_nhan_dien.is_empty(),
            "/noi_nhan_dien",
            "nơi nhận điện",
        );
    }
}
