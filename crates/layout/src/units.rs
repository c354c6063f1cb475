//! Whole units inside the crate: no sum of measures is ever rounded.
//!
//! Heights and positions are twips (1/20 pt), as WordprocessingML and LibreOffice count them.
//! Widths of letters are [`Fine`]: an advance in 1/2048 em times a size in twips.

/// 1/20 pt.
pub(crate) type Twips = i64;

/// 1/2048 twip: width of letters.
pub(crate) type Fine = i64;

const FINE_IN_TWIP: i64 = 2048;

/// Points to the nearest twip. Figures beyond any sheet are cut off, what is no number is 0.
pub(crate) fn twips(pt: f64) -> Twips {
    (pt * 20.0).round().clamp(-1e9, 1e9) as Twips
}

/// Twips to points.
pub(crate) fn pt(twips: Twips) -> f64 {
    twips as f64 / 20.0
}

/// Twips to the fine unit.
pub(crate) fn fine(twips: Twips) -> Fine {
    twips * FINE_IN_TWIP
}

/// The fine unit to points.
pub(crate) fn fine_to_pt(width: Fine) -> f64 {
    width as f64 / (20.0 * FINE_IN_TWIP as f64)
}

/// The fine unit to twips, rounded up: a column of that width holds the letters.
pub(crate) fn fine_to_twips_up(width: Fine) -> Twips {
    (width + FINE_IN_TWIP - 1).div_euclid(FINE_IN_TWIP)
}
