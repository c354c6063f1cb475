//! Units of messages: the decree speaks of millimetres, files of points.

/// Millimetres in a point.
pub(super) const MM_PER_PT: f64 = 25.4 / 72.0;
