//! Signing a file, and what is said of it afterwards. Key and certificates are made with openssl.

use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, UNIX_EPOCH};

use crate::world::{Answer, World, answer, fed};
use serde_json::Value;

pub(crate) const PASSWORD: &str = "mat-khau-thu";
const SIGN: [&str; 4] = ["sign", "cv.pdf", "--key", "an.p12"];
const VERIFY: [&str; 4] = ["verify", "cv.ký.pdf", "--root", "goc.pem"];

/// An office with a root, the key of one who signs, and a document as PDF.
pub(crate) struct Office {
    pub(crate) world: World,
    /// A moment at which every certificate is in force, in seconds since 1970.
    moment: String,
}

impl Office {
    pub(crate) fn new() -> Self {
        let world = World::new();
        openssl(
            &world,
            "req -x509 -newkey rsa:2048 -nodes -keyout goc.key -out goc.pem -days 3650 \
             -subj /C=VN/CN=goc -addext keyUsage=critical,keyCertSign,cRLSign",
        );
        openssl(
            &world,
            "req -new -newkey rsa:2048 -nodes -keyout an.key -out an.csr -subj /C=VN/CN=an",
        );
        world.file("ext", "keyUsage=critical,digitalSignature,nonRepudiation\n");
        openssl(
            &world,
            "x509 -req -in an.csr -CA goc.pem -CAkey goc.key -CAcreateserial -days 365 \
             -extfile ext -out an.pem",
        );
        let store = "pkcs12 -export -inkey an.key -in an.pem -certfile goc.pem -out an.p12";
        openssl(&world, &format!("{store} -passout pass:{PASSWORD}"));
        let made = fs::metadata(world.path("an.pem")).unwrap().modified();
        let made = made.unwrap().duration_since(UNIX_EPOCH).unwrap();
        let document = world.sample("cong-van").to_string();
        let export = ["export", "-", "--pdf", "cv.pdf"];
        let exported = world.run_with_input(&export, document.as_bytes());
        assert_eq!(exported.code, 0, "{}", exported.err);
        Self {
            world,
            moment: (made + Duration::from_secs(86_400)).as_secs().to_string(),
        }
    }

    pub(crate) fn program(&self, args: &[&str]) -> Command {
        let mut command = self.world.program();
        command.env("SOURCE_DATE_EPOCH", &self.moment).args(args);
        command
    }

    pub(crate) fn run(&self, args: &[&str]) -> Answer {
        answer(self.program(args).output().unwrap())
    }

    /// Signs with a password from standard input.
    fn sign(&self, password: &str) -> Answer {
        fed(self.program(&SIGN), format!("{password}\n").as_bytes())
    }

    fn signed(&self) -> Vec<u8> {
        let answer = self.sign(PASSWORD);
        assert_eq!((answer.code, answer.err.as_str()), (0, ""));
        let written: Value = serde_json::from_str(&answer.out).unwrap();
        assert_eq!(written["path"], "cv.ký.pdf");
        fs::read(self.world.path("cv.ký.pdf")).unwrap()
    }
}

pub(crate) fn openssl(world: &World, arguments: &str) {
    let done = Command::new("openssl")
        .args(arguments.split_whitespace())
        .current_dir(world.folder.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{arguments}: {said}");
}

pub(crate) fn assert_says(answer: &Answer, code: i32, words: &[&str]) {
    assert_eq!(answer.code, code, "{}{}", answer.out, answer.err);
    for words in words {
        let is_said = answer.out.contains(words) || answer.err.contains(words);
        assert!(is_said, "{words} is not in: {}{}", answer.out, answer.err);
    }
}

#[test]
fn a_signed_file_is_whole_until_a_byte_of_it_changes() {
    let office = Office::new();
    let plain = fs::read(office.world.path("cv.pdf")).unwrap();
    let mut signed = office.signed();
    assert!(signed.starts_with(&plain) && signed.len() > plain.len());
    assert_eq!(fs::read(office.world.path("cv.pdf")).unwrap(), plain);
    let whole = [
        "Chữ ký 1 (trường ChuKySo): HỢP LỆ",
        "Nội dung đã ký: nguyên vẹn từ lúc ký đến nay.",
        "Sau khi ký: tệp không có gì thêm.",
    ];
    assert_says(&office.run(&VERIFY), 0, &whole);
    let json = office.run(&[&VERIFY[..], &["--json"]].concat());
    let found: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(found[0]["verified"]["verdict"], "valid");

    // The remark behind the version: no reader looks at it, yet it is signed.
    let remark = signed.windows(2).position(|pair| pair == b"\n%").unwrap() + 2;
    signed[remark] ^= 1;
    office.world.file("cv.ký.pdf", &signed);
    let broken = [
        "Chữ ký 1 (trường ChuKySo): KHÔNG HỢP LỆ",
        "Nội dung đã ký: đã bị thay đổi sau khi ký.",
    ];
    assert_says(&office.run(&VERIFY), 1, &broken);
}

#[test]
fn without_a_root_nobody_is_vouched_for() {
    let office = Office::new();
    office.signed();
    let words = ["CHƯA ĐỦ CĂN CỨ", "cơ quan chưa chọn chứng thư số gốc"];
    assert_says(&office.run(&VERIFY[..2]), 1, &words);
    fs::create_dir_all(office.world.path("data/chung-thu-goc")).unwrap();
    let root = fs::read(office.world.path("goc.pem")).unwrap();
    office.world.file("data/chung-thu-goc/goc.pem", root);
    assert_says(&office.run(&VERIFY[..2]), 0, &["): HỢP LỆ"]);
}

#[test]
fn a_file_without_signatures_is_said_to_have_none() {
    let office = Office::new();
    let answer = office.run(&["verify", "cv.pdf"]);
    assert_says(&answer, 1, &["Tệp không có chữ ký số nào."]);
}

#[test]
fn what_cannot_be_signed_leaves_no_file() {
    let office = Office::new();
    let refused = office.sign("sai");
    assert_says(&refused, 2, &["Lỗi: Mật khẩu không mở được an.p12"]);
    let seen = [&SIGN[..], &["--as", "nguoi-ky"]].concat();
    assert_says(&office.run(&seen), 2, &["thiếu --picture"]);
    assert!(!office.world.path("cv.ký.pdf").exists());

    // Nothing that stands there already is written over.
    office.world.file("cv.ký.pdf", "old");
    assert_says(&office.run(&SIGN), 2, &["cv.ký.pdf"]);
    let kept = fs::read(office.world.path("cv.ký.pdf")).unwrap();
    assert_eq!(kept, b"old");
}

#[test]
fn the_seal_goes_into_the_place_that_was_kept_for_it() {
    let office = Office::new();
    let world = &office.world;
    world.file("cv.json", world.sample("cong-van").to_string());
    world.file("cham.png", include_bytes!("cham.png"));
    fs::create_dir_all(world.path("data")).unwrap();
    let settings = r#"{"schema":1,"data":{"diameter_mm":36.0}}"#;
    world.file("data/signing.json", settings);
    let sign = |file: &str, output: &str, role: &[&str]| {
        let common = [
            "sign",
            file,
            "--key",
            "an.p12",
            "--picture",
            "cham.png",
            "-o",
            output,
        ];
        let program = office.program(&[&common, role].concat());
        assert_says(&fed(program, format!("{PASSWORD}\n").as_bytes()), 0, &[]);
    };
    let person = ["--as", "nguoi-ky", "--document", "cv.json"];
    sign("cv.pdf", "1.pdf", &person);
    // The diameter is that of the settings; another one takes a field of its own.
    sign("1.pdf", "2.pdf", &["--as", "co-quan"]);
    sign("1.pdf", "3.pdf", &["--as", "co-quan", "--diameter", "40"]);
    for (file, field) in [("2.pdf", "CoQuan"), ("3.pdf", "CoQuan2")] {
        let seal = format!("Chữ ký 2 (trường {field}): HỢP LỆ");
        let person = "chỉ có những thay đổi được phép";
        let verified = office.run(&["verify", file, "--root", "goc.pem"]);
        assert_says(&verified, 0, &[seal.as_str(), person]);
    }
}
