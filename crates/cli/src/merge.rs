//! `thethuc merge`: one draft, many letters.

use std::path::PathBuf;
use std::process::ExitCode;

use serde_json::json;
use thethuc_app::App;
use thethuc_app::dto::{DocumentJson, LettersReport, MadeLetters};
use thethuc_app::error::{AppError, ErrorDto};

use crate::commands::{pretty, read};
use crate::{FINDINGS, print, say};

/// By what the work is known; one process does one.
const JOB: &str = "cli";

#[derive(Debug, clap::Args)]
pub(crate) struct MergeArgs {
    /// Bản thảo (JSON) có tên cột trong hai dấu ngoặc nhọn; “-” để đọc từ đầu vào chuẩn
    #[arg(value_name = "BẢN_THẢO", help_heading = "Tham số")]
    document: PathBuf,

    /// Danh sách nơi nhận: XLSX, CSV hoặc TSV, dòng đầu ghi tên cột
    #[arg(value_name = "DANH_SÁCH", help_heading = "Tham số")]
    list: String,

    /// Thư mục mới để ghi các thư
    #[arg(long, value_name = "THƯ_MỤC", help_heading = "Tùy chọn")]
    out: Option<String>,

    /// Đưa một cột vào một mục của bản thảo, ví dụ /kinh_gui=“Tên đơn vị”; dùng được nhiều lần
    #[arg(long, value_name = "MỤC=CỘT", value_parser = field, help_heading = "Tùy chọn")]
    field: Vec<(String, String)>,

    /// Cột để đặt tên tệp (mặc định: cột đầu tiên bản thảo dùng)
    #[arg(long, value_name = "CỘT", help_heading = "Tùy chọn")]
    name_by: Option<String>,

    /// Chỉ ghi tệp Word
    #[arg(long, conflicts_with = "only_pdf", help_heading = "Tùy chọn")]
    only_docx: bool,

    /// Chỉ ghi tệp PDF
    #[arg(long, help_heading = "Tùy chọn")]
    only_pdf: bool,

    /// Đăng ký mọi thư vào sổ văn bản đi và cấp số lần lượt
    #[arg(long, help_heading = "Kho")]
    register: bool,

    /// Sổ đăng ký (mặc định: di)
    #[arg(
        long,
        value_name = "SỔ",
        default_value = "di",
        hide_default_value = true,
        help_heading = "Kho"
    )]
    book: String,

    /// Vẫn cấp số dù trong sổ đã có văn bản cùng nội dung
    #[arg(long, requires = "register", help_heading = "Kho")]
    again: bool,

    /// Tệp kho (mặc định: kho.thethuc trong thư mục dữ liệu của chương trình)
    #[arg(long, value_name = "TỆP", help_heading = "Kho")]
    archive: Option<PathBuf>,

    /// Người thực hiện, ghi vào nhật ký (mặc định: tên người dùng máy)
    #[arg(long, value_name = "TÊN", help_heading = "Kho")]
    who: Option<String>,

    /// Vẫn tạo thư dù còn điều phải xem lại
    #[arg(long, help_heading = "Tùy chọn")]
    despite_faults: bool,

    /// Chỉ kiểm tra danh sách và mọi thư, không tạo thư nào
    #[arg(long, help_heading = "Tùy chọn")]
    dry_run: bool,
}

/// `/kinh_gui=Tên đơn vị`
fn field(text: &str) -> Result<(String, String), &'static str> {
    match text.split_once('=') {
        Some((field, column)) if !field.is_empty() && !column.is_empty() => {
            let field = format!("/{}", field.trim_start_matches('/'));
            Ok((field, column.to_owned()))
        }
        _ => Err("MỤC=CỘT"),
    }
}

pub(crate) fn merge(app: App, args: MergeArgs) -> Result<ExitCode, ErrorDto> {
    let app = app.at_archive(args.archive, args.who);
    let document = read(&args.document).map_err(|error| ErrorDto::from(&error))?;
    let fields = args.field.iter();
    let fields = fields.map(|(field, column)| json!({ "field": field, "column": column }));
    let source = json!({
        "document": DocumentJson::from(&document),
        "list": args.list,
        "fields": fields.collect::<Vec<_>>(),
    });
    let checking = json!({ "id": JOB, "source": source });
    let report: LettersReport = app.call_as("check_letters", checking)?;
    tell(&report);
    if args.dry_run {
        print(&pretty(&report))?;
        return Ok(match report.faults.is_empty() {
            true => ExitCode::SUCCESS,
            false => ExitCode::from(FINDINGS),
        });
    }
    let count = report.faults.len();
    if count > 0 && !args.despite_faults {
        return Err(ErrorDto::from(&AppError::MergeRefused { count }));
    }
    let register = args
        .register
        .then(|| json!({ "book": args.book, "again": args.again }));
    let made: MadeLetters = app.call_as(
        "merge_letters",
        json!({
            "id": JOB,
            "source": source,
            "folder": args.out,
            "docx": !args.only_pdf,
            "pdf": !args.only_docx,
            "name_by": args.name_by,
            "register": register,
            "seen": report.seal,
        }),
    )?;
    say(&format!("Đã tạo {} thư.", made.letters.len()));
    print(&pretty(&made))?;
    Ok(match report.faults.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(FINDINGS),
    })
}

fn tell(report: &LettersReport) {
    for fault in &report.faults {
        let rows: Vec<String> = fault.rows.iter().map(usize::to_string).collect();
        let rows = rows.join(", ");
        let more = match fault.count - fault.rows.len() {
            0 => String::new(),
            more => format!(" và {more} dòng nữa"),
        };
        let rule = fault
            .rule
            .as_ref()
            .map_or(String::new(), |rule| format!("{rule}: "));
        say(&format!("Dòng {rows}{more}: {rule}{}", fault.text));
    }
}
