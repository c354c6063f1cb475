//! Pictures made into a PDF and looked at again, with poppler and qpdf beside.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test says what went wrong by panicking, and writes files of its own"
)]

use std::fs;
use std::path::Path;
use std::process::Command;

use lopdf::Document;
use thethuc_scans::{Picture, ScanError, lay_onto, overview, pdf};

const JPEG: &[u8] = include_bytes!("data/trang.jpg");

/// A PNG of one colour, `dpi` dots an inch.
fn png(width: u32, height: u32, colours: png::ColorType, dpi: Option<u32>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(colours);
    encoder.set_pixel_dims(dpi.map(|dpi| {
        let ppu = (f64::from(dpi) / 0.0254).round() as u32;
        png::PixelDimensions {
            xppu: ppu,
            yppu: ppu,
            unit: png::Unit::Meter,
        }
    }));
    let mut writer = encoder.write_header().unwrap();
    let dots = vec![200; (width * height) as usize * colours.samples()];
    writer.write_image_data(&dots).unwrap();
    writer.finish().unwrap();
    bytes
}

fn scan(pictures: &[Vec<u8>]) -> Vec<u8> {
    let read = |bytes: &Vec<u8>| Picture::read(bytes, None).unwrap();
    let pictures: Vec<Picture> = pictures.iter().map(read).collect();
    pdf(&pictures, "Bản quét").unwrap()
}

fn run(folder: &Path, program: &str, arguments: &[&str]) -> String {
    let done = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    let trouble = String::from_utf8_lossy(&done.stderr);
    assert!(done.status.success(), "{program}: {said}{trouble}");
    said
}

#[test]
fn a_picture_becomes_a_page_of_its_real_size() {
    let made = scan(&[
        JPEG.to_vec(),
        png(200, 100, png::ColorType::Rgb, Some(200)),
        png(200, 100, png::ColorType::Rgba, Some(300)),
        png(60, 60, png::ColorType::Grayscale, Some(600)),
    ]);
    assert!(made.starts_with(b"%PDF-1.7"));
    let seen = overview(&made).unwrap();
    assert_eq!(seen.version, 17);
    let dpi: Vec<f64> = seen
        .pages
        .iter()
        .map(|page| page.dpi.unwrap().round())
        .collect();
    assert_eq!(dpi, [200.0, 200.0, 300.0, 600.0]);
    let colours: Vec<bool> = seen.pages.iter().map(|page| page.is_colour).collect();
    assert_eq!(colours, [true, true, true, false]);
    assert!(seen.pages.iter().all(|page| page.covered > 0.99));

    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("quet.pdf"), &made).unwrap();
    run(folder.path(), "qpdf", &["--check", "quet.pdf"]);
    let images = run(folder.path(), "pdfimages", &["-list", "quet.pdf"]);
    assert!(
        images.contains("jpeg") && images.contains("24    34"),
        "{images}"
    );
    let sizes = run(folder.path(), "pdfinfo", &["-l", "2", "quet.pdf"]);
    assert!(sizes.contains("size:  72.000"), "{sizes}");
}

#[test]
fn a_jpeg_stands_in_the_file_byte_for_byte() {
    let made = scan(&[JPEG.to_vec()]);
    assert!(made.windows(JPEG.len()).any(|window| window == JPEG));
    assert_eq!(made, scan(&[JPEG.to_vec()]), "same input, same bytes");
}

#[test]
fn a_picture_that_does_not_tell_its_size_needs_to_be_told() {
    let mute = png(20, 20, png::ColorType::Rgb, None);
    let refused = Picture::read(&mute, None);
    assert!(matches!(refused, Err(ScanError::NoResolution)));
    assert_eq!(Picture::read(&mute, Some(250)).unwrap().dpi(), 250.0);
    let told = png(20, 20, png::ColorType::Rgb, Some(200));
    let dpi = Picture::read(&told, Some(600)).unwrap().dpi();
    assert_eq!(dpi.round(), 200.0, "what the picture says counts");
}

#[test]
fn hostile_pictures_and_files_end_in_an_error() {
    for bytes in [
        &b""[..],
        b"GIF89a",
        &JPEG[..20],
        b"\xFF\xD8\xFF\xC0\x00\x02",
        b"\x89PNG\r\n\x1a\n",
    ] {
        assert!(Picture::read(bytes, Some(300)).is_err());
    }
    assert!(matches!(pdf(&[], ""), Err(ScanError::Nothing)));
    assert!(overview(b"%PDF-1.7\nnothing").is_err());
    let made = scan(&[JPEG.to_vec()]);
    for cut in [10, made.len() / 2, made.len() - 10] {
        let _ = overview(&made[..cut]);
        assert!(lay_onto(&made[..cut], &made, None).is_err() || cut > 100);
    }
}

#[test]
fn a_page_is_laid_behind_or_onto_the_last() {
    let file = scan(&[JPEG.to_vec(), png(400, 600, png::ColorType::Rgb, Some(200))]);
    let block = scan(&[png(50, 20, png::ColorType::Rgb, Some(200))]);
    let folder = tempfile::tempdir().unwrap();
    for (name, down_pt, pages, pictures) in [
        ("behind.pdf", None, 3, [1, 1, 1].as_slice()),
        ("onto.pdf", Some(100.0), 2, &[1, 2]),
    ] {
        let laid = lay_onto(&file, &block, down_pt).unwrap();
        assert!(laid.starts_with(&file), "what stood is not written again");
        fs::write(folder.path().join(name), &laid).unwrap();
        run(folder.path(), "qpdf", &["--check", name]);
        let document = Document::load_mem(&laid).unwrap();
        assert_eq!(document.get_pages().len(), pages);
        let images = run(folder.path(), "pdfimages", &["-list", name]);
        for (count, page) in pictures.iter().zip(1..) {
            let own = images
                .lines()
                .skip(2)
                .filter(|line| line.split_whitespace().next() == Some(page.to_string().as_str()));
            assert_eq!(own.count(), *count, "{images}");
        }
    }
}
