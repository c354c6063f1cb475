//! Points into the units of WordprocessingML.

/// The largest measure that Word takes: 22 inches.
const LARGEST_TWIPS: f64 = 31_680.0;

/// Twips (1/20 pt). What is not a number counts as 0.
pub(crate) fn twips(pt: f64) -> i32 {
    let twips = (pt * 20.0).round().clamp(-LARGEST_TWIPS, LARGEST_TWIPS);
    if twips.is_nan() { 0 } else { twips as i32 }
}

/// Twips that are not below 0.
pub(crate) fn length_twips(pt: f64) -> u32 {
    twips(pt).max(0).unsigned_abs()
}

/// English metric units, of which a point has 12,700: the unit of drawings.
pub(crate) fn emu(pt: f64) -> u32 {
    length_twips(pt) * 635
}

/// Half points, for sizes of letters: at least 1.
pub(crate) fn half_points(pt: f64) -> usize {
    whole(pt * 2.0).max(1)
}

/// Eighths of a point, for the thickness of borders: from 2 (1/4 pt) to 96 (12 pt), as Word takes
/// them.
pub(crate) fn eighths(pt: f64) -> usize {
    whole(pt * 8.0).clamp(2, 96)
}

fn whole(value: f64) -> usize {
    value.round().clamp(0.0, LARGEST_TWIPS) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_become_whole_units() {
        assert_eq!(twips(56.7), 1134);
        assert_eq!(twips(-28.35), -567);
        assert_eq!(length_twips(-1.0), 0);
        assert_eq!(half_points(13.5), 27);
        assert_eq!(eighths(0.75), 6);
    }

    #[test]
    fn impossible_measures_stay_within_bounds() {
        assert_eq!(twips(f64::NAN), 0);
        assert_eq!(twips(f64::INFINITY), 31_680);
        assert_eq!(half_points(f64::NAN), 1);
        assert_eq!(eighths(-4.0), 2);
    }
}
