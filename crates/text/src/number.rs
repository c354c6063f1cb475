//! Numbers in words.

/// The number that words name (`một triệu hai trăm nghìn đồng chẵn`); none where a word among them is
/// no part of a number.
#[must_use]
pub fn number_of_words(words: &str) -> Option<u64> {
    let (mut whole, mut group, mut digit) = (0_u64, 0_u64, None::<u64>);
    let mut said = false;
    for word in words
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty())
    {
        let word = word.to_lowercase();
        if let Some(value) = digit_of(&word) {
            group = group.checked_add(digit.unwrap_or(0))?;
            digit = Some(value);
            said = true;
            continue;
        }
        match word.as_str() {
            "linh" | "lẻ" | "chẵn" | "đồng" => continue,
            "mười" => group += 10,
            "mươi" => group += digit.take()? * 10,
            "trăm" => group += digit.take()? * 100,
            "nghìn" | "ngàn" => whole = raised(whole, &mut group, &mut digit, 1_000)?,
            "triệu" => whole = raised(whole, &mut group, &mut digit, 1_000_000)?,
            "tỷ" | "tỉ" => {
                let all = whole
                    .checked_add(group)?
                    .checked_add(digit.take().unwrap_or(0))?;
                whole = all.checked_mul(1_000_000_000)?;
                group = 0;
            }
            _ => return None,
        }
        said = true;
    }
    let rest = group.checked_add(digit.unwrap_or(0))?;
    whole.checked_add(rest).filter(|_| said)
}

/// The number so far with the last group counted in thousands or millions.
fn raised(whole: u64, group: &mut u64, digit: &mut Option<u64>, by: u64) -> Option<u64> {
    let own = group.checked_add(digit.take().unwrap_or(0))?;
    *group = 0;
    whole.checked_add(own.checked_mul(by)?)
}

fn digit_of(word: &str) -> Option<u64> {
    Some(match word {
        "không" => 0,
        "một" | "mốt" => 1,
        "hai" => 2,
        "ba" => 3,
        "bốn" | "tư" => 4,
        "năm" | "lăm" | "nhăm" => 5,
        "sáu" => 6,
        "bảy" | "bẩy" => 7,
        "tám" => 8,
        "chín" => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted() {
        for (words, number) in [
            ("Năm mươi ba triệu bốn trăm hai mươi nghìn đồng", 53_420_000),
            ("một tỷ không trăm linh năm triệu", 1_005_000_000),
            ("hai mươi mốt", 21),
            ("mười lăm nghìn", 15_000),
            ("một trăm lẻ tư", 104),
            ("ba tỷ hai trăm triệu đồng chẵn", 3_200_000_000),
            ("không", 0),
        ] {
            assert_eq!(number_of_words(words), Some(number), "{words}");
        }
    }

    #[test]
    fn what_is_no_number_is_none() {
        for words in ["", "mấy triệu", "trăm triệu", "hai trăm linh mấy"] {
            assert_eq!(number_of_words(words), None, "{words}");
        }
        let long = "chín tỷ ".repeat(40);
        assert_eq!(number_of_words(&long), None);
    }
}
