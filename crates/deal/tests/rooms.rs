//! The rooms of the crate stand in a line: none depends on one that stands after it, so none on itself.

mod common;

use std::collections::BTreeMap;
use std::path::Path;

use common::rooms::{Rooms, circle};

/// The rooms, each after those that it may use.
const LINE: [&str; 30] = [
    "error",
    "currency",
    "country",
    "money",
    "sums",
    "time",
    "local",
    "line",
    "offer",
    "cart",
    "plan",
    "terms",
    "door",
    "minor",
    "receipt",
    "unknown",
    "verdict",
    "model",
    "budget",
    "order",
    "draft",
    "receipts",
    "split",
    "search",
    "certainty",
    "runner_up",
    "unticked",
    "hint",
    "planner",
    "verify",
];

#[test]
fn no_room_depends_on_itself() {
    let rooms = Rooms::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    assert!(rooms.0.len() > 60, "{} rooms are too few to be all", rooms.0.len());
    assert_eq!(circle(&rooms.0), None);
}

#[test]
fn each_room_uses_those_before_it_in_the_line() {
    let rooms = Rooms::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let top = |room: &str| room.split("::").next().unwrap_or_default().to_owned();
    let place = |room: &str| {
        LINE.iter().position(|name| *name == room).unwrap_or_else(|| panic!("{room} has no place"))
    };
    let pairs = rooms.0.iter().flat_map(|(room, uses)| uses.iter().map(move |used| (room, used)));
    let backward = pairs.filter(|(room, used)| {
        let (from, to) = (top(room), top(used));
        !room.is_empty() && from != to && place(&to) > place(&from)
    });
    assert_eq!(backward.collect::<Vec<_>>(), [], "(a room, one after it that it uses)");
}

#[test]
fn a_circle_is_found_however_it_is_written() {
    let rooms = |files: &[(&str, &str)]| {
        let files: BTreeMap<String, String> =
            files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        circle(&Rooms::of(&files).0)
    };
    let line = [
        ("a", "use crate::b::{C, d};"),
        ("b", "// use crate::a::X;\nconst A: &str = \"crate::a\";"),
    ];
    assert_eq!(rooms(&line), None);
    let back = [
        "use crate::a::X;",
        "use crate::{a::X, c};",
        "use super::a::X;",
        "fn x() -> crate::a::X {}",
        "use crate::{\n    c::{self, D},\n    a,\n};",
    ];
    for back in back {
        let circle = rooms(&[("a", "use crate::b::Y;"), ("b", back), ("c", "")]);
        assert_eq!(circle, Some(vec!["a".to_owned(), "b".to_owned()]), "{back}");
    }
    // A child that uses what its parent passes on.
    let parent = [("a", "mod b;\npub use b::Y;"), ("a::b", "use crate::a::Z;")];
    assert_eq!(rooms(&parent), Some(vec!["a".to_owned(), "a::b".to_owned()]));
    // The root passes everything on: whoever uses it uses everything.
    let root = [("", "mod a;\npub use a::X;"), ("a", "use crate::X;")];
    assert_eq!(rooms(&root), Some(vec![String::new(), "a".to_owned()]));
}
