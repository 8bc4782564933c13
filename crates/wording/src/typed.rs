//! The codes that a statement tells a shopper to type.

use super::code::{self, Shape};
use super::fold::{letter, unspaced};
use super::glyphs::Glyphs;
use super::mark::arrow;
use super::role::Role;
use super::token::{Kind, Token};

/// Makes one token of each code: capitals and digits after a word for "code", or where that word stands
/// elsewhere capitals with digits among them.
pub(super) fn codes(glyphs: &Glyphs<'_>, tokens: Vec<Token>) -> Vec<Token> {
    let named = tokens.iter().any(|token| {
        matches!(
            token.kind,
            Kind::Word(Role::Code | Role::Coupon | Role::WithCoupon | Role::StoreCoupon)
        )
    });
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut awaited = false;
    let apart = apart(glyphs, &tokens);
    for (at, token) in tokens.into_iter().enumerate() {
        if out.last().is_some_and(|last| last.kind == Kind::Code && token.from < last.to) {
            continue;
        }
        let told = awaited
            || ((named || apart[usize::from(at > 0)] == Some(at)) && token.kind == Kind::Unknown);
        if told
            && let Some((to, shape)) = code(glyphs, token.from)
            && (shape == Shape::Mixed || (awaited && shape == Shape::Letters))
        {
            out.push(Token { kind: Kind::Code, to, ..token });
            awaited = false;
            continue;
        }
        awaited = match token.kind {
            Kind::Word(Role::Code) => true,
            Kind::Colon | Kind::Open | Kind::Dash | Kind::Word(Role::Filler) => awaited,
            _ => false,
        };
        out.push(token);
    }
    out
}

/// The first and the last word of a statement, if a mark sets it apart from the rest: "SUMMER5 = $5 off $45",
/// "15 off 120 → USQ15".
fn apart(glyphs: &Glyphs<'_>, tokens: &[Token]) -> [Option<usize>; 2] {
    let parts = |token: Option<&Token>| {
        token.is_some_and(|token| match token.kind {
            Kind::Colon | Kind::Odd(_) => true,
            Kind::Stop => {
                glyphs.raw(token.from).is_some_and(|c| arrow(c) || matches!(c, '=' | '|'))
            }
            _ => false,
        })
    };
    let last = tokens.len().checked_sub(1);
    let before = last.and_then(|last| last.checked_sub(1)).and_then(|at| tokens.get(at));
    [parts(tokens.get(1)).then_some(0), last.filter(|_| parts(before))]
}

/// Where a word at a place ends that may be a code, and its shape.
fn code(glyphs: &Glyphs<'_>, from: usize) -> Option<(usize, Shape)> {
    let mut to = from;
    while glyphs.raw(to).is_some_and(|c| c.is_ascii_alphanumeric()) {
        to += 1;
    }
    let alone = !glyphs.folded(to).is_some_and(|c| letter(c) && !unspaced(c));
    let shape = code::shape(&glyphs.seen(from, to)).filter(|_| alone)?;
    Some((to, shape))
}
