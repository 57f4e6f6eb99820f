//! Numbers of signals in another build: what is kept by them, and what of it still waits for its hour.

use super::Population;
use super::update::Update;

impl Population {
    /// Gives every signal another number; what has none is forgotten.
    pub fn change_signals(&mut self, number: impl Fn(u16) -> Option<u16>) {
        self.reliability.change_signals(&number);
        self.waiting.retain_mut(|update| match update {
            Update::Signal(observation) => match number(observation.signal) {
                Some(now) => {
                    observation.signal = now;
                    true
                }
                None => false,
            },
            _ => true,
        });
    }
}
