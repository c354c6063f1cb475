//! The words that must stand on the page, and what each of them is, worked out from the document by
//! the wording of the decree alone.

use thethuc_model::{Block, Document, Inline, MucDoKhan, NgayThangNam, NoiNhan, PhuLuc, RichText};

use crate::numbering::{labels, roman};
use crate::subjects::CONTENTS;

/// A component whose words must be found in the file.
#[derive(Debug, Clone)]
pub struct Component {
    /// The subject of its rows in `rows.toml`.
    pub subject: &'static str,
    /// Its words, one of them as good as the other; a footnote's place shows as U+FFFC.
    pub wordings: Vec<String>,
    /// The label that its words begin with; empty for most.
    pub label: String,
    /// Whether weight and slope follow from the subject alone (no emphasis by the author).
    pub plain: bool,
}

impl Component {
    fn new(subject: &'static str, words: impl Into<String>) -> Self {
        Self {
            subject,
            wordings: vec![words.into()],
            label: String::new(),
            plain: true,
        }
    }

    /// The words as a report shows them; the subject where it has none, in a draft.
    #[must_use]
    pub fn words_shown(&self) -> &str {
        match self.wordings.first() {
            Some(words) if !words.is_empty() => words,
            _ => self.subject,
        }
    }
}

/// A document, an attached document or a phụ lục: what begins on a page of its own.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// Components in reading order.
    pub components: Vec<Component>,
    /// Whether it is a phụ lục.
    pub phu_luc: bool,
}

/// The parts of a document in the order of the file.
#[must_use]
pub fn parts(document: &Document) -> Vec<Part> {
    parts_of(document, false)
}

fn parts_of(document: &Document, is_attached: bool) -> Vec<Part> {
    let mut parts = vec![main_part(document, is_attached)];
    let many = document.phu_luc.len() > 1;
    for (index, phu_luc) in document.phu_luc.iter().enumerate() {
        let number = many.then_some(index + 1);
        parts.push(phu_luc_part(phu_luc, number));
    }
    for attached in &document.van_ban_kem_theo {
        parts.extend(parts_of(attached, true));
    }
    parts
}

fn main_part(document: &Document, is_attached: bool) -> Part {
    let mut components = heads(document);
    components.extend(title(document));
    if is_attached && document.so_ky_hieu.ky_hieu.is_empty() {
        // Mẫu 1.3: a document issued with another one names it, and the line stands below that.
        components.push(Component::new("phu_luc_kem_theo", "(Kèm theo"));
    }
    components.extend(grounds(document));
    components.extend(addressees(document));
    components.extend(body(&document.noi_dung));
    components.extend(recipients(document));
    components.extend(signatures(document));
    components.extend(marks(document));
    Part {
        components,
        phu_luc: false,
    }
}

fn phu_luc_part(phu_luc: &PhuLuc, number: Option<usize>) -> Part {
    let label = number.map_or("Phụ lục".to_owned(), |number| {
        format!("Phụ lục {}", roman(number))
    });
    let mut components = vec![
        Component::new("phu_luc_so", label),
        Component::new("phu_luc_tieu_de", upper(&phu_luc.tieu_de)),
        Component::new("phu_luc_kem_theo", "(Kèm theo"),
    ];
    components.extend(body(&phu_luc.noi_dung));
    Part {
        components,
        phu_luc: true,
    }
}

fn heads(document: &Document) -> Vec<Component> {
    let mut out = Vec::new();
    if let Some(name) = &document.co_quan_chu_quan {
        out.push(Component::new("co_quan_chu_quan", name.to_uppercase()));
    }
    out.push(Component::new(
        "co_quan_ban_hanh",
        document.co_quan_ban_hanh.to_uppercase(),
    ));
    out.push(Component {
        // The decree prints both placements of the tone.
        wordings: ["HÒA", "HOÀ"]
            .map(|hoa| format!("CỘNG {hoa} XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
            .to_vec(),
        ..Component::new("quoc_hieu", "")
    });
    out.push(Component::new("tieu_ngu", "Độc lập - Tự do - Hạnh phúc"));
    if !document.so_ky_hieu.ky_hieu.is_empty() {
        let letter = document.so_ky_hieu.bo_sung.map(String::from);
        let so = document.so_ky_hieu.so.map_or(String::new(), |so| {
            format!("{so:02}{}", letter.unwrap_or_default())
        });
        let words = format!("Số: {so}/{}", document.so_ky_hieu.ky_hieu);
        out.push(Component::new("so_ky_hieu", words));
    }
    if !document.dia_danh.is_empty() {
        let date = date(document.thoi_gian);
        let words = format!("{}, {date}", document.dia_danh);
        out.push(Component::new("dia_danh_thoi_gian", words));
    }
    out
}

/// PL I/II.4.b: two digits for days below 10 and for January and February.
fn date(date: NgayThangNam) -> String {
    let day = date.ngay.map_or(String::new(), |day| format!("{day:02}"));
    let month = match date.thang {
        Some(month @ (1 | 2)) => format!("{month:02}"),
        Some(month) => month.to_string(),
        None => String::new(),
    };
    let year = date.nam.map_or(String::new(), |year| year.to_string());
    format!("ngày {day} tháng {month} năm {year}")
}

fn title(document: &Document) -> Vec<Component> {
    if document.kind == "cong-van" {
        let words = format!("V/v {}", document.trich_yeu.plain());
        return vec![Component::new("trich_yeu_cong_van", words)];
    }
    let kind = document.ten_loai.as_deref().unwrap_or(&document.kind);
    let mut out: Vec<Component> = ten_loai(kind)
        .map(|name| Component::new("ten_loai", name))
        .into_iter()
        .collect();
    if !document.trich_yeu.is_empty() {
        out.push(Component::new("trich_yeu", document.trich_yeu.plain()));
    }
    out
}

/// Names of kinds as a title prints them — PL III/I.
fn ten_loai(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "ban-ghi-nho" => "BẢN GHI NHỚ",
        "ban-thoa-thuan" => "BẢN THỎA THUẬN",
        "bao-cao" => "BÁO CÁO",
        "bien-ban" => "BIÊN BẢN",
        "chi-thi" => "CHỈ THỊ",
        "chuong-trinh" => "CHƯƠNG TRÌNH",
        "cong-dien" => "CÔNG ĐIỆN",
        "de-an" => "ĐỀ ÁN",
        "du-an" => "DỰ ÁN",
        "giay-gioi-thieu" => "GIẤY GIỚI THIỆU",
        "giay-moi" => "GIẤY MỜI",
        "giay-nghi-phep" => "GIẤY NGHỈ PHÉP",
        "giay-uy-quyen" => "GIẤY ỦY QUYỀN",
        "hop-dong" => "HỢP ĐỒNG",
        "huong-dan" => "HƯỚNG DẪN",
        "ke-hoach" => "KẾ HOẠCH",
        "nghi-quyet" => "NGHỊ QUYẾT",
        "phieu-bao" => "PHIẾU BÁO",
        "phieu-chuyen" => "PHIẾU CHUYỂN",
        "phieu-gui" => "PHIẾU GỬI",
        "phuong-an" => "PHƯƠNG ÁN",
        "quy-che" => "QUY CHẾ",
        "quy-dinh" => "QUY ĐỊNH",
        "quyet-dinh" => "QUYẾT ĐỊNH",
        "thong-bao" => "THÔNG BÁO",
        "thong-cao" => "THÔNG CÁO",
        "thu-cong" => "THƯ CÔNG",
        "to-trinh" => "TỜ TRÌNH",
        _ => return None,
    })
}

fn grounds(document: &Document) -> Vec<Component> {
    let mut out = Vec::new();
    if let Some(body) = &document.tham_quyen_ban_hanh {
        out.push(Component::new("tham_quyen_ban_hanh", body.to_uppercase()));
    }
    let last = document.can_cu.len();
    for (index, ground) in document.can_cu.iter().enumerate() {
        let mark = if index + 1 == last { "." } else { ";" };
        out.push(Component::new(
            "can_cu",
            format!("{}{mark}", ground.plain()),
        ));
    }
    let order = match document.kind.as_str() {
        "quyet-dinh" => Some("QUYẾT ĐỊNH:"),
        "nghi-quyet" => Some("QUYẾT NGHỊ:"),
        _ => None,
    };
    out.extend(order.map(|words| Component::new("lenh_ban_hanh", words)));
    out
}

fn addressees(document: &Document) -> Vec<Component> {
    let mut out = Vec::new();
    if let [one] = document.kinh_gui.as_slice() {
        out.push(Component::new("kinh_gui", format!("Kính gửi: {one}")));
    } else if !document.kinh_gui.is_empty() {
        out.push(Component::new("kinh_gui", "Kính gửi:"));
        out.extend(dashed("kinh_gui", &document.kinh_gui));
    }
    if let Some(sender) = &document.nguoi_gui_dien {
        out.push(Component {
            wordings: [sender.to_uppercase(), sender.clone()]
                .map(|sender| format!("{sender} điện:"))
                .to_vec(),
            ..Component::new("nguoi_gui_dien", "")
        });
        out.extend(dashed("noi_nhan_dien", &document.noi_nhan_dien));
    }
    out
}

fn dashed<'a>(
    subject: &'static str,
    entries: &'a [String],
) -> impl Iterator<Item = Component> + 'a {
    entries.iter().enumerate().map(move |(index, entry)| {
        let mark = if index + 1 == entries.len() { "." } else { ";" };
        Component {
            label: "-".to_owned(),
            ..Component::new(subject, format!("- {entry}{mark}"))
        }
    })
}

fn body(blocks: &[Block]) -> Vec<Component> {
    let labels = labels(blocks);
    let units = blocks.iter().zip(&labels);
    units
        .flat_map(|(block, label)| match (block, block.text()) {
            (Block::MucLuc {}, _) => contents(blocks, &labels),
            (_, Some(text)) => unit(block, text, label.clone()),
            _ => Vec::new(),
        })
        .collect()
}

/// The lines of a mục lục, so that none is taken for the heading that it names.
fn contents(blocks: &[Block], labels: &[String]) -> Vec<Component> {
    let lines = blocks.iter().zip(labels).filter_map(|(block, label)| {
        let words = match block {
            Block::Phan { title }
            | Block::Chuong { title }
            | Block::Muc { title }
            | Block::TieuMuc { title }
            | Block::MucLaMa { title } => upper(title),
            Block::Dieu {
                heading: true,
                text,
            }
            | Block::Khoan {
                heading: true,
                text,
            } => text.plain(),
            _ => return None,
        };
        let label = label.trim_end_matches('.');
        Some(Component::new(CONTENTS, format!("{label}. {words}")))
    });
    lines.collect()
}

fn unit(block: &Block, text: &RichText, label: String) -> Vec<Component> {
    let number_and_title = |number, title| {
        vec![
            Component::new(number, label.clone()),
            Component::new(title, upper(text)),
        ]
    };
    let subject = match block {
        Block::Phan { .. } | Block::Chuong { .. } => {
            return number_and_title("phan_chuong_so", "phan_chuong_tieu_de");
        }
        Block::Muc { .. } | Block::TieuMuc { .. } => {
            return number_and_title("muc_so", "muc_tieu_de");
        }
        Block::MucLaMa { .. } => {
            let words = format!("{label} {}", upper(text));
            return vec![Component::new("muc_la_ma", words)];
        }
        Block::Dieu { heading: true, .. } => "dieu_tieu_de",
        Block::Dieu { .. } => "dieu",
        Block::Khoan { heading: true, .. } => "khoan_tieu_de",
        Block::Khoan { .. } => "khoan",
        Block::Diem { .. } => "diem",
        Block::Doan { .. } | Block::Gach { .. } => "noi_dung",
        // The decree says nothing of captions.
        Block::Bang(_) | Block::HinhAnh(_) | Block::MucLuc {} => return Vec::new(),
    };
    let words = format!("{label} {}", text.plain().replace('\n', " "));
    vec![Component {
        plain: is_plain(text),
        label,
        ..Component::new(subject, words.trim())
    }]
}

fn is_plain(text: &RichText) -> bool {
    text.0.iter().all(|inline| match inline {
        Inline::Run(run) => !(run.bold || run.italic || run.superscript),
        Inline::Break => true,
        // The mark of a footnote is smaller than the text.
        Inline::Footnote(_) => false,
    })
}

fn upper(text: &RichText) -> String {
    text.plain().to_uppercase()
}

fn recipients(document: &Document) -> Vec<Component> {
    let mut lines = Vec::new();
    flatten(&document.noi_nhan, "-", &mut lines);
    if let Some(luu) = &document.luu {
        let copies = luu
            .so_ban
            .map_or(String::new(), |copies| format!(" ({copies})"));
        let words = format!("Lưu: {}{copies}", luu.noi_luu.join(", "));
        lines.push(("-", words));
    }
    if lines.is_empty() {
        return Vec::new();
    }
    let last = lines.len() - 1;
    let mut out = vec![Component::new("noi_nhan_tu", "Nơi nhận:")];
    out.extend(lines.into_iter().enumerate().map(|(index, (dash, text))| {
        let mark = match text.chars().last() {
            Some(';' | '.' | ':') => "",
            _ if index == last => ".",
            _ => ";",
        };
        Component {
            label: dash.to_owned(),
            ..Component::new("noi_nhan_danh_sach", format!("{dash} {text}{mark}"))
        }
    }));
    if let Some(drafter) = &document.nguoi_soan_thao {
        let words = match drafter.so_ban {
            Some(copies) => format!("{}.({copies})", drafter.ky_hieu),
            None => drafter.ky_hieu.clone(),
        };
        out.push(Component::new("nguoi_soan_thao", words));
    }
    out
}

fn flatten(entries: &[NoiNhan], dash: &'static str, lines: &mut Vec<(&'static str, String)>) {
    for entry in entries {
        let colon = if entry.children.is_empty() || entry.text.ends_with(':') {
            ""
        } else {
            ":"
        };
        lines.push((dash, format!("{}{colon}", entry.text)));
        flatten(&entry.children, "+", lines);
    }
}

fn signatures(document: &Document) -> Vec<Component> {
    let mut out = Vec::new();
    for signer in &document.nguoi_ky {
        for authority in &signer.quyen_han {
            let words = format!(
                "{}. {}",
                authority.hinh_thuc.abbreviation(),
                authority.cua.to_uppercase()
            );
            out.push(Component::new("quyen_han_chuc_vu", words));
        }
        if !signer.chuc_vu.is_empty() {
            out.push(Component::new(
                "quyen_han_chuc_vu",
                signer.chuc_vu.to_uppercase(),
            ));
        }
    }
    for signer in &document.nguoi_ky {
        out.push(Component::new("ho_ten", signer.ho_ten.clone()));
    }
    out
}

fn marks(document: &Document) -> Vec<Component> {
    let mut out = Vec::new();
    if let Some(urgency) = document.muc_do_khan {
        let wordings = match urgency {
            MucDoKhan::HoaToc => vec!["HỎA TỐC".to_owned(), "HOẢ TỐC".to_owned()],
            MucDoKhan::ThuongKhan => vec!["THƯỢNG KHẨN".to_owned()],
            MucDoKhan::Khan => vec!["KHẨN".to_owned()],
        };
        out.push(Component {
            wordings,
            ..Component::new("muc_do_khan", "")
        });
    }
    if let Some(circulation) = &document.pham_vi_luu_hanh {
        out.push(Component::new(
            "pham_vi_luu_hanh",
            circulation.to_uppercase(),
        ));
    }
    if let Some(address) = &document.dia_chi {
        out.push(Component {
            wordings: vec![
                format!("Địa chỉ: {}", address.dia_chi),
                address.dia_chi.clone(),
            ],
            ..Component::new("dia_chi", "")
        });
    }
    out
}
