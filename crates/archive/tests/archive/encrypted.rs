//! The way to the server: encrypted and to the right one, or refused with the reason.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::path::PathBuf;

use thethuc_archive::postgres::{Server, SslMode};
use thethuc_archive::{ArchiveError, PostgresArchive, Value};

use crate::running::{PASSWORD, running};
use crate::server::OnServer;
use crate::world::Place;

fn place() -> Option<OnServer> {
    OnServer::is_there().then(OnServer::new)
}

/// The settings of the clerk over the network of this machine.
fn over_network(place: &OnServer, sslmode: SslMode) -> Server {
    Server {
        host: "localhost".to_owned(),
        sslmode,
        ..place.server("van_thu")
    }
}

/// The root that vouches for the server.
fn root() -> Option<PathBuf> {
    Some(running().unwrap().folder.join("root.crt"))
}

/// Whether the connections of the clerk are encrypted: how many are and are not.
fn encrypted(place: &OnServer) -> Vec<Value> {
    place.row(
        "SELECT count(*) FILTER (WHERE ssl), count(*) FILTER (WHERE NOT ssl)
         FROM pg_stat_ssl JOIN pg_stat_activity USING (pid)
         WHERE usename = 'van_thu' AND datname = current_database()",
    )
}

#[test]
fn the_way_is_encrypted_as_the_settings_ask() {
    let Some(place) = place() else { return };
    for (sslmode, sslrootcert, yes) in [
        (SslMode::Disable, None, false),
        (SslMode::Prefer, None, true),
        (SslMode::Require, None, true),
        (SslMode::Require, root(), true),
        (SslMode::VerifyFull, root(), true),
    ] {
        let archive = PostgresArchive::connect(&Server {
            sslrootcert,
            ..over_network(&place, sslmode)
        });
        let archive = archive.unwrap();
        let expected: [Value; 2] = [i64::from(yes).into(), i64::from(!yes).into()];
        assert_eq!(encrypted(&place), expected, "{sslmode:?}");
        drop(archive);
        end(&place);
    }
}

/// Waits until the server has seen the clerk go.
fn end(place: &OnServer) {
    place.row(
        "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity
         WHERE usename = 'van_thu' AND datname = current_database()",
    );
}

#[test]
fn a_server_that_nobody_vouches_for_or_of_another_name_is_refused() {
    let Some(place) = place() else { return };
    let folder = tempfile::tempdir().unwrap();
    let stranger = folder.path().join("la.crt");
    let key = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    std::fs::write(&stranger, key.cert.pem()).unwrap();
    for sslmode in [SslMode::Prefer, SslMode::Require, SslMode::VerifyFull] {
        let settings = over_network(&place, sslmode);
        let nobody = Server {
            sslrootcert: Some(stranger.clone()),
            ..settings.clone()
        };
        // The certificate is for `localhost`.
        let other_name = Server {
            host: "127.0.0.1".to_owned(),
            sslrootcert: root(),
            ..settings
        };
        for settings in [nobody, other_name] {
            let refused = PostgresArchive::connect(&settings);
            let is_told = matches!(refused, Err(ArchiveError::Certificate(_)));
            assert!(is_told, "{sslmode:?}: {refused:?}");
        }
    }
}

#[test]
fn a_file_of_roots_is_there_and_has_some() {
    let Some(place) = place() else { return };
    let settings = over_network(&place, SslMode::VerifyFull);
    let refused = |sslrootcert: Option<PathBuf>| {
        let settings = Server {
            sslrootcert,
            ..settings.clone()
        };
        PostgresArchive::connect(&settings).unwrap_err()
    };
    assert!(matches!(
        refused(None),
        ArchiveError::Missing("sslrootcert")
    ));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("goc.crt");
    assert!(matches!(
        refused(Some(path.clone())),
        ArchiveError::File { .. }
    ));
    std::fs::write(&path, "không có gì").unwrap();
    assert!(matches!(refused(Some(path)), ArchiveError::Certificate(_)));
}

#[test]
fn a_server_that_cannot_encrypt_is_refused_where_it_must() {
    let Some(place) = place() else { return };
    for (sslmode, is_refused) in [(SslMode::Require, true), (SslMode::Prefer, false)] {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let settings = Server {
            port: listener.local_addr().unwrap().port(),
            ..over_network(&place, sslmode)
        };
        let asked = std::thread::spawn(move || {
            // Length and code of an SSLRequest; then whoever wants to may go on without.
            let (mut client, _) = listener.accept().unwrap();
            client.read_exact(&mut [0; 8]).unwrap();
            client.write_all(b"N").unwrap();
            client.read(&mut [0; 8]).unwrap()
        });
        let refused = PostgresArchive::connect(&settings);
        let went_on = asked.join().unwrap() > 0;
        assert_eq!(went_on, !is_refused, "{sslmode:?}");
        match refused {
            Err(ArchiveError::Unencrypted(_)) => assert!(is_refused),
            Err(ArchiveError::Unreachable(_)) => assert!(!is_refused),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn whoever_has_no_account_or_another_password_is_not_let_in() {
    let Some(place) = place() else { return };
    let with = |user: &str, password: Option<&str>| Server {
        user: user.to_owned(),
        password: password.map(str::to_owned),
        sslrootcert: root(),
        ..over_network(&place, SslMode::VerifyFull)
    };
    PostgresArchive::connect(&with("co_mat_khau", Some(PASSWORD))).unwrap();
    for (user, password) in [
        ("co_mat_khau", Some("chim sẻ")),
        ("co_mat_khau", None),
        ("khong_ai", None),
    ] {
        let refused = PostgresArchive::connect(&with(user, password));
        let is_told =
            matches!(&refused, Err(ArchiveError::NotLetIn { user: of, .. }) if of == user);
        assert!(is_told, "{refused:?}");
    }
}

#[test]
fn a_database_that_is_not_there_is_told_of() {
    let Some(place) = place() else { return };
    let nowhere = Server {
        database: "khong_co".to_owned(),
        ..place.server("van_thu")
    };
    let refused = PostgresArchive::connect(&nowhere);
    assert!(matches!(refused, Err(ArchiveError::NotFound(_))));
}
