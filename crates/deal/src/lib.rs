//! What a cart costs under every legal choice of discounts, and which choice is the cheapest.
