use std::time::Instant;

use crate::{Failure, Outcome, check, step};

/// `cargo xtask test [--fail-fast] [GROUP…]`: every check that guards main, or the groups named.
///
/// All groups run, whatever fails, unless told to stop at the first. The last line counts.
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
    let mut all = check::Tally::default();
    let mut lines = Vec::new();
    for group in wanted {
        let start = Instant::now();
        let mut tally = check::Tally::default();
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
        let seconds = start.elapsed().as_secs_f64();
        lines.push(format!(
            "{:<8}{:>6} passed{:>5} failed{seconds:>9.1} s",
            group.name, tally.passed, tally.failed
        ));
        all += tally;
        if fail_fast && all.failed > 0 {
            break;
        }
    }
    println!("\n{}\n{} passed, {} failed", lines.join("\n"), all.passed, all.failed);
    if all.failed == 0 { Ok(()) } else { Err(Failure::new("not every check passed")) }
}
