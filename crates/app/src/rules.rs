//! The rules of form, and which of them the office does not go by.

use std::collections::BTreeMap;

use thethuc_check::RULES;

use crate::App;
use crate::dto::{NoArgs, RuleDto, SwitchRuleArgs, SwitchedOff};
use crate::error::AppError;

const SWITCHED_OFF: &str = "rules";

pub(crate) fn list(app: &App, _: NoArgs) -> Result<Vec<RuleDto>, AppError> {
    let mut off = switched_off(app)?;
    let told = RULES.iter().map(|rule| RuleDto {
        code: rule.code.to_owned(),
        family: rule.family(),
        title: rule.title.to_owned(),
        article: rule.article.to_owned(),
        explanation: rule.explanation.to_owned(),
        off: off.remove(rule.code),
    });
    Ok(told.collect())
}

pub(crate) fn switch(app: &App, args: SwitchRuleArgs) -> Result<Vec<RuleDto>, AppError> {
    let _one_at_a_time = app.lock_store();
    if !RULES.iter().any(|rule| rule.code == args.code) {
        return Err(AppError::UnknownRule { code: args.code });
    }
    let mut off = switched_off(app)?;
    match args.off_by {
        None => off.remove(&args.code),
        Some(by) => {
            let at = app.now().to_rfc3339();
            off.insert(args.code, SwitchedOff { by, at })
        }
    };
    app.store.write(SWITCHED_OFF, &off)?;
    list(app, NoArgs {})
}

/// The rules that the office does not go by. Damage is an empty list: a check too many harms less
/// than none at all.
pub(crate) fn switched_off(app: &App) -> Result<BTreeMap<String, SwitchedOff>, AppError> {
    match app.store.read(SWITCHED_OFF) {
        Err(AppError::DamagedData { .. }) => Ok(BTreeMap::new()),
        read => Ok(read?.unwrap_or_default()),
    }
}
