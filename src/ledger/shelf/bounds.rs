//! What goes from a shelf at a bound where it could not be folded: the oldest by date, whatever came first.
//!
//! So the payments that are left depend on the payments and the bound alone, in whatever order they came.
//! Not here: how the oldest are found (`oldest`), and what stays of them (`stub`).

use super::Shelf;
use crate::event::{Digest, Transaction};
use crate::ledger::month::Group;

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
        // Texts are sorted out once there are more of them than payments could use: seven each.
        if dropped > 0 && self.words.len() > self.payments.len().saturating_mul(7) {
            self.sort_out_words();
        }
        dropped
    }

    /// Keeps only the texts that are still used: what was dropped leaves nothing behind.
    pub(super) fn sort_out_words(&mut self) {
        let old = std::mem::take(&mut self.words);
        let mut payments = std::mem::take(&mut self.payments);
        for payment in payments.values_mut() {
            for word in payment.words_mut() {
                let text = word.and_then(|word| old.at(word.index()));
                *word = self.word(text.map(String::as_str));
            }
        }
        self.payments = payments;
        let mut months = std::mem::take(&mut self.months);
        for word in months
            .iter_mut()
            .flat_map(|month| &mut month.groups)
            .flat_map(Group::texts)
        {
            let text = word.and_then(|word| old.at(word.index()));
            *word = self.word(text.map(String::as_str));
        }
        self.months = months;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Direction, PaymentType};
    use crate::ledger::Ledger;
    use crate::ledger::shelf::oldest::Oldest;
    use crate::ledger::shelf::stub::Names;
    use crate::money::{Amount, Currency};
    use crate::time::Millis;
    use proptest::prelude::*;

    fn payment(id: &str, at: i64) -> Transaction {
        let at = Millis::new(at).unwrap();
        Transaction::new(id, "a", at, Amount::parse("9.00").unwrap(), Currency::CNY)
    }

    fn kept(payments: &[Transaction], most: usize) -> Ledger {
        let mut ledger = Ledger::default();
        for payment in payments {
            ledger.keep(payment, 0, most);
        }
        ledger
    }

    fn ids(ledger: &Ledger) -> Vec<String> {
        let payments = ledger.shelf("a").into_iter().flat_map(Shelf::payments);
        let mut ids: Vec<String> = payments.map(|payment| payment.id().to_owned()).collect();
        ids.sort();
        ids
    }

    fn refund(id: &str, at: i64, of: &str) -> Transaction {
        Transaction {
            direction: Direction::Credit,
            kind: PaymentType::Refund,
            refund_of: Some(of.to_owned()),
            ..payment(id, at)
        }
    }

    #[test]
    fn an_old_bill_that_comes_last_pushes_out_nothing_newer() {
        let payments = [payment("new", 3), payment("newer", 4), payment("old", 1)];
        assert_eq!(ids(&kept(&payments, 2)), ["new", "newer"]);
        let ledger = kept(&payments, 2);
        assert_eq!(ledger.evicted, 1);
        assert!(ledger.shelf("a").unwrap().has_no_room_for(&payment("old", 1), 2));
        assert!(
            !ledger
                .shelf("a")
                .unwrap()
                .has_no_room_for(&payment("newest", 5), 2)
        );
    }

    #[test]
    fn a_dropped_payment_leaves_what_is_left_of_it_while_a_kept_refund_names_it() {
        let paid = Transaction {
            refunded: Some(Amount::parse("2.00").unwrap()),
            category: Some("food".to_owned()),
            note: Some("secret".to_owned()),
            ..payment("paid", 0)
        };
        let mut payments = vec![
            paid,
            refund("back", 5, "paid"),
            payment("other", 1),
            payment("new", 6),
        ];
        let ledger = kept(&payments, 2);
        assert_eq!(ids(&ledger), ["back", "new"]);
        let shelf = ledger.shelf("a").unwrap();
        let stub = shelf.stub("paid").unwrap();
        assert_eq!(stub.left, Amount::parse("7.00").unwrap());
        assert_eq!((stub.category.as_deref(), stub.month), (Some("food"), 1970 * 12));
        assert!(shelf.stub("other").is_none(), "nothing refers to it");
        payments.push(payment("newest", 7));
        let ledger = kept(&payments, 2);
        assert_eq!(
            ledger.shelf("a").unwrap().stubs().count(),
            0,
            "its refund is gone"
        );
    }

    #[test]
    fn a_stub_of_an_order_is_left_and_goes_when_its_payment_is_told_again() {
        let of_order = |payment: Transaction| Transaction {
            order_id: Some("o".to_owned()),
            ..payment
        };
        let paid = of_order(payment("paid", 0));
        let back = Transaction {
            refund_of: None,
            ..of_order(refund("back", 5, ""))
        };
        let mut ledger = kept(&[paid.clone(), of_order(payment("sibling", 4)), back], 9);
        ledger.keep(&payment("newest", 6), 0, 3);
        assert!(ledger.shelf("a").unwrap().stub("paid").is_some());
        ledger.keep(&paid, 0, 9);
        assert!(ledger.shelf("a").unwrap().stub("paid").is_none());
        ledger.forget("a");
        assert!(ledger.shelf("a").is_none());
    }

    proptest! {
        #[test]
        fn the_same_payments_under_the_same_bound_leave_the_same_rows(
            times in prop::collection::vec(0_i64..50, 1..80), most in 1_usize..40, turns in any::<u64>(),
            cut in any::<prop::sample::Index>(),
        ) {
            let payments: Vec<Transaction> = times
                .iter()
                .enumerate()
                .map(|(id, at)| payment(&id.to_string(), *at))
                .collect();
            let mut shuffled = payments.clone();
            shuffled.sort_by_key(|payment| Digest::of(&format!("{turns} {}", payment.id)));
            prop_assert_eq!(ids(&kept(&payments, most)), ids(&kept(&shuffled, most)));
            // Naive: all of them in the order of their dates.
            let mut ages: Vec<_> = payments.iter().map(|payment| (payment.at, Digest::of(&payment.id))).collect();
            ages.sort();
            let newest = ages.split_off(ages.len().saturating_sub(most));
            let ledger = kept(&shuffled, most);
            let mut left: Vec<_> = ledger.shelf("a").unwrap().payments().map(|row| (row.at, Digest::of(row.id()))).collect();
            left.sort();
            prop_assert_eq!(left, newest);
            // A ledger that was restored in between drops the same.
            let (first, then) = shuffled.split_at(cut.index(shuffled.len()));
            let mut restored = kept(first, most);
            for shelf in restored.shelves.values_mut() {
                (shelf.oldest, shelf.names) = <(Oldest, Names)>::default(); // as no snapshot holds them
            }
            for payment in then {
                restored.keep(payment, 0, most);
            }
            prop_assert_eq!(restored, ledger);
        }
    }
}
