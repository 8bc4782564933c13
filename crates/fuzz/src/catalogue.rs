//! Catalogue files: the lines of a signature, and from the first brace on the file.

use std::sync::LazyLock;

use advice::catalogue_file::{PublicKey, Sealed, accept, check};
use contract::{Cart, CatalogueFile};

use crate::input::{now, one_line};
use crate::laws::{crosses, planned};

/// A file and its signature from anywhere are taken apart or refused by name; what is accepted can be planned.
pub fn catalogue(bytes: &[u8]) {
    let brace = bytes.iter().position(|byte| *byte == b'{').unwrap_or(bytes.len());
    let (signature, file) = bytes.split_at(brace);
    let signature = String::from_utf8_lossy(signature);
    let trusted = &*TRUSTED;
    match Sealed::read(file, &signature, std::slice::from_ref(trusted)) {
        Ok(sealed) => {
            assert_eq!(sealed.key(), trusted);
            assert!(!sealed.broken().name().is_empty());
        }
        Err(refusal) => assert!(!refusal.to_string().is_empty()),
    }
    let _ = PublicKey::parse(&signature);
    // Whether the signature holds is the browser's to say: it is taken to hold.
    let text = String::from_utf8_lossy(file);
    let Ok(file) = contract::from_json::<CatalogueFile>(&text) else { return };
    crosses(&file);
    let Ok(offers) = accept(&file, file.serial.checked_sub(1), now()) else { return };
    assert_eq!(check(&file).as_ref(), Ok(&offers), "what is accepted is sound at any time");
    assert!(accept(&file, Some(file.serial), now()).is_err(), "no file is taken in twice");
    let cart = Cart { offers, ..one_line() };
    assert!(planned(&cart).is_some(), "{cart:?}");
}

/// The key of nobody: number 12345678, thirty-two noughts.
#[expect(clippy::expect_used, reason = "the text is our own")]
static TRUSTED: LazyLock<PublicKey> = LazyLock::new(|| {
    PublicKey::parse("RWQxMjM0NTY3OAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").expect("a key")
});
