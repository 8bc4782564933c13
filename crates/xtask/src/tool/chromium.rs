use std::{env, path::PathBuf};

use super::debian;
use crate::{Failure, Outcome, process};

const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// The browser that the checks drive: `CHROME`, else one on the PATH, else Debian's.
///
/// Branded Chrome no longer loads an unpacked extension from its command line (since 137), which
/// is why Chromium comes first.
pub(crate) fn find_or_install() -> Outcome<PathBuf> {
    if let Some(chosen) = env::var_os("CHROME").map(PathBuf::from) {
        return if chosen.is_file() {
            Ok(chosen)
        } else {
            Err(Failure::new(format!("CHROME names {}, which is not there", chosen.display())))
        };
    }
    let find = || NAMES.iter().find_map(|name| process::which(name));
    if let Some(found) = find() {
        return Ok(found);
    }
    let by_hand = "install Chromium (on Debian `sudo apt-get install chromium`), or set CHROME to where it is";
    debian::install("Chromium", &["chromium"]).map_err(|failure| failure.by_hand(by_hand))?;
    find().ok_or_else(|| Failure::new("Chromium is not on the PATH").by_hand(by_hand))
}
