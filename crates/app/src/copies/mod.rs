//! Copies of documents — NĐ 30/2020/NĐ-CP, Điều 25–27; PL I, Phần II: to paper, with the block of
//! Mẫu 3.1 behind the document; to electronic form, signed by the office with the mark of Mẫu 3.2.
//! All forms share one series of numbers a year.

mod block;
mod error;
mod register;
mod source;

use std::path::PathBuf;

use thethuc_law::{CopyDirection, CopyRule, Decree, HinhThucSao};
use thethuc_model::NguoiKy;
use thethuc_signature::SigningKey;

use crate::App;
use crate::dto::{CopyTargetArgs, MadeCopy, MakeCopyArgs, NoArgs, OfficeProfile, WrittenFile};
use crate::error::AppError;
use crate::files::{self, NewFile};
use crate::office;
use crate::signature::{SignRole, TimestampAuthority, open_key, read_settings, stamping};

pub use error::{CopyError, Poor};

use block::Block;
use source::Source;

/// What is to be copied, and how.
#[derive(Debug, Clone)]
pub struct CopyWish {
    /// Hình thức sao.
    pub form: HinhThucSao,
    /// One PDF, or pictures of the pages in their order; for a trích sao the document file that it
    /// was composed in.
    pub files: Vec<PathBuf>,
    /// For a trích sao, the original that it was composed of.
    pub original: Option<PathBuf>,
    /// For a trích sao without it, why it is not at hand; blank where it is given.
    pub no_original: String,
    /// For a sao lục, number and symbol of the sao y that it is made of: `12/SY-UBND`.
    pub of_sao_y: Option<String>,
    /// Resolution of pictures that do not tell theirs, dots an inch.
    pub dpi: Option<u16>,
    /// Trích yếu of the document, for the register; read from the file when it is blank.
    pub trich_yeu: String,
    /// The number, where it was taken from a book on paper; otherwise the register gives it.
    pub number: Option<u32>,
    /// Where the copy goes.
    pub output: PathBuf,
    /// What it becomes.
    pub target: CopyTarget,
}

/// What a copy becomes.
#[derive(Debug, Clone)]
pub enum CopyTarget {
    /// A file to be printed.
    Paper {
        /// Who signs, one of those of the profile; the first where nobody is named.
        signer: Option<String>,
        /// Nơi nhận, without the file line.
        noi_nhan: Vec<String>,
        /// Where the document ends on its last page, mm from its top, where that page is a picture.
        end_mm: Option<f64>,
    },
    /// An electronic copy.
    Electronic,
}

/// What signs an electronic copy.
pub struct CopySeal<'a> {
    /// The office's key.
    pub key: &'a dyn SigningKey,
    /// Who stamps the time, if anybody.
    pub authority: Option<&'a dyn TimestampAuthority>,
}

/// Makes a copy as the window asks for it. A file that stands there is not written over.
pub(crate) fn make(app: &App, args: MakeCopyArgs) -> Result<MadeCopy, AppError> {
    let output = PathBuf::from(args.output);
    if files::is_there(&output) {
        return Err(AppError::AlreadyThere { path: output });
    }
    let (target, key) = match args.target {
        CopyTargetArgs::Giay {
            signer,
            noi_nhan,
            end_mm,
        } => {
            let signer = Some(signer).filter(|name| !name.trim().is_empty());
            let target = CopyTarget::Paper {
                signer,
                noi_nhan,
                end_mm,
            };
            (target, None)
        }
        CopyTargetArgs::DienTu { key } => (CopyTarget::Electronic, Some(open_key(app, &key)?)),
    };
    let wish = CopyWish {
        form: args.form,
        files: args.files.into_iter().map(PathBuf::from).collect(),
        original: args.original.map(PathBuf::from),
        no_original: args.no_original.unwrap_or_default(),
        of_sao_y: args.of_sao_y,
        dpi: args.dpi,
        trich_yeu: args.trich_yeu,
        number: args.number,
        output,
        target,
    };
    let authority = stamping(&read_settings(app, NoArgs {})?)?;
    let seal = key.as_deref().map(|key| CopySeal {
        key,
        authority: authority.as_ref().map(|authority| authority as _),
    });
    app.copy(&wish, seal.as_ref())
}

impl App {
    /// Makes a copy and, where the office keeps an archive, registers it with the original.
    ///
    /// # Errors
    /// When the decree does not know such a copy, the scan is not as it asks for, nobody who may
    /// sign is named, or a file cannot be read or written. Then no number is taken.
    pub fn copy(&self, wish: &CopyWish, seal: Option<&CopySeal<'_>>) -> Result<MadeCopy, AppError> {
        let law = &Decree::in_force(&self.today()).ban_sao;
        let rule = law.rule(wish.form).ok_or_else(|| AppError::Defect {
            detail: "the law's data lack a form of copy".to_owned(),
        })?;
        let source = self.copied(wish)?;
        check(wish, rule, &source)?;
        let profile = office::read_profile(self, NoArgs {})?;
        let is_whole = [&profile.co_quan_ban_hanh, &profile.viet_tat]
            .into_iter()
            .all(|text| !text.trim().is_empty());
        if !is_whole {
            return Err(CopyError::Office.into());
        }
        let job = Job {
            app: self,
            wish,
            rule,
            profile: &profile,
            source: &source,
            seal,
        };
        if matches!(wish.target, CopyTarget::Electronic) && wish.form != HinhThucSao::TrichSao {
            source.check_scan(law)?;
        }
        job.do_it()
    }
}

/// A copy that is being made.
struct Job<'a> {
    app: &'a App,
    wish: &'a CopyWish,
    rule: &'a CopyRule,
    profile: &'a OfficeProfile,
    source: &'a Source,
    seal: Option<&'a CopySeal<'a>>,
}

impl Job<'_> {
    fn do_it(&self) -> Result<MadeCopy, AppError> {
        let kept = match self.wish.number {
            Some(number) => {
                let file = self.write(number)?;
                (file, Some(number), None)
            }
            None if self.app.has_archive()? => self.register()?,
            None => match self.wish.target {
                CopyTarget::Paper { .. } => return Err(CopyError::NoNumber.into()),
                CopyTarget::Electronic => (self.write(0)?, None, None),
            },
        };
        let (file, number, document) = kept;
        Ok(MadeCopy {
            file,
            number: number.map(|number| format!("{number:02}/{}", self.ky_hieu())),
            document,
            original_sha256: self.source.original_sha256.clone(),
        })
    }

    fn ky_hieu(&self) -> String {
        format!("{}-{}", self.rule.ky_hieu, self.profile.viet_tat)
    }

    /// Who signs: the head of the office says who may, and the profile names them — Điều 27.1.
    fn signer(&self, name: Option<&str>) -> Result<&NguoiKy, CopyError> {
        let mut signers = self.profile.nguoi_ky.iter();
        let found = match name {
            None => signers.next(),
            Some(name) => signers.find(|known| known.ho_ten.trim() == name.trim()),
        };
        found.ok_or_else(|| CopyError::Signer {
            name: name.unwrap_or_default().to_owned(),
        })
    }

    /// Makes the copy under its number, and writes it.
    fn write(&self, number: u32) -> Result<WrittenFile, AppError> {
        let bytes = match &self.wish.target {
            CopyTarget::Paper {
                signer,
                noi_nhan,
                end_mm,
            } => {
                let block = Block {
                    ky_hieu: self.ky_hieu(),
                    rule: self.rule,
                    profile: self.profile,
                    signer: self.signer(signer.as_deref())?,
                    noi_nhan,
                };
                let source = self.source;
                self.app
                    .with_block(&source.bytes, &source.overview, &block, number, *end_mm)?
            }
            CopyTarget::Electronic => {
                let seal = self.seal.ok_or(CopyError::NoKey)?;
                let role = SignRole::BanSao {
                    form: self.wish.form,
                    co_quan: self.profile.co_quan_ban_hanh.clone(),
                };
                self.app.signed(
                    &self.wish.output,
                    &self.source.bytes,
                    &role,
                    seal.key,
                    seal.authority,
                )?
            }
        };
        files::write_one(NewFile {
            path: self.wish.output.clone(),
            bytes,
        })
    }
}

/// Whether the decree knows such a copy.
fn check(wish: &CopyWish, rule: &CopyRule, source: &Source) -> Result<(), CopyError> {
    let to_electronic = matches!(wish.target, CopyTarget::Electronic);
    let direction = CopyDirection::of(source.is_electronic, to_electronic);
    if !rule.directions.contains(&direction) {
        return Err(CopyError::NotKnown {
            form: wish.form,
            direction,
            article: rule.article.clone(),
        });
    }
    let has_original = wish.original.is_some() || !wish.no_original.trim().is_empty();
    if wish.form == HinhThucSao::TrichSao && !has_original {
        return Err(CopyError::NoOriginal);
    }
    if wish.form == HinhThucSao::SaoLuc {
        let given = wish.of_sao_y.clone().unwrap_or_default();
        if !is_of_sao_y(&given) {
            return Err(CopyError::NotOfSaoY { given });
        }
    }
    Ok(())
}

/// Whether this is number and symbol of a sao y: `12/SY-UBND` — PL I, Phần II/II.1.c; Mẫu 3.1.
fn is_of_sao_y(given: &str) -> bool {
    let parts = given
        .trim()
        .split_once('/')
        .and_then(|(number, symbol)| Some((number, symbol.strip_prefix("SY-")?)));
    parts.is_some_and(|(number, agency)| {
        !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
            && !agency.trim().is_empty()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sao_luc_names_the_sao_y_that_it_is_made_of() {
        for lawful in ["12/SY-UBND", " 05/SY-SNV "] {
            assert!(is_of_sao_y(lawful), "{lawful}");
        }
        for other in ["", "12", "12/SL-UBND", "12/QĐ-UBND", "/SY-UBND", "12/SY-"] {
            assert!(!is_of_sao_y(other), "{other}");
        }
    }
}
