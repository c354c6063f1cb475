//! Signing and checking as the window does it.

use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use thethuc_signature::{MAX_PDF_BYTES, Picture, Place};

use super::kept::lines_of_register;
use super::keys::{open_key, stamping};
use super::long_term::Lasting;
use super::wish::{Issue, SignRole, SignWish, SignerPlace};
use super::{MAX_SMALL_FILE, Verdict, blanks, no_place, place, signature, words};
use crate::App;
use crate::dto::{
    CheckedSignature, CheckedSignatures, Done, NoArgs, PathArgs, PreviewSigningArgs, SignAs,
    SignFileArgs, SignatureVerdict, SignedFile, SigningMark, SigningPreview, SigningSettings,
};
use crate::error::AppError;
use crate::network::HttpResponders;
use crate::{files, pages};

/// The name of what is kept, in the data folder.
const SETTINGS: &str = "signing";

pub(crate) fn read_settings(app: &App, _: NoArgs) -> Result<SigningSettings, AppError> {
    Ok(app.store.read(SETTINGS)?.unwrap_or_default())
}

pub(crate) fn write_settings(app: &App, args: SigningSettings) -> Result<Done, AppError> {
    app.store.write(SETTINGS, &args)?;
    Ok(Done {})
}

/// Signs a file beside itself, or where it is said to go. Nothing that stands there is written over,
/// but for a file that was signed here before: it is only appended to.
pub(crate) fn sign_file(app: &App, args: SignFileArgs) -> Result<SignedFile, AppError> {
    let file = PathBuf::from(&args.path);
    let output = args
        .output
        .map_or_else(|| signed_beside(&file), PathBuf::from);
    if output != file && files::is_there(&output) {
        return Err(AppError::AlreadyThere { path: output });
    }
    let settings = read_settings(app, NoArgs {})?;
    let authority = stamping(&settings)?;
    let authority = authority.as_ref().map(|authority| authority as _);
    let key = open_key(app, &args.key)?;
    let role = role(args.role);
    let wish = SignWish { file, output, role };
    if !settings.long_term {
        return Ok(SignedFile {
            file: app.sign_pdf(&wish, key.as_ref(), authority)?,
            missing: Vec::new(),
        });
    }
    let lasting = Lasting {
        roots: &[],
        responders: &HttpResponders,
        authority,
    };
    let kept = app.sign_pdf_lasting(&wish, key.as_ref(), lasting)?;
    Ok(SignedFile {
        file: kept.file,
        missing: kept.missing,
    })
}

/// Where a signed file goes unless somebody says otherwise: `cv.pdf` into `cv.ký.pdf`, and that, which is
/// only appended to, into itself.
#[must_use]
pub fn signed_beside(file: &Path) -> PathBuf {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    match stem.ends_with(".ký") {
        true => file.to_owned(),
        false => file.with_file_name(format!("{stem}.ký.pdf")),
    }
}

fn role(role: SignAs) -> SignRole {
    match role {
        SignAs::Unseen {} => SignRole::Unseen,
        SignAs::NguoiKy {
            picture,
            document,
            signer,
        } => SignRole::NguoiKy {
            picture: picture.into(),
            place: SignerPlace::Document {
                path: document.into(),
                signer,
            },
        },
        SignAs::CoQuan {
            picture,
            diameter_mm,
            so,
            thoi_gian,
        } => SignRole::CoQuan {
            picture: picture.into(),
            diameter_mm,
            issue: so.map(|so| Issue { so, thoi_gian }),
        },
        SignAs::PhuLuc { so_ky_hieu } => SignRole::PhuLuc { so_ky_hieu },
    }
}

/// The page on which somebody would sign, with what would be seen on it.
pub(crate) fn preview_signing(
    app: &App,
    args: PreviewSigningArgs,
) -> Result<SigningPreview, AppError> {
    let document = args.document.read()?;
    let laid = pages::laid_pages(app, &document)?;
    let room = place::room(&laid, args.signer).ok_or_else(|| no_place(Path::new("")))?;
    let (picture, address) = picture(&args.picture)?;
    let signed = room.signature(&picture);
    let blank = |blank: thethuc_signature::Blank| blank.place;
    let blanks = blanks::blanks(&laid, &app.fonts.set);
    let mut marks: Vec<SigningMark> = blanks
        .into_iter()
        .map(blank)
        .filter(|place| place.page == signed.page)
        .map(|place| mark(&place, None))
        .collect();
    marks.push(mark(&signed, Some(address)));
    if let Some(seal) = args.seal.filter(|_| args.diameter_mm > 0.0) {
        let (_, address) = self::picture(&seal)?;
        marks.push(mark(&place::seal(&signed, args.diameter_mm), Some(address)));
    }
    let page = laid.pages.get(signed.page - 1);
    let page = page.ok_or_else(|| no_place(Path::new("")))?;
    Ok(SigningPreview {
        svg: pages::drawn(app, page, signed.page),
        page: signed.page,
        width_pt: page.width_pt,
        height_pt: page.height_pt,
        marks,
    })
}

/// A picture, and the address under which a page shows it.
fn picture(path: &str) -> Result<(Picture, String), AppError> {
    let path = Path::new(path);
    let bytes = files::read(path, MAX_SMALL_FILE)?;
    let picture = Picture::from_png(&bytes).map_err(|source| signature(path, source))?;
    Ok((
        picture,
        format!("data:image/png;base64,{}", STANDARD.encode(&bytes)),
    ))
}

fn mark(place: &Place, picture: Option<String>) -> SigningMark {
    SigningMark {
        x_pt: place.x_pt,
        y_pt: place.y_pt,
        width_pt: place.width_pt,
        height_pt: place.height_pt,
        picture,
    }
}

/// Checks the signatures of a file.
pub(crate) fn check_signatures(app: &App, args: PathArgs) -> Result<CheckedSignatures, AppError> {
    let path = PathBuf::from(&args.path);
    let bytes = files::read(&path, MAX_PDF_BYTES)?;
    let report = app.report_on(&path, &bytes, &[])?;
    let sha256 = files::sha256(&bytes);
    let mut lines = words::of_file(&report);
    lines.extend(lines_of_register(app, &sha256)?);
    let signatures = report.signatures.iter().zip(words::by_signature(&report));
    Ok(CheckedSignatures {
        path: args.path,
        sha256,
        verdict: report.verdict().map(verdict),
        signatures: signatures
            .map(|(signature, mut lines)| CheckedSignature {
                title: lines.remove(0),
                verdict: verdict(signature.verdict()),
                lines,
            })
            .collect(),
        lines,
    })
}

fn verdict(verdict: Verdict) -> SignatureVerdict {
    match verdict {
        Verdict::Valid => SignatureVerdict::Valid,
        Verdict::Unclear => SignatureVerdict::Unclear,
        Verdict::Invalid => SignatureVerdict::Invalid,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signed_file_keeps_its_name() {
        let beside = |name: &str| signed_beside(Path::new(name));
        assert_eq!(beside("/a/cv.pdf"), Path::new("/a/cv.ký.pdf"));
        assert_eq!(beside("/a/cv.ký.pdf"), Path::new("/a/cv.ký.pdf"));
    }

    #[test]
    fn a_password_is_not_shown() {
        for typed in [
            r#"{"from":"file","path":"a.p12","password":"chim-hoang-yen"}"#,
            r#"{"from":"token","certificate":"00","pin":"chim-hoang-yen"}"#,
        ] {
            let args: crate::dto::KeyArgs = serde_json::from_str(typed).unwrap();
            let shown = format!("{args:?}");
            assert!(!shown.contains("chim") && shown.contains("***"), "{shown}");
        }
    }
}
