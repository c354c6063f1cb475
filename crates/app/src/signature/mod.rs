//! Signing PDF files as the decree wants it, and checking signed ones.

mod blanks;
mod kept;
mod keys;
mod long_term;
mod place;
pub mod token;
mod window;
mod wish;
pub(crate) mod words;

use std::path::{Path, PathBuf};

use serde::Serialize;
use thethuc_law::{CopyDirection, Decree, HinhThucSao};
use thethuc_layout::{Face, Pages};
use thethuc_model::{MAX_DOCUMENT_BYTES, read_document};
use thethuc_signature::trust::TrustStore;
use thethuc_signature::{
    Blank, BlankKind, Certificate, Filling, Look, MAX_PDF_BYTES, Mark, Picture, Report, Request,
    SignatureError, open_seat, page_width_pt, place_of_field, sign, verify,
};

use kept::lines_of_register;
pub(crate) use keys::{list_tokens, open_key, read_key, stamping};
pub use long_term::{Lasting, PreservedFile};
pub use thethuc_law::HinhThucSao as CopyForm;
pub use thethuc_signature::timestamp::TimestampAuthority;
pub use thethuc_signature::{KeyFile, Place, Responders, SigningKey, Verdict};
pub use window::signed_beside;
pub(crate) use window::{
    check_signatures, preview_signing, read_settings, sign_file, write_settings,
};
pub use wish::{Issue, SignRole, SignWish, SignerPlace};

use crate::App;
use crate::copies::CopyError;
use crate::dto::WrittenFile;
use crate::error::AppError;
use crate::files::{self, NewFile};
use crate::pages;

/// The largest key store, certificate or picture that is read, in bytes.
const MAX_SMALL_FILE: usize = 16 << 20;
/// The folder of the data folder that holds the certificates of trusted roots.
const ROOTS: &str = "chung-thu-goc";

/// A file that was checked.
#[derive(Debug, Serialize)]
pub struct Verified {
    /// What was found.
    pub report: Report,
    /// The worst of the verdicts; none when the file is not signed.
    pub verdict: Option<Verdict>,
    /// The same in Vietnamese, one line a matter.
    pub lines: Vec<String>,
}

impl App {
    /// Opens a key in a PKCS #12 file.
    ///
    /// # Errors
    /// When it cannot be read, or the password does not open it.
    pub fn open_key(&self, path: &Path, password: &str) -> Result<KeyFile, AppError> {
        let bytes = files::read(path, MAX_SMALL_FILE)?;
        KeyFile::open(&bytes, password).map_err(|source| signature(path, source))
    }

    /// Signs a file with a key, and a time stamp where an authority is given. What stood in the
    /// file stands there still, byte for byte.
    ///
    /// # Errors
    /// When a file cannot be read or written, there is no place for what is to be seen, or the
    /// file, the certificate or the authority does not allow it.
    pub fn sign_pdf(
        &self,
        wish: &SignWish,
        key: &dyn SigningKey,
        authority: Option<&dyn TimestampAuthority>,
    ) -> Result<WrittenFile, AppError> {
        let bytes = files::read(&wish.file, MAX_PDF_BYTES)?;
        let signed = self.signed(&wish.file, &bytes, &wish.role, key, authority)?;
        files::write_one(NewFile {
            path: wish.output.clone(),
            bytes: signed,
        })
    }

    /// The bytes of a file with a further signature.
    pub(crate) fn signed(
        &self,
        path: &Path,
        bytes: &[u8],
        role: &SignRole,
        key: &dyn SigningKey,
        authority: Option<&dyn TimestampAuthority>,
    ) -> Result<Vec<u8>, AppError> {
        let seen = self.seen(path, bytes, role)?;
        let mut field = role.field();
        // A place that was kept for a seal of another size, or for a seal and not a mark, stays empty.
        let seat = open_seat(bytes, wish::CO_QUAN).map_err(|source| signature(path, source))?;
        if let (Some(seat), Some((place, _))) = (&seat, &seen.look)
            && field == wish::CO_QUAN
            && !seat.is_like(place)
        {
            field.push('2');
        }
        let request = Request {
            field: &field,
            time: self.now(),
            location: "",
            reason: "",
            look: seen.look,
            blanks: &seen.blanks,
            fillings: &seen.fillings,
        };
        let signed = sign(bytes, &request, key, authority);
        signed.map_err(|source| signature(path, source))
    }

    /// Checks the signatures of a file against the roots that the office has chosen, and these.
    ///
    /// # Errors
    /// When a file cannot be read, or is no PDF.
    pub fn verify_pdf(&self, path: &Path, roots: &[PathBuf]) -> Result<Verified, AppError> {
        let bytes = files::read(path, MAX_PDF_BYTES)?;
        let report = self.report_on(path, &bytes, roots)?;
        let mut lines = words::lines(&report);
        lines.extend(lines_of_register(self, &files::sha256(&bytes))?);
        Ok(Verified {
            verdict: report.verdict(),
            lines,
            report,
        })
    }

    pub(crate) fn report_on(
        &self,
        path: &Path,
        bytes: &[u8],
        roots: &[PathBuf],
    ) -> Result<Report, AppError> {
        let report = verify(bytes, &self.roots(roots)?, self.now().to_utc());
        report.map_err(|source| signature(path, source))
    }

    /// The roots that the office has chosen, and these.
    fn roots(&self, more: &[PathBuf]) -> Result<TrustStore, AppError> {
        let mut certificates = Vec::new();
        let own = files::list(&self.store.folder().join(ROOTS))?;
        for root in own.iter().chain(more) {
            let found = Certificate::read_all(&files::read(root, MAX_SMALL_FILE)?);
            certificates.extend(found.map_err(|source| signature(root, source))?);
        }
        Ok(TrustStore::new(certificates))
    }

    /// What is seen of a signature.
    fn seen(&self, path: &Path, bytes: &[u8], role: &SignRole) -> Result<Seen, AppError> {
        let told = |source| signature(path, source);
        Ok(match role {
            SignRole::Unseen => Seen::default(),
            SignRole::NguoiKy { picture, place } => self.by_person(path, bytes, picture, place)?,
            SignRole::CoQuan {
                picture,
                diameter_mm,
                issue,
            } => {
                let picture = read_picture(picture)?;
                let signer = place_of_field(bytes, wish::NGUOI_KY).map_err(told)?;
                let signer = signer.ok_or_else(|| no_place(path))?;
                let fillings = issue.map(|issue| blanks::fillings(bytes, &issue, &self.fonts.set));
                Seen {
                    look: Some(place::filling(picture, place::seal(&signer, *diameter_mm))),
                    fillings: fillings.transpose().map_err(told)?.unwrap_or_default(),
                    ..Seen::default()
                }
            }
            SignRole::PhuLuc { so_ky_hieu } => {
                self.mark(path, bytes, &format!("Số: {so_ky_hieu}"))?
            }
            SignRole::BanSao { form, co_quan } => {
                let name = self.copy_name(*form, path, bytes)?;
                self.mark(path, bytes, &format!("{name}; {co_quan}"))?
            }
        })
    }

    /// The signature of a person, and the blanks of a document that nobody has signed yet: behind a
    /// signature none may be added.
    fn by_person(
        &self,
        path: &Path,
        bytes: &[u8],
        picture: &Path,
        place: &SignerPlace,
    ) -> Result<Seen, AppError> {
        let picture = read_picture(picture)?;
        let (place, blanks) = match place {
            SignerPlace::Here(place) => (*place, Vec::new()),
            SignerPlace::Document {
                path: document,
                signer,
            } => {
                let pages = self.pages_of(document)?;
                let room = place::room(&pages, *signer).ok_or_else(|| no_place(document))?;
                let place = room.signature(&picture);
                let blanks = match is_signed(path, bytes)? {
                    true => Vec::new(),
                    false => {
                        let mut blanks = blanks::blanks(&pages, &self.fonts.set);
                        blanks.extend(self.seat_of_seal(&place, *signer)?);
                        blanks
                    }
                };
                (place, blanks)
            }
        };
        Ok(Seen {
            look: Some(place::filling(picture, place)),
            blanks,
            ..Seen::default()
        })
    }

    /// The place of the seal over the signature of the first signer, kept for it where its size is
    /// known: only what stands in the file before it is signed can be named in its tree of meaning.
    fn seat_of_seal(&self, signature: &Place, signer: usize) -> Result<Option<Blank>, AppError> {
        let diameter_mm = self.seal_diameter_mm()?.filter(|_| signer == 0);
        Ok(diameter_mm.map(|diameter_mm| Blank {
            name: wish::CO_QUAN.to_owned(),
            place: place::seal(signature, diameter_mm),
            kind: BlankKind::Signature,
        }))
    }

    /// A line at the head of the first page, ending with the time of signing.
    fn mark(&self, path: &Path, bytes: &[u8], text: &str) -> Result<Seen, AppError> {
        let text = format!("{text}; {}", words::moment(self.now()));
        let font = self.fonts.set.data(Face::Regular);
        let law = &Decree::in_force(&self.today()).ban_sao;
        let made = Mark::new(&text, &font, f64::from(law.dau_hieu_pt.min))
            .and_then(|mark| Ok((page_width_pt(bytes, 1)?, mark)));
        let (width, mark) = made.map_err(|source| signature(path, source))?;
        Ok(Seen {
            look: Some((place::mark(&mark, width), Look::mark(mark))),
            ..Seen::default()
        })
    }

    /// How the mark names a form of copy. What is signed already is an electronic document: whether
    /// it may be copied into one is for Điều 25 to say.
    fn copy_name(
        &self,
        form: HinhThucSao,
        path: &Path,
        bytes: &[u8],
    ) -> Result<&'static str, AppError> {
        let law = &Decree::in_force(&self.today()).ban_sao;
        let direction = CopyDirection::of(is_signed(path, bytes)?, true);
        match law.rule(form) {
            Some(rule) if rule.directions.contains(&direction) => Ok(&rule.name),
            rule => Err(CopyError::NotKnown {
                form,
                direction,
                article: rule.map(|rule| rule.article.clone()).unwrap_or_default(),
            }
            .into()),
        }
    }

    /// The pages of a document file.
    fn pages_of(&self, path: &Path) -> Result<Pages, AppError> {
        let document = read_document(&files::read(path, MAX_DOCUMENT_BYTES)?)?;
        pages::laid_pages(self, &document)
    }
}

/// What is seen of a signature, and what goes with it.
#[derive(Default)]
struct Seen {
    look: Option<(Place, Look)>,
    blanks: Vec<Blank>,
    fillings: Vec<Filling>,
}

fn read_picture(path: &Path) -> Result<Picture, AppError> {
    let bytes = files::read(path, MAX_SMALL_FILE)?;
    Picture::from_png(&bytes).map_err(|source| signature(path, source))
}

/// Whether a file carries a signature.
pub(crate) fn is_signed(path: &Path, bytes: &[u8]) -> Result<bool, AppError> {
    let report = verify(bytes, &TrustStore::default(), chrono::DateTime::UNIX_EPOCH);
    let report = report.map_err(|source| signature(path, source))?;
    Ok(!report.signatures.is_empty())
}

fn signature(path: &Path, source: SignatureError) -> AppError {
    let source = match source {
        SignatureError::Key(why) => match token::of_key(why) {
            Ok(trouble) => return trouble,
            Err(why) => SignatureError::Key(why),
        },
        source => source,
    };
    AppError::Signature {
        path: path.to_owned(),
        source,
    }
}

fn no_place(path: &Path) -> AppError {
    AppError::NoSignaturePlace {
        path: path.to_owned(),
    }
}
