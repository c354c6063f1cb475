//! The time stamp authority that the user names, and those who issued certificates. An authority is
//! sent a digest of a signature; an issuer is told which certificate is asked about. Neither learns
//! anything of the document.

mod http;

use std::io;

use crate::error::AppError;
use crate::signature::{Responders, TimestampAuthority};
use http::Address;

/// An authority at an address: RFC 3161 over HTTP.
pub struct HttpAuthority(Address);

impl HttpAuthority {
    /// The authority at `http://…`.
    ///
    /// # Errors
    /// [`AppError::BadAuthority`] for what is no such address.
    pub fn new(address: &str) -> Result<Self, AppError> {
        let read = Address::read(address).ok_or_else(|| AppError::BadAuthority {
            address: address.to_owned(),
        });
        read.map(Self)
    }
}

impl TimestampAuthority for HttpAuthority {
    fn ask(&self, request: &[u8]) -> io::Result<Vec<u8>> {
        self.0.post("application/timestamp-query", request)
    }

    fn nonce(&self) -> io::Result<[u8; 8]> {
        let mut nonce = [0; 8];
        getrandom::fill(&mut nonce).map_err(io::Error::other)?;
        Ok(nonce)
    }
}

/// Issuers at the addresses that certificates name.
pub struct HttpResponders;

impl Responders for HttpResponders {
    fn ask(&self, address: &str, request: &[u8]) -> io::Result<Vec<u8>> {
        reached(address)?.post("application/ocsp-request", request)
    }

    fn fetch(&self, address: &str) -> io::Result<Vec<u8>> {
        reached(address)?.get()
    }
}

fn reached(address: &str) -> io::Result<Address> {
    Address::read(address).ok_or_else(|| io::ErrorKind::Unsupported.into())
}
