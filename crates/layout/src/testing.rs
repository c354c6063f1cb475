//! What the tests of this crate share.

use std::path::Path;
use std::sync::Arc;

use crate::FontSet;

/// The bundled font files, in the order of [`crate::Face::ALL`].
#[allow(
    clippy::disallowed_methods,
    reason = "tests read the bundled fonts from the checkout"
)]
pub(crate) fn font_files() -> [Arc<[u8]>; 4] {
    ["Regular", "Bold", "Italic", "BoldItalic"].map(|face| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join(format!("../../assets/fonts/LiberationSerif-{face}.ttf"));
        Arc::from(std::fs::read(path).unwrap())
    })
}

/// The bundled fonts.
pub(crate) fn fonts() -> FontSet {
    FontSet::new(font_files()).unwrap()
}
