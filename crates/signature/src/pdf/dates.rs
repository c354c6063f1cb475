//! Dates as PDF writes them: `D:20261120101500+07'00'`.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone};

/// Writes a date.
pub(crate) fn write(at: &DateTime<FixedOffset>) -> String {
    let zone = at.format("%z").to_string();
    let (hours, minutes) = zone.split_at(zone.len() - 2);
    format!("D:{}{hours}'{minutes}'", at.format("%Y%m%d%H%M%S"))
}

/// Reads a date; what is left out after the year counts from its beginning, and a date without a
/// zone stands in that of Greenwich.
pub(crate) fn read(text: &str) -> Option<DateTime<FixedOffset>> {
    let text = text.trim().strip_prefix("D:").unwrap_or(text.trim());
    let digits = text.len()
        - text
            .trim_start_matches(|letter: char| letter.is_ascii_digit())
            .len();
    let (stamp, zone) = text.split_at(digits);
    let part = |range: std::ops::Range<usize>, otherwise: u32| match stamp.get(range) {
        Some(part) => part.parse().ok(),
        None => Some(otherwise),
    };
    let date = NaiveDate::from_ymd_opt(
        stamp.get(0..4)?.parse().ok()?,
        part(4..6, 1)?,
        part(6..8, 1)?,
    )?;
    let time = date.and_hms_opt(part(8..10, 0)?, part(10..12, 0)?, part(12..14, 0)?)?;
    offset(zone)?.from_local_datetime(&time).single()
}

fn offset(zone: &str) -> Option<FixedOffset> {
    let sign = match zone.chars().next() {
        None | Some('Z') => return FixedOffset::east_opt(0),
        Some('+') => 1,
        Some('-') => -1,
        Some(_) => return None,
    };
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let hours: i32 = digits.get(0..2)?.parse().ok()?;
    let minutes: i32 = digits
        .get(2..4)
        .map_or(Some(0), |minutes| minutes.parse().ok())?;
    FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_go_out_and_come_back() {
        let at = read("D:20261120101503+07'00'").unwrap();
        assert_eq!(at.to_rfc3339(), "2026-11-20T10:15:03+07:00");
        assert_eq!(write(&at), "D:20261120101503+07'00'");
    }

    #[test]
    fn short_and_strange_dates_are_read_as_far_as_they_go() {
        let read = |text| read(text).map(|at| at.to_rfc3339());
        assert_eq!(read("D:2026").as_deref(), Some("2026-01-01T00:00:00+00:00"));
        assert_eq!(
            read("20261120101503Z").as_deref(),
            Some("2026-11-20T10:15:03+00:00")
        );
        assert_eq!(
            read("D:20261120101503-03").as_deref(),
            Some("2026-11-20T10:15:03-03:00")
        );
        assert_eq!(read("D:20261399"), None);
        assert_eq!(read("hôm qua"), None);
        assert_eq!(read(""), None);
    }
}
