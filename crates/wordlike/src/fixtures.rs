//! The fixtures: a row for every shape that was counted and every lesson that was learnt.

use crate::package::{self, Part};
use crate::shape::{
    Ending, Gallery, Header, Letters, Line, Number, PageNumber, Shape, Sheet, Track,
};
use crate::words::{Item, Words};
use crate::{body, ending, header, page, styles};

/// A paper in a shape.
#[derive(Debug, Clone, PartialEq)]
pub struct Fixture {
    /// A name for reports.
    pub name: &'static str,
    /// What the paper says.
    pub words: Words,
    /// How it was made.
    pub shape: Shape,
}

impl Fixture {
    /// The DOCX file.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let (words, shape) = (&self.words, &self.shape);
        let mut content = header::write(words, shape)
            + &body::write(words, shape)
            + &ending::write(words, shape)
            + &page::sections(shape);
        if shape.gallery == Gallery::Bookmarks {
            content = bookmarked(&content);
        }
        package::write(&content, &parts(shape))
    }
}

/// A bookmark before every run.
fn bookmarked(content: &str) -> String {
    let mut out = String::with_capacity(content.len() * 2);
    for (order, piece) in content.split("<w:r ").enumerate() {
        if order > 0 {
            out += &format!(
                r#"<w:bookmarkStart w:id="{order}" w:name="dieu_{order}"/><w:bookmarkEnd w:id="{order}"/><w:r "#
            );
        }
        out += piece;
    }
    out
}

fn parts(shape: &Shape) -> Vec<Part> {
    let part = |kind, file, root, content| Part {
        id: format!("rId{kind}"),
        kind,
        file,
        root,
        content,
    };
    let mut parts = vec![
        part("styles", "styles.xml", "w:styles", styles::styles(shape)),
        part(
            "theme",
            "theme/theme1.xml",
            "a:theme",
            styles::THEME.to_owned(),
        ),
        part(
            "numbering",
            "numbering.xml",
            "w:numbering",
            styles::numbering(),
        ),
        part(
            "settings",
            "settings.xml",
            "w:settings",
            styles::SETTINGS.to_owned(),
        ),
    ];
    if let Some([notes, comments]) = styles::notes(shape) {
        parts.push(part(
            "footnotes",
            "footnotes.xml",
            "w:footnotes",
            notes.to_owned(),
        ));
        parts.push(part(
            "comments",
            "comments.xml",
            "w:comments",
            comments.to_owned(),
        ));
    }
    if let Some((in_header, content)) = page::numbers(shape) {
        let (kind, file, root) = if in_header {
            ("header", "header1.xml", "w:hdr")
        } else {
            ("footer", "footer1.xml", "w:ftr")
        };
        parts.push(Part {
            id: "rIdNumbers".to_owned(),
            ..part(kind, file, root, content)
        });
    }
    parts
}

/// All fixtures. Each but those of whole offices differs from the commonest shape in one thing.
#[must_use]
pub fn fixtures() -> Vec<Fixture> {
    let letter = Words::cong_van;
    let decision = Words::quyet_dinh;
    let shape = Shape::default;
    let header = |header| Shape { header, ..shape() };
    let line = |line| Shape { line, ..shape() };
    let letters = |letters| Shape { letters, ..shape() };
    let number = |number| Shape { number, ..shape() };
    let ending = |ending| Shape { ending, ..shape() };
    let page_number = |page_number| Shape {
        page_number,
        ..shape()
    };
    let sheet = |sheet| Shape { sheet, ..shape() };
    let rows = [
        ("header of one row", letter(), shape()),
        ("header of two rows", letter(), header(Header::TwoRows)),
        (
            "header with a row for each line",
            letter(),
            header(Header::RowPerLine),
        ),
        (
            "header begun left of the margin",
            letter(),
            header(Header::Outdented),
        ),
        ("floating header", letter(), header(Header::Floating)),
        (
            "quốc hiệu and tiêu ngữ in one paragraph",
            letter(),
            header(Header::Broken),
        ),
        (
            "number and date on one line below",
            letter(),
            header(Header::NumberBelow),
        ),
        ("header by tabs", letter(), header(Header::Tabs)),
        ("header by blanks", letter(), header(Header::Blanks)),
        (
            "header by blanks, decision",
            decision(),
            header(Header::Blanks),
        ),
        ("lines in VML", letter(), line(Line::Vml)),
        ("lines as lower borders", letter(), line(Line::Border)),
        ("lines as upper borders", letter(), line(Line::BorderAbove)),
        ("lines of underscores", letter(), line(Line::Underscores)),
        ("lines of hyphens", letter(), line(Line::Hyphens)),
        ("underlined tiêu ngữ", letter(), line(Line::Underlined)),
        ("runs of three letters", letter(), letters(Letters::Cut(3))),
        (
            "every marked letter a run",
            letter(),
            letters(Letters::Marked),
        ),
        ("combining marks", letter(), letters(Letters::Combining)),
        (
            "combining marks, decision",
            decision(),
            letters(Letters::Combining),
        ),
        ("TCVN3", letter(), letters(Letters::Tcvn3)),
        ("TCVN3, decision", decision(), letters(Letters::Tcvn3)),
        ("VNI", letter(), letters(Letters::Vni)),
        ("VNI, decision", decision(), letters(Letters::Vni)),
        (
            "number still blank",
            Words {
                number: None,
                ..letter()
            },
            number(Number::Padded(12)),
        ),
        ("number padded", letter(), number(Number::Padded(6))),
        ("number in twelve runs", letter(), number(Number::Runs(12))),
        (
            "DỰ THẢO in a text box",
            letter(),
            Shape {
                stamp: true,
                ..shape()
            },
        ),
        (
            "title of single letters, condensed",
            decision(),
            Shape {
                condensed: true,
                ..shape()
            },
        ),
        ("decision", decision(), shape()),
        ("signature by tabs", letter(), ending(Ending::Tabs)),
        ("signature by an indent", letter(), ending(Ending::Indented)),
        (
            "page number in a frame",
            letter(),
            page_number(PageNumber::Frame),
        ),
        (
            "page number in the footer",
            letter(),
            page_number(PageNumber::Footer),
        ),
        (
            "page number after a tab",
            letter(),
            page_number(PageNumber::Simple),
        ),
        ("no page number", letter(), page_number(PageNumber::None)),
        ("Letter paper", letter(), sheet(Sheet::Letter)),
        ("second section across", letter(), sheet(Sheet::Across)),
        (
            "automatic numbers",
            letter(),
            Shape {
                automatic: true,
                ..shape()
            },
        ),
        (
            "automatic điều",
            decision(),
            Shape {
                automatic: true,
                ..shape()
            },
        ),
        (
            "Kính gửi by blanks",
            letter(),
            Shape {
                blanks: true,
                ..shape()
            },
        ),
        (
            "language nl-NL",
            letter(),
            Shape {
                language: "nl-NL",
                ..shape()
            },
        ),
        (
            "old styles unused",
            letter(),
            Shape {
                gallery: Gallery::OldStyles,
                ..shape()
            },
        ),
        (
            "reviewed",
            letter(),
            Shape {
                track: Track::Reviewed,
                ..shape()
            },
        ),
        (
            "form with fields",
            Words::form(),
            Shape {
                letters: Letters::Cut(4),
                ..shape()
            },
        ),
        ("office by tabs", letter(), office_by_tabs()),
        ("legal database", letter(), legal_database()),
    ];
    rows.into_iter()
        .map(|(name, words, shape)| Fixture { name, words, shape })
        .collect()
}

/// A công văn of so many paragraphs of sixty words.
#[must_use]
pub fn long(paragraphs: usize, shape: Shape) -> Fixture {
    let text = Item::Text(LONG);
    Fixture {
        name: "long",
        words: Words {
            body: vec![text; paragraphs],
            ..Words::cong_van()
        },
        shape,
    }
}

const LONG: &str = "Các cơ quan, đơn vị rà soát toàn bộ hồ sơ công chức, viên chức thuộc thẩm quyền quản lý, đối chiếu \
    với dữ liệu trên hệ thống, bổ sung những giấy tờ còn thiếu, lập danh sách những trường hợp phải xác minh và \
    báo cáo kết quả về Sở trước ngày cuối cùng của quý; khó khăn, vướng mắc phát sinh thì trao đổi để được \
    hướng dẫn kịp thời.";

/// A file whose main part has these elements in its body, whatever they are.
#[must_use]
pub fn around(body: &str) -> Vec<u8> {
    package::write(body, &parts(&Shape::default()))
}

/// An office without tables, whose text went through a converter.
fn office_by_tabs() -> Shape {
    Shape {
        header: Header::Tabs,
        letters: Letters::Marked,
        number: Number::Padded(3),
        ending: Ending::Tabs,
        page_number: PageNumber::Frame,
        language: "nb-NO",
        ..Shape::default()
    }
}

/// A file that a legal database typed again.
fn legal_database() -> Shape {
    Shape {
        header: Header::TwoRows,
        line: Line::Hyphens,
        page_number: PageNumber::None,
        sheet: Sheet::Letter,
        font: ("Arial", 20),
        gallery: Gallery::Bookmarks,
        ..Shape::default()
    }
}
