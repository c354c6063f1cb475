//! The window in a browser: a server on 127.0.0.1 that gives out the built interface and carries
//! out commands (`POST /api/<command>`).
//!
//! Any program of any user on the machine, and any page in the browser, can reach a loopback port.
//! So a command is carried out only for who has the token printed at the start, from a page of this
//! very server ([`guard`]).
//!
//! Connections are many and mostly idle (a browser opens some before it needs them and keeps all of
//! them), so one thread looks after all of them, and a few others do what is asked.

mod assets;
mod guard;

use std::convert::Infallible;
use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use serde_json::Value;
use thethuc_app::App;
use thethuc_app::error::{AppError, ErrorDto};
use thethuc_model::MAX_DOCUMENT_BYTES;
use tokio::net::TcpListener;

use crate::args::ServeArgs;
use crate::{print, say};
use assets::Assets;
use guard::Guard;

/// Arguments are a document and some paths.
const MAX_BODY_BYTES: usize = MAX_DOCUMENT_BYTES + (1 << 20);
/// Commands and files at once.
const THREADS: usize = 4;
/// How long to wait for connections to close when there can be no more of them.
const PAUSE: Duration = Duration::from_millis(100);
const JSON: &str = "application/json; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

type Answer = Response<Full<Bytes>>;

struct Host {
    app: App,
    guard: Guard,
    assets: Assets,
}

/// Serves until the program is ended.
pub(crate) fn serve(app: App, args: &ServeArgs) -> Result<ExitCode, ErrorDto> {
    let assets = Assets::of(&args.ui)?;
    let port = args.port;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .max_blocking_threads(THREADS)
        .build()
        .map_err(|error| cannot_listen(port, &error))?;
    runtime.block_on(async {
        let (listener, guard) = listen(port)
            .await
            .map_err(|error| cannot_listen(port, &error))?;
        print(&guard.url())?;
        say("Mở địa chỉ trên trong trình duyệt của máy này. Nhấn Ctrl+C để dừng.");
        accept(&Arc::new(Host { app, guard, assets }), &listener).await;
        Ok(ExitCode::SUCCESS)
    })
}

async fn listen(port: u16) -> io::Result<(TcpListener, Guard)> {
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let guard = Guard::new(listener.local_addr()?.port()).map_err(io::Error::other)?;
    Ok((listener, guard))
}

fn cannot_listen(port: u16, error: &io::Error) -> ErrorDto {
    ErrorDto::from(&AppError::Port {
        port,
        detail: error.to_string(),
    })
}

async fn accept(host: &Arc<Host>, listener: &TcpListener) {
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let host = Arc::clone(host);
        let answer = service_fn(move |request| {
            let host = Arc::clone(&host);
            async move { Ok::<_, Infallible>(host.answer(request).await) }
        });
        let connection = http1::Builder::new()
            .timer(TokioTimer::new())
            .serve_connection(TokioIo::new(stream), answer);
        // A browser that has gone away needs no answer.
        tokio::spawn(async move { connection.await.ok() });
    }
}

impl Host {
    async fn answer(self: Arc<Self>, request: Request<Incoming>) -> Answer {
        let (head, body) = request.into_parts();
        if !self.guard.knows_host(&head.headers) {
            return plain(StatusCode::FORBIDDEN, "wrong host");
        }
        let path = head.uri.path();
        match (head.method, path.strip_prefix("/api/")) {
            (Method::POST, Some(_)) if !self.guard.lets_in(&head.headers) => plain(
                StatusCode::UNAUTHORIZED,
                "wrong token, origin or type of content",
            ),
            (Method::POST, Some(command)) => {
                let command = command.to_owned();
                let body = read(body).await;
                in_thread(move || self.command(&command, body)).await
            }
            (_, Some(_)) => plain(StatusCode::METHOD_NOT_ALLOWED, "commands are posted"),
            (Method::GET | Method::HEAD, None) => {
                let path = path.to_owned();
                in_thread(move || self.asset(&path)).await
            }
            (_, None) => plain(StatusCode::METHOD_NOT_ALLOWED, "files are fetched"),
        }
    }

    fn command(&self, command: &str, body: io::Result<Vec<u8>>) -> Answer {
        match self.call(command, body) {
            Ok(result) => with_type(StatusCode::OK, JSON, result.into_bytes()),
            Err(error) => {
                // An error is codes and strings: always JSON.
                let error = serde_json::to_vec(&error).unwrap_or_default();
                with_type(StatusCode::UNPROCESSABLE_ENTITY, JSON, error)
            }
        }
    }

    fn call(&self, command: &str, body: io::Result<Vec<u8>>) -> Result<String, ErrorDto> {
        let body = body.map_err(|error| AppError::file("body".as_ref(), error));
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
            Some((kind, bytes)) => with_type(StatusCode::OK, kind, bytes),
            None => plain(StatusCode::NOT_FOUND, "no such file"),
        }
    }
}

/// The whole body. What is too long is read to its end and thrown away, so that who sends it gets
/// the answer.
async fn read(mut body: Incoming) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let mut is_too_long = false;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(io::Error::other)?.into_data() else {
            continue;
        };
        is_too_long |= bytes.len() + data.len() > MAX_BODY_BYTES;
        if !is_too_long {
            bytes.extend_from_slice(&data);
        }
    }
    if is_too_long {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// Does the work beside the connections. One that panics is answered for, too.
async fn in_thread(work: impl FnOnce() -> Answer + Send + 'static) -> Answer {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| plain(StatusCode::INTERNAL_SERVER_ERROR, "the program failed"))
}

fn plain(status: StatusCode, text: &'static str) -> Answer {
    with_type(status, TEXT, text.into())
}

fn with_type(status: StatusCode, kind: &'static str, bytes: Vec<u8>) -> Answer {
    let mut answer = Response::new(Full::from(bytes));
    *answer.status_mut() = status;
    for (name, value) in [
        (header::CONTENT_TYPE, kind),
        (header::CONTENT_SECURITY_POLICY, guard::CONTENT_SECURITY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::CACHE_CONTROL, "no-store"),
    ] {
        let headers = answer.headers_mut();
        headers.insert(name, HeaderValue::from_static(value));
    }
    answer
}
