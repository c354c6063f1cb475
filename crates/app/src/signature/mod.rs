//! Signing PDF files as the decree wants it, and checking signed ones.

mod place;
mod words;

use std::path::{Path, PathBuf};

use serde::Serialize;
use thethuc_layout::Face;
use thethuc_model::{MAX_DOCUMENT_BYTES, read_document};
use thethuc_signature::trust::TrustStore;
use thethuc_signature::{
    Certificate, Look, MAX_PDF_BYTES, Mark, Picture, Report, Request, SignatureError,
    page_width_pt, place_of_field, sign, verify,
};

pub use thethuc_signature::timestamp::TimestampAuthority;
pub use thethuc_signature::{KeyFile, Place, SigningKey, Verdict};

use crate::App;
use crate::dto::WrittenFile;
use crate::error::AppError;
use crate::files::{self, NewFile};
use crate::pages;

/// The largest key store, certificate or picture that is read, in bytes.
const MAX_SMALL_FILE: usize = 16 << 20;
/// The folder of the data folder that holds the certificates of trusted roots.
const ROOTS: &str = "chung-thu-goc";
/// The field of the person who signs.
const NGUOI_KY: &str = "NguoiKy";
/// The field of the agency.
const CO_QUAN: &str = "CoQuan";
/// The field of a signature that shows nothing.
const UNSEEN: &str = "ChuKySo";
/// Size of the letters of a mark — PL I, Phần I, II.8.b and III.1.d; Phần II, I.3.
const MARK_SIZE_PT: f64 = 10.0;

/// What is to be signed, and how it is seen.
#[derive(Debug, Clone)]
pub struct SignWish {
    /// The PDF file.
    pub file: PathBuf,
    /// Where the signed file goes; it may be the same.
    pub output: PathBuf,
    /// As what it is signed.
    pub role: SignRole,
}

/// As what a file is signed.
#[derive(Debug, Clone)]
pub enum SignRole {
    /// Nothing is seen.
    Unseen,
    /// Người ký (the person who signs): a blue picture between title and name — PL I, II.7.d.
    NguoiKy {
        /// The picture: PNG, transparent.
        picture: PathBuf,
        /// Where.
        place: SignerPlace,
    },
    /// Cơ quan (the agency): its red seal in real size over a third of the signature — PL I, II.8.a.
    CoQuan {
        /// The picture: PNG, transparent.
        picture: PathBuf,
        /// Diameter of the seal, mm.
        diameter_mm: f64,
    },
    /// Phụ lục in a file of its own: a line of text at the head — PL I, III.1.d; Mẫu 2.2.
    PhuLuc {
        /// Số, ký hiệu of the document that it belongs to.
        so_ky_hieu: String,
    },
    /// Bản sao điện tử (an electronic copy): a line of text at the head — PL I, Phần II, I.3.
    BanSao {
        /// Hình thức sao.
        form: CopyForm,
        /// Cơ quan sao.
        co_quan: String,
    },
}

/// Where a person signs.
#[derive(Debug, Clone)]
pub enum SignerPlace {
    /// Where the document that the file was made of has room for it.
    Document {
        /// The document file.
        path: PathBuf,
        /// Which of its signers, from 0.
        signer: usize,
    },
    /// Here, for files of others.
    Here(Place),
}

/// Hình thức sao (forms of copies) — Điều 25.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CopyForm {
    /// Sao y.
    SaoY,
    /// Sao lục.
    SaoLuc,
    /// Trích sao.
    TrichSao,
}

impl CopyForm {
    /// The form as the mark of Mẫu 3.2 names it.
    fn name(self) -> &'static str {
        match self {
            Self::SaoY => "Sao y",
            Self::SaoLuc => "Sao lục",
            Self::TrichSao => "Trích sao",
        }
    }
}

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
        let request = Request {
            field: &wish.role.field(),
            time: self.now(),
            location: "",
            reason: "",
            look: self.look(wish, &bytes)?,
            blanks: &[],
            fillings: &[],
        };
        let signed = sign(&bytes, &request, key, authority);
        let signed = signed.map_err(|source| signature(&wish.file, source))?;
        files::write_one(NewFile {
            path: wish.output.clone(),
            bytes: signed,
        })
    }

    /// Checks the signatures of a file against the roots that the office has chosen, and these.
    ///
    /// # Errors
    /// When a file cannot be read, or is no PDF.
    pub fn verify_pdf(&self, path: &Path, roots: &[PathBuf]) -> Result<Verified, AppError> {
        let bytes = files::read(path, MAX_PDF_BYTES)?;
        let mut certificates = Vec::new();
        let own = files::list(&self.store.folder().join(ROOTS))?;
        for root in own.iter().chain(roots) {
            let found = Certificate::read_all(&files::read(root, MAX_SMALL_FILE)?);
            certificates.extend(found.map_err(|source| signature(root, source))?);
        }
        let store = TrustStore::new(certificates);
        let report = verify(&bytes, &store, self.now().to_utc());
        let report = report.map_err(|source| signature(path, source))?;
        Ok(Verified {
            verdict: report.verdict(),
            lines: words::lines(&report),
            report,
        })
    }

    fn look(&self, wish: &SignWish, bytes: &[u8]) -> Result<Option<(Place, Look)>, AppError> {
        Ok(match &wish.role {
            SignRole::Unseen => None,
            SignRole::NguoiKy { picture, place } => {
                let picture = read_picture(picture)?;
                let place = match place {
                    SignerPlace::Here(place) => *place,
                    SignerPlace::Document { path, signer } => {
                        self.room(path, *signer)?.signature(&picture)
                    }
                };
                Some(place::filling(picture, place))
            }
            SignRole::CoQuan {
                picture,
                diameter_mm,
            } => {
                let picture = read_picture(picture)?;
                let signer = place_of_field(bytes, NGUOI_KY);
                let signer = signer.map_err(|source| signature(&wish.file, source))?;
                let signer = signer.ok_or_else(|| no_place(&wish.file))?;
                Some(place::filling(picture, place::seal(&signer, *diameter_mm)))
            }
            SignRole::PhuLuc { so_ky_hieu } => {
                Some(self.mark(wish, bytes, &format!("Số: {so_ky_hieu}"))?)
            }
            SignRole::BanSao { form, co_quan } => {
                check_copy(*form, &wish.file, bytes)?;
                Some(self.mark(wish, bytes, &format!("{}; {co_quan}", form.name()))?)
            }
        })
    }

    /// A line at the head of the first page, ending with the time of signing.
    fn mark(&self, wish: &SignWish, bytes: &[u8], text: &str) -> Result<(Place, Look), AppError> {
        let text = format!("{text}; {}", words::moment(self.now()));
        let font = self.fonts.set.data(Face::Regular);
        let made = Mark::new(&text, &font, MARK_SIZE_PT)
            .and_then(|mark| Ok((page_width_pt(bytes, 1)?, mark)));
        let (width, mark) = made.map_err(|source| signature(&wish.file, source))?;
        Ok((place::mark(&mark, width), Look::mark(mark)))
    }

    fn room(&self, path: &Path, signer: usize) -> Result<place::Room, AppError> {
        let document = read_document(&files::read(path, MAX_DOCUMENT_BYTES)?)?;
        place::room(&pages::laid_pages(self, &document)?, signer).ok_or_else(|| no_place(path))
    }
}

impl SignRole {
    /// The field of the signature; the second signer's is `NguoiKy2`.
    fn field(&self) -> String {
        match self {
            Self::Unseen => UNSEEN.to_owned(),
            Self::NguoiKy {
                place: SignerPlace::Document { signer, .. },
                ..
            } if *signer > 0 => format!("{NGUOI_KY}{}", signer + 1),
            Self::NguoiKy { .. } => NGUOI_KY.to_owned(),
            Self::CoQuan { .. } | Self::PhuLuc { .. } | Self::BanSao { .. } => CO_QUAN.to_owned(),
        }
    }
}

fn read_picture(path: &Path) -> Result<Picture, AppError> {
    let bytes = files::read(path, MAX_SMALL_FILE)?;
    Picture::from_png(&bytes).map_err(|source| signature(path, source))
}

/// Điều 25 knows sao y and sao lục of an electronic document on paper alone: an electronic original
/// is handed on as it is. What is signed already is one.
fn check_copy(form: CopyForm, path: &Path, bytes: &[u8]) -> Result<(), AppError> {
    if form == CopyForm::TrichSao {
        return Ok(());
    }
    let report = verify(bytes, &TrustStore::default(), chrono::DateTime::UNIX_EPOCH);
    match report
        .map_err(|source| signature(path, source))?
        .signatures
        .is_empty()
    {
        true => Ok(()),
        false => Err(AppError::CopyOfElectronic {
            path: path.to_owned(),
        }),
    }
}

fn signature(path: &Path, source: SignatureError) -> AppError {
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
