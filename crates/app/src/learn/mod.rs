//! The office's profile from letters that it has issued: what most of them say, and what in the habit
//! the decree does not allow.
//!
//! Invariant: nothing is invented. Every value stands in the letters, and what only one of many says
//! is left out.

mod count;
mod names;

use std::path::Path;

use thethuc_check::RULES;
use thethuc_model::{Document, NguoiKy, NoiNhan, TrinhBay};
use thethuc_recognize::recognize;

use crate::dto::{
    DonVi, Habit, LearnProfileArgs, LearnedProfile, OfficeProfile, UnreadFile, WriteProfileArgs,
};
use crate::error::{AppError, ErrorDto};
use crate::messages;
use crate::{App, form_check, given, office};
use count::Count;
use names::Spelled;

/// A recipient is usual from this share of the letters on, a fault a habit.
const USUAL: f64 = 0.3;
/// What is said of the first recipient changes with the letter.
const FIRST_LINES: [&str; 3] = ["như trên", "như điều", "như kính gửi"];

pub(crate) fn learn_profile(app: &App, args: LearnProfileArgs) -> Result<LearnedProfile, AppError> {
    let mut letters = Vec::new();
    let mut unread = Vec::new();
    let mut faults: Count<String> = Count::default();
    for path in args.paths {
        match read(app, Path::new(&path)) {
            Ok((letter, codes)) => {
                letters.push(letter);
                codes.into_iter().for_each(|code| faults.add(code));
            }
            Err(reason) => unread.push(UnreadFile { path, reason }),
        }
    }
    let profile = profile(&letters);
    if args.keep && !letters.is_empty() {
        let profile = profile.clone();
        office::write_profile(app, WriteProfileArgs { profile })?;
    }
    Ok(LearnedProfile {
        profile,
        letters: letters.len(),
        habits: habits(&faults, letters.len()),
        unread,
    })
}

/// A letter as a document of ours, and the rules that it breaks, each once; or why it tells nothing.
fn read(app: &App, path: &Path) -> Result<(Document, Vec<String>), String> {
    let told = |error: AppError| messages::error_text(&ErrorDto::from(&error));
    let document = if given::is_ours(path) {
        given::document(path).map_err(told)?
    } else {
        recognize(&given::reading(path).map_err(told)?).document
    };
    let report = form_check::check_path(app, path).map_err(told)?;
    if let Some(reason) = messages::regime_text(&report.regime) {
        return Err(reason.to_owned());
    }
    let mut codes: Vec<String> = report
        .findings
        .into_iter()
        .map(|found| found.code)
        .collect();
    codes.sort();
    codes.dedup();
    Ok((document, codes))
}

fn profile(letters: &[Document]) -> OfficeProfile {
    let spelled = Spelled::of(letters);
    let most = |value: fn(&Document) -> Option<String>| {
        Count::of(letters.iter().filter_map(value)).first()
    };
    let name = |text: Option<String>| text.map(|text| spelled.running(&text));
    OfficeProfile {
        co_quan_chu_quan: name(most(|letter| letter.co_quan_chu_quan.clone())),
        co_quan_ban_hanh: name(most(|letter| filled(&letter.co_quan_ban_hanh))).unwrap_or_default(),
        viet_tat: most(agency).unwrap_or_default(),
        dia_danh: most(|letter| filled(&letter.dia_danh)).unwrap_or_default(),
        don_vi: Count::of(letters.iter().filter_map(unit))
            .all()
            .map(|viet_tat| DonVi {
                ten: String::new(),
                viet_tat,
            })
            .collect(),
        nguoi_ky: Count::of(letters.iter().flat_map(|letter| letter.nguoi_ky.clone()))
            .all()
            .map(|signer| running_titles(&spelled, signer))
            .collect(),
        tham_quyen_ban_hanh: name(most(|letter| letter.tham_quyen_ban_hanh.clone())),
        noi_nhan: usual(letters),
        noi_luu: most(|letter| letter.luu.as_ref()?.noi_luu.first().cloned())
            .into_iter()
            .collect(),
        dia_chi: Count::of(letters.iter().filter_map(|letter| letter.dia_chi.clone())).first(),
        trinh_bay: trinh_bay(letters),
        // No letter says it.
        ma_dinh_danh: String::new(),
    }
}

fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// The abbreviation of the agency: the first group of a công văn's symbol, the second of others'
/// — PL I/II.3.b.
fn agency(letter: &Document) -> Option<String> {
    let mut groups = letter.so_ky_hieu.ky_hieu.split('-');
    let group = match letter.kind.as_str() {
        "cong-van" => groups.next(),
        _ => groups.nth(1),
    };
    group.and_then(filled)
}

/// The drafting unit: the second place of the file line, or the end of a công văn's symbol.
fn unit(letter: &Document) -> Option<String> {
    let filed = letter.luu.as_ref().and_then(|luu| luu.noi_luu.get(1));
    let symbol = || letter.so_ky_hieu.ky_hieu.split_once('-');
    filed.and_then(|unit| filled(unit)).or_else(|| {
        let (_, unit) = symbol().filter(|_| letter.kind == "cong-van")?;
        filled(unit)
    })
}

fn running_titles(spelled: &Spelled, signer: NguoiKy) -> NguoiKy {
    let mut signer = signer;
    signer.chuc_vu = spelled.running(&signer.chuc_vu);
    for authority in &mut signer.quyen_han {
        authority.cua = spelled.running(&authority.cua);
    }
    signer
}

/// The recipients of many letters, without the line that names the letter's own addressees.
fn usual(letters: &[Document]) -> Vec<NoiNhan> {
    let entries = letters.iter().flat_map(|letter| letter.noi_nhan.clone());
    let own = |entry: &NoiNhan| {
        let text = entry.text.to_lowercase();
        FIRST_LINES.iter().any(|first| text.starts_with(first))
    };
    let least = least(letters.len());
    Count::of(entries.filter(|entry| !own(entry)))
        .at_least(least)
        .collect()
}

fn least(letters: usize) -> usize {
    ((letters as f64 * USUAL).ceil() as usize).max(2)
}

/// Sizes and margins, each as most letters have it; the decree's ranges bound them later.
fn trinh_bay(letters: &[Document]) -> TrinhBay {
    let most = |value: fn(&TrinhBay) -> Option<u8>| {
        Count::of(letters.iter().filter_map(|letter| value(&letter.trinh_bay))).first()
    };
    TrinhBay {
        co_chu_pt: most(|wish| wish.co_chu_pt),
        le_tren_mm: most(|wish| wish.le_tren_mm),
        le_duoi_mm: most(|wish| wish.le_duoi_mm),
        le_trai_mm: most(|wish| wish.le_trai_mm),
        le_phai_mm: most(|wish| wish.le_phai_mm),
        cach_doan_pt: most(|wish| wish.cach_doan_pt),
        gian_dong_phan_tram: most(|wish| wish.gian_dong_phan_tram),
        lui_dau_dong_phan_muoi_mm: most(|wish| wish.lui_dau_dong_phan_muoi_mm),
    }
}

/// Rules that many letters break, the commonest first.
fn habits(faults: &Count<String>, letters: usize) -> Vec<Habit> {
    let least = least(letters);
    faults
        .counted()
        .filter(|(_, count)| *count >= least)
        .filter_map(|(code, count)| {
            let rule = RULES.iter().find(|rule| rule.code == code)?;
            Some(Habit {
                code,
                title: rule.title.to_owned(),
                article: rule.article.to_owned(),
                letters: count,
            })
        })
        .collect()
}
