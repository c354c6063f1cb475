//! LibreOffice as the reader of our DOCX files: the system's own, and the one of bookworm-backports
//! that `cargo xtask test` unpacks beside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::places;

/// An installed LibreOffice.
#[derive(Debug, Clone)]
pub struct Office {
    /// Its version, two numbers: `7.4`.
    pub version: String,
    program: PathBuf,
    libraries: Option<PathBuf>,
}

impl Office {
    /// Every LibreOffice that can be had here, the system's first.
    #[must_use]
    pub fn all() -> Vec<Self> {
        [Self::of_system(), Self::of_backports()]
            .into_iter()
            .flatten()
            .collect()
    }

    /// The space above footnotes where it is not a plain line: before 24.2, LibreOffice always left
    /// 6.2 pt, whatever a DOCX says.
    #[must_use]
    pub fn note_separator_pt(&self) -> Option<f64> {
        self.version.starts_with("7.").then_some(6.2)
    }

    /// The one on the search path.
    #[must_use]
    pub fn of_system() -> Option<Self> {
        Self::at(PathBuf::from("soffice"), None)
    }

    /// The one unpacked from bookworm-backports.
    #[must_use]
    pub fn of_backports() -> Option<Self> {
        let unpacked = places::tools().join("libreoffice-25.2/usr/lib");
        let program = unpacked.join("libreoffice/program/soffice");
        program
            .exists()
            .then(|| Self::at(program, Some(unpacked.join("x86_64-linux-gnu"))))
            .flatten()
    }

    fn at(program: PathBuf, libraries: Option<PathBuf>) -> Option<Self> {
        let mut office = Self {
            version: String::new(),
            program,
            libraries,
        };
        let said = office.command().arg("--version").output().ok()?;
        office.version = version_in(&String::from_utf8_lossy(&said.stdout))?;
        Some(office)
    }

    /// The program, with its own libraries and with nothing but the bundled fonts.
    #[must_use]
    pub fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        if let Some(libraries) = &self.libraries {
            command.env("LD_LIBRARY_PATH", libraries);
        }
        command
    }

    /// The program as [`Office::command`] gives it, with a profile of its own in `home` and the
    /// bundled fonts as the only ones: a document in Times New Roman is set in Liberation Serif,
    /// whatever the machine has installed.
    ///
    /// # Errors
    /// When the profile cannot be written.
    pub fn command_in(&self, home: &Path) -> Result<Command> {
        fs::create_dir_all(home)?;
        let fonts = home.join("fonts.conf");
        fs::write(&fonts, font_configuration(home))?;
        let mut command = self.command();
        command
            .env("FONTCONFIG_FILE", fonts)
            .env("HOME", home)
            .arg(format!(
                "-env:UserInstallation=file://{}",
                home.join("profile").display()
            ));
        Ok(command)
    }

    /// Converts files to PDF in `into`, all in one start of the program.
    ///
    /// # Errors
    /// When the program fails or a file did not come out.
    pub fn to_pdf(&self, files: &[PathBuf], into: &Path) -> Result<Vec<PathBuf>> {
        self.convert(files, "pdf", into)
    }

    /// Converts files to the format of that ending in `into`, all in one start of the program.
    ///
    /// # Errors
    /// When the program fails or a file did not come out.
    pub fn convert(&self, files: &[PathBuf], ending: &str, into: &Path) -> Result<Vec<PathBuf>> {
        let home = into.join("office");
        let output = self
            .command_in(&home)?
            .args(["--headless", "--convert-to", ending, "--outdir"])
            .arg(into)
            .args(files)
            .stdin(Stdio::null())
            .output()
            .with_context(|| format!("starting LibreOffice {}", self.version))?;
        ensure!(
            output.status.success(),
            "LibreOffice {}: {}",
            self.version,
            String::from_utf8_lossy(&output.stderr)
        );
        files
            .iter()
            .map(|file| {
                let name = file.file_stem().context("a file without a name")?;
                let converted = into.join(name).with_extension(ending);
                ensure!(
                    converted.exists(),
                    "LibreOffice {} did not convert {}",
                    self.version,
                    file.display()
                );
                Ok(converted)
            })
            .collect()
    }
}

/// `7.4` of `LibreOffice 7.4.7.2 40(Build:2)`.
fn version_in(said: &str) -> Option<String> {
    let mut numbers = said.split_whitespace().nth(1)?.split('.');
    Some(format!("{}.{}", numbers.next()?, numbers.next()?))
}

fn font_configuration(home: &Path) -> String {
    format!(
        r#"<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{}</dir>
  <cachedir>{}</cachedir>
  <alias binding="same">
    <family>Times New Roman</family>
    <accept><family>Liberation Serif</family></accept>
  </alias>
</fontconfig>
"#,
        places::fonts().display(),
        home.join("font-cache").display()
    )
}
