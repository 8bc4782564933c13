//! `beststack text`: what a price or an offer in words means.

use std::fmt::Display;

use contract::{
    self, Amount, Offer, OfferState, OtherKind, OtherMoney, PastedCode, TextOffer, TextPrice,
    Understood,
};
use serde::Serialize;

use crate::input;
use crate::outcome::{Fault, Outcome, say, say_json};

/// Understand one price or offer text, or the codes of a pasted message.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The text; with `--paste`, `-` reads standard input
    #[arg(allow_hyphen_values = true)]
    text: String,
    /// The locale of the page it stands on: pt-BR, pt_BR or pt
    #[arg(long)]
    locale: Option<String>,
    /// The currency of the page it stands on
    #[arg(long)]
    currency: Option<String>,
    /// When it is read, as 2026-05-05T12:00:00Z: "ends in 2 hours" counts from then, and a day without a
    /// year is the nearest; now if absent
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// Read any pasted text: every code in it, and what was not understood
    #[arg(long)]
    paste: bool,
    /// Print JSON instead of a sentence
    #[arg(long)]
    json: bool,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Fault> {
    let locale = args.locale.as_deref().unwrap_or_default();
    let currency = args.currency.as_deref();
    let at = input::instant("--at", args.at.as_deref())?;
    let unknown = |error: deal::Error| Fault::at("--currency", error);
    if args.paste {
        let text = if args.text == "-" { input::text("-")? } else { args.text.clone() };
        let codes = advice::understand_paste(&text, locale, currency, at).map_err(unknown)?;
        if args.json {
            say_json(&codes.iter().map(Row::of).collect::<Vec<_>>())?;
        } else {
            codes.iter().for_each(|code| say(pasted(code)));
        }
        return Ok(Outcome::Yes);
    }
    let understood =
        wording::understand(&args.text, locale, currency, Some(at)).map_err(unknown)?;
    if args.json {
        say_json(&understood)?;
    } else {
        say(sentence(&understood));
    }
    Ok(Outcome::Yes)
}

/// A piece of a paste as it is printed: a code without amounts says so.
#[derive(Serialize)]
struct Row<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    offer: Option<Listed<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    why: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duplicate_of: Option<u32>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Listed<'a> {
    Whole(&'a Offer),
    Bare {
        /// Always null.
        off: Option<()>,
        #[serde(flatten)]
        offer: &'a Offer,
    },
}

impl<'a> Row<'a> {
    fn of(code: &'a PastedCode) -> Row<'a> {
        let listed = |offer: &'a Offer| match (&offer.off, &offer.percent) {
            (None, None) => Listed::Bare { off: None, offer },
            _ => Listed::Whole(offer),
        };
        Row {
            start: code.start,
            end: code.end,
            text: &code.text,
            offer: code.offer.as_ref().map(listed),
            why: code.why.as_deref(),
            duplicate_of: code.duplicate_of,
        }
    }
}

fn pasted(code: &PastedCode) -> String {
    let first = code.text.lines().next().unwrap_or_default();
    match (&code.offer, &code.why) {
        (Some(offer), _) => own(offer, code.duplicate_of.is_some()),
        (None, Some(why)) => format!("not understood: {first}: {why}"),
        (None, None) => first.to_owned(),
    }
}

/// A code of a paste in a sentence.
fn own(code: &Offer, again: bool) -> String {
    let mut said = self::offer(&TextOffer {
        kind: Some(code.kind),
        off: code.off.clone(),
        percent: code.percent.clone(),
        cap: code.cap.clone(),
        every: code.every.clone(),
        min_spend: code.min_spend.clone().filter(|_| code.off.is_some() || code.percent.is_some()),
        min_pieces: code.min_pieces,
        currency: code.currency.clone(),
        code: code.code.clone(),
        starts: code.starts.clone(),
        ends: code.ends.clone(),
        starts_local: code.starts_local.clone(),
        ends_local: code.ends_local.clone(),
        left_seconds: None,
        first_order_only: code.first_order_only,
        followers_only: code.followers_only,
        app_only: code.app_only,
        collected: code.collected,
        state: code.state,
        why: None,
        uncertain: code.uncertain.filter(|_| code.why.is_none()),
        text: String::new(),
    });
    for (word, markets) in [("for", &code.markets), ("not for", &code.not_markets)] {
        if !markets.is_empty() {
            said.push_str(&format!(", {word} {}", markets.join(" ")));
        }
    }
    if let Some(why) = &code.why {
        said.push_str(&format!(", not certain: {why}"));
    }
    if again {
        said.push_str(" (said before)");
    }
    said
}

/// What has become of an offer that nobody can use any more.
pub(crate) fn over(state: Option<OfferState>) -> &'static str {
    match state {
        Some(OfferState::Used) => "already used",
        Some(OfferState::Expired) => "expired",
        Some(OfferState::Gone) => "all taken",
        Some(OfferState::Open | OfferState::Collected) | None => "",
    }
}

fn sentence(understood: &Understood) -> String {
    match understood {
        Understood { price: Some(price), .. } => self::price(price),
        Understood { offer: Some(offer), .. } => self::offer(offer),
        Understood { other: Some(other), .. } => self::other(other),
        Understood { none, .. } => {
            format!("not understood: {}", none.as_deref().unwrap_or_default())
        }
    }
}

fn price(price: &TextPrice) -> String {
    let mut said = if price.label.is_some() { "shipping: " } else { "price: " }.to_owned();
    said.push_str(price.min.as_str());
    if price.max != price.min {
        said.push_str(" to ");
        said.push_str(price.max.as_str());
    }
    said.push(' ');
    said.push_str(&price.currency);
    if price.open {
        said.push_str(" or more");
    }
    if let Some(page) = &price.against {
        said.push_str(", not in the page's ");
        said.push_str(page);
    }
    said
}

fn offer(offer: &TextOffer) -> String {
    let mut said = match &offer.code {
        Some(code) => format!("code {code}: "),
        None => "offer: ".to_owned(),
    };
    let money = |amount: &Amount| match &offer.currency {
        Some(currency) => format!("{} {currency}", amount.as_str()),
        None => amount.as_str().to_owned(),
    };
    match (&offer.off, &offer.percent) {
        (Some(off), _) => said.push_str(&format!("{} off", money(off))),
        (None, Some(percent)) => said.push_str(&format!("{} % off", percent.as_str())),
        (None, None) => {}
    }
    let mut add = |what: &str, value: Option<&dyn Display>| {
        if let Some(value) = value {
            said.push_str(&format!(", {what} {value}"));
        }
    };
    let every = offer.every.as_ref().map(money);
    let cap = offer.cap.as_ref().map(money);
    add("for every", every.as_ref().map(|every| every as &dyn Display));
    add("at most", cap.as_ref().map(|cap| cap as &dyn Display));
    let least = match &offer.min_spend {
        Some(Some(least)) if least.as_str() != "0" => Some(money(least)),
        Some(None) => Some("what is not said".to_owned()),
        _ => None,
    };
    add("from", least.as_ref().map(|least| least as &dyn Display));
    add("pieces:", offer.min_pieces.as_ref().map(|pieces| pieces as &dyn Display));
    let starts = offer.starts.as_ref().or(offer.starts_local.as_ref());
    let ends = offer.ends.as_ref().or(offer.ends_local.as_ref());
    add("starts", starts.map(|starts| starts as &dyn Display));
    add("ends", ends.map(|ends| ends as &dyn Display));
    add("seconds left:", offer.left_seconds.as_ref().map(|left| left as &dyn Display));
    for (holds, word) in [
        (offer.first_order_only, "first order only"),
        (offer.followers_only, "followers only"),
        (offer.app_only, "app only"),
        (offer.collected == Some(true), "collected"),
        (offer.state.is_some_and(OfferState::is_over), over(offer.state)),
        (offer.uncertain == Some(true), "not certain"),
    ] {
        if holds {
            said.push_str(", ");
            said.push_str(word);
        }
    }
    if let Some(why) = &offer.why {
        said.push_str(": ");
        said.push_str(why);
    }
    said
}

fn other(other: &OtherMoney) -> String {
    let what = match other.r#type {
        OtherKind::Installment => "one of several payments",
        OtherKind::SaveTag => "less than a list price",
        OtherKind::DiscountPercent => "per cent less than a list price",
        OtherKind::FreeShipping => "free shipping",
        OtherKind::Threshold if other.of.is_some() => "the least spend for free shipping",
        OtherKind::Threshold => "a least spend",
        OtherKind::DiscountLine => "taken off in a sum",
        OtherKind::BulkPrice => "a piece, where many are bought",
        OtherKind::UnitPrice => "a piece",
    };
    let currency = other.currency.as_deref().unwrap_or_default();
    let times =
        other.times.or(other.pieces).map_or_else(String::new, |times| format!(" ({times})"));
    format!("{} {currency} {what}{times}", other.amount.as_str())
}
