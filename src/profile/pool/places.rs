//! Numbers of signals in another build: what is kept by them, and what of it still waits for its hour.

use super::Pool;
use super::news::News;

impl Pool {
    /// Gives every signal another number; what has none is forgotten.
    pub fn change_signals(&mut self, number: impl Fn(u16) -> Option<u16>) {
        self.corroboration.change_signals(&number);
        self.waiting.retain_mut(|news| match news {
            News::Heard(testimony) => match number(testimony.signal) {
                Some(now) => {
                    testimony.signal = now;
                    true
                }
                None => false,
            },
            _ => true,
        });
    }
}
