//! `thethuc templates`: the office's own templates.

use std::process::ExitCode;

use clap::Subcommand;
use serde_json::json;
use thethuc_app::App;
use thethuc_app::dto::{OwnTemplate, TemplateReport, WrittenFile};
use thethuc_app::error::ErrorDto;

use crate::args::TEMPLATE;
use crate::{FINDINGS, print, say};

#[derive(Debug, clap::Args)]
#[command(subcommand_help_heading = "Lệnh", subcommand_value_name = "LỆNH")]
pub(crate) struct TemplatesArgs {
    #[command(subcommand)]
    command: Templates,
}

/// What is done with the templates of the office.
#[derive(Debug, Subcommand)]
enum Templates {
    /// Kể các mẫu của cơ quan
    #[command(help_template = TEMPLATE, override_usage = "thethuc templates list")]
    List,
    /// Chép một loại có sẵn thành mẫu của cơ quan, để sửa trong thư mục được in ra
    #[command(help_template = TEMPLATE, override_usage = "thethuc templates copy <LOẠI> <MẪU> <TÊN>")]
    Copy {
        /// Loại có sẵn: cong-van, giay-moi, … (xem: thethuc kinds)
        #[arg(value_name = "LOẠI", help_heading = "Tham số")]
        kind: String,

        /// Tên thư mục của mẫu: chữ thường không dấu, chữ số, dấu gạch nối
        #[arg(value_name = "MẪU", help_heading = "Tham số")]
        id: String,

        /// Tên hiện trong danh sách loại văn bản
        #[arg(value_name = "TÊN", help_heading = "Tham số")]
        name: String,
    },
    /// Kiểm tra một mẫu: các giá trị nó dùng, lỗi ở dòng nào, văn bản mẫu có đúng thể thức không
    #[command(help_template = TEMPLATE, override_usage = "thethuc templates check <MẪU>")]
    Check {
        /// Tên thư mục của mẫu
        #[arg(value_name = "MẪU", help_heading = "Tham số")]
        id: String,
    },
    /// Ghi một mẫu ra một tệp để đưa sang máy khác
    #[command(help_template = TEMPLATE, override_usage = "thethuc templates share <MẪU> <TỆP>")]
    Share {
        /// Tên thư mục của mẫu
        #[arg(value_name = "MẪU", help_heading = "Tham số")]
        id: String,

        /// Tệp ghi ra: ten.mauthethuc
        #[arg(value_name = "TỆP", help_heading = "Tham số")]
        file: String,
    },
    /// Nhận một mẫu từ tệp của máy khác; mẫu có lỗi thì không nhận
    #[command(help_template = TEMPLATE, override_usage = "thethuc templates take <TỆP>")]
    Take {
        /// Tệp mẫu: ten.mauthethuc
        #[arg(value_name = "TỆP", help_heading = "Tham số")]
        file: String,
    },
    /// Xóa một mẫu của cơ quan
    #[command(help_template = TEMPLATE, override_usage = "thethuc templates remove <MẪU>")]
    Remove {
        /// Tên thư mục của mẫu
        #[arg(value_name = "MẪU", help_heading = "Tham số")]
        id: String,
    },
}

pub(crate) fn templates(app: &App, args: &TemplatesArgs) -> Result<ExitCode, ErrorDto> {
    match &args.command {
        Templates::List => {
            let own: Vec<OwnTemplate> = app.call_as("list_templates", json!({}))?;
            let lines: String = own.iter().map(line).collect();
            print(&lines)?;
        }
        Templates::Copy { kind, id, name } => {
            let wish = json!({ "kind": kind, "id": id, "name": name });
            let made: OwnTemplate = app.call_as("copy_template", wish)?;
            print(&made.folder)?;
        }
        Templates::Check { id } => {
            let report: TemplateReport = app.call_as("check_template", json!({ "id": id }))?;
            print(&told(&report))?;
            if !report.faults.is_empty() {
                return Ok(ExitCode::from(FINDINGS));
            }
        }
        Templates::Share { id, file } => {
            let wish = json!({ "id": id, "path": file });
            let written: WrittenFile = app.call_as("share_template", wish)?;
            print(&written.path)?;
        }
        Templates::Take { file } => {
            let taken: OwnTemplate = app.call_as("take_template", json!({ "path": file }))?;
            print(&line(&taken))?;
        }
        Templates::Remove { id } => {
            let _: thethuc_app::dto::Done = app.call_as("remove_template", json!({ "id": id }))?;
            say(&format!("Đã xóa mẫu {id}."));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn line(template: &OwnTemplate) -> String {
    let faults = match template.faults {
        0 => String::new(),
        count => format!(" ({count} lỗi, chưa dùng được)"),
    };
    format!("{}  {}{faults}\n", template.id, template.name)
}

fn told(report: &TemplateReport) -> String {
    let mut out = format!("{}\n", report.name);
    for value in &report.values {
        out.push_str(&format!("  dòng {}: {}\n", value.line, value.name));
    }
    for fault in &report.faults {
        let article = fault.article.as_ref();
        let article = article.map_or_else(String::new, |article| format!(" ({article})"));
        out.push_str(&format!("{}: {}{article}\n", fault.place, fault.text));
    }
    if report.faults.is_empty() {
        out.push_str("Dùng được.\n");
    }
    out
}
