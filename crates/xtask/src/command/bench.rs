use std::process::Command;

use crate::{
    Failure, Outcome, checkout,
    command::build,
    process,
    step::{self, step},
    tool::{chromium, highs, node},
};

/// How a bench says a row of the table among its other output: `bench: what | today | bar | verdict`.
const ROW: &str = "bench: ";

/// `cargo xtask bench [--check] [native] [browser]`: the speed budgets beside today's figures.
///
/// Absolute times depend on the machine and are for the eye; with `--check`, a ratio within one run
/// that is over its bar, or a plan that HiGHS beats, is an error.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let check = arguments.iter().any(|argument| argument == "--check");
    let named: Vec<&str> =
        arguments.iter().map(String::as_str).filter(|argument| *argument != "--check").collect();
    if let Some(unknown) = named.iter().find(|name| !["native", "browser"].contains(name)) {
        return Err(Failure::new(format!(
            "no benches called `{unknown}`; there are native, browser"
        )));
    }
    let wanted = |name| named.is_empty() || named.contains(&name);
    let mut rows = Vec::new();
    if wanted("native") {
        let mut bench = process::cargo();
        bench.args([
            "bench",
            "--locked",
            "--workspace",
            "--exclude",
            "xtask",
            "--exclude",
            "wasm",
            "--benches",
        ]);
        match highs::builders() {
            Ok(()) => drop(bench.args(["--features", "race/highs"])),
            Err(missing) if check => return Err(missing),
            Err(missing) => step::skip("the search beside HiGHS", &missing.to_string()),
        }
        step("native benches", || watched(&mut bench, &mut rows))?;
    }
    if wanted("browser") {
        build::build(false)?;
        let chrome = chromium::find_or_install()?;
        for file in checkout::files(&checkout::at("tests/bench"))? {
            let name = file.strip_prefix(checkout::root()).unwrap_or(&file).display().to_string();
            if name.ends_with(".bench.mjs") {
                step(&name, || watched(node::script(&name).env("CHROME", &chrome), &mut rows))?;
            }
        }
    }
    print(&rows);
    let over: Vec<&str> =
        rows.iter().filter(|row| row.verdict == "over").map(|row| &*row.what).collect();
    if check && !over.is_empty() {
        return Err(Failure::new(format!("slower than their bar: {}", over.join(", "))));
    }
    Ok(())
}

struct Row {
    what: String,
    today: String,
    bar: String,
    /// `within`, `over`, or `by eye` where the machine decides.
    verdict: String,
}

fn watched(bench: &mut Command, rows: &mut Vec<Row>) -> Outcome {
    if process::watch(bench, |line| rows.extend(row(line)))? {
        Ok(())
    } else {
        Err(Failure::new(format!("`{}` failed", process::spelled(bench))))
    }
}

fn row(line: &str) -> Option<Row> {
    let mut parts = line.strip_prefix(ROW)?.split(" | ").map(|part| part.trim().to_owned());
    Some(Row {
        what: parts.next()?,
        today: parts.next()?,
        bar: parts.next()?,
        verdict: parts.next()?,
    })
}

fn print(rows: &[Row]) {
    let width =
        |of: fn(&Row) -> &str| rows.iter().map(|row| of(row).chars().count()).max().unwrap_or(0);
    let (what, today, bar) =
        (width(|row| &row.what), width(|row| &row.today), width(|row| &row.bar));
    println!("\n{:<what$}  {:>today$}  {:<bar$}", "speed", "today", "at most");
    for row in rows {
        let mark = match &*row.verdict {
            "within" => "✓",
            "over" => "✗ over",
            other => other,
        };
        println!("{:<what$}  {:>today$}  {:<bar$}  {mark}", row.what, row.today, row.bar);
    }
}

#[cfg(test)]
mod tests {
    use super::row;

    #[test]
    fn a_bench_says_its_rows_among_other_lines() {
        let row = row("bench: read a listing | 1.4 × | 2 × a JS reader | within").expect("a row");
        assert_eq!(
            (&*row.what, &*row.today, &*row.bar, &*row.verdict),
            ("read a listing", "1.4 ×", "2 × a JS reader", "within")
        );
        assert!(super::row("time: [1.2 µs 1.3 µs]").is_none());
    }
}
