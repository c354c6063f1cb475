//! System packages, through apt.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::shell;

const PACKAGES: &str = include_str!("../packages.toml");

/// Installs the packages of these groups of `packages.toml` that are missing, and says which.
/// On a system without apt it only says what is wanted.
pub(crate) fn install(groups: &[&str]) -> Result<()> {
    let wanted = packages_of(groups)?;
    if !shell::is_there("apt-get") {
        println!(
            "    no apt here: nothing was installed. On Debian these would be wanted: {}",
            wanted.join(" ")
        );
        return Ok(());
    }
    let missing: Vec<String> = wanted
        .into_iter()
        .filter(|package| !is_installed(package))
        .collect();
    if missing.is_empty() {
        println!("    system packages: all there");
        return Ok(());
    }
    println!("    installing through apt: {}", missing.join(" "));
    shell::run(&mut apt("update -qq")?)?;
    shell::run(apt("install -y -qq --no-install-recommends")?.args(&missing))
}

fn packages_of(groups: &[&str]) -> Result<Vec<String>> {
    let mut table: BTreeMap<String, Vec<String>> = toml::from_str(PACKAGES)?;
    let mut packages = Vec::new();
    for group in groups {
        match table.remove(*group) {
            Some(of_group) => packages.extend(of_group),
            None => bail!("packages.toml has no group {group:?}"),
        }
    }
    Ok(packages)
}

fn is_installed(package: &str) -> bool {
    Command::new("dpkg-query")
        .args(["-W", "-f=${Status}", package])
        .stderr(Stdio::null())
        .output()
        .is_ok_and(|said| said.stdout.starts_with(b"install ok installed"))
}

fn apt(arguments: &str) -> Result<Command> {
    let is_root = shell::output(&mut shell::command("id -u"))?.trim() == "0";
    if !is_root && !shell::is_there("sudo") {
        bail!("system packages are missing and there is neither root nor sudo to install them");
    }
    let sudo = if is_root {
        ""
    } else {
        "sudo --preserve-env=DEBIAN_FRONTEND "
    };
    let mut command = shell::command(&format!("{sudo}apt-get {arguments}"));
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_are_read_and_unknown_ones_refused() {
        assert!(packages_of(&["window"]).unwrap().len() > 3);
        assert!(packages_of(&["windows"]).is_err());
    }
}
