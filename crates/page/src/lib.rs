//! Reading any page through one trait and two doors: the live DOM and HTML text.
