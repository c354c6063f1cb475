//! Numbers and dates as the decree writes them — PL I/II.3.c and PL I/II.4.b.

use thethuc_model::NgayThangNam;

/// The gap left for a number that is written in by hand. The blanks do not break, so they keep
/// their width.
pub const BLANK_NUMBER: &str = "\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}";

/// The gap left for a day, a month or a year that is written in by hand.
pub const BLANK_DATE_PART: &str = "\u{A0}\u{A0}\u{A0}\u{A0}\u{A0}";

/// Số của văn bản: two digits at least — PL I/II.3.c.
#[must_use]
pub fn number(so: u32) -> String {
    format!("{so:02}")
}

/// Ngày: two digits — PL I/II.4.b.
#[must_use]
pub fn day(ngay: u8) -> String {
    format!("{ngay:02}")
}

/// Tháng: a zero before 1 and 2 only — PL I/II.4.b.
#[must_use]
pub fn month(thang: u8) -> String {
    if thang < 3 {
        format!("{thang:02}")
    } else {
        thang.to_string()
    }
}

/// Năm: all its digits — PL I/II.4.b.
#[must_use]
pub fn year(nam: u16) -> String {
    nam.to_string()
}

/// `ngày 05 tháng 3 năm 2020`, with gaps for the blank parts — PL I/II.4.b.
#[must_use]
pub fn date_line(date: &NgayThangNam) -> String {
    let blank = || BLANK_DATE_PART.to_owned();
    format!(
        "ngày {} tháng {} năm {}",
        date.ngay.map_or_else(blank, day),
        date.thang.map_or_else(blank, month),
        date.nam.map_or_else(blank, year),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_below_ten_have_a_zero() {
        assert_eq!([number(5), number(10), number(1234)], ["05", "10", "1234"]);
    }

    #[test]
    fn only_the_first_two_months_have_a_zero() {
        let printed: Vec<_> = (1..=12).map(month).collect();
        assert_eq!(
            printed,
            [
                "01", "02", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"
            ]
        );
        assert_eq!([day(5), day(15)], ["05", "15"]);
    }

    #[test]
    fn a_date_is_written_in_full() {
        let date = NgayThangNam {
            ngay: Some(5),
            thang: Some(3),
            nam: Some(2020),
        };
        assert_eq!(date_line(&date), "ngày 05 tháng 3 năm 2020");
        let draft = NgayThangNam { ngay: None, ..date };
        assert_eq!(
            date_line(&draft),
            format!("ngày {BLANK_DATE_PART} tháng 3 năm 2020")
        );
    }
}
