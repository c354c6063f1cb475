//! Signing with a token, and that secrets stay where they belong. SoftHSM is the token.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::sign::{Office, PASSWORD, assert_says, openssl};
use crate::world::{Answer, fed};

const DRIVER: &str = "/usr/lib/softhsm/libsofthsm2.so";
const PIN: &str = "chim-hoang-yen-31415926";

/// An office whose signer has his key on a token; none where SoftHSM is not installed.
struct Card {
    office: Office,
}

impl Card {
    fn new() -> Option<Self> {
        if !Path::new(DRIVER).is_file() {
            eprintln!("skipped: SoftHSM is not installed (cargo xtask test installs it)");
            return None;
        }
        let card = Self {
            office: Office::new(),
        };
        let world = &card.office.world;
        fs::create_dir(world.path("the")).unwrap();
        let tokens = world.path("the").display().to_string();
        world.file("the.conf", format!("directories.tokendir = {tokens}\n"));
        openssl(world, "pkcs8 -topk8 -nocrypt -in an.key -out an.p8");
        openssl(world, "x509 -in an.pem -outform DER -out an.der");
        card.tool(&format!(
            "softhsm2-util --init-token --free --label The --pin {PIN} --so-pin 87654321"
        ));
        card.tool(&format!(
            "softhsm2-util --import an.p8 --token The --label an --id a1 --pin {PIN}"
        ));
        card.tool(&format!(
            "pkcs11-tool --module {DRIVER} --login --pin {PIN} --write-object an.der --type cert \
             --id a1 --label an"
        ));
        Some(card)
    }

    fn tool(&self, words: &str) {
        let mut words = words.split_whitespace();
        let done = Command::new(words.next().unwrap())
            .args(words)
            .current_dir(self.office.world.folder.path())
            .env("SOFTHSM2_CONF", self.office.world.path("the.conf"))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(done.status.success(), "{said}");
    }

    fn program(&self, args: &[&str]) -> Command {
        let mut command = self.office.program(args);
        command.env("SOFTHSM2_CONF", self.office.world.path("the.conf"));
        command
    }

    /// Signs with a PIN from standard input.
    fn sign(&self, driver: &str, output: &str, pin: &str) -> Answer {
        let args = [
            "sign", "cv.pdf", "--token", "--driver", driver, "-o", output,
        ];
        fed(self.program(&args), format!("{pin}\n").as_bytes())
    }
}

#[test]
fn a_token_signs_and_its_troubles_are_told() {
    let Some(card) = Card::new() else { return };
    let listed = card
        .program(&["tokens", "--driver", DRIVER])
        .output()
        .unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert!(
        listed.contains("an, do goc cấp") && listed.contains("ký được"),
        "{listed}"
    );

    assert_says(
        &card.sign(DRIVER, "ky.pdf", "0000"),
        2,
        &["Mã PIN không đúng"],
    );
    assert!(!card.office.world.path("ky.pdf").exists());
    // What the token says of its PIN is told before it is asked for.
    let signed = card.sign(DRIVER, "ky.pdf", PIN);
    assert_says(&signed, 0, &["Mã PIN đã bị nhập sai trước đó"]);
    let verified = card.office.run(&["verify", "ky.pdf", "--root", "goc.pem"]);
    assert_says(&verified, 0, &["Người ký: an", "HỢP LỆ", "RSASSA-PSS"]);

    let other = "00".repeat(32);
    let args = [
        "sign",
        "cv.pdf",
        "--token",
        "--driver",
        DRIVER,
        "--certificate",
        &other,
    ];
    let unclear = fed(card.program(&args), b"");
    assert_says(&unclear, 2, &["Có 0 chứng thư số", "thethuc tokens"]);
    let crashed = card.sign(&crashing_driver(&card), "hong.pdf", PIN);
    assert_says(
        &crashed,
        2,
        &[
            "Trình điều khiển thiết bị ký số",
            "gặp lỗi hoặc không trả lời",
        ],
    );
    assert_says(
        &card.sign("goc.pem", "hong.pdf", PIN),
        2,
        &["Không dùng được trình điều khiển"],
    );
    assert!(!card.office.world.path("hong.pdf").exists());
}

/// A driver that crashes as soon as it is asked for anything.
fn crashing_driver(card: &Card) -> String {
    let source = "#include <stdlib.h>\nint C_GetFunctionList(void **list) { abort(); }\n";
    card.office.world.file("hong.c", source);
    card.tool("cc -shared -fPIC -o hong.so hong.c");
    card.office.world.path("hong.so").display().to_string()
}

/// Whatever the program says or leaves behind, well or badly ended, holds no secret: no PIN, no
/// password, nothing of a private key, no text of a document.
#[test]
fn secrets_are_in_nothing_that_is_said_or_left() {
    let Some(card) = Card::new() else { return };
    let world = &card.office.world;
    let wrong = "chim-khac-27182818";
    let mut document = world.sample("cong-van");
    let text = "Chim hoàng yến trong mỏ than 16180339";
    document["trich_yeu"] = text.into();
    world.file("mat.json", document.to_string());
    fs::create_dir(world.path("tam")).unwrap();
    let before = left_in(world.folder.path());
    let driver = crashing_driver(&card);
    let to_nowhere = "khong-co/ky.pdf";
    let runs: [(&[&str], &str); 9] = [
        (&["export", "mat.json", "--pdf", "mat.pdf"], ""),
        (&["export", "mat.json", "--pdf", to_nowhere], ""),
        (
            &["sign", "mat.pdf", "--key", "an.p12", "-o", "k1.pdf"],
            PASSWORD,
        ),
        (
            &["sign", "mat.pdf", "--key", "an.p12", "-o", "k2.pdf"],
            wrong,
        ),
        (
            &["sign", "mat.json", "--key", "an.p12", "-o", "k3.pdf"],
            PASSWORD,
        ),
        (
            &["sign", "mat.pdf", "--key", "an.p12", "-o", to_nowhere],
            PASSWORD,
        ),
        (
            &[
                "sign", "mat.pdf", "--token", "--driver", DRIVER, "-o", "k4.pdf",
            ],
            PIN,
        ),
        (
            &[
                "sign", "mat.pdf", "--token", "--driver", DRIVER, "-o", "k5.pdf",
            ],
            wrong,
        ),
        (
            &[
                "sign", "mat.pdf", "--token", "--driver", &driver, "-o", "k6.pdf",
            ],
            PIN,
        ),
    ];
    let mut said = Vec::new();
    for (args, secret) in runs {
        let answer = fed(unlimited(&card, args), format!("{secret}\n").as_bytes());
        said.push((
            args.join(" "),
            format!("{}{}", answer.out, answer.err).into_bytes(),
        ));
    }
    let verified = unlimited(&card, &["verify", "k1.pdf", "k4.pdf", "--json"])
        .output()
        .unwrap();
    said.push((
        "verify".to_owned(),
        [verified.stdout, verified.stderr].concat(),
    ));
    for file in left_in(world.folder.path()) {
        if !before.contains(&file) && file.extension().is_none_or(|ending| ending != "so") {
            said.push((file.display().to_string(), fs::read(&file).unwrap()));
        }
    }
    assert!(world.path("k1.pdf").exists() && world.path("k4.pdf").exists());
    assert!(
        left_in(&world.path("tam")).is_empty(),
        "a temporary file was left"
    );
    let key = fs::read_to_string(world.path("an.key")).unwrap();
    let key = key.lines().nth(12).unwrap().to_owned();
    let secrets = [PIN, PASSWORD, wrong, key.as_str()];
    let texts = [text, "16180339"];
    for (whence, bytes) in &said {
        // The documents themselves hold their text.
        let is_document = whence.ends_with(".pdf") && bytes.starts_with(b"%PDF-");
        let sought = texts.iter().filter(|_| !is_document).chain(&secrets);
        for secret in sought {
            let hex: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
            for form in [secret.as_bytes(), hex.as_bytes()] {
                let is_there = bytes.windows(form.len()).any(|window| window == form);
                assert!(!is_there, "{secret} is in {whence}");
            }
        }
    }
}

/// The program with everything on that makes programs talk, and allowed to leave images of crashes.
fn unlimited(card: &Card, args: &[&str]) -> Command {
    let plain = card.program(args);
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -c unlimited 2>/dev/null; exec \"$0\" \"$@\""]);
    command.arg(plain.get_program()).args(plain.get_args());
    command.current_dir(card.office.world.folder.path());
    let set = plain
        .get_envs()
        .filter_map(|(name, value)| Some((name, value?)));
    command.envs(set);
    command.env("TMPDIR", card.office.world.path("tam"));
    command.envs([("RUST_LOG", "trace"), ("RUST_BACKTRACE", "full")]);
    command
}

/// Every file of a folder and the folders in it.
fn left_in(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => found.extend(left_in(&path)),
            false => found.push(path),
        }
    }
    found
}
