//! Text out of scraps of HTML that data carries.

use crate::node::joined;

/// Entities by name, as data was seen to use them and the other accented letters of Latin-1.
const ENTITIES: &str = "nbsp\u{a0} amp& lt< gt> quot\" apos' middot· euro€ pound£ yen¥ cent¢ ensp\u{2002} \
emsp\u{2003} thinsp\u{2009} ndash– mdash— laquo« raquo» lsquo‘ rsquo’ ldquo“ rdquo” hellip… bull• times× \
iexcl¡ iquest¿ szligß ordmº ordfª deg° \
agraveà aacuteá acircâ atildeã aumlä aringå aeligæ ccedilç egraveè eacuteé ecircê eumlë igraveì iacuteí \
icircî iumlï ntildeñ ograveò oacuteó ocircô otildeõ oumlö oslashø ugraveù uacuteú ucircû uumlü yacuteý \
AgraveÀ AacuteÁ AcircÂ AtildeÃ AumlÄ AringÅ CcedilÇ EgraveÈ EacuteÉ EcircÊ IacuteÍ NtildeÑ OacuteÓ OcircÔ \
OtildeÕ OumlÖ UacuteÚ UumlÜ";

/// The text of a scrap of HTML: without tags, entities resolved, tidied.
pub fn plain(markup: &str) -> String {
    // `None` where an element begins or ends.
    let mut text: Vec<Option<char>> = Vec::with_capacity(markup.len());
    let mut rest = markup;
    while let Some(at) = rest.find(['<', '&']) {
        text.extend(rest[..at].chars().map(Some));
        rest = &rest[at..];
        let (letter, length) = if rest.starts_with('<') { tag(rest) } else { entity(rest) };
        // A comment parts nothing.
        text.extend((letter.is_some() || !rest.starts_with("<!")).then_some(letter));
        rest = &rest[length..];
    }
    text.extend(rest.chars().map(Some));
    joined(text)
}

/// What stands for a tag, and its length; a lone `<` stands for itself.
fn tag(rest: &str) -> (Option<char>, usize) {
    let opens = rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!'));
    match rest.find('>').filter(|_| opens) {
        Some(end) => (None, end + 1),
        None => (Some('<'), 1),
    }
}

/// What an entity stands for, and its length; a lone `&` stands for itself.
fn entity(rest: &str) -> (Option<char>, usize) {
    let named = || {
        let end = rest.bytes().take(12).position(|byte| byte == b';')?;
        let name = &rest[1..end];
        let letter = match name.strip_prefix('#') {
            Some(number) => {
                let hex = number.strip_prefix(['x', 'X']);
                let code = hex.map_or_else(|| number.parse(), |hex| u32::from_str_radix(hex, 16));
                char::from_u32(code.ok()?)?
            }
            None => ENTITIES.split(' ').find_map(|entry| {
                let mut letters = entry.strip_prefix(name)?.chars();
                letters.next().filter(|letter| !letter.is_ascii_alphabetic())
            })?,
        };
        Some((Some(letter), end + 1))
    };
    named().unwrap_or((Some('&'), 1))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_scrap_of_html_says_what_it_shows() {
        for (markup, text) in [
            (
                "<span style=\"color: #222;\"><strong>Shipping: $2.77</strong></span>",
                "Shipping: $2.77",
            ),
            ("<strong>Env&iacute;o gratis</strong>", "Envío gratis"),
            (
                "<img src=\"a.png\"width=\"10\"><strong> Ahorraste </strong>&nbsp;MXN$289,59",
                "Ahorraste MXN$289,59",
            ),
            ("<span>45</span><sup>80</sup>", "45\n80"),
            ("4<!-- -->5", "45"),
            ("&#8364;&#x20AC;&amp;&middot;", "€€&·"),
            ("a < b & c &unknown; &#xFFFFFFFF;", "a < b & c &unknown; &#xFFFFFFFF;"),
            ("&", "&"),
            ("<", "<"),
            ("x<b", "x<b"),
            ("&ש;", "&ש;"),
        ] {
            assert_eq!(plain(markup), text, "{markup}");
        }
    }
}
