//! `thethuc sign FILE.pdf`, and `thethuc verify FILE.pdf`.

pub(crate) mod args;
mod authority;
mod password;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use thethuc_app::App;
use thethuc_app::error::{AppError, ErrorDto};
use thethuc_app::files;
use thethuc_app::signature::{CopyForm, Place, SignRole, SignWish, SignerPlace, Verdict};

use crate::{FAILED, FINDINGS, print, say};
use args::{Form, PlaceMm, Role, SignArgs};
use authority::HttpAuthority;

/// Points in a millimetre.
const PT_PER_MM: f64 = 72.0 / 25.4;

pub(crate) fn sign(app: &App, args: &SignArgs) -> Result<ExitCode, ErrorDto> {
    let role = match role(args) {
        Ok(role) => role,
        Err(missing) => {
            say(&format!(
                "Lỗi: thiếu {missing}. Hãy xem cách dùng bằng thethuc sign --help."
            ));
            return Ok(ExitCode::from(FAILED));
        }
    };
    let told = |error: AppError| ErrorDto::from(&error);
    let output = output(args);
    if args.output.is_none() && output != args.file {
        check_free(&output).map_err(told)?;
    }
    let password = password::read().map_err(told)?;
    let key = app.open_key(&args.key, &password).map_err(told)?;
    let wish = SignWish {
        file: args.file.clone(),
        output,
        role,
    };
    let authority = args
        .tsa
        .as_deref()
        .map(HttpAuthority::new)
        .transpose()
        .map_err(told)?;
    let authority = authority.as_ref().map(|authority| authority as _);
    let written = app.sign_pdf(&wish, &key, authority).map_err(told)?;
    print(&serde_json::to_string_pretty(&written).unwrap_or_default())?;
    Ok(ExitCode::SUCCESS)
}

/// Checks the signatures of PDF files.
pub(crate) fn verify(
    app: &App,
    files: &[PathBuf],
    roots: &[PathBuf],
    json: bool,
) -> Result<ExitCode, ErrorDto> {
    let mut is_valid = true;
    let mut found = Vec::new();
    for file in files {
        let verified = app
            .verify_pdf(file, roots)
            .map_err(|error| ErrorDto::from(&error))?;
        is_valid &= verified.verdict == Some(Verdict::Valid);
        if !json {
            print(&format!(
                "{}\n  {}\n",
                file.display(),
                verified.lines.join("\n  ")
            ))?;
        }
        found.push(serde_json::json!({ "path": file, "verified": verified }));
    }
    if json {
        print(&serde_json::to_string_pretty(&found).unwrap_or_default())?;
    }
    Ok(match is_valid {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(FINDINGS),
    })
}

/// As what the file is signed, or what is missing to say so.
fn role(args: &SignArgs) -> Result<SignRole, &'static str> {
    let picture = || args.picture.clone().ok_or("--picture");
    Ok(match args.role {
        None => SignRole::Unseen,
        Some(Role::NguoiKy) => SignRole::NguoiKy {
            picture: picture()?,
            place: match (&args.document, args.place) {
                (Some(path), _) => SignerPlace::Document {
                    path: path.clone(),
                    signer: args.signer.saturating_sub(1),
                },
                (None, Some(place)) => SignerPlace::Here(points(place)),
                (None, None) => return Err("--document (hoặc --place)"),
            },
        },
        Some(Role::CoQuan) => SignRole::CoQuan {
            picture: picture()?,
            diameter_mm: args
                .diameter
                .filter(|diameter| diameter.is_finite() && *diameter > 0.0)
                .ok_or("--diameter")?,
        },
        Some(Role::PhuLuc) => SignRole::PhuLuc {
            so_ky_hieu: args.number.clone().ok_or("--number")?,
        },
        Some(Role::BanSao) => SignRole::BanSao {
            form: match args.form.ok_or("--form")? {
                Form::SaoY => CopyForm::SaoY,
                Form::SaoLuc => CopyForm::SaoLuc,
                Form::TrichSao => CopyForm::TrichSao,
            },
            co_quan: args.agency.clone().ok_or("--agency")?,
        },
    })
}

fn points(place: PlaceMm) -> Place {
    let [x_pt, y_pt, width_pt, height_pt] = place.figures_mm.map(|figure| figure * PT_PER_MM);
    Place {
        page: place.page,
        x_pt,
        y_pt,
        width_pt,
        height_pt,
    }
}

/// A file of that name is nobody's to write over.
fn check_free(output: &Path) -> Result<(), AppError> {
    match files::is_there(output) {
        true => Err(AppError::AlreadyThere {
            path: output.to_owned(),
        }),
        false => Ok(()),
    }
}

/// Where the signed file goes: a file that was signed here before is only appended to, so that it
/// keeps its name.
fn output(args: &SignArgs) -> PathBuf {
    if let Some(output) = &args.output {
        return output.clone();
    }
    let stem = args.file.file_stem().unwrap_or_default().to_string_lossy();
    match stem.ends_with(".ký") {
        true => args.file.clone(),
        false => beside(&args.file, &format!("{stem}.ký.pdf")),
    }
}

fn beside(file: &Path, name: &str) -> PathBuf {
    file.with_file_name(name)
}
