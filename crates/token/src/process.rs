//! The parent's end of the pipes.

use std::ffi::OsString;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use crate::error::TokenError;
use crate::helper;
use crate::wire::{Answer, LONGEST_PIN, MARK, Question};

/// How long a token may take; some ask their holder to press a button.
const PATIENCE: Duration = Duration::from_secs(60);
/// Most that the child may say to one question, bytes: what a driver prints counts too.
const LARGEST: u64 = 16 << 20;

/// How the child is started.
#[derive(Debug, Clone)]
pub struct Helper {
    program: PathBuf,
    arguments: Vec<OsString>,
    patience: Duration,
}

impl Helper {
    /// This program itself, started as the child.
    ///
    /// # Errors
    /// When the system does not tell where the program stands.
    pub fn this_program() -> Result<Self, TokenError> {
        let program = std::env::current_exe().map_err(TokenError::Process)?;
        Ok(Self::new(program, &[helper::ARGUMENT]))
    }

    /// Another program that runs [`helper::run`].
    #[must_use]
    pub fn new(program: PathBuf, arguments: &[&str]) -> Self {
        Self {
            program,
            arguments: arguments.iter().map(OsString::from).collect(),
            patience: PATIENCE,
        }
    }

    /// The same, with less patience.
    #[must_use]
    pub fn waiting(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }
}

/// A running child. It ends with this.
#[derive(Debug)]
pub(crate) struct Process {
    child: Child,
    input: ChildStdin,
    lines: Receiver<String>,
    patience: Duration,
}

impl Process {
    pub(crate) fn start(helper: &Helper) -> Result<Self, TokenError> {
        #[allow(
            clippy::disallowed_methods,
            reason = "the driver of a token runs in a process of its own"
        )]
        let mut command = Command::new(&helper.program);
        // What a driver prints to standard error is nobody's to keep: it may hold anything.
        command
            .args(&helper.arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = command.spawn().map_err(TokenError::Process)?;
        let broken = || TokenError::Process(io::ErrorKind::BrokenPipe.into());
        let input = child.stdin.take().ok_or_else(broken)?;
        let output = child.stdout.take().ok_or_else(broken)?;
        let (sender, lines) = mpsc::channel();
        thread::spawn(move || {
            let lines = BufReader::new(output.take(LARGEST)).lines();
            for line in lines.map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Ok(Self {
            child,
            input,
            lines,
            patience: helper.patience,
        })
    }

    /// Asks, and waits for the answer. A child that does not answer in time is ended.
    pub(crate) fn ask(
        &mut self,
        question: &Question,
        pin: Option<&str>,
    ) -> Result<Answer, TokenError> {
        if pin.is_some_and(|pin| pin.len() > LONGEST_PIN || pin.contains(['\n', '\r', '\0'])) {
            return Err(TokenError::UnusablePin);
        }
        let text = serde_json::to_string(question).map_err(|_| TokenError::Answer)?;
        let parts = [text.as_str(), "\n"];
        let secret = pin.map_or([""; 2], |pin| [pin, "\n"]);
        for part in parts.iter().chain(&secret) {
            // A child that is gone is told of by what it did not answer.
            if self.input.write_all(part.as_bytes()).is_err() {
                return Err(TokenError::Crashed);
            }
        }
        self.answer()
    }

    fn answer(&mut self) -> Result<Answer, TokenError> {
        loop {
            match self.lines.recv_timeout(self.patience) {
                Ok(line) => {
                    let Some(answer) = line.strip_prefix(MARK) else {
                        continue;
                    };
                    let answer = serde_json::from_str(answer).map_err(|_| TokenError::Answer)?;
                    return match answer {
                        Answer::Refused { fault } => Err(fault.into()),
                        answer => Ok(answer),
                    };
                }
                Err(RecvTimeoutError::Disconnected) => return Err(TokenError::Crashed),
                Err(RecvTimeoutError::Timeout) => {
                    let _ = self.child.kill();
                    return Err(TokenError::TimedOut {
                        seconds: self.patience.as_secs(),
                    });
                }
            }
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
