//! Offers whose times have no zone: when they hold for certain, when perhaps, and when not.
#![allow(clippy::expect_used, reason = "a test may")]

use contract::{Cart, Certainty, Offer, Plan, Verdict};
use deal::Instant;
use jiff::tz::{Disambiguation, TimeZoneDatabase};

const HOUR: i64 = 3_600_000;

/// One line of 50.00 and one offer of 5.00 off, with these fields.
fn cart(kind: &str, market: &str, fields: &str) -> Cart {
    let json = format!(
        r#"{{"ship_to": "{market}", "currency": "USD",
            "lines": [{{"id": "1", "seller": "A", "price": "50.00", "quantity": 1}}],
            "offers": [{{"id": "X", "kind": "{kind}", "off": "5", {fields}}}]}}"#
    );
    serde_json::from_str(&json).expect(&json)
}

fn plan(cart: &Cart, at: Instant) -> Plan {
    let cart = Cart { at: Some(at.to_string()), ..cart.clone() };
    let plan = advice::plan(&cart, at, &mut || false).expect("a plan");
    assert_eq!(advice::verify(&cart, &plan, at).as_deref(), Ok(&[][..]), "{plan:?}");
    plan
}

/// What a plan makes of its one offer: not yet, expired, or chosen, for certain or not.
fn outcome(cart: &Cart, at: Instant) -> (Verdict, Certainty, String) {
    let plan = plan(cart, at);
    let certain = plan.certain_total.as_str().to_owned();
    (plan.offers[0].verdict, plan.certainty, certain)
}

fn instant(text: &str) -> Instant {
    Instant::parse(text).expect(text)
}

fn after(at: Instant, millis: i64) -> Instant {
    Instant::from_millis(at.millis() + millis)
}

#[test]
fn a_local_window_is_certain_only_where_it_holds_everywhere() {
    let perhaps = (Verdict::Chosen, Certainty::Likely, "50.00".to_owned());
    let surely = (Verdict::Chosen, Certainty::Certain, "45.00".to_owned());
    let not_yet = (Verdict::NotYet, Certainty::Certain, "50.00".to_owned());
    let expired = (Verdict::Expired, Certainty::Certain, "50.00".to_owned());
    for (fields, first, last) in [
        (r#""starts_local": "2026-12-03", "ends_local": "2026-12-09""#, "2026-12-03", "2026-12-10"),
        (
            r#""starts_local": "2026-12-03T00:00", "ends_local": "2026-12-10T00:00""#,
            "2026-12-03",
            "2026-12-10",
        ),
        // Over the change of a clock, a leap day and the turn of a year.
        (r#""starts_local": "2028-02-29", "ends_local": "2028-03-31""#, "2028-02-29", "2028-04-01"),
        (r#""starts_local": "2044-12-30", "ends_local": "2044-12-31""#, "2044-12-30", "2045-01-01"),
    ] {
        let cart = cart("store_coupon", "US", &[r#""seller": "A", "#, fields].concat());
        let (first, last) = (format!("{first}T00:00:00Z"), format!("{last}T00:00:00Z"));
        let (first, last) = (instant(&first), instant(&last));
        for (at, expected) in [
            (after(first, -14 * HOUR - 1), &not_yet),
            (after(first, -14 * HOUR), &perhaps),
            (after(first, 12 * HOUR - 1), &perhaps),
            (after(first, 12 * HOUR), &surely),
            (after(last, -14 * HOUR - 1), &surely),
            (after(last, -14 * HOUR), &perhaps),
            (after(last, 12 * HOUR - 1), &perhaps),
            (after(last, 12 * HOUR), &expired),
        ] {
            assert_eq!(&outcome(&cart, at), expected, "{fields} at {at}");
        }
    }
}

#[test]
fn whatever_the_zone_a_certain_plan_is_right() {
    let cart = cart(
        "platform_coupon",
        "DE",
        r#""starts_local": "2026-03-28", "ends_local": "2026-03-30T15:30""#,
    );
    let (first, last) = (instant("2026-03-28T00:00:00Z"), instant("2026-03-30T15:30:00Z"));
    for hours in -40..110 {
        let at = after(first, hours * HOUR);
        let (verdict, certainty, _) = outcome(&cart, at);
        for quarter in -12 * 4..=14 * 4 {
            let ahead = quarter * HOUR / 4;
            let holds = (after(first, -ahead)..after(last, -ahead)).contains(&at);
            match (verdict, certainty) {
                (Verdict::Chosen, Certainty::Certain) => assert!(holds, "{at} {quarter}"),
                (Verdict::Chosen, Certainty::Likely) => {}
                _ => assert!(!holds, "{at} {quarter}: {verdict:?}"),
            }
        }
    }
}

#[test]
fn a_code_of_one_market_runs_on_that_markets_clock() {
    let zones = TimeZoneDatabase::bundled();
    let days = ["2019-03-10", "2022-10-30", "2026-03-29", "2026-11-01", "2035-07-01", "2045-10-29"];
    for (market, zone) in [
        ("US", "America/Los_Angeles"),
        ("JP", "America/Los_Angeles"),
        ("AU", "America/Los_Angeles"),
        ("KR", "Asia/Seoul"),
        ("ES", "Europe/Madrid"),
        ("PL", "Europe/Warsaw"),
        ("IT", "Europe/Rome"),
        ("FR", "Europe/Paris"),
        ("DE", "Europe/Berlin"),
        ("NL", "Europe/Amsterdam"),
        ("UA", "Europe/Kyiv"),
        ("BR", "America/Sao_Paulo"),
        ("MX", "America/Mexico_City"),
        ("GB", "Europe/Paris"),
        ("UK", "Europe/Paris"),
    ] {
        let zone = zones.get(zone).expect(zone);
        for day in days {
            let first: jiff::civil::Date = day.parse().expect(day);
            let edge = |date: jiff::civil::Date| {
                let at = zone.to_ambiguous_zoned(date.into());
                let at = at.disambiguate(Disambiguation::Compatible).expect("a midnight");
                Instant::from_millis(at.timestamp().as_millisecond())
            };
            let (starts, ends) = (edge(first), edge(first.tomorrow().expect("a day after")));
            for kind in ["code", "platform_coupon"] {
                let fields = format!(
                    r#""starts_local": "{day}", "ends_local": "{day}", "markets": ["{market}"]"#
                );
                let cart = cart(kind, market, &fields);
                for (at, verdict) in [
                    (after(starts, -1), Verdict::NotYet),
                    (starts, Verdict::Chosen),
                    (after(ends, -1), Verdict::Chosen),
                    (ends, Verdict::Expired),
                ] {
                    let (found, certainty, _) = outcome(&cart, at);
                    assert_eq!((found, certainty), (verdict, Certainty::Certain), "{market} {at}");
                }
            }
        }
    }
}

#[test]
fn what_is_no_code_of_one_market_has_no_clock_of_its_own() {
    let day = r#""ends_local": "2026-12-09""#;
    let inside = instant("2026-12-10T03:00:00Z");
    for (kind, fields) in [
        ("code", day.to_owned()),
        ("code", format!(r#"{day}, "markets": ["US", "DE"]"#)),
        ("code", format!(r#"{day}, "markets": ["US"], "seller": "A""#)),
        ("store_coupon", format!(r#"{day}, "markets": ["US"], "seller": "A""#)),
        ("select_coupon", format!(r#"{day}, "markets": ["US"]"#)),
    ] {
        let (verdict, certainty, _) = outcome(&cart(kind, "US", &fields), inside);
        assert_eq!((verdict, certainty), (Verdict::Chosen, Certainty::Likely), "{kind} {fields}");
    }
}

#[test]
fn an_instant_wins_over_the_local_time_beside_it() {
    let cart = cart(
        "store_coupon",
        "US",
        r#""seller": "A", "ends": "2026-12-10T08:00:00Z", "ends_local": "2026-12-09""#,
    );
    let last = instant("2026-12-10T08:00:00Z");
    assert_eq!(outcome(&cart, after(last, -1)).1, Certainty::Certain);
    assert_eq!(outcome(&cart, last).0, Verdict::Expired);
}

#[test]
fn a_local_time_that_is_none_is_told_by_its_path() {
    for (fields, says) in [
        (r#""starts_local": "soon""#, "offers[0].starts_local: \"soon\" is not a local time"),
        (r#""ends_local": "2026-02-30""#, "offers[0].ends_local: \"2026-02-30\" is not a local"),
        (r#""ends_local": "2026-12-09T23:59Z""#, "offers[0].ends_local: "),
        (r#""ends_local": "12-09""#, "offers[0].ends_local: "),
        (r#""starts_local": "2026-12-09", "ends_local": "2026-12-07""#, "offers[0].ends_local: "),
        (
            r#""starts": "2026-12-09T00:00:00Z", "ends_local": "2026-12-07""#,
            "offers[0].ends_local: ",
        ),
    ] {
        let cart = cart("store_coupon", "US", &[r#""seller": "A", "#, fields].concat());
        let error = advice::plan(&cart, Instant::from_millis(0), &mut || false);
        let said = error.expect_err(fields).to_string();
        assert!(said.starts_with(says), "{fields}: {said}");
    }
}

#[test]
fn no_two_times_of_a_window_contradict_each_other() {
    const SECONDS: i64 = 1_000;
    let day = instant("2026-12-07T00:00:00Z");
    // By how much the instant lies after midnight of the local day, in universal time.
    let cases = [
        ("starts", "starts_local", "2026-12-07", 0),
        ("starts", "starts_local", "2026-12-07T06:30", 6 * HOUR + HOUR / 2),
        ("ends", "ends_local", "2026-12-07", 24 * HOUR),
        ("ends", "ends_local", "2026-12-07T06:30", 6 * HOUR + HOUR / 2),
    ];
    for (of, local, text, reached) in cases {
        for (shift, is_sound) in [
            (-14 * HOUR - SECONDS, false),
            (-14 * HOUR, true),
            (0, true),
            (12 * HOUR, true),
            (12 * HOUR + SECONDS, false),
            (-30 * 24 * HOUR, false),
            (30 * 24 * HOUR, false),
        ] {
            let at = after(day, reached + shift);
            let fields = format!(r#""seller": "A", "{of}": "{at}", "{local}": "{text}""#);
            let cart = cart("store_coupon", "US", &fields);
            let Err(error) = advice::plan(&cart, day, &mut || false) else {
                assert!(is_sound, "{fields}");
                continue;
            };
            assert!(!is_sound, "{fields}: {error}");
            let says = format!("offers[0].{local}: it disagrees with `{of}`");
            assert!(error.to_string().starts_with(&says), "{fields}: {error}");
        }
    }
    // An end before a start is refused, whichever of the two has a zone.
    for fields in [
        r#""starts": "2026-12-09T00:00:00Z", "ends": "2026-12-07T00:00:00Z""#,
        r#""starts": "2026-12-09T00:00:00Z", "ends_local": "2026-12-07""#,
        r#""starts_local": "2026-12-09", "ends": "2026-12-07T00:00:00Z""#,
        r#""starts_local": "2026-12-09", "ends_local": "2026-12-07""#,
    ] {
        let cart = cart("store_coupon", "US", &[r#""seller": "A", "#, fields].concat());
        let error = advice::plan(&cart, day, &mut || false).expect_err(fields).to_string();
        assert!(error.contains("the window ends before it starts"), "{fields}: {error}");
    }
}

#[test]
fn the_verdict_names_the_local_day() {
    let cart = cart(
        "store_coupon",
        "US",
        r#""seller": "A", "starts_local": "2026-12-03", "ends_local": "2026-12-09""#,
    );
    for (at, says) in [
        ("2026-11-30T12:00:00Z", "starts 2026-12-03"),
        ("2026-12-20T12:00:00Z", "ended 2026-12-09"),
    ] {
        assert_eq!(plan(&cart, instant(at)).offers[0].text.as_deref(), Some(says));
    }
}

#[test]
fn local_times_lie_in_the_store_and_come_back() {
    let offer = Offer {
        starts_local: Some("2026-12-03".into()),
        ends_local: Some("2026-12-10T00:00".into()),
        ..Offer::new(contract::OfferKind::Code)
    };
    let json = serde_json::to_string(&offer).unwrap();
    assert_eq!(serde_json::from_str::<Offer>(&json).unwrap(), offer);
    let text = serde_json::to_string(&offer).unwrap();
    assert_eq!(contract::from_json::<Offer>(&text).unwrap(), offer);
}
