//! How fast running text is read, beside one pass of a plain pattern for symbols over the same text.

use divan::Bencher;
use divan::counter::BytesCount;
use regex::Regex;

fn main() {
    divan::main();
}

/// Paragraphs as offices write them: one citation in about four hundred letters.
const PLAIN: &str = "Để kịp thời chấn chỉnh kỷ luật, kỷ cương hành chính, nâng cao chất lượng tham mưu, các cơ quan, \
đơn vị khẩn trương rà soát nhiệm vụ được giao, bảo đảm đúng tiến độ; trường hợp có khó khăn, vướng mắc vượt thẩm \
quyền thì kịp thời báo cáo, đề xuất phương án giải quyết theo quy định của pháp luật. Thực hiện Công điện số \
280/CĐ-TTg ngày 19/4/2023 của Thủ tướng Chính phủ, các đơn vị báo cáo kết quả trước ngày 15 hằng tháng.\n";

/// Letters that are nearly citations.
const NEAR: &str = "18/20202QĐ-UBND 45/25010/NĐ-CP 280/CD-TTg 24/7 05/3/2020 15/B Điều khoản này ";

fn text(of: &str, megabytes: usize) -> String {
    of.repeat((megabytes << 20) / of.len())
}

#[divan::bench]
fn plain_text(bencher: Bencher) {
    let text = text(PLAIN, 4);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| thethuc_citation::find(&text));
}

#[divan::bench]
fn near_misses(bencher: Bencher) {
    let text = text(NEAR, 4);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| thethuc_citation::find(&text));
}

/// What a plain pattern for symbols costs on the same text.
#[divan::bench]
fn plain_text_by_pattern(bencher: Bencher) {
    let text = text(PLAIN, 4);
    let pattern = Regex::new(
        r"\d{1,6}(?:\.\d{1,3})?[a-zđ]?(?:/(?:19|20)\d{2})?(?:/\p{Lu}[\p{L}\p{N}&]*(?:-\p{Lu}[\p{L}\p{N}&]*)*|-\p{Lu}[\p{L}\p{N}&]*/\p{Lu}[\p{L}\p{N}&]*(?:-\p{Lu}[\p{L}\p{N}&]*)*)",
    );
    let Ok(pattern) = pattern else { return };
    bencher
        .counter(BytesCount::of_str(&text))
        .bench(|| pattern.find_iter(&text).count());
}
