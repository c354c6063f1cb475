//! Names of files, from wherever they come.

/// The most characters that a name keeps.
const MAX_CHARS: usize = 150;

/// What a name becomes of which nothing is left.
const NAMELESS: &str = "khong-ten";

/// What Windows takes for a device, whatever the ending.
const DEVICES: [&str; 4] = ["CON", "PRN", "AUX", "NUL"];

/// A name as the name of one file, which every disk takes: no stroke, so no folder; no control
/// character and none that turns letters round; nothing that Windows refuses; not too long. A good
/// name stays as it is.
#[must_use]
pub fn file_name(name: &str) -> String {
    let clean: String = name
        .chars()
        .filter(|letter| !is_hidden(*letter))
        .map(|letter| if is_refused(letter) { '-' } else { letter })
        .collect();
    let short = shorten(clean.trim_matches(is_edge));
    match short.trim_matches(is_edge) {
        "" => NAMELESS.to_owned(),
        name if is_device(name) => format!("_{name}"),
        name => name.to_owned(),
    }
}

/// What no name begins or ends with: `.` and `..` are no names, and Windows drops dots and blanks.
fn is_edge(letter: char) -> bool {
    letter == '.' || letter.is_whitespace()
}

fn is_refused(letter: char) -> bool {
    letter.is_control() || "/\\:*?\"<>|".contains(letter)
}

/// What is not seen, and may show an ending that the name has not.
fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// The beginning of a name that is too long, with its ending.
fn shorten(name: &str) -> String {
    let count = name.chars().count();
    if count <= MAX_CHARS {
        return name.to_owned();
    }
    let ending = ending(name).filter(|ending| ending.len() < 10);
    let tail = ending.map_or_else(String::new, |ending| format!(".{ending}"));
    let head = name.chars().take(MAX_CHARS - tail.chars().count());
    head.collect::<String>() + &tail
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    let is_port = |kind: &str| {
        let number = stem.get(..3).filter(|head| head.eq_ignore_ascii_case(kind));
        number.is_some()
            && stem.len() == 4
            && stem.ends_with(|letter: char| letter.is_ascii_digit())
    };
    let mut devices = DEVICES.iter();
    devices.any(|device| stem.eq_ignore_ascii_case(device)) || is_port("COM") || is_port("LPT")
}

/// The letters behind the last dot of a name.
#[must_use]
pub fn ending(name: &str) -> Option<&str> {
    let (stem, ending) = name.rsplit_once('.')?;
    (!stem.is_empty() && !ending.is_empty()).then_some(ending)
}

/// Whether a name ends so, in whatever case.
#[must_use]
pub fn ends_in(name: &str, wanted: &str) -> bool {
    ending(name).is_some_and(|ending| ending.eq_ignore_ascii_case(wanted))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_a_name_becomes() {
        for (given, name) in [
            ("123.SNV-VP.signed.pdf", "123.SNV-VP.signed.pdf"),
            ("Kế hoạch năm 2026.pdf", "Kế hoạch năm 2026.pdf"),
            ("12/QĐ-UBND.pdf", "12-QĐ-UBND.pdf"),
            ("../../etc/passwd", "-..-etc-passwd"),
            ("C:\\Windows\\a.pdf", "C--Windows-a.pdf"),
            ("thu\u{202e}fdp.exe", "thufdp.exe"),
            ("con.pdf", "_con.pdf"),
            ("LPT1", "_LPT1"),
            (" .. ", NAMELESS),
            ("", NAMELESS),
        ] {
            assert_eq!(file_name(given), name, "{given}");
        }
    }

    #[test]
    fn a_long_name_keeps_its_ending() {
        let name = file_name(&format!("{}.pdf", "ệ".repeat(400)));
        assert_eq!(name.chars().count(), MAX_CHARS);
        assert!(ends_in(&name, "PDF"));
    }

    proptest! {
        #[test]
        fn a_name_is_one_name_and_stays_it(given in "\\PC{0,40}|[./\\\\: a-c\u{202e}\0]{0,12}") {
            let name = file_name(&given);
            prop_assert!(!name.contains(['/', '\\', '\0']) && name != "." && name != "..");
            prop_assert_eq!(file_name(&name), name);
        }
    }
}
