//! The way to the server, encrypted: what libpq calls `sslmode` and `sslrootcert`
//! (<https://www.postgresql.org/docs/15/libpq-ssl.html>).

use std::io;
use std::path::Path;
use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::{self, PemObject as _};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use serde::{Deserialize, Serialize};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::link::failed;
use crate::{ArchiveError, Result};

/// How much of the way is protected. Over a socket on the same machine nothing is encrypted, whatever
/// is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SslMode {
    /// Not at all: whoever listens reads all.
    Disable,
    /// Encrypted where the server can.
    #[default]
    Prefer,
    /// Encrypted or not at all. Without a root, against those who listen alone: who answers is not
    /// looked at.
    Require,
    /// Encrypted, and with a certificate for the server's name that a root vouches for.
    VerifyFull,
}

impl SslMode {
    pub(super) fn of_connection(self) -> postgres::config::SslMode {
        match self {
            Self::Disable => postgres::config::SslMode::Disable,
            Self::Prefer => postgres::config::SslMode::Prefer,
            Self::Require | Self::VerifyFull => postgres::config::SslMode::Require,
        }
    }
}

/// What encrypts the way. With roots, the certificate of the server must follow from one of them and
/// bear the server's name; without, any will do.
///
/// # Errors
/// [`ArchiveError::File`] when the roots cannot be read, [`ArchiveError::Certificate`] when there are
/// none in their file.
pub(super) fn connector(roots: Option<&Path>) -> Result<MakeRustlsConnect> {
    let provider = Arc::new(ring::default_provider());
    let config = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(refused)?;
    let config = match roots {
        Some(path) => config.with_root_certificates(read(path)?),
        None => config
            .dangerous()
            .with_custom_certificate_verifier(Arc::new(Anyone(provider))),
    };
    Ok(MakeRustlsConnect::new(config.with_no_client_auth()))
}

fn read(path: &Path) -> Result<RootCertStore> {
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(path).map_err(|why| unreadable(path, why))? {
        let certificate = certificate.map_err(|why| unreadable(path, why))?;
        roots.add(certificate).map_err(refused)?;
    }
    if roots.is_empty() {
        return Err(unreadable(path, pem::Error::NoItemsFound));
    }
    Ok(roots)
}

fn unreadable(path: &Path, why: pem::Error) -> ArchiveError {
    match why {
        pem::Error::Io(source) => ArchiveError::file(path, source),
        other => ArchiveError::Certificate(Box::new(other)),
    }
}

fn refused(why: rustls::Error) -> ArchiveError {
    ArchiveError::Certificate(Box::new(why))
}

/// Why no connection was made: of what TLS itself says, what the user can mend is told apart.
pub(super) fn trouble(error: postgres::Error) -> ArchiveError {
    let source = std::error::Error::source(&error);
    let io = source.and_then(|source| source.downcast_ref::<io::Error>());
    let tls = io.and_then(|io| io.get_ref()?.downcast_ref::<rustls::Error>());
    match (tls, source) {
        (Some(rustls::Error::InvalidCertificate(_)), _) => {
            ArchiveError::Certificate(Box::new(error))
        }
        (Some(_), _) => ArchiveError::Unencrypted(Box::new(error)),
        (None, Some(_)) if io.is_none() && error.as_db_error().is_none() => {
            ArchiveError::Unencrypted(Box::new(error))
        }
        _ => failed(error),
    }
}

/// Takes whatever certificate a server shows; that the server has the key of it is still seen to.
#[derive(Debug)]
struct Anyone(Arc<CryptoProvider>);

impl ServerCertVerifier for Anyone {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> std::result::Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.0.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signature, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> std::result::Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.0.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signature, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}
