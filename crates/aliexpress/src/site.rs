//! The context of a page: its language, the country that orders go to, its currency.
//!
//! Host, language, country and currency are independent of each other: a Polish page sells in rupees
//! to Pakistan (pages §11). So each is taken from where the page itself says it; the shopper's
//! settings, which the page repeats to its beacon, count only where nothing else speaks.

use deal::{Country, Currency, Instant};
use page::{Element, Field, Found, Source, Why};

use crate::data::{Data, PageData};
use crate::form::Form;
use crate::kind;
use crate::layout::Rendered;
use crate::listing;
use crate::meaning::{SITES, SiteOf};
use crate::places::{LISTING_FRAME as FRAME, first, text_at};

/// The context of a page, from the page itself and never from its host's name.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    /// The host that served it.
    host: String,
    /// Its language as a BCP 47 tag, as far as the page tells.
    pub(crate) locale: Found<String>,
    /// The country that orders go to.
    pub(crate) ship_to: Found<Country>,
    /// The currency of its prices.
    pub(crate) currency: Found<Currency>,
    /// The server's time when it made the page, where the page holds it.
    pub(crate) clock: Option<Instant>,
}

impl Site {
    /// The context of a page that says nothing.
    pub(crate) fn unknown(url: &str) -> Site {
        Site {
            host: kind::host(url),
            locale: Err(Why::NOT_SHOWN),
            ship_to: Err(Why::NOT_SHOWN),
            currency: Err(Why::NOT_SHOWN),
            clock: None,
        }
    }

    /// The context as the contract has it.
    pub(crate) fn fill(self, form: &mut Form) -> contract::Site {
        contract::Site {
            host: Some(self.host).filter(|host| !host.is_empty()),
            locale: form.take("site.locale", self.locale),
            ship_to: form.take("site.ship_to", self.ship_to).map(|it| it.code().to_owned()),
            currency: form.take("site.currency", self.currency).map(|it| it.code().to_owned()),
            clock: self.clock.map(|clock| clock.to_string()),
        }
    }
}

/// Reads the context of a page.
pub(crate) fn read(url: &str, page: &Rendered<'_>, page_data: &PageData<'_>) -> Site {
    let data: Vec<_> = page_data.all().collect();
    Site {
        host: kind::host(url),
        locale: locale(page.root, &data),
        ship_to: ship_to(page, &data),
        currency: currency(page, page_data, &data),
        clock: data.iter().find_map(clock),
    }
}

/// The server's time when it made the page.
fn clock(data: &Data<'_>) -> Option<Instant> {
    let millis: i64 = text_at(*data, data.schema.clock)?.parse().ok()?;
    Some(Instant::from_millis(millis))
}

/// The language that the data names, that the page declares, or that its site speaks.
fn locale(root: Element<'_>, data: &[Data<'_>]) -> Found<String> {
    let named = data.iter().find_map(|data| {
        let tag = tag(&text_at(*data, data.schema.locale)?)?;
        Some(Field::new(tag, data.source))
    });
    let declared = || Some(Field::new(tag(root.attr("lang")?)?, Source::Dom));
    let of_site = || {
        data.iter().find_map(|data| {
            let code = text_at(*data, data.schema.site)?;
            Some(Field::new(site(|site| site.code == code)?, data.source))
        })
    };
    let of_link = || {
        let link = FRAME.canonical.first(root)?.attr("href")?;
        Some(Field::new(language_of(link)?, Source::Dom))
    };
    let of_data = || {
        data.iter().find_map(|data| {
            let link = first(*data, data.schema.canonical)?.text()?;
            let (_, href) = link.split_once("href=\"")?;
            Some(Field::new(language_of(href)?, data.source))
        })
    };
    let set = || Some(Field::new(tag(&setting(root, "b_locale")?)?, Source::Dom));
    named
        .or_else(declared)
        .or_else(of_site)
        .or_else(set)
        .or_else(of_link)
        .or_else(of_data)
        .ok_or(Why::NOT_SHOWN)
}

/// A BCP 47 tag from AliExpress's own: `en_US`, and Java's old names for Hebrew and Indonesian.
fn tag(locale: &str) -> Option<String> {
    let (language, region) = locale.split_once(['_', '-']).unwrap_or((locale, ""));
    let is_word = |word: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let language = match language {
        "iw" => "he",
        "in" => "id",
        language => language,
    };
    let region = if is_word(region, 2..=2) {
        ["-", &region.to_ascii_uppercase()].concat()
    } else {
        String::new()
    };
    is_word(language, 2..=3).then(|| [&language.to_ascii_lowercase(), region.as_str()].concat())
}

/// The language of the site that a page calls its own in its canonical link.
fn language_of(link: &str) -> Option<String> {
    let label = kind::host(link);
    let label = label.split('.').next()?;
    site(|site| site.label == label)
}

fn site(is: impl Fn(&SiteOf) -> bool) -> Option<String> {
    SITES.iter().find(|site| is(site)).map(|site| site.locale.to_owned())
}

/// The country of the flag in the page's head, of the way of shipping, or of the data.
fn ship_to(page: &Rendered<'_>, data: &[Data<'_>]) -> Found<Country> {
    let flag = || {
        let class = FRAME.flag.first(page.root)?.attr("class")?;
        let country = class.split_ascii_whitespace().find_map(country_of)?;
        Some(Field::new(country, Source::Dom))
    };
    let by_freight =
        || data.iter().find_map(|data| Some(Field::new(listing::destination(*data)?, data.source)));
    let named = || {
        data.iter().find_map(|data| {
            let country = Country::new(&text_at(*data, data.schema.country)?).ok()?;
            Some(Field::new(country, data.source))
        })
    };
    let set = || {
        let country = Country::new(&setting(page.root, "region")?).ok()?;
        Some(Field::new(country, Source::Dom))
    };
    flag().or_else(by_freight).or_else(named).or_else(set).ok_or(Why::NOT_SHOWN)
}

/// The country of a flag's class: `PK`, or `css_us`.
fn country_of(class: &str) -> Option<Country> {
    match class.strip_prefix("css_") {
        Some(code) => Country::new(&code.to_ascii_uppercase()).ok(),
        None => Country::new(class).ok(),
    }
}

/// The currency that the page's head shows, that the data names, or that search engines are told.
fn currency(page: &Rendered<'_>, page_data: &PageData<'_>, data: &[Data<'_>]) -> Found<Currency> {
    let shown = || {
        let code = FRAME.currency.text(page.root)?;
        // `PKR`, or with the language before it: `PL/PKR`.
        let code = code.rsplit('/').next()?.trim();
        Some(Field::new(Currency::new(code).ok()?, Source::Dom))
    };
    let named = || {
        data.iter().find_map(|data| Some(Field::new(listing::currency(*data).ok()?, data.source)))
    };
    let linked = || {
        let currency = listing::linked_currency(page_data.linked_product()?)?;
        Some(Field::new(currency, Source::Inline))
    };
    let set = || {
        let currency = Currency::new(&setting(page.root, "c_tp")?).ok()?;
        Some(Field::new(currency, Source::Dom))
    };
    shown().or_else(named).or_else(linked).or_else(set).ok_or(Why::NOT_SHOWN)
}

/// One of the shopper's settings: of the cookie `aep_usuc_f`, escaped twice over.
fn setting(root: Element<'_>, name: &str) -> Option<String> {
    let report = unescaped(&unescaped(FRAME.beacon.first(root)?.attr("exparams")?));
    let (_, settings) = report.split_once("aep_usuc_f=")?;
    let settings = settings.split(['|', '}']).next()?;
    let mut pairs = settings.split('&').filter_map(|pair| pair.split_once('='));
    pairs.find(|(key, _)| *key == name).map(|(_, value)| value.to_owned())
}

/// A text with its `%41` escapes of ASCII characters resolved.
fn unescaped(text: &str) -> String {
    let mut parts = text.split('%');
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok());
        match code.filter(u8::is_ascii) {
            Some(code) => {
                plain.push(char::from(code));
                plain.push_str(&part[2..]);
            }
            None => {
                plain.push('%');
                plain.push_str(part);
            }
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_is_a_language_tag_whatever_it_was() {
        for (locale, expected) in [
            ("en_US", Some("en-US")),
            ("pt_BR", Some("pt-BR")),
            ("iw_IL", Some("he-IL")),
            ("in_ID", Some("id-ID")),
            ("pl", Some("pl")),
            ("de-DE", Some("de-DE")),
            ("", None),
            ("e", None),
            ("../../x", None),
        ] {
            assert_eq!(tag(locale).as_deref(), expected, "{locale}");
        }
    }

    #[test]
    fn a_flag_tells_its_country() {
        assert_eq!(country_of("css_us"), Country::new("US").ok());
        assert_eq!(country_of("PK"), Country::new("PK").ok());
        assert_eq!(country_of("country-flag-y2023"), None);
        assert_eq!(country_of("css_flag"), None);
    }

    #[test]
    fn escapes_are_resolved_and_what_is_none_is_left() {
        assert_eq!(unescaped("a%253Db%26"), "a%3Db&");
        assert_eq!(unescaped("100%"), "100%");
        assert_eq!(unescaped("%zz%e2%"), "%zz%e2%");
        assert_eq!(unescaped("%é"), "%é");
    }

    #[test]
    fn a_canonical_link_tells_its_site() {
        assert_eq!(language_of("https://es.aliexpress.com/item/1.html").as_deref(), Some("es"));
        assert_eq!(language_of("//pt.aliexpress.com/w/x.html").as_deref(), Some("pt-BR"));
        assert_eq!(language_of("https://example.org/"), None);
    }
}
