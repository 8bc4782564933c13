use std::{fs, io::Write, path::Path};

use flate2::{Compression, write::GzEncoder};

use crate::{
    Failure, Outcome, checkout,
    command::{build, zip},
    flavour::Flavour,
    package,
};

/// One row of the size budgets, in bytes.
struct Row {
    what: &'static str,
    today: u64,
    at_most: u64,
}

/// `cargo xtask size`: the table of the size budgets, and a failure where one is exceeded.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err(Failure::new("`size` takes no argument"));
    }
    let compiler = build::build(false)?;
    let over = print(&measure()?, compiler.from_source);
    if over.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(format!("over budget: {}", over.join(", "))))
    }
}

/// The budgets of the wasm are for the release recipe; with the standard library as shipped its
/// figures are printed and not judged.
fn print(rows: &[Row], release: bool) -> Vec<&'static str> {
    println!("\n{:<52}{:>11}{:>13}", "size, in bytes", "today", "at most");
    let mut over = Vec::new();
    for row in rows {
        let judged = release || !row.what.contains("wasm");
        let at_most = row.at_most;
        let mark = match (row.today <= at_most, judged) {
            (true, _) => "✓",
            (false, true) => "✗ over",
            (false, false) => "over, but this is not the release recipe",
        };
        println!("{:<52}{:>11}{at_most:>13}  {mark}", row.what, row.today);
        if row.today > at_most && judged {
            over.push(row.what);
        }
    }
    over
}

fn measure() -> Outcome<Vec<Row>> {
    let page = package::in_the_page()?;
    let live = Flavour::Live.file("wasm");
    let plan = Flavour::Plan.file("wasm");
    let text = Flavour::Text.file("wasm");
    let read = Flavour::Read.file("wasm");
    let (_, zip) = zip::pack()?;
    let mut rows = vec![
        Row { what: "our JS in an AliExpress page, minified", today: page.ours, at_most: 14_000 },
        Row { what: "bindings' glue in that page, minified", today: page.glue, at_most: 12_000 },
    ];
    let bridge = checkout::dist().join("extension/bridge.js");
    if bridge.exists() {
        rows.push(Row {
            what: "of it, the bridge to the page's own state",
            today: bytes(&bridge)?,
            at_most: 1_000,
        });
    }
    rows.extend([
        Row { what: "live wasm (page)", today: bytes(&live)?, at_most: 110_000 },
        Row { what: "live wasm, gzipped", today: gzipped(&live)?, at_most: 50_000 },
        Row {
            what: "plan wasm (worker and our own pages)",
            today: bytes(&plan)?,
            at_most: 1_100_000,
        },
        Row { what: "plan wasm, gzipped", today: gzipped(&plan)?, at_most: 450_000 },
        Row {
            what: "read wasm (worker, a paste, a dropped page)",
            today: bytes(&read)?,
            at_most: 1_050_000,
        },
        Row { what: "read wasm, gzipped", today: gzipped(&read)?, at_most: 442_000 },
        Row { what: "text wasm (worker)", today: bytes(&text)?, at_most: 650_000 },
        Row { what: "the zip for the store", today: zip, at_most: 1_000_000 },
    ]);
    Ok(rows)
}

fn bytes(path: &Path) -> Outcome<u64> {
    Ok(fs::metadata(path).map_err(Failure::at(path))?.len())
}

fn gzipped(path: &Path) -> Outcome<u64> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&checkout::read(path)?).map_err(Failure::at(path))?;
    Ok(gzip.finish().map_err(Failure::at(path))?.len() as u64)
}

#[cfg(test)]
mod tests {
    use super::{Row, print};

    #[test]
    fn a_size_over_its_budget_is_named() {
        let rows = |today| [Row { what: "live wasm", today, at_most: 150_000 }];
        assert!(print(&rows(150_000), true).is_empty());
        assert_eq!(print(&rows(150_001), true), ["live wasm"]);
        assert!(print(&rows(150_001), false).is_empty(), "only the release recipe is judged");
    }
}
