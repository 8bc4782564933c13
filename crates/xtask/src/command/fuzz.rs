use std::{
    fs,
    path::{Path, PathBuf},
};

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
    let kept = unpack(name)?;
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
    let kept = unpack(name)?;
    let grown = folder(&format!(".cache/fuzz/{name}"))?;
    let fewest = emptied(&format!(".cache/fuzz/{name}.fewest"))?;
    let mut options = vec!["-set_cover_merge=1", "-use_counters=0", LONGEST_KEPT];
    options.extend(BOUNDS);
    process::run(&mut cargo_fuzz::target(name, &[&fewest, &kept, &grown], &options))?;
    let files = checkout::files(&checkout::at(&fewest))?;
    let inputs: Vec<Vec<u8>> =
        files.iter().map(|file| checkout::read(file)).collect::<Outcome<_>>()?;
    checkout::write(&packed(name), kept::packed(inputs).as_bytes())
}

/// The file of a target's kept inputs.
fn packed(name: &str) -> PathBuf {
    checkout::at("fuzz/corpus").join(name).with_extension("txt")
}

/// A folder of a target's kept inputs, a file each, as libFuzzer reads them; empty for a new target.
fn unpack(name: &str) -> Outcome<String> {
    let place = emptied(&format!(".cache/fuzz/{name}.kept"))?;
    let file = packed(name);
    let text = if file.exists() { checkout::read_text(&file)? } else { String::new() };
    let inputs = kept::unpacked(&text)
        .map_err(|error| Failure::new(format!("{}: {error}", file.display())))?;
    for (at, input) in inputs.iter().enumerate() {
        checkout::write(&checkout::at(&place).join(format!("{at:04}")), input)?;
    }
    Ok(place)
}

/// A folder of the checkout without what was in it.
fn emptied(path: &str) -> Outcome<String> {
    let place = checkout::at(path);
    if place.exists() {
        fs::remove_dir_all(&place).map_err(Failure::at(&place))?;
    }
    folder(path)
}

/// A folder of the checkout, made where there is none, by its path from the root.
fn folder(path: &str) -> Outcome<String> {
    let place = checkout::at(path);
    fs::create_dir_all(&place).map_err(Failure::at(&place))?;
    Ok(path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{packed, targets, unpack};
    use crate::checkout;

    #[test]
    fn a_targets_inputs_come_out_of_its_file_and_go_back_the_same() {
        let name = &targets().unwrap()[0];
        let files = checkout::files(&checkout::at(&unpack(name).unwrap())).unwrap();
        assert!(files.len() > 10, "{name}");
        let inputs = files.iter().map(|file| checkout::read(file).unwrap());
        assert_eq!(kept::packed(inputs), checkout::read_text(&packed(name)).unwrap());
    }
}
