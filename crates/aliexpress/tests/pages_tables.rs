//! What the build refuses to compile of the data files of carts, checkouts and lists.

#[path = "../build/pages.rs"]
mod pages;
#[path = "../build/rules.rs"]
mod rules;

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
