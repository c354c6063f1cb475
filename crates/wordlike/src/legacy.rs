//! Unicode to the encodings before it, as the fonts of the time show them. Written from the tables
//! of TCVN 5712:1993 and of VNI for Windows, apart from the program's own decoder.

/// Bytes of TCVN3 and the letters they show; capitals without a tone have their own.
const TCVN3: &[(u8, &str)] = &[
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờởỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
];

/// The character that stands for a letter in TCVN3; none when the encoding has no such letter, as
/// for capitals with a tone.
pub(crate) fn tcvn3(letter: char) -> Option<char> {
    if letter.is_ascii() {
        return Some(letter);
    }
    TCVN3.iter().find_map(|(first, letters)| {
        let at = letters.chars().position(|other| other == letter)?;
        Some(char::from(*first + u8::try_from(at).ok()?))
    })
}

/// Letters of VNI that are one character.
const VNI_LETTERS: &str = "đñĐÑơôƠÔưöƯÖỉæỈÆĩóĨÓịòỊÒỵîỴÎ";
/// Marks over a vowel, and the character that adds them in small letters.
const VNI_MARKS: &[(&str, char)] = &[
    ("àèòùỳờừ", 'ø'),
    ("áéóúýớứ", 'ù'),
    ("ảẻỏủỷởử", 'û'),
    ("ãẽõũỹỡữ", 'õ'),
    ("ạẹọụợự", 'ï'),
    ("âêô", 'â'),
    ("ầềồ", 'à'),
    ("ấếố", 'á'),
    ("ẩểổ", 'å'),
    ("ẫễỗ", 'ã'),
    ("ậệộ", 'ä'),
    ("ă", 'ê'),
    ("ằ", 'è'),
    ("ắ", 'é'),
    ("ẳ", 'ú'),
    ("ẵ", 'ü'),
    ("ặ", 'ë'),
];
/// The vowel under each of the letters above, by its place among them.
const VNI_BASES: &[(&str, &str)] = &[
    ("àáảãạâầấẩẫậăằắẳẵặ", "a"),
    ("èéẻẽẹêềếểễệ", "e"),
    ("òóỏõọôồốổỗộ", "o"),
    ("ờớởỡợ", "ô"),
    ("ùúủũụ", "u"),
    ("ừứửữự", "ö"),
    ("ỳýỷỹ", "y"),
];

/// Text in VNI.
pub(crate) fn vni(text: &str) -> String {
    text.chars().map(vni_letter).collect()
}

fn vni_letter(letter: char) -> String {
    let mut pairs = VNI_LETTERS.chars();
    while let (Some(unicode), Some(vni)) = (pairs.next(), pairs.next()) {
        if unicode == letter {
            return vni.to_string();
        }
    }
    let small = letter.to_lowercase().next().unwrap_or(letter);
    let base = VNI_BASES
        .iter()
        .find(|(letters, _)| letters.contains(small))
        .map(|(_, base)| *base);
    let mark = VNI_MARKS
        .iter()
        .find(|(letters, _)| letters.contains(small))
        .map(|(_, mark)| *mark);
    match base.zip(mark) {
        Some((base, mark)) if letter == small => format!("{base}{mark}"),
        Some((base, mark)) => format!("{base}{mark}").to_uppercase(),
        None => letter.to_string(),
    }
}

/// Letters with a tone, as the letter without it and the tone as a combining mark.
const TONES: &[(&str, &str, char)] = &[
    ("àằầèềìòồờùừỳ", "aăâeêioôơuưy", '\u{300}'),
    ("áắấéếíóốớúứý", "aăâeêioôơuưy", '\u{301}'),
    ("ảẳẩẻểỉỏổởủửỷ", "aăâeêioôơuưy", '\u{309}'),
    ("ãẵẫẽễĩõỗỡũữỹ", "aăâeêioôơuưy", '\u{303}'),
    ("ạặậẹệịọộợụựỵ", "aăâeêioôơuưy", '\u{323}'),
];

/// A letter with its tone apart; none when it has no tone.
pub(crate) fn tone_apart(letter: char) -> Option<(char, char)> {
    let small = letter.to_lowercase().next()?;
    let (base, tone) = TONES.iter().find_map(|(toned, bases, tone)| {
        let at = toned.chars().position(|other| other == small)?;
        Some((bases.chars().nth(at)?, *tone))
    })?;
    let base = if letter == small {
        base
    } else {
        base.to_uppercase().next()?
    };
    Some((base, tone))
}
