//! What a page knows beside a text of money, and what a text names beside its amounts.

use contract::OfferState;
use deal::Currency;
use page::price::Unsettled;
use wording::{Context, Moment, NumberFormat, Stated, Why, Zone};

fn page(locale: &'static str, currency: &str) -> Context<'static> {
    Context { locale, currency: Currency::new(currency).ok(), ..Context::default() }
}

#[test]
fn the_declared_format_of_a_page_settles_what_its_language_leaves_open() {
    let bare = page("de", "KWD");
    let declared =
        |decimal, group| Context { number_format: Some(NumberFormat { decimal, group }), ..bare };
    for (format, expected) in [
        (declared('.', Some(',')), Ok("4.125".to_owned())),
        (declared(',', Some('.')), Ok("4125.000".to_owned())),
        (bare, Err(Why::Number("4.125".into(), Unsettled::Ambiguous))),
    ] {
        let price = wording::price("KWD 4.125", &format).map(|price| price.min.to_string());
        assert_eq!(price, expected, "{format:?}");
    }
    // The format is the page's currency's: a price in another one is written its own way.
    let foreign = Context { currency: Currency::new("USD").ok(), ..declared(',', Some('.')) };
    let price = wording::price("KWD 4.125", &Context { locale: "en", ..foreign });
    assert_eq!(price.map(|price| price.min.to_string()), Ok("4.125".into()));
}

#[test]
fn marks_that_can_be_read_in_one_way_only_are_read_so_against_the_declared_format() {
    let format = NumberFormat { decimal: ',', group: Some('.') };
    let context = Context { number_format: Some(format), ..page("es", "MXN") };
    let price = wording::price("58.46 - 13,192.25", &context).map(|price| price.max.to_string());
    assert_eq!(price, Ok("13192.25".into()));
}

#[test]
fn how_a_currency_is_known_is_said() {
    let eur = page("fr", "EUR");
    let usd = page("en", "USD");
    for (text, context, stated) in [
        ("4,19€", eur, Stated::Named),
        ("$5.10", usd, Stated::Shared),
        ("5.10", usd, Stated::Page),
        ("US $5.10", eur, Stated::Against(Currency::new("EUR").unwrap())),
    ] {
        assert_eq!(wording::price(text, &context).map(|price| price.stated), Ok(stated), "{text}");
    }
}

#[test]
fn a_refusal_names_the_place() {
    for (text, context, expected) in [
        (
            "$5",
            page("en", ""),
            "\"$\" is the sign of several currencies and the page's is not known",
        ),
        ("$5", page("en", "EUR"), "\"$\" is not a sign of EUR, the page's currency"),
        ("5", page("en", ""), "no currency is named and the page's is not known"),
        ("€5 and $6", page("en", "EUR"), "\"€\" and \"$\" are of two currencies"),
        ("US $1.234", page("en", "USD"), "\"1.234\": more decimals than the currency's 2"),
        ("Price $5 wow", page("en", "USD"), "unknown word \"wow\""),
        ("Baixará para R$5", page("pt", "BRL"), "\"Baixará para\" is said of another day's price"),
        ("-US $3", page("en", "USD"), "\"-US $3\" is negative"),
        ("$9 - $3", page("en", "USD"), "the range \"$9 - $3\" does not rise"),
        ("  ", page("en", "USD"), "the text is empty"),
    ] {
        let why = wording::price(text, &context).map(|price| price.min.to_string());
        assert_eq!(why.map_err(|why| why.to_string()), Err(expected.into()), "{text}");
    }
}

fn ends(text: &str, locale: &'static str) -> Option<Moment> {
    wording::offer(text, &page(locale, "USD")).ok()?.ends
}

#[test]
fn a_moment_is_an_instant_only_where_day_year_and_zone_are_named() {
    for (when, instant) in [
        ("Mar 4, 2026 23:59 PT", Some("2026-03-05T08:00:00Z")),
        ("Mar 4, 2026 23:59:59 PT", Some("2026-03-05T08:00:00Z")),
        ("Jul 4, 2026 23:59 PST", Some("2026-07-05T07:00:00Z")),
        ("2026-07-04 15:00 UTC", Some("2026-07-04T15:00:00Z")),
        ("Jul 4, 2026 11:59 PM (GMT+8)", Some("2026-07-04T16:00:00Z")),
        // The clock is put forward in the night before: that day has 23 hours.
        ("Mar 8, 2026 12:00 PT", Some("2026-03-08T19:00:00Z")),
        ("Mar 4, 2026 23:59", None),
        ("Mar 4 23:59 PT", None),
    ] {
        let text = format!("US $5 off over US $50. Expires {when}");
        let moment = ends(&text, "en").unwrap();
        assert_eq!(moment.ends().map(|ends| ends.to_string()).as_deref(), instant, "{when}");
    }
}

#[test]
fn a_day_is_read_in_the_order_of_its_language_or_not_at_all() {
    let day = |text: &str, locale| {
        ends(&format!("US $5 off over US $50. Expires {text}"), locale)
            .map(|moment| (moment.year, moment.month, moment.day))
    };
    assert_eq!(day("03/04/2026", "en_US"), Some((Some(2026), 3, 4)));
    assert_eq!(day("03/04/2026", "en"), None, "British and American pages differ");
    assert_eq!(day("03/04/2026", "fr"), Some((Some(2026), 4, 3)));
    assert_eq!(day("03/04/2026", ""), None);
    assert_eq!(day("31/03/2026", ""), Some((Some(2026), 3, 31)));
    assert_eq!(day("2026/03/04", "ja"), Some((Some(2026), 3, 4)));
    assert_eq!(day("4 March", "en"), Some((None, 3, 4)));
}

#[test]
fn a_window_may_share_its_month_and_its_year() {
    for (text, from, to) in [
        ("US $5 off over US $50, 1–7 May 2026", (2026, 5, 1), (2026, 5, 7)),
        ("US $5 off over US $50, May 1 - 7, 2026", (2026, 5, 1), (2026, 5, 7)),
        ("US $5 off over US $50, Dec 28 - Jan 3, 2027", (2026, 12, 28), (2027, 1, 3)),
    ] {
        let offer = wording::offer(text, &page("en", "USD")).unwrap();
        let date = |moment: Option<Moment>| {
            moment.and_then(|moment| Some((moment.year?, moment.month, moment.day)))
        };
        assert_eq!((date(offer.starts), date(offer.ends)), (Some(from), Some(to)), "{text}");
    }
}

#[test]
fn a_zone_that_is_named_is_kept() {
    let moment = ends("US $5 off over US $50. Expires Jul 4, 2026 10:00 PDT", "en").unwrap();
    assert_eq!((moment.time, moment.zone), (Some((10, 0, None)), Some(Zone::Pacific)));
}

#[test]
fn a_text_that_is_shown_otherwise_than_it_is_written_has_no_meaning() {
    for text in [
        "\u{202E}05.5$",
        "$1\u{202E}05",
        "\u{202D}$5",
        // Struck through: what it was.
        "$5\u{338}",
        "$1\u{336}2\u{336}",
    ] {
        let meant = wording::text(text, &page("en", "USD"));
        assert!(meant.is_err(), "{text:?} {meant:?}");
    }
    let marked = wording::price("\u{200F}\u{202A}$5.10\u{202C}", &page("he", "USD"));
    assert_eq!(marked.map(|price| price.min.to_string()), Ok("5.10".into()));
}

#[test]
fn a_region_that_writes_numbers_the_other_way_round_leaves_three_decimals_open() {
    for (text, locale, expected) in [
        ("KWD 4.125", "de_DE", None),
        ("KWD 4.125", "en_GB", Some("4.125")),
        // AliExpress may write a Tunisian price the English way on any page.
        ("TND 4.125", "de_DE", None),
        ("TND 4.125", "de_CH", None),
        ("TND 4.125", "de-Latn-CH", None),
        ("TND 4,125", "es_ES", Some("4.125")),
        ("TND 4,125", "es_MX", None),
        // Where nothing is known of the text, it may be English.
        ("TND 4.125", "", None),
        ("KWD 4.125", "", Some("4.125")),
        ("TND 4.125,500", "de_CH", Some("4125.500")),
    ] {
        let price = wording::price(text, &page(locale, "USD"));
        let price = price.ok().map(|price| price.min.to_string());
        assert_eq!(price.as_deref(), expected, "{text} in {locale:?}");
    }
}

#[test]
fn a_code_is_what_is_seen_of_it() {
    for text in [
        "\u{200F}US $5 off US $50, code USFS05\u{200F}",
        "US $5 off US $50, code US\u{200B}FS05",
        "US $5 off US $50, code ＵＳＦＳ０５",
    ] {
        let offer = wording::offer(text, &page("en", "USD")).unwrap();
        assert_eq!(offer.code.as_deref(), Some("USFS05"), "{text:?}");
    }
}

#[test]
fn what_one_language_takes_back_no_other_gives() {
    let taken = wording::offer("3,000円以上で300円OFF 期限切れ", &page("", "JPY"));
    assert_eq!(taken.map(|offer| offer.state), Ok(Some(OfferState::Expired)));
}

#[test]
fn the_order_of_day_and_month_is_the_regions_and_open_where_it_names_none() {
    let ends = |locale: &'static str, text: &str| {
        let context = Context { locale, currency: Currency::new("USD").ok(), ..Context::default() };
        let offer = wording::offer(text, &context).ok();
        let date = offer.as_ref().and_then(|offer| offer.ends).map(|ends| (ends.month, ends.day));
        (date, offer.is_none_or(|offer| offer.uncertain))
    };
    for text in ["US $5 off US $39 until 12/09/2026", "US $5 off US $39 until 12/09"] {
        assert_eq!(ends("en_US", text), (Some((12, 9)), false), "{text}");
        for locale in ["en_GB", "en-AU", "en-IE", "en-NZ", "en-IN", "en-ZA", "de_DE", "fr_FR"] {
            assert_eq!(ends(locale, text), (Some((9, 12)), false), "{text} in {locale}");
        }
        for locale in ["en", "en-CA", "fr-CA", "es-US", ""] {
            let (date, uncertain) = ends(locale, text);
            assert!(date.is_none() && uncertain, "{text} in {locale}: {date:?} {uncertain}");
        }
    }
    for locale in ["en", "en-CA", "fr-CA", "es-US", "en-GB"] {
        let text = "US $5 off US $39 until 12/25/2026";
        assert_eq!(ends(locale, text), (Some((12, 25)), false), "{locale}");
    }
}
