//! Glyph numbers and widths by letter.

use std::collections::HashMap;

/// Units of a width in one em. Files with another grid are rounded to this one, which is that of
/// Times New Roman and Liberation Serif.
pub(super) const UNITS: u16 = 2048;

/// Letters below this code point are looked up by index: Latin with all Vietnamese letters, and
/// the general punctuation.
const DENSE: usize = 0x2080;

/// Letters that look like another one and are drawn with its glyph where the font has none of their
/// own: the non-breaking hyphen and the non-breaking blank.
const STAND_INS: [(char, char); 2] = [('\u{2011}', '-'), ('\u{A0}', ' ')];

/// Glyph number and width of one letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Glyph {
    /// Number in the file; 0 means that there is none.
    pub(super) id: u16,
    /// Width, 1/2048 em.
    pub(super) advance: u16,
}

/// Glyphs of one face.
pub(super) struct GlyphTable {
    dense: Box<[Glyph]>,
    sparse: HashMap<char, Glyph>,
    blank: u16,
}

impl GlyphTable {
    /// Reads the Unicode tables of a file; none when it has no blank.
    pub(super) fn read(file: &ttf_parser::Face<'_>) -> Option<Self> {
        let mut table = Self {
            dense: vec![Glyph::default(); DENSE].into_boxed_slice(),
            sparse: HashMap::new(),
            blank: 0,
        };
        for subtable in file.tables().cmap.iter().flat_map(|cmap| cmap.subtables) {
            if subtable.is_unicode() {
                subtable.codepoints(|code| table.insert(file, code));
            }
        }
        let blank = table.get(' ')?;
        table.blank = blank.advance;
        for (letter, drawn_as) in STAND_INS {
            if let (None, Some(glyph)) = (table.get(letter), table.get(drawn_as)) {
                table.put(letter, glyph);
            }
        }
        Some(table)
    }

    fn insert(&mut self, file: &ttf_parser::Face<'_>, code: u32) {
        let Some(letter) = char::from_u32(code) else {
            return;
        };
        let Some(id) = file.glyph_index(letter).filter(|id| id.0 != 0) else {
            return;
        };
        let units = u32::from(file.glyph_hor_advance(id).unwrap_or(0));
        let upem = u32::from(file.units_per_em()).max(1);
        let advance = (units * u32::from(UNITS) + upem / 2) / upem;
        let glyph = Glyph {
            id: id.0,
            advance: u16::try_from(advance).unwrap_or(u16::MAX),
        };
        self.put(letter, glyph);
    }

    fn put(&mut self, letter: char, glyph: Glyph) {
        match self.dense.get_mut(letter as usize) {
            Some(place) => *place = glyph,
            None => {
                self.sparse.insert(letter, glyph);
            }
        }
    }

    /// The glyph of a letter.
    pub(super) fn get(&self, letter: char) -> Option<Glyph> {
        match self.dense.get(letter as usize) {
            Some(glyph) => (glyph.id != 0).then_some(*glyph),
            None => self.sparse.get(&letter).copied(),
        }
    }

    /// Width of a letter, 1/2048 em; that of a blank when the font lacks it.
    pub(super) fn advance(&self, letter: char) -> u16 {
        if is_unseen(letter) {
            return 0;
        }
        self.get(letter).map_or(self.blank, |glyph| glyph.advance)
    }
}

/// Characters that are never seen and have no width: soft hyphens, joiners, direction marks and
/// byte order marks.
pub(super) fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}')
}
