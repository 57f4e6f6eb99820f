//! What goes from a shelf at a bound, by number or by age: the oldest by date, whatever came first.
//!
//! So the payments that are left depend on the payments and the bound alone, in whatever order they came.
//! Not here: how the oldest are found (`oldest`), and what stays of them (`stub`).

use super::{Payment, Shelf};
use crate::event::{Digest, Transaction};
use crate::time::Millis;

impl Shelf {
    /// True of a payment that there is no room for: it is not kept, and as old as what had to go.
    pub fn has_no_room_for(&self, payment: &Transaction, most: usize) -> bool {
        let age = (payment.at, Digest::of(&payment.id));
        self.payments.len() >= most && self.dropped_up_to.is_some_and(|dropped| age <= dropped)
    }

    /// Drops the oldest payments by date beyond the bound; returns how many.
    pub(in crate::ledger) fn make_room(&mut self, most: usize) -> u32 {
        let mut dropped = 0;
        if self.payments.len() > most {
            self.know_names();
        }
        while self.payments.len() > most
            && let Some(age) = self.oldest.take(&self.payments)
        {
            // In the order of arrival the oldest is mostly the first; where it is not, the newest moves into its place.
            let gone = match self.payments.position(age.1) {
                Some(0) => self.payments.take_oldest(),
                _ => self.payments.remove(age.1),
            };
            let Some(gone) = gone else {
                break;
            };
            self.dropped_up_to = self.dropped_up_to.max(Some(age));
            self.let_go(&gone);
            dropped += 1;
        }
        // Texts are sorted out once there are more of them than payments could use: four each.
        if dropped > 0 && self.words.len() > self.payments.len().saturating_mul(4) {
            self.sort_out_words();
        }
        dropped
    }

    /// Drops payments from before this instant; returns how many.
    pub(in crate::ledger) fn drop_before(&mut self, oldest: Millis) -> u32 {
        let gone: Vec<Payment> = self
            .payments
            .values()
            .filter(|payment| payment.at < oldest)
            .cloned()
            .collect();
        if gone.is_empty() {
            return 0;
        }
        self.know_names();
        self.payments.retain(|payment| payment.at >= oldest);
        for payment in &gone {
            self.let_go(payment);
        }
        self.sort_out_words();
        u32::try_from(gone.len()).unwrap_or(u32::MAX)
    }

    /// Keeps only the texts that are still used: what was dropped leaves nothing behind.
    fn sort_out_words(&mut self) {
        let old = std::mem::take(&mut self.words);
        let mut payments = std::mem::take(&mut self.payments);
        for payment in payments.values_mut() {
            for word in [
                &mut payment.counterparty,
                &mut payment.category,
                &mut payment.country,
                &mut payment.paid_with,
            ] {
                let text = word.and_then(|word| old.at(word.0 as usize));
                *word = self.word(text.map(String::as_str));
            }
        }
        self.payments = payments;
    }
}
