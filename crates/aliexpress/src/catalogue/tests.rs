//! The table against facts that were listed apart from it, and the rules of time and market.

use contract::CodeScope;

use super::*;

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn market(code: &str) -> Country {
    Country::new(code).unwrap()
}

fn rows(market: Option<&str>, name: &str, at: Instant) -> Vec<Listed> {
    let market = market.map(self::market);
    codes(market, at).into_iter().filter(|row| row.code.name() == Some(name)).collect()
}

fn verdicts(market: &str, name: &str, instant: &str) -> Vec<CodeVerdict> {
    rows(Some(market), name, at(instant)).iter().map(|row| row.verdict).collect()
}

/// Market, name, off, minimum, currency, first moment and first moment after, worked out by hand.
#[rustfmt::skip]
const FACTS: &[(&str, &str, &str, &str, &str, &str, &str)] = &[
    // A day of Pacific time, in summer and in winter.
    ("US", "USAFF02", "2.00", "18.00", "USD", "", "2026-05-08T07:00:00Z"),
    ("US", "USAFF060", "60.00", "479.00", "USD", "", "2026-05-08T07:00:00Z"),
    ("US", "USAFF30", "30.00", "239.00", "USD", "", "2026-05-08T07:00:00Z"),
    ("US", "USAFF30", "30.00", "239.00", "USD", "2025-02-17T08:00:00Z", "2025-02-24T08:00:00Z"),
    ("US", "NEWUSOFF12", "12.00", "80.00", "USD", "", "2026-07-01T07:00:00Z"),
    ("AU", "AFFAU16", "16.00", "120.00", "AUD", "", "2026-05-08T07:00:00Z"),
    ("AU", "AFAU13", "13.00", "110.00", "AUD", "2025-02-17T08:00:00Z", "2025-02-24T08:00:00Z"),
    ("CA", "CDCA70", "7.00", "70.00", "CAD", "", "2026-05-08T07:00:00Z"),
    ("CA", "CDCA630", "78.00", "630.00", "CAD", "", "2026-05-08T07:00:00Z"),
    ("QA", "GCCCD08", "230.00", "1885.00", "SAR", "", "2026-05-08T07:00:00Z"),
    ("SE", "CD02VIO", "2.00", "18.00", "EUR", "", "2026-05-08T07:00:00Z"),
    ("IL", "AFMC55", "55.00", "449.00", "USD", "", "2026-05-08T07:00:00Z"),
    ("CL", "AEAFF25", "25.00", "179.00", "USD", "2025-02-17T08:00:00Z", "2025-02-24T08:00:00Z"),
    // 15:59 in Tokyo is 23:59 in Los Angeles, and its minute is still inside.
    ("JP", "AFMC2", "2.00", "15.00", "USD", "", "2026-05-08T07:00:00Z"),
    // Days of local time.
    ("KR", "CHOICEKR38", "38.00", "349.00", "USD", "", "2026-05-07T15:00:00Z"),
    ("ES", "ESCD55", "55.00", "449.00", "EUR", "", "2026-05-07T22:00:00Z"),
    ("ES", "ESSF60", "60.00", "569.00", "EUR", "2025-02-16T23:00:00Z", "2025-02-23T23:00:00Z"),
    ("FR", "FRFW45", "45.00", "359.00", "EUR", "", "2026-05-07T22:00:00Z"),
    ("DE", "DECD05", "5.00", "39.00", "EUR", "", "2026-05-07T22:00:00Z"),
    ("PL", "AEPLL08", "8.00", "59.00", "EUR", "", "2026-05-07T22:00:00Z"),
    ("UA", "AEUA13", "13.00", "99.00", "USD", "", "2026-05-07T21:00:00Z"),
    ("BR", "MAES6", "140.00", "1150.00", "BRL", "", "2026-05-08T03:00:00Z"),
    ("MX", "CDMX8", "1050.00", "8400.00", "MXN", "", "2026-05-08T06:00:00Z"),
    // The United Kingdom on Central European time: until 22:59 local, its minute inside.
    ("GB", "AEUKCDX7", "7.00", "49.00", "GBP", "", "2026-05-07T22:00:00Z"),
    ("GB", "UKNEW04", "4.00", "15.00", "GBP", "", "2026-07-09T22:00:00Z"),
    // Hours with a zone.
    ("DZ", "OTPRD28", "29.00", "229.00", "USD", "2026-10-01T07:00:00Z", "2026-10-08T07:00:00Z"),
    ("FR", "FRPRD60", "60.00", "475.00", "EUR", "2026-10-01T07:00:00Z", "2026-10-08T07:00:00Z"),
    // Days with a start.
    ("DZ", "BDQT30", "30.00", "269.00", "USD", "2026-09-21T07:00:00Z", "2026-09-25T07:00:00Z"),
    ("DZ", "CDDZ40", "40.00", "299.00", "USD", "2026-10-01T07:00:00Z", "2026-10-08T07:00:00Z"),
];

#[test]
fn the_table_holds_what_was_listed_apart_from_it() {
    for &(country, name, off, min_spend, currency, starts, ends) in FACTS {
        let found = rows(Some(country), name, at(ends)).into_iter().find(|row| {
            let code = &row.code;
            let text =
                |instant: Option<Instant>| instant.map(|at| at.to_string()).unwrap_or_default();
            code.is_for(market(country))
                && code.off().unwrap().to_string() == off
                && code.min_spend().unwrap().to_string() == min_spend
                && code.currency().unwrap().code() == currency
                && text(code.starts()) == starts
                && text(code.ends()) == ends
        });
        assert!(found.is_some(), "{country} {name} {off}/{min_spend} {currency} {starts} {ends}");
    }
}

#[test]
fn a_code_holds_from_its_first_second_to_its_last() {
    let second = 1000;
    for &(country, name, off, _, _, starts, ends) in FACTS {
        let verdict = |instant: Instant| {
            let row = rows(Some(country), name, instant)
                .into_iter()
                .find(|row| row.code.ends() == Some(at(ends)) && row.code.is_for(market(country)));
            row.map(|row| row.verdict)
        };
        let before = |text: &str| Instant::from_millis(at(text).millis() - second);
        assert_eq!(verdict(at(ends)), Some(CodeVerdict::Expired), "{name} {off}");
        assert_eq!(verdict(before(ends)), Some(CodeVerdict::Live), "{name} {off}");
        if starts.is_empty() {
            assert_eq!(
                verdict(at("2020-01-01T00:00:00Z")),
                Some(CodeVerdict::Live),
                "{name} {off}"
            );
        } else {
            assert_eq!(verdict(at(starts)), Some(CodeVerdict::Live), "{name} {off}");
            assert_eq!(verdict(before(starts)), Some(CodeVerdict::NotYet), "{name} {off}");
        }
    }
}

#[test]
fn every_row_of_the_sources_is_there() {
    let all = codes(None, at("2026-05-05T12:00:00Z"));
    assert_eq!(all.len(), 256);
    let count = |holds: fn(&Listed) -> bool| all.iter().filter(|row| holds(row)).count();
    assert_eq!(count(|row| row.code.name().is_none()), 8, "tiers without a name");
    assert_eq!(count(|row| row.code.off().is_none()), 23, "names without amounts");
    assert_eq!(count(|row| row.code.scope() == CodeScope::Product), 21);
    assert_eq!(count(|row| row.code.scope() == CodeScope::Publisher), 7);
    assert_eq!(count(|row| row.code.first_order_only()), 5);
    assert_eq!(count(|row| row.code.currency().is_none()), 1, "AA6940");
    assert_eq!(count(|row| row.verdict == CodeVerdict::OtherMarket), 0, "no market was asked for");
}

#[test]
fn one_name_with_other_amounts_in_another_window_is_another_code() {
    let amounts: Vec<(String, String)> = rows(Some("US"), "USAFF8", at("2025-02-20T00:00:00Z"))
        .iter()
        .map(|row| (row.code.off().unwrap().to_string(), row.code.min_spend().unwrap().to_string()))
        .collect();
    let pair = |off: &str, min_spend: &str| (off.to_owned(), min_spend.to_owned());
    assert_eq!(amounts, [pair("8.00", "59.00"), pair("8.00", "69.00")]);
    for (instant, min_spend) in
        [("2025-02-20T00:00:00Z", "69.00"), ("2026-05-05T12:00:00Z", "59.00")]
    {
        let offers = offers(market("US"), at(instant));
        let told: Vec<_> = offers.iter().filter(|row| row.code.name() == Some("USAFF8")).collect();
        assert_eq!(told.len(), 1, "{instant}");
        assert_eq!(told[0].code.min_spend().unwrap().to_string(), min_spend, "{instant}");
        assert_eq!(told[0].verdict, CodeVerdict::Live, "{instant}");
    }
}

#[test]
fn an_end_of_no_more_than_a_month_is_unknown_at_any_time() {
    for (country, name) in [
        ("CL", "AFSO24"),
        ("US", "LDUS02"),
        ("BR", "BRFS1"),
        ("FR", "CDFR10"),
        ("BR", "BRAE2"),
        ("KR", "AA6940"),
        ("AU", "AUAP03"),
    ] {
        for instant in ["2024-06-15T00:00:00Z", "2026-06-05T00:00:00Z", "2026-12-01T00:00:00Z"] {
            assert_eq!(
                verdicts(country, name, instant),
                [CodeVerdict::UnknownWindow],
                "{name} {instant}"
            );
        }
    }
}

#[test]
fn a_global_series_leaves_out_the_markets_with_their_own() {
    let during = "2025-02-20T00:00:00Z";
    for (country, verdict) in [
        ("CL", CodeVerdict::Live),
        ("IL", CodeVerdict::Live),
        ("JP", CodeVerdict::Live),
        ("FR", CodeVerdict::OtherMarket),
        ("GB", CodeVerdict::OtherMarket),
        ("RS", CodeVerdict::OtherMarket),
        ("DZ", CodeVerdict::OtherMarket),
    ] {
        assert_eq!(verdicts(country, "AEAFF12", during), [verdict], "{country}");
        assert_eq!(
            rows(Some(country), "AEAFF12", at(during))[0].doubt,
            None,
            "the source lists them"
        );
    }
}

#[test]
fn an_exclusion_that_the_source_does_not_list_is_doubtful_where_it_bites() {
    for (country, name, verdict, doubt) in [
        ("FR", "OTPRD15", CodeVerdict::OtherMarket, Some(CodeDoubt::Market)),
        ("DZ", "OTPRD15", CodeVerdict::Live, None),
        ("CL", "OTPRD15", CodeVerdict::Live, None),
        ("CA", "AFMC7", CodeVerdict::OtherMarket, Some(CodeDoubt::Market)),
        ("US", "AFSO3", CodeVerdict::OtherMarket, Some(CodeDoubt::Market)),
    ] {
        let instant =
            if name == "OTPRD15" { "2026-10-02T00:00:00Z" } else { "2026-05-05T00:00:00Z" };
        let row = rows(Some(country), name, at(instant))[0];
        assert_eq!((row.verdict, row.doubt), (verdict, doubt), "{country} {name}");
    }
    assert_eq!(rows(None, "OTPRD15", at("2026-10-02T00:00:00Z"))[0].doubt, None);
}

#[test]
fn what_its_source_leaves_open_is_doubtful() {
    for (country, name, doubt) in [
        ("DZ", "CDDZ03", Some(CodeDoubt::Unverified)),
        ("CA", "CDCA70", Some(CodeDoubt::Amount)),
        ("CA", "CDCA45", None),
        ("DZ", "OTPRD28", Some(CodeDoubt::Amount)),
        ("DZ", "OTPRD42", None),
        // 09:00 in Paris, where French windows run on local time.
        ("FR", "FRPRD02", Some(CodeDoubt::Hour)),
        // 22:59 in London and 15:59 in Tokyo are the midnights of their clocks.
        ("GB", "AEUKCD12", None),
        ("JP", "AFMC2", None),
        ("MX", "CDMX1", None),
    ] {
        let row = rows(Some(country), name, at("2026-10-02T00:00:00Z"))
            .into_iter()
            .find(|row| row.code.is_for(market(country)));
        assert_eq!(row.unwrap().doubt, doubt, "{name}");
    }
}

#[test]
fn a_plan_hears_of_no_code_that_cannot_be_proposed() {
    for instant in ["2026-05-05T12:00:00Z", "2026-09-28T00:00:00Z", "2026-10-02T00:00:00Z"] {
        for country in ["BR", "US", "FR", "IL", "AU", "KR", "DZ"] {
            for row in offers(market(country), at(instant)) {
                let name = row.code.name().unwrap();
                assert!(row.code.scope() == CodeScope::Anyone, "{name} is tied");
                let offer = row.code.offer().unwrap();
                assert_eq!(offer.id, name);
            }
        }
    }
}

#[test]
fn a_plan_hears_what_a_shopper_may_have_in_hand() {
    let told = |country: &str, instant: &str, name: &str| {
        let rows = offers(market(country), at(instant));
        rows.iter().find(|row| row.code.name() == Some(name)).map(|row| row.verdict)
    };
    for (country, instant, name, verdict) in [
        ("US", "2026-05-05T12:00:00Z", "USAFF8", Some(CodeVerdict::Live)),
        ("US", "2026-06-05T00:00:00Z", "USAFF8", Some(CodeVerdict::Expired)),
        ("US", "2026-07-05T00:00:00Z", "USAFF8", None),
        ("DZ", "2026-09-30T00:00:00Z", "OTPRD15", Some(CodeVerdict::NotYet)),
        ("DZ", "2026-07-01T00:00:00Z", "OTPRD15", None),
        ("FR", "2026-10-02T00:00:00Z", "OTPRD15", Some(CodeVerdict::OtherMarket)),
        ("FR", "2026-10-02T00:00:00Z", "FRPRD12", Some(CodeVerdict::Live)),
        ("IL", "2026-06-05T00:00:00Z", "AFSO24", Some(CodeVerdict::UnknownWindow)),
        ("IL", "2026-11-05T00:00:00Z", "AFSO24", None),
        // Another country's own series is none of this shopper's business.
        ("FR", "2026-05-05T12:00:00Z", "USAFF8", None),
        // Japan uses the global names: one row speaks for both.
        ("JP", "2026-05-05T12:00:00Z", "AFMC2", Some(CodeVerdict::Live)),
    ] {
        assert_eq!(told(country, instant, name), verdict, "{country} {instant} {name}");
    }
}

#[test]
fn a_name_serves_as_id_in_every_market_and_month() {
    for country in ["US", "JP", "FR", "DZ", "GB", "IL", "BR", "AU", "ES", "CA"] {
        for month in 1..=12 {
            for year in [2025, 2026] {
                let rows = offers(market(country), at(&format!("{year}-{month:02}-05T00:00:00Z")));
                let mut names: Vec<_> = rows.iter().map(|row| row.code.name()).collect();
                names.sort_unstable();
                names.dedup();
                assert_eq!(names.len(), rows.len(), "{country} {year}-{month}");
                assert!(rows.len() <= 60, "{country} {year}-{month}: {} offers", rows.len());
            }
        }
    }
}

#[test]
fn an_offer_carries_the_terms_of_its_code() {
    let offer = rows(Some("GB"), "UKNEW03", at("2026-06-01T00:00:00Z"))[0].code.offer().unwrap();
    assert!(offer.first_order_only);
    assert_eq!(offer.markets, [market("GB")]);
    assert_eq!(
        offer.window,
        deal::Window::Known { starts: None, ends: Some(at("2026-07-09T22:00:00Z")) }
    );
    let offer = rows(None, "AFSO110", at("2026-06-01T00:00:00Z"))[0].code.offer().unwrap();
    assert_eq!(offer.window, deal::Window::Unknown);
    assert_eq!(offer.not_markets.len(), 43);
    assert_eq!(
        offer.benefit.to_owned(),
        deal::Benefit::Fixed(deal::Money::parse("110", deal::Currency::USD).unwrap())
    );
}

#[test]
fn the_catalogue_knows_how_far_it_reaches() {
    for (country, until) in [
        ("US", Some("2026-07-01T07:00:00Z")),
        ("FR", Some("2026-10-08T07:00:00Z")),
        ("IL", Some("2026-10-08T07:00:00Z")),
        ("RS", None),
    ] {
        assert_eq!(
            known_until(market(country)).map(|at| at.to_string()).as_deref(),
            until,
            "{country}"
        );
    }
}
