//! How far a search over several orders goes.

/// How much work one pass may put into a set of codes, and into one packing.
#[derive(Clone, Copy)]
pub(crate) struct Effort {
    pub(crate) leaves: u32,
    pub(crate) steps: u32,
    pub(crate) spreads: usize,
}

/// Each pass works harder on what the one before left open.
pub(crate) const EFFORTS: [Effort; 4] = [
    Effort { leaves: 12, steps: 400, spreads: 400 },
    Effort { leaves: 200, steps: 4_000, spreads: 4_000 },
    Effort { leaves: 4_000, steps: 40_000, spreads: 20_000 },
    Effort { leaves: 200_000, steps: 1_000_000, spreads: 60_000 },
];

/// How far a search goes.
#[derive(Clone, Copy)]
pub(crate) struct Depth {
    /// How many passes, each harder than the one before.
    pub(crate) passes: usize,
    /// Whether of equal totals the one with fewer orders and offers is looked for.
    pub(crate) ties: bool,
}

/// What is spent on fewer orders and offers for a proven total, and in how many steps at most.
pub(crate) const TIES: (Effort, u64) = (Effort { leaves: 40, steps: 1_000, spreads: 400 }, 5_000);
