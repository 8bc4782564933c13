use syn::{Attribute, ExprPath, LitStr, Result};

/// What serde's attributes say of a field.
#[derive(Default)]
pub(crate) struct OfField {
    /// Absence is the type's default.
    pub(crate) has_default: bool,
    /// `null` is kept apart from absence; without a default, absence is a fault.
    pub(crate) keeps_null: bool,
    /// Whether the field is left out.
    pub(crate) skipped_if: Option<ExprPath>,
}

impl OfField {
    pub(crate) fn read(attributes: &[Attribute]) -> Result<Self> {
        let mut said = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("default") && !meta.input.peek(syn::Token![=]) {
                    said.has_default = true;
                } else if meta.path.is_ident("deserialize_with") {
                    meta.value()?.parse::<LitStr>()?;
                    said.keeps_null = true;
                } else if meta.path.is_ident("skip_serializing_if") {
                    said.skipped_if = Some(meta.value()?.parse::<LitStr>()?.parse()?);
                } else {
                    return Err(meta.error("the wire does not know this attribute of a field"));
                }
                Ok(())
            })?;
        }
        Ok(said)
    }
}

/// Sees that a struct refuses unknown fields and that an enum writes its variants in snake case.
pub(crate) fn of_type(attributes: &[Attribute], wanted: &str) -> Result<bool> {
    let mut found = false;
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        attribute.parse_nested_meta(|meta| {
            if !meta.path.is_ident(wanted) {
                return Err(meta.error("the wire does not know this attribute of a type"));
            }
            if wanted == "rename_all" && meta.value()?.parse::<LitStr>()?.value() != "snake_case" {
                return Err(meta.error("the wire writes snake case"));
            }
            found = true;
            Ok(())
        })?;
    }
    Ok(found)
}

/// `BeforeCode` → `before_code`, as serde does it.
pub(crate) fn snake_case(variant: &str) -> String {
    let mut name = String::new();
    for letter in variant.chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::snake_case;

    #[test]
    fn a_variant_is_written_as_serde_writes_it() {
        assert_eq!(snake_case("One"), "one");
        assert_eq!(snake_case("OtherCurrency"), "other_currency");
    }
}
