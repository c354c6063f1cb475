//! `cargo xtask tidy`: what no compiler checks.

mod arrows;
mod files;
mod licences;
mod spdx;

use anyhow::{Result, bail};
use serde::Deserialize;

use crate::shell;

/// What `cargo metadata` says, as far as it is looked at.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    workspace_members: Vec<String>,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    kind: Option<String>,
}

impl Metadata {
    fn read() -> Result<Self> {
        let said = shell::output(&mut shell::cargo("metadata --format-version 1 --locked"))?;
        Ok(serde_json::from_str(&said)?)
    }

    fn is_member(&self, package: &Package) -> bool {
        self.workspace_members.contains(&package.id)
    }
}

/// Runs all checks, says all that is wrong, and fails when there is anything.
pub(crate) fn run() -> Result<()> {
    let metadata = Metadata::read()?;
    let mut wrong = arrows::check(&metadata)?;
    wrong.extend(licences::check(&metadata)?);
    wrong.extend(files::check()?);
    for line in &wrong {
        println!("{line}");
    }
    if !wrong.is_empty() {
        bail!("tidy found {} faults", wrong.len());
    }
    println!("tidy: arrows, licences and files are in order");
    Ok(())
}
