use std::{
    env, fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use crate::{Failure, Outcome};

/// The checkout's root: two floors above this crate.
///
/// Cargo says at run time where the crate lies, so that two checkouts may share a target directory.
pub(crate) fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let here = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        here.ancestors().nth(2).unwrap_or(&here).to_owned()
    })
}

/// A path inside the checkout.
pub(crate) fn at(path: &str) -> PathBuf {
    root().join(path)
}

/// What Chrome loads.
pub(crate) fn dist() -> PathBuf {
    at("dist")
}

/// Fails where nothing was built: a check that waits for it would wait in vain.
pub(crate) fn built() -> Outcome {
    if dist().join("manifest.json").is_file() {
        return Ok(());
    }
    Err(Failure::new("there is no dist/manifest.json to check").by_hand("cargo xtask build"))
}

/// What we keep between two runs beside `target/`: stamps, unoptimised bindings, esbuild's accounts.
pub(crate) fn cache() -> PathBuf {
    at(".cache")
}

/// Cargo's target directory, as far as this very program's own place tells it (`target/debug/xtask`).
pub(crate) fn target() -> PathBuf {
    env::current_exe()
        .ok()
        .and_then(|exe| exe.ancestors().nth(2).map(Path::to_owned))
        .unwrap_or_else(|| at("target"))
}

/// Every file under `place` (or `place` itself), sorted by path; none where it does not exist.
pub(crate) fn files(place: &Path) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut waiting = vec![place.to_owned()];
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            for entry in fs::read_dir(&path).map_err(Failure::at(&path))? {
                waiting.push(entry.map_err(Failure::at(&path))?.path());
            }
        } else if path.exists() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Writes a file, with the directories above it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Outcome {
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent).map_err(Failure::at(parent))?;
    }
    fs::write(path, bytes).map_err(Failure::at(path))
}

/// Reads a file, or says which one could not be read.
pub(crate) fn read(path: &Path) -> Outcome<Vec<u8>> {
    fs::read(path).map_err(Failure::at(path))
}

/// Reads a text file, or says which one could not be read.
pub(crate) fn read_text(path: &Path) -> Outcome<String> {
    fs::read_to_string(path).map_err(Failure::at(path))
}
