//! The arrows between our crates against the table in `arrows.toml`.

use std::collections::BTreeMap;

use anyhow::Result;

use super::{Metadata, Package};

const ARROWS: &str = include_str!("../../arrows.toml");

/// Every dependency on a crate of ours must stand in the table, and every crate of ours. What only
/// tests and benchmarks need (`dev-dependencies`) ships in nothing and may point anywhere.
pub(super) fn check(metadata: &Metadata) -> Result<Vec<String>> {
    let allowed: BTreeMap<String, Vec<String>> = toml::from_str(ARROWS)?;
    let ours: Vec<&Package> = metadata
        .packages
        .iter()
        .filter(|package| metadata.is_member(package))
        .collect();
    let mut wrong = Vec::new();
    for package in &ours {
        let Some(allowed) = allowed.get(&package.name) else {
            wrong.push(format!("xtask/arrows.toml does not name {}", package.name));
            continue;
        };
        for dependency in &package.dependencies {
            let is_ours = ours.iter().any(|other| other.name == dependency.name);
            let is_shipped = dependency.kind.as_deref() != Some("dev");
            if is_ours && is_shipped && !allowed.contains(&dependency.name) {
                wrong.push(format!(
                    "{} must not depend on {} (xtask/arrows.toml, ARCHITECTURE.md)",
                    package.name, dependency.name
                ));
            }
        }
    }
    Ok(wrong)
}
