//! Ô 1 to 4 and 5b, in every make of header.

use crate::ink::{self, Ink};
use crate::line::{LEFT_PT, RIGHT_PT, drawing, text_box, under};
use crate::shape::{Header, Line, Number, Shape};
use crate::words::Words;
use crate::writer::{Layout, Para};

const MOTTO: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const INDEPENDENCE: &str = "Độc lập - Tự do - Hạnh phúc";

const NAME: Ink = Ink::size(26);
const NUMBER: Ink = Ink::size(26);

/// The header of a paper.
pub(crate) fn write(words: &Words, shape: &Shape) -> String {
    let header = Parts { words, shape };
    match shape.header {
        Header::OneRow => table("", &[[header.left(), header.right()]]),
        Header::Outdented => table(
            r#"<w:tblInd w:w="-318" w:type="dxa"/>"#,
            &[[header.left(), header.right()]],
        ),
        Header::Floating => table(FLOATING, &[[header.left(), header.right()]]),
        Header::Broken => table("", &[[header.left(), header.broken_right()]]),
        Header::TwoRows => table(
            "",
            &[
                [header.names(), header.motto()],
                [header.number_and_subject(), header.date()],
            ],
        ),
        Header::RowPerLine => header.row_per_line(),
        Header::NumberBelow => header.number_below(),
        Header::Tabs => header.without_table("\t", ""),
        Header::Blanks => header.without_table("            ", "   "),
    }
}

const FLOATING: &str = r#"<w:tblpPr w:leftFromText="180" w:rightFromText="180" w:vertAnchor="text" w:horzAnchor="margin" w:tblpX="-180" w:tblpY="1"/>"#;

fn table(properties: &'static str, rows: &[[String; 2]]) -> String {
    Layout {
        widths: [3_600, 5_900],
        properties,
    }
    .xml(rows)
}

struct Parts<'a> {
    words: &'a Words,
    shape: &'a Shape,
}

impl Parts<'_> {
    fn centred(&self, text: &str, ink: Ink) -> Para {
        Para::centred().text(self.shape, text, ink)
    }

    fn left(&self) -> String {
        self.names() + &self.number_and_subject()
    }

    fn right(&self) -> String {
        self.motto() + &self.date()
    }

    /// The names with the line under the lower one. In a broken header the line's shape stands in
    /// the middle of that name.
    fn names(&self) -> String {
        let under = under(self.shape, 30, LEFT_PT);
        let superior = self.centred(self.words.superior, NAME).xml();
        let name = self.words.issuing;
        let issuing = match name.split_once(' ') {
            Some((first, rest)) if self.shape.header == Header::Broken => Para::centred()
                .text(self.shape, first, NAME.bold())
                .raw(&under.anchored)
                .text(self.shape, &format!(" {rest}"), NAME.bold()),
            _ => self.centred(name, NAME.bold()).raw(&under.anchored),
        };
        superior + &issuing.xml() + &under.below
    }

    fn motto(&self) -> String {
        let under = under(self.shape, 165, RIGHT_PT);
        self.centred(MOTTO, NAME.bold()).xml()
            + &self
                .centred(INDEPENDENCE, self.independence())
                .raw(&under.anchored)
                .xml()
            + &under.below
    }

    fn independence(&self) -> Ink {
        Ink {
            underlined: self.shape.line == Line::Underlined,
            ..Ink::size(28).bold()
        }
    }

    fn broken_right(&self) -> String {
        let both = format!("{MOTTO}\n{INDEPENDENCE}");
        let under = under(self.shape, 165, RIGHT_PT);
        self.centred(&both, NAME.bold()).raw(&under.anchored).xml() + &under.below + &self.date()
    }

    fn number_text(&self) -> String {
        match self.shape.number {
            Number::Padded(blanks) => self.words.number_line(blanks),
            _ => self.words.number_line(1),
        }
    }

    fn number_runs(&self) -> String {
        let text = self.number_text();
        match self.shape.number {
            Number::Runs(count) => ink::runs_in(self.shape, &text, NUMBER, count),
            _ => ink::runs(self.shape, &text, NUMBER),
        }
    }

    /// DỰ THẢO is anchored in the number's paragraph.
    fn number(&self) -> String {
        let stamp = if self.shape.stamp {
            text_box(self.shape, "DỰ THẢO")
        } else {
            String::new()
        };
        Para::centred().raw(&stamp).raw(&self.number_runs()).xml()
    }

    fn subject(&self) -> Option<String> {
        let text = format!("V/v {}", self.words.subject);
        self.words
            .heading
            .is_none()
            .then(|| Para::subject().text(self.shape, &text, Ink::size(24)).xml())
    }

    fn number_and_subject(&self) -> String {
        self.number() + &self.subject().unwrap_or_default()
    }

    fn date(&self) -> String {
        self.centred(&self.words.date_line(), Ink::size(28).italic())
            .xml()
    }

    fn row_per_line(&self) -> String {
        let under = under(self.shape, 30, LEFT_PT);
        let superior = self.centred(self.words.superior, NAME).xml();
        let issuing = self
            .centred(self.words.issuing, NAME.bold())
            .raw(&under.anchored)
            .xml();
        let motto = self.centred(MOTTO, NAME.bold()).xml();
        let independence = self.centred(INDEPENDENCE, self.independence()).xml();
        let mut rows = vec![
            [superior, motto],
            [issuing + &under.below, independence],
            [self.number(), self.date()],
        ];
        if let Some(subject) = self.subject() {
            rows.push([subject, String::new()]);
        }
        table("", &rows)
    }

    fn number_below(&self) -> String {
        let names = table("", &[[self.names(), self.motto()]]);
        let line = Para::new()
            .raw(&self.number_runs())
            .text(self.shape, "\t   ", NUMBER)
            .text(self.shape, &self.words.date_line(), Ink::size(28).italic());
        let subject = format!("V/v {}", self.words.subject);
        let subject = self.words.heading.is_none().then(|| {
            Para::subject()
                .text(self.shape, &subject, Ink::size(24))
                .xml()
        });
        names + &line.xml() + &subject.unwrap_or_default()
    }

    /// Both sides on one line, `gap` apart; every line begins with `margin`.
    fn without_table(&self, gap: &str, margin: &str) -> String {
        let line = |left: &str, left_ink: Ink, right: &str, right_ink: Ink| {
            Para::new()
                .text(self.shape, &format!("{margin}{left}{gap}"), left_ink)
                .text(self.shape, right, right_ink)
                .xml()
        };
        let floating = Para::new().raw(&drawing(30)).raw(&drawing(165)).xml();
        let number = self.number_text();
        let mut out = line(self.words.superior, NAME, MOTTO, NAME.bold())
            + &line(
                self.words.issuing,
                NAME.bold(),
                INDEPENDENCE,
                Ink::size(28).bold(),
            )
            + &floating
            + &line(
                &number,
                NUMBER,
                &self.words.date_line(),
                Ink::size(28).italic(),
            );
        if self.words.heading.is_none() {
            let subject = format!("{margin}V/v {}", self.words.subject);
            out += &Para::subject()
                .text(self.shape, &subject, Ink::size(24))
                .xml();
        }
        out
    }
}
