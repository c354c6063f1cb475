//! The speller that comes with the program, on sentences.

#![allow(clippy::unwrap_used, reason = "tests say what went wrong by panicking")]

use proptest::prelude::*;
use thethuc_spelling::context::Context;
use thethuc_spelling::model::{Model, ModelError};
use thethuc_spelling::reader::Reader;
use thethuc_spelling::units::units;
use thethuc_spelling::{Dictionary, Misspelling, Reason, Speller, Sure};
use thethuc_text::tokens;
use unicode_normalization::UnicodeNormalization as _;

static LAW: &[u8] = include_bytes!("../data/law.bin");

fn speller() -> &'static Speller {
    Speller::builtin().unwrap()
}

/// What stands there and what is suggested first.
fn told(speller: &Speller, text: &str) -> Vec<(String, String)> {
    let first = |found: &Misspelling| found.suggestions.first().cloned().unwrap_or_default();
    speller
        .check(text)
        .iter()
        .map(|found| (text[found.range.clone()].to_owned(), first(found)))
        .collect()
}

fn tells(text: &str, written: &str, meant: &str) {
    let told = told(speller(), text);
    assert_eq!(told, [(written.to_owned(), meant.to_owned())], "{text}");
}

#[test]
fn words_that_exist_are_judged_by_their_neighbours() {
    tells(
        "Cơ quan có thẩm quyên quyết định theo quy định của pháp luật.",
        "quyên",
        "quyền",
    );
    tells(
        "Tù vào tính chất, mức độ vi phạm để xem xét, xử lý.",
        "Tù",
        "Tùy",
    );
    tells(
        "Trình tư, thủ tục thực hiện theo quy định của pháp luật.",
        "tư",
        "tự",
    );
}

#[test]
fn what_people_write_one_for_another_is_told() {
    tells("Lập dự toán chỉ ngân sách nhà nước.", "chỉ", "chi");
    tells(
        "Việc hạch toán các khoản chỉ được thực hiện theo quy định.",
        "chỉ",
        "chi",
    );
    assert_eq!(told(speller(), "Báo cáo kết quả hàng năm và hằng năm."), []);
}

#[test]
fn letters_that_are_no_syllable_are_told() {
    tells("Báo cáo theo quy địng của pháp luật.", "địng", "định");
    tells("Hội đồng họp tòan thể.", "tòan", "toàn");
    tells("Trồng cây xung quoanh khu dân cư.", "quoanh", "quanh");
    tells(
        "Cơ quan thựchiện nhiệm vụ được giao.",
        "thựchiện",
        "thực hiện",
    );
    tells("Nguyên tắc, trách nhiệm cuả cơ quan.", "cuả", "của");
    tells("Tổng cục Tiêu chuẩn Đo Iường Chất lượng", "Iường", "lường");
    tells(
        "Thông tư số 81/2020/TT-BTCngày 15 tháng 9 năm 2020",
        "81/2020/TT-BTCngày",
        "81/2020/TT-BTC ngày",
    );
}

#[test]
fn letters_that_many_texts_misspell_are_told() {
    tells("Chế độ phụ câp thâm niên.", "câp", "cấp");
    tells(
        "Ủy ban nhân dân tỉnh quyêt định thành lập.",
        "quyêt",
        "quyết",
    );
    tells("Văn bản này đựoc gửi đến các sở.", "đựoc", "được");
    tells("Chính sách hỗtrợ hộ nghèo.", "hỗtrợ", "hỗ trợ");
    tells("Công tác thi đua, khen thuỏng.", "thuỏng", "thưởng");
    tells("Thực hiện giao dich điện tử.", "dich", "dịch");
    tells("Ban hành Qy chuẩn kỹ thuật quốc gia.", "Qy", "Quy");
}

#[test]
fn words_of_other_languages_as_offices_write_them_are_known() {
    let text = "Kho có axít, bazơ, ôxy, nitơ, phốtpho và 20 kilôgam iốt, vận chuyển bằng ôtô.";
    assert_eq!(told(speller(), text), []);
}

#[test]
fn words_written_twice_are_told_but_for_reduplication() {
    for word in ["của", "và", "các", "được"] {
        let text = format!("thực hiện {word} {word} cơ quan");
        let found = speller().check(&text);
        assert!(
            found.iter().any(|f| f.reason == Reason::Doubled),
            "{text}: {found:?}"
        );
    }
    for text in [
        "theo quy định định tại khoản 1",
        "thực hiện hiện các công việc",
        "khai thác tài sản tài sản kết cấu hạ tầng",
        "Thông tư này quy định quy định mức thu",
    ] {
        let found = speller().check(text);
        assert!(
            found.iter().any(|f| f.reason == Reason::Doubled),
            "{text}: {found:?}"
        );
    }
    let reduplicated = ["luôn", "dần", "thường", "chung"];
    let reduplicated = reduplicated.map(|word| format!("công việc {word} {word} được làm"));
    let of_two_words = [
        "tài liệu kèm theo theo quy định",
        "xây dựng kế hoạch hoạch định chính sách",
        "thực hiện hiện đại hóa nền hành chính",
        "Viện kiểm sát kiểm sát việc tuân theo pháp luật",
        "Nhà cung cấp cung cấp báo giá",
        "cơ quan, tổ chức tổ chức đào tạo",
        "các quy định quy định tại Điều này",
        "chi phí tuân thủ thủ tục hành chính",
    ];
    for text in reduplicated.iter().map(String::as_str).chain(of_two_words) {
        let found = speller().check(text);
        assert!(
            found.iter().all(|f| f.reason != Reason::Doubled),
            "{text}: {found:?}"
        );
    }
}

#[test]
fn what_lacks_a_blank_or_a_mark_is_told_in_capitals_too() {
    for (text, written, meant) in [
        (
            "CHẾ ĐỘ SỬ DỤNG TÀI SẢN CÔNGTẠI ĐƠN VỊ",
            "CÔNGTẠI",
            "CÔNG TẠI",
        ),
        ("QUYÈN HẠN, TRÁCH NHIỆM CỦA CƠ QUAN", "QUYÈN", "QUYỀN"),
        ("Mẫu số 06quy định tại Phụ lục", "06quy", "06 quy"),
    ] {
        let wanted = [(written.to_owned(), meant.to_owned())];
        assert_eq!(told(speller(), text), wanted, "{text}");
    }
}

#[test]
fn two_marks_of_one_word_are_mended_together() {
    let text = "Thành lập Trung tâm ứng phó khi có tình huống xây ra.";
    assert_eq!(
        told(speller(), text),
        [("xây".to_owned(), "xảy".to_owned())]
    );
    let text = "Cán bộ có quan điểm, lập trường rõ ràng.";
    assert_eq!(told(speller(), text), []);
}

#[test]
fn two_wrong_words_in_a_row_are_both_told() {
    let told = told(
        speller(),
        "Người lao động tham gia bào hiềm xã hội bắt buộc.",
    );
    let both = [("bào", "bảo"), ("hiềm", "hiểm")];
    let both = both.map(|(written, meant)| (written.to_owned(), meant.to_owned()));
    assert_eq!(told, both);
}

#[test]
fn names_numbers_and_style_are_left_alone() {
    for text in [
        "Kèm theo: PL XI Bien ban xac nhan ho tro.docx",
        "Tài liệu đăng tại https://dichvucong.gov.vn và tại https://congbao.chinhphu.vn.",
        "Phu luc IV Yeu cau an toan thiet ke he thong",
        "Đồng chí Nguyễn Văn Thiện, Chủ tịch UBND xã Krông Pắc, tỉnh Đắk Lắk.",
        "Gửi về địa chỉ vanthu@baclieu.gov.vn trước ngày 15/10/2025, đạt 98,5 %.",
        "Nước cộng hoà; nước cộng hòa; kỹ thuật; kĩ thuật; quý; quí.",
        "Luật số 80/2015/QH13, Nghị định số 30/2020/NĐ-CP, Quyết định số 05/QĐ-UBND.",
        "Các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ, Ủy ban nhân dân các tỉnh, thành phố.",
        "ỦY BAN NHÂN DÂN\nTỈNH SÓC TRĂNG",
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH THÁI NGUYÊN",
        "V.I. Lê-nin, Vla-đi-mia, Mát-xcơ-va, WTO, UNESCO, Chương XIII, điểm đ khoản 2 Điều 5.",
    ] {
        assert_eq!(told(speller(), text), [], "{text}");
    }
}

#[test]
fn an_office_is_read_by_what_it_approved() {
    let text = "không để đùn đẩy, sơ sai, né tránh khi xử lý công việc";
    let mut office = speller().clone();
    for _ in 0..3 {
        office.learn("Khắc phục tình trạng đùn đẩy, sợ sai, né tránh khi xử lý công việc.");
    }
    let expected = [("sơ".to_owned(), "sợ".to_owned())];
    assert_eq!(told(&office, text), expected);
    assert_eq!(
        told(&office, "đùn đẩy, sợ sai, né tránh khi xử lý công việc"),
        []
    );
}

#[test]
fn words_of_a_dictionary_are_right() {
    let text = "Bổ xung báo cáo theo quy địng của pháp luật.";
    assert_eq!(told(speller(), text).len(), 2);
    let mut speller = speller().clone();
    speller.add_words(Dictionary::of_lines("địng\nbổ  xung"));
    assert_eq!(told(&speller, text), []);
}

#[test]
fn places_are_those_of_the_text_that_was_given() {
    let text = "Ba\u{301}o ca\u{301}o theo quy đi\u{323}ng cu\u{309}a pháp luật";
    let found = speller().check(text);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(&text[found[0].range.clone()], "đi\u{323}ng");
    assert_eq!(found[0].sure, Sure::Certain);
}

#[test]
fn damaged_models_are_refused() {
    assert_eq!(
        Model::read(b"no model".to_vec()).unwrap_err(),
        ModelError::Magic
    );
    for len in [8, 40, 100, 5_000, LAW.len() - 1] {
        assert!(Model::read(LAW[..len].to_vec()).is_err(), "{len}");
    }
}

/// Texts that ask most of each layer: words that could all be others, signs that might open a line of
/// initials, letters that are no syllable, combining marks without end, one word without end.
const HOSTILE: [&str; 8] = [
    "nhưng những thông thống de te me ",
    "). ",
    "). T ",
    "địngđịng ",
    "o\u{309}\u{323}",
    "thựchiện",
    "a-b/",
    "QD-",
];

#[test]
fn what_is_asked_of_the_model_grows_with_the_text_alone() {
    let model = speller().model();
    let context = Context {
        model,
        memory: None,
    };
    for text in HOSTILE {
        for times in [64, 128, 256, 512] {
            let text = text.repeat(times);
            let tokens = tokens(&text);
            let units = units(&tokens, |syllable| model.id(syllable));
            assert!(tokens.len() <= text.len() && units.len() <= tokens.len() + 2);
            let reading = Reader::new(context, &tokens, &units).read(0.0);
            assert!(reading.judged <= 5 * units.len(), "{text:.40}");
            let again = speller().check(&text);
            assert!(again.len() <= tokens.len(), "{text:.40}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_fail(bytes: Vec<u8>, joined in "[a-zđêôơư\u{300}\u{301}\u{303}\u{309}\u{323}\u{302}\u{306}\u{31B} ]{0,80}") {
        let latin: String = bytes.iter().map(|&byte| char::from(byte)).collect();
        for text in [String::from_utf8_lossy(&bytes).into_owned(), latin, joined] {
            for found in speller().check(&text) {
                prop_assert!(text.get(found.range.clone()).is_some());
            }
        }
    }

    #[test]
    fn composed_and_decomposed_letters_are_told_alike(text in "[a-zđăâêôơưàảãáạềệổắự ,.]{0,200}") {
        let decomposed: String = text.nfd().collect();
        let told = |text: &str| -> Vec<Vec<String>> {
            speller().check(text).into_iter().map(|found| found.suggestions).collect()
        };
        prop_assert_eq!(told(&text), told(&decomposed));
    }

    #[test]
    fn no_text_makes_it_fail(text in "\\PC{0,200}|[a-zđăâêôơưàảãáạềệổ ,.;*()0-9\n-]{0,300}") {
        let mut behind = 0;
        for found in speller().check(&text) {
            prop_assert!(found.range.start >= behind, "findings overlap");
            prop_assert!(text.get(found.range.clone()).is_some());
            behind = found.range.end;
        }
    }

    #[test]
    fn no_bytes_make_a_model_panic(at in 8..LAW.len(), byte: u8) {
        let mut bytes = LAW.to_vec();
        bytes[at] = byte;
        if let Ok(model) = Model::read(bytes) {
            let speller = Speller::new(model.into());
            let _ = speller.check("Tù vào tính chất, mức độ vi phạm để xem xét, xử lý theo quy địng.");
        }
    }
}
