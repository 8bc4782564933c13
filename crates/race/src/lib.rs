//! The search beside another: how fast on the same carts, and whether both find the same.
//!
//! There is nothing here but benches: `cargo xtask bench native`.
