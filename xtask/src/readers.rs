//! Programs that read our files; the `README.md` of each folder of `tests/tools` says which and why.

use std::fs;
use std::path::Path;

use anyhow::Result;

use crate::shell;

/// Fetches python-docx into `target/tools/python`, pyHanko into `target/tools/signatures`,
/// the validator of E-ARK into `target/tools/packages` and that of the Open XML SDK into
/// `target/tools/openxml`, all held to their hashes.
pub(crate) fn install() -> Result<()> {
    let tools = shell::root().join("tests/tools");
    let lists = tools.join("readers");
    fetch_once("python", &lists.join("requirements.txt"), python)?;
    for own in ["signatures", "packages"] {
        let list = tools.join(own).join("requirements.txt");
        fetch_once(own, &list, python)?;
    }
    fetch_once("openxml", &lists.join("package-lock.json"), |home, list| {
        fs::copy(list, home.join("package-lock.json"))?;
        fs::copy(
            list.with_file_name("package.json"),
            home.join("package.json"),
        )?;
        shell::run(shell::command("npm ci --no-audit --no-fund").current_dir(home))
    })
}

/// Makes a Python of its own with the packages of a list.
fn python(home: &Path, list: &Path) -> Result<()> {
    shell::run(shell::command("python3 -m venv --clear").arg(home))?;
    let mut pip = std::process::Command::new(home.join("bin/python"));
    pip.args(["-m", "pip", "install", "--quiet", "--require-hashes", "-r"]);
    shell::run(pip.arg(list))
}

/// Fetches into `target/tools/<name>` unless that was done with this same list of packages.
fn fetch_once(
    name: &str,
    list: &Path,
    fetch: impl FnOnce(&Path, &Path) -> Result<()>,
) -> Result<()> {
    let wanted = fs::read_to_string(list)?;
    let home = shell::tools().join(name);
    let stamp = home.join("installed-list");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        println!("    readers ({name}): there");
        return Ok(());
    }
    println!(
        "    fetching the readers of {} into {}",
        list.display(),
        home.display()
    );
    fs::create_dir_all(&home)?;
    fetch(&home, list)?;
    Ok(fs::write(stamp, wanted)?)
}
