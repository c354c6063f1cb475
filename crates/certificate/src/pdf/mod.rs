//! The PDF file: its pages, letters and lines, read from the content streams.

mod facts;
mod relations;

use thethuc_reading::Limits;
use thethuc_reading::pdf::{Font, Glyph, Stroke, read_pages};

use crate::CertificateError;
use crate::letters::{Haystack, comparable};

pub use facts::measure;

/// A page.
#[derive(Debug)]
pub struct Page {
    /// Width of the sheet, pt.
    pub width_pt: f64,
    /// Height of the sheet, pt.
    pub height_pt: f64,
    /// Lines drawn on it.
    pub strokes: Vec<Stroke>,
    /// Upper edges of the pictures on it, pt from the top.
    pub pictures: Vec<f64>,
}

/// A PDF file.
#[derive(Debug)]
pub struct Pdf {
    /// Fonts.
    pub fonts: Vec<Font>,
    /// Pages.
    pub pages: Vec<Page>,
    /// Glyphs that show letters, in the order of drawing, with their pages.
    pub glyphs: Vec<(usize, Glyph)>,
    letters: Vec<usize>,
    haystack: Haystack,
}

/// A line of letters: the glyphs of some words that stand on one baseline.
#[derive(Debug, Clone)]
pub struct Line {
    /// Page, from 0.
    pub page: usize,
    /// Left edge, pt.
    pub left_pt: f64,
    /// Right edge, pt.
    pub right_pt: f64,
    /// Baseline, pt from the top.
    pub baseline_pt: f64,
    /// Size of the largest letter, pt.
    pub size_pt: f64,
    /// The letters without blanks.
    pub text: String,
    /// The glyphs.
    pub glyphs: Vec<usize>,
}

impl Line {
    /// The middle between the edges, pt.
    #[must_use]
    pub fn middle_pt(&self) -> f64 {
        f64::midpoint(self.left_pt, self.right_pt)
    }

    /// Length, pt.
    #[must_use]
    pub fn length_pt(&self) -> f64 {
        self.right_pt - self.left_pt
    }
}

impl Pdf {
    /// Reads a file.
    ///
    /// # Errors
    /// When it is no PDF.
    pub fn read(bytes: &[u8]) -> Result<Self, CertificateError> {
        let drawing = read_pages(bytes, &Limits::default())?;
        let (mut pages, mut glyphs) = (Vec::new(), Vec::new());
        for (index, page) in drawing.pages.into_iter().enumerate() {
            let shown = page.glyphs.into_iter();
            let shown = shown.filter(|glyph| !comparable(&glyph.text).is_empty());
            glyphs.extend(shown.map(|glyph| (index, glyph)));
            pages.push(Page {
                width_pt: page.width_pt,
                height_pt: page.height_pt,
                strokes: page.strokes,
                pictures: page.pictures,
            });
        }
        let mut letters = Vec::new();
        let mut chars = Vec::new();
        for (index, (_, glyph)) in glyphs.iter().enumerate() {
            for letter in comparable(&glyph.text) {
                letters.push(index);
                chars.push(letter);
            }
        }
        Ok(Self {
            fonts: drawing.fonts,
            pages,
            glyphs,
            letters,
            haystack: Haystack::new(chars),
        })
    }

    /// Where words stand, as letters counted through the file, first at or after `from`.
    #[must_use]
    pub fn find(&self, words: &str, from: usize) -> Option<Vec<usize>> {
        self.haystack.find(words, from)
    }

    /// The glyphs of some letters.
    #[must_use]
    pub fn glyphs_of(&self, letters: &[usize]) -> Vec<usize> {
        let mut glyphs: Vec<usize> = letters.iter().map(|&letter| self.letters[letter]).collect();
        glyphs.dedup();
        glyphs
    }

    /// The glyphs of a page, by index.
    pub fn glyphs_on(&self, page: usize) -> impl Iterator<Item = (usize, &Glyph)> {
        let start = self.glyphs.partition_point(|(other, _)| *other < page);
        self.glyphs[start..]
            .iter()
            .take_while(move |(other, _)| *other == page)
            .enumerate()
            .map(move |(index, (_, glyph))| (start + index, glyph))
    }

    /// Whether letters stand to the left of a line, on its baseline.
    #[must_use]
    pub fn has_letters_left_of(&self, line: &Line) -> bool {
        self.glyphs_on(line.page).any(|(_, glyph)| {
            (glyph.baseline_pt - line.baseline_pt).abs() < 0.5 && glyph.x_pt < line.left_pt - 0.5
        })
    }

    /// The lines on which some glyphs stand. Raised and lowered letters belong to their line.
    #[must_use]
    pub fn lines(&self, glyphs: &[usize]) -> Vec<Line> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for &index in glyphs {
            let (page, glyph) = &self.glyphs[index];
            let goes_on = groups.last().is_some_and(|group| {
                let (last_page, last) = &self.glyphs[group[0]];
                page == last_page
                    && (glyph.baseline_pt - last.baseline_pt).abs() < 0.5 * last.size_pt
            });
            match groups.last_mut() {
                Some(group) if goes_on => group.push(index),
                _ => groups.push(vec![index]),
            }
        }
        groups.iter().filter_map(|group| self.line(group)).collect()
    }

    fn line(&self, glyphs: &[usize]) -> Option<Line> {
        let of = |index: &usize| &self.glyphs[*index].1;
        let largest = glyphs
            .iter()
            .max_by(|a, b| of(a).size_pt.total_cmp(&of(b).size_pt))?;
        let edges = glyphs
            .iter()
            .map(|index| (of(index).x_pt, of(index).x_pt + of(index).width_pt));
        Some(Line {
            page: self.glyphs[*largest].0,
            left_pt: edges.clone().map(|edge| edge.0).fold(f64::MAX, f64::min),
            right_pt: edges.map(|edge| edge.1).fold(f64::MIN, f64::max),
            baseline_pt: of(largest).baseline_pt,
            size_pt: of(largest).size_pt,
            text: glyphs.iter().map(|index| of(index).text.as_str()).collect(),
            glyphs: glyphs.to_vec(),
        })
    }
}
