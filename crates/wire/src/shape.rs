use proc_macro2::TokenStream;
use quote::quote;
use syn::{
    Data, DataEnum, DeriveInput, Error, Fields, FieldsNamed, Ident, Result, ext::IdentExt,
    spanned::Spanned,
};

use crate::attribute::{self, OfField, snake_case};

pub(crate) fn implementation(input: &DeriveInput) -> Result<TokenStream> {
    let name = &input.ident;
    if !input.generics.params.is_empty() {
        return Err(Error::new(input.generics.span(), "the wire has no generic types"));
    }
    let (take, give) = match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => {
                if !attribute::of_type(&input.attrs, "deny_unknown_fields")? {
                    return Err(Error::new(name.span(), "the wire refuses unknown fields: say so"));
                }
                object(fields)?
            }
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => newtype(),
            other => return Err(Error::new(other.span(), "the wire has no such struct")),
        },
        Data::Enum(data) => {
            if !attribute::of_type(&input.attrs, "rename_all")? {
                return Err(Error::new(name.span(), "the wire writes snake case: say so"));
            }
            word(data)?
        }
        Data::Union(data) => {
            return Err(Error::new(data.union_token.span(), "the wire has no unions"));
        }
    };
    Ok(quote! {
        impl crate::contract::wire::Wire for #name {
            fn take(
                value: Option<crate::contract::wire::Value<'_>>,
                taker: &mut crate::contract::wire::Taker,
            ) -> Self {
                use crate::contract::wire;
                #take
            }

            fn give(&self, giver: &mut crate::contract::wire::Giver) {
                #give
            }
        }
    })
}

/// `{"field": value}`: the fields are taken and given in the order of their declaration.
fn object(fields: &FieldsNamed) -> Result<(TokenStream, TokenStream)> {
    let (mut names, mut takes, mut gives) = (Vec::new(), Vec::new(), Vec::new());
    for field in &fields.named {
        let said = OfField::read(&field.attrs)?;
        let ident: &Ident =
            field.ident.as_ref().ok_or_else(|| Error::new(field.span(), "no name"))?;
        let name = ident.unraw().to_string();
        takes.push(if said.keeps_null && !said.has_default {
            quote! { #ident: wire::take_given(value, #name, taker) }
        } else if said.keeps_null {
            quote! { #ident: wire::take_said(value, #name, taker) }
        } else if said.has_default {
            quote! { #ident: wire::take_or_default(value, #name, taker) }
        } else {
            quote! { #ident: wire::take_field(value, #name, taker) }
        });
        let give = quote! {
            giver.key(#name);
            crate::contract::wire::Wire::give(&self.#ident, giver);
        };
        gives.push(match said.skipped_if {
            Some(skipped) => quote! { if !#skipped(&self.#ident) { #give } },
            None => give,
        });
        names.push(name);
    }
    let take = quote! {
        let value = taker.object(value, &[#(#names),*]);
        Self { #(#takes),* }
    };
    let give = quote! {
        giver.open('{');
        #(#gives)*
        giver.close('}');
    };
    Ok((take, give))
}

/// What is inside.
fn newtype() -> (TokenStream, TokenStream) {
    (
        quote! { Self(wire::Wire::take(value, taker)) },
        quote! { crate::contract::wire::Wire::give(&self.0, giver) },
    )
}

/// `"variant"`
fn word(data: &DataEnum) -> Result<(TokenStream, TokenStream)> {
    let (mut names, mut variants, mut indices) = (Vec::new(), Vec::new(), Vec::new());
    for (index, variant) in data.variants.iter().enumerate() {
        if !matches!(variant.fields, Fields::Unit) {
            return Err(Error::new(variant.span(), "the wire has no variants with contents"));
        }
        names.push(snake_case(&variant.ident.to_string()));
        variants.push(&variant.ident);
        indices.push(index);
    }
    let first =
        variants.first().ok_or_else(|| Error::new(data.enum_token.span(), "no variants"))?;
    let take = quote! {
        match taker.word(value, &[#(#names),*]) {
            #(#indices => Self::#variants,)*
            _ => Self::#first,
        }
    };
    let give = quote! {
        giver.string(match self {
            #(Self::#variants => #names,)*
        })
    };
    Ok((take, give))
}
