//! How an enum with contents is read: from all fields of all its kinds, each of which may be absent.
//!
//! serde's own way (an internally tagged enum) reads the object into a buffer first, and so forgets where
//! in it a bad value stood. Read as one flat struct, every value keeps its path (`hints[0].amount`).

use std::fmt;

/// Why the fields of an object are not those of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// A field of its kind is absent.
    Missing(&'static str),
    /// A field is there that its kind does not have.
    Unknown(&'static str),
}

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Misfit::Missing(name) => write!(f, "missing field `{name}`"),
            Misfit::Unknown(name) => write!(f, "unknown field `{name}` for its kind"),
        }
    }
}

/// A field that the kind has.
pub(crate) fn needed<T>(name: &'static str, field: &mut Option<T>) -> Result<T, Misfit> {
    field.take().ok_or(Misfit::Missing(name))
}

/// That nothing is left of the fields of other kinds, each by its name with whether it is there.
pub(crate) fn nothing_left<const N: usize>(left: [(&'static str, bool); N]) -> Result<(), Misfit> {
    match left.into_iter().find(|(_, is_left)| *is_left) {
        Some((name, _)) => Err(Misfit::Unknown(name)),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;

    use serde::Serialize;
    use serde::de::DeserializeOwned;

    use crate::{Action, Hint, Step};

    /// That a text is read, and written again byte for byte.
    fn is_written_as_read<T: DeserializeOwned + Serialize>(json: &str) {
        let read: T = serde_json::from_str(json).expect(json);
        assert_eq!(serde_json::to_string(&read).expect(json), json);
    }

    #[test]
    fn each_kind_is_written_as_it_was_read() {
        for hint in [
            r#"{"kind":"add","net":"1.00","total":"9.00","amount":"0.01","seller":"A","category":"toys","offer":"C5","text":"…"}"#,
            r#"{"kind":"add","net":"1.00","total":"9.00","amount":"0.01"}"#,
            r#"{"kind":"quantity","net":"1.00","total":"9.00","line":"1","quantity":2}"#,
            r#"{"kind":"leave_out","net":"1.00","total":"9.00","line":"1"}"#,
            r#"{"kind":"split","net":"1.00","total":"9.00","orders":2,"text":"…"}"#,
        ] {
            is_written_as_read::<Hint>(hint);
        }
        for action in [
            r#"{"kind":"collect","offer":"A5","amount":"5.00","text":"…"}"#,
            r#"{"kind":"collect","offer":"A5"}"#,
            r#"{"kind":"leave_unticked","offer":"A5","amount":"5.00","loses":["C5"]}"#,
            r#"{"kind":"switch_currency","currency":"USD"}"#,
            r#"{"kind":"order_apart","order":1,"lines":[{"id":"1","quantity":2}],"amount":"5.00"}"#,
            r#"{"kind":"enter_code","offer":"C5","order":1,"amount":"5.00"}"#,
            r#"{"kind":"use_coins","order":2,"coins":50,"amount":"0.50"}"#,
            r#"{"kind":"pay_with","offer":"P1","amount":"5.00"}"#,
        ] {
            is_written_as_read::<Action>(action);
        }
        for step in [
            r#"{"offer":"A5","layer":"store_coupon","base":"9.00","saved":"5.00","after":"4.00","shares":[{"id":"1","saved":"5.00"}]}"#,
            r#"{"layer":"coins","base":"9.00","saved":"0.50","after":"8.50","coins":50,"shares":[]}"#,
        ] {
            is_written_as_read::<Step>(step);
        }
    }

    fn refusal<T: DeserializeOwned + Debug>(json: &str) -> String {
        serde_json::from_str::<T>(json).expect_err(json).to_string()
    }

    #[test]
    fn what_a_kind_lacks_or_does_not_have_is_named() {
        let missing = |name: &str| format!("missing field `{name}`");
        let unknown = |name: &str| format!("unknown field `{name}` for its kind");
        let hint =
            |fields: &str| refusal::<Hint>(&format!(r#"{{"net":"1.00","total":"9.00",{fields}}}"#));
        assert_eq!(hint(r#""kind":"add","seller":"A""#), missing("amount"));
        assert_eq!(hint(r#""kind":"quantity","line":"1""#), missing("quantity"));
        assert_eq!(hint(r#""kind":"quantity","quantity":2"#), missing("line"));
        assert_eq!(hint(r#""kind":"leave_out""#), missing("line"));
        assert_eq!(hint(r#""kind":"split""#), missing("orders"));
        assert_eq!(hint(r#""kind":"split","orders":2,"line":"1""#), unknown("line"));
        assert_eq!(hint(r#""kind":"leave_out","line":"1","quantity":2"#), unknown("quantity"));

        let action = |fields: &str| refusal::<Action>(&format!("{{{fields}}}"));
        for kind in ["collect", "leave_unticked", "enter_code", "pay_with"] {
            assert_eq!(action(&format!(r#""kind":"{kind}""#)), missing("offer"));
        }
        assert_eq!(action(r#""kind":"switch_currency""#), missing("currency"));
        let lines = r#""lines":[{"id":"1","quantity":2}]"#;
        assert_eq!(action(&format!(r#""kind":"order_apart",{lines}"#)), missing("order"));
        assert_eq!(action(r#""kind":"order_apart","order":1"#), missing("lines"));
        assert_eq!(action(r#""kind":"collect","offer":"A5","order":1"#), unknown("order"));
        assert_eq!(action(r#""kind":"collect","offer":"A5","loses":["C5"]"#), unknown("loses"));
        assert_eq!(action(&format!(r#""kind":"pay_with","offer":"P",{lines}"#)), unknown("lines"));

        let step = |fields: &str| {
            let sums = r#""base":"9.00","saved":"5.00","after":"4.00","shares":[]"#;
            refusal::<Step>(&format!("{{{sums},{fields}}}"))
        };
        assert_eq!(step(r#""layer":"code""#), missing("offer"));
        assert_eq!(step(r#""layer":"code","offer":"C5","coins":5"#), unknown("coins"));
        assert_eq!(step(r#""layer":"coins","offer":"C5","coins":5"#), unknown("offer"));
    }
}
