//! Merging of versions: a row of a payment, and another word on it, put together field by field.
//!
//! Each field is of the newest version that tells it (`event::Version`): what a newer word leaves out stays as an older one
//! told it, in whichever order they come. Most rows are of one version; a field of an older one than the row's newest notes
//! when it was told, beside the rare fields. Status, sum and what of it was paid back are one field: half of each would be a
//! payment that nobody told of. The time that stands is `event::Made`'s to say. Text that a newer word takes away stays, since
//! a word that leaves a field out and one that empties it look the same.
//! Not here: words that contradict one another (`feedback::seen_payments` refuses them).

use super::late::{Group, Late};
use super::payment::{Payment, Rare};
use super::texts::Texts;
use crate::event::{Made, Told, Version};

/// Two versions on their way to one.
struct Merging {
    /// The row's newest word before.
    known: Told,
    came: Told,
    /// Newest word of the two.
    newest: Told,
    /// The word that came is newer than the row.
    is_newer: bool,
    before: Late,
    after: Late,
}

impl Merging {
    fn told(&self, group: Group) -> Told {
        let late = self.before.iter().find(|(known, _)| *known == group);
        late.map_or(self.known, |(_, told)| *told)
    }

    /// The value of a field that may be absent.
    fn field<T>(&mut self, group: Group, known: &mut Option<T>, came: Option<T>) {
        let mut told = self.told(group);
        if came.is_some() && (known.is_none() || self.came.follows(told, self.is_newer)) {
            *known = came;
            told = self.came_after(told);
        }
        if known.is_some() {
            self.note(group, told);
        }
    }

    /// When a field that the word replaced counts as told.
    fn came_after(&self, told: Told) -> Told {
        if self.is_newer {
            self.newest
        } else {
            self.came.after(told)
        }
    }

    fn note(&mut self, group: Group, told: Told) {
        if told != self.newest {
            self.after.push((group, told));
        }
    }
}

impl Payment {
    fn version(&self, told: Told) -> Version {
        Version {
            told,
            status: self.facts.status,
            refunded: self.refunded(),
        }
    }

    /// When it was made, as far as is known.
    pub fn made(&self) -> Made {
        Made {
            at: self.at,
            is_of_day: self.facts.is_of_day,
            is_attempt: self.is_attempt,
        }
    }

    /// The same with another word on it. Both are rows of one shelf.
    pub(super) fn merged(&self, came: Self) -> Self {
        if came.currency != self.currency {
            return came; // of another payment: whoever took it in had forgotten this one
        }
        let late = self.rare.as_ref().map(|rare| rare.late.clone());
        let before = late.unwrap_or_default();
        let is_newer = came.version(came.told).is_newer_than(&self.version(self.told));
        let newest = match (
            is_newer,
            came == Self {
                told: came.told,
                ..self.clone()
            },
        ) {
            (_, true) => came.told.again(self.told),
            (true, _) => came.told.after(self.told),
            (false, _) => self.told,
        };
        let mut merging = Merging {
            known: self.told,
            came: came.told,
            newest,
            is_newer,
            before,
            after: Late::new(),
        };
        let mut row = self.clone();
        row.told = newest;
        merging.status(&mut row, &came);
        merging.time(&mut row, &came);
        if is_newer {
            row.facts.direction = came.facts.direction;
            row.facts.kind = came.facts.kind;
        }
        row.facts.consent = row.facts.consent.or(came.facts.consent);
        merging.fields(&mut row, came);
        row
    }
}

impl Merging {
    fn status(&mut self, row: &mut Payment, came: &Payment) {
        let mut told = self.told(Group::Status);
        if came.version(self.came).has_newer_status_than(&row.version(told)) {
            row.facts.status = came.facts.status;
            row.sum = came.sum.clone();
            row.set_sums(|sums| sums.refunded = came.refunded());
            told = self.came_after(told);
        }
        self.note(Group::Status, told);
    }

    fn time(&self, row: &mut Payment, came: &Payment) {
        if came.made().stands_over(&row.made()) {
            row.at = came.at;
            row.offset = came.offset;
            row.facts.is_of_day = came.facts.is_of_day;
            row.is_attempt = came.is_attempt;
        }
    }

    fn fields(mut self, row: &mut Payment, came: Payment) {
        let mut fee = row.fee().map(|fee| (fee, row.fee_included()));
        self.field(
            Group::Fee,
            &mut fee,
            came.fee().map(|fee| (fee, came.fee_included())),
        );
        row.set_sums(|sums| {
            sums.fee = fee.map(|(fee, _)| fee);
            sums.fee_included = fee.is_some_and(|(_, is_included)| is_included);
        });
        let known = row.texts.clone();
        let (mut order, mut reference) = (known.order(), known.reference());
        let (mut description, mut note) = (known.description(), known.note());
        self.field(Group::Order, &mut order, came.order());
        self.field(Group::Reference, &mut reference, came.reference());
        self.field(Group::Description, &mut description, came.description());
        self.field(Group::Note, &mut note, came.note());
        row.texts = Texts::of(known.id(), order, reference, description, note);
        // A name, its key and the id are one party's: told together.
        let mut party = row.counterparty.map(|name| (name, row.payee, row.party));
        let other = came.counterparty.map(|name| (name, came.payee, came.party));
        self.field(Group::Counterparty, &mut party, other);
        row.counterparty = party.map(|(name, _, _)| name);
        row.payee = party.and_then(|(_, payee, _)| payee);
        row.party = party.and_then(|(_, _, party)| party);
        self.field(Group::Category, &mut row.category, came.category);
        self.field(Group::Country, &mut row.country, came.country);
        self.field(Group::PaidWith, &mut row.paid_with, came.paid_with);
        self.field(Group::Side, &mut row.facts.side, came.facts.side);
        self.field(
            Group::Instrument,
            &mut row.facts.instrument,
            came.facts.instrument,
        );
        self.field(Group::Channel, &mut row.facts.channel, came.facts.channel);
        self.field(Group::Mcc, &mut row.facts.mcc, came.facts.mcc);
        let mut rare = row.rare.take().map(|rare| *rare).unwrap_or_default();
        let other = came.rare.map(|rare| *rare).unwrap_or_default();
        self.field(Group::RefundOf, &mut rare.refund_of, other.refund_of);
        self.field(Group::SameAs, &mut rare.same_as, other.same_as);
        self.field(Group::Discount, &mut rare.discount, other.discount);
        self.field(Group::Points, &mut rare.points, other.points);
        let mut agreement = rare.agreement.map(|key| (key, rare.agreement_id));
        let under = other.agreement.map(|key| (key, other.agreement_id));
        self.field(Group::Agreement, &mut agreement, under);
        rare.agreement = agreement.map(|(key, _)| key);
        rare.agreement_id = agreement.and_then(|(_, id)| id);
        self.field(Group::Original, &mut rare.original, other.original);
        let numbers = |numbers: Vec<String>| Some(numbers).filter(|numbers| !numbers.is_empty());
        let mut references = numbers(rare.references);
        self.field(Group::References, &mut references, numbers(other.references));
        rare.references = references.unwrap_or_default();
        rare.late = self.after;
        row.rare = (rare != Rare::default()).then(|| Box::new(rare));
    }
}

#[cfg(test)]
mod tests {
    use crate::event::{
        Channel, Counterparty, CounterpartyKind, Direction, Original, PaymentType, SameAs, Status,
        TimePrecision, Transaction,
    };
    use crate::ledger::Shelf;
    use crate::money::{Amount, Currency};
    use crate::time::{DAY, Millis};
    use proptest::prelude::*;

    fn sum(text: &str) -> Amount {
        Amount::parse(text).unwrap()
    }

    fn word(exported: i64) -> Transaction {
        let at = Millis::new(DAY).unwrap();
        Transaction {
            exported_at: Millis::new(exported * DAY).ok(),
            ..Transaction::new("p", "a", at, sum("100.00"), Currency::CNY)
        }
    }

    /// All that is kept of the payment, its texts spelt out.
    fn kept(words: &[&Transaction]) -> String {
        let mut shelf = Shelf::default();
        for word in words {
            shelf.keep(word, 0);
        }
        let row = shelf.get("p").unwrap();
        let texts = serde_json::to_string(&shelf.transaction(row)).unwrap();
        format!("{:?} {:?} {texts}", row.made(), row.told)
    }

    #[test]
    fn a_newer_word_keeps_what_it_leaves_out_and_takes_what_it_tells() {
        let may = Transaction {
            category: Some("food".to_owned()),
            fee: Some(sum("1.00")),
            ..word(5)
        };
        let march = Transaction {
            category: Some("travel".to_owned()),
            order_id: Some("o".to_owned()),
            ..word(3)
        };
        for words in [[&may, &march], [&march, &may]] {
            let text = kept(&words);
            for told in ["\"food\"", "\"fee\":\"1.00\"", "\"o\""] {
                assert!(text.contains(told), "{told}: {text}");
            }
        }
    }

    #[test]
    fn a_word_between_two_known_ones_fills_in_only_what_no_newer_one_tells() {
        let category = |exported, category: &str| Transaction {
            category: Some(category.to_owned()),
            ..word(exported)
        };
        let (first, second, last) = (category(1, "food"), category(2, "travel"), word(3));
        assert!(kept(&[&first, &last, &second]).contains("travel"));
        assert!(kept(&[&second, &last, &first]).contains("travel"));
    }

    #[test]
    fn a_payment_of_one_version_notes_nothing_besides() {
        let mut shelf = Shelf::default();
        shelf.keep(&word(1), 0);
        shelf.keep(&word(2), 0);
        assert!(shelf.get("p").unwrap().rare.is_none());
    }

    fn text() -> impl Strategy<Value = Option<String>> {
        prop::option::of("[abc]")
    }

    fn money() -> impl Strategy<Value = Option<Amount>> {
        prop::option::of((1_u8..9).prop_map(|whole| sum(&whole.to_string())))
    }

    /// A word on a payment by the export of some day.
    fn any_word() -> impl Strategy<Value = Transaction> {
        let facts = (
            prop::sample::select(Status::ALL),
            prop::sample::select(Direction::ALL),
            prop::sample::select(PaymentType::ALL),
            prop::option::of(prop::sample::select(TimePrecision::ALL)),
            prop::option::of(prop::sample::select(Channel::ALL)),
            prop::option::of(prop::sample::select(CounterpartyKind::ALL)),
            0_i64..5 * 60,
        );
        let sums = (
            money(),
            any::<bool>(),
            money(),
            money(),
            prop::option::of(0_u8..9),
        );
        let texts = (text(), text(), text(), text(), text(), text());
        let written = (text(), text(), text(), money());
        (facts, sums, texts, written).prop_map(|(facts, sums, texts, written)| {
            let (status, direction, kind, time_precision, channel, side, seconds) = facts;
            let (fee, included, refunded, discount, points) = sums;
            let (category, order_id, reference, name, refund_of, twin) = texts;
            let (description, note, agreement_id, abroad) = written;
            Transaction {
                at: Millis::new(DAY + seconds * 1_000).unwrap(),
                status,
                direction,
                kind,
                time_precision,
                channel,
                fee,
                fee_included: Some(included),
                refunded,
                discount,
                points: points.map(f64::from),
                category,
                description,
                note,
                agreement_id,
                original: abroad.map(|amount| Original {
                    amount,
                    currency: Currency::CNY,
                }),
                order_id,
                reference,
                counterparty: Some(Counterparty {
                    id: None,
                    name,
                    kind: side,
                }),
                refund_of,
                same_as: twin.map(|id| SameAs {
                    account_id: "b".to_owned(),
                    id,
                }),
                ..word(0)
            }
        })
    }

    proptest! {
        #[test]
        fn words_of_different_exports_give_one_payment_in_every_order_and_told_again(
            words in prop::collection::vec(any_word(), 1..6), turns in any::<u64>(), again in any::<prop::sample::Index>(),
        ) {
            let mut words = words;
            for (word, day) in words.iter_mut().zip(1..) {
                word.exported_at = Millis::new(day * DAY).ok();
            }
            let mut shuffled: Vec<&Transaction> = words.iter().collect();
            shuffled.sort_by_key(|word| {
                crate::event::Digest::of(&format!("{turns} {:?}", word.exported_at.map(Millis::get)))
            });
            let in_order: Vec<&Transaction> = words.iter().collect();
            prop_assert_eq!(kept(&in_order), kept(&shuffled));
            shuffled.push(again.get(&words));
            prop_assert_eq!(kept(&in_order), kept(&shuffled));
        }
    }
}
