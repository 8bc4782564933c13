//! Public keys in minisign's form.

use ct_codecs::{Base64, Decoder};

use super::Refusal;

/// The number by which minisign names a key pair; printed as minisign prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyId(pub(super) [u8; 8]);

/// An Ed25519 public key that is trusted to sign catalogues.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicKey {
    id: KeyId,
    point: [u8; 32],
}

impl PublicKey {
    /// Reads a public key: its line of base64, or the file of two lines that holds it.
    ///
    /// # Errors
    /// [`Refusal::NotMinisign`].
    pub fn parse(text: &str) -> Result<PublicKey, Refusal> {
        let line = text.lines().rfind(|line| !line.trim().is_empty()).unwrap_or_default();
        let wrong = Refusal::NotMinisign { place: "the public key" };
        let bytes: [u8; 42] = decode(line.trim()).ok_or_else(|| wrong.clone())?;
        match split(&bytes) {
            (b"Ed", id, point) => Ok(PublicKey { id, point }),
            _ => Err(wrong),
        }
    }

    /// Its number.
    pub fn id(&self) -> KeyId {
        self.id
    }

    /// The key itself, as WebCrypto takes it raw.
    pub fn point(&self) -> &[u8; 32] {
        &self.point
    }
}

impl std::fmt::Display for KeyId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().rev().try_for_each(|byte| write!(f, "{byte:02X}"))
    }
}

/// Exactly so many bytes of base64.
pub(super) fn decode<const N: usize>(text: &str) -> Option<[u8; N]> {
    let mut bytes = [0; N];
    (Base64::decode(&mut bytes, text, None).ok()?.len() == N).then_some(bytes)
}

/// What minisign writes before a key or a signature: the algorithm and the key's number.
pub(super) fn split<const N: usize, const M: usize>(bytes: &[u8; N]) -> (&[u8], KeyId, [u8; M]) {
    let (mut id, mut rest) = ([0; 8], [0; M]);
    id.copy_from_slice(&bytes[2..10]);
    rest.copy_from_slice(&bytes[10..10 + M]);
    (&bytes[..2], KeyId(id), rest)
}
