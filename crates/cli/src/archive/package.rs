//! `thethuc package`: documents and hồ sơ as what other systems take in.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::Subcommand;
use serde_json::json;
use thethuc_app::dto::{
    ArchivedDocument, CheckedPackage, IncomingDraft, ReceiveArgs, WriteEdxmlArgs, WriteStatusArgs,
    WrittenPackage,
};
use thethuc_archive::Recipient;

use super::args::{Where, day};
use super::{Desk, Done, Failure};
use crate::args::TEMPLATE;
use crate::{FINDINGS, say};

#[derive(Debug, clap::Args)]
#[command(subcommand_help_heading = "Lệnh", subcommand_value_name = "LỆNH")]
pub(crate) struct PackageArgs {
    #[command(subcommand)]
    command: Package,

    #[command(flatten)]
    place: Where,
}

/// What is done with packages.
#[derive(Debug, Subcommand)]
enum Package {
    /// Ghi một văn bản đi đã có số thành tệp edXML, kèm các tệp đã đính kèm
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc package edxml [TÙY CHỌN] --to <MÃ=TÊN> --output <TỆP> <MÃ>")]
    Edxml {
        /// Mã văn bản trong kho
        #[arg(value_name = "MÃ", help_heading = "Tham số")]
        document: i64,
        /// Nơi nhận: mã định danh, có thể kèm tên: H26.20=Sở Tài chính; dùng được nhiều lần
        #[arg(long, value_name = "MÃ=TÊN", required = true, value_parser = recipient)]
        to: Vec<Recipient>,
        /// Chỉ gửi tệp đính kèm có số thứ tự này; dùng được nhiều lần (mặc định: tất cả)
        #[arg(long = "file", value_name = "SỐ")]
        files: Vec<u32>,
        /// Tệp edXML
        #[arg(short, long, value_name = "TỆP")]
        output: PathBuf,
        /// Ghi đè khi tệp đã có
        #[arg(long)]
        replace: bool,
    },
    /// Xem một tệp edXML: ai gửi, văn bản nào, tệp nào, chữ ký số ra sao
    #[command(help_template = TEMPLATE, override_usage = "thethuc package read [TÙY CHỌN] <TỆP>")]
    Read {
        /// Tệp edXML
        #[arg(value_name = "TỆP", help_heading = "Tham số")]
        file: PathBuf,
    },
    /// Nhận một tệp edXML vào sổ văn bản đến, kèm các tệp trong đó
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc package receive [TÙY CHỌN] <TỆP>")]
    Receive {
        /// Tệp edXML
        #[arg(value_name = "TỆP", help_heading = "Tham số")]
        file: PathBuf,
        /// Sổ
        #[arg(
            long,
            value_name = "SỔ",
            default_value = "den",
            hide_default_value = true
        )]
        book: String,
        /// Ngày đến (mặc định: hôm nay)
        #[arg(long, value_name = "NGÀY", value_parser = day)]
        arrived: Option<NaiveDate>,
        /// Vẫn đăng ký khi văn bản đã có trong kho
        #[arg(long)]
        again: bool,
    },
    /// Ghi trạng thái của một văn bản đã nhận qua edXML, để báo lại nơi gửi
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc package status [TÙY CHỌN] --status <MÃ> --output <TỆP> <TỆP>")]
    Status {
        /// Tệp edXML đã nhận
        #[arg(value_name = "TỆP", help_heading = "Tham số")]
        file: PathBuf,
        /// Trạng thái: 01 đã đến, 02 từ chối, 03 đã tiếp nhận, 04 đã phân công, 05 đang xử lý, 06 đã
        /// hoàn thành, 13 lấy lại, 15 đồng ý, 16 từ chối lấy lại, cập nhật hoặc thay thế
        #[arg(long, value_name = "MÃ")]
        status: String,
        /// Diễn giải
        #[arg(
            long,
            value_name = "LỜI",
            default_value = "",
            hide_default_value = true
        )]
        description: String,
        /// Tệp edXML
        #[arg(short, long, value_name = "TỆP")]
        output: PathBuf,
        /// Ghi đè khi tệp đã có
        #[arg(long)]
        replace: bool,
    },
    /// Ghi một hồ sơ thành gói nộp lưu: METS, EAD, PREMIS và các tệp, trong một thư mục mới
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc package submit [TÙY CHỌN] --output <THƯ_MỤC> <HỒ_SƠ>")]
    Submit {
        /// Mã hồ sơ
        #[arg(value_name = "HỒ_SƠ", help_heading = "Tham số")]
        ho_so: i64,
        /// Thư mục đã có; gói là một thư mục mới trong đó
        #[arg(short, long, value_name = "THƯ_MỤC")]
        output: PathBuf,
        /// Mã phông (mặc định: mã định danh của cơ quan)
        #[arg(long, value_name = "MÃ", default_value = "", hide_default_value = true)]
        fonds: String,
    },
    /// Kiểm tra một gói nộp lưu: từng tệp theo mã băm, không thiếu, không thừa
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc package check [TÙY CHỌN] <THƯ_MỤC>")]
    Check {
        /// Thư mục của gói
        #[arg(value_name = "THƯ_MỤC", help_heading = "Tham số")]
        folder: PathBuf,
        /// Mã băm SHA-256 của METS.xml ghi khi giao nhận
        #[arg(
            long,
            value_name = "MÃ_BĂM",
            default_value = "",
            hide_default_value = true
        )]
        sha256: String,
    },
}

pub(crate) fn package(args: &PackageArgs, fonts: &str) -> ExitCode {
    Desk::work(&args.place, fonts, |desk| run(desk, &args.command))
}

fn run(desk: &Desk, command: &Package) -> Done {
    match command {
        Package::Edxml {
            document,
            to,
            files,
            output,
            replace,
        } => {
            let args = WriteEdxmlArgs {
                document: *document,
                to: to.clone(),
                files: (!files.is_empty()).then(|| files.clone()),
                path: output.display().to_string(),
                replace: *replace,
            };
            written(desk, &desk.app.call_as("write_edxml", json!(args))?)
        }
        Package::Read { file } => {
            let draft = read(desk, file)?;
            desk.answer(&draft, &lines(&draft).join("\n"))?;
            Ok(ExitCode::SUCCESS)
        }
        Package::Receive {
            file,
            book,
            arrived,
            again,
        } => {
            let draft = read(desk, file)?;
            let args = ReceiveArgs {
                facts: draft.facts.clone(),
                book: book.clone(),
                arrived: arrived.unwrap_or(desk.today()),
                files: vec![file.display().to_string()],
                again: *again,
            };
            received(
                desk,
                &draft,
                &desk.app.call_as("receive_document", json!(args))?,
            )
        }
        Package::Status {
            file,
            status,
            description,
            output,
            replace,
        } => {
            let args = WriteStatusArgs {
                path: file.display().to_string(),
                status: status.clone(),
                description: description.clone(),
                output: output.display().to_string(),
                replace: *replace,
            };
            written(desk, &desk.app.call_as("write_status", json!(args))?)
        }
        Package::Submit {
            ho_so,
            output,
            fonds,
        } => {
            let folder = output.display().to_string();
            let args = json!({ "ho_so": ho_so, "folder": folder, "fonds": fonds });
            written(desk, &desk.app.call_as("write_submission", args)?)
        }
        Package::Check { folder, sha256 } => {
            let args = json!({ "path": folder.display().to_string(), "sha256": sha256 });
            checked(desk, &desk.app.call_as("check_submission", args)?)
        }
    }
}

/// What was written, and on standard error what should be known of it.
fn written(desk: &Desk, package: &WrittenPackage) -> Done {
    for note in &package.notes {
        say(&format!("Lưu ý: {note}"));
    }
    let text = format!("{}\nSHA-256 {}", package.path, package.sha256);
    desk.answer(package, &text)?;
    Ok(ExitCode::SUCCESS)
}

/// A file that must be a message.
fn read(desk: &Desk, file: &Path) -> Result<IncomingDraft, Failure> {
    let args = json!({ "path": file.display().to_string() });
    let draft: IncomingDraft = desk.app.call_as("read_incoming", args)?;
    if draft.message.is_none() {
        let shown = file.display();
        return Err(Failure::Said(format!("{shown} không phải tệp edXML.")));
    }
    Ok(draft)
}

fn lines(draft: &IncomingDraft) -> Vec<String> {
    let mut lines = Vec::new();
    let Some(message) = &draft.message else {
        return lines;
    };
    lines.extend(message.lines.iter().cloned());
    for file in &message.files {
        lines.push(format!("Tệp: {} ({} byte)", file.name, file.bytes));
        lines.push(format!("  SHA-256 {}", file.sha256));
        lines.extend(file.signatures.iter().map(|line| format!("  {line}")));
    }
    lines.extend(message.notes.iter().map(|note| format!("Lưu ý: {note}")));
    if let Some(same) = &draft.same {
        lines.push(format!("Lưu ý: đã đăng ký, mã {}", same.document));
    }
    lines
}

fn received(desk: &Desk, draft: &IncomingDraft, document: &ArchivedDocument) -> Done {
    for note in draft.message.iter().flat_map(|message| &message.notes) {
        say(&format!("Lưu ý: {note}"));
    }
    let number = document.number.as_ref();
    let number = number.map_or_else(String::new, |number| number.text().to_string());
    let id = document.entry.document;
    let text = format!("Số đến {number} (mã văn bản {id})");
    desk.answer(document, &text)?;
    Ok(ExitCode::SUCCESS)
}

fn checked(desk: &Desk, package: &CheckedPackage) -> Done {
    let told = format!(
        "{} {}: {} văn bản, {} tệp\nSHA-256 của METS.xml: {}",
        package.objid, package.title, package.documents, package.files, package.sha256
    );
    let lines: Vec<&str> = package
        .faults
        .iter()
        .map(String::as_str)
        .chain([told.as_str()])
        .collect();
    desk.answer(package, &lines.join("\n"))?;
    if package.faults.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::from(FINDINGS))
}

/// An agency as `H26.20` or `H26.20=Sở Tài chính`.
fn recipient(typed: &str) -> Result<Recipient, std::convert::Infallible> {
    let (id, name) = typed.split_once('=').unwrap_or((typed, ""));
    Ok(Recipient {
        organ_id: id.trim().to_owned(),
        organ_name: name.trim().to_owned(),
    })
}
