//! Writer of records: bytes, or their number alone.
//!
//! One for both, since the module holds the code that writes the whole state once for each; and each kind of number is written in
//! one place, since its loop would come into every field. Nothing can fail here.
//! Not here: reading (`reader`); which fields are written (`record!`).

/// Bytes that are written, or only counted.
#[derive(Debug)]
pub struct Writer {
    bytes: Option<Vec<u8>>,
    size: usize,
}

impl Writer {
    /// To be written.
    pub const fn new() -> Self {
        Self {
            bytes: Some(Vec::new()),
            size: 0,
        }
    }

    /// To be counted, without the memory for them.
    pub const fn counting() -> Self {
        Self { bytes: None, size: 0 }
    }

    /// Number of bytes so far.
    pub const fn size(&self) -> usize {
        self.size
    }

    /// The bytes so far; none where they are only counted.
    pub fn bytes(&self) -> &[u8] {
        self.bytes.as_deref().unwrap_or_default()
    }

    /// The bytes; none where they were only counted.
    pub fn finish(self) -> Vec<u8> {
        self.bytes.unwrap_or_default()
    }

    /// Puts bytes over those that were written at a place.
    pub fn put_over(&mut self, place: usize, bytes: &[u8]) {
        let room = self.bytes.as_mut().and_then(|all| all.get_mut(place..));
        if let Some(room) = room.and_then(|room| room.get_mut(..bytes.len())) {
            room.copy_from_slice(bytes);
        }
    }

    /// Bytes as they are.
    #[inline(never)]
    pub fn raw(&mut self, more: &[u8]) {
        self.size += more.len();
        if let Some(bytes) = &mut self.bytes {
            bytes.extend_from_slice(more);
        }
    }

    fn push(&mut self, byte: u8) {
        self.size += 1;
        if let Some(bytes) = &mut self.bytes {
            bytes.push(byte);
        }
    }

    /// A byte.
    #[inline(never)]
    pub fn byte(&mut self, byte: u8) {
        self.push(byte);
    }

    /// A whole number: seven bits a byte, the lowest first, and a bit that says whether more follow.
    #[inline(never)]
    pub fn unsigned(&mut self, mut number: u64) {
        while number >= 0x80 {
            let [low, ..] = number.to_le_bytes();
            self.push(low | 0x80);
            number >>= 7;
        }
        let [low, ..] = number.to_le_bytes();
        self.push(low);
    }

    /// The same of up to 128 bits.
    #[inline(never)]
    pub fn wide(&mut self, mut number: u128) {
        loop {
            if let Ok(number) = u64::try_from(number) {
                return self.unsigned(number);
            }
            let [low, ..] = number.to_le_bytes();
            self.push(low | 0x80);
            number >>= 7;
        }
    }

    /// A whole number with its sign, which becomes the lowest bit.
    #[inline(never)]
    pub fn signed(&mut self, number: i64) {
        self.unsigned(((number << 1) ^ (number >> 63)).cast_unsigned());
    }

    /// Number of what follows.
    pub fn length(&mut self, length: usize) {
        self.unsigned(length as u64); // at most 64 bits on any host
    }

    /// Number of one of a choice.
    pub fn choice(&mut self, number: u32) {
        self.unsigned(u64::from(number));
    }

    /// A float.
    #[inline(never)]
    pub fn float(&mut self, number: f64) {
        self.raw(&number.to_le_bytes());
    }

    /// A text.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        self.length(text.len());
        self.raw(text.as_bytes());
    }
}

impl Default for Writer {
    fn default() -> Self {
        Self::new()
    }
}
