//! `thethuc blocks`: the text blocks of the office.

use std::process::ExitCode;

use clap::Subcommand;
use serde_json::json;
use thethuc_app::App;
use thethuc_app::dto::{BlockBook, TakenBlocks, WrittenFile};
use thethuc_app::error::ErrorDto;

use crate::args::TEMPLATE;
use crate::commands::pretty;
use crate::{print, say};

#[derive(Debug, clap::Args)]
#[command(subcommand_help_heading = "Lệnh", subcommand_value_name = "LỆNH")]
pub(crate) struct BlocksArgs {
    #[command(subcommand)]
    command: Blocks,
}

#[derive(Debug, Subcommand)]
enum Blocks {
    /// Kể các cụm từ
    #[command(help_template = TEMPLATE, override_usage = "thethuc blocks list [TÙY CHỌN]")]
    List {
        /// In JSON
        #[arg(long, help_heading = "Tùy chọn")]
        json: bool,
    },
    /// Nhận cụm từ từ một tệp JSON hoặc CSV
    #[command(help_template = TEMPLATE, override_usage = "thethuc blocks import <TỆP>")]
    Import {
        /// Tệp JSON, hoặc CSV có các cột Viết tắt, Nội dung, Nhóm
        #[arg(value_name = "TỆP", help_heading = "Tham số")]
        path: String,
    },
    /// Ghi các cụm từ ra một tệp JSON hoặc CSV
    #[command(help_template = TEMPLATE, override_usage = "thethuc blocks export <TỆP>")]
    Export {
        /// Tệp JSON hoặc CSV
        #[arg(value_name = "TỆP", help_heading = "Tham số")]
        path: String,
    },
}

pub(crate) fn blocks(app: &App, args: &BlocksArgs) -> Result<ExitCode, ErrorDto> {
    match &args.command {
        Blocks::List { json } => {
            let book: BlockBook = app.call_as("read_blocks", json!({}))?;
            match json {
                true => print(&pretty(&book))?,
                false => print(&text(&book))?,
            }
        }
        Blocks::Import { path } => {
            let taken: TakenBlocks = app.call_as("take_blocks", json!({ "path": path }))?;
            let (added, replaced) = (taken.added, taken.replaced);
            say(&format!("Thêm {added} cụm từ, thay {replaced} cụm từ."));
        }
        Blocks::Export { path } => {
            let written: WrittenFile = app.call_as("share_blocks", json!({ "path": path }))?;
            say(&format!("Đã ghi {}.", written.path));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn text(book: &BlockBook) -> String {
    let lines = book.blocks.iter();
    lines
        .map(|block| {
            format!(
                "{:<10} {}\n",
                block.key,
                block.text.replace('\n', "\n           ")
            )
        })
        .collect()
}
