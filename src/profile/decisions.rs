//! The last decisions of an account, so that whoever asks again hears what was said.
//!
//! A payment that has come in is part of what is usual since: judged a second time it would be held against itself. So its
//! decision is kept as it was made, found by the payment's id, amount and payee together. Most decisions are two figures and
//! take sixteen bytes; what few have besides (reasons, alerts, shadow) lies apart, as bytes that their owner wrote.
//! Not here: what these bytes say (`engine`), and what the server ruled since (`pending_label`).

use crate::event::{Digest, Fingerprint, Outcome};
use crate::money::Amount;
use crate::profile::prepared_payment::PreparedPayment;
use crate::profile::recent_payment::RecentPayment;
use crate::profile::suspicion::is_odd;
use crate::record::record;
use crate::sound::is_told;
use std::collections::VecDeque;

/// How many are kept: a retry comes within seconds, a question within the same sitting, and sixteen payments are more than
/// most people make in either.
const KEPT: usize = 16;
/// The last bits of a print make room for the outcome and for whether the account was warming up. 61 bits tell sixteen
/// decisions apart, also from an amount and a name that somebody chose.
const WARMING_UP: u64 = 0b100;
const OUTCOME: u64 = 0b011;
const PRINT: u64 = !(WARMING_UP | OUTCOME);

/// A decision as it was made.
#[derive(Debug, Clone, Copy, PartialEq)]
#[allow(missing_docs)] // the assessment's names
pub struct Decision<'a> {
    pub log_odds: f64,
    pub outcome: Outcome,
    pub warming_up: bool,
    /// What there was besides these figures; nothing where it was an ordinary payment.
    pub details: Option<&'a [u8]>,
    /// How odd it was for its payer, in nats.
    pub own: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Figures {
    /// Of the payment, and in its last bits the outcome.
    mark: u64,
    log_odds: f64,
}

record! { struct Figures { mark, log_odds } }

/// The last decisions, the oldest first.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Decisions {
    figures: VecDeque<Figures>,
    details: Vec<Details>,
}

record! { checked struct Decisions { figures, details } }

/// What few decisions have besides.
#[derive(Debug, Clone, PartialEq)]
struct Details {
    /// Of the payment.
    print: u64,
    own: f64,
    bytes: Option<Box<[u8]>>,
}

record! { struct Details { print, own, bytes } }

impl Decisions {
    /// What was decided of this payment, where it is among the last ones and still comes to as much for the same payee.
    pub fn of(&self, prepared: &PreparedPayment<'_>) -> Option<Decision<'_>> {
        self.at(print_of(prepared))
    }

    /// What was decided of the payment of this id when it came to so much; it may have failed since.
    pub fn as_it_was(
        &self,
        id: Digest,
        amount: Amount,
        recent_payment: &RecentPayment,
    ) -> Option<Decision<'_>> {
        let is_void = recent_payment.facts.status.is_void();
        let before = || {
            is_void
                .then(|| self.at(print(id, amount, recent_payment, false)))
                .flatten()
        };
        self.at(print(id, amount, recent_payment, is_void))
            .or_else(before)
    }

    fn at(&self, print: u64) -> Option<Decision<'_>> {
        let is_it = |figures: &&Figures| figures.mark & PRINT == print;
        let figures = self.figures.iter().find(is_it)?;
        let details = self.details.iter().find(|details| details.print == print);
        Some(Decision {
            log_odds: figures.log_odds,
            outcome: outcome(figures.mark & OUTCOME),
            warming_up: figures.mark & WARMING_UP != 0,
            details: details.and_then(|details| details.bytes.as_deref()),
            own: details.map_or(0.0, |details| details.own),
        })
    }

    /// Keeps a decision; that of the same payment before makes room, else the oldest.
    pub fn keep(&mut self, prepared: &PreparedPayment<'_>, decision: &Decision<'_>) {
        let print = print_of(prepared);
        let same = self
            .figures
            .iter()
            .position(|figures| figures.mark & PRINT == print);
        let gone = match same {
            Some(place) => self.figures.remove(place),
            None if self.figures.len() >= KEPT => self.figures.pop_front(),
            None => None,
        };
        if let Some(gone) = gone {
            self.details.retain(|details| details.print != gone.mark & PRINT);
        }
        let warming_up = if decision.warming_up { WARMING_UP } else { 0 };
        self.figures.push_back(Figures {
            mark: print | warming_up | bits(decision.outcome),
            log_odds: decision.log_odds,
        });
        if decision.details.is_some() || is_odd(decision.own) {
            self.details.reserve_exact(1); // few have any, and a list grows by itself to four
            self.details.push(Details {
                print,
                own: decision.own,
                bytes: decision.details.map(Box::from),
            });
        }
    }
}

/// Over the id, the amount, whom it pays, and whether money moves at all: an order that was given up is judged as nothing.
fn print_of(prepared: &PreparedPayment<'_>) -> u64 {
    let recent_payment = &prepared.recent_payment;
    let is_void = recent_payment.facts.status.is_void();
    print(prepared.id, prepared.payment.amount, recent_payment, is_void)
}

fn print(id: Digest, amount: Amount, recent_payment: &RecentPayment, is_void: bool) -> u64 {
    let payee = recent_payment.counterparty;
    let print = Fingerprint::new()
        .bits(id.half())
        .bytes(&amount.decimal().normalize().serialize())
        .text(recent_payment.currency.as_str())
        .text(recent_payment.facts.direction.as_str())
        .bits(payee.map_or(0, Digest::half))
        .bits(u64::from(payee.is_some()) << 1 | u64::from(is_void))
        .finish();
    print.half() & PRINT
}

const fn bits(outcome: Outcome) -> u64 {
    match outcome {
        Outcome::Allow => 0,
        Outcome::Challenge => 1,
        Outcome::Review => 2,
        Outcome::Block => 3,
    }
}

const fn outcome(bits: u64) -> Outcome {
    match bits {
        0 => Outcome::Allow,
        1 => Outcome::Challenge,
        2 => Outcome::Review,
        _ => Outcome::Block,
    }
}

/// Beyond the log-odds of any score (`score`).
const FARTHEST: f64 = 32.0;

impl Decisions {
    fn is_sound(&self) -> bool {
        self.figures.len() <= KEPT
            && self.details.len() <= KEPT
            && { self.figures.iter() }.all(|figures| figures.log_odds.abs() <= FARTHEST)
            && { self.details.iter() }.all(|details| is_told(details.own))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Transaction;
    use crate::money::Currency;
    use crate::profile::Account;
    use crate::time::Millis;

    fn payment(id: usize, amount: &str) -> Transaction {
        let amount = Amount::parse(amount).unwrap();
        Transaction::new(&id.to_string(), "a", Millis::default(), amount, Currency::CNY)
    }

    fn of(decisions: &Decisions, payment: &Transaction) -> Option<(f64, Outcome, bool, Option<Vec<u8>>)> {
        let prepared = Account::new().prepare(payment, Digest::of(&payment.id), false);
        let kept = decisions.of(&prepared)?;
        let details = kept.details.map(<[u8]>::to_vec);
        Some((kept.log_odds, kept.outcome, kept.warming_up, details))
    }

    fn keep(decisions: &mut Decisions, payment: &Transaction, details: Option<&[u8]>) {
        let prepared = Account::new().prepare(payment, Digest::of(&payment.id), false);
        let decision = Decision {
            log_odds: payment.amount.to_f64(),
            outcome: Outcome::Review,
            warming_up: true,
            details,
            own: 0.0,
        };
        decisions.keep(&prepared, &decision);
    }

    #[test]
    fn a_decision_is_found_by_id_amount_and_payee_and_by_no_less() {
        let mut decisions = Decisions::default();
        keep(&mut decisions, &payment(1, "5.00"), Some(&[7]));
        let whole = Some((5.0, Outcome::Review, true, Some(vec![7])));
        assert_eq!(of(&decisions, &payment(1, "5")), whole);
        assert_eq!(of(&decisions, &payment(1, "5.0000001")), None);
        assert_eq!(of(&decisions, &payment(2, "5.00")), None);
        let mut elsewhere = payment(1, "5.00");
        elsewhere.currency = Currency::parse("EUR").unwrap();
        assert_eq!(of(&decisions, &elsewhere), None);
    }

    #[test]
    fn of_more_than_sixteen_the_oldest_goes_with_all_that_it_had() {
        let mut decisions = Decisions::default();
        for id in 0..=KEPT {
            keep(&mut decisions, &payment(id, "5.00"), Some(&[1, 2, 3]));
        }
        assert_eq!(of(&decisions, &payment(0, "5.00")), None);
        assert!((1..=KEPT).all(|id| of(&decisions, &payment(id, "5.00")).is_some()));
        assert_eq!(decisions.details.len(), KEPT);
    }

    #[test]
    fn a_payment_that_is_decided_again_stands_once() {
        let mut decisions = Decisions::default();
        keep(&mut decisions, &payment(1, "5.00"), Some(&[1]));
        keep(&mut decisions, &payment(1, "5.00"), None);
        let now = of(&decisions, &payment(1, "5.00")).unwrap();
        assert_eq!((now.3, decisions.figures.len()), (None, 1));
        assert!(decisions.details.is_empty());
    }
}
