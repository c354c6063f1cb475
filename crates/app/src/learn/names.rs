//! Names as running text writes them. The header of a letter prints them in capitals; how they are
//! written otherwise stands in the letters themselves.

use std::collections::HashMap;

use serde_json::Value;
use thethuc_model::Document;

/// The words of all letters, by their capitals, each with its commonest other spelling.
pub(super) struct Spelled(Vec<String>);

impl Spelled {
    pub(super) fn of(letters: &[Document]) -> Self {
        let mut texts = Vec::new();
        for letter in letters {
            // A document holds nothing that JSON cannot (see `thethuc_model::write_document`).
            gather(
                &serde_json::to_value(letter).unwrap_or_default(),
                &mut texts,
            );
        }
        Self(texts)
    }

    /// The name as the letters write it in running text; as it stands when none does.
    pub(super) fn running(&self, name: &str) -> String {
        if name.chars().any(char::is_lowercase) {
            return name.to_owned();
        }
        let mut spellings: HashMap<&str, usize> = HashMap::new();
        for text in &self.0 {
            for spelling in found(text, name) {
                *spellings.entry(spelling).or_default() += 1;
            }
        }
        // Of equals the first in the order of letters, so that the same letters give the same name.
        let best = spellings
            .into_iter()
            .max_by(|a, b| (a.1, b.0).cmp(&(b.1, a.0)));
        best.map_or_else(|| name.to_owned(), |(spelling, _)| spelling.to_owned())
    }
}

fn gather(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| gather(item, texts)),
        Value::Object(fields) => fields.values().for_each(|value| gather(value, texts)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Where a text writes the name with small letters, as whole words. Capitals have as many bytes.
fn found<'t>(text: &'t str, name: &str) -> Vec<&'t str> {
    let capitals = thethuc_text::to_upper_same_len(text);
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    capitals
        .match_indices(name)
        .filter_map(|(at, _)| {
            let end = at + name.len();
            let spelling = text.get(at..end)?;
            let whole = !is_letter(text[..at].chars().next_back())
                && !is_letter(text[end..].chars().next());
            let small = spelling.chars().any(char::is_lowercase);
            let named = spelling.chars().next().is_some_and(char::is_uppercase);
            (whole && small && named).then_some(spelling)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_written_as_the_letters_write_it() {
        let mut letter = Document::new("cong-van");
        letter.co_quan_ban_hanh = "SỞ NỘI VỤ".to_owned();
        letter.kinh_gui = vec!["Giám đốc Sở Nội vụ".to_owned(), "Sở Nội vụ tỉnh".to_owned()];
        letter.dia_danh = "các Sở nội vụ".to_owned();
        let spelled = Spelled::of(&[letter]);
        assert_eq!(spelled.running("SỞ NỘI VỤ"), "Sở Nội vụ");
        assert_eq!(spelled.running("GIÁM ĐỐC"), "Giám đốc");
        assert_eq!(spelled.running("CHỦ TỊCH"), "CHỦ TỊCH");
        assert_eq!(spelled.running("Sở Y tế"), "Sở Y tế");
    }
}
