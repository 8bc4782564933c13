//! Stands in for `web_atoms`, on which html5ever is built: fewer names of elements and attributes in its
//! table of atoms, and the same character references in another shape.
//!
//! The real table holds every beginning of every name, 9,000 entries in the order of a hash, which no
//! archive can shrink: 90 kB of the text wasm, compressed. Sorted, the 2,231 names are 17 kB, and a
//! beginning is found where it would stand. `Cargo.toml` puts this crate in the real one's place.

pub use names::C1_REPLACEMENTS;

pub use atoms::*;

/// Written by string_cache's generator, which documents nothing.
#[allow(missing_docs, missing_debug_implementations)]
mod atoms {
    include!(concat!(env!("OUT_DIR"), "/atoms.rs"));
}

include!(concat!(env!("OUT_DIR"), "/references.rs"));

/// HTML's character references, by name without `&`.
#[derive(Debug)]
pub struct References;

/// HTML's character references: `eacute;` is U+00E9.
pub static NAMED_ENTITIES: References = References;

impl References {
    /// The code points of a name, the second 0 where there is one; zeros for what only begins a name;
    /// none for what does not.
    ///
    /// # Example
    /// ```
    /// assert_eq!(web_atoms::NAMED_ENTITIES.get("euro;"), Some(&(0x20AC, 0)));
    /// assert_eq!(web_atoms::NAMED_ENTITIES.get("eur"), Some(&(0, 0)));
    /// assert_eq!(web_atoms::NAMED_ENTITIES.get("eurox"), None);
    /// ```
    pub fn get(&self, name: &str) -> Option<&'static (u32, u32)> {
        let (mut from, mut to) = (0, ENDS.len());
        while from < to {
            let middle = from.midpoint(to);
            if known(middle)? < name {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        match known(from)? {
            whole if whole == name => POINTS.get(from),
            longer if longer.starts_with(name) => Some(&(0, 0)),
            _ => None,
        }
    }
}

/// The name at a place in the order.
fn known(at: usize) -> Option<&'static str> {
    let start = at.checked_sub(1).map_or(Some(&0), |before| ENDS.get(before))?;
    TEXT.get(usize::from(*start)..usize::from(*ENDS.get(at)?))
}
