//! The calendar around its edges, on several clocks.

use super::*;

fn at(text: &str) -> Instant {
    Instant::parse(text).unwrap()
}

fn market(code: &str) -> Option<Country> {
    Some(Country::new(code).unwrap())
}

fn phases(country: &str, instant: &str) -> Vec<(&'static str, SalePhase)> {
    let at = at(instant);
    now(market(country), at).iter().map(|occasion| (occasion.name(), occasion.phase(at))).collect()
}

#[test]
fn choice_day_runs_from_the_first_to_the_seventh_of_every_month() {
    for (country, instant, expected) in [
        ("US", "2026-05-01T06:59:59Z", None),
        ("US", "2026-05-01T07:00:00Z", Some(SalePhase::Peak)),
        ("US", "2026-05-02T07:00:00Z", Some(SalePhase::On)),
        ("US", "2026-05-08T06:59:59Z", Some(SalePhase::On)),
        ("US", "2026-05-08T07:00:00Z", None),
        // In winter the Pacific is eight hours behind.
        ("US", "2027-01-01T07:00:00Z", None),
        ("US", "2027-01-01T08:00:00Z", Some(SalePhase::Peak)),
        // Local clocks.
        ("FR", "2026-04-30T22:00:00Z", Some(SalePhase::Peak)),
        ("FR", "2026-05-07T22:00:00Z", None),
        ("KR", "2026-12-31T15:00:00Z", Some(SalePhase::Peak)),
        ("BR", "2026-05-08T02:59:59Z", Some(SalePhase::On)),
        ("US", "2026-12-07T12:00:00Z", Some(SalePhase::On)),
        ("US", "2026-01-07T12:00:00Z", Some(SalePhase::On)),
    ] {
        let phases = phases(country, instant);
        let phase = phases.iter().find(|(name, _)| *name == "Choice Day").map(|(_, phase)| *phase);
        assert_eq!(phase, expected, "{country} {instant}");
    }
}

#[test]
fn november_2026_goes_from_warm_up_to_perhaps() {
    for (instant, expected) in [
        ("2026-10-31T06:59:59Z", None),
        ("2026-11-01T07:00:00Z", Some(SalePhase::WarmUp)),
        ("2026-11-11T07:59:59Z", Some(SalePhase::WarmUp)),
        ("2026-11-11T08:00:00Z", Some(SalePhase::Peak)),
        ("2026-11-12T08:00:00Z", Some(SalePhase::On)),
        ("2026-11-19T07:59:59Z", Some(SalePhase::On)),
        ("2026-11-19T08:00:00Z", Some(SalePhase::Perhaps)),
        ("2026-11-20T08:00:00Z", None),
    ] {
        let phases = phases("US", instant);
        let phase = phases.iter().find(|(name, _)| *name == "11.11").map(|(_, phase)| *phase);
        assert_eq!(phase, expected, "{instant}");
    }
}

#[test]
fn what_comes_next_says_when_and_how_sure() {
    let next = next(market("US"), at("2026-11-23T12:00:00Z"));
    let told: Vec<_> = next
        .iter()
        .map(|occasion| (occasion.name(), occasion.sure(), occasion.starts().to_string()))
        .collect();
    let expected = [
        ("Black Friday / Cyber Monday", SaleSure::Low, "2026-11-24T08:00:00Z"),
        ("Choice Day", SaleSure::High, "2026-12-01T08:00:00Z"),
        ("12.12", SaleSure::Low, "2026-12-07T08:00:00Z"),
        ("Brand Day", SaleSure::Low, "2026-12-09T08:00:00Z"),
        ("Year End Sale", SaleSure::Low, "2026-12-15T08:00:00Z"),
        ("Choice Day", SaleSure::High, "2027-01-01T08:00:00Z"),
        ("Brand Day", SaleSure::Low, "2027-01-09T08:00:00Z"),
    ];
    assert_eq!(told, expected.map(|(name, sure, at)| (name, sure, at.to_owned())));
}

#[test]
fn a_sale_that_warms_up_is_on_and_next() {
    let instant = at("2026-09-30T12:00:00Z");
    let named =
        |occasions: Vec<Occasion>| occasions.iter().any(|sale| sale.name() == "Party Ready Sale");
    assert!(named(now(market("DZ"), instant)));
    assert!(named(next(market("DZ"), instant)));
}

#[test]
fn the_surest_of_what_is_on_comes_first() {
    let instant = at("2026-11-24T12:00:00Z");
    assert_eq!(
        phases("US", "2026-11-24T12:00:00Z"),
        [("Black Friday / Cyber Monday", SalePhase::Peak)]
    );
    let june: Vec<_> =
        now(market("US"), at("2026-06-05T00:00:00Z")).iter().map(Occasion::name).collect();
    assert_eq!(june, ["Choice Day", "Summer Sale / 618"]);
    assert_eq!(now(market("US"), instant)[0].sure(), SaleSure::Low);
}

#[test]
fn a_sale_of_one_country_is_no_other_countrys() {
    let during = "2026-02-17T00:00:00Z";
    assert_eq!(phases("KR", during), [("Sale in Korea", SalePhase::On)]);
    assert_eq!(phases("US", during), []);
    assert_eq!(now(None, at(during)).len(), 0);
    assert!(phases("KR", "2026-02-10T00:00:00Z").contains(&("Sale in Korea", SalePhase::Perhaps)));
}

#[test]
fn a_month_whose_brand_day_moved_has_it_once() {
    let brand_days = |instant: &str| {
        let phases = phases("US", instant);
        phases.iter().filter(|(name, _)| *name == "Brand Day").count()
    };
    for (instant, count) in [
        ("2026-08-10T12:00:00Z", 1),
        ("2026-09-10T12:00:00Z", 0),
        ("2026-09-22T12:00:00Z", 1),
        ("2026-10-10T12:00:00Z", 1),
    ] {
        assert_eq!(brand_days(instant), count, "{instant}");
    }
}

#[test]
fn a_sale_brings_the_series_that_are_known_for_the_market() {
    let series = |country: &str, instant: &str, name: &str| {
        let all = now(market(country), at(instant));
        let occasion = *all.iter().find(|occasion| occasion.name() == name).unwrap();
        occasion.series(Country::new(country).unwrap())
    };
    assert_eq!(
        series("DZ", "2026-10-02T00:00:00Z", "Party Ready Sale"),
        ["Baseline list, may be invented", "Party Ready Sale / Choice Day Oct 2026"]
    );
    assert_eq!(
        series("FR", "2026-10-02T00:00:00Z", "Party Ready Sale"),
        ["Choice Day Oct 2026 France"]
    );
    assert_eq!(
        series("ES", "2026-05-05T00:00:00Z", "Choice Day"),
        ["Listos para el verano May 2026"]
    );
    assert_eq!(series("DZ", "2026-09-22T00:00:00Z", "Brand Day"), ["Brand Day Sept 2026"]);
    assert_eq!(series("US", "2026-11-12T00:00:00Z", "11.11"), Vec::<&str>::new());
    // First-order codes run for months: no sale brings them.
    assert_eq!(series("US", "2026-05-05T00:00:00Z", "Choice Day"), ["US Choice Day May 2026"]);
}

#[test]
fn beyond_the_compiled_years_nothing_is_said() {
    for instant in ["1969-05-05T00:00:00Z", "2021-05-05T00:00:00Z", "2040-05-05T00:00:00Z"] {
        assert!(
            now(None, at(instant)).is_empty() && next(None, at(instant)).is_empty(),
            "{instant}"
        );
    }
}
