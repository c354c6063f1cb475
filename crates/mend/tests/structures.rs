//! Faults in text that Word keeps in other ways than in one plain run: mended in place, or left with
//! the reason.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test reads files and fails by panicking"
)]

#[path = "../../check/tests/common/mod.rs"]
mod common;
mod opened;

use std::path::Path;

use common::literate::{clean, document};
use opened::harm::mended;
use opened::{Decision, decided, entries, packed};
use proptest::prelude::*;
use thethuc_mend::Reason;
use thethuc_reading::{Limits, read_docx};

const BODY: &str = "word/document.xml";
const SPACES: &str = " xml:space=\"preserve\"";
const NAMESPACES: &str = r#" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml""#;

/// A clean công văn with one more paragraph of that content in its body.
fn file(content: &str) -> Vec<u8> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../check");
    std::env::set_current_dir(home).unwrap();
    let docx = common::export(&document(&clean("cong-van"), "cong-van"));
    let line = format!("“Thực hiện chương trình” + <w:p{NAMESPACES}>{content}</w:p>");
    common::changes::change(&docx, &line)
}

fn part(bytes: &[u8], name: &str) -> String {
    let all = entries(bytes);
    let (_, part) = all.into_iter().find(|(entry, _)| entry == name).unwrap();
    String::from_utf8(part).unwrap()
}

fn texts(bytes: &[u8]) -> Vec<String> {
    let reading = read_docx(bytes, &Limits::default()).unwrap();
    reading.paragraphs.into_iter().map(|p| p.text).collect()
}

/// A fault of that rule is mended: the paragraph says `after` when the changes are accepted, and
/// `before` when they are rejected.
#[track_caller]
fn is_mended(content: &str, code: &str, before: &str, after: &str) -> String {
    let original = file(content);
    let done = mended(&original);
    let codes: Vec<&str> = done
        .receipt
        .changed
        .iter()
        .map(|change| change.code)
        .collect();
    assert!(codes.contains(&code), "{:#?}", done.receipt);
    let bytes = done.bytes.unwrap();
    let says = |bytes: &[u8], text: &str| texts(bytes).iter().any(|line| line == text);
    assert!(says(&original, before), "{:#?}", texts(&original));
    let accepted = decided(&bytes, Decision::Accept);
    assert!(says(&accepted, after), "{:#?}", texts(&accepted));
    assert_eq!(texts(&decided(&bytes, Decision::Reject)), texts(&original));
    part(&bytes, BODY)
}

/// A fault of that rule stands, for that reason.
#[track_caller]
fn is_left(content: &str, code: &str, reason: Reason) {
    let original = file(content);
    let done = mended(&original);
    let left = done.receipt.left.iter().find(|left| left.code == code);
    assert_eq!(
        left.map(|left| left.reason),
        Some(reason),
        "{:#?}",
        done.receipt
    );
}

fn r(text: &str) -> String {
    format!("<w:r><w:t{SPACES}>{text}</w:t></w:r>")
}

#[test]
fn one_run_is_cut_and_keeps_its_look() {
    let look = "<w:rPr><w:b/><w:sz w:val=\"28\"/></w:rPr>";
    let content =
        format!("<w:r w:rsidR=\"00AB12CD\">{look}<w:t>Các phòng  ban phối hợp.</w:t></w:r>");
    let xml = is_mended(
        &content,
        "CT01",
        "Các phòng  ban phối hợp.",
        "Các phòng ban phối hợp.",
    );
    let cut = format!(
        "<w:r w:rsidR=\"00AB12CD\">{look}<w:delText xml:space=\"preserve\"> </w:delText></w:r></w:del>"
    );
    assert!(xml.contains(&cut), "{xml}");
    let rest = format!(
        "<w:r w:rsidR=\"00AB12CD\">{look}<w:t xml:space=\"preserve\">ban phối hợp.</w:t></w:r>"
    );
    assert!(xml.contains(&rest), "{xml}");
}

#[test]
fn letters_of_several_runs_go_each_from_its_own() {
    let content = format!(
        "{}{}{}",
        r("Các phòng "),
        "<w:bookmarkStart w:id=\"7\" w:name=\"a\"/><w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\"> </w:t></w:r><w:bookmarkEnd w:id=\"7\"/>",
        r(" ban phối hợp.")
    );
    let xml = is_mended(
        &content,
        "CT01",
        "Các phòng   ban phối hợp.",
        "Các phòng ban phối hợp.",
    );
    assert!(
        xml.contains("<w:bookmarkStart w:id=\"7\" w:name=\"a\"/>"),
        "{xml}"
    );
}

#[test]
fn words_put_in_take_the_look_of_those_they_replace() {
    let content = "<w:r><w:rPr><w:b/></w:rPr><w:t>Tại khoản 2 </w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t>điều</w:t></w:r><w:r><w:t xml:space=\"preserve\"> 5 của Quy chế.</w:t></w:r>";
    let xml = is_mended(
        content,
        "VH01",
        "Tại khoản 2 điều 5 của Quy chế.",
        "Tại khoản 2 Điều 5 của Quy chế.",
    );
    assert!(
        xml.contains("<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">Đ</w:t></w:r></w:ins>"),
        "{xml}"
    );
}

#[test]
fn entities_marks_and_signs_are_cut_whole() {
    let before = "A & B  c";
    is_mended(&r("A &amp; B  c"), "CT01", before, "A & B c");
    is_mended(
        &r("Nghi\u{323}  quyê\u{301}t"),
        "CT01",
        "Nghị  quyết",
        "Nghị quyết",
    );
    let signs = format!(
        "{}<w:r><w:noBreakHyphen/><w:t>5</w:t></w:r>{}",
        r("Mục 4"),
        r(" , và")
    );
    is_mended(&signs, "CT02", "Mục 4-5 , và", "Mục 4-5, và");
}

#[test]
fn links_and_controls_are_mended_inside() {
    let link = format!(
        "<w:hyperlink w:anchor=\"x\">{}</w:hyperlink>",
        r("Xem  thêm ở đây.")
    );
    let xml = is_mended(&link, "CT01", "Xem  thêm ở đây.", "Xem thêm ở đây.");
    let (_, rest) = xml.split_once("<w:hyperlink w:anchor=\"x\">").unwrap();
    assert!(
        rest.split_once("</w:hyperlink>")
            .unwrap()
            .0
            .contains("<w:del ")
    );
    let control = format!(
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        r("Ngày  hẹn.")
    );
    is_mended(&control, "CT01", "Ngày  hẹn.", "Ngày hẹn.");
}

#[test]
fn what_word_writes_anew_or_guards_is_left() {
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>");
    let field = format!(
        "{}<w:r><w:instrText>REF a</w:instrText></w:r>{}{}{}",
        mark("begin"),
        mark("separate"),
        r("Theo  mục này."),
        mark("end")
    );
    is_left(&field, "CT01", Reason::InField);
    let simple = format!(
        "<w:fldSimple w:instr=\"REF a\">{}</w:fldSimple>",
        r("Theo  mục này.")
    );
    is_left(&simple, "CT01", Reason::InField);
    let locked = format!(
        "<w:sdt><w:sdtPr><w:lock w:val=\"contentLocked\"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        r("Ngày  hẹn.")
    );
    is_left(&locked, "CT01", Reason::InLockedControl);
    let tracked = format!(
        "<w:ins w:id=\"1\" w:author=\"A\">{}</w:ins>",
        r("Theo  mục này.")
    );
    is_left(&tracked, "CT01", Reason::AlreadyTracked);
    let data = "<w:r><w:t><![CDATA[Theo  mục này.]]></w:t></w:r>";
    is_left(data, "CT01", Reason::CannotCut);
}

#[test]
fn numbers_of_changes_are_new_and_the_author_is_named() {
    let content = format!(
        "<w:bookmarkStart w:id=\"900\" w:name=\"b\"/>{}<w:bookmarkEnd w:id=\"900\"/>",
        r("Các  phòng  ban.")
    );
    let xml = is_mended(&content, "CT01", "Các  phòng  ban.", "Các phòng ban.");
    let changes: Vec<&str> = xml
        .split("<w:del w:id=\"")
        .skip(1)
        .map(|rest| rest.split('>').next().unwrap())
        .collect();
    let numbers: Vec<u32> = changes
        .iter()
        .map(|change| {
            let (number, stamp) = change.split_once('"').unwrap();
            assert_eq!(
                stamp,
                " w:author=\"Thể Thức\" w:date=\"2026-11-21T08:00:00Z\""
            );
            number.parse().unwrap()
        })
        .collect();
    assert_eq!(numbers.len(), 2);
    assert!(numbers[0] > 900 && numbers[1] > numbers[0], "{numbers:?}");
}

fn boxed(choice: &str, fallback: &str) -> String {
    format!(
        "{}<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>{choice}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{fallback}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        r("Khung bên cạnh.")
    )
}

#[test]
fn a_text_that_stands_twice_is_changed_twice_alike() {
    let inner = format!("<w:p>{}</w:p>", r("Ghi  chú trong khung."));
    let content = boxed(&inner, &inner);
    let xml = is_mended(
        &content,
        "CT01",
        "Ghi  chú trong khung.",
        "Ghi chú trong khung.",
    );
    assert_eq!(xml.matches("<w:delText").count(), 2, "{xml}");
    let other = format!("<w:p>{}</w:p>", r("Ghi  chú khác."));
    is_left(&boxed(&inner, &other), "CT01", Reason::TwinDiffers);
}

#[test]
fn a_signed_or_protected_file_is_only_reported() {
    let faulty = file(&r("Các  phòng ban."));
    let mut signed = entries(&faulty);
    signed.push(("_xmlsignatures/origin.sigs".to_owned(), Vec::new()));
    let mut protected = entries(&faulty);
    for (name, bytes) in &mut protected {
        if name == "word/settings.xml" {
            let text = String::from_utf8(bytes.clone()).unwrap();
            let lock =
                "<w:documentProtection w:edit=\"readOnly\" w:enforcement=\"1\"/></w:settings>";
            *bytes = text.replace("</w:settings>", lock).into_bytes();
        }
    }
    for (entries, reason) in [(signed, Reason::Signed), (protected, Reason::Protected)] {
        let done = mended(&packed(&entries));
        assert_eq!(done.bytes, None);
        assert!(!done.receipt.left.is_empty());
        assert!(done.receipt.left.iter().all(|left| left.reason == reason));
    }
}

#[test]
fn a_clean_file_is_not_written() {
    let home = Path::new(env!("CARGO_MANIFEST_DIR")).join("../check");
    std::env::set_current_dir(home).unwrap();
    let docx = common::export(&document(&clean("quyet-dinh"), "quyet-dinh"));
    let done = mended(&docx);
    assert_eq!(
        (done.bytes, done.receipt),
        (None, thethuc_mend::Receipt::default())
    );
}

#[test]
fn untouched_entries_keep_their_packed_bytes() {
    let faulty = file(&r("Các  phòng ban."));
    let after = mended(&faulty).bytes.unwrap();
    let raw = |bytes: &[u8]| {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
        (0..archive.len())
            .map(|index| {
                let mut entry = archive.by_index_raw(index).unwrap();
                let mut packed = Vec::new();
                std::io::Read::read_to_end(&mut entry, &mut packed).unwrap();
                (entry.name().to_owned(), entry.crc32(), packed)
            })
            .filter(|(name, ..)| name != BODY)
            .collect::<Vec<_>>()
    };
    assert_eq!(raw(&faulty), raw(&after));
}

/// What Word leaves between runs: nothing, a bookmark, a mark of its spelling.
const BETWEEN: [&str; 3] = [
    "",
    "<w:bookmarkStart w:id=\"5\" w:name=\"b\"/><w:bookmarkEnd w:id=\"5\"/>",
    "<w:proofErr w:type=\"spellStart\"/>",
];
const LOOKS: [&str; 3] = [
    "",
    "<w:rPr><w:b/></w:rPr>",
    "<w:rPr><w:lang w:val=\"nl-NL\"/></w:rPr>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn however_a_text_falls_into_runs_it_is_mended(
        cuts in proptest::collection::btree_set(1_usize..44, 0..9),
        makes in proptest::collection::vec((0_usize..3, 0_usize..3), 10),
    ) {
        let before = "Các phòng  ban  phối hợp , báo cáo kết quả &.";
        let letters: Vec<char> = before.chars().collect();
        let edges: Vec<usize> = [0].into_iter().chain(cuts).chain([letters.len()]).collect();
        let runs: String = edges
            .windows(2)
            .zip(makes)
            .map(|(edge, (between, look))| {
                let text: String = letters[edge[0]..edge[1]].iter().collect();
                let text = text.replace('&', "&amp;");
                format!("{}<w:r>{}<w:t{SPACES}>{text}</w:t></w:r>", BETWEEN[between], LOOKS[look])
            })
            .collect();
        let after = "Các phòng ban phối hợp, báo cáo kết quả &.";
        is_mended(&runs, "CT01", before, after);
    }
}
