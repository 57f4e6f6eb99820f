//! Windows of rules: what an account's own earlier payments come to, out of the ledger, and when not all of them are known.
//!
//! Earlier are payments of the account with a time after the window's beginning and up to the judged payment's own, which came in
//! before it, and as they stand now; the judged one itself is none of them. Money that left or is leaving counts
//! (`Facts::is_habit`), of nothing nothing does; an attempt that was refused is a failure, of whatever sum. Sums are in the judged
//! payment's own currency, and other currencies are not added.
//!
//! A window is whole where every payment of it is kept and was read. Where not (beyond `MOST`, dropped, folded, missing), what it
//! comes to is the least that it can be (`rule::Value::AtLeast`): a rule that this settles has its answer, any other has none.
//! Not here: how a window is written (`rule`), and that payments are kept at all (`Config.ledgerDays`).

use super::facts::{Answered, Past};
use crate::event::{Channel, Digest, Facts, Mcc, Transaction, device_key};
use crate::ledger::{Devices, DevicesOf, Gap, Payment, Shelf, Word};
use crate::rule::{Failed, Of, Same, Value, Window};
use crate::sort::sort;
use crate::time::Millis;
use rust_decimal::Decimal;
use std::cell::{OnceCell, RefCell};

/// Payments that are read for one payment: eleven a day over the longest window, which is more than nearly anybody pays; and a
/// tenth of a millisecond to look them up.
const MOST: usize = 1_000;

/// What of an account's payments windows are made of.
#[derive(Clone, Copy)]
pub(in crate::engine) struct Kept<'a> {
    /// The account's payments; none where it has none yet.
    pub(in crate::engine) shelf: Option<&'a Shelf>,
    /// Payments that were judged and not kept.
    pub(in crate::engine) gap: Option<Gap>,
    /// Payments are kept from then on.
    pub(in crate::engine) from: Option<Millis>,
    /// The longest window that rules ask for.
    pub(in crate::engine) reach: i64,
    /// Devices of the newest payments, while rules ask for them.
    pub(in crate::engine) devices: Option<&'a Devices>,
}

/// Windows before one payment, each worked out once.
pub(in crate::engine) struct Windows<'a> {
    payment: &'a Transaction,
    kept: Kept<'a>,
    read: OnceCell<Read<'a>>,
    known: RefCell<Vec<Answered>>,
}

/// Payments that were read.
struct Read<'a> {
    /// The newest first.
    payments: Vec<&'a Payment>,
    /// All after this moment are among them.
    whole_after: Option<Millis>,
}

impl<'a> Windows<'a> {
    pub(in crate::engine) const fn of(payment: &'a Transaction, kept: Kept<'a>) -> Self {
        Self {
            payment,
            kept,
            read: OnceCell::new(),
            known: RefCell::new(Vec::new()),
        }
    }

    fn read(&self) -> &Read<'a> {
        self.read.get_or_init(|| {
            let (at, kept) = (self.payment.at, self.kept);
            let newest = kept
                .shelf
                .map(|shelf| shelf.newest_between(at.later(-kept.reach), at, &self.payment.id, MOST));
            let missing = kept.gap.filter(|gap| gap.from <= at).map(|gap| gap.to.min(at));
            let cut = newest.as_ref().and_then(|newest| newest.cut);
            Read {
                payments: newest.map(|newest| newest.payments).unwrap_or_default(),
                whole_after: { kept.shelf.and_then(Shelf::whole_after) }
                    .max(missing)
                    .max(kept.from)
                    .max(cut),
            }
        })
    }

    /// What a window comes to; nothing where the payment does not tell what narrows it.
    fn ask(&self, window: &Window) -> Option<Value<'static>> {
        let after = self.payment.at.later(-window.length);
        let read = self.read();
        let account = &self.payment.account_id;
        let devices = self.kept.devices.filter(|_| window.asks_for_devices());
        let whole_after = read
            .whole_after
            .max(devices.and_then(|devices| devices.whole_after(account)));
        let is_whole = whole_after.is_none_or(|whole| whole <= after);
        if window.of == Of::Truncated {
            return Some(Value::Bool(!is_whole));
        }
        let mut narrowed = Vec::with_capacity(window.same.len());
        for same in &window.same {
            narrowed.push(Common::of(*same, self.payment, self.kept.shelf, devices)?);
        }
        let within = read.payments.iter().take_while(|row| row.at > after);
        let mut within =
            within.filter(|row| narrowed.iter().all(|common| common.is_of(row, self.kept.shelf)));
        let number = match window.of {
            Of::Failures => {
                let refused = |row: &&&Payment| row.facts.leaves() && row.facts.status.was_refused();
                Some(Decimal::from(within.filter(refused).count()))
            }
            Of::Count | Of::Truncated => Some(Decimal::from(within.filter(counts).count())),
            Of::Sum => {
                let mut own = within
                    .filter(counts)
                    .filter(|row| row.currency == self.payment.currency);
                own.try_fold(Decimal::ZERO, |sum, row| sum.checked_add(row.amount().decimal()))
            }
            Of::Max => {
                let own = within
                    .filter(counts)
                    .filter(|row| row.currency == self.payment.currency);
                let Some(largest) = own.map(|row| row.amount().decimal()).max() else {
                    let why = if is_whole {
                        Failed::Untold
                    } else {
                        Failed::Truncated
                    };
                    return Some(Value::None(why));
                };
                Some(largest)
            }
            Of::Distinct(Same::Device) => {
                let known = devices.and_then(|devices| devices.of(account));
                let keys = within
                    .filter(counts)
                    .filter_map(|row| known.and_then(|known| known.get(row.id())));
                let mut keys: Vec<Digest> = keys.collect();
                sort(&mut keys, Digest::cmp);
                keys.dedup();
                Some(Decimal::from(keys.len()))
            }
            Of::Distinct(of) => {
                let keys = within.by_ref().filter(counts).filter_map(|row| key(of, row));
                let mut keys: Vec<u32> = keys.collect();
                sort(&mut keys, u32::cmp);
                keys.dedup();
                Some(Decimal::from(keys.len()))
            }
        };
        let Some(number) = number else {
            return Some(Value::None(Failed::Beyond));
        };
        Some(match (is_whole, window.of) {
            (false, _) => Value::AtLeast(number),
            (true, Of::Sum | Of::Max) => Value::Decimal(number),
            (true, _) => i64::try_from(number).map_or(Value::None(Failed::Beyond), Value::Int),
        })
    }
}

impl Past for Windows<'_> {
    fn window(&self, window: &Window) -> Option<Value<'static>> {
        let known = |answers: &[Answered]| answers.iter().find(|(known, _)| known == window).cloned();
        if let Some((_, value)) = known(&self.known.borrow()) {
            return value;
        }
        let value = self.ask(window);
        self.known.borrow_mut().push((window.clone(), value));
        value
    }

    fn answered(&self) -> Vec<Answered> {
        self.known.borrow().clone()
    }
}

/// Money left by it, or is leaving.
fn counts(row: &&&Payment) -> bool {
    row.facts.is_habit() && !row.amount().is_zero()
}

/// Number by which payments are told apart in this; nothing where it is not told.
fn key(of: Same, row: &Payment) -> Option<u32> {
    let word = match of {
        Same::Counterparty => row.party_word().or(row.payee_word()),
        Same::Instrument => row.paid_with_word(),
        Same::Category => row.category_word(),
        Same::Country => row.country_word(),
        Same::Device => return None, // no row has it
        Same::Mcc => return row.facts.mcc.map(|mcc| mcc.get().into()),
        Same::Channel => return told(row.facts.channel).map(|channel| channel as u32),
    };
    word.and_then(|word| u32::try_from(word.index()).ok())
}

fn told(channel: Option<Channel>) -> Option<Channel> {
    channel.filter(|channel| *channel != Channel::Unknown)
}

/// What a payment has in common with the judged one, by the numbers of its texts.
enum Common<'a> {
    /// Its device, beside those of the account.
    Device(Digest, Option<&'a DevicesOf>),
    /// One of these numbers, where it has any: of a text that the shelf does not have none.
    Word(fn(&Payment) -> Option<Word>, Option<Word>),
    Channel(Channel),
    Mcc(Mcc),
    /// Its id, and its name.
    Counterparty {
        id: Option<Option<Word>>,
        name: Option<Word>,
    },
    /// What it was drawn from: its id, and its last digits.
    Instrument(Option<String>, Option<String>),
}

impl<'a> Common<'a> {
    /// Of the judged payment; nothing where that does not tell it.
    fn of(
        same: Same,
        payment: &Transaction,
        shelf: Option<&Shelf>,
        devices: Option<&'a Devices>,
    ) -> Option<Self> {
        let word = |text: &str| shelf.and_then(|shelf| shelf.word_of(text));
        Some(match same {
            Same::Device => {
                let own = device_key(payment.device_id.as_deref())?;
                Self::Device(own, devices.and_then(|devices| devices.of(&payment.account_id)))
            }
            Same::Category => Self::Word(Payment::category_word, word(payment.category.as_deref()?)),
            Same::Country => Self::Word(Payment::country_word, word(payment.country.as_deref()?)),
            Same::Channel => Self::Channel(told(payment.channel)?),
            Same::Mcc => Self::Mcc(Facts::of(payment).mcc?),
            Same::Counterparty => {
                let side = payment.counterparty.as_ref()?;
                let (id, name) = (side.id_key(), side.name.as_ref().and(side.name_key()));
                if id.is_none() && name.is_none() {
                    return None;
                }
                Self::Counterparty {
                    id: id.map(word),
                    name: name.as_deref().or(id).and_then(word),
                }
            }
            Same::Instrument => {
                let (id, last4) = Shelf::instrument_of(payment.instrument.as_ref()?)?;
                Self::Instrument(id, last4)
            }
        })
    }

    fn is_of(&self, row: &Payment, shelf: Option<&Shelf>) -> bool {
        match self {
            Self::Device(own, known) => known.and_then(|known| known.get(row.id())) == Some(*own),
            Self::Word(of, own) => own.is_some() && of(row) == *own,
            Self::Channel(own) => row.facts.channel == Some(*own),
            Self::Mcc(own) => row.facts.mcc == Some(*own),
            // By the ids, where both have one, else by the names, as the ledger itself has it (`Payment::is_with_payee_of`).
            Self::Counterparty { id, name } => match (id, row.party_word()) {
                (Some(own), Some(other)) => *own == Some(other),
                _ => name.is_some() && row.payee_word() == *name,
            },
            Self::Instrument(id, last4) => {
                let (other, digits) = shelf.map(|shelf| shelf.instrument(row)).unwrap_or_default();
                match (id, other) {
                    (Some(own), Some(other)) => own == other,
                    _ => last4.is_some() && last4.as_deref() == digits,
                }
            }
        }
    }
}
