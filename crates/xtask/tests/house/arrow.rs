use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use crate::{all_packages, dependencies, root, text};

/// The head of the table in ARCHITECTURE.md.
const TABLE: &str = "## Who may name whom";

/// The table: each room, and the rooms that it may name.
fn allowed() -> BTreeMap<String, BTreeSet<String>> {
    let document = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let section = document.split(TABLE).nth(1).unwrap_or_else(|| panic!("{TABLE} is not there"));
    let block = section.split("```").nth(1).unwrap();
    let rows = block.lines().skip(1).filter(|row| !row.trim().is_empty());
    rows.map(|row| {
        let mut words = row.split_whitespace().map(str::to_owned);
        (words.next().unwrap(), words.collect())
    })
    .collect()
}

#[test]
fn no_room_names_one_that_stands_on_its_right() {
    let (allowed, packages) = (allowed(), all_packages());
    let rooms: BTreeSet<&str> = packages.iter().map(|package| text(package, "name")).collect();
    let mut edges = 0;
    for package in &packages {
        let room = text(package, "name");
        let row = allowed.get(room).unwrap_or_else(|| panic!("ARCHITECTURE.md: no row for {room}"));
        for asked in dependencies(package) {
            let other = text(asked, "name");
            if other != room && rooms.contains(other) {
                edges += 1;
                assert!(
                    row.contains(other),
                    "{room} names {other}, and ARCHITECTURE.md does not let it"
                );
            }
        }
    }
    assert!(edges > 10, "only {edges} edges were seen");
}

#[test]
fn the_table_lets_no_room_name_itself_by_any_way_round() {
    let allowed = allowed();
    for (room, row) in &allowed {
        let mut seen = BTreeSet::new();
        let mut waiting: Vec<&String> = row.iter().collect();
        while let Some(next) = waiting.pop() {
            assert_ne!(next, room, "a circle through {room}");
            let further = allowed.get(next).unwrap_or_else(|| panic!("{room}: {next} has no row"));
            if seen.insert(next) {
                waiting.extend(further);
            }
        }
    }
}
