//! Time stamps and issuers' answers over the network of this machine, with openssl behind a small
//! server.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use crate::sign::{Office, PASSWORD, assert_says, openssl};
use crate::world::fed;

/// Starts a server that answers as an authority and as an issuer; it ends with the tests.
fn server(folder: PathBuf) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for stream in listener.incoming() {
            let _ = serve(&folder, stream.unwrap());
        }
    });
    port
}

fn serve(folder: &Path, mut stream: TcpStream) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        if line.trim().is_empty() {
            break;
        }
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    fs::write(folder.join("hoi"), body)?;
    let words = match first.split(' ').nth(1) {
        Some("/tsa") => "ts -reply -config tsa.conf -section own -queryfile hoi -out dap",
        _ => {
            "ocsp -index so -CA goc.pem -rsigner tra-loi.pem -rkey tra-loi.key -reqin hoi \
             -respout dap -ndays 300"
        }
    };
    let done = Command::new("openssl")
        .args(words.split_whitespace())
        .current_dir(folder)
        .output()?;
    let answer = match done.status.success() {
        true => fs::read(folder.join("dap"))?,
        false => Vec::new(),
    };
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n",
        answer.len()
    )?;
    stream.write_all(&answer)
}

/// Issues a certificate with these extensions.
fn issue(office: &Office, name: &str, extensions: &str) {
    let world = &office.world;
    world.file("ext", extensions);
    openssl(
        world,
        &format!(
            "req -new -newkey rsa:2048 -nodes -keyout {name}.key -out {name}.csr -subj /C=VN/CN={name}"
        ),
    );
    openssl(
        world,
        &format!(
            "x509 -req -in {name}.csr -CA goc.pem -CAkey goc.key -CAcreateserial -days 365 \
             -extfile ext -out {name}.pem"
        ),
    );
}

#[test]
fn a_file_signed_for_long_is_checked_when_nobody_answers() {
    let office = Office::new();
    let world = &office.world;
    let port = server(world.folder.path().to_owned());
    let here = format!("authorityInfoAccess=OCSP;URI:http://127.0.0.1:{port}/ocsp\n");
    let may_sign = "keyUsage=critical,digitalSignature,nonRepudiation\n";
    issue(&office, "binh", &format!("{may_sign}{here}"));
    let stamps = "keyUsage=critical,digitalSignature\nextendedKeyUsage=critical,timeStamping\n";
    issue(&office, "gio", &format!("{stamps}{here}"));
    issue(&office, "tra-loi", "extendedKeyUsage=OCSPSigning\n");
    openssl(
        world,
        &format!(
            "pkcs12 -export -inkey binh.key -in binh.pem -certfile goc.pem -out binh.p12 \
             -passout pass:{PASSWORD}"
        ),
    );
    world.file(
        "tsa.conf",
        "[own]\nserial = serial\ncrypto_device = builtin\nsigner_cert = gio.pem\ncerts = goc.pem\n\
         signer_key = gio.key\nsigner_digest = sha256\ndefault_policy = 1.2.3.4\ndigests = sha256\n\
         ess_cert_id_alg = sha256\n",
    );
    world.file("serial", "01\n");
    let book = |mark: &str, since: &str| {
        let line = |name| {
            let said = Command::new("openssl")
                .args(["x509", "-noout", "-serial", "-in", &format!("{name}.pem")])
                .current_dir(world.folder.path())
                .output()
                .unwrap();
            let serial = String::from_utf8(said.stdout).unwrap();
            let serial = serial.trim().trim_start_matches("serial=").to_owned();
            format!("{mark}\t400101000000Z\t{since}\t{serial}\tunknown\t/CN={name}\n")
        };
        world.file("so", line("binh") + &line("gio"));
    };
    book("V", "");
    let tsa = format!("http://127.0.0.1:{port}/tsa");
    let sign = |output| {
        let args = [
            "sign",
            "cv.pdf",
            "--key",
            "binh.p12",
            "-o",
            output,
            "--tsa",
            &tsa,
            "--long-term",
            "--root",
            "goc.pem",
        ];
        fed(office.program(&args), format!("{PASSWORD}\n").as_bytes())
    };
    assert_says(&sign("lau.pdf"), 0, &["\"missing\": []"]);
    let lines = [
        "Chữ ký 1 (trường ChuKySo): HỢP LỆ",
        "Thu hồi: không chứng thư số nào trên đường dẫn bị thu hồi",
        "Dấu thời gian 2 (trường DauThoiGian): HỢP LỆ",
    ];
    let verify = ["verify", "lau.pdf", "--root", "goc.pem"];
    let answer = office.run(&verify);
    assert_says(&answer, 0, &lines);
    assert!(!answer.out.contains("Chưa kiểm tra"), "{}", answer.out);

    // Renewed before the stamp expires: one more over all of it, and nobody signs.
    let renew = |file, output| {
        office.run(&[
            "sign", file, "--renew", "--tsa", &tsa, "--root", "goc.pem", "-o", output,
        ])
    };
    assert_says(&renew("lau.pdf", "lau-hon.pdf"), 0, &["\"missing\": []"]);
    let renewed = office.run(&["verify", "lau-hon.pdf", "--root", "goc.pem"]);
    assert_says(
        &renewed,
        0,
        &["Dấu thời gian 3 (trường DauThoiGian2): HỢP LỆ"],
    );
    assert_says(&renew("cv.pdf", "chua.pdf"), 2, &["chưa có chữ ký số nào"]);
    assert!(!world.path("chua.pdf").exists());

    // A signature without answers in it: they are asked for when it is checked, if that is wanted.
    let plain = ["sign", "cv.pdf", "--key", "binh.p12", "-o", "ngan.pdf"];
    let signed = fed(office.program(&plain), format!("{PASSWORD}\n").as_bytes());
    assert_says(&signed, 0, &[]);
    let verify = ["verify", "ngan.pdf", "--root", "goc.pem"];
    let unasked = "Chưa kiểm tra: chứng thư số có bị thu hồi hay không.";
    assert_says(&office.run(&verify), 0, &[unasked]);
    let online = [&verify[..], &["--online"]].concat();
    assert_says(
        &office.run(&online),
        0,
        &["không chứng thư số nào trên đường dẫn bị thu hồi"],
    );
    book("R", "200101000000Z");
    assert_says(&office.run(&online), 1, &["đã bị thu hồi từ 01/01/2020"]);
    assert_says(&sign("thu-hoi.pdf"), 2, &["Chứng thư số không dùng để ký"]);
    assert!(!world.path("thu-hoi.pdf").exists());
}
