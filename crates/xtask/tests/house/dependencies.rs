use std::{collections::BTreeSet, fs, path::Path};

use serde_json::Value;

use crate::{all_packages, dependencies, files, root, text};

/// What no line of ours names, and who does.
const NAMED_BY_MACROS: [(&str, &str); 2] = [
    // What tsify's derive writes names it.
    ("contract", "wasm_bindgen"),
    // What string_cache's generator writes names it.
    ("web_atoms", "string_cache"),
];

#[test]
fn every_crate_that_is_asked_for_is_named() {
    let mut unnamed = Vec::new();
    for package in all_packages() {
        let place = Path::new(text(&package, "manifest_path")).parent().unwrap().to_owned();
        for asked in dependencies(&package) {
            let name = name(asked);
            // Where a thing that is asked for only by a feature is used, cargo does not let us say.
            let parts: &[&str] = match (text(asked, "kind"), asked["optional"] == true) {
                // Tests look at what a build script does by taking in its parts.
                ("dev", _) => &["src", "tests", "benches", "build"],
                ("build", _) => &["build.rs", "build"],
                (_, true) => &["src", "benches"],
                (_, false) => &["src", "targets"],
            };
            let mut sources = parts.iter().flat_map(|part| files(&place.join(part), &[".rs"]));
            if !sources.any(|file| names(&fs::read_to_string(file).unwrap(), &name)) {
                unnamed.push((text(&package, "name").to_owned(), name));
            }
        }
    }
    let allowed = NAMED_BY_MACROS.map(|(package, name)| (package.to_owned(), name.to_owned()));
    assert_eq!(unnamed, allowed, "asked for in Cargo.toml and named by no source");
}

#[test]
fn every_version_that_the_workspace_gives_is_asked_for() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let asked: BTreeSet<String> = all_packages()
        .iter()
        .flat_map(|package| dependencies(package).iter().map(name).collect::<Vec<_>>())
        .collect();
    let table = manifest.split("[workspace.dependencies]").nth(1).unwrap();
    let table = table.split("\n[").next().unwrap();
    let given = table.lines().filter(|line| !line.starts_with('#'));
    let given: Vec<&str> = given.filter_map(|line| Some(line.split_once(" = ")?.0)).collect();
    assert!(given.len() > 20, "{given:?}");
    for name in given {
        assert!(asked.contains(&name.replace('-', "_")), "no crate asks for {name}");
    }
}

/// The fuzzer's workspace has a lockfile of its own, which no command but `cargo xtask fuzz` reads.
#[test]
fn the_fuzzers_lockfile_knows_each_room_that_it_reaches_and_what_that_asks_for() {
    let lockfile = fs::read_to_string(root().join("fuzz/Cargo.lock")).unwrap();
    let blocks: Vec<&str> = lockfile.split("[[package]]\n").skip(1).collect();
    let packages = all_packages();
    // What lies in a folder of ours comes from nowhere.
    let ours = blocks.iter().filter(|block| !block.contains("source = "));
    let mut rooms = 0;
    for block in ours {
        let name = block.split('"').nth(1).unwrap();
        let package = packages.iter().find(|package| text(package, "name") == name);
        let package = package.unwrap_or_else(|| panic!("{name} is no room any more"));
        rooms += 1;
        for asked in dependencies(package) {
            let always = asked["optional"] != true && text(asked, "kind") != "dev";
            let line = format!(" \"{}", text(asked, "name"));
            assert!(!always || block.contains(&line), "{name} asks for {line}: cargo update there");
        }
    }
    assert!(rooms > 5, "{rooms}");
}

#[test]
fn every_package_of_npm_is_named() {
    let root = root();
    let packages = fs::read_to_string(root.join("package.json")).unwrap();
    let packages: Value = serde_json::from_str(&packages).unwrap();
    let all = |places: &[&str], endings: &[&str]| -> Vec<String> {
        let files = places.iter().flat_map(|place| files(&root.join(place), endings));
        files.map(|file| fs::read_to_string(file).unwrap()).collect()
    };
    let types = all(&["jsconfig.json", "tests/jsconfig.json"], &[]);
    let scripts = all(&["crates/xtask/src", "extension", "www", "tests"], &[".js", ".mjs", ".rs"]);
    let mut asked = 0;
    for kind in ["dependencies", "devDependencies"] {
        for name in packages[kind].as_object().into_iter().flat_map(|asked| asked.keys()) {
            asked += 1;
            let typed = format!("\"{}\"", name.trim_start_matches("@types/"));
            let run = [format!("'{name}'"), format!("'{name}/"), format!("node_modules/{name}/")];
            let named = types.iter().any(|types| types.contains(&typed))
                || scripts.iter().any(|script| run.iter().any(|way| script.contains(way)));
            assert!(named, "no source names {name}");
        }
    }
    assert!(asked > 0);
}

#[test]
fn a_name_is_found_in_code_and_not_in_a_comment_or_another_name() {
    for source in ["use serde::Serialize;", "    serde::x()", "use serde;", "use serde as s;"] {
        assert!(names(source, "serde"), "{source}");
    }
    for source in [
        "// serde::x",
        "/// serde::x",
        "use serde_json::x;",
        "#[serde(default)]",
        "my_serde::x",
        "serde.x()",
    ] {
        assert!(!names(source, "serde"), "{source}");
    }
}

/// The name by which sources know what is asked for.
fn name(asked: &Value) -> String {
    asked["rename"].as_str().unwrap_or_else(|| text(asked, "name")).replace('-', "_")
}

/// Whether a line of code names a crate: before `::`, or in a `use` or an `extern crate` of all of it.
fn names(source: &str, name: &str) -> bool {
    let mut code = source.lines().filter(|line| !line.trim_start().starts_with("//"));
    code.any(|line| {
        line.match_indices(name).any(|(at, _)| {
            let (before, after) = (&line[..at], &line[at + name.len()..]);
            let begins = !before.ends_with(|one: char| one.is_alphanumeric() || one == '_');
            let whole = after.starts_with(';') || after.starts_with(" as ");
            let used = before.trim_end().ends_with("use") || before.trim_end().ends_with("crate");
            begins && (after.starts_with("::") || whole && used)
        })
    })
}
