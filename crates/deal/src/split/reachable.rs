//! The sums that lots can come to.

/// Reachable beyond this many steps of the common unit are not tabled.
const MOST_SUMS: i64 = 1 << 17;

/// The sums that the last lots of a filling can come to, from each lot on.
pub(crate) struct Reachable {
    unit: i64,
    words: usize,
    bits: Vec<u64>,
}

impl Reachable {
    /// The sums of these amounts up to `most`; `None` if the table would be too large.
    pub(crate) fn new(amounts: &[(usize, i64)], most: i64) -> Option<Reachable> {
        let amount = |at: usize| amounts[at].1;
        let unit = (0..amounts.len()).map(amount).fold(0, greatest_common_divisor).max(1);
        if most / unit >= MOST_SUMS {
            return None;
        }
        let words = (most / unit) as usize / 64 + 1;
        let mut bits = vec![0u64; words * (amounts.len() + 1)];
        let last = amounts.len() * words;
        bits[last] = 1;
        for at in (0..amounts.len()).rev() {
            let shift = (amount(at) / unit) as usize;
            let (here, next) = bits[at * words..].split_at_mut(words);
            here.copy_from_slice(&next[..words]);
            let (over, by) = (shift / 64, shift % 64);
            for word in over..words {
                let mut moved = next[word - over] << by;
                if by > 0 && word > over {
                    moved |= next[word - over - 1] >> (64 - by);
                }
                here[word] |= moved;
            }
        }
        Some(Reachable { unit, words, bits })
    }

    /// Whether the lots from `at` on can come to `need` or up to `spare` more.
    pub(crate) fn reaches(&self, at: usize, need: i64, spare: i64) -> bool {
        let low = (need.max(0) + self.unit - 1) / self.unit;
        let high = (need + spare) / self.unit;
        let bits = &self.bits[at * self.words..(at + 1) * self.words];
        let (low, high) = (low as usize, (high as usize).min(self.words * 64 - 1));
        if low > high {
            return false;
        }
        let (from, to) = (low / 64, high / 64);
        (from..=to).any(|word| {
            let mut mask = u64::MAX;
            if word == from {
                mask &= u64::MAX << (low % 64);
            }
            if word == to {
                mask &= u64::MAX >> (63 - high % 64);
            }
            bits[word] & mask != 0
        })
    }
}

fn greatest_common_divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}
