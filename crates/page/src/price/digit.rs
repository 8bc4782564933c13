//! Digits, spaces and the invisible characters that stand among them.

/// The first digit of each script whose digits pages use, besides ASCII.
///
/// Arabic-Indic, Persian, Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, Telugu, Kannada,
/// Malayalam, Thai, Lao, Tibetan, Myanmar, Khmer and full-width.
const ZEROS: [u32; 16] = [
    0x0660, 0x06F0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0BE6, 0x0C66, 0x0CE6, 0x0D66, 0x0E50, 0x0ED0,
    0x0F20, 0x1040, 0x17E0, 0xFF10,
];

/// The value of a digit and the zero of its script, so that scripts are not mixed unseen.
pub fn digit(c: char) -> Option<(u8, char)> {
    if c.is_ascii_digit() {
        return Some((c as u8 - b'0', '0'));
    }
    let point = u32::from(c);
    let zero = ZEROS.into_iter().find(|zero| (*zero..zero + 10).contains(&point))?;
    Some(((point - zero) as u8, char::from_u32(zero)?))
}

/// Whether a character is a space of any width.
pub fn space(c: char) -> bool {
    matches!(c, ' ' | '\t'..='\r' | '\u{85}' | '\u{A0}' | '\u{1680}' | '\u{2000}'..='\u{200A}')
        || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202F}' | '\u{205F}' | '\u{3000}')
}

/// Whether a character is never seen: direction marks, joiners, variation selectors.
///
/// The two that turn all after them round are not among them: what they stand in is shown otherwise than
/// it is written.
pub fn invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}')
        || matches!(c, '\u{202A}'..='\u{202C}' | '\u{2060}'..='\u{2069}' | '\u{FE00}'..='\u{FE0F}')
        || c == '\u{FEFF}'
}
