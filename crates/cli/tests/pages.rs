//! Every page of `tests/pages` through the text door, the whole reading beside what is expected.
//!
//! `BLESS=1` writes what was read in place of what is expected: to be looked at line by line.
#![expect(clippy::unwrap_used, reason = "the helpers below are tests' own")]

use std::fs;
use std::path::{Path, PathBuf};

use aliexpress::read_text;
use contract::Reading;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/pages");
    let mut cases: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|case| case.is_dir());
    cases.sort();
    cases
}

fn reading(case: &Path) -> Reading {
    let html = fs::read_to_string(case.join("page.html")).unwrap();
    let url = fs::read_to_string(case.join("url.txt")).unwrap();
    let state = fs::read_to_string(case.join("state.json")).ok();
    read_text(&html, url.trim(), state.as_deref()).without_sources()
}

#[test]
fn every_page_is_read_as_expected() {
    let mut differing = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 19, "only {} pages", cases.len());
    for case in cases {
        let read = serde_json::to_string_pretty(&reading(&case)).unwrap() + "\n";
        let expected = case.join("expected.json");
        if std::env::var_os("BLESS").is_some() {
            fs::write(&expected, &read).unwrap();
        }
        if fs::read_to_string(&expected).unwrap_or_default() != read {
            differing.push(case.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    assert!(differing.is_empty(), "read otherwise than expected: {differing:?}");
}

#[test]
fn every_page_says_what_it_is_and_loads_nothing() {
    for case in cases() {
        let name = case.display();
        let note = fs::read_to_string(case.join("note.md")).unwrap();
        assert!(note.len() > 40, "{name}: a note says why the page is here");
        let html = fs::read_to_string(case.join("page.html")).unwrap();
        assert!(html.len() < 60_000, "{name}: {} bytes", html.len());
        for loads in [" src=\"http", " src=\"//", "url(http", "@import"] {
            assert!(!html.contains(loads), "{name}: {loads}");
        }
    }
}
