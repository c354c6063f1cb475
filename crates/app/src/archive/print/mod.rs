//! Printed lists: the books of NĐ 30/2020/NĐ-CP, PL IV, and the lists of hồ sơ of PL V, as PDF,
//! XLSX and CSV. A list is made once ([`Listing`]) and written in any of them.

mod book;
mod ho_so;
mod listing;
mod pdf;
mod tasks;
mod xlsx;

use std::path::{Path, PathBuf};

use chrono::Datelike;

use crate::App;
use crate::csv_file;
use crate::dto::{ListFormat, PrintListArgs, Printed, PrintedList};
use crate::error::AppError;
use crate::files::{self, NewFile};
use crate::office;

use book::Period;
use listing::{Cover, Head, Listing};

/// The bodies whose names stand above a list.
struct Names {
    superior: String,
    office: String,
}

pub(crate) fn print_list(app: &App, args: PrintListArgs) -> Result<PrintedList, AppError> {
    let listing = listing(app, args.what)?;
    let path = PathBuf::from(args.path);
    let format = args.format.unwrap_or_else(|| format_of(&path));
    let bytes = match format {
        ListFormat::Pdf => pdf::write(app, &listing)?,
        ListFormat::Xlsx => xlsx::write(&listing, app.now())?,
        ListFormat::Csv => {
            let heads: Vec<&str> = listing.heads.iter().map(|head| head.name).collect();
            csv_file::write(&heads, &listing.rows)?
        }
    };
    let file = files::write_one(NewFile { path, bytes })?;
    let rows = listing.rows.len();
    Ok(PrintedList { file, rows })
}

/// The mục lục văn bản of a hồ sơ as PDF, for its export.
pub(super) fn contents_pdf(app: &App, ho_so: i64) -> Result<Vec<u8>, AppError> {
    pdf::write(app, &listing(app, Printed::MucLucVanBan { ho_so })?)
}

fn listing(app: &App, what: Printed) -> Result<Listing, AppError> {
    // Damage to the profile is told where it is edited; a list is printed with what is known.
    let profile = office::read_profile(app, crate::dto::NoArgs {}).unwrap_or_default();
    let today = app.now().date_naive();
    app.with_archive(|archive| {
        let names = Names {
            superior: profile.co_quan_chu_quan.unwrap_or_default(),
            office: match profile.co_quan_ban_hanh.as_str() {
                "" => archive.office()?,
                name => name.to_owned(),
            },
        };
        match what {
            Printed::So {
                book: id,
                period,
                from,
                to,
                volume,
            } => {
                let period = Period {
                    name: period,
                    from,
                    to,
                    volume,
                };
                book::listing(archive, &names, &id, &period)
            }
            Printed::DanhMucHoSo { year } => ho_so::danh_muc(archive, &names, year),
            Printed::MucLucNopLuu { year } => ho_so::nop_luu(archive, &names, year),
            Printed::MucLucVanBan { ho_so } => ho_so::van_ban(archive, &names, ho_so),
            Printed::NhiemVu {} => tasks::listing(archive, &names, today),
        }
    })
}

/// The format that the ending of a file names; CSV for any other.
fn format_of(path: &Path) -> ListFormat {
    let ending = path.extension().map(|ending| ending.to_ascii_lowercase());
    match ending.as_ref().and_then(|ending| ending.to_str()) {
        Some("pdf") => ListFormat::Pdf,
        Some("xlsx") => ListFormat::Xlsx,
        _ => ListFormat::Csv,
    }
}

/// A day as `05/03/2026`.
fn shown(day: impl Datelike) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// The bodies above a list, in capitals.
fn bodies(names: &Names) -> Vec<String> {
    let both = [&names.superior, &names.office];
    both.into_iter()
        .filter(|name| !name.is_empty())
        .map(|name| name.to_uppercase())
        .collect()
}
