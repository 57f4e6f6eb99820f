//! A payment as kept: short rows, whose texts are numbers on their shelf and whose rare fields stand apart.
//!
//! Not here: how rows come to be and are put together (`merge`), and where their texts are (`Shelf`).

use super::late::{Group, Late};
use super::texts::Texts;
use crate::event::{Digest, Facts, Original, SameAs, Told, Transaction};
use crate::money::{Amount, Currency, KeptAmount};
use crate::record::record;
use crate::time::{Millis, UtcOffset, Zone};
use std::num::NonZeroU32;

/// A text's number on its shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Word(NonZeroU32);

record! { struct Word(number) }

impl Word {
    /// One is added, so that a word or none takes no more room than a word.
    pub(in crate::ledger) fn at(position: usize) -> Option<Self> {
        u32::try_from(position + 1)
            .ok()
            .and_then(NonZeroU32::new)
            .map(Self)
    }

    /// The number.
    pub const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// A payment as kept: what summaries and cases read.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the contract's names
pub struct Payment {
    pub(super) texts: Texts,
    pub at: Millis,
    /// Minutes east of UTC.
    pub offset: i16,
    pub facts: Facts,
    pub(super) sum: KeptAmount,
    pub currency: Currency,
    /// When the newest word on it was told.
    pub(super) told: Told,
    /// Its time is that of an attempt by which no money left.
    pub(super) is_attempt: bool,
    pub(super) rare: Option<Box<Rare>>,
    /// Other side as the statement names it, else its id.
    pub(super) counterparty: Option<Word>,
    /// Key of that name (`event::name`), else its id.
    pub(super) payee: Option<Word>,
    /// Id of the other side.
    pub(super) party: Option<Word>,
    pub(super) category: Option<Word>,
    pub(super) country: Option<Word>,
    pub(super) paid_with: Option<Word>,
}

record! {
    struct Payment {
        texts, at, offset, facts, sum, currency, told, is_attempt, rare,
        counterparty, payee, party, category, country, paid_with,
    }
}

/// Sums beside the payment's own; apart from the other rare fields, since some banks tell the fee of each.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Sums {
    pub(super) fee: Option<Amount>,
    pub(super) fee_included: bool,
    pub(super) refunded: Option<Amount>,
}

record! { struct Sums { fee, fee_included, refunded } }

/// Rare fields: what few payments have, kept apart so that the others are short.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Rare {
    pub(super) sums: Option<Box<Sums>>,
    pub(super) refund_of: Option<String>,
    pub(super) same_as: Option<(String, String)>,
    pub(super) discount: Option<Amount>,
    /// To hundredths of a point.
    pub(super) points: Option<Amount>,
    /// Every other number under which it, or what it pays back, may be named.
    pub(super) references: Vec<String>,
    /// Agreement that it was drawn under; a fingerprint, since cases only compare it.
    pub(super) agreement: Option<Digest>,
    /// The same, as it is written.
    pub(super) agreement_id: Option<Word>,
    /// Sum in the merchant's currency.
    pub(super) original: Option<Original>,
    /// Fields that an older word told than the newest on this payment.
    pub(super) late: Late,
}

record! {
    struct Rare {
        sums, refund_of, same_as, discount, points, references, agreement, agreement_id, original, late,
    }
}

impl Payment {
    /// Its id.
    pub fn id(&self) -> &str {
        self.texts.id()
    }

    /// The merchant's order number.
    pub fn order(&self) -> Option<&str> {
        self.texts.order()
    }

    /// The operator's own number.
    pub fn reference(&self) -> Option<&str> {
        self.texts.reference()
    }

    /// What was bought, as its statement says.
    pub fn description(&self) -> Option<&str> {
        self.texts.description()
    }

    /// What the operator charged for it.
    pub fn fee(&self) -> Option<Amount> {
        self.sums().fee
    }

    /// The fee is a part of the amount.
    pub fn fee_included(&self) -> bool {
        self.sums().fee_included
    }

    /// What of it was paid back, by its own word.
    pub fn refunded(&self) -> Option<Amount> {
        self.sums().refunded
    }

    /// The same as far as it was told by a moment: no export from after it says what was known then.
    pub fn refunded_by(&self, at: Millis) -> Amount {
        let late = self.rare.as_ref().map_or(&[][..], |rare| &rare.late);
        let told = late.iter().find(|(group, _)| *group == Group::Status);
        let is_later = told.map_or(self.told, |(_, told)| *told).is_after(at);
        self.refunded().filter(|_| !is_later).unwrap_or(Amount::ZERO)
    }

    #[inline(never)] // everything asks
    fn sums(&self) -> Sums {
        let rare = self.rare.as_ref();
        rare.and_then(|rare| rare.sums.as_deref().copied())
            .unwrap_or_default()
    }

    /// Changes the sums beside its own.
    pub(super) fn set_sums(&mut self, set: impl FnOnce(&mut Sums)) {
        let mut sums = self.sums();
        set(&mut sums);
        if sums == self.sums() {
            return;
        }
        let mut rare = self.rare.take().unwrap_or_default();
        rare.sums = (sums != Sums::default()).then(|| Box::new(sums));
        self.rare = Some(rare).filter(|rare| **rare != Rare::default());
    }

    /// The moment at which it counts in a zone: where only its day is known, that day has to be told of it everywhere.
    pub fn at_in(&self, zone: &Zone) -> Millis {
        match UtcOffset::new(self.offset) {
            Ok(own) if self.facts.is_of_day => zone.on_its_day(self.at, own),
            _ => self.at,
        }
    }

    /// The payment that it says it pays back.
    pub fn refund_of(&self) -> Option<&str> {
        self.rare.as_ref()?.refund_of.as_deref()
    }

    /// Numbers of its own: the merchant's order, the operator's, and all others.
    pub fn numbers(&self) -> impl Iterator<Item = &str> {
        let known = [self.order(), self.reference()];
        let others = self.references().iter().map(String::as_str);
        known.into_iter().flatten().chain(others)
    }

    /// Texts that may be ids of payments which it pays back: what it says it is a refund of, and a refund's numbers.
    pub fn named_ids(&self) -> impl Iterator<Item = &str> {
        let is_refund = self.facts.is_refund();
        self.numbers().filter(move |_| is_refund).chain(self.refund_of())
    }

    /// The account, and the id there, under which another export shows it.
    pub fn same_as(&self) -> Option<(&str, &str)> {
        let (account, id) = self.rare.as_ref()?.same_as.as_ref()?;
        Some((account, id))
    }

    /// Every other number under which it, or what it pays back, may be named.
    pub fn references(&self) -> &[String] {
        self.rare.as_ref().map_or(&[], |rare| &rare.references)
    }

    /// Discount: what was not to be paid thanks to coupons.
    pub fn discount(&self) -> Option<Amount> {
        self.rare.as_ref()?.discount
    }

    /// Loyalty points got for it, or paid with; to hundredths.
    pub fn points(&self) -> Option<Amount> {
        self.rare.as_ref()?.points
    }

    /// Agreement that it was drawn under, where that has an id.
    pub fn agreement(&self) -> Option<Digest> {
        self.rare.as_ref()?.agreement
    }

    /// Sum in the merchant's currency.
    pub fn original(&self) -> Option<&Original> {
        self.rare.as_ref()?.original.as_ref()
    }

    /// True where the newest words on both were told by one export, or none says by which.
    pub fn is_of_same_export(&self, other: &Self) -> bool {
        self.told == other.told
    }

    /// What the payer wrote to it.
    pub fn note(&self) -> Option<&str> {
        self.texts.note()
    }

    /// What was paid or received.
    pub fn amount(&self) -> Amount {
        self.sum.get()
    }

    /// The agreement as it is written, as a number on its shelf.
    pub(super) fn agreement_text(&self) -> Option<Word> {
        self.rare.as_ref()?.agreement_id
    }

    /// Every text that it may share with others, as a number on its shelf.
    pub(super) fn words_mut(&mut self) -> impl Iterator<Item = &mut Option<Word>> {
        let rare = self.rare.as_deref_mut();
        let of_rare = rare.map(|rare| &mut rare.agreement_id);
        let words = [
            &mut self.counterparty,
            &mut self.payee,
            &mut self.party,
            &mut self.category,
            &mut self.country,
            &mut self.paid_with,
        ];
        words.into_iter().chain(of_rare)
    }

    /// Counterparty, as a number on its shelf.
    pub const fn counterparty_word(&self) -> Option<Word> {
        self.counterparty
    }

    /// The key of the counterparty's name, as a number on its shelf.
    pub const fn payee_word(&self) -> Option<Word> {
        self.payee
    }

    /// The counterparty's id, as a number on its shelf.
    pub const fn party_word(&self) -> Option<Word> {
        self.party
    }

    /// True where both are with one counterparty, on one shelf: by the ids, where both have one, else by the names' keys.
    pub fn is_with_payee_of(&self, other: &Self) -> bool {
        match (self.party, other.party) {
            (Some(own), Some(others)) => own == others,
            _ => self.payee.is_some() && self.payee == other.payee,
        }
    }

    /// Category by its statement, as a number on its shelf.
    pub const fn category_word(&self) -> Option<Word> {
        self.category
    }

    /// What it was drawn from or went to, as a number on its shelf.
    pub const fn paid_with_word(&self) -> Option<Word> {
        self.paid_with
    }

    /// Country, as a number on its shelf.
    pub const fn country_word(&self) -> Option<Word> {
        self.country
    }
}

/// Rare fields, where this payment has any; of these the texts on its shelf.
pub(super) fn rare(payment: &Transaction, agreement_id: Option<Word>) -> Option<Box<Rare>> {
    let same = |same: &SameAs| (same.account_id.clone(), same.id.clone());
    let sums = Sums {
        fee: payment.fee,
        fee_included: payment.fee_included == Some(true),
        refunded: payment.refunded,
    };
    let rare = Rare {
        sums: (sums != Sums::default()).then(|| Box::new(sums)),
        refund_of: payment.refund_of.clone(),
        same_as: payment.same_as.as_ref().map(same),
        discount: payment.discount,
        references: payment.references.clone(),
        points: payment.points.map(Amount::points),
        agreement: payment.agreement_id.as_deref().map(Digest::of),
        agreement_id,
        original: payment.original.clone(),
        late: Late::new(),
    };
    (rare != Rare::default()).then(|| Box::new(rare))
}

impl Payment {
    /// True where it can stand on a shelf of so many texts.
    pub(super) fn is_sound_among(&self, texts: usize) -> bool {
        let words = [
            self.counterparty,
            self.payee,
            self.party,
            self.category,
            self.country,
            self.paid_with,
            self.agreement_text(),
        ];
        UtcOffset::new(self.offset).is_ok() && words.iter().flatten().all(|word| word.index() < texts)
    }
}
