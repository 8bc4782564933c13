//! The limit of a search: asked from time to time, it may end it.

/// Counts the steps of a search and asks now and then whether its time is over.
pub(crate) struct Clock<'a> {
    pub(crate) nodes: u64,
    ask_at: u64,
    over: bool,
    /// The step at which the part of the search at hand has had its share.
    share_ends: u64,
    out_of_time: &'a mut dyn FnMut() -> bool,
}

/// How many steps pass between two questions.
const PACE: u64 = 256;

impl<'a> Clock<'a> {
    pub(crate) fn new(out_of_time: &'a mut dyn FnMut() -> bool) -> Clock<'a> {
        Clock { nodes: 0, ask_at: PACE, over: false, share_ends: u64::MAX, out_of_time }
    }

    /// Takes so many steps; true once the time or the share is over, and from then on.
    pub(crate) fn step(&mut self, nodes: u64) -> bool {
        self.nodes += nodes;
        if self.nodes >= self.ask_at && !self.over {
            self.ask_at = self.nodes + PACE;
            self.over = (self.out_of_time)();
        }
        self.is_over()
    }

    pub(crate) fn is_over(&self) -> bool {
        self.over || self.nodes >= self.share_ends
    }

    /// Gives the part of the search that begins now so many steps.
    pub(crate) fn share(&mut self, nodes: u64) {
        self.share_ends = self.nodes.saturating_add(nodes);
    }

    /// Ends the share, not the time.
    pub(crate) fn end_share(&mut self) {
        self.share_ends = u64::MAX;
    }
}
