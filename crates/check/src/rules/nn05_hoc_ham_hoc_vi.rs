use super::words::{Pattern, pattern};
use crate::{Certainty, Draft, Findings, Fix, Place, Rule, Safety, Severity, Test};

pub(super) const RULE: Rule = Rule {
    code: "NN05",
    title: "Trước họ tên người ký không ghi học hàm, học vị, danh hiệu",
    article: "PL I/II.7.c",
    explanation: "Không ghi học hàm, học vị và danh hiệu danh dự trước họ tên người ký. Riêng lực \
                  lượng vũ trang và các tổ chức sự nghiệp giáo dục, y tế, khoa học theo quy định của \
                  người đứng đầu ngành; nếu thuộc trường hợp đó, bỏ qua lời nhắc này.",
    severity: Severity::Error,
    certainty: Certainty::Likely,
    test: Test::Draft {
        applies: |draft| {
            draft
                .document
                .nguoi_ky
                .iter()
                .any(|signer| !signer.ho_ten.is_empty())
        },
        find,
    },
};

static TITLE: Pattern = pattern!(
    r"^\s*((?:(?:GS|PGS|TS|ThS|Ths|BS|CKI|CKII|KS|CN|NGƯT|NGND|NSƯT|NSND|TTƯT|TTND)\.\s*|(?:Giáo sư|Phó Giáo sư|Tiến sĩ|Tiến sỹ|Thạc sĩ|Thạc sỹ|Bác sĩ|Bác sỹ|Kỹ sư|Cử nhân|Đại tá|Thượng tá|Trung tá|Thiếu tá|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại úy|Thượng úy|Ông|Bà|Đồng chí|Đ/c)\s+)+)"
);

fn find(draft: &Draft<'_>, findings: &mut Findings<'_>) {
    for (index, signer) in draft.document.nguoi_ky.iter().enumerate() {
        let field = format!("/nguoi_ky/{index}/ho_ten");
        for place in TITLE.places(&signer.ho_ten) {
            let title = signer.ho_ten[place.clone()].trim().to_owned();
            findings.add_with_fix(
                Place::range(field.as_str(), place.clone()),
                format!("Bỏ “{title}” trước họ tên người ký."),
                Fix::replace(Safety::Suggested, field.as_str(), place, ""),
            );
        }
    }
}
