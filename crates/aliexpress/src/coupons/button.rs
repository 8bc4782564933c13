//! The buttons of a card: what is pressed must be understood, or the offer is uncertain.

use contract::OfferState;
use page::Element;
use wording::Label;

use super::parts::{Part, Pieces};
use crate::page_text::PageText;

/// What the buttons of a card leave open.
pub(super) enum Doubt<'t> {
    /// Its words are neither an action nor a state that is known.
    Words(&'t str),
    /// It cannot be pressed, and does not say why.
    Disabled(&'t str),
}

/// What leaves something open of the buttons of a card that is found from `leaf`.
pub(super) fn doubt<'t>(
    parts: &'t [Part<'_>],
    leaf: Element<'_>,
    code: Option<&str>,
    pieces: &Pieces,
    page_text: PageText<'_>,
) -> Option<Doubt<'t>> {
    let own = pieces.button_of(leaf);
    parts.iter().find_map(|part| {
        let button = pieces.button_of(part.element)?;
        // A card may be a button as a whole, and an icon says nothing.
        let is_mute = !part.text.chars().any(char::is_alphanumeric);
        if own == Some(button) || is_mute || Some(part.text.as_str()) == code {
            return None;
        }
        let state = part.state(page_text);
        let is_open = state.is_none_or(|state| state == OfferState::Open);
        if button.is(pieces.disabled) && is_open {
            return Some(Doubt::Disabled(&part.text));
        }
        let is_known =
            state.is_some() || matches!(Label::of(&part.text), Some(Label::Action | Label::More));
        (!is_known).then_some(Doubt::Words(&part.text))
    })
}
