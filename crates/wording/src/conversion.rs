//! An amount that a bracket says again in another currency.

use std::ops::Range;

use super::bind::Group;
use super::items::sign_at;
use super::token::{Kind, Token};

/// Takes out a bracket that repeats an amount in another currency, as in `AED 8000 (USD 2179)`: the
/// tokens of such brackets.
pub(super) fn conversions(tokens: &[Token], groups: &mut Vec<Group>) -> Vec<Range<usize>> {
    let owners = |group: &Group| {
        group.signs.into_iter().flatten().find_map(|at| sign_at(tokens, at)).map(|sign| sign.owners)
    };
    let mut dropped = Vec::new();
    let mut open = None;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open => open = Some(at),
            Kind::Close => {
                let Some(from) = open.take() else { continue };
                let inside = |group: &&Group| (from..at).contains(&group.start);
                let outside = groups.iter().filter(|group| group.end <= from).find_map(owners);
                let other = groups.iter().filter(inside).find_map(owners);
                if let (Some(outside), Some(other)) = (outside, other)
                    && !outside.meets(other)
                {
                    dropped.push(from..at + 1);
                }
            }
            _ => {}
        }
    }
    groups.retain(|group| !dropped.iter().any(|range| range.contains(&group.start)));
    dropped
}
