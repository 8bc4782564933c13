//! `beststack corpus`: how well a folder of pages is read.

mod disguise;
mod score;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::input;
use crate::outcome::{Fault, Outcome, say};
use score::{Score, Verdict};

/// Score the reader on a folder of pages with their truth.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder of `<base>.html` with `<base>.truth.json`
    dir: PathBuf,
    /// Change the pages before they are read: `names` gives other names to all classes, ids and data attributes
    #[arg(long, value_name = "HOW", value_delimiter = ',')]
    disguise: Vec<String>,
    /// What the other names are made of
    #[arg(long, default_value_t = 1, requires = "disguise")]
    seed: u64,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Fault> {
    if let Some(unknown) = args.disguise.iter().find(|how| *how != "names") {
        let why = format!("`{unknown}` is no disguise that is known; `names` is");
        return Err(Fault::at("--disguise", why));
    }
    let is_disguised = !args.disguise.is_empty();
    let mut score = Score::default();
    let mut bare = Score::default();
    let bases = bases(&args.dir)?;
    for base in &bases {
        page(base, is_disguised.then_some(args.seed), &mut score)?;
        if is_disguised {
            page(base, None, &mut bare)?;
        }
    }
    for (what, notes) in [("wrong", Verdict::Wrong), ("missing", Verdict::Missing)] {
        for note in score.notes(notes) {
            say(format!("{what}: {note}"));
        }
    }
    let undisguised: BTreeMap<_, _> = bare.fields().map(|(field, of)| (field, of[0])).collect();
    let column = if is_disguised { " undisguised" } else { "" };
    say(format!("{:<16} {:>6} {:>6} {:>8}{column}", "field", "right", "wrong", "missing"));
    for (field, [right, wrong, missing]) in score.fields() {
        let mut line = format!("{field:<16} {right:>6} {wrong:>6} {missing:>8}");
        if is_disguised {
            let right = undisguised.get(field).copied().unwrap_or_default();
            line.push_str(&format!(" {right:>11}"));
        }
        say(line);
    }
    let [right, wrong, missing] = score.total();
    let share = 100.0 * right as f64 / (right + wrong + missing).max(1) as f64;
    say(format!(
        "{} pages: {right} right, {wrong} wrong, {missing} missing ({share:.1} % found)",
        bases.len()
    ));
    if is_disguised {
        say(format!("undisguised: {} right", bare.total()[0]));
    }
    Ok(if wrong == 0 { Outcome::Yes } else { Outcome::No })
}

/// The paths, without their endings, of the pages that have a truth; sorted.
fn bases(dir: &Path) -> Result<Vec<PathBuf>, Fault> {
    let entries = std::fs::read_dir(dir).map_err(|error| Fault::at(dir.display(), error))?;
    let mut bases: Vec<_> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let base = path.file_name()?.to_str()?.strip_suffix(".truth.json")?;
            let base = dir.join(base);
            with_ending(&base, ".html").is_file().then_some(base)
        })
        .collect();
    if bases.is_empty() {
        return Err(Fault::at(dir.display(), "no page with a truth"));
    }
    bases.sort();
    Ok(bases)
}

/// Scores one page, under other names where there is a seed for them.
fn page(base: &Path, seed: Option<u64>, score: &mut Score) -> Result<(), Fault> {
    let text = |ending| input::text(&with_ending(base, ending).to_string_lossy());
    let truth: Value = serde_json::from_str(&text(".truth.json")?)
        .map_err(|error| Fault::at(base.display(), error))?;
    let url =
        truth["url"].as_str().ok_or_else(|| Fault::at(base.display(), "a truth without url"))?;
    let state =
        with_ending(base, ".state.json").is_file().then(|| text(".state.json")).transpose()?;
    let html = text(".html")?;
    let html = seed.map_or_else(|| html.clone(), |seed| disguise::names(&html, seed));
    let reading = aliexpress::read_text(&html, url, state.as_deref());
    let reading = serde_json::to_value(reading.without_sources()).map_err(Fault::new)?;
    let name = base.file_name().unwrap_or_default().to_string_lossy();
    score.page(&name, &truth, &reading);
    Ok(())
}

fn with_ending(base: &Path, ending: &str) -> PathBuf {
    let mut path = base.as_os_str().to_owned();
    path.push(ending);
    path.into()
}
