//! One paragraph: its letters, their looks, its label and what is drawn on it.

use roxmltree::Node;
use thethuc_text::{Charset, nfc};

use crate::look::Looks;
use crate::numbering::Lists;
use crate::properties::{ParagraphProperties, RunProperties};
use crate::shape::{Shapes, branch, typed_line};
use crate::source::{Atom, Letter, align, letters_of};
use crate::styles::Style;
use crate::xml::{attribute, child, name};
use crate::{Drawn, Look, Paragraph, Run};

/// Stands for a footnote or endnote in a text.
const NOTE_MARK: char = '\u{FFFC}';

/// What a paragraph's letters depend on.
pub(crate) struct Context<'c> {
    pub(crate) looks: &'c Looks<'c>,
    pub(crate) table: Option<&'c Style>,
    /// Whether to note where each letter stands in the part.
    pub(crate) traced: bool,
}

/// A paragraph as read, and what it carries that is read elsewhere.
pub(crate) struct Read<'a, 'i> {
    pub(crate) paragraph: Paragraph,
    pub(crate) boxes: Vec<Node<'a, 'i>>,
    pub(crate) revisions: usize,
    /// Where its letters stand in the part; none unless they are traced.
    pub(crate) atoms: Vec<Atom>,
}

pub(crate) fn read<'a, 'i>(
    node: Node<'a, 'i>,
    context: &Context<'_>,
    lists: &mut Lists,
    runs: &mut usize,
) -> Read<'a, 'i> {
    let direct = child(node, "pPr")
        .map(ParagraphProperties::read)
        .unwrap_or_default();
    let styles = context.looks.styles;
    let style = direct
        .style
        .as_deref()
        .and_then(|id| styles.get(id))
        .or_else(|| styles.default_paragraph());
    let mut whole = direct;
    let numbering = style
        .map(|style| whole.over(&style.paragraph))
        .as_ref()
        .map_or(whole.numbering, |merged| merged.numbering);
    let list = numbering.and_then(|n| Some((n.list.filter(|id| *id != 0)?, n.level.unwrap_or(0))));
    if let Some(level) = list.and_then(|(id, level)| lists.indent(id, level)) {
        whole = whole.over(level);
    }
    for below in [style, context.table].into_iter().flatten() {
        whole = whole.over(&below.paragraph);
    }
    whole = whole.over(&styles.defaults().paragraph);
    let mut letters = Letters {
        context,
        style,
        runs,
        out: Vec::new(),
        shapes: Shapes::default(),
        fields: Vec::new(),
        page_shown: false,
        revisions: 0,
        trace: Vec::new(),
    };
    letters.inlines(node);
    let Letters {
        out,
        shapes,
        revisions,
        ..
    } = letters;
    let (text, runs, atoms) = join(out);
    let mut drawn: Vec<Drawn> = shapes.lines;
    drawn.extend(whole.borders.clone().unwrap_or_default());
    drawn.extend(typed_line(&text));
    let label = list.and_then(|(id, level)| lists.next(id, level));
    let paragraph = Paragraph {
        text,
        runs,
        label,
        style: style.map(|style| style.title.clone()),
        align: whole.frame_align.or(whole.align).unwrap_or_default(),
        left_pt: whole.left_pt.unwrap_or(0.0),
        right_pt: whole.right_pt.unwrap_or(0.0),
        first_line_pt: whole.first_line_pt.unwrap_or(0.0),
        before_pt: whole.before_pt.unwrap_or(0.0),
        after_pt: whole.after_pt.unwrap_or(0.0),
        line: whole.line.unwrap_or_default(),
        keep_next: whole.keep_next.unwrap_or(false),
        drawn,
        ..Paragraph::default()
    };
    Read {
        paragraph,
        boxes: shapes.boxes,
        revisions,
        atoms,
    }
}

/// Letters of one `w:r`, before they are joined and composed.
struct Piece {
    text: String,
    look: Look,
    source: usize,
    page_field: bool,
    /// Where its letters stand in the part; none unless they are traced.
    trace: Vec<Letter>,
}

struct Letters<'c, 'a, 'i> {
    context: &'c Context<'c>,
    style: Option<&'c Style>,
    runs: &'c mut usize,
    out: Vec<Piece>,
    shapes: Shapes<'a, 'i>,
    fields: Vec<Field>,
    /// Letters of the run at hand are the result of a PAGE field.
    page_shown: bool,
    revisions: usize,
    /// Where the letters of the run at hand stand in the part.
    trace: Vec<Letter>,
}

/// A field that has begun and not ended.
#[derive(Default)]
struct Field {
    code: String,
    shows_result: bool,
}

impl Field {
    fn is_page(&self) -> bool {
        self.code
            .split_whitespace()
            .next()
            .is_some_and(|word| word.eq_ignore_ascii_case("PAGE"))
    }
}

impl<'a, 'i> Letters<'_, 'a, 'i> {
    fn inlines(&mut self, parent: Node<'a, 'i>) {
        for node in parent.children().filter(Node::is_element) {
            match name(node) {
                "r" => self.run(node),
                "del" | "moveFrom" => self.revisions += 1,
                "ins" | "moveTo" => {
                    self.revisions += 1;
                    self.inlines(node);
                }
                "sdt" => {
                    if let Some(content) = child(node, "sdtContent") {
                        self.inlines(content);
                    }
                }
                "fldSimple" => self.simple_field(node),
                "AlternateContent" => {
                    if let Some(branch) = branch(node) {
                        self.inlines(branch);
                    }
                }
                "hyperlink" | "smartTag" | "customXml" | "dir" | "bdo" => self.inlines(node),
                _ => {}
            }
        }
    }

    fn simple_field(&mut self, node: Node<'a, 'i>) {
        let code = attribute(node, "instr").unwrap_or_default().to_owned();
        self.fields.push(Field {
            code,
            shows_result: true,
        });
        self.inlines(node);
        self.fields.pop();
    }

    fn run(&mut self, node: Node<'a, 'i>) {
        let direct = child(node, "rPr")
            .map(RunProperties::read)
            .unwrap_or_default();
        let look = self
            .context
            .looks
            .of(&direct, self.style, self.context.table);
        let source = *self.runs;
        *self.runs += 1;
        let mut text = String::new();
        self.pieces(node, &look, &mut text);
        if !text.is_empty() {
            let page_field = std::mem::take(&mut self.page_shown);
            self.out.push(Piece {
                text,
                look,
                source,
                page_field,
                trace: std::mem::take(&mut self.trace),
            });
        }
    }

    fn pieces(&mut self, parent: Node<'a, 'i>, look: &Look, text: &mut String) {
        for node in parent.children().filter(Node::is_element) {
            match name(node) {
                "t" if self.is_shown() => {
                    let shown = node.text().unwrap_or_default();
                    text.push_str(shown);
                    if self.context.traced {
                        self.trace.extend(letters_of(node, shown));
                    }
                    self.page_shown |= self.fields.iter().any(Field::is_page);
                }
                "tab" | "ptab" => self.sign(node, '\t', text),
                "br" | "cr" => self.sign(node, '\n', text),
                "noBreakHyphen" => self.sign(node, '-', text),
                "softHyphen" if Charset::of_font(&look.font).is_some() => {
                    self.sign(node, '\u{AD}', text);
                }
                "footnoteReference" | "endnoteReference" => self.sign(node, NOTE_MARK, text),
                "sym" => {
                    if let Some(sign) = symbol(node) {
                        self.sign(node, sign, text);
                    }
                }
                "fldChar" => self.field_mark(node),
                "instrText" => {
                    if let Some(field) = self.fields.last_mut() {
                        field.code.push_str(node.text().unwrap_or_default());
                    }
                }
                "pgNum" => {
                    self.fields.push(Field {
                        code: "PAGE".to_owned(),
                        shows_result: true,
                    });
                    self.out.push(Piece {
                        text: "1".to_owned(),
                        look: look.clone(),
                        source: *self.runs,
                        page_field: true,
                        trace: self
                            .context
                            .traced
                            .then(|| Letter::of(node, '1'))
                            .into_iter()
                            .collect(),
                    });
                    self.fields.pop();
                }
                "drawing" | "pict" | "object" => self.shapes.look(node),
                "AlternateContent" => {
                    if let Some(branch) = branch(node) {
                        self.pieces(branch, look, text);
                    }
                }
                _ => {}
            }
        }
    }

    /// A sign that an element stands for.
    fn sign(&mut self, node: Node<'a, 'i>, sign: char, text: &mut String) {
        text.push(sign);
        if self.context.traced {
            self.trace.push(Letter::of(node, sign));
        }
    }

    /// The code of a field is not shown, its result is.
    fn is_shown(&self) -> bool {
        self.fields.iter().all(|field| field.shows_result)
    }

    fn field_mark(&mut self, node: Node<'_, '_>) {
        match attribute(node, "fldCharType") {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.shows_result = true;
                }
            }
            Some("end") => {
                self.fields.pop();
            }
            _ => {}
        }
    }
}

/// A character of a symbol font, as one that stands for it in Unicode.
fn symbol(node: Node<'_, '_>) -> Option<char> {
    let code = u32::from_str_radix(attribute(node, "char")?, 16).ok()?;
    Some(match code & 0xFF {
        0xB7 => '•',
        0xA7 => '▪',
        0xA8 | 0x6F => '□',
        0xFE | 0xFC => '✓',
        _ => char::from_u32(code).filter(|c| !('\u{E000}'..='\u{F8FF}').contains(c))?,
    })
}

/// The text of a paragraph, its runs and where its letters stand: decoded from old encodings, in NFC.
/// Marks that a run boundary cuts from their letter belong to the run of the letter.
fn join(pieces: Vec<Piece>) -> (String, Vec<Run>, Vec<Atom>) {
    let mut text = String::new();
    let mut runs: Vec<Run> = Vec::new();
    let mut traces: Vec<Vec<Letter>> = Vec::new();
    for piece in pieces {
        let (decoded, mut verbatim) = decode(&piece);
        let start = text.len();
        let cut = text.chars().next_back().is_some_and(|last| {
            let seam: String = std::iter::once(last)
                .chain(decoded.chars().take(1))
                .collect();
            !thethuc_text::is_nfc(&seam)
        });
        if cut && let (Some(previous), Some(trace)) = (runs.last_mut(), traces.last_mut()) {
            let tail: String = text[previous.range.clone()].to_owned() + &decoded;
            text.truncate(previous.range.start);
            text.push_str(&nfc(&tail));
            previous.range.end = text.len();
            previous.verbatim = false;
            trace.extend(piece.trace);
            continue;
        }
        let composed = nfc(&decoded);
        verbatim &= composed == decoded;
        text.push_str(&composed);
        runs.push(Run {
            range: start..text.len(),
            look: piece.look,
            source: piece.source,
            verbatim,
            page_field: piece.page_field,
        });
        traces.push(piece.trace);
    }
    let atoms = runs
        .iter()
        .zip(&traces)
        .flat_map(|(run, trace)| {
            align(
                trace,
                Charset::of_font(&run.look.font),
                &text,
                run.range.clone(),
            )
        })
        .collect();
    (text, runs, atoms)
}

fn decode(piece: &Piece) -> (String, bool) {
    match Charset::of_font(&piece.look.font).and_then(|charset| charset.decode(&piece.text)) {
        Some(decoded) => (decoded, false),
        None => {
            let shown = piece.text.replace('\u{AD}', "");
            let verbatim = shown.len() == piece.text.len();
            (shown, verbatim)
        }
    }
}
