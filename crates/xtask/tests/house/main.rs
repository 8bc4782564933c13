//! How the house stands: which room may name which, and that whatever is asked for is used
//! and no test is forgotten.

#![expect(clippy::unwrap_used, clippy::panic, reason = "the helpers below are tests' own")]

mod arrow;
mod dependencies;
mod programs;

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

/// The checkout's root.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The packages of a workspace, as cargo reads their manifests.
fn packages(manifest: &str) -> Vec<Value> {
    let asked = ["metadata", "--no-deps", "--locked", "--format-version=1", "--manifest-path"];
    let told = Command::new(env!("CARGO")).args(asked).arg(root().join(manifest)).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let mut told: Value = serde_json::from_slice(&told.stdout).unwrap();
    serde_json::from_value(told["packages"].take()).unwrap()
}

/// Both workspaces: the house, and the targets of cargo-fuzz.
fn all_packages() -> Vec<Value> {
    let mut all = packages("Cargo.toml");
    all.extend(packages("fuzz/Cargo.toml"));
    all
}

/// A field that is a string.
fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

/// What a package asks for.
fn dependencies(package: &Value) -> &[Value] {
    package["dependencies"].as_array().unwrap()
}

/// Every file of these endings under a place, or the place itself, but for what is built or installed.
fn files(place: &Path, endings: &[&str]) -> Vec<PathBuf> {
    if place.is_file() {
        return vec![place.to_owned()];
    }
    let mut found = Vec::new();
    for entry in fs::read_dir(place).into_iter().flatten() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() && !["target", "node_modules", "dist"].contains(&name) {
            found.extend(files(&path, endings));
        } else if endings.iter().any(|ending| name.ends_with(ending)) {
            found.push(path);
        }
    }
    found
}
