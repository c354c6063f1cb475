//! Licence expressions: `(MIT OR Apache-2.0) AND Unicode-3.0`.

/// Whether the expression can be met with the allowed licences alone. The old `MIT/Apache-2.0`
/// counts as OR; an expression that cannot be read is met by nothing.
pub(super) fn is_offered(expression: &str, allowed: &[&str]) -> bool {
    let spaced = expression
        .replace('/', " OR ")
        .replace('(', " ( ")
        .replace(')', " ) ");
    let mut reader = Reader {
        words: spaced.split_whitespace().collect(),
        next: 0,
        allowed,
    };
    reader
        .any()
        .is_some_and(|offered| offered && reader.next == reader.words.len())
}

struct Reader<'a> {
    words: Vec<&'a str>,
    next: usize,
    allowed: &'a [&'a str],
}

impl<'a> Reader<'a> {
    fn any(&mut self) -> Option<bool> {
        let mut offered = self.all()?;
        while self.take("OR") {
            offered |= self.all()?;
        }
        Some(offered)
    }

    fn all(&mut self) -> Option<bool> {
        let mut offered = self.one()?;
        while self.take("AND") {
            offered &= self.one()?;
        }
        Some(offered)
    }

    fn one(&mut self) -> Option<bool> {
        if self.take("(") {
            let offered = self.any()?;
            return self.take(")").then_some(offered);
        }
        let mut licence = self.word()?.to_owned();
        if self.take("WITH") {
            licence = format!("{licence} WITH {}", self.word()?);
        }
        Some(self.allowed.contains(&licence.as_str()))
    }

    fn word(&mut self) -> Option<&'a str> {
        let word = *self.words.get(self.next)?;
        self.next += 1;
        Some(word)
    }

    fn take(&mut self, word: &str) -> bool {
        let found = self.words.get(self.next) == Some(&word);
        self.next += usize::from(found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_and_sums_are_read() {
        let allowed = ["MIT", "Unicode-3.0", "Apache-2.0 WITH LLVM-exception"];
        for offered in [
            "MIT",
            "MIT OR GPL-3.0",
            "GPL-3.0/MIT",
            "(GPL-3.0 OR MIT) AND Unicode-3.0",
            "Apache-2.0 WITH LLVM-exception",
        ] {
            assert!(is_offered(offered, &allowed), "{offered}");
        }
        for refused in [
            "",
            "GPL-3.0",
            "MIT AND GPL-3.0",
            "Apache-2.0",
            "(MIT",
            "MIT)",
            "MIT MIT",
        ] {
            assert!(!is_offered(refused, &allowed), "{refused}");
        }
    }
}
