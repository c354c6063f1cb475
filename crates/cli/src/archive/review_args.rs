//! What can be asked about the way of a document, its hồ sơ and its tasks.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::Subcommand;

use super::args::{Where, day};
use crate::args::TEMPLATE;

#[derive(Debug, clap::Args)]
#[command(subcommand_help_heading = "Lệnh", subcommand_value_name = "LỆNH")]
pub(crate) struct ReviewArgs {
    #[command(subcommand)]
    pub(crate) command: Review,

    #[command(flatten)]
    pub(crate) place: Where,
}

/// The steps of the way.
#[derive(Debug, Subcommand)]
pub(crate) enum Review {
    /// Lưu một bản soạn thảo vào kho: văn bản mới, hoặc bản tiếp theo
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc review keep [TÙY CHỌN] <VĂN_BẢN>")]
    Keep {
        /// Tệp văn bản (JSON)
        #[arg(value_name = "VĂN_BẢN", help_heading = "Tham số")]
        file: PathBuf,
        /// Mã của văn bản đã có trong kho
        #[arg(long, value_name = "MÃ")]
        id: Option<i64>,
        /// Nội dung thay đổi
        #[arg(long, value_name = "LỜI")]
        note: Option<String>,
    },
    /// Xem một văn bản đang ở đâu và đã qua những bước nào
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc review show <MÃ>")]
    Show {
        /// Mã văn bản trong kho
        #[arg(value_name = "MÃ", help_heading = "Tham số")]
        id: i64,
    },
    /// Trình duyệt
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc review submit [TÙY CHỌN] <MÃ>")]
    Submit {
        /// Mã văn bản trong kho
        #[arg(value_name = "MÃ", help_heading = "Tham số")]
        id: i64,
        /// Ý kiến
        #[arg(long, value_name = "LỜI")]
        comment: Option<String>,
    },
    /// Trả lại, có ý kiến
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc review return --comment <LỜI> <MÃ>")]
    Return {
        /// Mã văn bản trong kho
        #[arg(value_name = "MÃ", help_heading = "Tham số")]
        id: i64,
        /// Ý kiến
        #[arg(long, value_name = "LỜI")]
        comment: String,
        /// Chỗ trong văn bản: /trich_yeu, /noi_dung/3
        #[arg(long, value_name = "CHỖ")]
        place: Option<String>,
    },
    /// Đồng ý bản đang có
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc review approve [TÙY CHỌN] <MÃ>")]
    Approve {
        /// Mã văn bản trong kho
        #[arg(value_name = "MÃ", help_heading = "Tham số")]
        id: i64,
        /// Ý kiến
        #[arg(long, value_name = "LỜI")]
        comment: Option<String>,
    },
    /// Ghi nhận đã ký
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc review sign <MÃ>")]
    Sign {
        /// Mã văn bản trong kho
        #[arg(value_name = "MÃ", help_heading = "Tham số")]
        id: i64,
    },
    /// Cấp số cho văn bản đã duyệt
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc review number [TÙY CHỌN] <MÃ>")]
    Number {
        /// Mã văn bản trong kho
        #[arg(value_name = "MÃ", help_heading = "Tham số")]
        id: i64,
        /// Sổ
        #[arg(
            long,
            value_name = "SỔ",
            default_value = "di",
            hide_default_value = true
        )]
        book: String,
        /// Ngày ban hành (mặc định: hôm nay)
        #[arg(long, value_name = "NGÀY", value_parser = day)]
        date: Option<NaiveDate>,
    },
    /// Ghi nhận đã phát hành
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc review issue [TÙY CHỌN] <MÃ>")]
    Issue {
        /// Mã văn bản trong kho
        #[arg(value_name = "MÃ", help_heading = "Tham số")]
        id: i64,
        /// Ý kiến
        #[arg(long, value_name = "LỜI")]
        comment: Option<String>,
    },
    /// So hai bản của một văn bản
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc review compare <MÃ> <BẢN_TRƯỚC> <BẢN_SAU>")]
    Compare {
        /// Mã văn bản trong kho
        #[arg(value_name = "MÃ", help_heading = "Tham số")]
        id: i64,
        /// Bản trước
        #[arg(value_name = "BẢN_TRƯỚC", help_heading = "Tham số")]
        before: u32,
        /// Bản sau
        #[arg(value_name = "BẢN_SAU", help_heading = "Tham số")]
        after: u32,
    },
}

#[derive(Debug, clap::Args)]
#[command(subcommand_help_heading = "Lệnh", subcommand_value_name = "LỆNH")]
pub(crate) struct HoSoArgs {
    #[command(subcommand)]
    pub(crate) command: HoSo,

    #[command(flatten)]
    pub(crate) place: Where,
}

/// What is done with hồ sơ.
#[derive(Debug, Subcommand)]
pub(crate) enum HoSo {
    /// Mở một hồ sơ
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc ho-so open [TÙY CHỌN] <SỐ_KÝ_HIỆU> <TIÊU_ĐỀ>")]
    Open {
        /// Số và ký hiệu hồ sơ: 01.TCCB
        #[arg(value_name = "SỐ_KÝ_HIỆU", help_heading = "Tham số")]
        notation: String,
        /// Tiêu đề hồ sơ
        #[arg(value_name = "TIÊU_ĐỀ", help_heading = "Tham số")]
        title: String,
        /// Thời hạn bảo quản: vĩnh viễn, 20 năm
        #[arg(long, value_name = "THỜI_HẠN")]
        maintenance: Option<String>,
        /// Đề mục trong danh mục hồ sơ
        #[arg(long, value_name = "ĐỀ_MỤC")]
        heading: Option<String>,
        /// Năm hình thành (mặc định: năm nay)
        #[arg(long, value_name = "NĂM")]
        year: Option<u16>,
    },
    /// Kể các hồ sơ
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc ho-so list")]
    List,
    /// Kết thúc một hồ sơ: công việc đã giải quyết xong
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc ho-so close [TÙY CHỌN] <HỒ_SƠ>")]
    Close {
        /// Mã hồ sơ
        #[arg(value_name = "HỒ_SƠ", help_heading = "Tham số")]
        ho_so: i64,
        /// Ngày kết thúc (mặc định: hôm nay)
        #[arg(long, value_name = "NGÀY", value_parser = day)]
        date: Option<NaiveDate>,
    },
    /// Lưu một văn bản vào hồ sơ
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc ho-so file <HỒ_SƠ> <MÃ>")]
    File {
        /// Mã hồ sơ
        #[arg(value_name = "HỒ_SƠ", help_heading = "Tham số")]
        ho_so: i64,
        /// Mã văn bản trong kho
        #[arg(value_name = "MÃ", help_heading = "Tham số")]
        document: i64,
    },
    /// In mục lục văn bản của một hồ sơ (Phụ lục V, mục IV)
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc ho-so contents --output <TỆP> <HỒ_SƠ>")]
    Contents {
        /// Mã hồ sơ
        #[arg(value_name = "HỒ_SƠ", help_heading = "Tham số")]
        ho_so: i64,
        /// Tệp .pdf, .xlsx hoặc .csv
        #[arg(short, long, value_name = "TỆP")]
        output: PathBuf,
    },
    /// In danh mục hồ sơ của một năm (Phụ lục V, mục II)
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc ho-so catalogue --output <TỆP> <NĂM>")]
    Catalogue {
        /// Năm
        #[arg(value_name = "NĂM", help_heading = "Tham số")]
        year: u16,
        /// Tệp .pdf, .xlsx hoặc .csv
        #[arg(short, long, value_name = "TỆP")]
        output: PathBuf,
    },
    /// In mục lục hồ sơ nộp lưu của một năm (Phụ lục V, mục III)
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc ho-so to-hand-over --output <TỆP> <NĂM>")]
    ToHandOver {
        /// Năm
        #[arg(value_name = "NĂM", help_heading = "Tham số")]
        year: u16,
        /// Tệp .pdf, .xlsx hoặc .csv
        #[arg(short, long, value_name = "TỆP")]
        output: PathBuf,
    },
    /// Xuất một hồ sơ thành thư mục: PDF, tệp đính kèm, dữ liệu đặc tả XML, mã kiểm tra
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc ho-so export --output <THƯ_MỤC> <HỒ_SƠ>")]
    Export {
        /// Mã hồ sơ
        #[arg(value_name = "HỒ_SƠ", help_heading = "Tham số")]
        ho_so: i64,
        /// Thư mục đã có; hồ sơ thành một thư mục mới trong đó
        #[arg(short, long, value_name = "THƯ_MỤC")]
        output: PathBuf,
    },
}

#[derive(Debug, clap::Args)]
#[command(subcommand_help_heading = "Lệnh", subcommand_value_name = "LỆNH")]
pub(crate) struct TasksArgs {
    #[command(subcommand)]
    pub(crate) command: Tasks,

    #[command(flatten)]
    pub(crate) place: Where,
}

/// What is done with tasks.
#[derive(Debug, Subcommand)]
pub(crate) enum Tasks {
    /// Kể các nhiệm vụ đang mở, việc đến hạn trước đứng trước
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc tasks list")]
    List,
    /// Tìm nhiệm vụ và thời hạn trong một văn bản của kho
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc tasks find [--keep] <MÃ>")]
    Find {
        /// Mã văn bản trong kho
        #[arg(value_name = "MÃ", help_heading = "Tham số")]
        document: i64,
        /// Theo dõi các nhiệm vụ tìm thấy
        #[arg(long)]
        keep: bool,
    },
    /// Đánh dấu một nhiệm vụ đã xong
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc tasks done [TÙY CHỌN] <MÃ> <NHIỆM_VỤ>")]
    Done {
        /// Mã văn bản giao việc
        #[arg(value_name = "MÃ", help_heading = "Tham số")]
        document: i64,
        /// Nhiệm vụ thứ mấy của văn bản
        #[arg(value_name = "NHIỆM_VỤ", help_heading = "Tham số")]
        task: u32,
        /// Kết quả
        #[arg(long, value_name = "LỜI")]
        note: Option<String>,
    },
    /// Xuất danh sách nhiệm vụ
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc tasks export --output <TỆP>")]
    Export {
        /// Tệp .csv, .xlsx hoặc .pdf
        #[arg(short, long, value_name = "TỆP")]
        output: PathBuf,
    },
}
