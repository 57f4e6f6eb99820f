//! Receipts: one assessment with all that it was made of, small enough to keep, whole enough to be made again.
//!
//! A receipt carries the account's slice and the cells of the population that the score looked at, as bytes, and what it
//! read of the learnt weights. `replay` makes the assessment again from these alone, on any host, to the bit; whoever
//! compares the two receipts sees that nothing differs, or what. Digests tell differences; they are no signatures. A slice
//! is bounded like an account: its movements, uses, charges, shops and agreements have bounds of their own, and of
//! counterparties and ids it holds those of the payment only. 7 to 8 kB as bytes (`cargo test --test receipts --
//! --nocapture` prints it), a third more as text.

use super::Rooms;
use super::access::{judged, told_across};
use super::again::has_left_traces;
use super::assessment::{Background, assessed};
use super::pipeline::offset_of;
use super::read::read;
use super::rules::{Past, Recorded};
use super::{Assessment, Engine};
use crate::config::{Readers, UnknownKeys};
use crate::error::{Code, Error, Result};
use crate::event::Entities;
use crate::event::{Access, Digest, Event, Field, Fingerprint, RawEvent, Transaction};
use crate::feature::ABSENT;
use crate::population::Population;
use crate::profile::Account;
use crate::profile::access::Values;
use crate::record::{Reader, Record, Writer, record};
use crate::score::{Learnt, Reading, SCORING_VERSION, fingerprint};
use crate::signal;
use crate::snapshot;

/// Slice: what the score looked at, beside the event and the configuration.
#[derive(Debug)]
struct Slice {
    /// Of the names that everything stands by.
    layout: Digest,
    /// The payment had come in already, and was left out of its account as far as that can be told.
    approximate: bool,
    account: Account,
    population: Population,
    learnt: Option<Reading>,
}

record! { struct Slice { layout, approximate, account, population, learnt } }

/// Slice with what rules asked of earlier payments. Where they asked for nothing it is the slice alone, as before there were any.
#[derive(Debug)]
struct WithWindows {
    slice: Slice,
    windows: Recorded,
}

impl Record for WithWindows {
    fn write(&self, to: &mut Writer) {
        self.slice.write(to);
        if !self.windows.is_empty() {
            self.windows.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Self {
            slice: Record::read(from),
            windows: match from.is_done() {
                true => Recorded::default(),
                false => Record::read(from),
            },
        }
    }
}

/// Receipt: an assessment and all that it was made of, but for the event, which its owner has.
#[derive(Debug, Clone, PartialEq)]
pub struct Receipt {
    /// Of this module.
    pub version: &'static str,
    /// Of its scoring.
    pub scoring: u32,
    /// Of the configuration.
    pub config: Digest,
    /// Of the slice.
    pub account: Digest,
    /// Features that were measured: names as "signal.measure", and the byte; what was absent is left out.
    pub features: Vec<(String, u8)>,
    /// Reading of the learnt weights.
    pub learnt: Option<Reading>,
    /// Assessment that it came to.
    pub result: Assessment,
    /// The account's slice and the cells of the population, as versioned, checksummed bytes.
    pub slice: Vec<u8>,
}

impl Receipt {
    /// The parts in which the other one differs; none where it is the same to the bit.
    pub fn differs(&self, other: &Self) -> Vec<&'static str> {
        let parts = [
            ("version", self.version == other.version),
            ("scoring", self.scoring == other.scoring),
            ("config", self.config == other.config),
            ("account", self.account == other.account),
            ("features", self.features == other.features),
            ("learnt", self.learnt == other.learnt),
            ("result", self.result == other.result),
        ];
        let differing = parts.into_iter().filter(|(_, is_same)| !is_same);
        differing.map(|(part, _)| part).collect()
    }
}

impl Engine {
    /// Receipt of a payment that has not come in yet: its assessment, and all that it is made of. Changes nothing.
    pub fn receipt(&self, event: &RawEvent<'_>) -> Result<Receipt> {
        let payment = match judged_of(event, self.config.unknown_keys)? {
            Event::Transaction(payment) => payment,
            Event::Access(access) => return self.receipt_of_access(&access),
            _ => return Err(unsupported()),
        };
        let (account, population) = self.as_if_it_had_not_come(&payment);
        let learnt = self.state.weights.as_ref().map(Learnt::Model);
        let slice = Slice {
            layout: fingerprint(),
            approximate: has_left_traces(&account, &payment),
            account: account.slice_for(&payment),
            population: population.slice_for(&Entities::of(&payment), payment.currency),
            learnt: None,
        };
        let past = self.past(&payment);
        self.made_of(&payment, slice, learnt, past.as_deref())
    }

    /// The receipt that the same event, judged from a receipt's slice, gives under this engine's configuration. Its own
    /// accounts have no part in it.
    pub fn replay(&self, event: &RawEvent<'_>, slice: &[u8]) -> Result<Receipt> {
        // Whoever made the receipt had let the event pass, and what is vouched for is its score.
        let event = judged_of(event, UnknownKeys::Ignore)?;
        let WithWindows { slice, windows } = snapshot::read(slice)?;
        if slice.layout != fingerprint() {
            return Err(Error::new(Code::SnapshotVersion).at_field("slice"));
        }
        let payment = match event {
            Event::Transaction(payment) => payment,
            Event::Access(access) => return self.access_made_of(&access, slice),
            _ => return Err(unsupported()),
        };
        let learnt = slice.learnt.clone();
        self.made_of(
            &payment,
            slice,
            learnt.as_ref().map(Learnt::Reading),
            Some(&windows),
        )
    }

    fn receipt_of_access(&self, access: &Access) -> Result<Receipt> {
        let (account, approximate) = self.account_before(access);
        let population = &self.state.profiles.population;
        let slice = Slice {
            layout: fingerprint(),
            approximate,
            population: population.slice_for_use(told_across(Values::of(access))),
            account,
            learnt: None,
        };
        self.access_made_of(access, slice)
    }

    fn access_made_of(&self, access: &Access, slice: Slice) -> Result<Receipt> {
        let judge = self.judge_of(access);
        let (decision, trace) = judged(access, &slice.account, &slice.population, judge, None);
        let decision = self.shown(decision, trace.log_odds);
        let result = Assessment {
            approximate: slice.approximate,
            ..decision.of(0, access.id.clone(), access.account_id.clone())
        };
        let bytes = snapshot::write(&|to| slice.write(to));
        Ok(Receipt {
            version: env!("CARGO_PKG_VERSION"),
            scoring: SCORING_VERSION,
            config: self.digest_of_config(),
            account: digest(&bytes),
            features: Vec::new(),
            learnt: None,
            result,
            slice: bytes,
        })
    }

    fn digest_of_config(&self) -> Digest {
        digest(&snapshot::write(&|to| self.config.write_for_digest(to)))
    }

    fn made_of(
        &self,
        payment: &Transaction,
        mut slice: Slice,
        learnt: Option<Learnt<'_>>,
        past: Option<&dyn Past>,
    ) -> Result<Receipt> {
        let account = &slice.account;
        let prepared = account.prepare(payment, Digest::of(&payment.id), false);
        let background = Background {
            population: &slice.population,
            setup: &self.setup,
            learnt,
            rules: self.rules(past),
            verdict: account
                .seen_payments
                .verdict(prepared.payment_id())
                .map(|verdict| verdict.outcome),
        };
        let offset = offset_of(payment, &self.zone);
        let (decision, trace, vector) = assessed(&prepared, account, background, offset, &self.config);
        let decision = self.shown(decision, trace.log_odds);
        let result = Assessment {
            approximate: slice.approximate,
            ..decision.of(0, payment.id.clone(), payment.account_id.clone())
        };
        slice.learnt = match learnt {
            Some(Learnt::Model(model)) => Some(Reading::of(model, vector.bytes())),
            Some(Learnt::Reading(reading)) => Some(reading.clone()),
            None => None,
        };
        let learnt = slice.learnt.clone();
        let whole = WithWindows {
            slice,
            windows: Recorded::of(past),
        };
        let bytes = snapshot::write(&|to| whole.write(to));
        Ok(Receipt {
            version: env!("CARGO_PKG_VERSION"),
            scoring: SCORING_VERSION,
            config: self.digest_of_config(),
            account: digest(&bytes),
            features: features(vector.bytes(), self.config.audience),
            learnt,
            result,
            slice: bytes,
        })
    }
}

fn judged_of(event: &RawEvent<'_>, unknown_keys: UnknownKeys) -> Result<Event> {
    read(event, unknown_keys, Rooms::ALL).map_err(|error| error.at_index(0))
}

fn unsupported() -> Error {
    Error::new(Code::KindUnsupported)
        .at_field(Field::Kind.name())
        .at_index(0)
}

fn digest(bytes: &[u8]) -> Digest {
    Fingerprint::new().bytes(bytes).finish()
}

/// Every feature that was measured and is for these readers, by its name: the desk's are called after its suspicions.
fn features(bytes: &[u8], readers: Readers) -> Vec<(String, u8)> {
    signal::curves()
        .zip(bytes)
        .filter(|((_, code, _), byte)| **byte != ABSENT && signal::audience_of(code).is_for(readers))
        .map(|((_, code, name), byte)| (format!("{code}.{name}"), *byte))
        .collect()
}
