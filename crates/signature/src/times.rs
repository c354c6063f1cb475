//! Moments as ASN.1 writes them.

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::asn1::Malformed;

/// `GeneralizedTime`: `20261120031500Z`, with or without parts of a second.
pub(crate) fn generalized(content: &[u8]) -> Result<DateTime<Utc>, Malformed> {
    moment(text(content)?)
}

/// `UTCTime`: `261120031500Z`; years from 50 on are of the last century (RFC 5280, 4.1.2.5.1).
pub(crate) fn utc(content: &[u8]) -> Result<DateTime<Utc>, Malformed> {
    let text = text(content)?;
    let century = match text.get(..2).and_then(|year| year.parse::<u8>().ok()) {
        Some(0..50) => "20",
        Some(_) => "19",
        None => return Err(Malformed),
    };
    moment(&format!("{century}{text}"))
}

fn text(content: &[u8]) -> Result<&str, Malformed> {
    let text = str::from_utf8(content).map_err(|_| Malformed)?;
    text.strip_suffix('Z').ok_or(Malformed)
}

fn moment(text: &str) -> Result<DateTime<Utc>, Malformed> {
    NaiveDateTime::parse_from_str(text, "%Y%m%d%H%M%S%.f")
        .map(|time| time.and_utc())
        .map_err(|_| Malformed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_with_and_without_parts_of_a_second() {
        let read = |text: &str| generalized(text.as_bytes()).map(|time| time.to_rfc3339());
        assert_eq!(
            read("20261120031503Z").unwrap(),
            "2026-11-20T03:15:03+00:00"
        );
        assert_eq!(
            read("20261120031503.25Z").unwrap(),
            "2026-11-20T03:15:03.250+00:00"
        );
        assert!(read("20261120031503").is_err());
        assert!(read("2026").is_err());
    }

    #[test]
    fn short_years_stand_in_their_century() {
        let read = |text: &str| utc(text.as_bytes()).map(|time| time.to_rfc3339());
        assert_eq!(read("261120031503Z").unwrap(), "2026-11-20T03:15:03+00:00");
        assert_eq!(read("991231235959Z").unwrap(), "1999-12-31T23:59:59+00:00");
        assert!(read("Z").is_err());
        assert!(read("éé1120031503Z").is_err());
    }
}
