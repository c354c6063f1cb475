//! Asking servers over plain HTTP: what comes back is signed by whom it comes from, so that HTTP takes
//! nothing from it.

use std::io;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, HOST};
use hyper::{Method, Request, Uri};
use hyper_util::rt::TokioIo;

/// How long a server may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// The largest answer, bytes: lists of large issuers have some megabytes.
const LARGEST: usize = 16 << 20;

/// An address that can be asked.
pub(super) struct Address {
    uri: Uri,
    host: String,
}

impl Address {
    /// Reads `http://…`.
    pub(super) fn read(address: &str) -> Option<Self> {
        let uri: Uri = address.parse().ok()?;
        let host = uri.host()?.to_owned();
        (uri.scheme_str() == Some("http")).then_some(Self { uri, host })
    }

    /// Sends a body of some type.
    pub(super) fn post(&self, kind: &str, body: &[u8]) -> io::Result<Vec<u8>> {
        self.exchange(Method::POST, Some(kind), body)
    }

    /// Fetches what is there.
    pub(super) fn get(&self) -> io::Result<Vec<u8>> {
        self.exchange(Method::GET, None, &[])
    }

    fn exchange(&self, method: Method, kind: Option<&str>, body: &[u8]) -> io::Result<Vec<u8>> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime
            .block_on(async { tokio::time::timeout(PATIENCE, self.send(method, kind, body)).await })
            .map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
    }

    async fn send(&self, method: Method, kind: Option<&str>, body: &[u8]) -> io::Result<Vec<u8>> {
        let port = self.uri.port_u16().unwrap_or(80);
        let stream = tokio::net::TcpStream::connect((self.host.as_str(), port)).await?;
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
            .await
            .map_err(io::Error::other)?;
        let path = self.uri.path_and_query().map_or("/", |path| path.as_str());
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, format!("{}:{port}", self.host));
        if let Some(kind) = kind {
            request = request.header(CONTENT_TYPE, kind);
        }
        let request = request
            .body(Full::new(Bytes::copy_from_slice(body)))
            .map_err(io::Error::other)?;
        let driven = tokio::spawn(connection);
        let answer = sender
            .send_request(request)
            .await
            .map_err(io::Error::other)?;
        if !answer.status().is_success() {
            return Err(io::Error::other(format!("status {}", answer.status())));
        }
        let body = Limited::new(answer.into_body(), LARGEST).collect().await;
        driven.abort();
        Ok(body.map_err(io::Error::other)?.to_bytes().to_vec())
    }
}
