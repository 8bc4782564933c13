//! One spelling for the letters of a text: narrow, small, and without the marks readers leave out.
//!
//! The vocabulary is folded by this file when it is compiled, and texts when they are read, so both
//! always agree. It knows the letters of the languages AliExpress speaks and no others: the tables of
//! Unicode would cost more bytes than the vocabulary.

/// The narrow twin of a full-width character.
pub(crate) fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => shift(c, -0xFEE0),
        '￡' => '£',
        '￥' => '¥',
        '￦' => '₩',
        '﹩' => '$',
        '﹪' | '٪' => '%',
        '‘' | '’' | 'ʼ' | '′' => '\'',
        _ => c,
    }
}

/// The small, narrow, unadorned form of a character.
pub(crate) fn fold(c: char) -> char {
    match narrow(c) {
        c @ 'A'..='Z' => c.to_ascii_lowercase(),
        c if c.is_ascii() => c,
        'İ' | 'ı' => 'i',
        'Ё' => 'е',
        c @ ('À'..='Ö' | 'Ø'..='Þ' | 'А'..='Я' | 'Α'..='Ω') => shift(c, 32),
        c @ 'Ѐ'..='Џ' => shift(c, 80),
        c @ ('Ā'..='Į' | 'Ĳ'..='Ķ' | 'Ŋ'..='Ŷ' | 'Ơ' | 'Ș' | 'Ț' | 'Ґ' | 'Ḁ'..='Ỹ') => {
            even(c)
        }
        c @ ('Ĺ'..='ň' | 'Ź'..='ž' | 'Ư') => odd(c),
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ة' => 'ه',
        'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ё' => 'е',
        c => c,
    }
}

/// Marks above and below letters that many texts leave out, but none that strikes them through: Arabic and Hebrew vowels, and the dot
/// that lower-casing leaves on a Turkish i.
pub(crate) fn adornment(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{333}' | '\u{339}'..='\u{36F}' | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}' | '\u{5C2}')
        || matches!(c, '\u{640}' | '\u{64B}'..='\u{652}')
}

/// A folded letter with the mark that stands behind it, where the two are one letter of a language: the
/// accent tells "expiré" from "expire", however it is written.
#[allow(dead_code, reason = "the vocabulary is written with whole letters")]
pub(crate) fn composed(letter: char, mark: char) -> Option<char> {
    let pairs = match mark {
        '\u{300}' => "aàeèiìoòuùyỳăằâầêềôồơờưừ",
        '\u{301}' => "aáeéiíoóuúyýcćnńsśzźăắâấêếôốơớưứ",
        '\u{302}' => "aâeêiîoôuûạậẹệọộ",
        '\u{303}' => "aãeẽiĩnñoõuũyỹăẵâẫêễôỗơỡưữ",
        '\u{306}' => "aăgğạặий",
        '\u{307}' => "zż",
        '\u{308}' => "aäeëiïoöuüіїее",
        '\u{309}' => "aảeẻiỉoỏuủyỷăẳâẩêểôổơởưử",
        '\u{30A}' => "aåuů",
        '\u{30C}' => "cčdďeěnňrřsštťzž",
        '\u{31B}' => "oơuư",
        '\u{323}' => "aạeẹiịoọuụyỵăặâậêệôộơợưự",
        '\u{327}' => "cçsş",
        '\u{328}' => "aąeę",
        _ => return None,
    };
    let mut letters = pairs.chars();
    while let (Some(bare), Some(whole)) = (letters.next(), letters.next()) {
        if bare == letter {
            return Some(whole);
        }
    }
    None
}

/// A text with all of its letters folded.
pub(crate) fn folded(text: &str) -> String {
    text.chars().filter(|c| !adornment(*c)).map(fold).collect()
}

/// A text as its folded words with one space between them: marks go, but for a slash and what joins
/// the words of a code.
pub(crate) fn worded(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !adornment(*c)).map(fold) {
        if letter(c) || c.is_numeric() || matches!(c, '/' | '_') {
            words.push(c);
        } else if !words.is_empty() && !words.ends_with(' ') {
            words.push(' ');
        }
    }
    words.truncate(words.trim_end().len());
    words
}

/// One of 64 bits for a character; others may have the same.
pub(crate) fn bit(c: char) -> u64 {
    1 << (u32::from(c) % 64)
}

/// Whether a folded character is part of a word.
pub(crate) fn letter(c: char) -> bool {
    match u32::from(c) {
        0..0x80 => c.is_ascii_alphabetic(),
        0xAA | 0xB5 | 0xBA => true,
        0x80..0xC0 | 0xD7 | 0xF7 | 0x58F | 0x5BE | 0x5F3 | 0x5F4 => false,
        0x600..0x620 | 0x660..0x66E | 0x6D4 | 0x6F0..0x6FA => false,
        0x964..0x970 | 0x9E6..0x9F0 | 0x9F2 | 0x9F3 | 0xE3F | 0xE4F..0xE5C | 0x17DB => false,
        // The stroke 丨 stands for a bar between statements.
        0x4E28 => false,
        0x2000..0x2C00 | 0x2E00..0x3005 | 0x3008..0x3040 | 0x3190..0x31A0 => false,
        0x31C0..0x31F0 | 0x3200..0x3400 | 0x4DC0..0x4E00 | 0xA490..0xA4D0 => false,
        0xD800..0xF900 | 0xFDFC..0xFE70 | 0xFF00..0xFF66 | 0xFFE0.. => false,
        // Signs among the letters of their scripts.
        0x3F6 | 0x482 | 0x58D..0x58F | 0x6DE | 0x6E9 | 0x6FD | 0x6FE | 0x7F6 | 0x7FE | 0x7FF => {
            false
        }
        0x9FA | 0x9FB | 0xAF1 | 0xB70 | 0xBF3..0xBFB | 0xC7F | 0xD4F | 0xD79 | 0xF01..0xF04 => {
            false
        }
        0xF13..0xF20 | 0xF34..0xF39 | 0xFBE..0xFD9 | 0x109E | 0x109F | 0x1390..0x139A => false,
        0x166D | 0x1940 | 0x19DE..0x1A00 | 0x1B61..0x1B7D | 0x2CE5..0x2CEB => false,
        0xA828..0xA83A | 0xAA77..0xAA7A | 0xFB29 | 0xFD40..0xFD50 | 0xFDCF => false,
        _ => true,
    }
}

/// Whether a letter is of a script that writes words without spaces, or joins them to their endings.
pub(crate) fn unspaced(c: char) -> bool {
    matches!(c, '\u{E00}'..='\u{EFF}' | '\u{1780}'..='\u{17FF}' | '\u{3005}'..='\u{9FFF}')
        || matches!(c, '\u{AC00}'..='\u{D7AF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9F}')
}

fn even(c: char) -> char {
    if u32::from(c).is_multiple_of(2) { shift(c, 1) } else { c }
}

fn odd(c: char) -> char {
    if u32::from(c).is_multiple_of(2) { c } else { shift(c, 1) }
}

fn shift(c: char, by: i32) -> char {
    u32::from(c).checked_add_signed(by).and_then(char::from_u32).unwrap_or(c)
}
