//! The limit of a search: asked from time to time, it may end it.

/// Counts the steps of a search and asks now and then whether its time is over.
pub(crate) struct Clock<'a> {
    pub(crate) nodes: u64,
    ask_at: u64,
    over: bool,
    out_of_time: &'a mut dyn FnMut() -> bool,
}

/// How many steps pass between two questions.
const PACE: u64 = 256;

impl<'a> Clock<'a> {
    pub(crate) fn new(out_of_time: &'a mut dyn FnMut() -> bool) -> Clock<'a> {
        Clock { nodes: 0, ask_at: PACE, over: false, out_of_time }
    }

    /// Takes so many steps; true once the time is over, and from then on.
    pub(crate) fn step(&mut self, nodes: u64) -> bool {
        self.nodes += nodes;
        if self.nodes >= self.ask_at && !self.over {
            self.ask_at = self.nodes + PACE;
            self.over = (self.out_of_time)();
        }
        self.over
    }

    pub(crate) fn is_over(&self) -> bool {
        self.over
    }
}
