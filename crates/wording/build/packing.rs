//! Packing a vocabulary as `src/packed.rs` unpacks it.

use std::collections::BTreeSet;

#[path = "../src/packed.rs"]
#[allow(dead_code, reason = "the unpacking is not needed here")]
mod packed;

use packed::{MOST_SHARED, Model, Models, cut};

/// A phrase and the number of its role.
pub(crate) struct Entry {
    pub(crate) phrase: String,
    pub(crate) role: usize,
}

/// The alphabet and the packed phrases, which must be sorted.
pub(crate) fn pack(entries: &[Entry]) -> (String, Vec<u8>) {
    let alphabet: BTreeSet<char> = entries.iter().flat_map(|entry| entry.phrase.chars()).collect();
    let letters: Vec<char> = alphabet.into_iter().collect();
    let mut models = Models::new(letters.len());
    let mut packing = Packing { packed: Vec::new(), low: 0, high: u32::MAX };
    let (mut before, mut role) = (Vec::new(), 0);
    for entry in entries {
        let number = |c: char| letters.binary_search(&c).map_or(0, |at| at + 1);
        let phrase: Vec<usize> = entry.phrase.chars().map(number).collect();
        let shared = phrase.iter().zip(&before).take_while(|(a, b)| a == b).count();
        let shared = shared.min(MOST_SHARED);
        packing.symbol(&mut models.shared, role, shared);
        for at in shared..=phrase.len() {
            let context = at.checked_sub(1).map_or(0, |at| phrase[at]);
            packing.symbol(&mut models.letters, context, phrase.get(at).copied().unwrap_or(0));
        }
        packing.symbol(&mut models.roles, role, entry.role);
        (before, role) = (phrase, entry.role);
    }
    (letters.iter().collect(), packing.end())
}

struct Packing {
    packed: Vec<u8>,
    low: u32,
    high: u32,
}

impl Packing {
    fn symbol(&mut self, model: &mut Model, context: usize, symbol: usize) {
        model.symbol(context, |chance, place| {
            let bit = (symbol >> place) as u32 & 1;
            let middle = cut(self.low, self.high, chance);
            if bit == 1 {
                self.high = middle;
            } else {
                self.low = middle + 1;
            }
            while (self.low ^ self.high) >> 24 == 0 {
                self.packed.push((self.high >> 24) as u8);
                self.low <<= 8;
                self.high = self.high << 8 | 0xFF;
            }
            bit
        });
    }

    /// Enough bytes to tell the last interval from any other.
    fn end(mut self) -> Vec<u8> {
        self.packed.extend(self.high.to_be_bytes());
        self.packed
    }
}
