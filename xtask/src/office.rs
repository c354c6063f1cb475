//! LibreOffice of bookworm-backports, unpacked beside the system's own, which stays as it is.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::shell;

const VERSION: &str = "25.2";
const PACKAGE: &str = "libreoffice-writer-nogui";
const SOURCES: &str = "\
deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian bookworm main
deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian bookworm-backports main
";

/// Fetches it where that can be done; elsewhere says why not. The tests use it when it is there.
pub(crate) fn install() -> Result<()> {
    let home = shell::tools().join(format!("libreoffice-{VERSION}"));
    if home.is_dir() {
        println!("    LibreOffice {VERSION}: there");
        return Ok(());
    }
    if !is_bookworm() {
        println!("    LibreOffice {VERSION}: left out, it is fetched for Debian 12 alone");
        return Ok(());
    }
    println!(
        "    fetching LibreOffice {VERSION} of bookworm-backports into {}",
        home.display()
    );
    let making = shell::tools().join("libreoffice-making");
    let fetched = fetch(&making).and_then(|()| make_movable(&making.join("root")));
    match fetched {
        Ok(()) => fs::rename(making.join("root"), &home)?,
        Err(error) => println!("    LibreOffice {VERSION}: left out, {error:#}"),
    }
    if making.exists() {
        fs::remove_dir_all(making)?;
    }
    Ok(())
}

fn is_bookworm() -> bool {
    fs::read_to_string("/etc/os-release")
        .is_ok_and(|text| text.contains("VERSION_CODENAME=bookworm"))
}

/// Downloads the package and what it needs beyond the installed ones, with lists of its own, and
/// unpacks them into `making/root`.
fn fetch(making: &Path) -> Result<()> {
    let archives = making.join("archives");
    for folder in ["lists/partial", "archives/partial", "root"] {
        fs::create_dir_all(making.join(folder))?;
    }
    fs::write(making.join("sources.list"), SOURCES)?;
    shell::run(apt(making).args(["-qq", "update"]))?;
    let install = [
        "-qq",
        "-y",
        "--download-only",
        "--no-install-recommends",
        "install",
    ];
    shell::run(
        apt(making)
            .args(["-t", "bookworm-backports"])
            .args(install)
            .arg(PACKAGE),
    )?;
    let mut packages = 0;
    for entry in fs::read_dir(&archives)? {
        let package = entry?.path();
        if package
            .extension()
            .is_some_and(|extension| extension == "deb")
        {
            shell::run(
                Command::new("dpkg-deb")
                    .arg("-x")
                    .arg(&package)
                    .arg(making.join("root")),
            )?;
            packages += 1;
        }
    }
    ensure!(packages > 0, "apt downloaded nothing");
    Ok(())
}

/// apt with its sources, lists and archives in `making`; what is installed it takes from the system.
fn apt(making: &Path) -> Command {
    let mut apt = Command::new("apt-get");
    for (name, value) in [
        ("Dir::Etc::sourcelist", making.join("sources.list")),
        ("Dir::Etc::sourceparts", PathBuf::from("/dev/null")),
        ("Dir::State::lists", making.join("lists")),
        ("Dir::Cache::archives", making.join("archives")),
        ("Dir::Cache::pkgcache", PathBuf::new()),
        ("Dir::Cache::srcpkgcache", PathBuf::new()),
        ("Debug::NoLocking", PathBuf::from("1")),
        ("APT::Sandbox::User", PathBuf::from("root")),
    ] {
        apt.arg("-o").arg(format!("{name}={}", value.display()));
    }
    apt
}

/// Debian's packages expect to lie under `/`: the paths in the settings and the links are made
/// relative.
fn make_movable(root: &Path) -> Result<()> {
    let program = root.join("usr/lib/libreoffice/program");
    set(
        &program.join("fundamentalrc"),
        "BRAND_BASE_DIR",
        "${ORIGIN}/..",
    )?;
    let settings = "${ORIGIN}/../../../../etc/libreoffice/sofficerc";
    set(&program.join("sofficerc"), "FHS_CONFIG_FILE", settings)?;
    // Loaded through these links, the libraries would look for their settings beside the link.
    let libraries = root.join("usr/lib/x86_64-linux-gnu");
    for entry in fs::read_dir(&libraries)? {
        let path = entry?.path();
        if path
            .file_name()
            .is_some_and(|name| name.to_string_lossy().starts_with("libuno_"))
        {
            fs::remove_file(path)?;
        }
    }
    // A file of /etc that the package's script copies on installation.
    let main = root.join("usr/lib/libreoffice/share/registry/main.xcd");
    fs::remove_file(&main)?;
    symlink("../.registry/main.xcd", &main)?;
    Ok(())
}

fn set(file: &Path, name: &str, value: &str) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| file.display().to_string())?;
    let start = format!("{name}=");
    ensure!(text.contains(&start), "{} has no {name}", file.display());
    let lines = text.lines().map(|line| {
        if line.starts_with(&start) {
            format!("{start}{value}\n")
        } else {
            format!("{line}\n")
        }
    });
    Ok(fs::write(file, lines.collect::<String>())?)
}
