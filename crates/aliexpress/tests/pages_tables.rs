//! What the build refuses to compile of the data files of carts, checkouts, lists and labels.

#[path = "../build/labels.rs"]
mod labels;
#[path = "../build/pages.rs"]
mod pages;
#[path = "../build/rules.rs"]
mod rules;
#[path = "../build/words.rs"]
#[allow(dead_code, reason = "labels need only its folding")]
mod words;

const LABELS: &str = include_str!("../data/labels.toml");

fn file(name: &str) -> Result<String, String> {
    std::fs::read_to_string(format!("data/{name}")).map_err(|error| error.to_string())
}

/// The files with one thing changed in one of them, and what the build says of it.
fn refusal(changed: &str, old: &str, new: &str) -> String {
    let read = |name: &str| {
        let text = file(name)?;
        assert!(name != changed || text.contains(old), "{old} is not in {name}");
        Ok(if name == changed { text.replacen(old, new, 1) } else { text })
    };
    pages::compile(read, &mut 0).err().unwrap_or_default()
}

#[test]
fn the_files_compile() {
    assert_eq!(pages::compile(file, &mut 0).err(), None);
    assert_eq!(labels::compile(LABELS).err(), None);
}

#[test]
fn a_wrong_place_is_refused_with_its_table_and_key() {
    for (name, old, new, says) in [
        ("cart.toml", "[comet]", "[comte]", "cart.toml has no table `comte`"),
        (
            "cart.toml",
            "seen = \"2026-09\"",
            "seen = \"September\"",
            "comet.line: `seen` is no month",
        ),
        (
            "cart.toml",
            "from = \"cart-comet\"",
            "from = \"\"",
            "comet.line: `seen` is no month or `from`",
        ),
        (
            "cart.toml",
            "seen = \"2026-02\"",
            "seen = \"2024-02\"",
            "comet.price: an older selector stands first",
        ),
        (
            "cart.toml",
            "{ css = \".cart-product\"",
            "{ at = \".cart-product\"",
            "comet.line: an entry of the wrong kind",
        ),
        ("search.toml", "{ at = \"productId\"", "{ css = \"productId\"", "data"),
        ("coins.toml", "css =", "ccs =", "coins.toml"),
    ] {
        let said = refusal(name, old, new);
        assert!(said.contains(says), "{says:?} is not in {said:?}");
    }
}

#[test]
fn a_wrong_label_is_refused() {
    for (old, new, says) in [
        ("means = \"subtotal\"", "means = \"sum\"", "no meaning \"sum\""),
        ("say = [\"Subtotal\"]", "say = [\"Subtotal\", \"Total\"]", "means two things"),
        ("say = [\"Subtotal\"]", "say = [\" : \"]", "is empty or means two things"),
        ("source = \"unverified\"", "source = \"\"", "`lang` or `source` is empty"),
        ("say = [\"Subtotal\"]", "says = [\"Subtotal\"]", "unknown field `says`"),
    ] {
        assert!(LABELS.contains(old), "{old}");
        let said = labels::compile(&LABELS.replacen(old, new, 1)).err().unwrap_or_default();
        assert!(said.contains(says), "{says:?} is not in {said:?}");
    }
}
