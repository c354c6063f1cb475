//! A list to be printed, in words: whoever writes it adds none.

/// A column.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Head {
    /// What stands above it.
    pub(super) name: &'static str,
    /// Its share of the width.
    pub(super) share: f64,
    /// Whether its cells are centred: numbers and dates.
    pub(super) centred: bool,
}

/// The cover of a book — NĐ 30/2020/NĐ-CP, PL IV, I.1 and VI.1.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Cover {
    /// Tên cơ quan chủ quản trực tiếp, in capitals; blank where there is none.
    pub(super) superior: String,
    /// Tên cơ quan, đơn vị, in capitals.
    pub(super) office: String,
    /// Tên sổ, in capitals.
    pub(super) title: String,
    /// `Năm: 2026`, `Từ ngày … đến ngày …`, `Từ số … đến số …`, `Quyển số: …`.
    pub(super) lines: Vec<String>,
}

/// A list to be printed.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Listing {
    /// On a page of its own before the list; none for a list that begins with its title.
    pub(super) cover: Option<Cover>,
    /// The bodies above the title of a list without a cover, the superior one first.
    pub(super) bodies: Vec<String>,
    /// The title.
    pub(super) title: String,
    /// Lines below the title.
    pub(super) subtitles: Vec<String>,
    /// The columns.
    pub(super) heads: Vec<Head>,
    /// The rows, each with a cell for every column.
    pub(super) rows: Vec<Vec<String>>,
    /// Lines below the list.
    pub(super) footer: Vec<String>,
}

/// A column of words.
pub(super) const fn words(name: &'static str, share: f64) -> Head {
    Head {
        name,
        share,
        centred: false,
    }
}

/// A column of numbers, dates and short marks.
pub(super) const fn short(name: &'static str, share: f64) -> Head {
    Head {
        name,
        share,
        centred: true,
    }
}
