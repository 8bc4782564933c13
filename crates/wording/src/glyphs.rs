//! A text as the reader sees it: without invisible marks, narrow, and folded for comparison.

use page::price::{invisible, space};

use super::fold::{adornment, composed, fold, letter, narrow};

/// One visible character.
#[derive(Clone, Copy)]
struct Glyph {
    /// Narrow, as it was written.
    raw: char,
    /// Folded, for the vocabulary.
    folded: char,
    /// Its byte in the source.
    at: usize,
}

/// The visible characters of a text.
#[derive(Clone)]
pub(super) struct Glyphs<'a> {
    /// The text itself.
    pub(super) source: &'a str,
    glyphs: Vec<Glyph>,
}

impl<'a> Glyphs<'a> {
    /// The visible characters of a text; spaces of any width become blanks, but lines end as lines.
    pub(super) fn new(source: &'a str) -> Glyphs<'a> {
        let mut glyphs: Vec<Glyph> = Vec::with_capacity(source.len());
        for (at, c) in source.char_indices().filter(|(_, c)| !invisible(*c)) {
            if adornment(c) {
                if let Some(last) = glyphs.last_mut() {
                    last.folded = composed(last.folded, c).unwrap_or(last.folded);
                }
                continue;
            }
            let c = if space(c) && !matches!(c, '\n' | '\r' | '\u{2028}') { ' ' } else { c };
            glyphs.push(Glyph { raw: narrow(c), folded: fold(c), at });
        }
        Glyphs { source, glyphs }
    }

    /// The character at a place, narrow but in its own case.
    pub(super) fn raw(&self, at: usize) -> Option<char> {
        self.glyphs.get(at).map(|glyph| glyph.raw)
    }

    /// Whether a capital at a place stands right behind a small letter: a new word begins there, run into
    /// the one before.
    pub(super) fn breaks(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|at| self.glyphs.get(at));
        self.raw(at).is_some_and(|c| c.is_ascii_uppercase())
            && before.is_some_and(|glyph| glyph.raw == glyph.folded && letter(glyph.folded))
    }

    /// The character at a place, folded.
    pub(super) fn folded(&self, at: usize) -> Option<char> {
        self.glyphs.get(at).map(|glyph| glyph.folded)
    }

    /// The byte of the source where a place begins.
    pub(super) fn byte(&self, at: usize) -> usize {
        self.glyphs.get(at).map_or(self.source.len(), |glyph| glyph.at)
    }

    /// The first place at or after a byte of the source.
    pub(super) fn place(&self, byte: usize) -> usize {
        self.glyphs.partition_point(|glyph| glyph.at < byte)
    }

    /// The source between two places.
    pub(super) fn slice(&self, from: usize, to: usize) -> &'a str {
        self.source.get(self.byte(from)..self.byte(to)).unwrap_or_default()
    }

    /// What is seen between two places, narrow and without invisible marks.
    pub(super) fn seen(&self, from: usize, to: usize) -> String {
        self.glyphs.get(from..to).unwrap_or_default().iter().map(|glyph| glyph.raw).collect()
    }

    /// The place after any blanks.
    pub(super) fn skip_blanks(&self, mut at: usize) -> usize {
        while self.folded(at) == Some(' ') {
            at += 1;
        }
        at
    }

    /// The place after the blanks or the hyphen that part two words, if any do.
    pub(super) fn skip_joint(&self, at: usize) -> Option<usize> {
        match self.folded(at)? {
            ' ' => Some(self.skip_blanks(at)),
            '-' | '‑' | '‐' => Some(at + 1),
            _ => None,
        }
    }
}
