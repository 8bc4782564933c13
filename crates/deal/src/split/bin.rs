//! Orders to fill, by what their codes ask for.

/// An order to fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bin {
    pub(crate) need: i64,
    pub(crate) class: usize,
}
