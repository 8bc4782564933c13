//! The boundary: exports and errors. No logic.
