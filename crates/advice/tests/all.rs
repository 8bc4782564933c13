//! All tests of this crate in one program: one is linked in a second or two, and a dozen are not.

mod add_to_cart;
mod advise;
mod aside;
mod back;
mod carts;
mod catalogue_file;
mod compare;
mod hostile;
mod kept;
mod learn;
mod local_times;
mod question;
mod remembered;
mod visit;
mod wait;
