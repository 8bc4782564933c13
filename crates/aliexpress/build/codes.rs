//! `data/codes.toml`: checks every series and compiles it to the rows of `catalogue::table`.
//!
//! Windows become UTC seconds, amounts minor units; equal ladders are written once.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use deal::{Country, Currency, Money};
use serde::Deserialize;

use super::clock::{self, Edge, Markets, Moment};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sources: BTreeMap<String, String>,
    series: Vec<Series>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Series {
    event: String,
    codes: Vec<String>,
    #[serde(default)]
    doubts: BTreeMap<String, Doubt>,
    #[serde(default)]
    scope: Scope,
    #[serde(default)]
    first_order_only: bool,
    #[serde(default)]
    markets: Vec<String>,
    global: Option<Global>,
    #[serde(default)]
    although: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
    currency: Option<String>,
    starts: Option<String>,
    ends: Option<String>,
    source: String,
    seen: String,
    doubtful: Option<Doubt>,
}

#[derive(Deserialize, Clone, Copy, Debug)]
#[serde(rename_all = "snake_case")]
enum Doubt {
    Unverified,
    Amount,
}

#[derive(Deserialize, Clone, Copy, Debug, Default, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Scope {
    #[default]
    Anyone,
    Product,
    Publisher,
    Example,
}

#[derive(Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "snake_case")]
enum Global {
    Stated,
    Assumed,
}

/// One code of a series: its name and its amounts in minor units, where the source gives them.
#[derive(Clone, PartialEq)]
struct Tier<'a> {
    name: Option<&'a str>,
    amounts: Option<(i64, i64)>,
}

/// A row as the table holds it: rendered parts, and what is compared between rows.
struct Row<'a> {
    key: (std::cmp::Reverse<&'a str>, &'a str, &'a str),
    tiers: Vec<Tier<'a>>,
    reach: String,
    starts: Option<Moment>,
    ends: Option<Moment>,
    series: &'a Series,
    source: &'a str,
}

/// The Rust table of a catalogue; an error names the series.
pub(crate) fn compile(text: &str, markets: &Markets) -> Result<String, String> {
    let file: File = toml::from_str(text).map_err(|error| format!("codes.toml: {error}"))?;
    let mut rows = Vec::new();
    for (index, series) in file.series.iter().enumerate() {
        let row = series.row(&file.sources, markets).map_err(|error| {
            format!("codes.toml: series {} ({:?}): {error}", index + 1, series.event)
        })?;
        rows.push(row);
    }
    if let Some(source) =
        file.sources.keys().find(|key| !file.series.iter().any(|series| series.source == **key))
    {
        return Err(format!("codes.toml: no series uses the source {source:?}"));
    }
    in_order(&rows)?;
    once_each(&rows)?;
    Ok(render(&rows))
}

impl Series {
    fn row<'a>(
        &'a self,
        sources: &'a BTreeMap<String, String>,
        markets: &Markets,
    ) -> Result<Row<'a>, String> {
        let source = sources
            .get(&self.source)
            .ok_or_else(|| format!("the source {:?} is not listed", self.source))?;
        if clock::last_day(&self.seen).is_none() {
            return Err(format!("`seen` is {:?}, no year or month", self.seen));
        }
        let tiers = self.tiers()?;
        let (reach, zone) = self.reach(markets)?;
        let edge = |text: &Option<String>, edge| match text {
            Some(text) => markets.moment(text, zone, edge),
            None => Ok(None),
        };
        let (starts, ends) = (edge(&self.starts, Edge::Start)?, edge(&self.ends, Edge::End)?);
        if let (Some(starts), Some(ends)) = (starts, ends)
            && !(1..=self.most_days() * 86_400).contains(&(ends.seconds - starts.seconds))
        {
            return Err("the window ends before it starts, or runs for months".to_owned());
        }
        let first = tiers.first().and_then(|tier| tier.name).unwrap_or_default();
        let key = (std::cmp::Reverse(self.seen.as_str()), self.event.as_str(), first);
        Ok(Row { key, tiers, reach, starts, ends, series: self, source })
    }

    /// How many days it may hold: a sale is over in weeks.
    fn most_days(&self) -> i64 {
        if self.scope == Scope::Product { MOST_DAYS_OF_A_PRODUCT } else { MOST_DAYS }
    }

    fn tiers(&self) -> Result<Vec<Tier<'_>>, String> {
        let currency = self
            .currency
            .as_deref()
            .map(|code| Currency::new(code).map_err(|error| error.to_string()))
            .transpose()?;
        let tiers: Vec<Tier<'_>> =
            self.codes.iter().map(|text| tier(text, currency)).collect::<Result<_, _>>()?;
        if tiers.is_empty() {
            return Err("it has no codes".to_owned());
        }
        if tiers.iter().any(|tier| tier.amounts.is_some() != tiers[0].amounts.is_some()) {
            return Err("some codes have amounts and some have none: make two series".to_owned());
        }
        let order = |tier: &Tier<'_>| {
            (tier.amounts.map(|(_, min_spend)| min_spend), tier.name.map(str::to_owned))
        };
        if let Some(at) = tiers.windows(2).position(|pair| order(&pair[0]) >= order(&pair[1])) {
            return Err(format!(
                "{:?} stands after a code that it should precede",
                self.codes[at + 1]
            ));
        }
        match self.doubts.keys().find(|name| !tiers.iter().any(|tier| tier.name == Some(name))) {
            Some(name) => Err(format!("{name} is doubted but is no code of the series")),
            None => Ok(tiers),
        }
    }

    /// The Rust expression of the markets, and the zone that they share.
    fn reach<'m>(&self, markets: &'m Markets) -> Result<(String, &'m jiff::tz::TimeZone), String> {
        let [only, although, except] =
            [&self.markets, &self.although, &self.except].map(|names| clock::countries(names));
        let (only, although, except) = (only?, although?, except?);
        let letters = |list: &[Country]| list.iter().map(Country::code).collect::<String>();
        let Some(global) = self.global else {
            if !although.is_empty() || !except.is_empty() {
                return Err("`although` and `except` are for global series".to_owned());
            }
            let zone = markets.zone(only.first().copied());
            if only.iter().any(|market| markets.zone(Some(*market)) != zone) {
                return Err("its markets run on different clocks: make two series".to_owned());
            }
            return match (only.is_empty(), self.scope) {
                (false, _) => Ok((format!("Reach::Only({:?})", letters(&only)), zone)),
                (true, Scope::Product | Scope::Example) => Ok(("Reach::Anywhere".to_owned(), zone)),
                (true, _) => Err("it says neither `markets` nor `global`".to_owned()),
            };
        };
        if !only.is_empty() {
            return Err("it says both `markets` and `global`".to_owned());
        }
        if let Some(market) = although.iter().find(|market| !markets.own_series.contains(market)) {
            return Err(format!("{market} is not on the list, so `although` is idle"));
        }
        if let Some(market) = except.iter().find(|market| markets.own_series.contains(market)) {
            return Err(format!("{market} is on the list already, so `except` is idle"));
        }
        let mut but = markets.own_series.clone();
        but.retain(|market| !although.contains(market));
        but.extend(except);
        but.sort();
        let assumed = global == Global::Assumed;
        let reach = format!("Reach::AllBut {{ markets: {:?}, assumed: {assumed} }}", letters(&but));
        Ok((reach, markets.zone(None)))
    }
}

/// No campaign of AliExpress has run for longer.
const MOST_DAYS: i64 = 62;
/// How many days a code of one product may hold, which is never proposed.
const MOST_DAYS_OF_A_PRODUCT: i64 = 400;

/// Reads `USAFF02 2/18`, `BRAE1` or `? 3/19`.
fn tier(text: &str, currency: Option<Currency>) -> Result<Tier<'_>, String> {
    let (name, amounts) = match text.split_once(' ') {
        Some((name, amounts)) => (name, Some(amounts)),
        None => (text, None),
    };
    let amounts = amounts
        .map(|amounts| {
            let currency =
                currency.ok_or_else(|| format!("{text:?}: an amount without a currency"))?;
            let (off, min_spend) =
                amounts.split_once('/').ok_or_else(|| format!("{text:?}: write OFF/MIN"))?;
            let minor = |amount| {
                Money::parse(amount, currency)
                    .map(Money::minor)
                    .map_err(|error| format!("{text:?}: {error}"))
            };
            let (off, min_spend) = (minor(off)?, minor(min_spend)?);
            if off < 1 || off >= min_spend || u32::try_from(min_spend).is_err() {
                return Err(format!(
                    "{text:?}: an amount off must lie between nothing and its minimum"
                ));
            }
            Ok((off, min_spend))
        })
        .transpose()?;
    let name = (name != "?").then_some(name);
    let sound = |name: &str| {
        (4..=16).contains(&name.len())
            && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    if !name.map_or(amounts.is_some(), sound) {
        return Err(format!("{text:?}: a code is of capitals and digits"));
    }
    Ok(Tier { name, amounts })
}

fn in_order(rows: &[Row<'_>]) -> Result<(), String> {
    match rows.windows(2).find(|pair| pair[0].key >= pair[1].key) {
        Some(pair) => Err(format!(
            "codes.toml: {:?} ({}) must stand before {:?}",
            pair[1].series.event, pair[1].key.2, pair[0].series.event
        )),
        None => Ok(()),
    }
}

/// No code stands twice for the same markets and times. A start that is not known does not reach back
/// over other sales.
fn once_each(rows: &[Row<'_>]) -> Result<(), String> {
    let window = |row: &Row<'_>| {
        let ends = row.ends.map_or(i64::MAX, |ends| ends.seconds);
        let starts = row.starts.map(|starts| starts.seconds);
        (starts.or(row.ends.map(|_| ends - 1)).unwrap_or(i64::MIN), ends)
    };
    let named: Vec<(&str, &Row<'_>)> = rows
        .iter()
        .flat_map(|row| row.tiers.iter().filter_map(move |tier| Some((tier.name?, row))))
        .collect();
    for (index, (name, row)) in named.iter().enumerate() {
        let (starts, ends) = window(row);
        let again = named[index + 1..].iter().any(|(other, of)| {
            let (other_starts, other_ends) = window(of);
            name == other && row.reach == of.reach && starts < other_ends && other_starts < ends
        });
        if again {
            return Err(format!("codes.toml: {name} stands twice for the same markets and times"));
        }
    }
    Ok(())
}

fn render(rows: &[Row<'_>]) -> String {
    let mut ladders: Vec<Vec<(i64, i64)>> = Vec::new();
    let mut table = String::new();
    for row in rows {
        let ladder: Vec<_> = row.tiers.iter().filter_map(|tier| tier.amounts).collect();
        let ladder = ladders.iter().position(|known| *known == ladder).unwrap_or_else(|| {
            ladders.push(ladder);
            ladders.len() - 1
        });
        let Series { event, currency, scope, first_order_only, seen, .. } = row.series;
        let names: Vec<&str> = row.tiers.iter().map(|tier| tier.name.unwrap_or("?")).collect();
        let doubts: Vec<String> = row
            .series
            .doubts
            .iter()
            .map(|(name, doubt)| format!("({name:?}, CodeDoubt::{doubt:?})"))
            .collect();
        let disagrees = [row.starts, row.ends].into_iter().flatten().any(|edge| edge.disagrees);
        let doubt = match row.series.doubtful {
            Some(doubt) => format!("Some(CodeDoubt::{doubt:?})"),
            None if disagrees => "Some(CodeDoubt::Hour)".to_owned(),
            None => "None".to_owned(),
        };
        let over = clock::last_day(seen)
            .and_then(|day| day.to_zoned(jiff::tz::TimeZone::UTC).ok())
            .map_or(0, |day| day.timestamp().as_second());
        let seconds = |moment: Option<Moment>| moment.map_or(0, |moment| moment.seconds);
        let _ = writeln!(
            table,
            "    Series {{ names: {:?}, ladder: L{ladder}, currency: {:?}, reach: {}, starts: {}, ends: {}, \
             seen: {over}, event: {event:?}, source: {:?}, scope: CodeScope::{scope:?}, \
             first_order_only: {first_order_only}, doubt: {doubt}, doubts: &[{}] }},",
            names.join(" "),
            currency.as_deref().unwrap_or_default(),
            row.reach,
            seconds(row.starts),
            seconds(row.ends),
            row.source,
            doubts.join(", "),
        );
    }
    let mut out = String::new();
    for (index, ladder) in ladders.iter().enumerate() {
        let _ = writeln!(out, "const L{index}: &[(u32, u32)] = &{ladder:?};");
    }
    let _ = writeln!(out, "pub(super) static SERIES: &[Series] = &[\n{table}];");
    out
}
