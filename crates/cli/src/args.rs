//! What can be asked for on the command line.

use std::path::PathBuf;

use clap::{ArgAction, Parser, Subcommand};
use thethuc_app::signature::token::helper;

use crate::archive::ServerArgs;
use crate::archive::args::{
    BackupArgs, ExportBookArgs, RegisterArgs, RestoreArgs, SearchArgs, VerifyArgs,
};
use crate::archive::package::PackageArgs;
use crate::archive::review_args::{HoSoArgs, ReviewArgs, TasksArgs};

use crate::blocks::BlocksArgs;
pub(crate) use crate::carry_out::CarryOutArgs;
pub(crate) use crate::cite::CiteArgs;
use crate::compare::CompareArgs;
use crate::copy::CopyArgs;
use crate::learn::LearnProfileArgs;
use crate::merge::MergeArgs;
use crate::refs::RefsArgs;
use crate::sign::args::{SignArgs, TokensArgs};
use crate::templates::TemplatesArgs;

pub(crate) const TEMPLATE: &str = "{about}\n\nCách dùng: {usage}\n\n{all-args}{after-help}";

const EXAMPLES: &str = "\
Ví dụ:
  thethuc kinds                                  danh sách loại văn bản
  thethuc new cong-van -o cong-van.json          bắt đầu một công văn
  thethuc new van-ban-co-ten-loai --ten-loai ke-hoach
                                                 bắt đầu một kế hoạch
  thethuc export cong-van.json --docx cv.docx --pdf cv.pdf
  cat cong-van.json | thethuc export - --pdf cv.pdf
  thethuc export cong-van.json --docx cv.docx --pdf cv.pdf --certificate phieu.json
                                                 xuất, đọc lại và đo từng mục
  thethuc verify-certificate phieu.json          xem tệp có còn đúng như lúc đo
  thethuc check du-thao.docx                     kiểm tra thể thức một tệp Word
  thethuc check thu-muc --format html > kq.html  kiểm tra cả thư mục, in ra trang kết quả
  thethuc check du-thao.docx --fix               sửa lỗi, ghi du-thao.sửa.docx bên cạnh
  thethuc sign cv.pdf --key toi.p12 --as nguoi-ky --picture chu-ky.png --document cong-van.json
                                                 ký số vào chỗ giữa chức vụ và họ tên
  thethuc copy goc.pdf --form sao-y --to giay -o sao.pdf   bản sao có số, người ký, nơi nhận
  thethuc verify cv.ký.pdf                       kiểm tra chữ ký số, ai ký, sau đó có gì đổi
  thethuc check --explain TB02                   giải thích một quy tắc
  thethuc cite du-thao.docx                      kể các văn bản được viện dẫn
  thethuc cite thu-muc --format svg > do-thi.svg vẽ đồ thị viện dẫn của cả thư mục
  thethuc carry-out cong-dien.docx -o cv.json    bắt đầu công văn triển khai một công điện
  thethuc merge giay-moi.json khach-moi.xlsx --out thu-moi
                                                 một bản thảo, mỗi dòng danh sách một giấy mời
  thethuc compare du-thao.json tra-lai.docx      xem tệp trả lại đã sửa gì
  thethuc refs learn thu-muc --dry-run           xem thư viện học được gì từ văn bản của cơ quan
  thethuc refs show 30/2020/NĐ-CP                xem một văn bản trong thư viện
  thethuc register init 'Sở Nội vụ'              lập kho với sổ đi, sổ đến, sổ bản sao
  thethuc register di cong-van.json              đăng ký, cấp số văn bản đi
  thethuc export-book --output so-di.pdf         in sổ văn bản đi, có bìa
  thethuc package edxml 12 --to H26.20 -o 12.edxml  ghi văn bản đi thành edXML
  thethuc search hoi dong --from 2026-01-01      tìm trong kho

Mã thoát:
  0  đã làm xong
  1  đã làm xong nhưng văn bản còn thiếu hoặc có chỗ không dàn được như ý
  2  không làm được: lệnh sai, không đọc được dữ liệu vào hoặc không ghi được tệp ra";

/// Soạn, dàn trang và xuất văn bản hành chính theo Nghị định 30/2020/NĐ-CP.
#[derive(Debug, Parser)]
#[command(
    name = "thethuc",
    version,
    about = "Soạn, dàn trang và xuất văn bản hành chính theo Nghị định 30/2020/NĐ-CP.",
    after_help = EXAMPLES,
    help_template = TEMPLATE,
    override_usage = "thethuc [TÙY CHỌN] <LỆNH>",
    subcommand_help_heading = "Lệnh",
    subcommand_value_name = "LỆNH",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    color = clap::ColorChoice::Never
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Command,

    /// Phông chữ để dàn trang: auto, bundled, hoặc thư mục có đủ bốn kiểu chữ
    #[arg(
        long,
        global = true,
        value_name = "PHÔNG",
        default_value = "auto",
        help_heading = "Tùy chọn chung",
        hide_default_value = true
    )]
    pub(crate) fonts: String,

    /// Thư mục có thêm loại văn bản, hoặc mẫu thay cho mẫu có sẵn (docs/templates.md)
    #[arg(
        long,
        global = true,
        value_name = "THƯ_MỤC",
        help_heading = "Tùy chọn chung"
    )]
    pub(crate) templates: Option<PathBuf>,

    /// In hướng dẫn này
    #[arg(short, long, global = true, action = ArgAction::Help, help_heading = "Tùy chọn chung")]
    help: Option<bool>,

    /// In số phiên bản
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = "Tùy chọn chung")]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Bắt đầu một văn bản, điền sẵn theo hồ sơ cơ quan; in JSON hoặc ghi vào tệp
    #[command(help_template = TEMPLATE, override_usage = "thethuc new [TÙY CHỌN] <LOẠI>")]
    New(NewArgs),
    /// Xuất một văn bản ra Word (DOCX), PDF, SVG; in JSON kể các tệp đã ghi
    #[command(help_template = TEMPLATE, override_usage = "thethuc export [TÙY CHỌN] <VĂN_BẢN>")]
    Export(ExportArgs),
    /// So các tệp đã xuất với phiếu kiểm tra thể thức của chúng; tệp đã đổi thì báo
    #[command(help_template = TEMPLATE, override_usage = "thethuc verify-certificate <PHIẾU>")]
    VerifyCertificate(VerifyCertificateArgs),
    /// Kiểm tra thể thức của văn bản (JSON), tệp Word, tệp PDF, cả thư mục; sửa lỗi nếu được yêu cầu
    #[command(help_template = TEMPLATE, override_usage = "thethuc check [TÙY CHỌN] <TỆP>...")]
    Check(CheckArgs),
    /// Soát chính tả một văn bản thuần chữ (TXT)
    #[command(help_template = TEMPLATE, override_usage = "thethuc spell [TÙY CHỌN] <TỆP>")]
    Spell(SpellArgs),
    /// Kể các loại văn bản và tên loại
    #[command(help_template = TEMPLATE, override_usage = "thethuc kinds [TÙY CHỌN]")]
    Kinds(KindsArgs),
    /// Sổ đăng ký: lập kho, đăng ký văn bản đi và đến, cấp số, hủy số, xem sổ
    #[command(help_template = TEMPLATE, override_usage = "thethuc register [TÙY CHỌN] <LỆNH>")]
    Register(RegisterArgs),
    /// Đường đi của văn bản: lưu bản thảo, trình duyệt, trả lại, đồng ý, ký, cấp số, phát hành
    #[command(help_template = TEMPLATE, override_usage = "thethuc review [TÙY CHỌN] <LỆNH>")]
    Review(ReviewArgs),
    /// Hồ sơ: mở, lưu văn bản vào, in danh mục và mục lục, xuất để nộp lưu
    #[command(name = "ho-so", help_template = TEMPLATE, override_usage = "thethuc ho-so [TÙY CHỌN] <LỆNH>")]
    HoSo(HoSoArgs),
    /// Nhiệm vụ và thời hạn trong văn bản: tìm, theo dõi, xuất
    #[command(help_template = TEMPLATE, override_usage = "thethuc tasks [TÙY CHỌN] <LỆNH>")]
    Tasks(TasksArgs),
    /// Kho trên máy chủ PostgreSQL: lập, nâng cấu trúc, cho người vào làm việc
    #[command(help_template = TEMPLATE, override_usage = "thethuc server [TÙY CHỌN] <LỆNH>")]
    Server(ServerArgs),
    /// Tìm văn bản trong kho, có dấu hoặc không dấu
    #[command(help_template = TEMPLATE, override_usage = "thethuc search [TÙY CHỌN] [TỪ]...")]
    Search(Box<SearchArgs>),
    /// Sao lưu kho, kể cả khi đang dùng, và kiểm tra bản sao
    #[command(help_template = TEMPLATE, override_usage = "thethuc backup [TÙY CHỌN] <BẢN_SAO>\n          thethuc backup --scheduled")]
    Backup(BackupArgs),
    /// Xem một bản sao lưu và khôi phục kho từ đó
    #[command(help_template = TEMPLATE, override_usage = "thethuc restore [TÙY CHỌN] <BẢN_SAO>")]
    Restore(RestoreArgs),
    /// Ký số một tệp PDF; phần đã có trong tệp giữ nguyên từng byte
    #[command(help_template = TEMPLATE, override_usage = "thethuc sign [TÙY CHỌN] (--key <TỆP> | --token) <TỆP_PDF>")]
    Sign(Box<SignArgs>),
    /// Kể các thiết bị ký số đang cắm và chứng thư số trên đó
    #[command(help_template = TEMPLATE, override_usage = "thethuc tokens [TÙY CHỌN]")]
    Tokens(TokensArgs),
    /// The child that talks to the driver of a token; the program starts it by itself.
    #[command(name = helper::ARGUMENT, hide = true)]
    TokenHelper,
    /// Sao y, sao lục, trích sao một văn bản sang giấy hoặc sang điện tử (Điều 25 đến 27)
    #[command(help_template = TEMPLATE, override_usage = "thethuc copy [TÙY CHỌN] --form <HÌNH_THỨC> --to <ĐỊNH_DẠNG> --output <TỆP> <TỆP>...")]
    Copy(Box<CopyArgs>),
    /// Gói gửi đi và nhận về: văn bản thành edXML, hồ sơ thành gói nộp lưu
    #[command(help_template = TEMPLATE, override_usage = "thethuc package [TÙY CHỌN] <LỆNH>")]
    Package(Box<PackageArgs>),
    /// Kiểm tra chữ ký số của tệp PDF; không nêu tệp nào thì kiểm tra kho
    #[command(help_template = TEMPLATE, override_usage = "thethuc verify [TÙY CHỌN] [TỆP_PDF]...")]
    Verify(VerifyArgs),
    /// In một sổ có bìa, theo các cột của Phụ lục IV, ra PDF, XLSX hoặc CSV
    #[command(help_template = TEMPLATE, override_usage = "thethuc export-book [TÙY CHỌN] --output <TỆP>")]
    ExportBook(ExportBookArgs),
    /// Kể các văn bản mà một tệp viện dẫn
    #[command(help_template = TEMPLATE, override_usage = "thethuc cite [TÙY CHỌN] <TỆP>")]
    Cite(CiteArgs),
    /// Bắt đầu một công văn triển khai văn bản khác: viện dẫn đủ, mỗi nhiệm vụ một điểm
    #[command(name = "carry-out", help_template = TEMPLATE, override_usage = "thethuc carry-out [TÙY CHỌN] <TỆP>")]
    CarryOut(CarryOutArgs),
    /// Thư viện văn bản viện dẫn: nhập danh mục, kể, xem
    #[command(help_template = TEMPLATE, override_usage = "thethuc refs [TÙY CHỌN] <LỆNH>")]
    Refs(RefsArgs),
    /// Lập hồ sơ cơ quan từ các văn bản đã ban hành, và kể thói quen trái quy định
    #[command(help_template = TEMPLATE, override_usage = "thethuc learn-profile [TÙY CHỌN] <TỆP>...")]
    LearnProfile(LearnProfileArgs),
    /// Mẫu của cơ quan: chép, kiểm tra, chia sẻ, nhận, xóa
    #[command(help_template = TEMPLATE, override_usage = "thethuc templates <LỆNH>")]
    Templates(TemplatesArgs),
    /// Trộn thư: một bản thảo, một danh sách nơi nhận, mỗi dòng một thư
    #[command(help_template = TEMPLATE, override_usage = "thethuc merge [TÙY CHỌN] <BẢN_THẢO> <DANH_SÁCH>")]
    Merge(Box<MergeArgs>),
    /// So sánh hai văn bản: tệp JSON, Word hoặc PDF
    #[command(help_template = TEMPLATE, override_usage = "thethuc compare [TÙY CHỌN] <TRƯỚC> <SAU>")]
    Compare(CompareArgs),
    /// Cụm từ soạn sẵn của cơ quan: kể, nhận, chia sẻ
    #[command(help_template = TEMPLATE, override_usage = "thethuc blocks <LỆNH>")]
    Blocks(BlocksArgs),
    /// In JSON Schema của tệp văn bản
    #[command(help_template = TEMPLATE, override_usage = "thethuc schema")]
    Schema,
    /// Phục vụ giao diện trong trình duyệt, chỉ trên máy này (127.0.0.1)
    #[command(help_template = TEMPLATE, override_usage = "thethuc serve [TÙY CHỌN]")]
    Serve(ServeArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct NewArgs {
    /// Loại văn bản: cong-van, quyet-dinh, … (xem: thethuc kinds)
    #[arg(value_name = "LOẠI", help_heading = "Tham số")]
    pub(crate) kind: String,

    /// Tên loại, với loại văn bản có nhiều tên loại: ke-hoach, bao-cao, …
    #[arg(long, value_name = "TÊN", help_heading = "Tùy chọn")]
    pub(crate) ten_loai: Option<String>,

    /// Bắt đầu từ văn bản mẫu thay vì văn bản trống
    #[arg(long, help_heading = "Tùy chọn")]
    pub(crate) sample: bool,

    /// Ghi vào tệp thay vì in ra
    #[arg(short, long, value_name = "TỆP", help_heading = "Tùy chọn")]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ExportArgs {
    /// Tệp văn bản (JSON); “-” để đọc từ đầu vào chuẩn
    #[arg(value_name = "VĂN_BẢN", help_heading = "Tham số")]
    pub(crate) document: PathBuf,

    /// Ghi tệp Word
    #[arg(long, value_name = "TỆP", help_heading = "Tùy chọn")]
    pub(crate) docx: Option<String>,

    /// Ghi tệp PDF (PDF/A-2a)
    #[arg(long, value_name = "TỆP", help_heading = "Tùy chọn")]
    pub(crate) pdf: Option<String>,

    /// Ghi mỗi phụ lục và văn bản kèm theo thành tệp riêng (tên-phu-luc-1.docx)
    #[arg(long, help_heading = "Tùy chọn")]
    pub(crate) apart: bool,

    /// Ghi mỗi trang một tệp SVG vào thư mục
    #[arg(long, value_name = "THƯ_MỤC", help_heading = "Tùy chọn")]
    pub(crate) svg: Option<String>,

    /// Đọc lại các tệp đã xuất, đo từng mục của Phụ lục I và ghi phiếu kiểm tra thể thức (JSON)
    #[arg(long, value_name = "TỆP", help_heading = "Tùy chọn")]
    pub(crate) certificate: Option<String>,

    /// Ghi phiếu kiểm tra thể thức để in (PDF)
    #[arg(long, value_name = "TỆP", help_heading = "Tùy chọn")]
    pub(crate) certificate_page: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct VerifyCertificateArgs {
    /// Phiếu kiểm tra thể thức (JSON); các tệp đã xuất nằm cạnh phiếu
    #[arg(value_name = "PHIẾU", help_heading = "Tham số")]
    pub(crate) certificate: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct CheckArgs {
    /// Tệp văn bản (JSON), tệp Word (DOCX, DOC, RTF), tệp PDF, hoặc thư mục có các tệp Word, JSON
    #[arg(
        value_name = "TỆP",
        required_unless_present = "explain",
        help_heading = "Tham số"
    )]
    pub(crate) paths: Vec<PathBuf>,

    /// Dạng kết quả: text, json, sarif, html, csv
    #[arg(
        long,
        value_name = "DẠNG",
        default_value = "text",
        hide_default_value = true,
        hide_possible_values = true,
        help_heading = "Tùy chọn"
    )]
    pub(crate) format: Format,

    /// Sửa những lỗi sửa được an toàn; ghi TÊN.sửa.docx bên cạnh, trong Word hiện thành thay đổi chờ duyệt
    #[arg(long, help_heading = "Tùy chọn")]
    pub(crate) fix: bool,

    /// Nơi ghi bản sửa: một tệp, hoặc một thư mục
    #[arg(
        short,
        long,
        value_name = "NƠI",
        requires = "fix",
        help_heading = "Tùy chọn"
    )]
    pub(crate) output: Option<PathBuf>,

    /// Ghi bản sửa đè lên chính tệp gốc
    #[arg(
        long,
        requires = "fix",
        conflicts_with = "output",
        help_heading = "Tùy chọn"
    )]
    pub(crate) in_place: bool,

    /// Ghi biên nhận: đã sửa gì, ở đâu, vì sao, và để lại gì (JSON nếu tên tệp kết thúc bằng .json)
    #[arg(long, value_name = "TỆP", requires = "fix", help_heading = "Tùy chọn")]
    pub(crate) receipt: Option<PathBuf>,

    /// Giải thích một quy tắc, ví dụ TB02
    #[arg(long, value_name = "MÃ", help_heading = "Tùy chọn")]
    pub(crate) explain: Option<String>,
}

/// How findings are written.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Sarif,
    Html,
    Csv,
}

#[derive(Debug, clap::Args)]
pub(crate) struct SpellArgs {
    /// Tệp chữ (UTF-8, TCVN3, VNI, VISCII); “-” để đọc từ đầu vào chuẩn
    #[arg(value_name = "TỆP", help_heading = "Tham số")]
    pub(crate) file: PathBuf,

    /// In kết quả bằng JSON
    #[arg(long, help_heading = "Tùy chọn")]
    pub(crate) json: bool,

    /// Văn bản cơ quan đã duyệt, để học cách dùng từ của cơ quan; dùng được nhiều lần
    #[arg(long, value_name = "TỆP", help_heading = "Tùy chọn")]
    pub(crate) approved: Vec<PathBuf>,

    /// Từ điển của cơ quan: mỗi dòng một từ đúng
    #[arg(long, value_name = "TỆP", help_heading = "Tùy chọn")]
    pub(crate) words: Option<PathBuf>,

    /// Mô hình chính tả khác thay cho mô hình có sẵn
    #[arg(long, value_name = "TỆP", help_heading = "Tùy chọn")]
    pub(crate) model: Option<PathBuf>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct KindsArgs {
    /// In JSON, có cả các trường của từng loại
    #[arg(long, help_heading = "Tùy chọn")]
    pub(crate) json: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ServeArgs {
    /// Cổng; 0 để máy tự chọn
    #[arg(
        long,
        value_name = "CỔNG",
        default_value_t = 0,
        hide_default_value = true,
        help_heading = "Tùy chọn"
    )]
    pub(crate) port: u16,

    /// Thư mục giao diện đã dựng (mặc định: ui/dist)
    #[arg(
        long,
        value_name = "THƯ_MỤC",
        default_value = "ui/dist",
        hide_default_value = true,
        help_heading = "Tùy chọn"
    )]
    pub(crate) ui: PathBuf,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_declaration_is_sound() {
        super::Args::command().debug_assert();
    }
}
