//! A document signed by a person while its number is still blank, then by the office, which fills in
//! number and date.

use std::process::Command;

use crate::sign::{Office, PASSWORD, assert_says};
use crate::world::fed;

/// A small picture of one colour with a transparent corner, as PNG (drawn with the `png` crate).
pub(crate) fn picture(colour: [u8; 3], side: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, side, side);
    encoder.set_color(png::ColorType::Rgba);
    let mut writer = encoder.write_header().unwrap();
    let (middle, reach) = (f64::from(side) / 2.0, f64::from(side) / 2.0 - 1.0);
    let dot = |at: u32| {
        let (x, y) = (f64::from(at % side), f64::from(at / side));
        let off = ((x - middle).hypot(y - middle) - reach * 0.9).abs();
        let [red, green, blue] = colour;
        [red, green, blue, if off < reach * 0.1 { 255 } else { 0 }]
    };
    let dots: Vec<u8> = (0..side * side).flat_map(dot).collect();
    writer.write_image_data(&dots).unwrap();
    writer.finish().unwrap();
    bytes
}

/// An office whose document has neither number nor day yet.
fn unnumbered() -> Office {
    let office = Office::new();
    let mut document = office.world.sample("cong-van");
    document["so_ky_hieu"]["so"] = serde_json::Value::Null;
    document["thoi_gian"]["ngay"] = serde_json::Value::Null;
    let document = office.world.file("cv.json", document.to_string());
    office.world.file("ky.png", picture([0, 0, 200], 60));
    office.world.file("dau.png", picture([220, 0, 0], 90));
    let document = document.to_string_lossy().into_owned();
    let exported = office.run(&["export", &document, "--pdf", "cv.pdf"]);
    // A blank number is no fault, but something that is missing.
    assert!(exported.code < 2, "{}", exported.err);
    office
}

fn signed(office: &Office, args: &[&str]) -> crate::world::Answer {
    let whole = [&["sign", "--key", "an.p12"], args].concat();
    fed(office.program(&whole), format!("{PASSWORD}\n").as_bytes())
}

fn by_person(office: &Office) {
    let person = [
        "cv.pdf",
        "--as",
        "nguoi-ky",
        "--picture",
        "ky.png",
        "--document",
        "cv.json",
    ];
    assert_says(&signed(office, &person), 0, &["cv.ký.pdf"]);
}

fn text(office: &Office) -> String {
    let done = Command::new("pdftotext")
        .args(["-layout", "cv.ký.pdf", "-"])
        .current_dir(office.world.folder.path())
        .output()
        .unwrap();
    String::from_utf8(done.stdout).unwrap()
}

#[test]
fn number_and_date_are_filled_in_after_the_person_signed() {
    let office = unnumbered();
    by_person(&office);
    assert!(!text(&office).contains("125"), "{}", text(&office));
    let agency = [
        "cv.ký.pdf",
        "--as",
        "co-quan",
        "--picture",
        "dau.png",
        "--diameter",
        "36",
        "--number",
        "125",
        "--date",
        "20/11/2026",
    ];
    assert_says(&signed(&office, &agency), 0, &["cv.ký.pdf"]);
    let seen = text(&office);
    assert!(seen.contains("125") && seen.contains("20"), "{seen}");
    let verified = office.run(&["verify", "cv.ký.pdf", "--root", "goc.pem"]);
    let words = [
        "Chữ ký 1 (trường NguoiKy): HỢP LỆ",
        "Chữ ký 2 (trường CoQuan): HỢP LỆ",
        "SoVanBan",
    ];
    assert_says(&verified, 0, &words);
}

#[test]
fn a_file_that_was_registered_and_then_cut_back_is_told() {
    let office = unnumbered();
    by_person(&office);
    let once = std::fs::read(office.world.path("cv.ký.pdf")).unwrap();
    let agency = [
        "cv.ký.pdf",
        "--as",
        "co-quan",
        "--picture",
        "dau.png",
        "--diameter",
        "36",
    ];
    assert_says(&signed(&office, &agency), 0, &["cv.ký.pdf"]);
    assert_eq!(office.run(&["register", "init", "Sở Nội vụ"]).code, 0);
    let came = office.run(&[
        "register",
        "den",
        "--organ",
        "Sở A",
        "--subject",
        "mời họp",
        "--file",
        "cv.ký.pdf",
    ]);
    assert_eq!(came.code, 0, "{}", came.err);

    let verify = |file: &str| office.run(&["verify", file, "--root", "goc.pem"]);
    let same = "đúng là tệp “cv.ký.pdf” đã đăng ký";
    assert_says(&verify("cv.ký.pdf"), 0, &[same, "có 2 chữ ký"]);
    // Nothing in the file itself tells that it was longer.
    office.world.file("cat.pdf", &once);
    let cut = [
        "Chữ ký 1 (trường NguoiKy): HỢP LỆ",
        "TỆP ĐÃ BỊ CẮT BỚT",
        "mới có 1 trong 2 chữ ký",
    ];
    assert_says(&verify("cat.pdf"), 0, &cut);
    assert_eq!(office.run(&["verify"]).code, 0);
}

#[test]
fn without_a_blank_no_number_is_filled_in() {
    let office = Office::new();
    office.world.file("ky.png", picture([0, 0, 200], 60));
    office.world.file("dau.png", picture([220, 0, 0], 90));
    let document = office.world.sample("cong-van").to_string();
    office.world.file("cv.json", document);
    by_person(&office);
    let agency = [
        "cv.ký.pdf",
        "--as",
        "co-quan",
        "--picture",
        "dau.png",
        "--diameter",
        "36",
        "--number",
        "125",
        "--date",
        "20/11/2026",
    ];
    assert_says(
        &signed(&office, &agency),
        2,
        &["không có chỗ trống để điền số"],
    );
}
