//! The block of Mẫu 3.1: laid out as every page is, then laid onto the copied document.

use thethuc_compose::ComposeError;
use thethuc_law::CopyRule;
use thethuc_layout::{Item, Pages};
use thethuc_model::{Document, Luu, NguoiKy, NoiNhan, RichText, SoKyHieu};
use thethuc_reading::Limits;
use thethuc_reading::pdf::read_pages;
use thethuc_scans::{Overview, lay_onto};

use super::error::CopyError;
use crate::App;
use crate::dto::OfficeProfile;
use crate::error::AppError;
use crate::pages;

/// The template of the block.
const KIND: &str = "ban-sao";
const FILES: [(&str, &str); 2] = [
    ("ban-sao/kind.toml", include_str!("mau/kind.toml")),
    ("ban-sao/layout.xml", include_str!("mau/layout.xml")),
];
/// Points in a millimetre.
const PT_PER_MM: f64 = 72.0 / 25.4;
/// Between the end of the copied document and the line over the block.
const GAP_PT: f64 = 12.0;
/// Letters reach this far under their line, as a share of their size.
const DEPTH: f64 = 0.22;
/// A picture that covers more of a page may hold text that nobody can tell from here.
const PICTURED: f64 = 0.25;
/// Under the text of a page: the least bottom margin — PL I, Phần I, I.3.
const BOTTOM_MM: f64 = 20.0;

/// What stands in the block.
pub(super) struct Block<'a> {
    /// Ký hiệu: `SY-SNV` — PL I, Phần II/II.1.c; Mẫu 3.1.
    pub(super) ky_hieu: String,
    pub(super) rule: &'a CopyRule,
    pub(super) profile: &'a OfficeProfile,
    pub(super) signer: &'a NguoiKy,
    pub(super) noi_nhan: &'a [String],
}

impl Block<'_> {
    fn document(&self, app: &App, number: u32) -> Document {
        let mut document = Document::new(KIND);
        document
            .co_quan_ban_hanh
            .clone_from(&self.profile.co_quan_ban_hanh);
        document.so_ky_hieu = SoKyHieu {
            so: Some(number),
            ky_hieu: self.ky_hieu.clone(),
            ..SoKyHieu::default()
        };
        document.dia_danh.clone_from(&self.profile.dia_danh);
        document.thoi_gian = app.today();
        let words = RichText::plain_text(&self.rule.words);
        document.thong_tin.insert("hinh_thuc_sao".to_owned(), words);
        document.nguoi_ky = vec![self.signer.clone()];
        let recipient = |text: &String| NoiNhan {
            text: text.clone(),
            children: Vec::new(),
        };
        document.noi_nhan = self.noi_nhan.iter().map(recipient).collect();
        document.luu = Some(Luu {
            noi_luu: match self.profile.noi_luu.as_slice() {
                [] => vec!["VT".to_owned()],
                own => own.to_vec(),
            },
            so_ban: None,
        });
        document
    }
}

impl App {
    /// Lays the block behind the end of a document: on its last page where there is room, else on a
    /// further one. `end_mm` says where the document ends on its last page, for pages that are
    /// pictures.
    pub(super) fn with_block(
        &self,
        copied: &[u8],
        overview: &Overview,
        block: &Block<'_>,
        number: u32,
        end_mm: Option<f64>,
    ) -> Result<Vec<u8>, AppError> {
        let templates = self.templates().with_files(FILES);
        let templates = templates.map_err(|fault| AppError::from(ComposeError::Template(fault)))?;
        let document = block.document(self, number);
        let (laid, bytes) = pages::with_templates(self, &templates, &document)?;
        let end_pt = end_mm
            .map(|end| end * PT_PER_MM)
            .or_else(|| end(copied, overview));
        let down_pt = end_pt.and_then(|end| down(&laid, end));
        if end_mm.is_some() && down_pt.is_none() {
            return Err(CopyError::NoRoom.into());
        }
        let path = || std::path::PathBuf::from(KIND);
        lay_onto(copied, &bytes, down_pt).map_err(|source| {
            CopyError::Scan {
                path: path(),
                source,
            }
            .into()
        })
    }
}

/// Where a document ends on its last page, pt from its top; none where that cannot be told.
fn end(copied: &[u8], overview: &Overview) -> Option<f64> {
    let last = overview.pages.last()?;
    if last.is_turned || last.covered > PICTURED {
        return None;
    }
    let drawing = read_pages(copied, &Limits::default()).ok()?;
    let page = drawing.pages.last()?;
    let letters = page
        .glyphs
        .iter()
        .map(|glyph| glyph.baseline_pt + DEPTH * glyph.size_pt);
    let lines = page.strokes.iter().map(|line| line.y1_pt.max(line.y2_pt));
    letters
        .chain(lines)
        .chain([last.laid_over_to_pt])
        .max_by(f64::total_cmp)
}

/// How far down the block moves, so that it begins behind `end_pt`; none when there is no room for
/// it above the bottom margin, or it has more than one page.
fn down(laid: &Pages, end_pt: f64) -> Option<f64> {
    let [page] = laid.pages.as_slice() else {
        return None;
    };
    let reach = |item: &Item| match item {
        Item::Text(text) => [text.baseline_pt, text.baseline_pt + DEPTH * text.size_pt],
        Item::Line(line) => [line.y1_pt.min(line.y2_pt), line.y1_pt.max(line.y2_pt)],
        Item::Rect(frame) => [frame.y_pt, frame.y_pt + frame.height_pt],
        Item::Picture(picture) => [picture.y_pt, picture.y_pt + picture.height_pt],
    };
    let top = page.items.iter().map(|item| reach(item)[0]);
    let top = top.min_by(f64::total_cmp)?;
    let bottom = page.items.iter().map(|item| reach(item)[1]);
    let bottom = bottom.max_by(f64::total_cmp)?;
    let down = end_pt + GAP_PT - top;
    (bottom + down <= page.height_pt - BOTTOM_MM * PT_PER_MM).then_some(down)
}
