//! The limit of a search, in steps. There is no clock here: whoever calls says when it is over.

/// The steps that a search may take: counts them, and asks now and then whether it must end.
pub(crate) struct Budget<'a> {
    /// Steps so far.
    pub(crate) spent: u64,
    ask_at: u64,
    over: bool,
    /// The step at which the part of the search at hand has had its allotment.
    allotment_ends: u64,
    out_of_time: &'a mut dyn FnMut() -> bool,
}

/// How many steps pass between two questions.
const PACE: u64 = 256;

impl<'a> Budget<'a> {
    pub(crate) fn new(out_of_time: &'a mut dyn FnMut() -> bool) -> Budget<'a> {
        Budget { spent: 0, ask_at: PACE, over: false, allotment_ends: u64::MAX, out_of_time }
    }

    /// Spends steps; true once the budget or the allotment is spent, and from then on.
    pub(crate) fn spend(&mut self, steps: u64) -> bool {
        self.spent += steps;
        if self.spent >= self.ask_at && !self.over {
            self.ask_at = self.spent + PACE;
            self.over = (self.out_of_time)();
        }
        self.is_spent()
    }

    /// Whether the search, or the part of it at hand, must end.
    pub(crate) fn is_spent(&self) -> bool {
        self.over || self.spent >= self.allotment_ends
    }

    /// Gives the part of the search that begins now this many steps.
    pub(crate) fn allot(&mut self, steps: u64) {
        self.allotment_ends = self.spent.saturating_add(steps);
    }

    /// Ends the part of the search that had an allotment; the budget goes on.
    pub(crate) fn end_allotment(&mut self) {
        self.allotment_ends = u64::MAX;
    }
}
