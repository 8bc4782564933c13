//! `beststack read`: what a saved page says.

use advice::contract::{self, Listing, Offer};

use crate::input;
use crate::outcome::{Fault, Outcome, say, say_json};

/// Read a saved page: its listing, cart or checkout, and every offer on it.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The page as HTML; `-` reads standard input
    page: String,
    /// The address of the page
    #[arg(long)]
    url: String,
    /// The page state that only its own scripts can see, as JSON
    #[arg(long, value_name = "STATE.json")]
    state: Option<String>,
    /// Print JSON instead of a summary
    #[arg(long)]
    json: bool,
    /// Say where each field was read
    #[arg(long)]
    sources: bool,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Fault> {
    let html = input::text(&args.page)?;
    let state = args.state.as_deref().map(input::text).transpose()?;
    let reading = contract::Reading::of(
        &aliexpress::read_text(&html, &args.url, state.as_deref()),
        args.sources,
    );
    if args.json {
        say_json(&reading)?;
    } else {
        summary(&reading);
    }
    Ok(Outcome::Yes)
}

fn summary(reading: &contract::Reading) {
    if let Some(listing) = &reading.listing {
        listing_summary(listing);
    }
    for offer in &reading.offers {
        say(offer_summary(offer));
    }
    for missing in &reading.missing {
        say(format!("no {}: {}", missing.field, missing.why));
    }
    for doubt in &reading.doubts {
        let (kept, source) = (&doubt.kept, &doubt.source);
        say(format!(
            "{}: {source} says {kept}, {} {}",
            doubt.field, doubt.other_source, doubt.other
        ));
    }
    for sources in reading.sources.iter().flatten() {
        say(format!("{} from {}", sources.field, sources.source));
    }
}

fn listing_summary(listing: &Listing) {
    let currency = listing.currency.as_deref().unwrap_or_default();
    if let Some(title) = &listing.title {
        say(title);
    }
    if let Some(price) = &listing.price {
        let range =
            if price.min == price.max { String::new() } else { format!(" - {}", price.max) };
        say(format!("{currency} {}{range}", price.min));
    }
    if let Some(store) = &listing.store {
        let [name, id] = [&store.name, &store.id].map(|part| part.as_deref().unwrap_or("?"));
        say(format!("{name} ({id})"));
    }
}

fn offer_summary(offer: &Offer) -> String {
    let code = offer.code.as_deref().unwrap_or_default();
    format!("{}: {} {code}", offer.kind.name(), offer.text.as_deref().unwrap_or_default())
}
