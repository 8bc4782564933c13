//! What the build refuses to compile from `data/`, and how it reads a window.

#![expect(clippy::unwrap_used, reason = "the helpers below are tests' own")]

#[path = "../build/calendar.rs"]
mod calendar;
#[path = "../../wording/build/clock.rs"]
mod clock;
#[path = "../build/codes.rs"]
mod codes;

use clock::{Edge, Markets, Moment};

const MARKETS: &str = include_str!("../../wording/data/markets.toml");
const CALENDAR: &str = include_str!("../data/calendar.toml");
const CODES: &str = include_str!("../data/codes.toml");

fn markets() -> Markets {
    Markets::read(MARKETS).unwrap()
}

fn moment(text: &str, market: &str, edge: Edge) -> Option<(String, bool)> {
    let markets = markets();
    let zone = markets.zone(deal::Country::new(market).ok());
    let Moment { seconds, disagrees } = markets.moment(text, zone, edge).unwrap()?;
    Some((deal::Instant::from_millis(seconds * 1000).to_string(), disagrees))
}

#[test]
fn a_window_is_read_on_the_clock_of_its_market() {
    for (text, market, edge, at, disagrees) in [
        // A day: from its first midnight, to its last, across the Pacific's changes of the clock.
        ("2026-03-08", "US", Edge::Start, "2026-03-08T08:00:00Z", false),
        ("2026-03-08", "US", Edge::End, "2026-03-09T07:00:00Z", false),
        ("2026-11-01", "US", Edge::Start, "2026-11-01T07:00:00Z", false),
        ("2026-11-01", "", Edge::End, "2026-11-02T08:00:00Z", false),
        // Across Europe's: the hour between them is the Pacific's alone, then Europe's alone.
        ("2026-03-29", "ES", Edge::Start, "2026-03-28T23:00:00Z", false),
        ("2026-03-29", "ES", Edge::End, "2026-03-29T22:00:00Z", false),
        ("2026-10-25", "DE", Edge::End, "2026-10-25T23:00:00Z", false),
        ("2026-10-25", "GB", Edge::End, "2026-10-25T23:00:00Z", false),
        ("2026-10-25", "UA", Edge::End, "2026-10-25T22:00:00Z", false),
        // The south: Brazil keeps no daylight saving, Australia's codes run on the Pacific's.
        ("2026-11-01", "BR", Edge::Start, "2026-11-01T03:00:00Z", false),
        ("2026-10-04", "AU", Edge::Start, "2026-10-04T07:00:00Z", false),
        // An hour without a zone is the market's; the last minute or second is still inside.
        ("2026-05-07T23:59", "SE", Edge::End, "2026-05-08T07:00:00Z", false),
        ("2026-05-07T23:59:59", "KR", Edge::End, "2026-05-07T15:00:00Z", false),
        ("2026-05-07T10:00", "KR", Edge::Start, "2026-05-07T01:00:00Z", false),
        // An hour with a zone wins, and agrees where it is a midnight of the market.
        ("2026-05-07T22:59[Europe/London]", "GB", Edge::End, "2026-05-07T22:00:00Z", false),
        ("2026-12-07T22:59[Europe/London]", "GB", Edge::End, "2026-12-07T23:00:00Z", false),
        ("2026-05-08T15:59[Asia/Tokyo]", "JP", Edge::End, "2026-05-08T07:00:00Z", false),
        ("2026-10-01T07:00Z", "DZ", Edge::Start, "2026-10-01T07:00:00Z", false),
        ("2026-10-08T06:59:59Z", "DZ", Edge::End, "2026-10-08T07:00:00Z", false),
        // In winter the same hour of UTC is no Pacific midnight.
        ("2026-12-01T07:00Z", "DZ", Edge::Start, "2026-12-01T07:00:00Z", true),
        ("2026-10-01T09:00[Europe/Paris]", "FR", Edge::Start, "2026-10-01T07:00:00Z", true),
        ("2026-05-07T23:59[Europe/London]", "GB", Edge::End, "2026-05-07T23:00:00Z", true),
    ] {
        assert_eq!(moment(text, market, edge), Some((at.to_owned(), disagrees)), "{text} {market}");
    }
}

#[test]
fn a_month_is_no_window() {
    for edge in [Edge::Start, Edge::End] {
        assert_eq!(moment("2026-06", "US", edge), None);
    }
}

#[test]
fn a_window_that_names_no_moment_is_refused() {
    let markets = markets();
    for text in [
        "2026-06-31",
        "2026",
        "June 2026",
        "2026-05-07T24:00",
        "2026-05-07T22:59[Europe/Londinium]",
        // An hour that the clocks of Los Angeles skip, and one that they show twice.
        "2026-03-08T02:30",
        "2026-11-01T01:30",
        "2026-03-08T02:30[America/Los_Angeles]",
    ] {
        assert!(markets.moment(text, markets.zone(None), Edge::End).is_err(), "{text}");
    }
}

/// The file with one thing changed, and what the build says of it.
fn refusal(old: &str, new: &str) -> String {
    assert!(CODES.contains(old), "{old} is not in the file");
    codes::compile(&CODES.replacen(old, new, 1), &markets()).err().unwrap_or_default()
}

#[test]
fn the_file_compiles() {
    assert_eq!(codes::compile(CODES, &markets()).err(), None);
}

#[test]
fn a_wrong_row_is_refused_with_its_place() {
    for (old, new, says) in [
        ("USAFF02 2/18", "USAFF02 2.001/18", "too many decimals: at most 2"),
        ("USAFF02 2/18", "USAFF02 20/18", "must lie between nothing and its minimum"),
        ("USAFF02 2/18", "USAFF02 2", "write OFF/MIN"),
        ("USAFF02 2/18", "usaff02 2/18", "a code is of capitals and digits"),
        ("USAFF02 2/18", "?", "a code is of capitals and digits"),
        ("USAFF02 2/18", "USAFF02", "some codes have amounts and some have none"),
        ("USAFF02 2/18", "USAFF02 2/40", "stands after a code that it should precede"),
        ("USAFF02 2/18", "USAFF5 2/18", "USAFF5 stands twice"),
        ("doubts = { CDCA70", "doubts = { CDCA71", "CDCA71 is doubted but is no code"),
        ("currency = \"CAD\"", "currency = \"CAX\"", "unknown currency"),
        ("currency = \"CAD\"\n", "", "an amount without a currency"),
        ("markets = [\"CA\"]", "markets = [\"UK\"]", "write GB for UK"),
        ("markets = [\"CA\"]", "markets = [\"XX\"]", "unknown country"),
        ("markets = [\"CA\"]", "markets = [\"CA\", \"FR\"]", "run on different clocks"),
        ("markets = [\"CA\"]\n", "", "neither `markets` nor `global`"),
        (
            "markets = [\"CA\"]",
            "global = \"stated\"\nmarkets = [\"CA\"]",
            "both `markets` and `global`",
        ),
        ("although = [\"DZ\"]", "although = [\"CL\"]", "CL is not on the list"),
        ("except = [\"AT\"", "except = [\"AE\"", "AE is on the list already"),
        ("[\"AT\", \"BE\"", "[\"BE\", \"AT\"", "AT must stand before BE"),
        ("ends = \"2026-09-24\"", "ends = \"2026-09-20\"", "ends before it starts"),
        ("ends = \"2026-09-24\"", "ends = \"2027-09-24\"", "runs for months"),
        ("ends = \"2026-06-30\"", "ends = \"2026-06-31\"", "2026-06-31"),
        ("source = \"orders\"", "source = \"order\"", "the source \"order\" is not listed"),
        ("seen = \"2026-10\"", "seen = \"Oct 2026\"", "no year or month"),
        ("seen = \"2026-10\"", "seen = \"2026-04\"", "must stand before"),
        ("seen = \"2026-10\"", "sean = \"2026-10\"", "unknown field"),
        (
            "promo_info = ",
            "nobody = \"nowhere\"\npromo_info = ",
            "no series uses the source \"nobody\"",
        ),
    ] {
        let said = refusal(old, new);
        assert!(said.starts_with("codes.toml: ") && said.contains(says), "{old} → {new}: {said}");
    }
}

#[test]
fn a_wrong_market_is_refused_with_its_place() {
    for (old, new, says) in [
        ("SRB = \"RS\"", "UK = \"GB\"", "aliases"),
        ("UA = \"Europe/Kyiv\"", "UA = \"Europe/Kyjiv\"", "clock"),
        ("UA = \"Europe/Kyiv\"", "UKR = \"Europe/Kyiv\"", "clock.local"),
        ("\"AE\", \"AM\"", "\"AM\", \"AE\"", "own_series: AE must stand before AM"),
        ("seen = \"2025-02\"", "seen = \"2025\"", "own_series: `seen`"),
        ("otherwise = \"America/Los_Angeles\"", "otherwise = \"Pacific\"", "clock"),
    ] {
        assert!(MARKETS.contains(old), "{old}");
        let said = Markets::read(&MARKETS.replacen(old, new, 1)).err().unwrap_or_default();
        assert!(said.starts_with("markets.toml: ") && said.contains(says), "{new}: {said}");
    }
}

#[test]
fn equal_clocks_are_written_once() {
    let table = markets().table();
    assert!(table.contains(r#"&[("SRB", "RS")]"#), "{table}");
    // Brazil, Central Europe, Korea, Mexico, Ukraine and the Pacific.
    assert_eq!(table.matches(": Clock = ").count(), 6, "{table}");
    assert_eq!(table.matches("C1),").count(), 7, "{table}");
}

#[test]
fn a_wrong_sale_is_refused_with_its_place() {
    assert_eq!(calendar::compile(CALENDAR).err(), None);
    for (old, new, says) in [
        ("monthly = [1, 7]", "monthly = [7, 1]", "sale 1 (\"Choice Day\"): `monthly`"),
        ("monthly = [1, 7]", "monthly = [1, 31]", "days that every month has"),
        ("monthly = [1, 7]", "", "either `monthly` or has `days`"),
        ("not_in = [\"2026-09\"", "not_in = [\"2026-9\"", "\"2026-9\" is no month"),
        ("days = [\"2026-06-01\"", "days = [\"2026-06-31\"", "days: \"2026-06-31\""),
        ("days = [\"2026-06-01\"", "days = [\"2026-06-11\"", "ends before it starts"),
        ("days = [\"2026-06-01\"", "days = [\"2026-01-01\"", "more than a month"),
        ("days = [\"2026-06-01\"", "days = [\"2026-09-30\"", "ends before it starts"),
        (
            "days = [\"2026-08-18\", \"2026-08-27\"]",
            "days = [\"2026-05-18\", \"2026-05-27\"]",
            "must stand before",
        ),
        ("at_most = [\"2026-11-11\"", "at_most = [\"2026-11-12\"", "does not reach beyond"),
        ("\"2026-11-10\"]", "\"2026-11-11\"]", "`warm_up` reaches into"),
        ("markets = [\"KR\"]", "markets = [\"KO\"]", "unknown country"),
        ("sure = \"low\"", "sure = \"surely\"", "unknown variant"),
        ("seen = \"2026-10\"", "seen = \"2026\"", "the month it was seen"),
    ] {
        assert!(CALENDAR.contains(old), "{old}");
        let said = calendar::compile(&CALENDAR.replacen(old, new, 1)).err().unwrap_or_default();
        assert!(said.starts_with("calendar.toml: ") && said.contains(says), "{new}: {said}");
    }
}
