use advice::catalogue_file::{self, Proof, PublicKey, Refusal};
use contract::{AcceptedFile, CatalogueFile, JsonError, from_json};
use deal::Instant;
use js_sys::{Array, Uint8Array};
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{Fault, boundary::encode};

/// A catalogue file of the right size whose signature claims a trusted key. Whoever checked the two
/// signatures (WebCrypto has the curve) goes on with `accept`, or throws `broken`.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Sealed {
    sealed: catalogue_file::Sealed,
    text: Vec<u8>,
}

#[wasm_bindgen]
impl Sealed {
    /// Takes a file and its signature apart; `keys` are the trusted public keys, in minisign's base64.
    ///
    /// @throws an `Error` named after the reason: `oversize`, `truncated`, `not_minisign`, `unknown_key`.
    #[wasm_bindgen(constructor)]
    pub fn new(file: Vec<u8>, signature: &str, keys: Vec<String>) -> Result<Sealed, Fault> {
        let keys = keys.iter().map(|key| PublicKey::parse(key)).collect::<Result<Vec<_>, _>>();
        let sealed = catalogue_file::Sealed::read(&file, signature, &keys.map_err(refused)?);
        Ok(Sealed { sealed: sealed.map_err(refused)?, text: file })
    }

    /// The public key, raw.
    #[wasm_bindgen]
    pub fn point(&self) -> Vec<u8> {
        self.sealed.key().point().to_vec()
    }

    /// The two signatures, each with what it must be the signature of.
    #[wasm_bindgen(
        unchecked_return_type = "[signature: Uint8Array<ArrayBuffer>, message: Uint8Array<ArrayBuffer>][]"
    )]
    pub fn proofs(&self) -> Array {
        let pair = |proof: &Proof| {
            Array::of2(&Uint8Array::from(&proof.signature[..]), &Uint8Array::from(&*proof.message))
        };
        self.sealed.proofs().iter().map(pair).collect()
    }

    /// What to throw where one of them does not hold: `truncated` or `tampered`.
    #[wasm_bindgen]
    pub fn broken(&self) -> js_sys::Error {
        refused(self.sealed.broken()).into_error()
    }

    /// What the file brings at an instant; `have` is the serial of the last one that was accepted.
    ///
    /// @throws an `Error` named after the reason: `unknown_field`, `bad_value`, `not_newer`, `expired`,
    /// `from_the_future`.
    #[wasm_bindgen]
    pub fn accept(&self, have: Option<u32>, at: &str) -> Result<Ts<AcceptedFile>, Fault> {
        let at = Instant::parse(at).map_err(|error| Fault::bad_value(&error.to_string()))?;
        let parsed = std::str::from_utf8(&self.text)
            .map_err(|error| JsonError { place: String::new(), why: error.to_string() })
            .and_then(from_json::<CatalogueFile>);
        let file = parsed.map_err(|error| refused(Refusal::of_parser(&error)))?;
        let offers = catalogue_file::accept(&file, have, at).map_err(refused)?;
        encode(&AcceptedFile {
            serial: file.serial,
            issued: file.issued,
            expires: file.expires,
            key: self.sealed.key().id().to_string(),
            offers,
        })
    }
}

/// The number of a public key, as minisign prints it.
///
/// @throws an `Error` named `not_minisign`.
#[wasm_bindgen(js_name = keyNumber)]
pub fn key_number(key: &str) -> Result<String, Fault> {
    PublicKey::parse(key).map(|key| key.id().to_string()).map_err(refused)
}

fn refused(refusal: Refusal) -> Fault {
    Fault::new(refusal.name(), &refusal.to_string())
}
