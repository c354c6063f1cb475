//! Errors of copies: their codes, and the values of their texts.

use thethuc_law::{CopyDirection, Decree, HinhThucSao};
use thethuc_model::NgayThangNam;
use thethuc_scans::ScanError;

use super::ErrorCode;
use crate::copies::{CopyError, Poor};

/// The code of an error.
pub(super) fn code(error: &CopyError) -> ErrorCode {
    match error {
        CopyError::NotKnown {
            direction: CopyDirection::DienTuDienTu,
            ..
        } => ErrorCode::CopyOfElectronic,
        CopyError::NotKnown { .. } => ErrorCode::CopyNotKnown,
        CopyError::NotOfSaoY { .. } => ErrorCode::CopyNotOfSaoY,
        CopyError::NotComposed { .. } => ErrorCode::CopyNotComposed,
        CopyError::NoOriginal => ErrorCode::CopyOriginal,
        CopyError::Sources => ErrorCode::CopySources,
        CopyError::Scan { source, .. } => match source {
            ScanError::NoResolution => ErrorCode::ScanWithoutResolution,
            ScanError::Encrypted => ErrorCode::PdfLocked,
            ScanError::Pdf(_) | ScanError::Page { .. } => ErrorCode::PdfDamaged,
            _ => ErrorCode::ScanDamaged,
        },
        CopyError::Poor { why, .. } => match why {
            Poor::Coarse { .. } => ErrorCode::ScanCoarse,
            Poor::Grey => ErrorCode::ScanGrey,
            Poor::NoScan => ErrorCode::ScanNone,
            Poor::Old { .. } => ErrorCode::ScanOld,
        },
        CopyError::Signer { .. } => ErrorCode::CopySigner,
        CopyError::Office => ErrorCode::CopyOffice,
        CopyError::NoNumber => ErrorCode::CopyNumber,
        CopyError::NoKey => ErrorCode::CopyKey,
        CopyError::NoRoom => ErrorCode::CopyRoom,
    }
}

/// The values of its text.
pub(super) fn args(error: &CopyError) -> Vec<(&'static str, String)> {
    match error {
        CopyError::NotKnown { form, article, .. } => {
            vec![("form", name(*form)), ("article", article.clone())]
        }
        CopyError::NotOfSaoY { given } => vec![("given", given.clone())],
        CopyError::NotComposed { path } | CopyError::Scan { path, .. } => {
            vec![("path", path.display().to_string())]
        }
        CopyError::Poor { path, page, why } => {
            let mut args = vec![
                ("path", path.display().to_string()),
                ("page", page.to_string()),
            ];
            match why {
                Poor::Coarse { dpi } => args.push(("dpi", format!("{dpi:.0}"))),
                Poor::Old { version } => {
                    args.push(("version", format!("{}.{}", version / 10, version % 10)));
                }
                Poor::Grey | Poor::NoScan => {}
            }
            args
        }
        CopyError::Signer { name } => vec![("name", name.clone())],
        _ => Vec::new(),
    }
}

fn name(form: HinhThucSao) -> String {
    let decree = Decree::in_force(&NgayThangNam::default());
    let rule = decree.ban_sao.rule(form);
    rule.map(|rule| rule.name.clone()).unwrap_or_default()
}
