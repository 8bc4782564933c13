//! Reading a listing from HTML text beside html5ever's parse of the same bytes, which is the floor.
//!
//! Each line that starts with `bench:` is a row of the table that `cargo xtask bench` prints.
#![allow(missing_docs, clippy::print_stdout, clippy::unwrap_used)]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use aliexpress::{Page, excerpt, read, script_marks};
use page::text::Document;

/// Fixtures of three eras, each blown up to the size of a captured page.
const CASES: [&str; 3] = ["sample", "components-es", "modules-coupons"];
/// What captured listings weigh, in bytes.
const SIZE: usize = 400_000;
/// What extraction may add to the parse.
const MOST: f64 = 1.25;

fn main() {
    for case in CASES {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/pages").join(case);
        let file = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
        let (html, url) = (grown(&file("page.html")), file("url.txt"));
        let [parse, whole] = medians([
            &|| drop(black_box(scraper::Html::parse_document(black_box(&html)))),
            &|| drop(black_box(listing(black_box(&html), url.trim()))),
        ]);
        let ratio = whole.as_secs_f64() / parse.as_secs_f64();
        let verdict = if ratio <= MOST { "within" } else { "over" };
        let size = html.len() / 1000;
        println!(
            "bench: read a listing from HTML text, {case}, {size} kB | {ratio:.2} × | {MOST} × parse_document | {verdict}"
        );
    }
}

/// The page with recommendations of other products at its end until it is as large as a captured one.
fn grown(html: &str) -> String {
    let (before, after) = html.rsplit_once("</body>").unwrap();
    let mut page = before.to_owned();
    let mut nth = 0;
    page += "<div id=\"nav-moretolove\">";
    while page.len() < SIZE {
        nth += 1;
        page += &format!(
            "<div class=\"card-out-wrapper\"><a href=\"/item/10050000{nth}.html\"><img src=\"k{nth}.jpg\" alt=\"\">\
             <h3 title=\"Another product, number {nth}\">Another product, number {nth}</h3><div><span>$</span>\
             <span>{nth}</span><span>.</span><span>99</span></div><span>{nth} sold</span></a></div>"
        );
    }
    page + "</div></body>" + after
}

fn listing(html: &str, url: &str) -> contract::Reading {
    let document = Document::parse(html);
    let scripts = document.scripts(&script_marks());
    let excerpt = excerpt(url, &document.root());
    read(&Page {
        url,
        excerpt: &excerpt,
        scripts: &scripts,
        state: None,
        cut: document.cut(),
        at: None,
    })
}

/// The medians of forty-one runs of each, by turns: what else the machine does falls on both.
fn medians(works: [&dyn Fn(); 2]) -> [Duration; 2] {
    let mut times = [const { Vec::new() }; 2];
    for _ in 0..41 {
        for (times, work) in times.iter_mut().zip(works) {
            let start = Instant::now();
            work();
            times.push(start.elapsed());
        }
    }
    times.map(|mut times| {
        times.sort();
        times[20]
    })
}
