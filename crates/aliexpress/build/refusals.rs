//! `data/refusals.toml` to a table of reasons and stems.

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    refusal: Vec<Refusal>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Refusal {
    reason: Reason,
    stems: Vec<String>,
    #[expect(dead_code, reason = "for whoever reads the file")]
    seen: String,
    #[expect(dead_code, reason = "for whoever reads the file")]
    source: String,
}

/// The names are those of `refusal::Reason`.
#[derive(Deserialize, Debug)]
#[serde(rename_all = "snake_case")]
enum Reason {
    Expired,
    Used,
    FirstOrder,
    Market,
    Minimum,
    Items,
}

/// The table as Rust.
///
/// # Errors
/// A file that is not in its shape, and a stem that can never be found.
pub(crate) fn compile(text: &str) -> Result<String, String> {
    let file: File = toml::from_str(text).map_err(|error| format!("refusals.toml: {error}"))?;
    let mut stems: Vec<&String> = file.refusal.iter().flat_map(|row| &row.stems).collect();
    if let Some(bad) = stems.iter().find(|stem| {
        stem.trim().chars().count() < 2 || stem.bytes().any(|byte| byte.is_ascii_uppercase())
    }) {
        return Err(format!("refusals.toml: the stem {bad:?} is too short or has capitals"));
    }
    stems.sort_unstable();
    if let Some(pair) = stems.windows(2).find(|pair| pair[0] == pair[1]) {
        return Err(format!("refusals.toml: the stem {:?} stands twice", pair[0]));
    }
    let rows: Vec<String> = file
        .refusal
        .iter()
        .map(|row| format!("(Reason::{:?}, &{:?})", row.reason, row.stems))
        .collect();
    Ok(format!("static STEMS: &[(Reason, &[&str])] = &[{}];", rows.join(",\n")))
}
