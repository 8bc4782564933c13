//! What an entry must tell of where it was seen.

/// Refuses an entry without a month or a proof.
pub(crate) fn proven(seen: &str, from: &str) -> Result<(), String> {
    let is_month = seen.len() == 7
        && seen
            .bytes()
            .enumerate()
            .all(|(at, b)| if at == 4 { b == b'-' } else { b.is_ascii_digit() });
    if is_month && !from.is_empty() {
        return Ok(());
    }
    Err("`seen` is no month or `from` is empty".to_owned())
}
