//! The inputs that fuzzing kept, of one target in one file: a line each, sorted, so that what a run adds or
//! drops is a line in a diff. Thousands of small files were most of the tree before.
//!
//! A line is the input as UTF-8. `\n`, `\r`, `\t` and `\\` stand for themselves; every other byte that would
//! not be seen, or is not UTF-8, is `\x` and two digits. An empty line is the empty input.

use std::{collections::BTreeSet, error::Error, fmt};

/// A line that is not an input: it ends in a `\`, or something unknown follows one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadLine {
    /// Its number, from 1.
    pub line: usize,
}

impl fmt::Display for BadLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: after `\\` comes n, r, t, \\ or x and two digits", self.line)
    }
}

impl Error for BadLine {}

/// The file of these inputs, each once.
///
/// # Example
/// ```
/// assert_eq!(kept::packed([b"b\0".to_vec(), "a\né".into()]), "a\\né\nb\\x00\n");
/// ```
pub fn packed(inputs: impl IntoIterator<Item = Vec<u8>>) -> String {
    let lines: BTreeSet<String> = inputs.into_iter().map(|input| line(&input)).collect();
    lines.into_iter().map(|line| line + "\n").collect()
}

/// The inputs of a file, in its order.
///
/// # Errors
/// The first line that is not an input.
pub fn unpacked(file: &str) -> Result<Vec<Vec<u8>>, BadLine> {
    let lines = file.split_terminator('\n').enumerate();
    lines.map(|(at, line)| input(line).ok_or(BadLine { line: at + 1 })).collect()
}

fn line(input: &[u8]) -> String {
    let mut line = String::with_capacity(input.len());
    for chunk in input.utf8_chunks() {
        chunk.valid().chars().for_each(|one| spell(&mut line, one));
        chunk.invalid().iter().for_each(|byte| escape(&mut line, *byte));
    }
    // An editor may take away a blank at a line's end.
    if line.ends_with(' ') {
        line.pop();
        escape(&mut line, b' ');
    }
    line
}

fn spell(line: &mut String, one: char) {
    match one {
        '\n' => line.push_str("\\n"),
        '\r' => line.push_str("\\r"),
        '\t' => line.push_str("\\t"),
        '\\' => line.push_str("\\\\"),
        '\'' | '"' => line.push(one),
        // What Rust prints as it is can be seen.
        seen if seen.escape_debug().len() == 1 => line.push(seen),
        unseen => unseen.encode_utf8(&mut [0; 4]).bytes().for_each(|byte| escape(line, byte)),
    }
}

fn escape(line: &mut String, byte: u8) {
    line.push_str("\\x");
    line.extend(
        [byte >> 4, byte & 15].map(|digit| char::from(b"0123456789abcdef"[usize::from(digit)])),
    );
}

fn input(line: &str) -> Option<Vec<u8>> {
    let mut bytes = line.bytes();
    let mut input = Vec::with_capacity(line.len());
    while let Some(byte) = bytes.next() {
        input.push(match byte {
            b'\\' => match bytes.next()? {
                b'n' => b'\n',
                b'r' => b'\r',
                b't' => b'\t',
                b'\\' => b'\\',
                b'x' => (digit(bytes.next()?)? << 4) | digit(bytes.next()?)?,
                _ => return None,
            },
            other => other,
        });
    }
    Some(input)
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_packed_comes_out_the_same() {
        let mut inputs: Vec<Vec<u8>> = vec![Vec::new()];
        inputs
            .extend((0..=u8::MAX).flat_map(|one| [vec![one], vec![b'a', one, b' '], vec![one; 3]]));
        inputs.extend(
            [
                "de_DE EUR\n5 € Rabatt ",
                "\\n",
                "\\",
                "a\u{202e}b\u{feff}",
                "עברית\r\n",
                "\u{85}\u{2028}é\u{301}",
            ]
            .map(|text| text.as_bytes().to_vec()),
        );
        let file = packed(inputs.clone());
        assert_eq!(
            unpacked(&file).unwrap().into_iter().collect::<BTreeSet<_>>(),
            inputs.into_iter().collect()
        );
        assert_eq!(packed(unpacked(&file).unwrap()), file);
        let seen =
            |one: char| one == '\n' || !one.is_control() && one != '\u{202e}' && one != '\u{feff}';
        assert!(file.chars().all(seen), "{file}");
        assert!(!file.contains(" \n"));
    }

    #[test]
    fn a_line_that_is_no_input_is_named() {
        for bad in ["\\", "\\q", "\\x", "\\x1", "\\xg0", "\\x+1"] {
            assert_eq!(unpacked(&format!("good\n{bad}\n")), Err(BadLine { line: 2 }), "{bad}");
        }
    }
}
