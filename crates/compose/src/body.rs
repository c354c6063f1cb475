//! The body: from model blocks to paragraphs and tables — PL I/II.6.

use thethuc_law::{Case, Decree};
use thethuc_markup::{Alignment, Block, Indent, Paragraph, Role, Run, RunKind, StyleSheet};
use thethuc_model::{Block as ModelBlock, FieldPath, Label, RichText, labels};

use crate::contents::contents;
use crate::inline::{Footnotes, Look, rich_runs};
use crate::marks::close_content;
use crate::picture::{Room, picture};
use crate::table::table;

/// Expands the blocks of one body, in order.
pub(crate) struct Body<'a> {
    blocks: &'a [ModelBlock],
    labels: Vec<Option<Label>>,
    path: FieldPath,
    end: &'a str,
    depth: ListDepth,
}

impl<'a> Body<'a> {
    /// `path` is the list of `blocks`; `end` is the mark at the end of the content, if any.
    pub(crate) fn new(blocks: &'a [ModelBlock], path: FieldPath, end: &'a str) -> Self {
        Self {
            blocks,
            labels: labels(blocks),
            path,
            end,
            depth: ListDepth::default(),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Whether block `index` is a table that asks for pages lying across.
    pub(crate) fn lies_across(&self, index: usize) -> bool {
        matches!(self.blocks.get(index), Some(ModelBlock::Bang(table)) if table.trang_ngang)
    }

    /// Block `index`, for a text area of that size; a picture is followed by its caption. Blocks are
    /// asked for in order.
    pub(crate) fn block(
        &mut self,
        index: usize,
        room: Room,
        law: &Law<'_>,
        footnotes: &mut Footnotes,
    ) -> Vec<Block> {
        let Some(block) = self.blocks.get(index) else {
            return Vec::new();
        };
        let path = self.path.index(index);
        let role = self.depth.role(block);
        match block {
            ModelBlock::Bang(model) => {
                let table = table(model, path, room.width_pt, law, footnotes);
                vec![Block::Table(table)]
            }
            ModelBlock::HinhAnh(model) => {
                let shown = Block::Picture(picture(model, &path, room));
                let caption = caption(&model.text, &path, law, footnotes);
                std::iter::once(shown).chain(caption).collect()
            }
            ModelBlock::MucLuc {} => {
                vec![Block::Contents(contents(
                    self.blocks,
                    &self.labels,
                    &self.path,
                    path,
                    law,
                ))]
            }
            _ => vec![self.paragraph(index, block, role, law, footnotes)],
        }
    }

    fn paragraph(
        &self,
        index: usize,
        block: &ModelBlock,
        role: Role,
        law: &Law<'_>,
        footnotes: &mut Footnotes,
    ) -> Block {
        let path = self.path.index(index);
        let label = self.labels.get(index).and_then(Option::as_ref);
        let mut paragraph = Paragraph {
            role,
            ..paragraph(block, label, &path, law, footnotes)
        };
        let next = self.blocks.get(index + 1);
        if next.is_none() && takes_end(block) {
            let look = law.look(&paragraph.style, false);
            close_content(&mut paragraph.runs, self.end, &look);
        }
        paragraph.keep_with_next = next.is_some_and(|next| introduces(&paragraph.runs, next));
        Block::Paragraph(paragraph)
    }
}

fn paragraph(
    block: &ModelBlock,
    label: Option<&Label>,
    path: &FieldPath,
    law: &Law<'_>,
    footnotes: &mut Footnotes,
) -> Paragraph {
    let style = style(block);
    let empty = RichText::default();
    let text = block.text().unwrap_or(&empty);
    let field = path.key(block.text_key());
    let mut runs = Vec::new();
    if let Some(label) = label {
        let mut look = law.look(style, false);
        look.bold |= matches!(block, ModelBlock::Dieu { .. });
        // A blank before the line break would set the label off the centre in LibreOffice.
        let gap = if label.own_line { "" } else { " " };
        runs.push(look.run(RunKind::Label, format!("{}{gap}", label.text), None));
        if label.own_line {
            runs.push(look.run(RunKind::Break, "", None));
        }
    }
    runs.extend(rich_runs(text, &field, &law.look(style, true), footnotes));
    Paragraph {
        style: style.to_owned(),
        field,
        runs,
        ..Paragraph::default()
    }
}

/// The caption of a picture, centred below it.
fn caption(
    text: &RichText,
    path: &FieldPath,
    law: &Law<'_>,
    footnotes: &mut Footnotes,
) -> Option<Block> {
    let field = path.key("text");
    let runs = rich_runs(text, &field, &law.look("noi_dung", true), footnotes);
    (!text.is_empty()).then(|| {
        Block::Paragraph(Paragraph {
            style: "noi_dung".to_owned(),
            field,
            runs,
            indent: Some(Indent::default()),
            align: Some(Alignment::Center),
            ..Paragraph::default()
        })
    })
}

/// Styles with the case of their text.
pub(crate) struct Law<'a> {
    pub(crate) decree: &'a Decree,
    pub(crate) styles: &'a StyleSheet,
}

impl Law<'_> {
    /// The look of a style's letters; `cased` for text, not for labels.
    pub(crate) fn look(&self, style: &str, cased: bool) -> Look {
        let upper = cased
            && self
                .decree
                .style(style)
                .is_some_and(|rule| rule.case == Case::Upper);
        self.styles
            .get(style)
            .map_or_else(Look::default, |style| Look {
                bold: style.bold,
                italic: style.italic,
                upper,
                ..Look::default()
            })
    }
}

/// The style of a block's text.
pub(crate) fn style(block: &ModelBlock) -> &'static str {
    match block {
        ModelBlock::Phan { .. } => "phan",
        ModelBlock::Chuong { .. } => "chuong",
        ModelBlock::Muc { .. } => "muc",
        ModelBlock::TieuMuc { .. } => "tieu_muc",
        ModelBlock::MucLaMa { .. } => "muc_la_ma",
        ModelBlock::Dieu { heading: true, .. } => "dieu",
        ModelBlock::Khoan { heading: true, .. } => "khoan_tieu_de",
        ModelBlock::Khoan { heading: false, .. } => "khoan",
        ModelBlock::Diem { .. } => "diem",
        ModelBlock::Gach { .. } => "gach",
        ModelBlock::Bang(_) => "bang",
        // The content of a điều without a title runs on after its label in the body's style.
        ModelBlock::Doan { .. }
        | ModelBlock::Dieu { heading: false, .. }
        | ModelBlock::HinhAnh(_)
        | ModelBlock::MucLuc {} => "noi_dung",
    }
}

/// Headings do not end a content.
fn takes_end(block: &ModelBlock) -> bool {
    matches!(
        block,
        ModelBlock::Doan { .. }
            | ModelBlock::Dieu { heading: false, .. }
            | ModelBlock::Khoan { heading: false, .. }
            | ModelBlock::Diem { .. }
            | ModelBlock::Gach { .. }
    )
}

/// Whether a paragraph ends in a colon and what it announces comes next.
fn introduces(runs: &[Run], next: &ModelBlock) -> bool {
    let colon = runs
        .iter()
        .rev()
        .find(|run| run.kind == RunKind::Text && !run.text.trim().is_empty())
        .is_some_and(|run| run.text.trim_end().ends_with(':'));
    colon && !matches!(next, ModelBlock::Doan { .. })
}

/// How deep the list is that a block continues.
#[derive(Debug, Default)]
struct ListDepth {
    khoan: bool,
    diem: Option<u8>,
}

impl ListDepth {
    fn role(&mut self, block: &ModelBlock) -> Role {
        let role = match block {
            ModelBlock::Khoan { heading: false, .. } => {
                (self.khoan, self.diem) = (true, None);
                return Role::ListItem(0);
            }
            ModelBlock::Diem { .. } => {
                let depth = u8::from(self.khoan);
                self.diem = Some(depth);
                return Role::ListItem(depth);
            }
            ModelBlock::Gach { level, .. } => {
                let base = self.diem.map_or(u8::from(self.khoan), |depth| depth + 1);
                return Role::ListItem(base + (*level).min(1));
            }
            _ => heading(block).map_or(Role::Text, Role::Heading),
        };
        *self = Self::default();
        role
    }
}

/// The level of a heading, from 1; none for what is no heading.
pub(crate) fn heading(block: &ModelBlock) -> Option<u8> {
    Some(match block {
        ModelBlock::Phan { .. } => 1,
        ModelBlock::Chuong { .. } => 2,
        ModelBlock::Muc { .. } | ModelBlock::MucLaMa { .. } => 3,
        ModelBlock::TieuMuc { .. } => 4,
        ModelBlock::Dieu { heading: true, .. } => 5,
        ModelBlock::Khoan { heading: true, .. } => 6,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::styles::style_sheet;
    use thethuc_law::Presentation;
    use thethuc_model::{NgayThangNam, TrinhBay};

    const ROOM: Room = Room {
        width_pt: 400.0,
        height_pt: 700.0,
    };

    fn text(text: &str) -> RichText {
        RichText::from(text)
    }

    fn expand(blocks: &[ModelBlock]) -> Vec<Paragraph> {
        let decree = Decree::in_force(&NgayThangNam::default());
        let styles = style_sheet(decree, &Presentation::of(decree, &TrinhBay::default()));
        let law = Law {
            decree,
            styles: &styles,
        };
        let mut footnotes = Footnotes::new(&styles);
        let mut body = Body::new(blocks, FieldPath::from("/noi_dung"), "./.");
        (0..body.len())
            .flat_map(|i| body.block(i, ROOM, &law, &mut footnotes))
            .filter_map(|block| match block {
                Block::Paragraph(paragraph) => Some(paragraph),
                _ => None,
            })
            .collect()
    }

    fn letters(paragraph: &Paragraph) -> String {
        paragraph
            .runs
            .iter()
            .map(|run| {
                if run.kind == RunKind::Break {
                    "|"
                } else {
                    run.text.as_str()
                }
            })
            .collect()
    }

    #[test]
    fn headings_carry_label_and_title_in_one_paragraph() {
        let paragraphs = expand(&[
            ModelBlock::Chuong {
                title: text("Quy định chung"),
            },
            ModelBlock::Dieu {
                heading: true,
                text: text("Phạm vi điều chỉnh"),
            },
            ModelBlock::Khoan {
                heading: false,
                text: text("Quy chế này quy định."),
            },
        ]);
        assert_eq!(letters(&paragraphs[0]), "Chương I|QUY ĐỊNH CHUNG");
        assert_eq!(paragraphs[0].role, Role::Heading(2));
        assert_eq!(letters(&paragraphs[1]), "Điều 1. Phạm vi điều chỉnh");
        assert_eq!(letters(&paragraphs[2]), "1. Quy chế này quy định./.");
        assert_eq!(paragraphs[2].field.to_string(), "/noi_dung/2/text");
    }

    #[test]
    fn a_dieu_without_title_has_a_bold_label_only() {
        let paragraphs = expand(&[ModelBlock::Dieu {
            heading: false,
            text: text("Thành lập Tổ công tác"),
        }]);
        let bold: Vec<_> = paragraphs[0].runs.iter().map(|run| run.bold).collect();
        assert_eq!(bold, [true, false, false]);
        assert_eq!(paragraphs[0].style, "noi_dung");
    }

    #[test]
    fn lists_nest_by_what_they_hang_on() {
        let gach = |level| ModelBlock::Gach {
            level,
            text: text("a"),
        };
        let paragraphs = expand(&[
            gach(0),
            gach(1),
            ModelBlock::Khoan {
                heading: false,
                text: text("a:"),
            },
            gach(0),
            ModelBlock::Diem { text: text("a") },
            gach(0),
            ModelBlock::Doan { text: text("a") },
            ModelBlock::Diem { text: text("a") },
        ]);
        let roles: Vec<_> = paragraphs.iter().map(|paragraph| paragraph.role).collect();
        use Role::{ListItem as Item, Text};
        assert_eq!(
            roles,
            [
                Item(0),
                Item(1),
                Item(0),
                Item(1),
                Item(1),
                Item(2),
                Text,
                Item(0)
            ]
        );
        assert!(
            paragraphs[2].keep_with_next,
            "a line before its list stays with it"
        );
        assert!(!paragraphs[3].keep_with_next);
    }

    #[test]
    fn only_the_last_text_ends_the_content() {
        let paragraphs = expand(&[
            ModelBlock::Doan {
                text: text("Một.")
            },
            ModelBlock::Doan { text: text("Hai.") },
        ]);
        assert_eq!(letters(&paragraphs[0]), "Một.");
        assert_eq!(letters(&paragraphs[1]), "Hai./.");
    }
}
