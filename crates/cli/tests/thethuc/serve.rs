//! The loopback host, over real connections.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::world::World;
use serde_json::{Value, json};

struct Served {
    child: Child,
    address: String,
    token: String,
    world: World,
}

impl Served {
    fn start() -> Self {
        let world = World::new();
        std::fs::create_dir(world.path("dist")).unwrap();
        world.file("dist/index.html", "<p>Thể Thức</p>");
        world.file("secret.json", "{}");
        let mut child = world
            .program()
            .args(["serve", "--ui", "dist"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut url = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut url)
            .unwrap();
        let rest = url.trim().strip_prefix("http://").unwrap();
        let (address, token) = rest.split_once("/?token=").unwrap();
        Self {
            address: address.to_owned(),
            token: token.to_owned(),
            child,
            world,
        }
    }

    fn ask(&self, first: &str, headers: &[(&str, &str)], body: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let mut request = format!("{first} HTTP/1.1\r\nConnection: close\r\n");
        if !headers.iter().any(|(name, _)| *name == "Host") {
            request += &format!("Host: {}\r\n", self.address);
        }
        for (name, value) in headers {
            request += &format!("{name}: {value}\r\n");
        }
        request += &format!("Content-Length: {}\r\n\r\n{body}", body.len());
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
        let (_, body) = answer.split_once("\r\n\r\n").unwrap();
        (status, body.to_owned())
    }

    fn command(&self, name: &str, changes: &[(&str, &str)], body: &str) -> (u16, String) {
        let bearer = format!("Bearer {}", self.token);
        let mut headers = vec![
            ("Authorization", bearer.as_str()),
            ("Content-Type", "application/json"),
        ];
        headers.retain(|(name, _)| !changes.iter().any(|(changed, _)| changed == name));
        headers.extend(changes);
        self.ask(&format!("POST /api/{name}"), &headers, body)
    }
}

/// Connections that come at once; more than the server has threads for.
const AT_ONCE: usize = 64;

impl Served {
    /// Stops the server or lets it go on, so that what is sent meanwhile is there all at once.
    fn signal(&self, name: &str) {
        let told = Command::new("kill")
            .args([name, &self.child.id().to_string()])
            .status();
        assert!(told.unwrap().success());
    }

    /// A connection that is kept open, with a first request sent.
    fn kept_open(&self) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let request = format!("GET / HTTP/1.1\r\nHost: {}\r\n\r\n", self.address);
        stream.write_all(request.as_bytes()).unwrap();
        // No answer at all would be waited for without end.
        stream
            .set_read_timeout(Some(Duration::from_secs(60)))
            .unwrap();
        stream
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_page_and_its_commands_are_served() {
    let served = Served::start();
    assert_eq!(
        served.ask("GET /", &[], ""),
        (200, "<p>Thể Thức</p>".to_owned())
    );
    let own = format!("http://{}", served.address);
    let (status, body) = served.command("list_kinds", &[("Origin", &own)], "{}");
    assert_eq!(status, 200);
    let kinds: Value = serde_json::from_str(&body).unwrap();
    assert!(kinds.as_array().unwrap().len() >= 4);
    let document = served.world.sample("cong-van");
    let (status, body) = served.command("preview", &[], &json!({"document": document}).to_string());
    assert_eq!(status, 200);
    assert!(body.contains("<svg"));
}

#[test]
fn trouble_is_answered_with_its_code() {
    let served = Served::start();
    for (name, body, code) in [
        ("khong_co", "{}", "unknown-command"),
        ("preview", "{", "bad-arguments"),
        ("preview", "{}", "bad-arguments"),
        ("new_document", r#"{"kind":"khong-co"}"#, "unknown-kind"),
    ] {
        let (status, body) = served.command(name, &[], body);
        let error: Value = serde_json::from_str(&body).unwrap();
        assert_eq!((status, &error["code"]), (422, &json!(code)));
    }
}

#[test]
fn strangers_are_turned_away() {
    let served = Served::start();
    for (change, status) in [
        (("Authorization", "Bearer 0"), 401),
        (("Authorization", ""), 401),
        (("Origin", "http://example.com"), 401),
        (("Origin", "null"), 401),
        (("Content-Type", "text/plain"), 401),
        (("Host", "example.com"), 403),
    ] {
        assert_eq!(
            served.command("app_info", &[change], "{}").0,
            status,
            "{change:?}"
        );
    }
    for (first, status) in [
        ("GET /api/app_info", 405),
        ("POST /", 405),
        ("GET /../secret.json", 404),
        ("GET /%2e%2e/secret.json", 404),
        ("GET /khong-co.js", 404),
    ] {
        assert_eq!(served.ask(first, &[], "").0, status, "{first}");
    }
}

#[cfg(unix)]
#[test]
fn every_one_of_many_connections_is_answered() {
    let served = Served::start();
    let idle: Vec<TcpStream> = (0..AT_ONCE)
        .map(|_| TcpStream::connect(&served.address).unwrap())
        .collect();
    served.signal("-STOP");
    let asking: Vec<TcpStream> = (0..AT_ONCE).map(|_| served.kept_open()).collect();
    served.signal("-CONT");
    for (index, mut stream) in asking.iter().enumerate() {
        let mut status = [0; 15];
        stream
            .read_exact(&mut status)
            .unwrap_or_else(|error| panic!("connection {index}: {error}"));
        assert_eq!(&status, b"HTTP/1.1 200 OK");
    }
    drop(idle);
}

#[test]
fn a_body_beyond_the_limit_is_answered() {
    let served = Served::start();
    let body = " ".repeat(thethuc_model::MAX_DOCUMENT_BYTES + (1 << 20) + 1);
    let (status, body) = served.command("preview", &[], &body);
    let error: Value = serde_json::from_str(&body).unwrap();
    assert_eq!((status, &error["code"]), (422, &json!("file-too-large")));
}

#[test]
fn a_server_without_an_interface_does_not_start() {
    let world = World::new();
    let answer = world.run(&["serve", "--ui", "khong-co"]);
    assert_eq!(answer.code, 2);
    assert!(answer.err.contains("khong-co/index.html"), "{}", answer.err);
}
