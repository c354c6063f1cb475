//! Colours.

/// The colours of a drawing, as CSS writes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything.
    pub(crate) ground: &'static str,
    /// Boxes.
    pub(crate) field: &'static str,
    /// Letters.
    pub(crate) ink: &'static str,
    /// Letters of less weight, and plain arrows.
    pub(crate) soft: &'static str,
    /// Edges of boxes.
    pub(crate) edge: &'static str,
    /// What the drawing is about, and strong arrows.
    pub(crate) accent: &'static str,
    /// Boxes that the drawing is about.
    pub(crate) accent_field: &'static str,
    /// What is out of order.
    pub(crate) seal: &'static str,
    /// Boxes out of order.
    pub(crate) seal_field: &'static str,
    /// What is to be looked at.
    pub(crate) amber: &'static str,
    /// Boxes to be looked at.
    pub(crate) amber_field: &'static str,
}

impl Palette {
    /// The colours of the window by day.
    pub const LIGHT: Self = Self {
        ground: "#fdfcfa",
        field: "#ffffff",
        ink: "#23211d",
        soft: "#5d574b",
        edge: "#b5ad9d",
        accent: "#17505e",
        accent_field: "#e2eef0",
        seal: "#9c2a1c",
        seal_field: "#fbe9e5",
        amber: "#7a5200",
        amber_field: "#fbf1da",
    };

    /// The colours of the window by night.
    pub const DARK: Self = Self {
        ground: "#211f1d",
        field: "#292724",
        ink: "#eeeae1",
        soft: "#b9b2a4",
        edge: "#5b564d",
        accent: "#86c9d6",
        accent_field: "#20383d",
        seal: "#f2978a",
        seal_field: "#43211c",
        amber: "#e8bd66",
        amber_field: "#3a2f18",
    };
}
