//! The kinds of documents, and beginning one.

use thethuc_compose::{Kind, Templates};
use thethuc_law::{Decree, TenLoai};
use thethuc_model::{Document, FieldPath, Luu, NgayThangNam, TrinhBay, read_document};

use crate::App;
use crate::dto::{DocumentDto, KindDto, NewDocumentArgs, NoArgs, OfficeProfile, TenLoaiDto};
use crate::error::AppError;
use crate::office;

pub(crate) fn list(app: &App, _: NoArgs) -> Result<Vec<KindDto>, AppError> {
    let decree = Decree::in_force(&app.today());
    Ok(app
        .templates()
        .kinds()
        .iter()
        .map(|kind| KindDto {
            id: kind.id.clone(),
            name: kind.name.clone(),
            description: kind.description.clone(),
            mau: kind.mau.clone(),
            ten_loai: kind
                .serves
                .iter()
                .filter_map(|id| decree.kind(id))
                .map(|ten_loai| ten_loai_dto(decree, ten_loai))
                .collect(),
            groups: kind.groups.clone(),
            has_sample: kind.sample.is_some(),
        })
        .collect())
}

fn ten_loai_dto(decree: &Decree, ten_loai: &TenLoai) -> TenLoaiDto {
    TenLoaiDto {
        id: ten_loai.id.clone(),
        name: ten_loai.name.clone(),
        abbreviation: ten_loai.abbreviation.clone().unwrap_or_default(),
        group: decree
            .groups()
            .iter()
            .find(|group| group.id == ten_loai.group)
            .map(|group| group.title.clone())
            .unwrap_or_default(),
    }
}

pub(crate) fn sample(app: &App, args: NewDocumentArgs) -> Result<DocumentDto, AppError> {
    let templates = app.templates();
    let sample = find(&templates, &args.kind)?.sample_of(args.ten_loai.as_deref());
    let sample = sample.ok_or_else(|| match args.ten_loai {
        Some(ten_loai) => AppError::UnknownTenLoai { ten_loai },
        None => AppError::UnknownKind { kind: args.kind },
    })?;
    let document = read_document(sample.as_bytes())?;
    Ok(DocumentDto { document })
}

pub(crate) fn new_document(app: &App, args: NewDocumentArgs) -> Result<DocumentDto, AppError> {
    let templates = app.templates();
    let kind = find(&templates, &args.kind)?;
    let mut document = kind.defaults.clone();
    if let Some(ten_loai) = args.ten_loai {
        if !kind.serves.contains(&ten_loai) {
            return Err(AppError::UnknownTenLoai { ten_loai });
        }
        document.ten_loai = Some(ten_loai);
    } else if let Some(default) = kind.serves.first() {
        // A kind named otherwise than the one tên loại that it serves says which that is.
        if kind.serves.len() > 1 || *default != kind.id {
            document.ten_loai.get_or_insert_with(|| default.clone());
        }
    }
    // The day stays blank until the document is signed; so does the number (Điều 15.2).
    document.thoi_gian = NgayThangNam {
        ngay: None,
        ..app.today()
    };
    // Damage to the profile is told where it is edited; it must not keep anybody from writing.
    let profile = office::read_profile(app, NoArgs {}).unwrap_or_default();
    fill_in(&mut document, kind, &profile);
    document.so_ky_hieu.ky_hieu = ky_hieu(&document, kind, &profile);
    Ok(DocumentDto { document })
}

/// The kind of that identifier.
///
/// # Errors
/// When there is none.
pub(crate) fn find<'a>(templates: &'a Templates, id: &str) -> Result<&'a Kind, AppError> {
    templates.kind(id).ok_or_else(|| AppError::UnknownKind {
        kind: id.to_owned(),
    })
}

/// Puts what the office repeats into the fields that the kind has.
fn fill_in(document: &mut Document, kind: &Kind, profile: &OfficeProfile) {
    let has = |path: &str| {
        let path = FieldPath::from(path);
        kind.fields().any(|field| field.path == path)
    };
    document
        .co_quan_chu_quan
        .clone_from(&profile.co_quan_chu_quan);
    document
        .co_quan_ban_hanh
        .clone_from(&profile.co_quan_ban_hanh);
    if has("/dia_danh") {
        document.dia_danh.clone_from(&profile.dia_danh);
    }
    // Where two persons sign, the kind says as what.
    if document.nguoi_ky.len() < 2 {
        document.nguoi_ky = profile.nguoi_ky.first().cloned().into_iter().collect();
    }
    // The kind's own first line ("Như trên") stays before the office's usual recipients.
    for usual in &profile.noi_nhan {
        if !document.noi_nhan.contains(usual) {
            document.noi_nhan.push(usual.clone());
        }
    }
    if has("/trinh_bay") && document.trinh_bay == TrinhBay::default() {
        document.trinh_bay = profile.trinh_bay;
    }
    if has("/tham_quyen_ban_hanh") {
        document
            .tham_quyen_ban_hanh
            .clone_from(&profile.tham_quyen_ban_hanh);
    }
    if has("/dia_chi") {
        document.dia_chi.clone_from(&profile.dia_chi);
    }
    let unit = profile.don_vi.first().map(|unit| unit.viet_tat.clone());
    let noi_luu: Vec<String> = profile.noi_luu.iter().cloned().chain(unit).collect();
    let own = |luu: &Luu| luu.noi_luu.len() > 1;
    if !profile.noi_luu.is_empty() && !document.luu.as_ref().is_some_and(own) {
        document.luu = Some(Luu {
            noi_luu,
            so_ban: None,
        });
    }
}

/// Ký hiệu: abbreviation of the tên loại and of the agency; for a công văn, which has none, that
/// of the agency and of the drafting unit — PL I/II.3.b.
fn ky_hieu(document: &Document, kind: &Kind, profile: &OfficeProfile) -> String {
    let ten_loai = document
        .ten_loai
        .as_ref()
        .or_else(|| kind.serves.first())
        .and_then(|id| Decree::in_force(&document.thoi_gian).kind(id))
        .and_then(|ten_loai| ten_loai.abbreviation.as_deref());
    let agency = Some(profile.viet_tat.as_str());
    let unit = profile.don_vi.first().map(|unit| unit.viet_tat.as_str());
    let parts = match ten_loai {
        Some(_) => [ten_loai, agency],
        None => [agency, unit],
    };
    let parts: Vec<&str> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join("-")
}
