use std::time::Instant;

use crate::Outcome;

/// Runs one step, saying what it does before and how long it took after.
pub(crate) fn step<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("→ {what}");
    let start = Instant::now();
    let outcome = work();
    let mark = if outcome.is_ok() { "✓" } else { "✗" };
    println!("{mark} {what} ({:.1} s)", start.elapsed().as_secs_f64());
    outcome
}

/// Says that a step had nothing to do, or why it was left out.
pub(crate) fn skip(what: &str, why: &str) {
    println!("· {what}: {why}");
}
