//! A way to the server that breaks where a test wants it to: bytes go through a socket of its own.

use std::io::{Read as _, Write as _};
use std::net::Shutdown;
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use tempfile::TempDir;
use thethuc_archive::postgres::Server;

use crate::server::OnServer;

/// `COMMIT` as a simple query: its kind, its length, its text
/// (<https://www.postgresql.org/docs/15/protocol-message-formats.html>).
const COMMIT: &[u8] = b"Q\0\0\0\x0bCOMMIT\0";

/// Where the way breaks, once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Break {
    /// `COMMIT` does not arrive.
    Question,
    /// The server's answer to `COMMIT` does not arrive.
    Answer,
    /// The same, and nobody gets through any more.
    AnswerForGood,
}

/// What the threads of a line look at.
#[derive(Debug, Default)]
struct State {
    planned: Option<Break>,
    is_down: bool,
}

/// A line to a server.
pub(crate) struct Line {
    folder: TempDir,
    state: Arc<Mutex<State>>,
}

impl Line {
    pub(crate) fn to(place: &OnServer) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let server = place.server("van_thu");
        let socket = format!(".s.PGSQL.{}", server.port);
        let listener = UnixListener::bind(folder.path().join(&socket)).unwrap();
        let state = Arc::new(Mutex::new(State::default()));
        let server = PathBuf::from(server.host).join(socket);
        let shared = Arc::clone(&state);
        std::thread::spawn(move || {
            for client in listener.incoming() {
                let is_down = shared.lock().unwrap().is_down;
                if let (Ok(client), false) = (client, is_down) {
                    join(client, &server, &shared);
                }
            }
        });
        Self { folder, state }
    }

    /// The settings of somebody who comes this way.
    pub(crate) fn server(&self, place: &OnServer, user: &str) -> Server {
        Server {
            host: self.folder.path().display().to_string(),
            ..place.server(user)
        }
    }

    /// Breaks at the next `COMMIT`.
    pub(crate) fn break_at(&self, planned: Break) {
        self.state.lock().unwrap().planned = Some(planned);
    }

    pub(crate) fn mend(&self) {
        *self.state.lock().unwrap() = State::default();
    }
}

/// Passes on what the two sides say until one of them goes or the line breaks.
fn join(client: UnixStream, server: &Path, state: &Arc<Mutex<State>>) {
    let server = UnixStream::connect(server).unwrap();
    let (from_client, from_server) = (client.try_clone().unwrap(), server.try_clone().unwrap());
    let broken = Arc::new(Mutex::new(false));
    let (state, breaks) = (Arc::clone(state), Arc::clone(&broken));
    std::thread::spawn(move || {
        pass(from_client, server, |said| {
            let mut state = state.lock().unwrap();
            let planned = state.planned.take_if(|_| said.ends_with(COMMIT));
            state.is_down |= planned == Some(Break::AnswerForGood);
            // Before the question goes on, so that no answer to it does.
            *breaks.lock().unwrap() = planned.is_some();
            planned != Some(Break::Question)
        });
    });
    std::thread::spawn(move || pass(from_server, client, |_| !*broken.lock().unwrap()));
}

/// Passes on what one side says while it may; then both sides are left.
fn pass(mut from: UnixStream, mut to: UnixStream, may: impl Fn(&[u8]) -> bool) {
    let mut bytes = [0; 16 << 10];
    while let Ok(count @ 1..) = from.read(&mut bytes)
        && may(&bytes[..count])
        && to.write_all(&bytes[..count]).is_ok()
    {}
    for side in [from, to] {
        // The other thread may have left it already.
        let _ = side.shutdown(Shutdown::Both);
    }
}
