//! `data/calendar.toml`: checks every sale and compiles it to the rows of `calendar::SALES`.
//!
//! Days stay days: on which moment they begin depends on the market, whose clock `markets` compiles.

use std::fmt::Write as _;

use jiff::civil::Date;
use serde::Deserialize;

use super::clock;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sale: Vec<Sale>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sale {
    name: String,
    days: Option<[String; 2]>,
    monthly: Option<[u8; 2]>,
    #[serde(default)]
    not_in: Vec<String>,
    at_most: Option<[String; 2]>,
    warm_up: Option<[String; 2]>,
    #[serde(default)]
    markets: Vec<String>,
    sure: Sure,
    source: String,
    seen: String,
}

#[derive(Deserialize, Debug)]
#[serde(rename_all = "snake_case")]
enum Sure {
    High,
    Medium,
    Low,
}

type Days = (Date, Date);

/// The Rust table of the calendar; an error names the sale.
pub(crate) fn compile(text: &str) -> Result<String, String> {
    let file: File = toml::from_str(text).map_err(|error| format!("calendar.toml: {error}"))?;
    let mut table = "static SALES: &[Sale] = &[\n".to_owned();
    let mut last = None;
    for (index, sale) in file.sale.iter().enumerate() {
        let place = |error| format!("calendar.toml: sale {} ({:?}): {error}", index + 1, sale.name);
        let first = sale.row(&mut table).map_err(place)?;
        if first < last {
            return Err(place("it must stand before the sale above it".to_owned()));
        }
        last = first;
    }
    table.push_str("];\n");
    Ok(table)
}

impl Sale {
    /// Writes its row and gives its first day, where it has one.
    fn row(&self, table: &mut String) -> Result<Option<Date>, String> {
        if self.name.is_empty() || self.source.is_empty() || clock::month(&self.seen).is_none() {
            return Err("it needs a name, a source and the month it was seen".to_owned());
        }
        let part = |what: &str, days: &Option<[String; 2]>| {
            days.as_ref()
                .map(|days| span(days).map_err(|error| format!("{what}: {error}")))
                .transpose()
        };
        let (days, at_most, warm_up) = (
            part("days", &self.days)?,
            part("at_most", &self.at_most)?,
            part("warm_up", &self.warm_up)?,
        );
        if at_most
            .zip(days)
            .is_some_and(|(most, days)| most.0 > days.0 || most.1 < days.1 || most == days)
        {
            return Err("`at_most` does not reach beyond `days`".to_owned());
        }
        if warm_up.zip(days).is_some_and(|(warm_up, days)| warm_up.1 >= days.0) {
            return Err("`warm_up` reaches into `days`".to_owned());
        }
        let when = match (self.monthly, days) {
            (Some([first, last]), None) if at_most.is_none() && warm_up.is_none() => {
                if first < 1 || first > last || last > 28 {
                    return Err("`monthly` is no span of days that every month has".to_owned());
                }
                let not_in = self
                    .not_in
                    .iter()
                    .map(|month| {
                        clock::month(month).ok_or_else(|| format!("{month:?} is no month"))
                    })
                    .map(|month| month.map(|last| (last.year(), last.month())))
                    .collect::<Result<Vec<_>, _>>()?;
                format!("When::Monthly {{ first: {first}, last: {last}, not_in: &{not_in:?} }}")
            }
            (None, Some(days)) if self.not_in.is_empty() => format!(
                "When::Once {{ days: {}, at_most: {}, warm_up: {} }}",
                literal(days),
                optional(at_most),
                optional(warm_up)
            ),
            _ => return Err("it is either `monthly` or has `days`".to_owned()),
        };
        let markets: String =
            clock::countries(&self.markets)?.iter().map(|market| market.code()).collect();
        let _ = writeln!(
            table,
            "    Sale {{ name: {:?}, when: {when}, markets: {markets:?}, sure: SaleSure::{:?}, source: {:?} }},",
            self.name, self.sure, self.source
        );
        Ok(days.map(|days| days.0))
    }
}

fn span(days: &[String; 2]) -> Result<Days, String> {
    let [first, last] = days;
    let day = |text: &str| text.parse::<Date>().map_err(|error| format!("{text:?}: {error}"));
    let (first, last) = (day(first)?, day(last)?);
    if first > last || (last - first).get_days() > 31 {
        return Err("it ends before it starts, or runs for more than a month".to_owned());
    }
    Ok((first, last))
}

fn literal((first, last): Days) -> String {
    let day = |day: Date| format!("Day({}, {}, {})", day.year(), day.month(), day.day());
    format!("({}, {})", day(first), day(last))
}

fn optional(days: Option<Days>) -> String {
    days.map_or("None".to_owned(), |days| format!("Some({})", literal(days)))
}
