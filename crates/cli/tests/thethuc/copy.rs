//! Copies from the command line: to paper, to electronic form, and what the decree does not know.

use std::process::Command;

use serde_json::Value;

use crate::sign::{Office, PASSWORD, assert_says};
use crate::world::{Answer, fed};

const NAME: &str = "Trần Thị Bình";

/// An office with a profile and a letter, one copy of which is signed.
fn office() -> Office {
    let office = Office::new();
    let profile = serde_json::json!({
        "schema": 1,
        "data": {
            "co_quan_chu_quan": "UBND TỈNH HÀ NAM",
            "co_quan_ban_hanh": "SỞ NỘI VỤ",
            "viet_tat": "SNV",
            "dia_danh": "Hà Nam",
            "don_vi": [],
            "nguoi_ky": [{
                "quyen_han": [{ "hinh_thuc": "TL", "cua": "GIÁM ĐỐC" }],
                "chuc_vu": "CHÁNH VĂN PHÒNG",
                "ho_ten": NAME
            }],
            "noi_nhan": [],
            "noi_luu": ["VT"]
        }
    });
    std::fs::create_dir_all(office.world.path("data")).unwrap();
    office.world.file("data/profile.json", profile.to_string());
    let sign = ["sign", "cv.pdf", "--key", "an.p12"];
    let signed = fed(office.program(&sign), format!("{PASSWORD}\n").as_bytes());
    assert_eq!(signed.code, 0, "{}", signed.err);
    office
}

/// A picture of an A4 page in colour, `dpi` dots an inch.
fn scan(dpi: u32, colours: png::ColorType) -> Vec<u8> {
    let (width, height) = (dpi * 2100 / 254, dpi * 2970 / 254);
    let ppu = (f64::from(dpi) / 0.0254).round() as u32;
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(colours);
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: ppu,
        yppu: ppu,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header().unwrap();
    let dots = vec![230; (width * height) as usize * colours.samples()];
    writer.write_image_data(&dots).unwrap();
    writer.finish().unwrap();
    bytes
}

fn tool(office: &Office, program: &str, args: &[&str]) -> String {
    let done = Command::new(program)
        .args(args)
        .current_dir(office.world.folder.path())
        .output()
        .unwrap();
    let trouble = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{program}: {trouble}");
    String::from_utf8(done.stdout).unwrap()
}

fn copied(office: &Office, args: &[&str]) -> Answer {
    office.run(&[&["copy"], args].concat())
}

fn pages(office: &Office, file: &str) -> usize {
    let said = tool(office, "pdfinfo", &[file]);
    let pages = said.lines().find_map(|line| line.strip_prefix("Pages:"));
    pages.unwrap().trim().parse().unwrap()
}

/// Whether a folder holds a file of these bytes.
fn holds(folder: &std::path::Path, bytes: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => holds(&path, bytes),
            false => std::fs::read(&path).unwrap() == bytes,
        }
    })
}

#[test]
fn an_electronic_letter_is_copied_to_paper_with_the_block_behind_it() {
    let office = office();
    let answer = copied(
        &office,
        &[
            "cv.ký.pdf",
            "--form",
            "sao-y",
            "--to",
            "giay",
            "-o",
            "sao.pdf",
            "--number",
            "5",
            "--recipient",
            "Phòng Tổ chức",
        ],
    );
    assert_says(&answer, 0, &["\"number\": \"05/SY-SNV\""]);
    tool(&office, "qpdf", &["--check", "sao.pdf"]);
    let seen = tool(&office, "pdftotext", &["-layout", "sao.pdf", "-"]);
    for words in [
        "SAO Y",
        "SỞ NỘI VỤ",
        "Số: 05/SY-SNV",
        "Hà Nam, ngày",
        "TL. GIÁM ĐỐC",
        NAME,
        "- Phòng Tổ chức;",
        "- Lưu: VT.",
    ] {
        assert!(seen.contains(words), "{words} is not in {seen}");
    }
    // The letter stands before the block, word for word.
    let own = tool(&office, "pdftotext", &["-layout", "cv.pdf", "-"]);
    let first = own.lines().find(|line| !line.trim().is_empty()).unwrap();
    assert!(seen.find(first.trim()).unwrap() < seen.find("SAO Y").unwrap());
}

#[test]
fn a_scan_becomes_an_electronic_copy_with_the_mark() {
    let office = office();
    office.world.file("1.png", scan(200, png::ColorType::Rgb));
    office.world.file("2.png", scan(300, png::ColorType::Rgb));
    let args = [
        "copy", "1.png", "2.png", "--form", "sao-y", "--to", "dien-tu", "-o", "sao.pdf", "--key",
        "an.p12",
    ];
    let answer = fed(office.program(&args), format!("{PASSWORD}\n").as_bytes());
    assert_says(&answer, 0, &["sao.pdf"]);
    assert_eq!(pages(&office, "sao.pdf"), 2);
    let size = tool(&office, "pdfinfo", &["-l", "1", "sao.pdf"]);
    assert!(size.contains("595.") && size.contains("841."), "{size}");
    let seen = tool(&office, "pdftotext", &["sao.pdf", "-"]);
    assert!(
        seen.contains("Sao y; SỞ NỘI VỤ; ") && seen.contains("+07:00"),
        "{seen}"
    );
    let verified = office.run(&["verify", "sao.pdf", "--root", "goc.pem"]);
    assert_says(&verified, 0, &["Chữ ký 1 (trường CoQuan): HỢP LỆ"]);
}

#[test]
fn a_scan_that_is_not_as_the_decree_asks_is_refused() {
    let office = office();
    office
        .world
        .file("thap.png", scan(150, png::ColorType::Rgb));
    office
        .world
        .file("xam.png", scan(200, png::ColorType::Grayscale));
    for (file, words) in [
        ("thap.png", "chỉ có 150 dpi"),
        ("xam.png", "không có màu"),
        ("cv.pdf", "không có ảnh của trang giấy"),
    ] {
        let args = [
            "copy", file, "--form", "sao-y", "--to", "dien-tu", "-o", "sao.pdf", "--key", "an.p12",
        ];
        let answer = fed(office.program(&args), format!("{PASSWORD}\n").as_bytes());
        assert_says(&answer, 2, &[words]);
    }
    assert!(!office.world.path("sao.pdf").exists());
}

#[test]
fn what_the_decree_does_not_know_is_refused_with_its_article() {
    let office = office();
    let electronic = |form: &str, article: &str| {
        let args = [
            "copy",
            "cv.ký.pdf",
            "--form",
            form,
            "--of",
            "12/SY-UBND",
            "--to",
            "dien-tu",
            "-o",
            "sao.pdf",
            "--key",
            "an.p12",
        ];
        let answer = fed(office.program(&args), format!("{PASSWORD}\n").as_bytes());
        assert_says(&answer, 2, &["sang văn bản điện tử", article]);
    };
    electronic("sao-y", "Điều 25.1");
    electronic("sao-luc", "Điều 25.2");
    let paper = |args: &[&str], words: &str| {
        let common = ["--to", "giay", "-o", "sao.pdf", "--number", "5"];
        let answer = copied(&office, &[args, &common].concat());
        assert_says(&answer, 2, &[words]);
    };
    paper(&["cv.ký.pdf", "--form", "sao-luc"], "Điều 25.2.b");
    paper(
        &["cv.ký.pdf", "--form", "sao-luc", "--of", "12/QĐ-UBND"],
        "12/QĐ-UBND",
    );
    paper(&["cv.ký.pdf", "--form", "trich-sao"], "Điều 25.3.b");
    paper(
        &["cv.ký.pdf", "--form", "sao-y", "--signer", "Lê Văn Không"],
        "Điều 27.1",
    );
    assert!(!office.world.path("sao.pdf").exists());
}

#[test]
fn copies_of_all_forms_share_one_series_and_keep_their_original() {
    let office = office();
    assert_eq!(office.run(&["register", "init", "Sở Nội vụ"]).code, 0);
    let document = office.world.sample("cong-van").to_string();
    office.world.file("trich.json", document);
    let number = |args: &[&str], output: &str| {
        let common = ["--to", "giay", "-o", output, "--subject", "mời họp"];
        let answer = copied(&office, &[args, &common].concat());
        assert_eq!(answer.code, 0, "{}", answer.err);
        let made: Value = serde_json::from_str(&answer.out).unwrap();
        assert_eq!(made["original_sha256"].as_str().unwrap().len(), 64);
        assert!(made["document"].is_i64());
        made["number"].clone()
    };
    let first = number(&["cv.ký.pdf", "--form", "sao-y"], "1.pdf");
    assert_eq!(first, "01/SY-SNV");
    let of = ["cv.ký.pdf", "--form", "sao-luc", "--of", "12/SY-UBND"];
    assert_eq!(number(&of, "2.pdf"), "02/SL-SNV");
    let part = [
        "trich.json",
        "--form",
        "trich-sao",
        "--original",
        "cv.ký.pdf",
    ];
    assert_eq!(number(&part, "3.pdf"), "03/TrS-SNV");
    // Without its original it takes a reason, and no number without one.
    let alone = [
        "trich.json",
        "--form",
        "trich-sao",
        "--to",
        "giay",
        "-o",
        "5.pdf",
    ];
    assert_says(
        &copied(&office, &alone),
        2,
        &["Trích sao phải chỉ rõ bản gốc"],
    );

    // A copy that cannot be written takes no number.
    let lost = [
        "cv.ký.pdf",
        "--form",
        "sao-y",
        "--to",
        "giay",
        "--subject",
        "x",
    ];
    let lost = copied(&office, &[&lost[..], &["-o", "không/có/4.pdf"]].concat());
    assert_eq!(lost.code, 2);
    assert_eq!(
        number(&["cv.ký.pdf", "--form", "sao-y"], "4.pdf"),
        "04/SY-SNV"
    );

    for kept in ["cv.ký.pdf", "1.pdf"] {
        let bytes = std::fs::read(office.world.path(kept)).unwrap();
        assert!(
            holds(&office.world.path("data"), &bytes),
            "{kept} is not kept"
        );
    }
    let whole = office.run(&["verify"]);
    assert_eq!(whole.code, 0, "{}{}", whole.out, whole.err);
}
