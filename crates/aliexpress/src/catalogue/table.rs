//! The rows, as `build/codes.rs` compiles them from `data/codes.toml`.

use contract::{CodeDoubt, CodeScope};

use super::code::{Reach, Series};

include!(concat!(env!("OUT_DIR"), "/codes.rs"));
