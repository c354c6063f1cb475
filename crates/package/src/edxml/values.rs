//! Days and moments, written one way and read as they are met.

use chrono::{DateTime, NaiveDate, NaiveDateTime};

const DAYS: [&str; 3] = ["%Y/%m/%d", "%Y-%m-%d", "%d/%m/%Y"];
const TIMES: [&str; 3] = ["%H:%M:%S%.f", "%H:%M", "T%H:%M:%S%.f"];

/// `yyyy/MM/dd`.
pub(super) fn day(day: Option<NaiveDate>) -> String {
    day.map_or_else(String::new, |day| day.format(DAYS[0]).to_string())
}

/// `yyyy/MM/dd HH:mm:ss`.
pub(super) fn moment(moment: Option<NaiveDateTime>) -> String {
    let format = "%Y/%m/%d %H:%M:%S";
    moment.map_or_else(String::new, |moment| moment.format(format).to_string())
}

/// A day in any of the orders that are met, with or without a time behind it.
pub(super) fn read_day(text: &str) -> Option<NaiveDate> {
    let day = DAYS
        .iter()
        .find_map(|format| NaiveDate::parse_from_str(text, format).ok());
    day.or_else(|| read_moment(text).map(|moment| moment.date()))
}

/// A moment; a time zone is left out, since messages are written in that of Vietnam.
pub(super) fn read_moment(text: &str) -> Option<NaiveDateTime> {
    if let Ok(zoned) = DateTime::parse_from_rfc3339(text) {
        return Some(zoned.naive_local());
    }
    DAYS.iter().find_map(|day| {
        TIMES.iter().find_map(|time| {
            let blank = if time.starts_with('T') { "" } else { " " };
            let format = format!("{day}{blank}{time}");
            NaiveDateTime::parse_from_str(text, &format).ok()
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_moments_in_the_orders_that_are_met() {
        let wanted = NaiveDate::from_ymd_opt(2026, 11, 20);
        for text in [
            "2026/11/20",
            "2026-11-20",
            "20/11/2026",
            "20/11/2026 08:30:00",
            "2026-11-20T08:30:00",
            "2026-11-20T08:30:00+07:00",
        ] {
            assert_eq!(read_day(text), wanted, "{text}");
        }
        for text in ["", "20-11-2026", "2026/13/01", "hôm nay"] {
            assert_eq!(read_day(text), None, "{text}");
        }
        let moment = read_moment("2026/11/20 08:30:05").unwrap();
        assert_eq!(super::moment(Some(moment)), "2026/11/20 08:30:05");
    }
}
