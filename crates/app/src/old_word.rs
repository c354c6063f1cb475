//! Word files from before DOCX (.doc, .rtf): LibreOffice turns them into DOCX, where it is installed.
//!
//! It runs on a copy, with a profile of its own that knows no macros and fetches nothing, for a
//! bounded time; whatever it started ends with it.

#![allow(
    clippy::disallowed_methods,
    reason = "the one place of this crate that starts a program, and keeps files for it"
)]

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::error::{AppError, OldWordTrouble};
use crate::files;

/// How long LibreOffice may take; a file of hundreds of pages takes a few seconds.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often it is asked whether it has ended.
const PAUSE: Duration = Duration::from_millis(30);

const OLE_MAGIC: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// No macros, nothing fetched for a file, no dialogs of a first start.
const SETTINGS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// The bytes of a Word file as DOCX.
///
/// # Errors
/// When they are those of an old file and cannot be turned into DOCX.
pub(crate) fn as_docx(path: &Path, bytes: Vec<u8>) -> Result<Vec<u8>, AppError> {
    let old_format = OldFormat::of(&bytes);
    let turned = old_format.and_then(|format| match format {
        Some(format) => turned(program().as_deref(), &bytes, format),
        None => Ok(bytes),
    });
    turned.map_err(|trouble| AppError::OldWord {
        path: path.to_owned(),
        trouble,
    })
}

/// A format from before DOCX.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OldFormat {
    Doc,
    Rtf,
}

impl OldFormat {
    /// The format that these bytes are in; a DOCX locked by a password is in none.
    fn of(bytes: &[u8]) -> Result<Option<Self>, OldWordTrouble> {
        if bytes.starts_with(b"{\\rtf") {
            return Ok(Some(Self::Rtf));
        }
        if !bytes.starts_with(&OLE_MAGIC) || has_stream(bytes, "EncryptedPackage") {
            return Ok(None);
        }
        if !has_stream(bytes, "WordDocument") {
            return Err(OldWordTrouble::Damaged);
        }
        Ok(Some(Self::Doc))
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Doc => "doc",
            Self::Rtf => "rtf",
        }
    }

    /// The reader that LibreOffice shall use. Left to itself it takes a damaged file for plain text.
    fn filter(self) -> &'static str {
        match self {
            Self::Doc => "MS Word 97",
            Self::Rtf => "Rich Text Format",
        }
    }
}

/// Whether an OLE container names a stream of that name.
fn has_stream(bytes: &[u8], name: &str) -> bool {
    let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

/// LibreOffice, where its installer or the system puts it.
fn program() -> Option<PathBuf> {
    let fixed: &[&str] = if cfg!(windows) {
        &[
            r"C:\Program Files\LibreOffice\program\soffice.exe",
            r"C:\Program Files (x86)\LibreOffice\program\soffice.exe",
        ]
    } else if cfg!(target_os = "macos") {
        &["/Applications/LibreOffice.app/Contents/MacOS/soffice"]
    } else {
        &[]
    };
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let on_path = std::env::split_paths(&folders).map(|folder| folder.join("soffice"));
    fixed
        .iter()
        .map(PathBuf::from)
        .chain(on_path)
        .find(|program| program.is_file())
}

fn turned(
    program: Option<&Path>,
    bytes: &[u8],
    format: OldFormat,
) -> Result<Vec<u8>, OldWordTrouble> {
    let program = program.ok_or(OldWordTrouble::NoOffice)?;
    let failed = |error: io::Error| OldWordTrouble::Failed(error.to_string());
    let room = tempfile::tempdir().map_err(failed)?;
    let profile = room.path().join("profile");
    fs::create_dir_all(profile.join("user")).map_err(failed)?;
    fs::write(profile.join("user/registrymodifications.xcu"), SETTINGS).map_err(failed)?;
    let source = room.path().join(format!("file.{}", format.ending()));
    fs::write(&source, bytes).map_err(failed)?;
    let mut command = Command::new(program);
    command
        .arg(format!("-env:UserInstallation={}", address(&profile)))
        .arg(format!("--infilter={}", format.filter()))
        .args([
            "--headless",
            "--norestore",
            "--convert-to",
            "docx",
            "--outdir",
        ])
        .args([room.path().as_os_str(), source.as_os_str()])
        .current_dir(room.path());
    run(&mut command, PATIENCE)?;
    let made = room.path().join("file.docx");
    if !made.is_file() {
        return Err(OldWordTrouble::Failed("no file came out".to_owned()));
    }
    files::read(&made, files::MAX_WORD_BYTES)
        .map_err(|error| OldWordTrouble::Failed(error.to_string()))
}

/// A folder as LibreOffice wants its profile named.
fn address(folder: &Path) -> String {
    let path = folder
        .to_string_lossy()
        .replace('\\', "/")
        .replace(' ', "%20");
    format!("file:///{}", path.trim_start_matches('/'))
}

/// Runs a program to its end, or ends it and all that it started.
fn run(command: &mut Command, patience: Duration) -> Result<(), OldWordTrouble> {
    let failed = |error: io::Error| OldWordTrouble::Failed(error.to_string());
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    let mut child = command.spawn().map_err(failed)?;
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(OldWordTrouble::Failed(status.to_string())),
            Ok(None) if begun.elapsed() < patience => thread::sleep(PAUSE),
            Ok(None) => {
                end(&mut child);
                return Err(OldWordTrouble::TooSlow);
            }
            Err(error) => {
                end(&mut child);
                return Err(failed(error));
            }
        }
    }
}

/// Ends a program and its children: on Unix those of its group, on Windows its tree.
fn end(child: &mut Child) {
    let id = child.id().to_string();
    let (program, args): (&str, Vec<String>) = if cfg!(windows) {
        (
            "taskkill",
            vec!["/T".to_owned(), "/F".to_owned(), "/PID".to_owned(), id],
        )
    } else {
        (
            "kill",
            vec!["-KILL".to_owned(), "--".to_owned(), format!("-{id}")],
        )
    };
    let quiet = |program: &OsStr| {
        let mut command = Command::new(program);
        command
            .args(&args)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.status()
    };
    // What is left of it, when even that fails, is the program itself.
    if quiet(OsStr::new(program)).is_err() {
        let _ = child.kill();
    }
    let _ = child.wait();
}

#[cfg(test)]
#[allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
mod tests {
    use super::*;

    const RTF: &[u8] = b"{\\rtf1\\ansi N\\u7897?i dung\\par}";

    fn ole(streams: &[&str]) -> Vec<u8> {
        let names = streams.iter().flat_map(|name| name.encode_utf16());
        let mut bytes = OLE_MAGIC.to_vec();
        bytes.extend([0x41; 4096]);
        bytes.extend(names.flat_map(u16::to_le_bytes));
        bytes
    }

    #[test]
    fn old_files_are_known_by_their_bytes() {
        let of = |bytes: &[u8]| OldFormat::of(bytes).ok().flatten();
        assert_eq!(of(RTF), Some(OldFormat::Rtf));
        assert_eq!(of(b"PK\x03\x04"), None);
        assert_eq!(of(&ole(&["WordDocument"])), Some(OldFormat::Doc));
        assert_eq!(of(&ole(&["EncryptedPackage"])), None);
    }

    #[test]
    fn a_container_without_a_word_document_is_damaged() {
        let read = as_docx(Path::new("a.doc"), ole(&[]));
        let Err(AppError::OldWord { trouble, .. }) = read else {
            panic!("read: {read:?}");
        };
        assert!(matches!(trouble, OldWordTrouble::Damaged));
    }

    #[test]
    fn without_the_program_it_is_said() {
        assert!(matches!(
            turned(None, RTF, OldFormat::Rtf),
            Err(OldWordTrouble::NoOffice)
        ));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_does_not_end_is_ended_with_its_children() {
        let mut command = Command::new("/bin/sh");
        command.args(["-c", "sleep 600 & wait"]);
        let ended = run(&mut command, Duration::from_millis(100));
        assert!(matches!(ended, Err(OldWordTrouble::TooSlow)));
    }

    #[cfg(unix)]
    #[test]
    fn a_program_that_makes_nothing_failed() {
        let made = turned(Some(Path::new("/bin/true")), RTF, OldFormat::Rtf);
        assert!(matches!(made, Err(OldWordTrouble::Failed(_))));
    }

    #[test]
    fn libreoffice_turns_them_where_it_is_installed() {
        let Some(program) = program() else { return };
        let docx = turned(Some(&program), RTF, OldFormat::Rtf).unwrap();
        let reading = thethuc_reading::read_docx(&docx, &thethuc_reading::Limits::default());
        assert_eq!(reading.unwrap().paragraphs[0].text, "Nội dung");
    }

    #[test]
    fn rubbish_is_refused_by_libreoffice_too() {
        let Some(program) = program() else { return };
        for (bytes, format) in [
            (ole(&["WordDocument"]), OldFormat::Doc),
            (b"{\\rtfrubbish".to_vec(), OldFormat::Rtf),
        ] {
            let made = turned(Some(&program), &bytes, format);
            assert!(matches!(made, Err(OldWordTrouble::Failed(_))), "{format:?}");
        }
    }
}
