//! Files in the shapes in which offices write them: the same words in every shape are understood as
//! the same document, and no word is read twice.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test reports and fails by panicking"
)]

mod common;

use common::{line, read};
use thethuc_model::Document;
use thethuc_reading::Reading;
use thethuc_recognize::{Regime, recognize};
use thethuc_wordlike::{Fixture, Item, Sheet, Track, Words, fixtures};

/// What a document says, line by line: a difference names its component.
fn said(document: &Document) -> Vec<String> {
    let mut out = vec![
        format!(
            "cơ quan chủ quản: {}",
            document.co_quan_chu_quan.as_deref().unwrap_or_default()
        ),
        format!("cơ quan ban hành: {}", document.co_quan_ban_hanh),
        format!(
            "số: {:?}/{}",
            document.so_ky_hieu.so, document.so_ky_hieu.ky_hieu
        ),
        format!("địa danh: {}", document.dia_danh),
        format!("thời gian: {:?}", document.thoi_gian),
        format!("loại: {} {:?}", document.kind, document.ten_loai),
        format!("trích yếu: {}", document.trich_yeu.plain()),
        format!("thẩm quyền: {:?}", document.tham_quyen_ban_hanh),
    ];
    out.extend(
        document
            .can_cu
            .iter()
            .map(|ground| format!("căn cứ: {}", ground.plain())),
    );
    out.extend(
        document
            .kinh_gui
            .iter()
            .map(|name| format!("kính gửi: {name}")),
    );
    out.extend(document.noi_dung.iter().map(line));
    for signer in &document.nguoi_ky {
        let authority = signer.quyen_han.iter();
        out.extend(
            authority.map(|a| format!("quyền hạn: {}. {}", a.hinh_thuc.abbreviation(), a.cua)),
        );
        out.push(format!("chức vụ: {}", signer.chuc_vu));
        out.push(format!("họ tên: {}", signer.ho_ten));
    }
    out.extend(
        document
            .noi_nhan
            .iter()
            .map(|name| format!("nơi nhận: {}", name.text)),
    );
    let filed = document.luu.as_ref().map(|luu| luu.noi_luu.join(", "));
    out.push(format!("lưu: {}", filed.unwrap_or_default()));
    out.extend(
        document
            .phu_luc
            .iter()
            .map(|annex| format!("phụ lục: {}", annex.tieu_de.plain())),
    );
    out
}

/// What the words of a fixture say, in the same lines.
fn meant(fixture: &Fixture) -> Vec<String> {
    let Words {
        date: (day, month, year),
        ..
    } = fixture.words;
    let words = &fixture.words;
    let date = thethuc_model::NgayThangNam::new(day, month, Some(year)).unwrap();
    let kind = if words.heading.is_some() {
        "quyet-dinh"
    } else {
        "cong-van"
    };
    let mut out = vec![
        format!("cơ quan chủ quản: {}", words.superior),
        format!("cơ quan ban hành: {}", words.issuing),
        format!("số: {:?}/{}", words.number, words.symbol),
        format!("địa danh: {}", words.place),
        format!("thời gian: {date:?}"),
        format!("loại: {kind} None"),
        format!("trích yếu: {}", words.subject),
        format!("thẩm quyền: {:?}", words.authority.map(str::to_owned)),
    ];
    out.extend(
        words
            .grounds
            .iter()
            .map(|ground| format!("căn cứ: {ground}")),
    );
    out.extend(
        words
            .addressees
            .iter()
            .map(|name| format!("kính gửi: {name}")),
    );
    for (order, item) in words.body.iter().enumerate() {
        let reviewed = order == 0 && fixture.shape.track == Track::Reviewed;
        let more = if reviewed {
            " Thời gian: hai tháng\u{FFFC}."
        } else {
            ""
        };
        out.push(match item {
            Item::Text(text) => format!("đoạn: {text}{more}"),
            Item::Dieu(text) => format!("điều: {text}"),
            Item::Khoan(text) => format!("khoản: {text}"),
            Item::Diem(text) => format!("điểm: {text}"),
            Item::Gach(text) => format!("gạch: {text}"),
        });
    }
    if let Some((form, whom)) = words.signs_for.and_then(|line| line.split_once(' ')) {
        out.push(format!("quyền hạn: {form} {whom}"));
    }
    out.push(format!("chức vụ: {}", words.title));
    out.push(format!("họ tên: {}", words.name));
    out.extend(
        words
            .recipients
            .iter()
            .map(|name| format!("nơi nhận: {name}")),
    );
    out.push(format!("lưu: {}", words.filed.join(", ")));
    if fixture.shape.sheet == Sheet::Across {
        out.push("phụ lục: DANH SÁCH ĐƠN VỊ".to_owned());
    }
    out
}

#[test]
fn every_shape_says_the_same() {
    let mut wrong = Vec::new();
    println!("{:<45} {:<14} spots  least sure", "fixture", "regime");
    for fixture in fixtures() {
        let recognition = recognize(&read(&fixture.bytes()));
        let least = recognition
            .spots
            .iter()
            .min_by(|a, b| a.confidence.total_cmp(&b.confidence));
        let least = least.map(|spot| format!("{:?} {:.2}", spot.role, spot.confidence));
        println!(
            "{:<45} {:<14} {:>5}  {}",
            fixture.name,
            format!("{:?}", recognition.regime),
            recognition.spots.len(),
            least.unwrap_or_default()
        );
        let (said, meant) = (said(&recognition.document), meant(&fixture));
        let missing = meant
            .iter()
            .filter(|line| !said.contains(line))
            .map(|line| format!("  - {line}"));
        let added = said
            .iter()
            .filter(|line| !meant.contains(line))
            .map(|line| format!("  + {line}"));
        let differences: Vec<String> = missing.chain(added).collect();
        if !differences.is_empty() {
            wrong.push(format!("{}\n{}", fixture.name, differences.join("\n")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_word_is_read_twice() {
    for fixture in fixtures() {
        let text = text(&read(&fixture.bytes()));
        let words = &fixture.words;
        let once = [
            words.superior,
            words.issuing,
            words.symbol,
            words.name,
            "DỰ THẢO",
        ];
        for word in once {
            let again = words
                .authority
                .map_or(0, |authority| authority.matches(word).count());
            let count = text.matches(word).count();
            assert!(
                count <= 1 + again,
                "{}: {word} stands {count} times",
                fixture.name
            );
        }
        assert_eq!(
            text.matches("DỰ THẢO").count(),
            usize::from(fixture.shape.stamp),
            "{}",
            fixture.name
        );
    }
}

#[test]
fn what_was_typed_again_is_known_by_it() {
    for fixture in fixtures() {
        let regime = recognize(&read(&fixture.bytes())).regime;
        let expected = match fixture.name {
            "legal database" => Regime::DanhMayLai,
            _ => Regime::HanhChinh,
        };
        assert_eq!(regime, expected, "{}", fixture.name);
    }
}

fn text(reading: &Reading) -> String {
    let lines = reading
        .paragraphs
        .iter()
        .map(|paragraph| paragraph.text.as_str());
    lines.collect::<Vec<_>>().join("\n")
}
