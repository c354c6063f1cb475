//! The speller that comes with the program.

use std::sync::{Arc, LazyLock};

use crate::model::Model;
use crate::speller::Speller;

/// The model made of law texts; `data/README.md` says how.
static LAW: &[u8] = include_bytes!("../data/law.bin");

static BUILTIN: LazyLock<Option<Speller>> = LazyLock::new(|| {
    let model = Model::read(LAW).ok()?;
    Some(Speller::new(Arc::new(model)))
});

impl Speller {
    /// The speller that comes with the program, without memory of any office. None only where its
    /// model were damaged, which a test excludes.
    #[must_use]
    pub fn builtin() -> Option<&'static Self> {
        BUILTIN.as_ref()
    }
}
