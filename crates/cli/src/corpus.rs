//! `beststack corpus`: how well a folder of pages is read.

mod score;

use std::path::{Path, PathBuf};

use advice::contract::Reading;
use serde_json::Value;

use crate::input;
use crate::outcome::{Fault, Outcome, say};
use score::{Score, Verdict};

/// Score the reader on a folder of pages with their truth.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The folder of `<base>.html` with `<base>.truth.json`
    dir: PathBuf,
}

/// Runs the command.
pub(crate) fn run(args: &Args) -> Result<Outcome, Fault> {
    let mut score = Score::default();
    let bases = bases(&args.dir)?;
    for base in &bases {
        page(base, &mut score)?;
    }
    for (what, notes) in [("wrong", Verdict::Wrong), ("missing", Verdict::Missing)] {
        for note in score.notes(notes) {
            say(format!("{what}: {note}"));
        }
    }
    say(format!("{:<16} {:>6} {:>6} {:>8}", "field", "right", "wrong", "missing"));
    for (field, [right, wrong, missing]) in score.fields() {
        say(format!("{field:<16} {right:>6} {wrong:>6} {missing:>8}"));
    }
    let [right, wrong, missing] = score.total();
    let share = 100.0 * right as f64 / (right + wrong + missing).max(1) as f64;
    say(format!(
        "{} pages: {right} right, {wrong} wrong, {missing} missing ({share:.1} % found)",
        bases.len()
    ));
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

fn page(base: &Path, score: &mut Score) -> Result<(), Fault> {
    let text = |ending| input::text(&with_ending(base, ending).to_string_lossy());
    let truth: Value = serde_json::from_str(&text(".truth.json")?)
        .map_err(|error| Fault::at(base.display(), error))?;
    let url =
        truth["url"].as_str().ok_or_else(|| Fault::at(base.display(), "a truth without url"))?;
    let state =
        with_ending(base, ".state.json").is_file().then(|| text(".state.json")).transpose()?;
    let reading = aliexpress::read_text(&text(".html")?, url, state.as_deref());
    let reading = serde_json::to_value(Reading::of(&reading, false)).map_err(Fault::new)?;
    let name = base.file_name().unwrap_or_default().to_string_lossy();
    score.page(&name, &truth, &reading);
    Ok(())
}

fn with_ending(base: &Path, ending: &str) -> PathBuf {
    let mut path = base.as_os_str().to_owned();
    path.push(ending);
    path.into()
}
