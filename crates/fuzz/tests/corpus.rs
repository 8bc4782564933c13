//! What fuzzing kept, once more: every input that opened new ground, and every one that broke something.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers below are tests' own")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use fuzz::{TARGETS, Target};

/// The folder of the targets, beside the crates.
fn place() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz")
}

/// The names in a folder; none where there is no such folder.
fn names(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

/// The file of a target's kept inputs.
fn file(target: &Target) -> String {
    let file = place().join("corpus").join(target.name).with_extension("txt");
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Hands a target's body an input. A panic says of which.
fn replay(body: fn(&[u8]), input: &[u8], which: &str) {
    let told = std::panic::catch_unwind(|| body(input));
    assert!(told.is_ok(), "{which} breaks what is said above");
}

#[test]
fn no_kept_input_breaks_a_law() {
    for target in TARGETS {
        let inputs = kept::unpacked(&file(&target)).unwrap();
        for (at, input) in inputs.iter().enumerate() {
            replay(
                target.body,
                input,
                &format!("fuzz/corpus/{}.txt, line {}", target.name, at + 1),
            );
        }
        assert!(inputs.len() >= 10, "{}: only {} inputs are kept", target.name, inputs.len());
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
        let folder = place().join("regressions").join(target.name);
        for name in names(&folder) {
            let file = folder.join(name);
            replay(target.body, &fs::read(&file).unwrap(), &file.display().to_string());
        }
    }
}

#[test]
fn every_door_has_a_target_and_every_input_a_door() {
    let doors: BTreeSet<String> = TARGETS.iter().map(|target| target.name.to_owned()).collect();
    let all = |ending| doors.iter().map(|name| format!("{name}.{ending}")).collect();
    assert_eq!(names(&place().join("targets")), all("rs"));
    assert_eq!(names(&place().join("corpus")), all("txt"));
    assert!(names(&place().join("regressions")).is_subset(&doors));
}

#[test]
fn the_kept_inputs_stay_small_and_lie_as_they_are_packed() {
    let mut bytes = 0;
    for target in TARGETS {
        let inputs = kept::unpacked(&file(&target)).unwrap();
        bytes += inputs.iter().map(Vec::len).sum::<usize>();
        let anew = kept::packed(inputs);
        assert!(anew == file(&target), "{}: not sorted, or an input stands twice", target.name);
    }
    assert!(bytes <= 1 << 20, "{bytes} bytes: `cargo xtask fuzz --keep` makes them few");
}
