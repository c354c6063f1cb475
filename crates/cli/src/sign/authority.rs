//! The time stamp authority that the user names: RFC 3161 over HTTP. What is sent is a digest of a
//! signature; what comes back is signed by the authority, so that HTTP takes nothing from it.

use std::io;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper::header::{CONTENT_TYPE, HOST};
use hyper::{Request, Uri};
use hyper_util::rt::TokioIo;
use thethuc_app::error::AppError;
use thethuc_app::signature::TimestampAuthority;

/// How long an authority may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// The largest answer, bytes.
const LARGEST: usize = 1 << 20;

/// An authority at an address.
pub(super) struct HttpAuthority {
    address: Uri,
    host: String,
}

impl HttpAuthority {
    pub(super) fn new(address: &str) -> Result<Self, AppError> {
        let bad = || AppError::BadAuthority {
            address: address.to_owned(),
        };
        let parsed: Uri = address.parse().map_err(|_| bad())?;
        let host = parsed.host().map(str::to_owned);
        match (parsed.scheme_str(), host) {
            (Some("http"), Some(host)) => Ok(Self {
                address: parsed,
                host,
            }),
            _ => Err(bad()),
        }
    }

    async fn send(&self, request: &[u8]) -> io::Result<Vec<u8>> {
        let port = self.address.port_u16().unwrap_or(80);
        let stream = tokio::net::TcpStream::connect((self.host.as_str(), port)).await?;
        let (mut sender, connection) = hyper::client::conn::http1::handshake(TokioIo::new(stream))
            .await
            .map_err(io::Error::other)?;
        let path = self
            .address
            .path_and_query()
            .map_or("/", |path| path.as_str());
        let request = Request::post(path)
            .header(HOST, format!("{}:{port}", self.host))
            .header(CONTENT_TYPE, "application/timestamp-query")
            .body(Full::new(Bytes::copy_from_slice(request)))
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

impl TimestampAuthority for HttpAuthority {
    fn ask(&self, request: &[u8]) -> io::Result<Vec<u8>> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime
            .block_on(async { tokio::time::timeout(PATIENCE, self.send(request)).await })
            .map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
    }

    fn nonce(&self) -> io::Result<[u8; 8]> {
        let mut nonce = [0; 8];
        getrandom::fill(&mut nonce).map_err(io::Error::other)?;
        Ok(nonce)
    }
}
