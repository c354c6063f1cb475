//! `thethuc refs`: the library of cited documents.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Subcommand;
use thethuc_app::App;
use thethuc_app::dto::LearntReferences;
use thethuc_app::error::ErrorDto;
use thethuc_citation::{Entry, Import, Reason};

use crate::args::TEMPLATE;
use crate::{FINDINGS, print, say};

#[derive(Debug, clap::Args)]
#[command(subcommand_help_heading = "Lệnh", subcommand_value_name = "LỆNH")]
pub(crate) struct RefsArgs {
    #[command(subcommand)]
    command: Refs,

    /// In JSON thay vì lời
    #[arg(long, global = true, help_heading = "Tùy chọn")]
    json: bool,
}

/// What is done with the library.
#[derive(Debug, Subcommand)]
enum Refs {
    /// Nhập một danh mục văn bản (CSV có dòng tên cột, hoặc danh sách JSON)
    #[command(help_template = TEMPLATE, override_usage = "thethuc refs import [TÙY CHỌN] <TỆP>")]
    Import {
        /// Tệp danh mục
        #[arg(value_name = "TỆP", help_heading = "Tham số")]
        file: PathBuf,

        /// Chỉ xem sẽ thêm, sửa, từ chối những gì; không ghi
        #[arg(long, help_heading = "Tùy chọn")]
        dry_run: bool,
    },
    /// Học từ văn bản của cơ quan: số, ký hiệu, ngày, cơ quan, trích yếu của chúng và của văn bản chúng viện dẫn đủ
    #[command(help_template = TEMPLATE, override_usage = "thethuc refs learn [TÙY CHỌN] <TỆP>...")]
    Learn {
        /// Tệp văn bản (JSON), tệp Word (DOCX), PDF, hoặc thư mục có các tệp đó
        #[arg(value_name = "TỆP", required = true, help_heading = "Tham số")]
        files: Vec<PathBuf>,

        /// Chỉ xem sẽ học được những gì; không ghi
        #[arg(long, help_heading = "Tùy chọn")]
        dry_run: bool,
    },
    /// Kể các văn bản trong thư viện
    #[command(help_template = TEMPLATE, override_usage = "thethuc refs list [TÙY CHỌN]")]
    List,
    /// Xem một văn bản theo số, ký hiệu hoặc tên luật
    #[command(help_template = TEMPLATE, override_usage = "thethuc refs show [TÙY CHỌN] <VĂN_BẢN>")]
    Show {
        /// Số, ký hiệu, hoặc tên luật: 30/2020/NĐ-CP, “Luật Lưu trữ”
        #[arg(value_name = "VĂN_BẢN", help_heading = "Tham số")]
        document: String,
    },
}

pub(crate) fn refs(app: &App, args: &RefsArgs) -> Result<ExitCode, ErrorDto> {
    match &args.command {
        Refs::Import { file, dry_run } => {
            let import = app.import_references(file, *dry_run)?;
            let told = told(&import, *dry_run);
            show(args.json, &import, &told)?;
            let refused = !import.refused.is_empty();
            Ok(if refused {
                ExitCode::from(FINDINGS)
            } else {
                ExitCode::SUCCESS
            })
        }
        Refs::Learn { files, dry_run } => {
            let learnt = app.learn_references(files, *dry_run)?;
            show(args.json, &learnt, &lesson(&learnt, *dry_run))?;
            let is_whole = learnt.unread.is_empty() && learnt.lesson.conflicts.is_empty();
            Ok(ExitCode::from(if is_whole { 0 } else { FINDINGS }))
        }
        Refs::List => {
            let library = app.library()?;
            let lines: String = library.entries().iter().map(line).collect();
            show(args.json, &library.entries(), &lines)?;
            Ok(ExitCode::SUCCESS)
        }
        Refs::Show { document } => {
            let library = app.library()?;
            let found: Vec<&Entry> = library
                .entries()
                .iter()
                .filter(|entry| is_asked_for(entry, document))
                .collect();
            if found.is_empty() {
                say(&format!("Thư viện không có “{document}”."));
                return Ok(ExitCode::from(FINDINGS));
            }
            let pages: String = found.iter().map(|entry| page(entry)).collect();
            show(args.json, &found, &pages)?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn show(json: bool, data: &impl serde::Serialize, words: &str) -> Result<(), ErrorDto> {
    if json {
        // The data hold only strings, numbers and lists: always JSON.
        print(&serde_json::to_string_pretty(data).unwrap_or_default())
    } else {
        print(words)
    }
}

fn is_asked_for(entry: &Entry, document: &str) -> bool {
    let asked = document.trim().to_lowercase();
    let named = entry.name.as_ref().map(|name| name.to_lowercase());
    entry.symbol.to_lowercase() == asked
        || entry.short().to_lowercase() == asked
        || named == Some(asked)
}

fn line(entry: &Entry) -> String {
    let subject = entry
        .subject
        .as_ref()
        .map_or_else(String::new, |subject| format!(" {subject}"));
    format!(
        "{} ({}) {}{subject}\n",
        entry.short(),
        entry.symbol,
        entry.day()
    )
}

fn page(entry: &Entry) -> String {
    let mut out = format!(
        "{}\n  số, ký hiệu: {}\n  ban hành: {}, {}\n",
        entry.full(),
        entry.symbol,
        entry.day(),
        entry.agency
    );
    for (label, day) in [
        ("có hiệu lực từ", entry.from),
        ("hết hiệu lực từ", entry.until),
    ] {
        if let Some(day) = day {
            out += &format!("  {label}: {}\n", day.format("%d/%m/%Y"));
        }
    }
    for (label, list) in [
        ("được thay bằng", &entry.replaced_by),
        ("được sửa đổi bởi", &entry.amended_by),
    ] {
        if !list.is_empty() {
            out += &format!("  {label}: {}\n", list.join(", "));
        }
    }
    if let Some(articles) = entry.articles {
        out += &format!("  số điều: {articles}\n");
    }
    out + &format!("  nguồn: {}\n", entry.source)
}

fn told(import: &Import, dry_run: bool) -> String {
    let mut out = String::new();
    for symbol in &import.added {
        out += &format!("thêm     {symbol}\n");
    }
    for change in &import.changed {
        out += &format!(
            "sửa      {} ({})\n",
            change.symbol,
            change.fields.join(", ")
        );
    }
    for refusal in &import.refused {
        out += &format!(
            "từ chối  dòng {} {}: {}\n",
            refusal.line,
            refusal.symbol,
            reason(&refusal.reason)
        );
    }
    let ending = if dry_run { "; chưa ghi gì" } else { "" };
    out + &format!(
        "thêm {}, sửa {}, giữ nguyên {}, từ chối {}{ending}\n",
        import.added.len(),
        import.changed.len(),
        import.unchanged,
        import.refused.len()
    )
}

fn lesson(learnt: &LearntReferences, dry_run: bool) -> String {
    let lesson = &learnt.lesson;
    let mut out = String::new();
    for entry in &lesson.added {
        out += &format!("thêm     {} (theo {})\n", entry.full(), entry.source);
    }
    for conflict in &lesson.conflicts {
        out += &format!(
            "khác     {} [{}]: thư viện ghi {} ({}); {} ghi {}\n",
            conflict.symbol,
            conflict.field,
            conflict.known,
            conflict.known_source,
            conflict.source,
            conflict.found
        );
    }
    for file in &learnt.unread {
        out += &format!("không đọc {}: {}\n", file.path, file.reason);
    }
    let ending = if dry_run { "; chưa ghi gì" } else { "" };
    out + &format!(
        "thêm {}, đã biết {}, ghi khác nhau {} (giữ như thư viện), không đọc được {}{ending}\n",
        lesson.added.len(),
        lesson.known,
        lesson.conflicts.len(),
        learnt.unread.len()
    )
}

fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Unreadable(detail) => format!("không đọc được ({detail})"),
        Reason::Symbol => "số, ký hiệu không đúng dạng".to_owned(),
        Reason::Kind => "không có tên loại này".to_owned(),
        Reason::Dates => "ngày hiệu lực không hợp với ngày ban hành".to_owned(),
        Reason::Subject => "thiếu trích yếu, hoặc tên luật".to_owned(),
        Reason::Twice => "đã có ở dòng trên".to_owned(),
    }
}
