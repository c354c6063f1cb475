//! `thethuc copy`: bản sao, to paper and to electronic form.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::ValueEnum;
use thethuc_app::App;
use thethuc_app::copies::{CopySeal, CopyTarget, CopyWish};
use thethuc_app::dto::MadeCopy;
use thethuc_app::error::{AppError, ErrorDto};
use thethuc_app::network::HttpAuthority;
use thethuc_app::signature::CopyForm;

use crate::print;
use crate::sign::args::Form;
use crate::sign::{check_free, password};

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(crate) struct CopyArgs {
    /// Tệp PDF cần sao, hoặc các ảnh quét (JPEG, PNG) theo thứ tự trang; trích sao: tệp văn bản đã
    /// soạn lại
    #[arg(value_name = "TỆP", required = true, help_heading = "Tham số")]
    pub(crate) files: Vec<PathBuf>,

    /// Hình thức sao: sao-y, sao-luc, trich-sao
    #[arg(
        long,
        value_name = "HÌNH_THỨC",
        value_enum,
        hide_possible_values = true
    )]
    pub(crate) form: Form,

    /// Sao sang: giay, dien-tu
    #[arg(
        long,
        value_name = "ĐỊNH_DẠNG",
        value_enum,
        hide_possible_values = true
    )]
    pub(crate) to: To,

    /// Ghi bản sao vào đây
    #[arg(short, long, value_name = "TỆP")]
    pub(crate) output: PathBuf,

    /// Sao lục: số, ký hiệu của bản sao y: 12/SY-UBND
    #[arg(long, value_name = "SỐ_KÝ_HIỆU")]
    pub(crate) of: Option<String>,

    /// Trích sao: bản gốc, dạng PDF
    #[arg(long, value_name = "TỆP_PDF")]
    pub(crate) original: Option<PathBuf>,

    /// Trích sao: lý do không có tệp bản gốc, ghi vào sổ bản sao
    #[arg(long, value_name = "LÝ_DO", conflicts_with = "original")]
    pub(crate) no_original: Option<String>,

    /// Người ký bản sao, trong danh sách của hồ sơ cơ quan (mặc định: người đầu tiên)
    #[arg(long, value_name = "HỌ_TÊN")]
    pub(crate) signer: Option<String>,

    /// Một nơi nhận; lặp lại cho nhiều nơi nhận
    #[arg(long = "recipient", value_name = "NƠI_NHẬN")]
    pub(crate) recipients: Vec<String>,

    /// Phần cuối văn bản cách mép trên trang cuối bao nhiêu mm, khi trang cuối là ảnh quét; bỏ trống
    /// thì phần sao sang trang sau
    #[arg(long, value_name = "MM")]
    pub(crate) end: Option<f64>,

    /// Độ phân giải của ảnh quét không tự ghi độ phân giải
    #[arg(long, value_name = "DPI")]
    pub(crate) dpi: Option<u16>,

    /// Trích yếu để ghi vào sổ bản sao (mặc định: đọc từ tệp)
    #[arg(long, value_name = "TRÍCH_YẾU")]
    pub(crate) subject: Option<String>,

    /// Số đã lấy ở sổ giấy; bỏ trống thì lấy số ở sổ bản sao trong kho
    #[arg(long, value_name = "SỐ")]
    pub(crate) number: Option<u32>,

    /// Bản sao điện tử: tệp khóa của cơ quan (.p12, .pfx); mật khẩu được hỏi, hoặc đọc từ đầu vào
    /// chuẩn
    #[arg(long, value_name = "TỆP")]
    pub(crate) key: Option<PathBuf>,

    /// Máy chủ dấu thời gian (RFC 3161): http://…; chỉ gửi mã băm của chữ ký
    #[arg(long, value_name = "ĐỊA_CHỈ", requires = "key")]
    pub(crate) tsa: Option<String>,
}

/// What a document is copied to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum To {
    Giay,
    DienTu,
}

pub(crate) fn copy(app: &App, args: &CopyArgs) -> Result<ExitCode, ErrorDto> {
    let made = make(app, args).map_err(|error| ErrorDto::from(&error))?;
    print(&serde_json::to_string_pretty(&made).unwrap_or_default())?;
    Ok(ExitCode::SUCCESS)
}

fn make(app: &App, args: &CopyArgs) -> Result<MadeCopy, AppError> {
    check_free(&args.output)?;
    let key = match &args.key {
        Some(path) => Some(app.open_key(path, &password::read(password::OF_FILE)?)?),
        None => None,
    };
    let authority = args.tsa.as_deref().map(HttpAuthority::new).transpose()?;
    let seal = key.as_ref().map(|key| CopySeal {
        key,
        authority: authority.as_ref().map(|authority| authority as _),
    });
    app.copy(&wish(args), seal.as_ref())
}

fn wish(args: &CopyArgs) -> CopyWish {
    CopyWish {
        form: CopyForm::from(args.form),
        files: args.files.clone(),
        original: args.original.clone(),
        no_original: args.no_original.clone().unwrap_or_default(),
        of_sao_y: args.of.clone(),
        dpi: args.dpi,
        trich_yeu: args.subject.clone().unwrap_or_default(),
        number: args.number,
        output: args.output.clone(),
        target: match args.to {
            To::Giay => CopyTarget::Paper {
                signer: args.signer.clone(),
                noi_nhan: args.recipients.clone(),
                end_mm: args.end,
            },
            To::DienTu => CopyTarget::Electronic,
        },
    }
}
