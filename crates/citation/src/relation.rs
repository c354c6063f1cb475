//! What a document has to do with one that it cites: told by the words before the citation.

use std::ops::Range;

use serde::Serialize;

use crate::phrases::{List, Phrases};
use crate::text::skip_blanks_back;

/// What a document has to do with one that it cites, the strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Thay thế, bãi bỏ: it ends it.
    ThayThe,
    /// Sửa đổi, bổ sung: it changes it.
    SuaDoi,
    /// Căn cứ: it is issued by its power.
    CanCu,
    /// Thực hiện, triển khai: it carries it out.
    ThucHien,
    /// Kèm theo: the one came with the other.
    KemTheo,
    /// Nhắc: it speaks of it.
    Nhac,
}

/// The words that tell, each right before the citation or before the list that it stands in.
static WORDS: List<Relation> = List::new(|| {
    Phrases::backward([
        ("thay thế", Relation::ThayThe),
        ("thay thế cho", Relation::ThayThe),
        ("bãi bỏ", Relation::ThayThe),
        ("hủy bỏ", Relation::ThayThe),
        ("bãi bỏ toàn bộ", Relation::ThayThe),
        ("hết hiệu lực", Relation::ThayThe),
        ("sửa đổi, bổ sung", Relation::SuaDoi),
        ("sửa đổi, bổ sung một số điều của", Relation::SuaDoi),
        ("sửa đổi", Relation::SuaDoi),
        ("bổ sung", Relation::SuaDoi),
        ("điều chỉnh", Relation::SuaDoi),
        ("căn cứ", Relation::CanCu),
        ("thực hiện", Relation::ThucHien),
        ("thực hiện nghiêm", Relation::ThucHien),
        ("thực hiện nghiêm túc", Relation::ThucHien),
        ("thực hiện có hiệu quả", Relation::ThucHien),
        ("triển khai", Relation::ThucHien),
        ("triển khai thực hiện", Relation::ThucHien),
        ("thi hành", Relation::ThucHien),
        ("quán triệt", Relation::ThucHien),
        ("quán triệt nghiêm túc", Relation::ThucHien),
        ("kèm theo", Relation::KemTheo),
        ("ban hành kèm theo", Relation::KemTheo),
    ])
});

/// What the document that holds the text has to do with the one cited at `short`; `before` is the
/// relation of the citation before it, which goes on through a list (`Công điện số …; Kết luận số …`).
pub(crate) fn read(
    text: &str,
    short: &Range<usize>,
    before: Option<(usize, Relation)>,
) -> Relation {
    let end = skip_blanks_back(text, short.start);
    if let Some((relation, _)) = WORDS.before(text, end) {
        return relation;
    }
    let listed = before.filter(|(last, _)| {
        let between = text.get(*last..short.start).unwrap_or_default().trim();
        [";", ",", "và", "; và", ", và"].contains(&between)
    });
    listed.map_or(Relation::Nhac, |(_, relation)| relation)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find;

    fn relations(text: &str) -> Vec<Relation> {
        find(text)
            .citations
            .iter()
            .map(|citation| citation.relation)
            .collect()
    }

    #[test]
    fn the_words_before_a_citation_tell() {
        assert_eq!(
            relations(
                "Thực hiện Công điện số 968/CĐ-TTg ngày 16/10/2023 của Thủ tướng Chính phủ; Kết luận số \
                 29-KL/TU ngày 22/7/2021 của Ban Thường vụ Tỉnh ủy, các đơn vị báo cáo theo Công văn số 12/UBND-NC."
            ),
            [Relation::ThucHien, Relation::ThucHien, Relation::Nhac]
        );
        assert_eq!(
            relations(
                "Quyết định này thay thế Quyết định số 12/QĐ-UBND ngày 05/3/2020 của UBND tỉnh."
            ),
            [Relation::ThayThe]
        );
        assert_eq!(
            relations("Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024"),
            [Relation::CanCu]
        );
    }
}
