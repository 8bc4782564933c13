//! How the vocabulary is packed: the model that packing and unpacking share, and the unpacking.
//!
//! A language's phrases are sorted, each written as the length it shares with the one before, its
//! other letters, and its role. Every symbol is coded bit by bit against how often that bit followed
//! the symbol before it: an adaptive binary range coder, which needs no tables and takes a third of
//! the bytes of the plain text.

/// The letters of a language by number; 0 ends a phrase.
const PROBABLE: u32 = 1 << 16;

/// How often each bit was set, by what came before and the bits of the symbol so far.
pub(crate) struct Model {
    bits: u32,
    seen: Vec<(u16, u8)>,
}

impl Model {
    /// A model of symbols of so many bits after one of so many contexts.
    pub(crate) fn new(bits: u32, contexts: usize) -> Model {
        Model { bits, seen: vec![(u16::MAX / 2, 0); contexts << bits] }
    }

    /// Codes one symbol bit by bit; `code` is told how probable a 1 is and answers the bit.
    pub(crate) fn symbol(
        &mut self,
        context: usize,
        mut code: impl FnMut(u32, u32) -> u32,
    ) -> usize {
        let mut node = 1_usize;
        for place in (0..self.bits).rev() {
            let Some((chance, times)) = self.seen.get_mut((context << self.bits) + node) else {
                return 0;
            };
            let bit = code(u32::from(*chance), place) & 1;
            let target = if bit == 1 { i32::from(u16::MAX) - 255 } else { 255 };
            let step = (target - i32::from(*chance)) * 2 / (2 * i32::from(*times) + 3);
            *chance = chance.saturating_add_signed(step.clamp(-32_000, 32_000) as i16);
            *times = (*times + 1).min(20);
            node = node * 2 + bit as usize;
        }
        node - (1 << self.bits)
    }
}

/// Where the interval is cut for the probability of a 1.
pub(crate) fn cut(low: u32, high: u32, chance: u32) -> u32 {
    low + ((u64::from(high - low) * u64::from(chance)) / u64::from(PROBABLE)) as u32
}

/// The models of one language's stream.
pub(crate) struct Models {
    /// How much of the phrase before is shared, after the role before.
    pub(crate) shared: Model,
    /// Letters after letters.
    pub(crate) letters: Model,
    /// Roles after roles.
    pub(crate) roles: Model,
}

/// The longest beginning that two phrases can share.
pub(crate) const MOST_SHARED: usize = 31;
/// Roles fit in so many bits.
pub(crate) const ROLE_BITS: u32 = 7;

impl Models {
    /// The models for an alphabet of so many letters, the end of a phrase not counted.
    pub(crate) fn new(letters: usize) -> Models {
        let bits = usize::BITS - letters.leading_zeros();
        Models {
            shared: Model::new(5, 1 << ROLE_BITS),
            letters: Model::new(bits, letters + 1),
            roles: Model::new(ROLE_BITS, 1 << ROLE_BITS),
        }
    }
}

/// Unpacks phrase by phrase.
pub(crate) struct Unpacking<'a> {
    packed: &'a [u8],
    low: u32,
    high: u32,
    code: u32,
}

impl<'a> Unpacking<'a> {
    /// Begins at the first byte.
    pub(crate) fn new(packed: &'a [u8]) -> Unpacking<'a> {
        let mut unpacking = Unpacking { packed, low: 0, high: u32::MAX, code: 0 };
        for _ in 0..4 {
            unpacking.byte();
        }
        unpacking
    }

    fn byte(&mut self) {
        let (next, rest) = self.packed.split_first().map_or((0, self.packed), |(a, b)| (*a, b));
        self.packed = rest;
        self.code = self.code << 8 | u32::from(next);
    }

    /// The next symbol under a model.
    pub(crate) fn symbol(&mut self, model: &mut Model, context: usize) -> usize {
        model.symbol(context, |chance, _| {
            let middle = cut(self.low, self.high, chance);
            let bit = u32::from(self.code <= middle);
            if bit == 1 {
                self.high = middle;
            } else {
                self.low = middle + 1;
            }
            while (self.low ^ self.high) >> 24 == 0 {
                self.low <<= 8;
                self.high = self.high << 8 | 0xFF;
                self.byte();
            }
            bit
        })
    }
}
