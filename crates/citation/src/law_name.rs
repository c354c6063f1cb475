//! Names of laws in running text: `Luật Tổ chức chính quyền địa phương`. The decree has laws cited
//! by type and name alone — PL I/II.6.b.

use std::ops::Range;

use crate::phrases::{List, Phrases, plain};
use crate::text::{char_at, is_word, reads, reads_any, skip_blanks, skip_blanks_back, word_end};

/// Names of laws that hold a comma, `và`, or another word at which a name would seem to end.
static NAMES: List = List::new(|| {
    let mut names: Vec<_> = include_str!("../data/law-names.txt")
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    Phrases::forward(plain(names))
});

/// Words at which a name that is not listed has ended.
static STOPS: List = List::new(|| {
    Phrases::forward(plain([
        "ngày",
        "số",
        "năm",
        "của",
        "và",
        "hoặc",
        "quy định",
        "được",
        "có",
        "đã",
        "thì",
        "mà",
        "nhằm",
        "để",
        "trong",
        "cho",
        "tại",
        "theo",
        "hiện hành",
        "sửa đổi",
        "mới",
        "là",
        "về",
        "từ",
        "đến",
        "khi",
        "nêu",
        "nói",
        "này",
        "trên",
        "do",
        "với",
        "cũng",
    ]))
});
/// Words after which `Luật` names no law: a school, a firm.
static NO_LAW: List = List::new(|| {
    Phrases::backward(plain([
        "học",
        "khoa",
        "công ty",
        "viện",
        "phòng",
        "tạp chí",
        "báo",
    ]))
});
const MOST_WORDS: usize = 20;

/// The name of a law that begins at `at`, behind the word for its type.
pub(crate) fn read(text: &str, at: usize) -> Option<Range<usize>> {
    let at = skip_blanks(text, at);
    if let Some(end) = reads(text, at, "sửa đổi, bổ sung") {
        return amending(text, at, end);
    }
    if !char_at(text, at)?.is_uppercase() {
        return None;
    }
    let end = NAMES.end(text, at).or_else(|| unlisted(text, at))?;
    Some(at..end)
}

/// `Luật sửa đổi, bổ sung một số điều của Luật …, Luật …`.
fn amending(text: &str, at: usize, behind: usize) -> Option<Range<usize>> {
    let articles = reads(text, skip_blanks(text, behind), "một số điều của")?;
    let mut end = None;
    let mut place = skip_blanks(text, articles);
    while let Some(name) = reads_any(text, place, &["các luật", "bộ luật", "luật"]) {
        let found = NAMES
            .end(text, skip_blanks(text, name))
            .or_else(|| unlisted(text, skip_blanks(text, name)))?;
        end = Some(found);
        let joint = skip_blanks(text, found);
        let behind = match char_at(text, joint) {
            Some(',') => joint + 1,
            _ => match reads(text, joint, "và") {
                Some(behind) => behind,
                None => break,
            },
        };
        place = skip_blanks(text, behind);
    }
    end.map(|end| at..end)
}

fn unlisted(text: &str, at: usize) -> Option<usize> {
    if !char_at(text, at)?.is_uppercase() {
        return None;
    }
    let mut end = None;
    let mut place = at;
    for _ in 0..MOST_WORDS {
        if place > at && STOPS.end(text, place).is_some() {
            break;
        }
        let word = word_end(text, place);
        let is_number = text[place..word].starts_with(|c: char| c.is_ascii_digit());
        if word == place || is_number {
            break;
        }
        end = Some(word);
        place = skip_blanks(text, word);
        if place == word || !char_at(text, place).is_some_and(is_word) {
            break;
        }
    }
    end
}

/// Whether the words before `at` tell that `Luật` is no law there (`Đại học Luật Hà Nội`).
pub(crate) fn is_part_of_another_name(text: &str, at: usize) -> bool {
    let before = skip_blanks_back(text, at);
    NO_LAW.start(text, before).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(text: &str) -> Option<&str> {
        read(text, 0).map(|range| &text[range])
    }

    #[test]
    fn a_name_ends_where_the_sentence_goes_on() {
        assert_eq!(name("Lưu trữ và Nghị định số"), Some("Lưu trữ"));
        assert_eq!(name("Cán bộ, công chức ngày 13"), Some("Cán bộ, công chức"));
        assert_eq!(
            name("Tổ chức chính quyền địa phương ngày 16"),
            Some("Tổ chức chính quyền địa phương")
        );
        assert_eq!(
            name("Phòng, chống tham nhũng, các đơn vị"),
            Some("Phòng, chống tham nhũng")
        );
        assert_eq!(name("Mới Chưa Biết quy định"), Some("Mới Chưa Biết"));
        assert_eq!(name("sư"), None);
        assert_eq!(name("này"), None);
        let amending =
            "sửa đổi, bổ sung một số điều của Luật Cán bộ, công chức và Luật Viên chức ngày";
        assert_eq!(
            name(amending),
            Some(&amending[..amending.len() - " ngày".len()])
        );
    }
}
