//! `thethuc sign FILE.pdf`, `thethuc verify FILE.pdf` and `thethuc tokens`.

pub(crate) mod args;
pub(crate) mod password;
mod tokens;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use thethuc_app::App;
use thethuc_app::error::{AppError, ErrorDto};
use thethuc_app::files;
use thethuc_app::network::{HttpAuthority, HttpResponders};
use thethuc_app::signature::token::guard;
use thethuc_app::signature::{
    CopyForm, Issue, Lasting, Place, PreservedFile, SignRole, SignWish, SignerPlace, SigningKey,
    Verdict, signed_beside,
};

use crate::{FAILED, FINDINGS, print, say};
use args::{Form, PlaceMm, Role, SignArgs};

/// Points in a millimetre.
const PT_PER_MM: f64 = 72.0 / 25.4;

pub(crate) use tokens::tokens;

pub(crate) fn sign(app: &App, args: &SignArgs) -> Result<ExitCode, ErrorDto> {
    let role = match role(app, args) {
        Ok(role) => role,
        Err(missing) => {
            say(&format!(
                "Lỗi: thiếu {missing}. Hãy xem cách dùng bằng thethuc sign --help."
            ));
            return Ok(ExitCode::from(FAILED));
        }
    };
    let told = |error: AppError| ErrorDto::from(&error);
    let output = args.output.clone();
    let output = output.unwrap_or_else(|| signed_beside(&args.file));
    if args.output.is_none() && output != args.file {
        check_free(&output).map_err(told)?;
    }
    let authority = args.tsa.as_deref().map(HttpAuthority::new);
    let authority = authority.transpose().map_err(told)?;
    let authority = authority.as_ref().map(|authority| authority as _);
    let lasting = Lasting {
        roots: &args.roots,
        responders: &HttpResponders,
        authority,
    };
    if args.renew {
        let kept = app.renew_pdf(&args.file, &output, lasting);
        return told_of_preserved(&kept.map_err(told)?);
    }
    let key = key(app, args).map_err(told)?;
    let wish = SignWish {
        file: args.file.clone(),
        output,
        role,
    };
    if args.long_term {
        let kept = app.sign_pdf_lasting(&wish, key.as_ref(), lasting);
        return told_of_preserved(&kept.map_err(told)?);
    }
    let written = app.sign_pdf(&wish, key.as_ref(), authority).map_err(told)?;
    print(&serde_json::to_string_pretty(&written).unwrap_or_default())?;
    Ok(ExitCode::SUCCESS)
}

/// Says for which certificates nobody answered: the file is signed, but not all of it can be checked
/// later.
fn told_of_preserved(kept: &PreservedFile) -> Result<ExitCode, ErrorDto> {
    print(&serde_json::to_string_pretty(kept).unwrap_or_default())?;
    if kept.missing.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    say(&format!(
        "Chưa có thông tin thu hồi cho chứng thư số của: {}. Hãy kiểm tra đường mạng và thư mục chung-thu-goc.",
        kept.missing.join(", ")
    ));
    Ok(ExitCode::from(FINDINGS))
}

/// The key of a file or of a token. A secret is asked for once, and kept no longer than it takes.
fn key(app: &App, args: &SignArgs) -> Result<Box<dyn SigningKey>, AppError> {
    guard::leave_no_core();
    let Some(file) = &args.key else {
        let place = app.find_on_token(args.driver.as_deref(), args.certificate.as_deref())?;
        tokens::warn_of_pin(place.pin);
        let pin = password::read(&format!("Mã PIN của {}: ", place.summary().name))?;
        return Ok(Box::new(place.open(&pin, args.pkcs1)?));
    };
    let password = password::read(password::OF_FILE)?;
    let key = app.open_key(file, &password)?;
    Ok(Box::new(match args.pkcs1 {
        true => key.with_pkcs1(),
        false => key,
    }))
}

/// Checks the signatures of PDF files.
pub(crate) fn verify(
    app: &App,
    files: &[PathBuf],
    roots: &[PathBuf],
    online: bool,
    json: bool,
) -> Result<ExitCode, ErrorDto> {
    let mut is_valid = true;
    let mut found = Vec::new();
    for file in files {
        let verified = match online {
            true => app.verify_pdf_asking(file, roots, &HttpResponders),
            false => app.verify_pdf(file, roots),
        };
        let verified = verified.map_err(|error| ErrorDto::from(&error))?;
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
fn role(app: &App, args: &SignArgs) -> Result<SignRole, &'static str> {
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
                .or_else(|| app.seal_diameter_mm().ok().flatten())
                .filter(|diameter| diameter.is_finite() && *diameter > 0.0)
                .ok_or("--diameter")?,
            issue: issue(args)?,
        },
        Some(Role::PhuLuc) => SignRole::PhuLuc {
            so_ky_hieu: args.number.clone().ok_or("--number")?,
        },
        Some(Role::BanSao) => SignRole::BanSao {
            form: args.form.ok_or("--form")?.into(),
            co_quan: args.agency.clone().ok_or("--agency")?,
        },
    })
}

/// Number and date of issue, if they are to be filled in.
fn issue(args: &SignArgs) -> Result<Option<Issue>, &'static str> {
    let Some(number) = &args.number else {
        return Ok(None);
    };
    Ok(Some(Issue {
        so: number.trim().parse().map_err(|_| "--number (một số)")?,
        thoi_gian: args.date.ok_or("--date")?,
    }))
}

impl From<Form> for CopyForm {
    fn from(form: Form) -> Self {
        match form {
            Form::SaoY => Self::SaoY,
            Form::SaoLuc => Self::SaoLuc,
            Form::TrichSao => Self::TrichSao,
        }
    }
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
pub(crate) fn check_free(output: &Path) -> Result<(), AppError> {
    match files::is_there(output) {
        true => Err(AppError::AlreadyThere {
            path: output.to_owned(),
        }),
        false => Ok(()),
    }
}
