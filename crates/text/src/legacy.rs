//! Text in the encodings before Unicode. A Word file keeps such text as Latin letters that only its
//! font shows as Vietnamese: each character stands for a byte.

use crate::nfc;

/// An encoding before Unicode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Charset {
    /// TCVN 5712:1993 as the ABC fonts use it (`.VnTime`).
    Tcvn3,
    /// The same in a font whose small letters look like capitals (`.VnTimeH`).
    Tcvn3Capitals,
    /// VNI for Windows (`VNI-Times`): a letter, then its marks.
    Vni,
    /// VISCII 1.1 (RFC 1456).
    Viscii,
}

impl Charset {
    /// The encoding that a font asks for, by its name.
    #[must_use]
    pub fn of_font(font: &str) -> Option<Self> {
        let lower = font.to_lowercase();
        if lower.starts_with(".vn") {
            Some(if lower.ends_with('h') {
                Self::Tcvn3Capitals
            } else {
                Self::Tcvn3
            })
        } else if lower.starts_with("vni-") || lower.starts_with("vni ") {
            Some(Self::Vni)
        } else {
            None
        }
    }

    /// The text in Unicode; none when its characters show that it is Unicode already, whatever its
    /// font says.
    #[must_use]
    pub fn decode(self, text: &str) -> Option<String> {
        if text
            .chars()
            .any(|c| c as u32 > 0xFF && byte_of(c).is_none())
        {
            return None;
        }
        Some(match self {
            Self::Tcvn3 => text.chars().map(tcvn3).collect(),
            Self::Tcvn3Capitals => text.chars().map(tcvn3).collect::<String>().to_uppercase(),
            Self::Vni => vni(text),
            Self::Viscii => text.chars().map(viscii).collect(),
        })
    }
}

/// Characters of Windows-1252 from byte 80 on; a blank where it has none.
const WINDOWS_1252: &str = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

/// The byte that a character of Windows-1252 stands for above U+00FF; these occur in capitals and
/// in quotation marks.
fn byte_of(c: char) -> Option<u8> {
    let at = WINDOWS_1252
        .chars()
        .position(|high| high == c && c != ' ')?;
    u8::try_from(0x80 + at).ok()
}

/// Letters of TCVN3 from byte A1 on; a blank keeps the character.
const TCVN3: &str = concat!(
    "ĂÂÊÔƠƯĐăâêôơưđ ",  // A1–AF
    "     àảãáạ ằẳẵắ ", // B0–BF
    "      ặầẩẫấậè ẻẽ", // C0–CF
    "éẹềểễếệìỉ   ĩíịò", // D0–DF
    " ỏõóọồổỗốộờởỡớợù", // E0–EF
    " ủũúụừửữứựỳỷỹýỵ ", // F0–FF
);

fn tcvn3(c: char) -> char {
    let index = (c as u32)
        .checked_sub(0xA1)
        .map_or(usize::MAX, |index| index as usize);
    match TCVN3.chars().nth(index) {
        Some(' ') | None => c,
        Some(letter) => letter,
    }
}

/// Letters of VISCII from byte 80 on.
const VISCII: &str = concat!(
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ", // 80–8F
    "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ", // 90–9F
    "Õắằặấầẩậẽẹếềểễệố", // A0–AF
    "ồổỗỠƠộờởịỰỨỪỬơớƯ", // B0–BF
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ", // C0–CF
    "ĐứÒÓÔạỷừửÙÚỹỵÝỡư", // D0–DF
    "àáâãảăữẫèéêẻìíĩỉ", // E0–EF
    "đựòóôõỏọụùúũủýợỮ", // F0–FF
);

fn viscii(c: char) -> char {
    match c as u32 {
        0x02 => 'Ẳ',
        0x05 => 'Ẵ',
        0x06 => 'Ẫ',
        0x14 => 'Ỷ',
        0x19 => 'Ỹ',
        0x1E => 'Ỵ',
        code => {
            let byte = byte_of(c).map_or(code, u32::from);
            let at = byte.checked_sub(0x80).map_or(usize::MAX, |at| at as usize);
            VISCII.chars().nth(at).unwrap_or(c)
        }
    }
}

fn vni(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    for c in text.chars() {
        let follows_vowel = out
            .chars()
            .next_back()
            .is_some_and(|last| "aeouyAEOUYơưƠƯ".contains(last));
        match vni_marks(c).filter(|_| follows_vowel) {
            Some(marks) => out.push_str(marks),
            None => out.push(vni_letter(c)),
        }
    }
    nfc(&out).into_owned()
}

fn vni_letter(c: char) -> char {
    match c {
        'ñ' => 'đ',
        'Ñ' => 'Đ',
        'ô' => 'ơ',
        'Ô' => 'Ơ',
        'ö' => 'ư',
        'Ö' => 'Ư',
        'æ' => 'ỉ',
        'Æ' => 'Ỉ',
        'ó' => 'ĩ',
        'Ó' => 'Ĩ',
        'ò' => 'ị',
        'Ò' => 'Ị',
        'î' => 'ỵ',
        'Î' => 'Ỵ',
        other => other,
    }
}

/// The combining marks that a character adds to the vowel before it.
fn vni_marks(c: char) -> Option<&'static str> {
    Some(match c {
        'ø' | 'Ø' => "\u{300}",
        'ù' | 'Ù' => "\u{301}",
        'û' | 'Û' => "\u{309}",
        'õ' | 'Õ' => "\u{303}",
        'ï' | 'Ï' => "\u{323}",
        'â' | 'Â' => "\u{302}",
        'à' | 'À' => "\u{302}\u{300}",
        'á' | 'Á' => "\u{302}\u{301}",
        'å' | 'Å' => "\u{302}\u{309}",
        'ã' | 'Ã' => "\u{302}\u{303}",
        'ä' | 'Ä' => "\u{323}\u{302}",
        'ê' | 'Ê' => "\u{306}",
        'è' | 'È' => "\u{306}\u{300}",
        'é' | 'É' => "\u{306}\u{301}",
        'ú' | 'Ú' => "\u{306}\u{309}",
        'ü' | 'Ü' => "\u{306}\u{303}",
        'ë' | 'Ë' => "\u{323}\u{306}",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text as the bytes of an ABC font, each as its Latin character.
    fn latin(bytes: &[u8]) -> String {
        bytes.iter().map(|&byte| char::from(byte)).collect()
    }

    #[test]
    fn the_table_has_a_place_for_every_byte() {
        assert_eq!(TCVN3.chars().count(), 0xFF - 0xA1 + 1);
        assert_eq!(tcvn3('\u{AD}'), 'ư');
        assert_eq!(tcvn3('\u{FE}'), 'ỵ');
        assert_eq!(tcvn3('\u{A1}'), 'Ă');
    }

    #[test]
    fn tcvn3_reads_as_vietnamese() {
        let bytes = b"C\xe9ng h\xdfa x\xb7 h\xe9i ch\xf1 ngh\xdca Vi\xd6t Nam";
        assert_eq!(
            Charset::Tcvn3.decode(&latin(bytes)).unwrap(),
            "Cộng hòa xã hội chủ nghĩa Việt Nam"
        );
        assert_eq!(
            Charset::Tcvn3Capitals
                .decode(&latin(b"tr\xad\xebng"))
                .unwrap(),
            "TRƯỞNG"
        );
    }

    #[test]
    fn vni_reads_as_vietnamese() {
        assert_eq!(
            Charset::Vni
                .decode("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam")
                .unwrap(),
            "Cộng hòa xã hội chủ nghĩa Việt Nam"
        );
        assert_eq!(
            Charset::Vni.decode("ñöôïc tröôùc ngöôøi").unwrap(),
            "được trước người"
        );
        assert_eq!(Charset::Vni.decode("QUYEÁT ÑÒNH").unwrap(), "QUYẾT ĐỊNH");
    }

    #[test]
    fn unicode_text_in_an_old_font_is_left_alone() {
        assert_eq!(Charset::Tcvn3.decode("Ủy ban nhân dân"), None);
        assert_eq!(Charset::of_font("Times New Roman"), None);
        assert_eq!(Charset::of_font(".VnTimeH"), Some(Charset::Tcvn3Capitals));
        assert_eq!(Charset::of_font("VNI-Times"), Some(Charset::Vni));
    }
}
