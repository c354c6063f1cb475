//! A token made for one test, with SoftHSM.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use thethuc_signature::Certificate;
use thethuc_token::{Helper, Wish};

use crate::world::{Kind, World};

pub(crate) const PIN: &str = "pin-31415926";
const DRIVER: &str = "/usr/lib/softhsm/libsofthsm2.so";

/// A world with a token in it.
pub(crate) struct Card {
    pub(crate) world: World,
}

impl Card {
    /// An empty token; none where SoftHSM is not installed.
    pub(crate) fn new() -> Option<Self> {
        if !Path::new(DRIVER).is_file() {
            eprintln!("skipped: SoftHSM is not installed (cargo xtask test installs it)");
            return None;
        }
        let world = World::new();
        fs::create_dir(world.path("tokens")).unwrap();
        let settings = format!(
            "directories.tokendir = {}\nlog.level = ERROR\n",
            world.path("tokens").display()
        );
        fs::write(world.path("softhsm.conf"), settings).unwrap();
        let card = Self { world };
        card.run(&[
            "softhsm2-util",
            "--init-token",
            "--free",
            "--label",
            "The thu",
            "--pin",
            PIN,
            "--so-pin",
            "87654321",
        ]);
        Some(card)
    }

    /// A token that holds the key and certificate of one person.
    pub(crate) fn of(name: &str, kind: Kind) -> Option<Self> {
        let card = Self::new()?;
        let key_file = card.world.person(name, kind);
        drop(key_file);
        card.add_key(name);
        card.add_certificate(name);
        Some(card)
    }

    pub(crate) fn add_key(&self, name: &str) {
        let (key, out) = (format!("{name}.key"), format!("{name}.p8"));
        self.world
            .openssl(&["pkcs8", "-topk8", "-nocrypt", "-in", &key, "-out", &out]);
        self.run(&[
            "softhsm2-util",
            "--import",
            &out,
            "--token",
            "The thu",
            "--label",
            name,
            "--id",
            &identifier(name),
            "--pin",
            PIN,
        ]);
    }

    pub(crate) fn add_certificate(&self, name: &str) {
        let (pem, der) = (format!("{name}.pem"), format!("{name}.der"));
        self.world
            .openssl(&["x509", "-in", &pem, "-outform", "DER", "-out", &der]);
        self.run(&[
            "pkcs11-tool",
            "--module",
            DRIVER,
            "--login",
            "--pin",
            PIN,
            "--write-object",
            &der,
            "--type",
            "cert",
            "--id",
            &identifier(name),
            "--label",
            name,
        ]);
    }

    pub(crate) fn certificate(&self, name: &str) -> Certificate {
        let pem = fs::read(self.world.path(&format!("{name}.pem"))).unwrap();
        Certificate::read_all(&pem).unwrap().remove(0)
    }

    /// The child, told where this token is.
    pub(crate) fn helper(&self) -> Helper {
        Helper::new(
            "/usr/bin/env".into(),
            &[&self.settings(), &child().display().to_string()],
        )
    }

    pub(crate) fn driver(&self) -> &'static Path {
        Path::new(DRIVER)
    }

    pub(crate) fn wish<'a>(&self, certificate: &'a Certificate) -> Wish<'a> {
        Wish {
            driver: Path::new(DRIVER),
            certificate,
            others: &[],
            pkcs1: false,
        }
    }

    fn settings(&self) -> String {
        format!(
            "SOFTHSM2_CONF={}",
            self.world.path("softhsm.conf").display()
        )
    }

    fn run(&self, words: &[&str]) {
        let done = Command::new("/usr/bin/env")
            .arg(self.settings())
            .args(words)
            .current_dir(self.world.folder.path())
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{words:?}: {said}");
    }
}

/// The example that is the child and nothing else; cargo builds it with the tests.
pub(crate) fn child() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let folder = test.ancestors().nth(2).unwrap();
    let name = format!("token-helper{}", std::env::consts::EXE_SUFFIX);
    folder.join("examples").join(name)
}

/// Key and certificate of a name stand under one identifier.
fn identifier(name: &str) -> String {
    name.bytes().map(|byte| format!("{byte:02x}")).collect()
}
