//! The audit chain: each link is the SM3 of the link before it and of the fact.

use sm3::{Digest, Sm3};

/// An SM3 digest (GB/T 32905).
pub(crate) type Hash = [u8; 32];

/// The first link of every street hangs on this.
pub(crate) const ROOT: Hash = [0; 32];

/// SM3 of `bytes`.
pub(crate) fn digest(bytes: &[u8]) -> Hash {
    Sm3::digest(bytes).into()
}

/// A fact as the chain sees it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Link<'a> {
    pub(crate) street: &'a str,
    pub(crate) sequence: i64,
    pub(crate) at: i64,
    pub(crate) actor: &'a str,
    pub(crate) operation: &'a str,
    pub(crate) subject_kind: &'a str,
    pub(crate) subject: &'a [u8],
    pub(crate) before: Option<&'a Hash>,
    pub(crate) after: Option<&'a Hash>,
    pub(crate) body: &'a str,
}

impl Link<'_> {
    /// The hash of this link upon `previous`. Every part is preceded by its length, so that no two facts read alike.
    pub(crate) fn hash(&self, previous: &Hash) -> Hash {
        let mut message = Vec::with_capacity(192 + self.body.len());
        message.extend_from_slice(previous);
        message.extend_from_slice(&self.sequence.to_be_bytes());
        message.extend_from_slice(&self.at.to_be_bytes());
        for part in [
            self.street.as_bytes(),
            self.actor.as_bytes(),
            self.operation.as_bytes(),
            self.subject_kind.as_bytes(),
            self.subject,
            self.before.map_or(&[], |hash| hash.as_slice()),
            self.after.map_or(&[], |hash| hash.as_slice()),
            self.body.as_bytes(),
        ] {
            message.extend_from_slice(&(part.len() as u64).to_be_bytes());
            message.extend_from_slice(part);
        }
        digest(&message)
    }
}

/// Lower-case hexadecimal of a hash.
pub(crate) fn hex(hash: &Hash) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half & 15)]);
    hash.iter().flat_map(|byte| [digit(byte >> 4), digit(*byte)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sm3_gives_the_standard_digest() {
        assert_eq!(hex(&digest(b"abc")), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    #[test]
    fn parts_cannot_be_shifted() {
        let link = Link {
            street: "620102001",
            sequence: 1,
            at: 0,
            actor: "a",
            operation: "bc",
            subject_kind: "case",
            subject: b"x",
            before: None,
            after: None,
            body: "{}",
        };
        let shifted = Link { actor: "ab", operation: "c", ..link };
        assert_ne!(link.hash(&ROOT), shifted.hash(&ROOT));
    }
}
