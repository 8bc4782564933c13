//! Price observations, their baseline, and what they say of a price today.
