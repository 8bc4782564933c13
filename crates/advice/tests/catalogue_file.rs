//! Catalogue files: what is taken in, and what is refused and why.
#![expect(clippy::unwrap_used, reason = "the helpers below are tests' own")]

use std::sync::LazyLock;

use advice::catalogue_file::{MOST_BYTES, PublicKey, Refusal, Sealed, accept, check};
use contract::{CatalogueFile, OfferKind, from_json};
use deal::Instant;
use ed25519_compact::{KeyPair as Ed25519, Seed, Signature};
use minisign::KeyPair;
use proptest::prelude::*;

static KEYS: LazyLock<KeyPair> = LazyLock::new(|| KeyPair::generate_unencrypted_keypair().unwrap());

const FILE: &str = r#"{
  "serial": 7, "issued": "2026-09-30T00:00:00Z", "expires": "2026-10-31T00:00:00Z",
  "codes": [
    {"code": "OTPRD02", "off": "2", "min_spend": "15", "currency": "USD", "markets": ["DZ"],
     "starts": "2026-10-01T07:00:00Z", "ends": "2026-10-08T07:00:00Z", "event": "Choice Day Oct 2026",
     "source": "a deal channel"},
    {"code": "FRX3", "off": "3", "min_spend": "20.00", "currency": "EUR", "not_markets": ["BE"],
     "ends": "2026-10-20T00:00:00Z", "first_order_only": true, "doubtful": true}
  ]
}"#;

fn trusted() -> PublicKey {
    PublicKey::parse(&KEYS.pk.to_base64()).unwrap()
}

fn sign(file: &[u8]) -> String {
    let comment = format!("serial:7\tbytes:{}", file.len());
    minisign::sign(None, &KEYS.sk, file, Some(&comment), Some("a catalogue")).unwrap().into_string()
}

fn holds(sealed: &Sealed) -> bool {
    let key = ed25519_compact::PublicKey::new(*sealed.key().point());
    sealed
        .proofs()
        .iter()
        .all(|proof| key.verify(&proof.message, &Signature::new(proof.signature)).is_ok())
}

/// All three steps, as an importer goes them.
fn import(file: &[u8], signature: &str, have: Option<u32>, at: &str) -> Result<usize, Refusal> {
    let sealed = Sealed::read(file, signature, &[trusted()])?;
    if !holds(&sealed) {
        return Err(sealed.broken());
    }
    let text = String::from_utf8_lossy(file);
    let parsed: CatalogueFile = from_json(&text).map_err(|error| Refusal::of_parser(&error))?;
    accept(&parsed, have, Instant::parse(at).unwrap()).map(|offers| offers.len())
}

const NOW: &str = "2026-10-02T00:00:00Z";

#[test]
fn a_signed_file_gives_its_codes() {
    assert_eq!(import(FILE.as_bytes(), &sign(FILE.as_bytes()), None, NOW), Ok(2));
    let parsed: CatalogueFile = serde_json::from_str(FILE).unwrap();
    let offers = check(&parsed).unwrap();
    assert_eq!(offers[0].kind, OfferKind::Code);
    assert_eq!(offers[0].code.as_deref(), Some("OTPRD02"));
    assert_eq!(offers[0].ends.as_deref(), Some("2026-10-08T07:00:00Z"));
    assert_eq!((offers[1].first_order_only, offers[1].uncertain), (true, Some(true)));
}

#[test]
fn a_field_that_no_file_has_is_refused_by_name() {
    let parsed: CatalogueFile = serde_json::from_str(FILE).unwrap();
    assert_eq!(from_json(FILE), Ok(parsed));
    let odd = FILE.replace("\"off\": \"3\"", "\"percent\": \"3\"");
    let why = from_json::<CatalogueFile>(&odd).unwrap_err();
    assert_eq!(Refusal::of_parser(&why).name(), "unknown_field", "{why}");
}

#[test]
fn a_signature_over_the_file_itself_is_read_too() {
    let pair = Ed25519::from_seed(Seed::new([7; 32]));
    let head = |algorithm: &[u8], rest: &[u8]| base64(&[algorithm, b"12345678", rest].concat());
    let own = pair.sk.sign(FILE, None);
    let comment = "written by hand";
    let over = pair.sk.sign([own.as_ref(), comment.as_bytes()].concat(), None);
    let text = format!(
        "untrusted comment: x\n{}\ntrusted comment: {comment}\n{}\n",
        head(b"Ed", own.as_ref()),
        base64(over.as_ref())
    );
    let key = PublicKey::parse(&head(b"Ed", pair.pk.as_ref())).unwrap();
    assert_eq!(key.id().to_string(), "3837363534333231");
    let sealed = Sealed::read(FILE.as_bytes(), &text, &[trusted(), key]).unwrap();
    assert_eq!(sealed.key(), &key);
    assert!(holds(&sealed));
    assert!(!holds(&Sealed::read(b"{}", &text, &[key]).unwrap()));
}

fn base64(bytes: &[u8]) -> String {
    use ct_codecs::{Base64, Encoder};
    Base64::encode_to_string(bytes).unwrap()
}

#[test]
fn a_key_that_is_not_trusted_is_refused_by_its_number() {
    let other = KeyPair::generate_unencrypted_keypair().unwrap();
    let signature =
        minisign::sign(None, &other.sk, FILE.as_bytes(), None, None).unwrap().into_string();
    let id = PublicKey::parse(&other.pk.to_base64()).unwrap().id();
    let refused = import(FILE.as_bytes(), &signature, None, NOW);
    assert_eq!(refused, Err(Refusal::UnknownKey { key: id }));
    // Claiming the trusted key's number does not help.
    let mut lines: Vec<&str> = signature.lines().collect();
    let ours = sign(FILE.as_bytes());
    lines[1] = ours.lines().nth(1).unwrap();
    let refused = import(FILE.as_bytes(), &lines.join("\n"), None, NOW);
    assert_eq!(refused, Err(Refusal::Tampered { key: trusted().id() }));
}

#[test]
fn a_comment_that_was_not_signed_is_refused() {
    let signature = sign(FILE.as_bytes()).replace("serial:7", "serial:8");
    let refused = import(FILE.as_bytes(), &signature, None, NOW);
    assert_eq!(refused, Err(Refusal::Tampered { key: trusted().id() }));
}

#[test]
fn a_file_is_taken_in_only_while_it_is_the_newest_and_holds() {
    let signature = sign(FILE.as_bytes());
    for (have, at, expected) in [
        (None, NOW, Ok(2)),
        (Some(6), NOW, Ok(2)),
        (Some(7), NOW, Err("not_newer")),
        (Some(8), NOW, Err("not_newer")),
        (None, "2026-10-30T23:59:59Z", Ok(2)),
        (None, "2026-10-31T00:00:00Z", Err("expired")),
        // A clock that is a day behind is no reason; one that is further behind is.
        (None, "2026-09-29T00:00:00Z", Ok(2)),
        (None, "2026-09-28T23:59:59Z", Err("from_the_future")),
    ] {
        let said = import(FILE.as_bytes(), &signature, have, at).map_err(|refusal| refusal.name());
        assert_eq!(said, expected, "{have:?} {at}");
    }
}

#[test]
fn a_file_of_the_largest_size_is_read_and_a_larger_one_is_not() {
    let mut file = FILE.as_bytes().to_vec();
    file.resize(MOST_BYTES, b' ');
    assert_eq!(import(&file, &sign(&file), None, NOW), Ok(2));
    file.push(b' ');
    let refused = import(&file, &sign(&file), None, NOW);
    assert_eq!(refused, Err(Refusal::Oversize { bytes: MOST_BYTES + 1 }));
}

#[test]
fn a_value_that_cannot_stand_is_refused_with_its_path() {
    for (old, new, name, says) in [
        ("\"serial\"", "\"script\": 1, \"serial\"", "unknown_field", "unknown field `script`"),
        ("\"off\": \"3\"", "\"percent\": \"3\"", "unknown_field", "unknown field `percent`"),
        ("\"serial\": 7", "\"serial\": -7", "bad_value", "invalid value: integer `-7`"),
        ("\"serial\": 7", "\"serial\": \"7\"", "bad_value", "invalid type: string"),
        ("\"serial\": 7,", "", "bad_value", "missing field `serial`"),
        (
            "\"2026-10-31T00:00:00Z\"",
            "\"soon\"",
            "bad_value",
            "expires: \"soon\" is not an instant",
        ),
        (
            "\"2026-10-31T00:00:00Z\"",
            "\"2026-09-30T00:00:00Z\"",
            "bad_value",
            "expires: the window ends",
        ),
        ("OTPRD02", "OTPRD-02", "bad_value", "codes[0].code: a code is 3 to 24"),
        ("OTPRD02", "Welcome10", "bad_value", "codes[0].code: Welcome10 is a placeholder"),
        ("OTPRD02", "FREESHIP", "bad_value", "codes[0].code: FREESHIP is a placeholder"),
        ("OTPRD02", "<b>", "bad_value", "codes[0].code: a code is 3 to 24"),
        ("\"off\": \"2\"", "\"off\": \"2.001\"", "bad_value", "codes[0].off: too many decimals"),
        ("\"off\": \"2\"", "\"off\": \"0\"", "bad_value", "codes[0].off: it must be above zero"),
        ("\"off\": \"2\"", "\"off\": \"-2\"", "bad_value", "codes[0].off: the amount is negative"),
        ("\"off\": \"2\"", "\"off\": 2", "bad_value", "invalid type: integer"),
        ("\"USD\"", "\"USDT\"", "bad_value", "codes[0].currency: unknown currency"),
        ("[\"DZ\"]", "[\"FR\", \"DZZ\"]", "bad_value", "codes[0].markets[1]: unknown country"),
        ("[\"BE\"]", "[\"\"]", "bad_value", "codes[1].not_markets[0]: unknown country"),
        ("2026-10-01T07", "2026-10-09T07", "bad_value", "codes[0].ends: the window ends"),
        ("2026-10-20T00:00:00Z", "2026-10-20", "bad_value", "codes[1].ends: \"2026-10-20\""),
        (
            "a deal channel",
            "https://example.org",
            "bad_value",
            "codes[0].source: not a few plain words",
        ),
        ("a deal channel", "a\\u0007", "bad_value", "codes[0].source: not a few plain words"),
    ] {
        assert!(FILE.contains(old), "{old}");
        let file = FILE.replacen(old, new, 1);
        let refusal = import(file.as_bytes(), &sign(file.as_bytes()), None, NOW).unwrap_err();
        assert_eq!(refusal.name(), name, "{new}: {refusal}");
        assert!(refusal.to_string().contains(says), "{new}: {refusal}");
    }
    let long = FILE.replace("a deal channel", &"x".repeat(201));
    let refusal = import(long.as_bytes(), &sign(long.as_bytes()), None, NOW).unwrap_err();
    assert_eq!(refusal, Refusal::NotWords { place: "codes[0].source".into() });
}

#[test]
fn a_code_stands_once_for_its_markets_and_window() {
    let mut parsed: CatalogueFile = serde_json::from_str(FILE).unwrap();
    let mut again = parsed.codes[0].clone();
    again.off = serde_json::from_str("\"4\"").unwrap();
    parsed.codes.push(again.clone());
    let twice = Refusal::Twice { place: "codes[2]".into(), code: "OTPRD02".into() };
    assert_eq!(check(&parsed), Err(twice));
    again.starts = Some("2026-11-01T07:00:00Z".into());
    again.ends = "2026-11-08T08:00:00Z".into();
    parsed.codes[2] = again;
    assert_eq!(check(&parsed).map(|offers| offers.len()), Ok(3));
}

proptest! {
    #[test]
    fn no_byte_of_a_file_can_be_changed(index in any::<prop::sample::Index>(), flip in 1u8..) {
        let mut file = FILE.as_bytes().to_vec();
        let signature = sign(&file);
        file[index.index(FILE.len())] ^= flip;
        let refused = import(&file, &signature, None, NOW);
        prop_assert_eq!(refused, Err(Refusal::Tampered { key: trusted().id() }));
    }

    #[test]
    fn no_letter_of_a_signature_can_be_changed_but_in_its_untrusted_comment(
        index in any::<prop::sample::Index>(), flip in 1u8..128
    ) {
        let signature = sign(FILE.as_bytes());
        let first = signature.find('\n').unwrap() + 1;
        let index = first + index.index(signature.len() - first);
        let mut bytes = signature.clone().into_bytes();
        bytes[index] ^= flip;
        // Line ends may be of either kind, and there may be none at the end.
        if let Ok(text) = String::from_utf8(bytes) && text.trim_end() != signature.trim_end() {
            prop_assert!(import(FILE.as_bytes(), &text, None, NOW).is_err(), "{}", text);
        }
    }

    #[test]
    fn a_file_that_is_cut_off_is_refused_as_such(keep in any::<prop::sample::Index>()) {
        let refused = import(&FILE.as_bytes()[..keep.index(FILE.len())], &sign(FILE.as_bytes()), None, NOW);
        prop_assert_eq!(refused, Err(Refusal::Truncated { part: "the file" }));
    }

    #[test]
    fn a_signature_that_is_cut_off_is_refused(keep in any::<prop::sample::Index>()) {
        let signature = sign(FILE.as_bytes());
        let whole = signature.trim_end();
        let cut = &whole[..keep.index(whole.len())];
        let refused = import(FILE.as_bytes(), cut, None, NOW);
        prop_assert!(
            matches!(
                refused,
                Err(Refusal::Truncated { part: "the signature" } | Refusal::NotMinisign { .. })
            ),
            "{:?} of {}", refused, cut
        );
    }

    #[test]
    fn an_older_file_never_takes_the_place_of_a_newer_one(serial in any::<u32>(), have in any::<u32>()) {
        let mut parsed: CatalogueFile = serde_json::from_str(FILE).unwrap();
        parsed.serial = serial;
        let taken = accept(&parsed, Some(have), Instant::parse(NOW).unwrap());
        prop_assert_eq!(taken.is_ok(), serial > have);
    }

    #[test]
    fn no_text_is_a_panic(file in any::<Vec<u8>>(), signature in "\\PC*", lines in "(\\PC{0,90}\n){0,6}") {
        let _ = Sealed::read(&file, &signature, &[trusted()]);
        let _ = Sealed::read(&file, &lines, &[trusted()]);
        let _ = PublicKey::parse(&signature);
        let _ = PublicKey::parse(&lines);
    }
}
