//! The inline scripts of a page, as far as they are worth reading.

/// Room for the scripts of a page; captured pages have a quarter of a million letters.
pub(crate) struct Room(usize);

impl Room {
    /// All of it.
    pub(crate) fn new() -> Room {
        Room(16 << 20)
    }

    /// Takes as much of it as a script needs; false where there is not enough.
    pub(crate) fn holds(&mut self, length: usize) -> bool {
        let left = self.0.checked_sub(length);
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}

/// The types under which a browser runs a script: no other script assigns anything.
const RUN: [&str; 14] = [
    "",
    "module",
    "text/javascript",
    "application/javascript",
    "text/ecmascript",
    "application/ecmascript",
    "application/x-ecmascript",
    "application/x-javascript",
    "text/x-ecmascript",
    "text/x-javascript",
    "text/jscript",
    "text/livescript",
    "text/javascript1.5",
    "text/javascript1.2",
];

/// What a script is by its `type`, as far as any is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// It runs, and may assign data to names.
    Runs,
    /// Data for search engines.
    Linked,
    /// Another page's template, another program's data: nothing of it is ours to read.
    Other,
}

impl Kind {
    /// By the attribute; a script without one runs.
    pub(crate) fn of(attribute: Option<&str>) -> Kind {
        let name = attribute.unwrap_or_default().trim().to_ascii_lowercase();
        match name.split(';').next().unwrap_or_default().trim_end() {
            "application/ld+json" => Kind::Linked,
            _ if RUN.contains(&name.as_str()) => Kind::Runs,
            _ => Kind::Other,
        }
    }

    /// Whether a script of this kind is worth reading, by the letter that it begins with: what does not begin
    /// as JSON is no linked data.
    pub(crate) fn is_read(self, first: Option<char>) -> bool {
        match self {
            Kind::Runs => true,
            Kind::Linked => matches!(first, Some('{' | '[')),
            Kind::Other => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn a_script_is_what_its_type_says() {
        for (kind, is) in [
            (None, Kind::Runs),
            (Some(""), Kind::Runs),
            (Some(" Text/JavaScript "), Kind::Runs),
            (Some("module"), Kind::Runs),
            (Some("application/ld+json"), Kind::Linked),
            (Some("application/ld+json; charset=utf-8"), Kind::Linked),
            (Some("application/json"), Kind::Other),
            (Some("text/template"), Kind::Other),
            (Some("importmap"), Kind::Other),
            (Some("speculationrules"), Kind::Other),
        ] {
            assert_eq!(Kind::of(kind), is, "{kind:?}");
        }
        assert!(Kind::Linked.is_read(Some('{')) && !Kind::Linked.is_read(Some('r')));
    }
}
