//! What fuzzing kept, once more: every input that opened new ground, and every one that broke something.

#![expect(clippy::unwrap_used, reason = "the helpers below are tests' own")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fuzz::TARGETS;

/// The folder of the targets, beside the crates.
fn place() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz")
}

/// The names in a folder; none where there is no such folder.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// Hands a target's body every input of a folder; how many there were. A panic says of which input.
fn replayed(folder: &Path, body: fn(&[u8])) -> usize {
    let names = names(folder);
    for name in &names {
        let file = folder.join(name);
        let bytes = fs::read(&file).unwrap();
        let told = std::panic::catch_unwind(|| body(&bytes));
        assert!(told.is_ok(), "{} breaks what is said above", file.display());
    }
    names.len()
}

#[test]
fn no_kept_input_breaks_a_law() {
    for target in TARGETS {
        let count = replayed(&place().join("corpus").join(target.name), target.body);
        assert!(count >= 10, "{}: only {count} inputs are kept", target.name);
    }
}

#[test]
fn no_page_of_ours_breaks_a_law() {
    let pages = place().join("../tests/pages");
    for case in names(&pages) {
        let read = |name: &str| fs::read_to_string(pages.join(&case).join(name)).ok();
        let Some(url) = read("url.txt") else { continue };
        let input = |part: String| format!("{}\n{part}", url.trim()).into_bytes();
        if let Some(html) = read("page.html") {
            fuzz::html(&input(html));
        }
        if let Some(state) = read("state.json") {
            fuzz::state(&input(state));
        }
    }
}

#[test]
fn what_broke_once_holds_now() {
    for target in TARGETS {
        replayed(&place().join("regressions").join(target.name), target.body);
    }
}

#[test]
fn every_door_has_a_target_and_every_input_a_door() {
    let doors: BTreeSet<String> = TARGETS.iter().map(|target| target.name.to_owned()).collect();
    let sources = doors.iter().map(|name| format!("{name}.rs")).collect();
    assert_eq!(names(&place().join("targets")), sources);
    assert_eq!(names(&place().join("corpus")), doors);
    assert!(names(&place().join("regressions")).is_subset(&doors));
}

#[test]
fn the_kept_inputs_stay_small() {
    let sizes = TARGETS.iter().flat_map(|target| {
        let folder = place().join("corpus").join(target.name);
        names(&folder).into_iter().map(move |name| fs::metadata(folder.join(name)).unwrap().len())
    });
    let bytes: u64 = sizes.sum();
    assert!(bytes <= 1 << 20, "{bytes} bytes: `cargo xtask fuzz --keep` makes them few");
}
