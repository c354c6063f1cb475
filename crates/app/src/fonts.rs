//! The font of the pages: an installed Times New Roman where its licence flags let it be embedded,
//! else the bundled Liberation Serif, which has the same widths.

#![allow(
    clippy::disallowed_methods,
    reason = "looks for installed fonts; nothing else of this crate knows where fonts are"
)]

use std::path::{Path, PathBuf};
use std::sync::Arc;

use thethuc_layout::{Face, FontSet};

use crate::error::AppError;
use crate::files;

/// No font file is larger: Times New Roman has 1.2 MB a face.
const MAX_FONT_BYTES: usize = 32 << 20;

/// The letters that the pages must have before an installed font is taken: the oldest releases of
/// Times New Roman lack them.
const VIETNAMESE: &str =
    "ăâđêôơưĂÂĐÊÔƠƯấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữựỳỷỹỵẤẦẨẪẬẮẰẲẴẶẾỀỂỄỆỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰỲỶỸỴ";

/// A family and the names that its four files go by, in the order of [`Face::ALL`].
struct Family {
    name: &'static str,
    files: [&'static [&'static str]; 4],
}

const TIMES: Family = Family {
    name: "Times New Roman",
    files: [
        &["times.ttf", "Times New Roman.ttf", "Times_New_Roman.ttf"],
        &[
            "timesbd.ttf",
            "Times New Roman Bold.ttf",
            "Times_New_Roman_Bold.ttf",
        ],
        &[
            "timesi.ttf",
            "Times New Roman Italic.ttf",
            "Times_New_Roman_Italic.ttf",
        ],
        &[
            "timesbi.ttf",
            "Times New Roman Bold Italic.ttf",
            "Times_New_Roman_Bold_Italic.ttf",
        ],
    ],
};

const LIBERATION: Family = Family {
    name: "Liberation Serif",
    files: [
        &["LiberationSerif-Regular.ttf"],
        &["LiberationSerif-Bold.ttf"],
        &["LiberationSerif-Italic.ttf"],
        &["LiberationSerif-BoldItalic.ttf"],
    ],
};

/// Where installed fonts stand, on Windows, macOS and Linux.
const SYSTEM_FOLDERS: [&str; 6] = [
    "C:\\Windows\\Fonts",
    "/System/Library/Fonts/Supplemental",
    "/Library/Fonts",
    "/usr/share/fonts/truetype/msttcorefonts",
    "/usr/share/fonts/msttcorefonts",
    "/usr/local/share/fonts",
];

/// Four faces and their family.
#[derive(Debug, Clone)]
pub struct Fonts {
    /// The faces.
    pub set: FontSet,
    /// The family: `Times New Roman` or `Liberation Serif`.
    pub family: &'static str,
}

/// Which font is wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum FontChoice {
    /// An installed Times New Roman, else the bundled font.
    #[default]
    Auto,
    /// The bundled font, whatever is installed: the same pages on every machine.
    Bundled,
    /// The four files in a folder.
    Folder(PathBuf),
}

impl From<&str> for FontChoice {
    fn from(text: &str) -> Self {
        match text {
            "auto" => Self::Auto,
            "bundled" => Self::Bundled,
            folder => Self::Folder(PathBuf::from(folder)),
        }
    }
}

/// The font that is wanted.
///
/// # Errors
/// When a named folder lacks a face, or a file is no font.
pub fn load(choice: &FontChoice) -> Result<Fonts, AppError> {
    match choice {
        FontChoice::Auto => installed_times().map_or_else(bundled, Ok),
        FontChoice::Bundled => bundled(),
        FontChoice::Folder(folder) => from_folder(folder),
    }
}

fn bundled() -> Result<Fonts, AppError> {
    let files: [&[u8]; 4] = [
        include_bytes!("../../../assets/fonts/LiberationSerif-Regular.ttf"),
        include_bytes!("../../../assets/fonts/LiberationSerif-Bold.ttf"),
        include_bytes!("../../../assets/fonts/LiberationSerif-Italic.ttf"),
        include_bytes!("../../../assets/fonts/LiberationSerif-BoldItalic.ttf"),
    ];
    fonts(LIBERATION.name, files.map(Arc::from), "bundled")
}

/// Times New Roman, when all four faces stand in one folder, may be embedded and have all
/// Vietnamese letters.
fn installed_times() -> Option<Fonts> {
    SYSTEM_FOLDERS
        .iter()
        .filter_map(|folder| {
            let files = read_family(Path::new(folder), &TIMES).ok()?;
            fonts(TIMES.name, files, folder).ok()
        })
        .find(|fonts| {
            Face::ALL.iter().all(|&face| {
                fonts.set.metrics(face).may_embed
                    && VIETNAMESE
                        .chars()
                        .all(|letter| fonts.set.glyph(face, letter).is_some())
            })
        })
}

fn from_folder(folder: &Path) -> Result<Fonts, AppError> {
    let (name, files) = match read_family(folder, &TIMES) {
        Ok(files) => (TIMES.name, files),
        Err(_) => (LIBERATION.name, read_family(folder, &LIBERATION)?),
    };
    fonts(name, files, &folder.display().to_string())
}

fn read_family(folder: &Path, family: &Family) -> Result<[Arc<[u8]>; 4], AppError> {
    let [regular, bold, italic, bold_italic] = family.files;
    Ok([
        read_face(folder, regular)?,
        read_face(folder, bold)?,
        read_face(folder, italic)?,
        read_face(folder, bold_italic)?,
    ])
}

fn read_face(folder: &Path, names: &[&str]) -> Result<Arc<[u8]>, AppError> {
    let path = names
        .iter()
        .map(|name| folder.join(name))
        .find(|path| path.is_file())
        .ok_or_else(|| AppError::Font {
            place: folder.display().to_string(),
            detail: format!("no {}", names.join(" or ")),
        })?;
    files::read(&path, MAX_FONT_BYTES).map(Arc::from)
}

fn fonts(family: &'static str, files: [Arc<[u8]>; 4], place: &str) -> Result<Fonts, AppError> {
    match FontSet::new(files) {
        Ok(set) => Ok(Fonts { set, family }),
        Err(error) => Err(AppError::Font {
            place: place.to_owned(),
            detail: error.to_string(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorCode;

    #[test]
    fn the_bundled_font_has_every_vietnamese_letter() {
        let fonts = load(&FontChoice::Bundled).unwrap();
        for face in Face::ALL {
            for letter in VIETNAMESE.chars() {
                assert!(fonts.set.glyph(face, letter).is_some(), "{face} {letter}");
            }
        }
    }

    #[test]
    fn a_folder_must_hold_all_four_faces() {
        let folder = tempfile::tempdir().unwrap();
        let assets = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/fonts");
        for names in &LIBERATION.files[..3] {
            let name = names[0];
            std::fs::copy(assets.join(name), folder.path().join(name)).unwrap();
        }
        let choice = FontChoice::Folder(folder.path().to_owned());
        let error = load(&choice).unwrap_err();
        assert_eq!(error.code(), ErrorCode::FontUnusable);
        assert!(error.to_string().contains("LiberationSerif-BoldItalic"));
        let last = folder.path().join("LiberationSerif-BoldItalic.ttf");
        std::fs::write(&last, b"not a font").unwrap();
        assert_eq!(load(&choice).unwrap_err().code(), ErrorCode::FontUnusable);
        std::fs::copy(assets.join("LiberationSerif-BoldItalic.ttf"), last).unwrap();
        assert_eq!(load(&choice).unwrap().family, "Liberation Serif");
    }
}
