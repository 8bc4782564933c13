use std::{fs, path::Path};

use crate::{
    Failure, Outcome, checkout, process,
    step::step,
    tool::{cargo_fuzz, dictionary},
};

/// How many inputs a target is given where no number is named.
const RUNS: &str = "1000000";
/// No input may take longer, in seconds, or more memory, in MB; and none that is kept is longer, in bytes.
const BOUNDS: [&str; 2] = ["-timeout=20", "-rss_limit_mb=1024"];
const LONGEST_KEPT: &str = "-max_len=400";
/// The targets that take a whole page, and the file of a fixture that they take after its address.
const PAGES: [(&str, &str); 2] = [("html", "page.html"), ("state", "state.json")];

/// `cargo xtask fuzz [--keep] [TARGET…] [RUNS]`: made-up inputs for each of our doors, or for those named.
///
/// Ends at the first that panics, hangs or takes too much memory, which then lies in `fuzz/artifacts`. With
/// `--keep`, the fewest inputs that still reach every place become the kept ones.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let (flags, rest): (Vec<&str>, Vec<&str>) =
        arguments.iter().map(String::as_str).partition(|argument| argument.starts_with('-'));
    if let Some(unknown) = flags.iter().find(|flag| **flag != "--keep") {
        return Err(Failure::new(format!("`fuzz` takes no `{unknown}`, only `--keep`")));
    }
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let (numbers, named): (Vec<&str>, Vec<&str>) =
        rest.into_iter().partition(|word| is_number(word));
    let known = targets()?;
    if let Some(unknown) = named.iter().find(|name| !known.iter().any(|known| known == *name)) {
        let known = known.join(", ");
        return Err(Failure::new(format!("no target `{unknown}`; there are {known}")));
    }
    cargo_fuzz::find_or_install()?;
    let runs = format!("-runs={}", numbers.first().unwrap_or(&RUNS));
    for name in known.iter().filter(|name| named.is_empty() || named.contains(&name.as_str())) {
        step(&format!("fuzz {name}"), || fuzz(name, &runs))?;
        if !flags.is_empty() {
            step(&format!("keep the fewest inputs of {name}"), || keep(name))?;
        }
    }
    Ok(())
}

/// The names of the targets.
fn targets() -> Outcome<Vec<String>> {
    let files = checkout::files(&checkout::at("fuzz/targets"))?;
    let stem = |file: &Path| Some(file.file_stem()?.to_str()?.to_owned());
    Ok(files.iter().filter_map(|file| stem(file)).collect())
}

fn fuzz(name: &str, runs: &str) -> Outcome {
    let grown = folder(&format!(".cache/fuzz/{name}"))?;
    let kept = folder(&format!("fuzz/corpus/{name}"))?;
    let words = dictionary::of(name)?;
    let file = format!(".cache/fuzz/{name}.dict");
    checkout::write(&checkout::at(&file), words.as_bytes())?;
    let dictionary = format!("-dict={file}");
    let mut options = vec![runs];
    options.extend(BOUNDS);
    // An empty one is refused.
    if !words.is_empty() {
        options.push(&dictionary);
    }
    let regressions = format!("fuzz/regressions/{name}");
    let pages = pages(name)?;
    let mut folders = vec![grown.as_str(), &kept, &pages];
    if checkout::at(&regressions).is_dir() {
        folders.push(&regressions);
    }
    process::run(&mut cargo_fuzz::target(name, &folders, &options)).map_err(|failure| {
        failure.by_hand(format!(
            "cargo xtask fuzz {name}; the input lies in fuzz/artifacts/{name}: once it is mended, move it \
             to fuzz/regressions/{name}"
        ))
    })
}

/// A folder of our own pages as inputs of a target; an empty one for a target that takes none.
fn pages(name: &str) -> Outcome<String> {
    let seeds = folder(&format!(".cache/fuzz/{name}.pages"))?;
    for (_, part) in PAGES.iter().filter(|(target, _)| *target == name) {
        for file in checkout::files(&checkout::at("tests/pages"))? {
            let (Some(case), true) = (file.parent(), file.ends_with(part)) else { continue };
            let url = checkout::read_text(&case.join("url.txt"))?;
            let input = format!("{}\n{}", url.trim(), checkout::read_text(&file)?);
            let seed = checkout::at(&seeds).join(case.file_name().unwrap_or_default());
            checkout::write(&seed, input.as_bytes())?;
        }
    }
    Ok(seeds)
}

/// Makes the fewest of the kept and the grown inputs the kept ones.
fn keep(name: &str) -> Outcome {
    let kept = folder(&format!("fuzz/corpus/{name}"))?;
    let grown = folder(&format!(".cache/fuzz/{name}"))?;
    let fewest = format!(".cache/fuzz/{name}.fewest");
    let place = checkout::at(&fewest);
    if place.exists() {
        fs::remove_dir_all(&place).map_err(Failure::at(&place))?;
    }
    folder(&fewest)?;
    let mut options = vec!["-set_cover_merge=1", "-use_counters=0", LONGEST_KEPT];
    options.extend(BOUNDS);
    process::run(&mut cargo_fuzz::target(name, &[&fewest, &kept, &grown], &options))?;
    let kept = checkout::at(&kept);
    fs::remove_dir_all(&kept).map_err(Failure::at(&kept))?;
    fs::rename(&place, &kept).map_err(Failure::at(&kept))
}

/// A folder of the checkout, made where there is none, by its path from the root.
fn folder(path: &str) -> Outcome<String> {
    let place = checkout::at(path);
    fs::create_dir_all(&place).map_err(Failure::at(&place))?;
    Ok(path.to_owned())
}
