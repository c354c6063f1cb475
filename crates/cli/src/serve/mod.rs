//! The window in a browser: a server on 127.0.0.1 that gives out the built interface and carries
//! out commands (`POST /api/<command>`).
//!
//! Any program of any user on the machine, and any page in the browser, can reach a loopback port.
//! So a command is carried out only for who has the token printed at the start, from a page of this
//! very server ([`guard`]).

mod assets;
mod guard;

use std::io::Cursor;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use serde_json::Value;
use thethuc_app::App;
use thethuc_app::error::{AppError, ErrorDto};
use thethuc_app::files;
use thethuc_model::MAX_DOCUMENT_BYTES;
use tiny_http::{Header, Method, Request, Response, Server};

use crate::args::ServeArgs;
use crate::{print, say};
use assets::Assets;
use guard::Guard;

/// Arguments are a document and some paths.
const MAX_BODY_BYTES: usize = MAX_DOCUMENT_BYTES + (1 << 20);
const THREADS: usize = 4;
const JSON: &str = "application/json; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

type Answer = Response<Cursor<Vec<u8>>>;

struct Host {
    app: App,
    guard: Guard,
    assets: Assets,
}

/// Serves until the program is ended.
pub(crate) fn serve(app: App, args: &ServeArgs) -> Result<ExitCode, ErrorDto> {
    let assets = Assets::of(&args.ui)?;
    let listen = || -> Result<(Server, Guard), String> {
        let server = Server::http(("127.0.0.1", args.port)).map_err(|error| error.to_string())?;
        let address = server.server_addr().to_ip().ok_or("no address")?;
        let guard = Guard::new(address.port()).map_err(|error| error.to_string())?;
        Ok((server, guard))
    };
    let (server, guard) = listen().map_err(|detail| cannot_listen(args.port, &detail))?;
    print(&guard.url())?;
    say("Mở địa chỉ trên trong trình duyệt của máy này. Nhấn Ctrl+C để dừng.");
    let host = Arc::new(Host { app, guard, assets });
    let server = Arc::new(server);
    let workers: Vec<_> = (0..THREADS)
        .map(|_| {
            let (host, server) = (Arc::clone(&host), Arc::clone(&server));
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    host.take(request);
                }
            })
        })
        .collect();
    for worker in workers {
        // A worker ends only when the server does.
        let _ = worker.join();
    }
    Ok(ExitCode::SUCCESS)
}

fn cannot_listen(port: u16, detail: &str) -> ErrorDto {
    ErrorDto::from(&AppError::Port {
        port,
        detail: detail.to_owned(),
    })
}

impl Host {
    fn take(&self, mut request: Request) {
        let answer = self.answer(&mut request);
        // A browser that has gone away needs no answer.
        let _ = request.respond(answer);
    }

    fn answer(&self, request: &mut Request) -> Answer {
        if !self.guard.knows_host(request) {
            return plain(403, "wrong host");
        }
        let path = request
            .url()
            .split('?')
            .next()
            .unwrap_or_default()
            .to_owned();
        match (request.method().clone(), path.strip_prefix("/api/")) {
            (Method::Post, Some(command)) => self.command(request, command),
            (_, Some(_)) => plain(405, "commands are posted"),
            (Method::Get | Method::Head, None) => self.asset(&path),
            (_, None) => plain(405, "files are fetched"),
        }
    }

    fn command(&self, request: &mut Request, command: &str) -> Answer {
        if !self.guard.lets_in(request) {
            return plain(401, "wrong token, origin or type of content");
        }
        match self.call(request, command) {
            Ok(result) => with_type(200, JSON, result.into_bytes()),
            // An error is codes and strings: always JSON.
            Err(error) => with_type(422, JSON, serde_json::to_vec(&error).unwrap_or_default()),
        }
    }

    fn call(&self, request: &mut Request, command: &str) -> Result<String, ErrorDto> {
        let body = files::read_bounded(request.as_reader(), MAX_BODY_BYTES)
            .map_err(|error| AppError::file("body".as_ref(), error));
        let args = body.and_then(|body| {
            serde_json::from_slice::<Value>(&body).map_err(|source| AppError::BadArguments {
                command: command.to_owned(),
                source,
            })
        });
        self.app
            .call(command, args.map_err(|error| ErrorDto::from(&error))?)
    }

    fn asset(&self, path: &str) -> Answer {
        match self.assets.get(path) {
            Some((kind, bytes)) => with_type(200, kind, bytes),
            None => plain(404, "no such file"),
        }
    }
}

fn plain(status: u16, text: &str) -> Answer {
    with_type(status, TEXT, text.as_bytes().to_vec())
}

fn with_type(status: u16, kind: &str, bytes: Vec<u8>) -> Answer {
    let mut answer = Response::from_data(bytes)
        .with_status_code(status)
        .with_chunked_threshold(usize::MAX);
    for (name, value) in [
        ("Content-Type", kind),
        ("Content-Security-Policy", guard::CONTENT_SECURITY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-store"),
    ] {
        if let Ok(header) = Header::from_bytes(name, value) {
            answer.add_header(header);
        }
    }
    answer
}
