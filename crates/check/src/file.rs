//! A Word file as the rules see it.

use std::sync::OnceLock;

use thethuc_law::{Decree, StyleRule};
use thethuc_reading::{Look, Paragraph, Reading};
use thethuc_recognize::{Recognition, Role, Spot};

use crate::Place;
use crate::rules::units::{Unit, units};

/// A Word file: how it looks, and what it was understood as.
#[derive(Debug)]
pub struct File<'a> {
    /// How it looks.
    pub reading: &'a Reading,
    /// What it was understood as.
    pub recognition: &'a Recognition,
    /// The decree in force on its day.
    pub decree: &'static Decree,
    units: OnceLock<Vec<Unit<'a>>>,
}

impl<'a> File<'a> {
    /// A file, with what it was understood as.
    #[must_use]
    pub fn new(reading: &'a Reading, recognition: &'a Recognition) -> Self {
        let decree = Decree::in_force(&recognition.document.thoi_gian);
        Self {
            reading,
            recognition,
            decree,
            units: OnceLock::new(),
        }
    }

    /// The numbered units of the body, as they are printed.
    pub(crate) fn units(&self) -> &[Unit<'a>] {
        self.units.get_or_init(|| units(self))
    }

    /// The places of a component, with their paragraphs.
    pub fn spots(&self, role: Role) -> impl Iterator<Item = (&'a Spot, &'a Paragraph)> {
        self.recognition
            .spots
            .iter()
            .filter(move |spot| spot.role == role)
            .filter_map(|spot| Some((spot, self.reading.paragraphs.get(spot.paragraph)?)))
    }

    /// Paragraphs of the body, each once.
    pub fn body(&self) -> Vec<(usize, &'a Paragraph)> {
        let mut body: Vec<_> = self
            .spots(Role::NoiDung)
            .map(|(spot, paragraph)| (spot.paragraph, paragraph))
            .collect();
        body.dedup_by_key(|(index, _)| *index);
        body
    }

    /// The look of every run of letters of a component, with the place of those letters.
    pub fn looks(&self, role: Role) -> impl Iterator<Item = (Place, &'a str, &'a Look)> {
        self.spots(role).flat_map(|(spot, paragraph)| {
            paragraph.runs.iter().filter_map(|run| {
                let range =
                    run.range.start.max(spot.range.start)..run.range.end.min(spot.range.end);
                let text = paragraph.text.get(range.clone())?;
                let printed = !text.trim().is_empty();
                printed.then(|| (Place::paragraph(spot.paragraph, range), text, &run.look))
            })
        })
    }

    /// What the decree says of the letters of a component.
    #[must_use]
    pub fn style(&self, role: Role) -> Option<&'static StyleRule> {
        self.decree.style(style_id(role)?)
    }
}

/// The law's name for the style of a component; none where the letters are the drafter's.
fn style_id(role: Role) -> Option<&'static str> {
    Some(match role {
        Role::QuocHieu => "quoc_hieu",
        Role::TieuNgu => "tieu_ngu",
        Role::CoQuanChuQuan => "co_quan_chu_quan",
        Role::CoQuanBanHanh => "co_quan_ban_hanh",
        Role::SoKyHieu => "so_ky_hieu",
        Role::DiaDanhThoiGian => "dia_danh_thoi_gian",
        Role::TenLoai => "ten_loai",
        Role::TrichYeu => "trich_yeu",
        Role::TrichYeuCongVan => "trich_yeu_cong_van",
        Role::CanCu => "can_cu",
        Role::KinhGui => "kinh_gui",
        Role::QuyenHan | Role::ChucVu => "quyen_han_chuc_vu",
        Role::HoTen => "ho_ten",
        Role::NoiNhanNhan => "noi_nhan_nhan",
        Role::NoiNhanDanhSach => "noi_nhan_danh_sach",
        Role::PhuLucNhan => "phu_luc_nhan",
        Role::PhuLucTieuDe => "phu_luc_tieu_de",
        Role::NoiDung => "noi_dung",
        Role::KemTheo => "phu_luc_kem_theo",
        _ => return None,
    })
}
