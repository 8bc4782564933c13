use std::{fs, path::Path};

use crate::{files, packages, root, text};

/// The file of a crate whose tests are one program.
const ALL: &str = "tests/all.rs";

#[test]
fn a_crate_whose_tests_are_one_program_forgets_none_of_them() {
    let mut crates = 0;
    for package in packages("Cargo.toml") {
        let place = Path::new(text(&package, "manifest_path")).parent().unwrap().to_owned();
        let targets = package["targets"].as_array().unwrap();
        let mut tests = targets.iter().filter(|target| target["kind"][0] == "test");
        let Ok(all) = fs::read_to_string(place.join(ALL)) else {
            // Else cargo finds each by itself.
            let found: Vec<&str> = tests.map(|test| text(test, "src_path")).collect();
            for file in files(&place.join("tests"), &[".rs"]) {
                let alone = file.parent().unwrap().ends_with("tests");
                assert!(!alone || found.contains(&file.to_str().unwrap()), "{}", file.display());
            }
            continue;
        };
        crates += 1;
        assert!(
            tests.all(|test| text(test, "name") == "all"),
            "{}: more than one",
            place.display()
        );
        for file in fs::read_dir(place.join("tests")).unwrap() {
            let path = file.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            let is_test = path.extension().is_some_and(|ending| ending == "rs") && name != "all";
            let named = all.lines().any(|line| line == format!("mod {name};"));
            assert!(!is_test || named, "{ALL} of {} forgets {name}", place.display());
        }
    }
    assert!(crates >= 2, "{}", root().display());
}
