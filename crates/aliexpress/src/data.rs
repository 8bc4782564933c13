//! The data behind a page: in its scripts, in page state, and as linked data for search engines.

use std::borrow::Cow;

use page::json::{self, Error, Tape, Value};
/// The exact number that figures stand for.
pub(crate) use page::price::exact as decimal;
use page::{Missing, Source, Why, plain};

use crate::places::{
    LISTING_COMPONENTS as COMPONENTS, LISTING_LIST as LIST, LISTING_MODULES as MODULES,
    LISTING_SCRIPTS, LISTING_SHELL as SHELL, LISTING_STATE as STATE, LISTING_TREE as TREE, Place,
    Schema, first,
};

/// What scripts with linked data hold: one may not say whose words it uses, and its kind it says all the same.
const LINKED: [&str; 2] = ["schema.org", "@type"];

/// The marks of the scripts that are worth reading; a door keeps those that hold any.
pub fn script_marks() -> Vec<&'static str> {
    LISTING_SCRIPTS.names.iter().copied().chain(LINKED).collect()
}

/// The texts of a page that hold data, walked.
pub(crate) struct PageData<'a> {
    inline: Vec<Tape<'a>>,
    linked: Vec<Tape<'a>>,
    state: Option<Tape<'a>>,
    /// What could not be walked, and why.
    pub(crate) missing: Vec<Missing>,
}

impl<'a> PageData<'a> {
    /// Walks the data of a page's scripts and its state.
    pub(crate) fn of(scripts: &'a [String], state: Option<&'a str>) -> PageData<'a> {
        let mut page_data =
            PageData { inline: Vec::new(), linked: Vec::new(), state: None, missing: Vec::new() };
        for script in scripts {
            // What begins as JSON is data for search engines, and assigns nothing.
            let is_json = script.trim_start().starts_with(['{', '[']);
            for name in LISTING_SCRIPTS.names.iter().filter(|_| !is_json) {
                if let Some(value) = json::assigned(script, name) {
                    page_data.inline.extend(note(
                        Tape::prefix(value),
                        name,
                        &mut page_data.missing,
                    ));
                }
            }
            if is_json && LINKED.iter().any(|mark| script.contains(mark)) {
                // For search engines, and often broken: worth no word.
                page_data.linked.extend(Tape::parse(script).ok());
            }
        }
        page_data.state =
            state.and_then(|text| note(Tape::parse(text), "state", &mut page_data.missing));
        page_data
    }

    /// The data of the page's scripts, where it is a listing's.
    pub(crate) fn inline(&self) -> Option<Data<'_>> {
        static SCHEMAS: &[&Schema] = &[&MODULES, &COMPONENTS, &TREE, &STATE];
        self.inline_of(SCHEMAS).next()
    }

    /// All data of known schemas, page state first.
    pub(crate) fn all(&self) -> impl Iterator<Item = Data<'_>> {
        static SCHEMAS: &[&Schema] = &[&MODULES, &COMPONENTS, &TREE, &STATE, &LIST, &SHELL];
        self.state().into_iter().chain(self.inline_of(SCHEMAS))
    }

    fn inline_of(&self, schemas: &'static [&'static Schema]) -> impl Iterator<Item = Data<'_>> {
        // As a script assigns it, or the answer that it was made of.
        let of = |root| Data::of(root, Source::Inline, schemas);
        self.inline_roots().filter_map(move |root| of(root).or_else(|| of(root.get("data")?)))
    }

    /// The roots of the data of the page's scripts.
    pub(crate) fn inline_roots(&self) -> impl Iterator<Item = Value<'_>> {
        self.inline.iter().map(|tape| tape.root().get("data").unwrap_or(tape.root()))
    }

    /// The page's state as it was given.
    pub(crate) fn state_root(&self) -> Option<Value<'_>> {
        self.state.as_ref().map(Tape::root)
    }

    /// The page's state, where it is a listing's.
    pub(crate) fn state(&self) -> Option<Data<'_>> {
        let root = self.state.as_ref()?.root();
        // As the bridge sends it, or as the answer that it was made of.
        let roots =
            ["data.result", "result", "data", "0.data"].iter().filter_map(|path| root.at(path));
        [root].into_iter().chain(roots).find_map(|root| Data::of(root, Source::State, &[&STATE]))
    }

    /// The product of the linked data.
    pub(crate) fn linked_product(&self) -> Option<Value<'_>> {
        let is_product = |value: &Value<'_>| {
            let is_kind = |kind: Value<'_>| {
                kind.text().is_some_and(|kind| kind == "Product" || kind == "ProductGroup")
            };
            value.get("@type").is_some_and(|kind| is_kind(kind) || kind.items().any(is_kind))
        };
        self.linked.iter().find_map(|tape| {
            let root = tape.root();
            let list = root.get("@graph").unwrap_or(root);
            match list.is_list() {
                true => list.items().find(is_product),
                false => Some(root).filter(is_product),
            }
        })
    }
}

fn note<'a>(
    tape: Result<Tape<'a>, Error>,
    name: &str,
    missing: &mut Vec<Missing>,
) -> Option<Tape<'a>> {
    if let Err(error) = &tape {
        let why = Why::with(name, &error.to_string());
        missing.push(Missing { field: "data", why });
    }
    tape.ok()
}

/// Data of a known schema.
#[derive(Clone, Copy)]
pub(crate) struct Data<'t> {
    root: Value<'t>,
    /// Where its fields stand.
    pub(crate) schema: &'static Schema,
    /// Where it was found.
    pub(crate) source: Source,
}

impl<'t> Data<'t> {
    fn of(root: Value<'t>, source: Source, schemas: &[&'static Schema]) -> Option<Data<'t>> {
        let data = schemas.iter().map(|schema| Data { root, schema, source });
        data.into_iter().find(|data| first(*data, data.schema.mark).is_some())
    }
}

impl<'t> Place<'t> for Data<'t> {
    fn root(self) -> Value<'t> {
        self.root
    }

    /// A reference is an object with the place: `{"$ref": "$.PRICE.targetSkuPriceInfo"}`.
    fn resolved(self, value: Value<'t>) -> Value<'t> {
        let target = value.get("$ref").and_then(Value::text);
        let target = target.as_deref().and_then(|path| path.strip_prefix("$."));
        target.and_then(|path| self.root.at(path)).unwrap_or(value)
    }
}

/// A string of an object, tidied and never empty.
pub(crate) fn text_of(value: Value<'_>, key: &str) -> Option<String> {
    let text = plain(&value.get(key)?.text()?);
    (!text.is_empty()).then_some(text)
}

/// A string or a number's figures of an object.
pub(crate) fn scalar_of<'t>(value: Value<'t>, key: &str) -> Option<Cow<'t, str>> {
    value.get(key)?.scalar().filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::places::text_at;

    #[test]
    fn the_schema_is_known_by_what_only_it_has() {
        for (script, title) in [
            (
                r#"window.runParams = {data: {"priceModule":{"a":1},"titleModule":{"subject":"A"}}};"#,
                Some("A"),
            ),
            (
                r#"x._init_data_= {data:{"data":{"price_7":{"fields":{}},"titleBanner_12":{"fields":{"subject":"B &amp; C"}}}}}"#,
                Some("B & C"),
            ),
            (
                r#"_init_data_={data:{"data":{"hierarchy":{},"data":{"price_7":{"fields":{}},"titleBanner_1":{"fields":{"subject":"E"}}}}}}"#,
                Some("E"),
            ),
            (
                r#"runParams={"data":{"priceComponent":{"a":1},"productInfoComponent":{"subject":"D"}}}"#,
                Some("D"),
            ),
            ("window.runParams = {};", None),
            ("window.runParams = {data: {}};", None),
            (
                r#"{"@context":"https://schema.org","name":"x'; runParams={priceModule:1,titleModule:{subject:'F'}}"}"#,
                None,
            ),
        ] {
            let scripts = [script.to_owned()];
            let page_data = PageData::of(&scripts, None);
            let read = page_data.inline().and_then(|data| text_at(data, data.schema.title));
            assert_eq!(read.as_deref(), title, "{script}");
            assert_eq!(page_data.missing, []);
        }
    }

    #[test]
    fn state_is_taken_as_the_bridge_or_the_server_sends_it() {
        for state in [
            r#"{"PRICE":{"region":"BR"}}"#,
            r#"{"data":{"result":{"PRICE":{"region":"BR"}}}}"#,
            r#"[{"data":{"PRICE":{"$ref":"$.OTHER"},"OTHER":{"region":"BR"}}}]"#,
        ] {
            let page_data = PageData::of(&[], Some(state));
            let data = page_data.state().unwrap();
            assert_eq!(text_at(data, data.schema.country).as_deref(), Some("BR"), "{state}");
        }
    }

    #[test]
    fn data_that_is_cut_off_says_so() {
        let scripts = ["window.runParams = {data: {".to_owned()];
        let page_data = PageData::of(&scripts, Some("nonsense"));
        assert!(page_data.inline().is_none() && page_data.state().is_none());
        assert_eq!(
            page_data.missing.iter().map(|missing| missing.why.to_string()).collect::<Vec<_>>(),
            [
                "runParams: the text ends in the middle of a value",
                "state: unexpected text at byte 0"
            ]
        );
    }
}
