//! The search over several orders.

pub(crate) mod whole;
