//! Signatures in minisign's form, taken apart without checking a curve.

use blake2::{Blake2b512, Digest};

use super::key::{decode, split};
use super::{MOST_BYTES, PublicKey, Refusal};

/// A file of the right size with a signature that claims a trusted key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    key: PublicKey,
    proofs: [Proof; 2],
    cut_off: bool,
}

/// A signature and what it must be the signature of, under the key of its [`Sealed`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proof {
    /// The signed bytes.
    pub message: Vec<u8>,
    /// The Ed25519 signature.
    pub signature: [u8; 64],
}

impl Sealed {
    /// Takes a file and the text of its signature apart.
    ///
    /// Both forms of minisign are read: of the file itself (`Ed`) and of its BLAKE2b hash (`ED`, which
    /// minisign writes today).
    ///
    /// # Errors
    /// [`Refusal::Oversize`], [`Refusal::Truncated`], [`Refusal::NotMinisign`], [`Refusal::UnknownKey`].
    pub fn read(file: &[u8], signature: &str, keys: &[PublicKey]) -> Result<Sealed, Refusal> {
        if file.len() > MOST_BYTES {
            return Err(Refusal::Oversize { bytes: file.len() });
        }
        if signature.len() > MOST_SIGNATURE {
            return Err(Refusal::NotMinisign { place: "the signature" });
        }
        let mut lines = signature.lines();
        let mut line = || lines.next().ok_or(Refusal::Truncated { part: "the signature" });
        let (untrusted, first, trusted, second) = (line()?, line()?, line()?, line()?);
        let wrong = |place| Refusal::NotMinisign { place };
        if !untrusted.starts_with("untrusted comment:") {
            return Err(wrong("line 1 of the signature"));
        }
        let head: [u8; 74] = part(first, "line 2 of the signature")?;
        let (algorithm, id, own) = split::<74, 64>(&head);
        let hashed = match algorithm {
            b"ED" => true,
            b"Ed" => false,
            _ => return Err(wrong("line 2 of the signature")),
        };
        let comment =
            trusted.strip_prefix("trusted comment: ").ok_or(wrong("line 3 of the signature"))?;
        let over_comment: [u8; 64] = part(second, "line 4 of the signature")?;
        if lines.any(|more| !more.trim().is_empty()) {
            return Err(wrong("line 5 of the signature"));
        }
        let key = *keys.iter().find(|key| key.id() == id).ok_or(Refusal::UnknownKey { key: id })?;
        let message = if hashed { Blake2b512::digest(file).to_vec() } else { file.to_vec() };
        Ok(Sealed {
            key,
            cut_off: stated_bytes(comment).is_some_and(|stated| file.len() < stated),
            proofs: [
                Proof { message, signature: own },
                Proof { message: [&own, comment.as_bytes()].concat(), signature: over_comment },
            ],
        })
    }

    /// The key that must have signed it.
    pub fn key(&self) -> &PublicKey {
        &self.key
    }

    /// The signatures that must hold: over the file, and over the first with its comment.
    pub fn proofs(&self) -> &[Proof; 2] {
        &self.proofs
    }

    /// The refusal where one of them does not hold.
    pub fn broken(&self) -> Refusal {
        if self.cut_off {
            Refusal::Truncated { part: "the file" }
        } else {
            Refusal::Tampered { key: self.key.id() }
        }
    }
}

/// No signature is longer, in bytes.
const MOST_SIGNATURE: usize = 4096;

/// A line of base64; a shorter one was cut off.
fn part<const N: usize>(line: &str, place: &'static str) -> Result<[u8; N], Refusal> {
    let line = line.trim_end();
    let cut_off = line.len() < N.div_ceil(3) * 4 && line.bytes().all(is_base64);
    decode(line).ok_or(if cut_off {
        Refusal::Truncated { part: "the signature" }
    } else {
        Refusal::NotMinisign { place }
    })
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)
}

/// The size that the signer says, as `bytes:1234` among the words of the comment.
fn stated_bytes(comment: &str) -> Option<usize> {
    comment.split(['\t', ' ']).find_map(|word| word.strip_prefix("bytes:")?.parse().ok())
}
