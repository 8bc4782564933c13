use super::{Tally, script::suite};
use crate::{Outcome, tool::chromium};

/// Every fixture of `tests/pages` through both doors.
pub(super) fn doors() -> Outcome<Tally> {
    in_chromium("tests/doors")
}

/// The extension as a shopper has it.
pub(super) fn extension() -> Outcome<Tally> {
    in_chromium("tests/e2e")
}

fn in_chromium(folder: &str) -> Outcome<Tally> {
    let chrome = chromium::find_or_install()?;
    suite(folder, Some(&chrome))
}
