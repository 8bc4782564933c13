//! What words beside a code say of its offer, where they state no offer of their own.

use super::doubt::Doubt;
use super::items::{Item, Placed, Statement};
use super::offer::{OfferText, Reason, Roles};
use super::promise;
use super::read::{Context, pasted_words};
use super::role::Role;
use super::state;
use super::why::Why;
use contract::OfferState;

/// What words say of an offer beside them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Aside {
    /// What has become of it.
    pub(super) state: Option<OfferState>,
    pub(super) first_order_only: bool,
    pub(super) followers_only: bool,
    pub(super) app_only: bool,
    /// A word that takes it back, or promises less than an amount off this order.
    pub(super) against: Option<String>,
    /// Words that limit it in a way that is not understood.
    pub(super) open: Option<String>,
    /// Whether `open` is a mark of time, which a day beside it explains.
    pub(super) hurried: bool,
    /// The year that `open` names, which one of its days may be of.
    pub(super) year: Option<u16>,
    /// Whether some of the words are not known.
    pub(super) partly: bool,
    /// The first of those.
    pub(super) unknown: Reason,
}

impl Aside {
    /// Words or a mark that are not understood.
    pub(super) fn open(words: &str) -> Aside {
        let words = words.trim().chars().take(40).collect();
        Aside { open: Some(Why::Beside(words).to_string()), ..Aside::default() }
    }

    /// Reads words that state no offer.
    pub(super) fn read(text: &str, context: &Context<'_>) -> Aside {
        if !text.chars().any(char::is_alphabetic) {
            return Aside::default();
        }
        pasted_words(text, context, Aside::of).unwrap_or_else(|why| Aside {
            partly: true,
            unknown: Reason(why.to_string()),
            ..Aside::default()
        })
    }

    fn of(statement: &Statement<'_>) -> Result<Aside, Why> {
        let roles = Roles::of(statement);
        let first = |roles: &[Role]| {
            let holds = |placed: &&Placed| match placed.item {
                Item::Word(role) => roles.contains(&role),
                _ => false,
            };
            statement.items.iter().find(holds).map(|placed| statement.quote(placed))
        };
        let back = first(&[Role::Not, Role::Future]).map(|word| Why::Negated(word).to_string());
        let less = || promise::word(statement).map(|word| Why::Promise(word).to_string());
        let over = |state: &OfferState| {
            matches!(state, OfferState::Used | OfferState::Gone | OfferState::Expired)
        };
        let dated = statement.items.iter().any(|placed| matches!(placed.item, Item::When(_)));
        let bound =
            first(&[Role::UpTo, Role::UpToAfter, Role::Cap, Role::Shipping, Role::FreeShipping])
                .filter(|_| !dated)
                .map(|word| Why::Beside(word).to_string());
        let hours = statement.items.iter().find(|placed| placed.item == Item::Timed);
        let hours = hours.map(|placed| {
            ["\"", &statement.quote(placed), "\" is a time without its day"].concat()
        });
        let limit = first(&[Role::Limit]).or_else(|| {
            // "Black Friday" is a sale's name.
            let day = statement
                .items
                .iter()
                .position(|placed| placed.item == Item::Word(Role::Weekday))?;
            let named =
                day.checked_sub(1).is_some_and(|at| statement.items[at].item == Item::Unknown);
            (!named).then(|| statement.quote(&statement.items[day]))
        });
        let stranger = statement.items.iter().find(|placed| placed.item == Item::Unknown);
        let limit = limit
            .map(|word| ["\"", &word, "\" limits it in time, and until when is not said"].concat());
        // "not expired"
        let state = state::named(roles).filter(over).filter(|_| back.is_none());
        let open = limit.or(hours).or(bound).or_else(|| confined(statement, roles));
        // What is over has its day behind it.
        let open = open.or_else(|| undated(statement).filter(|_| state.is_none()));
        Ok(Aside {
            state,
            first_order_only: roles.any(&[Role::NewUser, Role::NewUserCoupon]),
            followers_only: roles.has(Role::Follower),
            app_only: roles.has(Role::AppOnly),
            against: back.or_else(less),
            open,
            hurried: false,
            year: None,
            partly: stranger.is_some(),
            unknown: Reason(
                stranger
                    .map(|placed| Why::UnknownWord(statement.quote(placed)).to_string())
                    .unwrap_or_default(),
            ),
        })
    }

    /// Whether its known words say nothing of an offer.
    pub(super) fn is_plain(&self) -> bool {
        let silent = Aside { partly: self.partly, ..Aside::default() };
        *self == silent
    }

    /// Makes what it says part of an offer; of words that are not all known, only a doubt.
    pub(super) fn hold(&self, offer: &mut OfferText) {
        let words = [&self.against, &self.open].into_iter().flatten().next();
        if let Some(why) = words {
            offer.doubt(|| why.clone());
        }
        if self.partly {
            let unknown = &self.unknown.0;
            offer.doubt(|| unknown.clone());
            return;
        }
        offer.state = self.state.or(offer.state);
        offer.first_order_only |= self.first_order_only;
        offer.followers_only |= self.followers_only;
        offer.app_only |= self.app_only;
    }
}

/// Some items or stores, or coupons of another sort, that a statement speaks of.
fn confined(statement: &Statement<'_>, roles: Roles) -> Option<String> {
    if statement.chosen {
        return Some(Doubt::Chosen.to_string());
    }
    let other = [Role::Store, Role::StoreCoupon, Role::Select, Role::Coins];
    let word = statement.items.iter().find(|placed| match placed.item {
        Item::Word(role) => roles.any(&other) && other.contains(&role),
        _ => false,
    });
    word.map(|word| Why::Beside(statement.quote(word)).to_string())
}

/// What a statement says of time and leaves open.
fn undated(statement: &Statement<'_>) -> Option<String> {
    let timed = |placed: &Placed| {
        matches!(
            placed.item,
            Item::When(_)
                | Item::Lasting(_)
                | Item::Word(
                    Role::Expires
                        | Role::ExpiresAfter
                        | Role::ExpiresBefore
                        | Role::Starts
                        | Role::StartsAfter
                )
        )
    };
    let mut said = OfferText::default();
    if statement.items.iter().any(timed) {
        said.hold(statement, Roles::of(statement));
    }
    said.uncertain.then_some(said.why.0)
}
