//! Dice: what a story or a file is made of, byte by byte.

/// Bytes as dice; when they are used up every roll is 0.
pub(crate) struct Dice<'a>(pub(crate) &'a [u8]);

impl<'a> Dice<'a> {
    pub(crate) fn byte(&mut self) -> u8 {
        match self.0.split_first() {
            Some((first, rest)) => {
                self.0 = rest;
                *first
            }
            None => 0,
        }
    }

    pub(crate) fn below(&mut self, sides: u8) -> usize {
        usize::from(self.byte() % sides)
    }

    #[allow(dead_code)] // files are made of single bytes
    pub(crate) fn bytes(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        taken
    }

    pub(crate) fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[usize::from(self.byte()) % from.len()]
    }
}
