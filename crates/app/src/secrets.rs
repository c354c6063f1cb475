//! Văn bản chứa bí mật nhà nước (state secrets): what the office keeps them out of — PL I/III.2.a;
//! Luật Bảo vệ bí mật nhà nước.

use thethuc_archive::Facts;

use crate::App;
use crate::dto::{Done, NoArgs, SecretRules};
use crate::error::AppError;
use crate::recovery;

const RULES: &str = "secrets";

/// The office's rules; the strictest where none were written.
pub(crate) fn read_rules(app: &App, _: NoArgs) -> Result<SecretRules, AppError> {
    Ok(app.secret_rules())
}

/// Keeps the office's rules. Copies of unsaved work that are not allowed any more are deleted.
pub(crate) fn write_rules(app: &App, rules: SecretRules) -> Result<Done, AppError> {
    app.store.write(RULES, &rules)?;
    if rules.keep_out_of_recovery {
        recovery::discard_secrets(app)?;
    }
    Ok(Done {})
}

impl App {
    /// What the office keeps state secrets out of: everything, where nothing was settled or what was
    /// settled cannot be read.
    #[must_use]
    pub fn secret_rules(&self) -> SecretRules {
        let read = self.store.read(RULES);
        read.unwrap_or_default().unwrap_or_default()
    }

    /// Refuses documents that the office keeps out of packages. `documents` are numbers in the
    /// archive, each with what is known of the document.
    ///
    /// # Errors
    /// [`AppError::SecretInPackage`] with the numbers of the secrets among them.
    pub(crate) fn may_be_packed<'f>(
        &self,
        documents: impl Iterator<Item = (i64, &'f Facts)>,
    ) -> Result<(), AppError> {
        let secrets = documents.filter(|(_, facts)| facts.do_mat.is_some());
        let documents: Vec<i64> = secrets.map(|(document, _)| document).collect();
        if documents.is_empty() || !self.secret_rules().keep_out_of_packages {
            return Ok(());
        }
        Err(AppError::SecretInPackage { documents })
    }
}
