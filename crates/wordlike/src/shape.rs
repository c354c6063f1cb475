//! How somebody made the paper in Word.

/// One way to make a paper. The default is the commonest: a header of one row, DrawingML lines,
/// Nơi nhận beside the signature in a table, the page number in a content control.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape {
    /// The header.
    pub header: Header,
    /// The lines under Tiêu ngữ and the issuing body.
    pub line: Line,
    /// How text falls into runs, and its encoding.
    pub letters: Letters,
    /// The number.
    pub number: Number,
    /// DỰ THẢO in a text box of the header, in both branches of an alternate content.
    pub stamp: bool,
    /// Some runs of headings carry condensed letter spacing.
    pub condensed: bool,
    /// Nơi nhận and the signature.
    pub ending: Ending,
    /// The page number.
    pub page_number: PageNumber,
    /// Paper and sections.
    pub sheet: Sheet,
    /// Labels of khoản, điểm and dashes are counted by Word.
    pub automatic: bool,
    /// Lines are put in place by runs of blanks.
    pub blanks: bool,
    /// Font and size of the body in half-points.
    pub font: (&'static str, u32),
    /// Language of the letters.
    pub language: &'static str,
    /// Styles that nobody uses, and bookmarks that nobody needs.
    pub gallery: Gallery,
    /// Tracked changes, a comment and a footnote.
    pub track: Track,
}

impl Default for Shape {
    fn default() -> Self {
        Self {
            header: Header::OneRow,
            line: Line::Drawing,
            letters: Letters::Whole,
            number: Number::Plain,
            stamp: false,
            condensed: false,
            ending: Ending::Table,
            page_number: PageNumber::Control,
            sheet: Sheet::A4,
            automatic: false,
            blanks: false,
            font: ("Times New Roman", 28),
            language: "vi-VN",
            gallery: Gallery::Plain,
            track: Track::None,
        }
    }
}

/// How the header is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Header {
    /// A table of one row: every line of a side in one cell.
    OneRow,
    /// Names above, number and date below.
    TwoRows,
    /// A row for each line.
    RowPerLine,
    /// One row, begun left of the margin.
    Outdented,
    /// One row in a table that floats.
    Floating,
    /// One row; Quốc hiệu and Tiêu ngữ are one paragraph, and the line shape cuts the agency's name.
    Broken,
    /// One row of names; number and date on one line below it, apart by a tab.
    NumberBelow,
    /// No table: both sides on one line, apart by tabs.
    Tabs,
    /// No table: both sides on one line, apart by blanks and tabs; the lines float in a paragraph
    /// of their own.
    Blanks,
}

/// How the lines under the header are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// DrawingML in an alternate content, with VML for old programs.
    Drawing,
    /// VML alone.
    Vml,
    /// The lower border of an empty paragraph, indented on both sides.
    Border,
    /// The upper border of the paragraph below.
    BorderAbove,
    /// Underscores.
    Underscores,
    /// Hyphens.
    Hyphens,
    /// The letters are underlined.
    Underlined,
}

/// How text falls into runs, and its encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    /// One run for a text.
    Whole,
    /// Runs of a few letters.
    Cut(usize),
    /// Every letter with a mark is a run of its own.
    Marked,
    /// Tone marks are characters of their own, also across runs.
    Combining,
    /// TCVN3 in `.VnTime` and `.VnTimeH`.
    Tcvn3,
    /// VNI.
    Vni,
}

/// How the number is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Number {
    /// `Số: 213/…`
    Plain,
    /// So many blanks before the stroke.
    Padded(usize),
    /// In so many runs.
    Runs(usize),
}

/// How Nơi nhận and the signature stand beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// A table of one row.
    Table,
    /// Tabs on the lines.
    Tabs,
    /// The signature stands above, set right by an indent.
    Indented,
}

/// How the page number is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PageNumber {
    /// None.
    None,
    /// In a content control of the header, centred.
    Control,
    /// In a frame of the header.
    Frame,
    /// A complex field in the footer, on the right.
    Footer,
    /// A simple field in the header, after a tab.
    Simple,
}

/// Paper and sections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// A4 with the decree's margins.
    A4,
    /// Letter with margins of an inch.
    Letter,
    /// A4, and a second section that lies across and holds a table.
    Across,
}

/// What else is in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gallery {
    /// The styles of a new document.
    Plain,
    /// Also styles of old fonts that no paragraph uses.
    OldStyles,
    /// Also bookmarks around every word of a heading, by the hundred.
    Bookmarks,
}

/// What others left in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Track {
    /// Nothing.
    None,
    /// A tracked deletion and insertion, a comment and a footnote.
    Reviewed,
}
