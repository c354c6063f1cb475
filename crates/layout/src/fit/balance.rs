//! Line breaks in centred texts that need more than one line: at the borders of phrases, lines of
//! like length, never one word alone on the last.
//!
//! A greedy break would fill the first line and leave what remains to the last one, and set
//! `ỦY BAN NHÂN DÂN TỈNH / THÁI NGUYÊN` for `ỦY BAN NHÂN DÂN / TỈNH THÁI NGUYÊN`.

use thethuc_markup::{Paragraph, Run};

use super::phrases::{Penalty, penalties};
use super::{Fitter, cut, line_break};
use crate::lines::At;
use crate::look::Look;
use crate::pieces::{Piece, is_blank, pieces};
use crate::units::{Fine, Twips, fine};

/// Texts of more words are no titles and stay as they are.
const MOST_WORDS: usize = 120;

/// Room to spare on a line with a break of the fit, as a share of the room.
const SPARE_SHARE: Fine = 100;

/// Cost of a line that is shorter than its room by all of it.
const RAGGED: Penalty = 100.0;
/// Cost of one word alone on the last line, and on another.
const LONE_LAST: Penalty = 80.0;
const LONE: Penalty = 15.0;

/// Styles whose texts are one line by law, or a fixed form.
const AS_THEY_ARE: [&str; 4] = ["quoc_hieu", "tieu_ngu", "dia_danh_thoi_gian", "so_ky_hieu"];

/// A word and where it stands.
struct Word {
    text: String,
    start: At,
    end: At,
    width: Fine,
    /// Width of the blanks before it.
    gap: Fine,
}

/// Breaks a centred paragraph that does not fit on one line.
pub(super) fn balance(fitter: &Fitter<'_>, paragraph: &mut Paragraph, width: Twips) {
    if !fitter.is_centered(paragraph) || AS_THEY_ARE.contains(&paragraph.style.as_str()) {
        return;
    }
    let look = Look::of(paragraph, fitter.styles);
    let room =
        fine(crate::lines::room(&look, width, true).min(crate::lines::room(&look, width, false)));
    let letters = pieces(paragraph, look.size, None);
    let gaps: Vec<(At, At)> = segments(fitter, &letters)
        .into_iter()
        .flat_map(|words| {
            breaks(&words, room)
                .into_iter()
                .map(|at| (words[at - 1].end, words[at].start))
                .collect::<Vec<_>>()
        })
        .collect();
    drop(letters);
    for (from, to) in gaps.into_iter().rev() {
        insert_break(&mut paragraph.runs, from, to);
    }
}

/// The words between the breaks that the text has already.
fn segments(fitter: &Fitter<'_>, pieces: &[Piece<'_>]) -> Vec<Vec<Word>> {
    let mut segments = vec![Vec::new()];
    let mut gap = 0;
    let mut in_word = false;
    for (index, piece) in pieces.iter().enumerate() {
        let Some(text) = piece.text.as_deref() else {
            segments.push(Vec::new());
            (gap, in_word) = (0, false);
            continue;
        };
        for (byte, letter) in text.char_indices() {
            let advance = piece.advance(fitter.fonts, letter);
            if is_blank(letter) {
                gap += advance;
                in_word = false;
                continue;
            }
            let end = At {
                piece: index,
                byte: byte + letter.len_utf8(),
            };
            let words = segments
                .last_mut()
                .filter(|_| in_word)
                .and_then(|words: &mut Vec<Word>| words.last_mut());
            if let Some(word) = words {
                word.text.push(letter);
                word.width += advance;
                word.end = end;
            } else if let Some(words) = segments.last_mut() {
                let start = At { piece: index, byte };
                words.push(Word {
                    text: letter.to_string(),
                    start,
                    end,
                    width: advance,
                    gap,
                });
                (gap, in_word) = (0, true);
            }
        }
    }
    segments
}

/// The words that begin a new line: the cheapest way to set them in the fewest lines.
fn breaks(words: &[Word], room: Fine) -> Vec<usize> {
    let whole = width_of(words);
    if whole <= room || words.len() > MOST_WORDS || room <= 0 {
        return Vec::new();
    }
    let room = room - room / SPARE_SHARE;
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let penalties = penalties(&texts);
    let least = usize::try_from(whole / room).unwrap_or(usize::MAX) + 1;
    (least..=words.len().min(least + 2))
        .find_map(|lines| cheapest(words, &penalties, room, lines))
        .unwrap_or_default()
}

fn width_of(words: &[Word]) -> Fine {
    let gaps: Fine = words.iter().skip(1).map(|word| word.gap).sum();
    gaps + words.iter().map(|word| word.width).sum::<Fine>()
}

/// The cheapest way to set the words in so many lines; none if they do not fit.
fn cheapest(words: &[Word], penalties: &[Penalty], room: Fine, lines: usize) -> Option<Vec<usize>> {
    let count = words.len();
    let ideal = width_of(words) as f64 / lines as f64;
    // best[line][end]: cost of setting the words before `end` in `line` lines, and where the last begins.
    let mut best = vec![vec![None::<(Penalty, usize)>; count + 1]; lines + 1];
    best[0][0] = Some((0.0, 0));
    for line in 1..=lines {
        for end in line..=count {
            let starts = (line - 1..end)
                .rev()
                .take_while(|&start| width_of(&words[start..end]) <= room);
            best[line][end] = starts
                .filter_map(|start| {
                    let (before, _) = best[line - 1][start]?;
                    let width = width_of(&words[start..end]) as f64;
                    let ragged = (width - ideal) / room as f64;
                    let lone = match (end - start, end == count) {
                        (1, true) => LONE_LAST,
                        (1, false) => LONE,
                        _ => 0.0,
                    };
                    let torn = if start > 0 { penalties[start - 1] } else { 0.0 };
                    Some((before + RAGGED * ragged * ragged + lone + torn, start))
                })
                .min_by(|one, other| one.0.total_cmp(&other.0));
        }
    }
    let mut starts = Vec::new();
    let mut end = count;
    for line in (1..=lines).rev() {
        let (_, start) = best[line][end]?;
        starts.push(start);
        end = start;
    }
    starts.reverse();
    Some(starts.split_off(1))
}

/// Puts a line break in place of the blanks between two words. The offsets of the letters after it
/// still point at themselves.
fn insert_break(runs: &mut Vec<Run>, from: At, to: At) {
    let (Some(first), Some(last)) = (runs.get(from.piece), runs.get(to.piece)) else {
        return;
    };
    let breaking = line_break(first);
    let rest = cut(last, to.byte..last.text.len());
    let head = cut(first, 0..from.byte);
    runs.splice(from.piece..=to.piece, [head, breaking, rest]);
}
