//! Thời gian ban hành. Drafts leave the day, or the day and the month, blank.

use serde::{Deserialize, Serialize};

/// Ngày, tháng, năm (date of issue), each of which may still be blank
/// — NĐ 30/2020/NĐ-CP, PL I/II.4.b.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, try_from = "Parts")]
pub struct NgayThangNam {
    /// Day of the month, 1–31.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub ngay: Option<u8>,
    /// Month, 1–12.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub thang: Option<u8>,
    /// Year, 1900–2199.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub nam: Option<u16>,
}

/// A date that no calendar has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateError {
    /// The day is not in this month.
    #[error("day {0} does not exist in that month")]
    Day(u8),
    /// The month is not 1 to 12.
    #[error("month {0} does not exist")]
    Month(u8),
    /// The year is outside 1900 to 2199.
    #[error("year {0} is outside 1900 to 2199")]
    Year(u16),
}

impl NgayThangNam {
    /// A date whose parts exist together; a blank part makes no claim.
    ///
    /// # Errors
    /// When a part, or the day in its month, does not exist.
    pub fn new(ngay: Option<u8>, thang: Option<u8>, nam: Option<u16>) -> Result<Self, DateError> {
        if let Some(nam) = nam.filter(|nam| !(1900..=2199).contains(nam)) {
            return Err(DateError::Year(nam));
        }
        if let Some(thang) = thang.filter(|thang| !(1..=12).contains(thang)) {
            return Err(DateError::Month(thang));
        }
        if let Some(ngay) = ngay.filter(|ngay| !(1..=days_in(thang, nam)).contains(ngay)) {
            return Err(DateError::Day(ngay));
        }
        Ok(Self { ngay, thang, nam })
    }
}

fn days_in(thang: Option<u8>, nam: Option<u16>) -> u8 {
    match thang {
        Some(4 | 6 | 9 | 11) => 30,
        Some(2) => match nam {
            Some(nam) if !is_leap(nam) => 28,
            _ => 29,
        },
        _ => 31,
    }
}

fn is_leap(nam: u16) -> bool {
    nam.is_multiple_of(4) && (!nam.is_multiple_of(100) || nam.is_multiple_of(400))
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Parts {
    ngay: Option<u8>,
    thang: Option<u8>,
    nam: Option<u16>,
}

impl TryFrom<Parts> for NgayThangNam {
    type Error = DateError;

    fn try_from(parts: Parts) -> Result<Self, DateError> {
        Self::new(parts.ngay, parts.thang, parts.nam)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_calendar_pass_and_others_do_not() {
        assert!(NgayThangNam::new(Some(29), Some(2), Some(2024)).is_ok());
        assert_eq!(
            NgayThangNam::new(Some(29), Some(2), Some(2023)),
            Err(DateError::Day(29))
        );
        assert_eq!(
            NgayThangNam::new(Some(31), Some(4), None),
            Err(DateError::Day(31))
        );
        assert_eq!(
            NgayThangNam::new(None, Some(13), None),
            Err(DateError::Month(13))
        );
        assert_eq!(
            NgayThangNam::new(None, None, Some(20)),
            Err(DateError::Year(20))
        );
    }

    #[test]
    fn a_draft_may_leave_the_day_blank() {
        let draft: NgayThangNam = serde_json::from_str(r#"{"thang":4,"nam":2023}"#).unwrap();
        assert_eq!(draft.ngay, None);
        assert_eq!(
            serde_json::to_string(&draft).unwrap(),
            r#"{"thang":4,"nam":2023}"#
        );
    }
}
