//! The parts of a cart or a store, by number and in turn.

/// Numbers for the parts of a cart or a store: of each line none, one or more of its pieces.
///
/// A part's number is written in a mixed radix, the pieces of a line being a digit; a part that is
/// less by some pieces has a smaller number, and the difference is the number of those pieces.
pub(crate) struct Parts {
    quantities: Vec<i64>,
    /// By line: how far apart two parts are that differ by one piece of it.
    stride: Vec<usize>,
    count: usize,
}

impl Parts {
    /// The parts of these quantities; `None` if there are more than `limit`.
    pub(crate) fn new(quantities: Vec<i64>, limit: usize) -> Option<Parts> {
        let mut stride = Vec::with_capacity(quantities.len());
        let mut count = 1usize;
        for quantity in &quantities {
            stride.push(count);
            count = count.checked_mul(usize::try_from(*quantity).ok()?.checked_add(1)?)?;
            if count > limit {
                return None;
            }
        }
        Some(Parts { quantities, stride, count })
    }

    /// How many there are, the empty one included.
    pub(crate) fn count(&self) -> usize {
        self.count
    }

    /// The pieces of everything.
    pub(crate) fn quantities(&self) -> &[i64] {
        &self.quantities
    }

    pub(crate) fn number(&self, part: &[i64]) -> usize {
        part.iter().zip(&self.stride).map(|(pieces, stride)| *pieces as usize * stride).sum()
    }

    pub(crate) fn part(&self, number: usize) -> Vec<i64> {
        let lines = self.quantities.iter().zip(&self.stride);
        lines.map(|(quantity, stride)| (number / stride) as i64 % (quantity + 1)).collect()
    }

    /// The number of a part less one piece of a line that it has.
    pub(crate) fn without_one(&self, number: usize, line: usize) -> usize {
        number - self.stride[line]
    }
}

/// Shows every part of `part` with at least one piece of the line `first`, the part itself last.
pub(crate) fn each_within(part: &[i64], first: usize, mut show: impl FnMut(&[i64])) {
    let mut order = vec![0; part.len()];
    order[first] = 1;
    loop {
        show(&order);
        let Some(at) = (0..part.len()).find(|&at| order[at] < part[at]) else { return };
        for (line, pieces) in order.iter_mut().enumerate().take(at) {
            *pieces = i64::from(line == first);
        }
        order[at] += 1;
    }
}

/// Shows every part of `part` but the empty one, the part itself last.
pub(crate) fn each_within_all(part: &[i64], mut show: impl FnMut(&[i64])) {
    let mut order = vec![0; part.len()];
    loop {
        let Some(at) = (0..part.len()).find(|&at| order[at] < part[at]) else { return };
        order[..at].fill(0);
        order[at] += 1;
        show(&order);
    }
}
