//! Who may call commands.

use std::fmt::Write as _;

use hyper::HeaderMap;

/// The page may load only what this server gives out, and talk to nobody else.
pub(super) const CONTENT_SECURITY: &str = "default-src 'self'; img-src 'self' data: blob:; \
     font-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; \
     base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// A random token, and the names that this server goes by.
pub(super) struct Guard {
    token: String,
    hosts: [String; 2],
}

impl Guard {
    /// For the server on that port of 127.0.0.1.
    ///
    /// # Errors
    /// When the system has no random numbers.
    pub(super) fn new(port: u16) -> Result<Self, getrandom::Error> {
        let mut secret = [0_u8; 16];
        getrandom::fill(&mut secret)?;
        let token = secret.iter().fold(String::new(), |mut text, byte| {
            let _ = write!(text, "{byte:02x}");
            text
        });
        Ok(Self {
            token,
            hosts: [format!("127.0.0.1:{port}"), format!("localhost:{port}")],
        })
    }

    /// The address to open.
    pub(super) fn url(&self) -> String {
        format!("http://{}/?token={}", self.hosts[0], self.token)
    }

    /// Whether the request names this server. A page of another name that was led to this address
    /// (DNS rebinding) names its own.
    pub(super) fn knows_host(&self, headers: &HeaderMap) -> bool {
        header(headers, "Host").is_some_and(|host| self.hosts.iter().any(|own| own == host))
    }

    /// Whether a command may be carried out: the token is right, a page that asks is one of this
    /// server, and the type of the content is one that no foreign form can send.
    pub(super) fn lets_in(&self, headers: &HeaderMap) -> bool {
        let own_page = header(headers, "Origin").is_none_or(|origin| {
            self.hosts
                .iter()
                .any(|own| origin.strip_prefix("http://") == Some(own))
        });
        let json = header(headers, "Content-Type")
            .is_some_and(|kind| kind.split(';').next().map(str::trim) == Some("application/json"));
        let token = header(headers, "Authorization")
            .and_then(|value| value.strip_prefix("Bearer "))
            .is_some_and(|token| same(token.as_bytes(), self.token.as_bytes()));
        own_page && json && token
    }
}

/// Compares in a time that does not tell how many of the first letters agree.
fn same(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && a.iter().zip(b).fold(0, |found, (x, y)| found | (x ^ y)) == 0
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
