//! Codes of the catalogues that cannot help here and now are counted, and nothing else changes by that.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::collections::BTreeMap;

use aliexpress::catalogue;
use contract::{Advice, AdviceRequest, Cart, Code, CodeVerdict, Offer, OfferKind, Plan, Verdict};
use deal::{Country, Instant};
use serde_json::{Value, json};

const MARKETS: [&str; 12] =
    ["US", "FR", "DE", "JP", "KR", "GB", "BR", "DZ", "IL", "PL", "CA", "RS"];
const CURRENCIES: [&str; 3] = ["USD", "EUR", "JPY"];
const TIMES: [&str; 6] = [
    "2025-02-16T12:00:00Z",
    "2026-04-20T12:00:00Z",
    "2026-05-05T12:00:00Z",
    "2026-05-20T12:00:00Z",
    "2026-09-30T12:00:00Z",
    "2026-10-02T12:00:00Z",
];

fn request(market: &str, currency: &str, at: &str) -> AdviceRequest {
    let prices = if currency == "JPY" { ["4000", "9000"] } else { ["40.00", "61.50"] };
    let line =
        |id: &str, price: &str| json!({"id": id, "seller": id, "price": price, "quantity": 1});
    let request = json!({
        "cart": {
            "ship_to": market, "currency": currency, "offers": [],
            "lines": [line("1", prices[0]), line("2", prices[1])]
        },
        "own_codes": [], "refused": [], "at": at, "limit_ms": 1000
    });
    serde_json::from_value(request).unwrap()
}

fn advise(request: &AdviceRequest) -> Advice {
    advice::advise(request, &mut || false).unwrap()
}

/// A row of the catalogue as an offer of the cart.
fn offer(listed: &catalogue::Listed) -> Offer {
    let code = Code::from(listed);
    Offer {
        id: code.code.clone(),
        code: code.code,
        off: code.off,
        min_spend: Some(code.min_spend),
        currency: code.currency,
        markets: code.markets,
        not_markets: code.not_markets,
        starts: code.starts,
        ends: code.ends,
        unknown_window: code.verdict == CodeVerdict::UnknownWindow,
        first_order_only: code.first_order_only,
        uncertain: code.doubtful.then_some(true),
        ..Offer::new(OfferKind::Code)
    }
}

/// The plan of the same cart with every row that concerns it among its offers.
fn with_all(request: &AdviceRequest) -> (Plan, Vec<Offer>) {
    let at = Instant::parse(&request.at).unwrap();
    let market = Country::new(&request.cart.ship_to).unwrap();
    let offers: Vec<Offer> = catalogue::offers(market, at).iter().map(offer).collect();
    let cart =
        Cart { offers: offers.clone(), at: Some(request.at.clone()), ..request.cart.clone() };
    (advice::plan(&cart, at, &mut || false).unwrap(), offers)
}

/// What a plan says but for its verdicts and the steps of its search.
fn told(plan: &Plan) -> Value {
    let mut told = serde_json::to_value(plan).unwrap();
    for apart in ["offers", "search"] {
        told.as_object_mut().unwrap().remove(apart);
    }
    told
}

type Counts = BTreeMap<(Verdict, Option<String>), u32>;

#[test]
fn the_plan_is_the_same_as_with_every_code_in_it_and_each_is_told_or_counted_once() {
    let mut aside = 0;
    for market in MARKETS {
        for (currency, at) in CURRENCIES.iter().flat_map(|one| TIMES.map(|at| (*one, at))) {
            let request = request(market, currency, at);
            let (advice, (plan, offers)) = (advise(&request), with_all(&request));
            let place = format!("{market} {currency} {at}");
            assert_eq!(told(&advice.plan), told(&plan), "{place}");

            let mut all = Counts::new();
            for row in &plan.offers {
                let offer = offers.iter().find(|offer| offer.id.as_ref() == Some(&row.id)).unwrap();
                let currency = offer.currency.clone();
                let currency = currency.filter(|_| row.verdict == Verdict::OtherCurrency);
                *all.entry((row.verdict, currency)).or_default() += 1;
            }
            let mut ours = Counts::new();
            for row in &advice.plan.offers {
                *ours.entry((row.verdict, None)).or_default() += 1;
            }
            for one in &advice.aside {
                aside += one.count;
                assert_eq!(one.names.len(), one.count.min(3) as usize, "{place}");
                *ours.entry((one.verdict, one.currency.clone())).or_default() += one.count;
            }
            assert_eq!(ours, all, "{place}");
        }
    }
    assert!(aside > 1000, "{aside}");
}

#[test]
fn only_what_can_help_is_an_offer() {
    for (market, currency) in MARKETS.iter().flat_map(|one| CURRENCIES.map(|of| (*one, of))) {
        for at in TIMES {
            for offer in &advise(&request(market, currency, at)).offers {
                assert!(offer.currency.as_deref().is_none_or(|of| of == currency), "{offer:?}");
                assert!(offer.markets.is_empty() || offer.markets.iter().any(|to| to == market));
                assert!(offer.ends.as_deref().is_some_and(|ends| ends > at), "{offer:?}");
            }
        }
    }
}

#[test]
fn a_code_that_the_shopper_has_met_has_its_verdict() {
    let mut over = request("US", "USD", "2026-05-09T12:00:00Z");
    let of = |advice: &Advice, name: &str| {
        let row = advice.plan.offers.iter().find(|row| row.id == name);
        row.map(|row| (row.verdict, row.refused_at.clone()))
    };
    let counted = |advice: &Advice, verdict: Verdict| {
        advice.aside.iter().filter(|one| one.verdict == verdict).map(|one| one.count).sum::<u32>()
    };
    let before = advise(&over);
    assert_eq!(of(&before, "USAFF8"), None);
    let refused = json!([{"code": "usaff8", "why": "Code expired", "at": "2026-05-08T12:00:00Z"}]);
    over.refused = serde_json::from_value(refused).unwrap();
    let after = advise(&over);
    let when = Some("2026-05-08T12:00:00Z".to_owned());
    assert_eq!(of(&after, "USAFF8"), Some((Verdict::Expired, when)));
    assert_eq!(counted(&after, Verdict::Expired) + 1, counted(&before, Verdict::Expired));
}

#[test]
fn a_signed_file_is_counted_like_the_table() {
    let row = |code: &str, more: Value| {
        let mut row = json!({"kind": "code", "code": code, "off": "9", "min_spend": "50",
            "currency": "USD", "markets": ["US"], "ends": "2026-06-01T00:00:00Z"});
        row.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        row
    };
    let mut asked = request("US", "USD", "2026-05-05T12:00:00Z");
    let before = advise(&asked);
    asked.imported = serde_json::from_value(json!([
        row("HERE9", json!({})),
        row("FRANCE9", json!({"markets": ["FR"]})),
        row("EURO9", json!({"currency": "EUR"})),
        row("OVER9", json!({"ends": "2026-05-05T12:00:00Z"})),
        row("LATER9", json!({"starts": "2026-05-05T13:00:00Z"})),
        row("ODD9", json!({"currency": "XYZ"})),
    ]))
    .unwrap();
    let after = advise(&asked);
    assert_eq!(after.offers.len(), before.offers.len() + 1);
    assert_eq!(after.left_out.len(), 1);
    assert_eq!(after.next.as_deref(), Some("2026-05-05T13:00:00Z"));
    let count = |advice: &Advice| advice.aside.iter().map(|one| one.count).sum::<u32>();
    assert_eq!(count(&after), count(&before) + 4);
    let later = after.aside.iter().find(|one| one.verdict == Verdict::NotYet).unwrap();
    assert_eq!(
        (later.names.as_slice(), later.at.as_deref()),
        (&["LATER9".to_owned()][..], Some("2026-05-05T13:00:00Z"))
    );
}

#[test]
fn what_was_resolved_once_answers_as_if_it_were_resolved_anew() {
    let mut shelves = advice::Shelves::default();
    for (market, currency) in MARKETS.iter().flat_map(|one| CURRENCIES.map(|of| (*one, of))) {
        let start = Instant::parse("2026-04-01T00:00:00Z").unwrap().millis();
        for step in 0..40 {
            let at = Instant::from_millis(start + step * 5 * 86_400_000 + 3_600_000).to_string();
            let request = request(market, currency, &at);
            let kept = shelves.advise(&request, &mut || false).unwrap();
            assert_eq!(kept, advise(&request), "{market} {currency} {at}");
        }
    }
}

#[test]
fn the_table_is_the_same_until_it_says_that_it_may_change() {
    for market in MARKETS {
        let market = Country::new(market).unwrap();
        let rows = |at: Instant| -> Vec<_> {
            let row = |row: &catalogue::Listed| (row.code.name(), row.verdict, row.code.ends());
            catalogue::offers(market, at).iter().map(row).collect()
        };
        let mut at = Instant::parse("2025-01-01T00:00:00Z").unwrap();
        let mut moments = 0;
        while let Some(next) = catalogue::changes_after(market, at) {
            let last = Instant::from_millis(next.millis() - 1);
            let middle = Instant::from_millis(i64::midpoint(at.millis(), last.millis()));
            assert_eq!((rows(at), rows(at)), (rows(middle), rows(last)), "{market} {at} to {next}");
            (at, moments) = (next, moments + 1);
        }
        assert!(moments < 400, "{market}: {moments}");
    }
}

#[test]
fn a_signed_file_that_is_over_gives_nothing_and_its_end_is_a_moment() {
    let row = json!({"kind": "code", "code": "HERE9", "off": "9", "min_spend": "50",
        "currency": "USD", "markets": ["US"], "ends": "2026-06-01T00:00:00Z"});
    let file = json!({"serial": 1, "issued": "2026-05-01T00:00:00Z", "expires": "2026-05-06T00:00:00Z",
        "key": "0", "offers": [row]});
    let mut shelves = advice::Shelves::default();
    shelves.put_file(serde_json::from_value(file).unwrap());
    for (at, there, next) in [
        ("2026-05-05T12:00:00Z", true, "2026-05-06T00:00:00Z"),
        ("2026-05-05T23:59:59.999Z", true, "2026-05-06T00:00:00Z"),
        ("2026-05-06T00:00:00Z", false, "2026-05-08T07:00:00Z"),
    ] {
        let told = shelves.advise(&request("US", "USD", at), &mut || false).unwrap();
        let has = told.offers.iter().any(|offer| offer.code.as_deref() == Some("HERE9"));
        assert_eq!((has, told.next.as_deref()), (there, Some(next)), "{at}");
    }
    shelves.put_file(None);
    let told =
        shelves.advise(&request("US", "USD", "2026-05-05T12:00:00Z"), &mut || false).unwrap();
    assert_eq!(told.next.as_deref(), Some("2026-05-08T07:00:00Z"));
}
