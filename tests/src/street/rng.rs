//! Chance: one ChaCha8 stream for each purpose and place, drawn through integers only.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

/// What a stream is for; part of its number.
#[derive(Debug, Clone, Copy)]
pub(super) enum Purpose {
    Layout = 1,
    Quota = 2,
    Grid = 3,
    Staff = 4,
    Enterprise = 5,
    Request = 6,
    Spoil = 7,
    Service = 8,
}

/// A stream of chance.
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    pub(super) fn new(seed: u64, purpose: Purpose, index: usize) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(seed);
        rng.set_stream(((purpose as u64) << 56) | index as u64);
        Self(rng)
    }

    /// A number below `n`, by multiplication; the bias is below n / 2^32.
    pub(super) fn below(&mut self, n: u32) -> u32 {
        ((u64::from(self.0.next_u32()) * u64::from(n)) >> 32) as u32
    }

    pub(super) fn index(&mut self, n: usize) -> usize {
        self.below(n as u32) as usize
    }

    /// A number from `low` up to and with `high`.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        low + i64::from(self.below((high - low + 1) as u32))
    }

    /// True `n` times in `of`.
    pub(super) fn chance(&mut self, n: u32, of: u32) -> bool {
        self.below(of) < n
    }

    pub(super) fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.index(items.len())]
    }

    /// One of the pairs, by its weight.
    pub(super) fn weighted<'a, T>(&mut self, items: &'a [(T, u32)]) -> &'a T {
        let mut left = self.below(items.iter().map(|item| item.1).sum());
        for (item, weight) in items {
            if left < *weight {
                return item;
            }
            left -= weight;
        }
        &items[items.len() - 1].0
    }
}
