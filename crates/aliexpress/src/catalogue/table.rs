//! The rows, as `build/codes.rs` compiles them from `data/codes.toml`.

use super::code::{Doubt, Reach, Scope, Series};

include!(concat!(env!("OUT_DIR"), "/codes.rs"));
