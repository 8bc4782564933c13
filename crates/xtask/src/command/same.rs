use std::{
    env, fs,
    path::{Path, PathBuf},
};

use super::{build, zip};
use crate::{Failure, Outcome, checkout, package, process, step};

/// What lies in a checkout and is not what the archive is made of.
const NOT_COPIED: [&str; 7] = [".cache", ".git", "dist", "fuzz", "node_modules", "target", "tests"];

/// `cargo xtask same`: builds the archive here and, from nothing, in a folder of another name; fails unless
/// both are the same to the byte.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err(Failure::new("`same` takes no argument"));
    }
    build::build(false)?;
    let (here, _) = zip::pack()?;
    let elsewhere =
        env::temp_dir().join(format!("beststack-in-another-folder-{}", std::process::id()));
    let outcome = step::step(&format!("build the same in {}", elsewhere.display()), || {
        build_in(&elsewhere).and_then(|there| compare(&here, &there, &elsewhere))
    });
    // What differs is left to be looked at.
    if outcome.is_ok() {
        fs::remove_dir_all(&elsewhere).map_err(Failure::at(&elsewhere))?;
    }
    outcome
}

/// Copies the checkout and has this very program pack the copy, which finds its own target directory by
/// where it lies; gives the archive.
fn build_in(elsewhere: &Path) -> Outcome<PathBuf> {
    copy(checkout::root(), elsewhere)?;
    let own = env::current_exe().map_err(Failure::at(Path::new("this program")))?;
    let there = elsewhere.join("target/debug/xtask");
    fs::create_dir_all(elsewhere.join("target/debug")).map_err(Failure::at(elsewhere))?;
    fs::copy(&own, &there).map_err(Failure::at(&there))?;
    process::run(
        process::command(&there)
            .arg("zip")
            .current_dir(elsewhere)
            .env("CARGO_MANIFEST_DIR", elsewhere.join("crates/xtask"))
            .env_remove("CARGO_TARGET_DIR"),
    )?;
    Ok(elsewhere.join("target").join(zip::name()?))
}

fn copy(from: &Path, to: &Path) -> Outcome {
    for entry in fs::read_dir(from).map_err(Failure::at(from))? {
        let entry = entry.map_err(Failure::at(from))?;
        if NOT_COPIED.iter().any(|name| entry.file_name() == *name) {
            continue;
        }
        for file in checkout::files(&entry.path())? {
            let inside = file.strip_prefix(from).unwrap_or(&file);
            checkout::write(&to.join(inside), &checkout::read(&file)?)?;
        }
    }
    Ok(())
}

/// Says which files of the package differ, where the archives do.
fn compare(here: &Path, there: &Path, elsewhere: &Path) -> Outcome {
    if checkout::read(here)? == checkout::read(there)? {
        return Ok(());
    }
    let mut other = Vec::new();
    for file in package::shipped()? {
        let copy = elsewhere.join("dist").join(&file);
        if !copy.exists()
            || checkout::read(&copy)? != checkout::read(&checkout::dist().join(&file))?
        {
            other.push(file);
        }
    }
    Err(Failure::new(format!("not the same in another folder: {}", other.join(", "))).by_hand(
        format!(
            "cmp -l dist/{0} {1}/dist/{0}",
            other.first().map_or("", |file| file),
            elsewhere.display()
        ),
    ))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{compare, copy};
    use crate::checkout;

    #[test]
    fn a_copy_holds_the_sources_and_nothing_that_was_built() {
        let place = checkout::target().join("tmp/same");
        let (from, to) = (place.join("from"), place.join("to"));
        for file in ["www/a.js", "crates/wasm/src/lib.rs", ".cargo/config.toml"] {
            checkout::write(&from.join(file), file.as_bytes()).unwrap();
        }
        for file in ["dist/a.js", "node_modules/x/y.js", "target/z", ".git/HEAD"] {
            checkout::write(&from.join(file), b"").unwrap();
        }
        copy(&from, &to).unwrap();
        let copied = checkout::files(&to).unwrap();
        let names: Vec<_> =
            copied.iter().map(|file| file.strip_prefix(&to).unwrap().to_owned()).collect();
        fs::remove_dir_all(&place).unwrap();
        assert_eq!(
            names,
            [".cargo/config.toml", "crates/wasm/src/lib.rs", "www/a.js"]
                .map(Into::<std::path::PathBuf>::into)
        );
    }

    #[test]
    fn an_archive_of_other_bytes_is_not_the_same() {
        let place = checkout::target().join("tmp/archives");
        let file = |name: &str, bytes: &[u8]| {
            checkout::write(&place.join(name), bytes).unwrap();
            place.join(name)
        };
        let (one, same, other) = (file("one", b"1"), file("same", b"1"), file("other", b"2"));
        assert!(compare(&one, &same, &place).is_ok());
        assert!(compare(&one, &other, &place).is_err());
    }
}
