//! What an entry must tell of where it was seen, and names as Rust writes them.

/// Refuses an entry without a month or a proof.
pub(crate) fn proven(
    file: &str,
    table: &str,
    field: &str,
    seen: &str,
    from: &str,
) -> Result<(), String> {
    let is_month = seen.len() == 7
        && seen
            .bytes()
            .enumerate()
            .all(|(at, b)| if at == 4 { b == b'-' } else { b.is_ascii_digit() });
    if is_month && !from.is_empty() {
        return Ok(());
    }
    Err(format!("{file}.toml: {table}.{field}: `seen` is no month or `from` is empty"))
}

/// A name in small letters as a variant.
pub(crate) fn camel(name: &str) -> String {
    name.split('_').map(|word| word[..1].to_uppercase() + &word[1..]).collect()
}
