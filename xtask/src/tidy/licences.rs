//! The licences of all libraries against the list in `deny.toml`.
//!
//! cargo-deny reads the same file and does more, but building it takes longer than building this
//! project; the one of its checks that must never be left out is made here.

use std::fs;

use anyhow::Result;
use serde::Deserialize;

use super::{Metadata, spdx};
use crate::shell;

#[derive(Deserialize)]
struct Deny {
    licenses: Licenses,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
    #[serde(default)]
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    name: String,
    allow: Vec<String>,
}

/// Every library must offer a licence of the list.
pub(super) fn check(metadata: &Metadata) -> Result<Vec<String>> {
    let deny: Deny = toml::from_str(&fs::read_to_string(shell::root().join("deny.toml"))?)?;
    let mut wrong = Vec::new();
    for package in &metadata.packages {
        let exceptions = deny.licenses.exceptions.iter();
        let of_package = exceptions.filter(|exception| exception.name == package.name);
        let allowed: Vec<&str> = of_package
            .flat_map(|exception| &exception.allow)
            .chain(&deny.licenses.allow)
            .map(String::as_str)
            .collect();
        let licence = package.license.as_deref().unwrap_or_default();
        if !spdx::is_offered(licence, &allowed) {
            wrong.push(format!(
                "{} {}: licence {licence:?} is not in the list of deny.toml",
                package.name, package.version
            ));
        }
    }
    Ok(wrong)
}
