use std::time::Instant;

use crate::{
    Failure, Outcome,
    check::{self, Group, Tally},
    step,
};

/// `cargo xtask test [--fail-fast] [GROUP…]`: every check that guards main, or the groups named.
///
/// All groups run, whatever fails, but for those that stand on one that failed; told so, it stops at
/// the first failure. The last line counts.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let fail_fast = arguments.iter().any(|argument| argument == "--fail-fast");
    let named: Vec<&str> = arguments
        .iter()
        .map(String::as_str)
        .filter(|argument| *argument != "--fail-fast")
        .collect();
    if let Some(unknown) =
        named.iter().find(|name| check::GROUPS.iter().all(|group| group.name != **name))
    {
        let known: Vec<&str> = check::GROUPS.iter().map(|group| group.name).collect();
        return Err(Failure::new(format!("no group `{unknown}`; there are {}", known.join(", "))));
    }
    let wanted =
        check::GROUPS.iter().filter(|group| named.is_empty() || named.contains(&group.name));
    let (lines, all) = run_all(wanted, fail_fast);
    println!("\n{}\n{} passed, {} failed", lines.join("\n"), all.passed, all.failed);
    let left: Vec<&str> = lines
        .iter()
        .filter(|line| line.ends_with(NOT_RUN))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    if !left.is_empty() {
        println!("not run here: {}", left.join(", "));
    }
    if all.failed == 0 { Ok(()) } else { Err(Failure::new("not every check passed")) }
}

/// What stands at the end of a group that had nothing to check with: a tool or its pages are missing.
const NOT_RUN: &str = "  not run: said above, why";

/// Runs groups one after another: a line for each, and the count of all.
fn run_all<'a>(
    groups: impl IntoIterator<Item = &'a Group>,
    fail_fast: bool,
) -> (Vec<String>, Tally) {
    let mut all = Tally::default();
    let mut lines = Vec::new();
    let mut failed = Vec::new();
    for group in groups {
        let start = Instant::now();
        let missing = group.after.filter(|name| failed.contains(name));
        let (tally, end) = match missing {
            Some(name) => {
                let why = format!("not run: {name} failed");
                step::skip(group.name, &why);
                (Tally { passed: 0, failed: 1 }, why)
            }
            None => {
                let tally = run_one(group);
                let end = format!("{:>9.1} s", start.elapsed().as_secs_f64());
                (tally, if tally == Tally::default() { NOT_RUN.to_owned() } else { end })
            }
        };
        let gap = if missing.is_some() { "  " } else { "" };
        lines.push(format!(
            "{:<8}{:>6} passed{:>5} failed{gap}{end}",
            group.name, tally.passed, tally.failed
        ));
        all += tally;
        if tally.failed > 0 {
            failed.push(group.name);
            if fail_fast {
                break;
            }
        }
    }
    (lines, all)
}

/// Runs a group. One that fails without a count failed once.
fn run_one(group: &Group) -> Tally {
    let mut tally = Tally::default();
    let outcome = step::step(&format!("{}: {}", group.name, group.what), || {
        tally = (group.check)()?;
        match tally.failed {
            0 => Ok(()),
            failed => Err(Failure::new(format!("{}: {failed} failed", group.name))),
        }
    });
    if let Err(failure) = outcome {
        eprintln!("{failure}");
        tally.failed = tally.failed.max(1);
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::{NOT_RUN, run_all};
    use crate::{
        Failure,
        check::{GROUPS, Group, Tally},
    };

    const FAILS: Group =
        Group { name: "build", what: "", after: None, check: || Err(Failure::new("no compiler")) };
    const PASSES: Group =
        Group { name: "build", what: "", after: None, check: || Ok(Tally::PASSED) };
    const STANDS: Group = Group {
        name: "e2e",
        what: "",
        after: Some("build"),
        check: || Ok(Tally { passed: 7, failed: 0 }),
    };
    const MISSING: Group =
        Group { name: "deny", what: "", after: None, check: || Ok(Tally::default()) };
    const APART: Group = Group { name: "corpus", ..PASSES };

    #[test]
    fn what_stands_on_a_failed_group_is_not_run_and_counts_as_failed() {
        let (lines, all) = run_all([&FAILS, &STANDS, &APART], false);
        assert_eq!(all, Tally { passed: 1, failed: 2 });
        assert!(lines[1].ends_with("1 failed  not run: build failed"), "{lines:?}");
        assert!(lines[2].ends_with(" s"), "{lines:?}");
    }

    #[test]
    fn what_stands_on_a_group_that_passed_or_was_not_asked_for_is_run() {
        assert_eq!(run_all([&PASSES, &STANDS], false).1, Tally { passed: 8, failed: 0 });
        assert_eq!(run_all([&STANDS], false).1, Tally { passed: 7, failed: 0 });
    }

    #[test]
    fn what_could_not_be_checked_is_said_at_the_end() {
        let (lines, all) = run_all([&MISSING, &APART], false);
        assert_eq!(all, Tally { passed: 1, failed: 0 });
        assert!(lines[0].starts_with("deny ") && lines[0].ends_with(NOT_RUN), "{lines:?}");
        assert!(!lines[1].ends_with(NOT_RUN), "{lines:?}");
    }

    #[test]
    fn the_first_failure_ends_it_where_it_was_told_to() {
        assert_eq!(run_all([&FAILS, &APART], true).1, Tally { passed: 0, failed: 1 });
    }

    #[test]
    fn who_looks_at_the_package_stands_on_the_build() {
        let on_it: Vec<_> =
            GROUPS.iter().filter(|group| group.after.is_some()).map(|group| group.name).collect();
        assert_eq!(on_it, ["types", "api", "dist", "size", "doors", "e2e"]);
        for (at, group) in GROUPS.iter().enumerate() {
            let Some(name) = group.after else { continue };
            assert!(GROUPS[..at].iter().any(|earlier| earlier.name == name), "{}", group.name);
        }
    }
}
