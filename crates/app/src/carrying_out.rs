//! Văn bản triển khai: a công văn that carries out another document — it cites it in full, and has a
//! point for every task that it hands out.

use std::path::Path;

use thethuc_citation::{Entry, Library};
use thethuc_model::{Block, Document, RichText};
use thethuc_reading::Reading;
use thethuc_recognize::recognize;
use thethuc_tasks::tasks_in;

use crate::dto::{
    CarriedOut, CarryOutArgs, ChosenTask, DocumentDto, DraftCarryingOutArgs, NewDocumentArgs,
};
use crate::error::{AppError, ErrorDto};
use crate::{App, citation_graph, guarded, kinds, references};

const CONG_VAN: &str = "cong-van";

impl App {
    /// Begins a công văn that carries out a document.
    ///
    /// # Errors
    /// When the document, or the office's documents, cannot be read.
    pub fn carry_out(&self, what: CarryOutArgs) -> Result<CarriedOut, ErrorDto> {
        guarded(|| carry_out(self, what))
    }
}

pub(crate) fn carry_out(app: &App, args: CarryOutArgs) -> Result<CarriedOut, AppError> {
    let source = match args {
        CarryOutArgs::Document(document) => document.read()?,
        CarryOutArgs::Path(path) => citation_graph::read(Path::new(&path))?,
        CarryOutArgs::Text(text) => recognize(&Reading::of_text(&text)).document,
    };
    let library = references::library(app)?;
    let cited = Cited::of(&source, &library);
    let tasks = tasks_in(&source);
    let chosen: Vec<ChosenTask> = tasks.iter().map(ChosenTask::from).collect();
    let document = draft(app, &cited.short, &cited.full, &chosen)?;
    Ok(CarriedOut {
        document,
        cited: cited.full,
        short: cited.short,
        tasks,
    })
}

/// The draft with the tasks that a person chose and worded.
pub(crate) fn draft_carrying_out(
    app: &App,
    args: DraftCarryingOutArgs,
) -> Result<DocumentDto, AppError> {
    let tasks: Vec<ChosenTask> = args
        .tasks
        .iter()
        .map(|task| ChosenTask {
            actor: line(&task.actor),
            what: line(&task.what),
        })
        .collect();
    let document = draft(app, &line(&args.short), &line(&args.cited), &tasks)?;
    Ok(DocumentDto { document })
}

/// The words on one line, in composed letters.
fn line(words: &str) -> String {
    let composed = thethuc_text::nfc(words);
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn draft(app: &App, short: &str, cited: &str, tasks: &[ChosenTask]) -> Result<Document, AppError> {
    let args = NewDocumentArgs {
        kind: CONG_VAN.to_owned(),
        ten_loai: None,
    };
    let mut document = kinds::new_document(app, args)?.document;
    document.trich_yeu = RichText::plain_text(format!("triển khai thực hiện {short}"));
    document.noi_dung = body(&document.co_quan_ban_hanh, cited, tasks);
    Ok(document)
}

/// The words that cite the document that is carried out.
struct Cited {
    /// Type, symbol and body, for the trích yếu.
    short: String,
    /// In full — NĐ 30/2020/NĐ-CP, PL I/II.6.b.
    full: String,
}

impl Cited {
    /// By the library, else by what the document says of itself; what it does not say is left to fill in.
    fn of(source: &Document, library: &Library) -> Self {
        let own = Entry::of_document(source, "").ok();
        let known = own.as_ref().and_then(|own| {
            let mut same = library.with_symbol(&own.symbol);
            same.find(|known| known.is_same(own) && known.subject.is_some())
        });
        if let Some(entry) = known.or(own.as_ref()) {
            return Self {
                short: format!("{} của {}", entry.short(), entry.agency),
                full: entry.full(),
            };
        }
        let kind = thethuc_law::Decree::in_force(&source.thoi_gian)
            .kind(source.ten_loai.as_deref().unwrap_or(&source.kind))
            .map_or_else(|| "Văn bản".to_owned(), |kind| kind.name.clone());
        let number = source
            .so_ky_hieu
            .so
            .map_or_else(|| "[cần điền: số]".to_owned(), |so| format!("{so:02}"));
        let symbol = filled(&source.so_ky_hieu.ky_hieu, "ký hiệu");
        let agency = filled(&source.co_quan_ban_hanh, "cơ quan ban hành");
        let subject = filled(&source.trich_yeu.plain(), "trích yếu");
        let date = match source.thoi_gian.ngay {
            Some(_) => thethuc_law::date_line(&source.thoi_gian),
            None => "ngày [cần điền: ngày, tháng, năm]".to_owned(),
        };
        let short = format!("{kind} số {number}/{symbol}");
        Self {
            full: format!("{short} {date} của {agency} về việc {subject}"),
            short: format!("{short} của {agency}"),
        }
    }
}

/// The words, or a place for them that checking tells of while it is empty (TT16).
fn filled(words: &str, name: &str) -> String {
    let words = words.trim();
    if words.is_empty() {
        format!("[cần điền: {name}]")
    } else {
        words.to_owned()
    }
}

/// The body: the opening that cites, the points, and the close.
fn body(office: &str, cited: &str, tasks: &[ChosenTask]) -> Vec<Block> {
    let office = filled(office, "cơ quan ban hành");
    let opening = format!(
        "Thực hiện {cited}, {office} yêu cầu các cơ quan, đơn vị triển khai các nội dung sau:"
    );
    let mut blocks = vec![Block::Doan {
        text: RichText::plain_text(opening),
    }];
    let mut rest = tasks;
    while let Some(first) = rest.first() {
        let count = rest
            .iter()
            .take_while(|task| task.actor == first.actor)
            .count();
        let (same, others) = rest.split_at(count);
        blocks.extend(points(&first.actor, same));
        rest = others;
    }
    let close = format!(
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị kịp thời báo cáo {office} để \
         được xem xét, giải quyết./."
    );
    blocks.push(Block::Doan {
        text: RichText::plain_text(close),
    });
    blocks
}

/// The tasks of one actor: a khoản alone, or one that names the actor with a điểm for each.
fn points(actor: &str, tasks: &[ChosenTask]) -> Vec<Block> {
    let actor = capital(&filled(actor, "cơ quan, đơn vị thực hiện"));
    if let [only] = tasks {
        let text = RichText::plain_text(format!("{actor} {}.", small(&only.what)));
        return vec![Block::Khoan {
            heading: false,
            text,
        }];
    }
    let heading = Block::Khoan {
        heading: true,
        text: RichText::plain_text(format!("{actor}:")),
    };
    let points = tasks.iter().map(|task| Block::Diem {
        text: RichText::plain_text(format!("{}.", task.what)),
    });
    std::iter::once(heading).chain(points).collect()
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The words with a small first letter, unless they begin with letters all in capitals.
fn small(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next();
    match first {
        Some(first) if !letters.clone().next().is_some_and(char::is_uppercase) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}
