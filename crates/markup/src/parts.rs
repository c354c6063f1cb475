//! The annexes and attached documents of a markup, each as a markup of its own.

use crate::{Block, Markup, Paragraph, Role, RunKind, Section};

impl Markup {
    /// The document itself, then each of its annexes and attached documents: markups for files of
    /// their own. Footnotes count from 1 in each; the title of an annex is the one that it shows.
    #[must_use]
    pub fn parts(&self) -> Vec<Self> {
        let same = |a: &Section, b: &Section| a.part == b.part;
        let parts = self.sections.chunk_by(same).enumerate();
        parts
            .map(|(index, sections)| {
                let mut part = Self {
                    title: self.title.clone(),
                    author: self.author.clone(),
                    styles: self.styles.clone(),
                    sections: sections.to_vec(),
                };
                if index > 0 {
                    part.title = part.shown_title().unwrap_or(part.title);
                    part.number_footnotes();
                }
                part
            })
            .collect()
    }

    fn shown_title(&self) -> Option<String> {
        let mut paragraphs = self.sections.iter().flat_map(|section| &section.blocks);
        paragraphs.find_map(|block| match block {
            Block::Paragraph(paragraph) if paragraph.role == Role::Title => Some(words(paragraph)),
            _ => None,
        })
    }

    fn number_footnotes(&mut self) {
        let mut count = 0;
        for section in &mut self.sections {
            for blocks in [
                &mut section.first_page_top,
                &mut section.blocks,
                &mut section.first_page_bottom,
            ] {
                for block in blocks {
                    block.each_paragraph(&mut |paragraph| {
                        for run in &mut paragraph.runs {
                            if let RunKind::Footnote(footnote) = &mut run.kind {
                                count += 1;
                                footnote.number = count;
                            }
                        }
                    });
                }
            }
        }
    }
}

impl Block {
    /// Calls `visit` on every paragraph of the block, in reading order; not on those of footnotes.
    pub fn each_paragraph(&mut self, visit: &mut impl FnMut(&mut Paragraph)) {
        match self {
            Self::Paragraph(paragraph) => visit(paragraph),
            Self::Stamp(stamp) => visit(&mut stamp.paragraph),
            Self::Columns(columns) => {
                for column in &mut columns.columns {
                    for block in &mut column.blocks {
                        block.each_paragraph(visit);
                    }
                }
            }
            Self::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                for paragraph in cells.flat_map(|cell| &mut cell.paragraphs) {
                    visit(paragraph);
                }
            }
            Self::Contents(contents) => {
                visit(&mut contents.title);
                for entry in &mut contents.entries {
                    visit(&mut entry.paragraph);
                }
            }
            Self::Rule(_) | Self::Picture(_) => {}
        }
    }
}

fn words(paragraph: &Paragraph) -> String {
    let text = |kind: &RunKind| matches!(kind, RunKind::Text | RunKind::Label);
    let runs = paragraph.runs.iter().filter(|run| text(&run.kind));
    let words: String = runs.map(|run| run.text.as_str()).collect();
    words.trim().to_owned()
}
