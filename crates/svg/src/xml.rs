//! A string of XML in the making.

/// Letters that XML forbids stand as a blank of as many bytes, so that offsets stay true.
const BLANK_OF_THREE_BYTES: char = '\u{3000}';

/// A string of XML in the making.
pub(crate) struct Xml(String);

impl Xml {
    pub(crate) fn with_capacity(bytes: usize) -> Self {
        Self(String::with_capacity(bytes))
    }

    pub(crate) fn finish(self) -> String {
        self.0
    }

    /// Appends markup.
    pub(crate) fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Appends text, escaped.
    pub(crate) fn text(&mut self, text: &str) {
        for letter in text.chars() {
            self.letter(letter);
        }
    }

    /// Appends a letter, escaped.
    pub(crate) fn letter(&mut self, letter: char) {
        match letter {
            '&' => self.raw("&amp;"),
            '<' => self.raw("&lt;"),
            '>' => self.raw("&gt;"),
            '"' => self.raw("&quot;"),
            '\u{0}'..='\u{1F}' | '\u{7F}' => self.0.push(' '),
            '\u{FFFE}' | '\u{FFFF}' => self.0.push(BLANK_OF_THREE_BYTES),
            other => self.0.push(other),
        }
    }

    /// Appends ` name="value"`.
    pub(crate) fn attribute(&mut self, name: &str, value: &str) {
        self.name(name);
        self.text(value);
        self.raw("\"");
    }

    /// Appends ` name="value"`, a number.
    pub(crate) fn measure(&mut self, name: &str, value: f64) {
        self.name(name);
        self.number(value);
        self.raw("\"");
    }

    /// Appends ` name="value"`, a length in points.
    pub(crate) fn points(&mut self, name: &str, pt: f64) {
        self.name(name);
        self.number(pt);
        self.raw("pt\"");
    }

    /// Appends ` name="#rrggbb"`, unless the colour is black, which is what SVG and the group of
    /// drawings take for granted.
    pub(crate) fn color(&mut self, name: &str, [red, green, blue]: [u8; 3]) {
        if [red, green, blue] != [0; 3] {
            self.name(name);
            self.raw(&format!("#{red:02x}{green:02x}{blue:02x}\""));
        }
    }

    /// Appends a number with at most two decimals: a hundredth of a point is a three-hundredth of a
    /// millimetre. What is no number is 0.
    pub(crate) fn number(&mut self, value: f64) {
        const FARTHEST: f64 = 1e9;
        let hundredths = if value.is_finite() {
            (value.clamp(-FARTHEST, FARTHEST) * 100.0).round() as i64
        } else {
            0
        };
        if hundredths < 0 {
            self.0.push('-');
        }
        let (whole, rest) = (
            hundredths.unsigned_abs() / 100,
            hundredths.unsigned_abs() % 100,
        );
        self.integer(whole);
        if rest > 0 {
            self.0.push('.');
            self.digit(rest / 10);
            if rest % 10 > 0 {
                self.digit(rest % 10);
            }
        }
    }

    /// Appends a whole number.
    pub(crate) fn integer(&mut self, value: u64) {
        if value >= 10 {
            self.integer(value / 10);
        }
        self.digit(value % 10);
    }

    fn digit(&mut self, digit: u64) {
        self.0.push(char::from(b'0' + (digit % 10) as u8));
    }

    fn name(&mut self, name: &str) {
        self.raw(" ");
        self.raw(name);
        self.raw("=\"");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(value: f64) -> String {
        let mut xml = Xml::with_capacity(0);
        xml.number(value);
        xml.finish()
    }

    #[test]
    fn numbers_are_short_and_exact_to_a_hundredth() {
        let written = [
            0.0,
            12.0,
            12.5,
            12.05,
            -0.004,
            -3.999,
            595.275,
            1e300,
            f64::NAN,
        ];
        let expected = [
            "0",
            "12",
            "12.5",
            "12.05",
            "0",
            "-4",
            "595.28",
            "1000000000",
            "0",
        ];
        assert_eq!(written.map(number), expected);
    }

    #[test]
    fn forbidden_letters_are_blanks_of_as_many_bytes() {
        let mut xml = Xml::with_capacity(0);
        xml.text("a\u{0}b\u{FFFF}<&>\"");
        assert_eq!(xml.finish(), "a b\u{3000}&lt;&amp;&gt;&quot;");
    }
}
