//! The table says what the real crate's does.

#[test]
fn every_name_and_every_beginning_of_one_says_what_it_said() {
    for (name, points) in names::NAMED_ENTITIES.entries() {
        assert_eq!(web_atoms::NAMED_ENTITIES.get(name), Some(points), "{name}");
        for more in ["!", "x", "é", "\u{10FFFF}"] {
            let other = [name, more].concat();
            let said = names::NAMED_ENTITIES.get(other.as_str());
            assert_eq!(web_atoms::NAMED_ENTITIES.get(&other), said, "{other}");
        }
    }
}

#[test]
fn what_is_no_name_is_none() {
    for name in ["\0", "~", "é", "zzzz", "AMPx", "amp;amp;"] {
        assert_eq!(web_atoms::NAMED_ENTITIES.get(name), None, "{name}");
    }
}
