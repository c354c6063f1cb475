//! What can be asked of the archive.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Subcommand, ValueEnum};
use thethuc_archive::{BookKind, Direction, Role, Span, Stage};
use thethuc_model::DoMat;

use crate::args::TEMPLATE;

/// Which archive, and who asks.
#[derive(Debug, clap::Args)]
pub(crate) struct Where {
    /// Tệp kho (mặc định: kho.thethuc trong thư mục dữ liệu của chương trình)
    #[arg(long, global = true, value_name = "TỆP", help_heading = "Kho")]
    pub(crate) archive: Option<PathBuf>,

    /// Người thực hiện, ghi vào nhật ký (mặc định: tên người dùng máy)
    #[arg(long, global = true, value_name = "TÊN", help_heading = "Kho")]
    pub(crate) who: Option<String>,

    /// In JSON thay vì lời
    #[arg(long, global = true, help_heading = "Kho")]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
#[command(subcommand_help_heading = "Lệnh", subcommand_value_name = "LỆNH")]
pub(crate) struct RegisterArgs {
    #[command(subcommand)]
    pub(crate) command: Register,

    #[command(flatten)]
    pub(crate) place: Where,
}

/// What is done with the books.
#[derive(Debug, Subcommand)]
pub(crate) enum Register {
    /// Lập kho mới với ba sổ: văn bản đi, văn bản đến, bản sao
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc register init <CƠ_QUAN>")]
    Init {
        /// Tên cơ quan, tổ chức
        #[arg(value_name = "CƠ_QUAN", help_heading = "Tham số")]
        office: String,
    },
    /// Mở thêm một sổ
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc register open-book [TÙY CHỌN] --title <TÊN> <SỔ>")]
    OpenBook {
        /// Tên tắt của sổ: mat, dang
        #[arg(value_name = "SỔ", help_heading = "Tham số")]
        id: String,
        /// Tên sổ như ghi trên bìa
        #[arg(long, value_name = "TÊN")]
        title: String,
        /// Sổ ghi loại văn bản nào: di, den, sao, dang
        #[arg(
            long,
            value_name = "LOẠI",
            value_enum,
            default_value = "di",
            hide_default_value = true,
            hide_possible_values = true
        )]
        kind: Kind,
        /// Đánh số lại từ 01 theo nhiệm kỳ thay vì theo năm
        #[arg(long)]
        by_term: bool,
    },
    /// Mở nhiệm kỳ của một sổ đánh số theo nhiệm kỳ
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc register open-term --from <NGÀY> <SỔ> <NHIỆM_KỲ>")]
    OpenTerm {
        /// Tên tắt của sổ
        #[arg(value_name = "SỔ", help_heading = "Tham số")]
        book: String,
        /// Tên nhiệm kỳ: 2025-2030
        #[arg(value_name = "NHIỆM_KỲ", help_heading = "Tham số")]
        label: String,
        /// Ngày đầu
        #[arg(long, value_name = "NGÀY", value_parser = day)]
        from: NaiveDate,
    },
    /// Đăng ký, cấp số một văn bản đi đã được duyệt và ký
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc register di [TÙY CHỌN] <VĂN_BẢN>")]
    Di {
        #[command(flatten)]
        outgoing: Outgoing,
        /// Vẫn cấp số khi văn bản cùng nội dung đã có số trong sổ
        #[arg(long)]
        again: bool,
    },
    /// Đăng ký một văn bản đến
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc register den [TÙY CHỌN] --organ <CƠ_QUAN> --subject <TRÍCH_YẾU>")]
    Den(Box<Incoming>),
    /// Cấp số bổ sung sau một số đã cấp, có lý do
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc register insert [TÙY CHỌN] --behind <SỐ> --reason <LÝ_DO> <VĂN_BẢN>")]
    Insert {
        #[command(flatten)]
        outgoing: Outgoing,
        /// Đứng sau số nào
        #[arg(long, value_name = "SỐ")]
        behind: u32,
        /// Lý do
        #[arg(long, value_name = "LÝ_DO")]
        reason: String,
    },
    /// Hủy số của một văn bản chưa phát hành, có lý do
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc register cancel --reason <LÝ_DO> <MÃ>")]
    Cancel {
        /// Mã văn bản trong kho
        #[arg(value_name = "MÃ", help_heading = "Tham số")]
        document: i64,
        /// Lý do
        #[arg(long, value_name = "LÝ_DO")]
        reason: String,
    },
    /// Ghi nhận đã phát hành
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc register issue <MÃ>")]
    Issue {
        /// Mã văn bản trong kho
        #[arg(value_name = "MÃ", help_heading = "Tham số")]
        document: i64,
    },
    /// In một đoạn của sổ
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc register list [TÙY CHỌN]")]
    List {
        #[command(flatten)]
        series: Series,
        /// Từ số
        #[arg(
            long,
            value_name = "SỐ",
            default_value_t = 1,
            hide_default_value = true
        )]
        from: u32,
        /// Bao nhiêu dòng
        #[arg(
            long,
            value_name = "DÒNG",
            default_value_t = 50,
            hide_default_value = true
        )]
        limit: usize,
    },
    /// Tìm chỗ bất thường: số trống, số bổ sung, ngày ngược, văn bản đến trùng
    #[command(help_template = TEMPLATE, next_help_heading = "Tùy chọn", override_usage = "thethuc register check [TÙY CHỌN]")]
    Check {
        #[command(flatten)]
        series: Series,
    },
}

/// A document of the form that goes out.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(crate) struct Outgoing {
    /// Tệp văn bản (JSON)
    #[arg(value_name = "VĂN_BẢN", help_heading = "Tham số")]
    pub(crate) document: PathBuf,
    /// Sổ
    #[arg(
        long,
        value_name = "SỔ",
        default_value = "di",
        hide_default_value = true
    )]
    pub(crate) book: String,
    /// Ngày ban hành (mặc định: ngày ghi trong văn bản, hoặc hôm nay)
    #[arg(long, value_name = "NGÀY", value_parser = day)]
    pub(crate) date: Option<NaiveDate>,
    /// Tệp đính kèm
    #[arg(long = "file", value_name = "TỆP")]
    pub(crate) files: Vec<PathBuf>,
}

/// A document that came.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(crate) struct Incoming {
    /// Cơ quan ban hành
    #[arg(long, value_name = "CƠ_QUAN")]
    pub(crate) organ: String,
    /// Số của văn bản
    #[arg(long, value_name = "SỐ")]
    pub(crate) number: Option<String>,
    /// Ký hiệu của văn bản
    #[arg(long, value_name = "KÝ_HIỆU")]
    pub(crate) notation: Option<String>,
    /// Ngày của văn bản
    #[arg(long, value_name = "NGÀY", value_parser = day)]
    pub(crate) date: Option<NaiveDate>,
    /// Tên loại văn bản
    #[arg(long = "type", value_name = "TÊN_LOẠI")]
    pub(crate) type_name: Option<String>,
    /// Trích yếu
    #[arg(long, value_name = "TRÍCH_YẾU")]
    pub(crate) subject: String,
    /// Người ký
    #[arg(long, value_name = "HỌ_TÊN")]
    pub(crate) signer: Option<String>,
    /// Đơn vị hoặc người nhận
    #[arg(long, value_name = "NƠI_NHẬN")]
    pub(crate) to: Vec<String>,
    /// Độ mật: mat, toi-mat, tuyet-mat; tìm theo từ không ra văn bản có độ mật
    #[arg(long = "secrecy", value_name = "ĐỘ_MẬT", value_parser = do_mat)]
    pub(crate) do_mat: Option<DoMat>,
    /// Hạn trả lời
    #[arg(long, value_name = "NGÀY", value_parser = day)]
    pub(crate) due: Option<NaiveDate>,
    /// Ngày đến (mặc định: hôm nay)
    #[arg(long, value_name = "NGÀY", value_parser = day)]
    pub(crate) arrived: Option<NaiveDate>,
    /// Sổ
    #[arg(
        long,
        value_name = "SỔ",
        default_value = "den",
        hide_default_value = true
    )]
    pub(crate) book: String,
    /// Tệp đính kèm
    #[arg(long = "file", value_name = "TỆP")]
    pub(crate) files: Vec<PathBuf>,
    /// Vẫn đăng ký khi văn bản đã có trong kho
    #[arg(long)]
    pub(crate) again: bool,
}

/// A series of numbers.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(crate) struct Series {
    /// Sổ
    #[arg(
        long,
        value_name = "SỔ",
        default_value = "di",
        hide_default_value = true
    )]
    pub(crate) book: String,
    /// Năm hoặc nhiệm kỳ (mặc định: mới nhất)
    #[arg(long, value_name = "NĂM")]
    pub(crate) period: Option<String>,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(crate) struct SearchArgs {
    /// Từ, "cụm từ", đầu từ*; không dấu tìm mọi cách viết dấu
    #[arg(value_name = "TỪ", help_heading = "Tham số")]
    pub(crate) text: Vec<String>,
    /// Số của văn bản
    #[arg(long, value_name = "SỐ")]
    pub(crate) number: Option<String>,
    /// Ký hiệu
    #[arg(long, value_name = "KÝ_HIỆU")]
    pub(crate) notation: Option<String>,
    /// Cơ quan ban hành
    #[arg(long, value_name = "CƠ_QUAN")]
    pub(crate) organ: Option<String>,
    /// Người ký
    #[arg(long, value_name = "HỌ_TÊN")]
    pub(crate) signer: Option<String>,
    /// Nơi nhận
    #[arg(long, value_name = "NƠI_NHẬN")]
    pub(crate) recipient: Option<String>,
    /// Đi hoặc đến
    #[arg(long, value_name = "CHIỀU", value_parser = direction)]
    pub(crate) direction: Option<Direction>,
    /// Trạng thái: soan-thao, trinh-duyet, dong-y, phat-hanh, den, luu-ho-so, …
    #[arg(long, value_name = "TRẠNG_THÁI", value_parser = stage)]
    pub(crate) stage: Option<Stage>,
    /// Ban hành từ ngày
    #[arg(long, value_name = "NGÀY", value_parser = day)]
    pub(crate) from: Option<NaiveDate>,
    /// Ban hành đến ngày
    #[arg(long, value_name = "NGÀY", value_parser = day)]
    pub(crate) to: Option<NaiveDate>,
    /// Hạn trả lời đến ngày
    #[arg(long, value_name = "NGÀY", value_parser = day)]
    pub(crate) due_by: Option<NaiveDate>,
    /// Cũ hơn văn bản có mã này (trang tiếp theo)
    #[arg(long, value_name = "MÃ")]
    pub(crate) before: Option<i64>,
    /// Bao nhiêu văn bản
    #[arg(
        long,
        value_name = "SỐ",
        default_value_t = 20,
        hide_default_value = true
    )]
    pub(crate) limit: usize,

    #[command(flatten)]
    pub(crate) place: Where,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(crate) struct BackupArgs {
    /// Tệp bản sao lưu, chưa có; tệp đính kèm để bên cạnh
    #[arg(
        value_name = "BẢN_SAO",
        required_unless_present = "scheduled",
        conflicts_with = "scheduled",
        help_heading = "Tham số"
    )]
    pub(crate) copy: Option<PathBuf>,
    /// Sao lưu theo lịch đặt trong Thiết lập kho, nếu đã đến kỳ
    #[arg(long)]
    pub(crate) scheduled: bool,

    #[command(flatten)]
    pub(crate) place: Where,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(crate) struct RestoreArgs {
    /// Tệp bản sao lưu
    #[arg(value_name = "BẢN_SAO", help_heading = "Tham số")]
    pub(crate) copy: PathBuf,
    /// Khôi phục thật; không có thì chỉ cho xem bản sao lưu có gì
    #[arg(long)]
    pub(crate) yes: bool,

    #[command(flatten)]
    pub(crate) place: Where,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(crate) struct VerifyArgs {
    /// Tệp PDF cần kiểm tra chữ ký số
    #[arg(value_name = "TỆP_PDF", help_heading = "Tham số", conflicts_with_all = ["head", "save_head", "reindex"])]
    pub(crate) files: Vec<PathBuf>,
    /// Chứng thư số gốc được tin cậy (PEM, DER), thêm vào các chứng thư trong thư mục chung-thu-goc của dữ liệu chương trình; dùng được nhiều lần
    #[arg(long = "root", value_name = "TỆP", requires = "files")]
    pub(crate) roots: Vec<PathBuf>,
    /// Hỏi các nơi cấp (qua mạng) xem chứng thư số có bị thu hồi không; nơi cấp chỉ được biết số chứng thư số
    #[arg(long, requires = "files")]
    pub(crate) online: bool,
    /// So với dấu cuối nhật ký đã cất (JSON)
    #[arg(long, value_name = "TỆP")]
    pub(crate) head: Option<PathBuf>,
    /// Cất dấu cuối nhật ký vào tệp (JSON), để ký số hoặc gửi đi nơi khác
    #[arg(long, value_name = "TỆP")]
    pub(crate) save_head: Option<PathBuf>,
    /// Dựng lại chỉ mục tìm kiếm
    #[arg(long)]
    pub(crate) reindex: bool,

    #[command(flatten)]
    pub(crate) place: Where,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(crate) struct ExportBookArgs {
    #[command(flatten)]
    pub(crate) series: Series,
    /// Từ ngày
    #[arg(long, value_name = "NGÀY", value_parser = day)]
    pub(crate) from: Option<NaiveDate>,
    /// Đến ngày
    #[arg(long, value_name = "NGÀY", value_parser = day)]
    pub(crate) to: Option<NaiveDate>,
    /// Quyển số
    #[arg(long, value_name = "SỐ")]
    pub(crate) volume: Option<u32>,
    /// Tệp; dạng theo đuôi tệp: .pdf, .xlsx hoặc .csv
    #[arg(short, long, value_name = "TỆP")]
    pub(crate) output: PathBuf,
    /// Dạng tệp, khi đuôi tệp không nói: pdf, xlsx, csv
    #[arg(long, value_name = "DẠNG", value_enum, hide_possible_values = true)]
    pub(crate) format: Option<BookFormat>,

    #[command(flatten)]
    pub(crate) place: Where,
}

/// How a list is written.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum BookFormat {
    Pdf,
    Xlsx,
    Csv,
}

/// What a book registers, as typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Kind {
    Di,
    Den,
    Sao,
    Dang,
}

impl From<Kind> for BookKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Di => Self::Di,
            Kind::Den => Self::Den,
            Kind::Sao => Self::Sao,
            Kind::Dang => Self::Dang,
        }
    }
}

/// How a book is numbered, as typed.
pub(crate) fn span(by_term: bool) -> Span {
    if by_term { Span::NhiemKy } else { Span::Nam }
}

/// A day as `31/12/2026` or `2026-12-31`.
pub(super) fn day(typed: &str) -> Result<NaiveDate, chrono::ParseError> {
    NaiveDate::parse_from_str(typed, "%d/%m/%Y").or_else(|_| typed.parse())
}

fn direction(typed: &str) -> Result<Direction, String> {
    let all = [Direction::Di, Direction::Den];
    let found = all.into_iter().find(|direction| direction.id() == typed);
    found.ok_or_else(|| "di, den".to_owned())
}

fn do_mat(typed: &str) -> Result<DoMat, String> {
    let found = DoMat::ALL.into_iter().find(|degree| degree.id() == typed);
    found.ok_or_else(|| DoMat::ALL.map(DoMat::id).join(", "))
}

pub(super) fn role(typed: &str) -> Result<Role, String> {
    let found = Role::ALL.iter().find(|role| role.id() == typed);
    found.copied().ok_or_else(|| {
        let ids: Vec<&str> = Role::ALL.iter().map(|role| role.id()).collect();
        ids.join(", ")
    })
}

fn stage(typed: &str) -> Result<Stage, String> {
    let found = Stage::ALL.iter().find(|stage| stage.id() == typed);
    found.copied().ok_or_else(|| {
        let ids: Vec<&str> = Stage::ALL.iter().map(|stage| stage.id()).collect();
        ids.join(", ")
    })
}
