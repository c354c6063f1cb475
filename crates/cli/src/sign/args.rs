//! What can be asked of signatures.

use std::path::PathBuf;

use clap::ValueEnum;
use thethuc_model::NgayThangNam;

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(crate) struct SignArgs {
    /// Tệp PDF cần ký
    #[arg(value_name = "TỆP_PDF", help_heading = "Tham số")]
    pub(crate) file: PathBuf,

    /// Tệp khóa PKCS #12 (.p12, .pfx); mật khẩu được hỏi, hoặc đọc từ đầu vào chuẩn
    #[arg(long, value_name = "TỆP", required_unless_present_any = ["token", "renew"])]
    pub(crate) key: Option<PathBuf>,

    /// Ký bằng thiết bị đang cắm (PKCS #11); mã PIN được hỏi một lần, hoặc đọc từ đầu vào chuẩn
    #[arg(long, conflicts_with = "key")]
    pub(crate) token: bool,

    /// Trình điều khiển PKCS #11 của thiết bị; bỏ trống thì tìm trong các trình điều khiển đã biết
    #[arg(long, value_name = "TỆP", requires = "token")]
    pub(crate) driver: Option<PathBuf>,

    /// Chứng thư số trên thiết bị, nêu bằng dấu vân tay SHA-256 (xem: thethuc tokens)
    #[arg(long, value_name = "SHA-256", requires = "token")]
    pub(crate) certificate: Option<String>,

    /// Ký RSA theo PKCS #1 v1.5 thay cho RSASSA-PSS, cho phần mềm đọc đời cũ
    #[arg(long)]
    pub(crate) pkcs1: bool,

    /// Ghi tệp đã ký vào đây (mặc định: TÊN.ký.pdf bên cạnh)
    #[arg(short, long, value_name = "TỆP")]
    pub(crate) output: Option<PathBuf>,

    /// Ký với tư cách: nguoi-ky, co-quan, phu-luc, ban-sao; bỏ trống thì không hiện gì trên trang
    #[arg(
        long = "as",
        value_name = "TƯ_CÁCH",
        value_enum,
        hide_possible_values = true
    )]
    pub(crate) role: Option<Role>,

    /// Hình chữ ký (xanh) hoặc hình dấu (đỏ): PNG nền trong suốt
    #[arg(long, value_name = "TỆP_PNG")]
    pub(crate) picture: Option<PathBuf>,

    /// Văn bản (JSON) mà tệp PDF được xuất ra từ đó, để biết chỗ ký của người ký
    #[arg(long, value_name = "TỆP", conflicts_with = "place")]
    pub(crate) document: Option<PathBuf>,

    /// Người ký thứ mấy trong văn bản, với văn bản có nhiều người ký
    #[arg(
        long,
        value_name = "SỐ",
        default_value_t = 1,
        hide_default_value = true,
        requires = "document"
    )]
    pub(crate) signer: usize,

    /// Chỗ ký trên tệp của nơi khác: trang,trái,trên,rộng,cao (mm, tính từ góc trên bên trái)
    #[arg(long, value_name = "CHỖ", value_parser = place)]
    pub(crate) place: Option<PlaceMm>,

    /// Đường kính dấu của cơ quan, mm (mặc định: như đã đặt ở cửa sổ Ký số)
    #[arg(long, value_name = "MM")]
    pub(crate) diameter: Option<f64>,

    /// Phụ lục: số, ký hiệu của văn bản mà phụ lục thuộc về (12/KH-UBND). Cơ quan: số của văn bản,
    /// điền vào chỗ trống mà người ký đã để
    #[arg(long, value_name = "SỐ_KÝ_HIỆU")]
    pub(crate) number: Option<String>,

    /// Cơ quan: ngày ban hành, điền vào chỗ trống: 20/11/2026
    #[arg(long, value_name = "NGÀY", requires = "number", value_parser = day)]
    pub(crate) date: Option<NgayThangNam>,

    /// Hình thức sao: sao-y, sao-luc, trich-sao
    #[arg(
        long,
        value_name = "HÌNH_THỨC",
        value_enum,
        hide_possible_values = true
    )]
    pub(crate) form: Option<Form>,

    /// Tên cơ quan, tổ chức sao văn bản
    #[arg(long, value_name = "TÊN")]
    pub(crate) agency: Option<String>,

    /// Máy chủ dấu thời gian (RFC 3161): http://…; chỉ gửi mã băm của chữ ký
    #[arg(long, value_name = "ĐỊA_CHỈ")]
    pub(crate) tsa: Option<String>,

    /// Kèm vào tệp thông tin thu hồi chứng thư số (hỏi các nơi cấp qua mạng); có --tsa thì thêm dấu thời gian lên cả tệp
    #[arg(long, group = "lasting")]
    pub(crate) long_term: bool,

    /// Gia hạn tệp đã ký: không ký thêm, chỉ kèm thông tin thu hồi hôm nay và một dấu thời gian mới lên cả tệp
    #[arg(long, group = "lasting", requires = "tsa", conflicts_with_all = ["key", "token", "role"])]
    pub(crate) renew: bool,

    /// Chứng thư số gốc được tin cậy khi tìm thông tin thu hồi, thêm vào thư mục chung-thu-goc; dùng được nhiều lần
    #[arg(long = "root", value_name = "TỆP", requires = "lasting")]
    pub(crate) roots: Vec<PathBuf>,
}

#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Tùy chọn")]
pub(crate) struct TokensArgs {
    /// Trình điều khiển PKCS #11; bỏ trống thì tìm trong các trình điều khiển đã biết
    #[arg(long, value_name = "TỆP")]
    pub(crate) driver: Option<PathBuf>,

    /// In ra JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// As what a file is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Role {
    NguoiKy,
    CoQuan,
    PhuLuc,
    BanSao,
}

/// Hình thức sao (forms of copies).
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Form {
    SaoY,
    SaoLuc,
    TrichSao,
}

/// A place on a page: its number, then left, top, width and height in mm.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PlaceMm {
    pub(crate) page: usize,
    pub(crate) figures_mm: [f64; 4],
}

/// A day as offices write it: `20/11/2026`.
fn day(text: &str) -> Result<NgayThangNam, String> {
    let read = || {
        let mut parts = text.trim().splitn(3, '/');
        let ngay = parts.next()?.parse().ok()?;
        let thang = parts.next()?.parse().ok()?;
        let nam = parts.next()?.parse().ok()?;
        NgayThangNam::new(Some(ngay), Some(thang), Some(nam)).ok()
    };
    read().ok_or_else(|| "ngày/tháng/năm".to_owned())
}

fn place(text: &str) -> Result<PlaceMm, String> {
    let read = || {
        let (page, figures) = text.split_once(',')?;
        let figures: Option<Vec<f64>> = figures
            .split(',')
            .map(|figure| {
                figure
                    .trim()
                    .parse()
                    .ok()
                    .filter(|figure: &f64| figure.is_finite())
            })
            .collect();
        let figures_mm = <[f64; 4]>::try_from(figures?).ok()?;
        let [_, _, width, height] = figures_mm;
        Some(PlaceMm {
            page: page.trim().parse().ok()?,
            figures_mm: (width > 0.0 && height > 0.0).then_some(figures_mm)?,
        })
    };
    read().ok_or_else(|| "trang,trái,trên,rộng,cao".to_owned())
}
