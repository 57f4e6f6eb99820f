//! Status of the cases of an account at a moment, all of them together (`fulfilment`): a pure reading of ledger and clock.
//!
//! A refund is not due before its term leaves the shop; what has come right is never overdue; beyond year 9999 nothing is due.

use super::agreements::WrongCharge;
use super::between::{is_fee, missing};
use super::claims::is_failed_credit;
use super::due::{Due, PendingSources, Subject};
use super::fulfilment::{Came, fulfil};
use super::stage::Stage;
use super::terms::{self, Term};
use super::{Origin, Pending};
use crate::config::TermOf;
use crate::event::{Awaited, Goods, InstrumentKind, PaymentType, PromiseState, Status};
use crate::ledger::{Payment, Shelf};
use crate::money::Amount;
use crate::time::Millis;
use serde::Serialize;

/// Responsible party: whose turn it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Responsible {
    /// The shop.
    Merchant,
    /// The wallet's operator.
    Wallet,
    /// The bank or card issuer.
    Bank,
}

impl Responsible {
    /// Who has to act in a wallet's place: behind one that holds no money, the card's issuer.
    pub fn behind(self, operator: Option<&str>) -> Self {
        match self {
            Self::Wallet if terms::is_card_wallet(operator) => Self::Bank,
            _ => self,
        }
    }
}

/// Status of a case.
#[derive(Debug, Clone)]
pub struct CaseStatus<'a> {
    /// Stage.
    pub stage: Stage,
    /// Past its term and not come, also where the window for it closes.
    pub is_late: bool,
    /// Due date.
    pub due: Option<Due>,
    /// No term is known for it, and nobody gave a date.
    pub is_untimed: bool,
    /// Until when it can be paid back at all.
    pub closes: Option<Due>,
    /// The payment that it is about.
    pub payment: Option<&'a Payment>,
    /// Its account's payments.
    pub shelf: Option<&'a Shelf>,
    /// Amount that is waited for, where that is known.
    pub wanted: Option<Amount>,
    /// Amount that has come, or was taken off.
    pub received: Amount,
    /// Part of a transfer between own accounts that does not show on the other side, and is no fee.
    pub missing: Option<Amount>,
    /// Payments that have come.
    pub proof: Vec<&'a Payment>,
    /// Charges after the end of an agreement, by time.
    pub charges: Vec<WrongCharge<'a>>,
    /// Responsible party: whose turn it is.
    pub with: Responsible,
}

impl<'a> CaseStatus<'a> {
    /// Time at which the last of it came.
    pub fn came_at(&self) -> Option<Millis> {
        self.proof.iter().map(|payment| payment.at).max()
    }

    /// True where what was to come in is said to have failed.
    pub fn has_failed(&self) -> bool {
        self.payment.is_some_and(is_failed_credit)
    }

    /// The same about one charge after the end of an agreement alone.
    pub fn of_charge(&self, charge: &WrongCharge<'a>) -> Self {
        Self {
            payment: Some(charge.payment),
            wanted: Some(charge.payment.amount()),
            received: charge.received,
            proof: charge.proof.clone(),
            stage: if charge.is_back {
                Stage::Resolved
            } else {
                Stage::Overdue
            },
            charges: Vec::new(),
            ..self.clone()
        }
    }
}

/// Statuses of all cases of an account by its own rows, in their order; nothing where the payment that one was made of is no
/// longer kept.
pub(super) fn by_own_rows<'a>(
    cases: &[&Pending],
    account: &str,
    sources: PendingSources<'a, '_>,
    now: Option<Millis>,
) -> Vec<Option<CaseStatus<'a>>> {
    let with_money = cases.iter().zip(fulfil(cases, account, sources));
    with_money
        .map(|(pending, came)| case_status(pending, came, account, sources, now))
        .collect()
}

fn case_status<'a>(
    pending: &Pending,
    came: Came<'a>,
    account: &str,
    sources: PendingSources<'a, '_>,
    now: Option<Millis>,
) -> Option<CaseStatus<'a>> {
    let shelf = sources.ledger.shelf(account);
    let payment = pending
        .transaction_id
        .as_deref()
        .and_then(|id| shelf.and_then(|shelf| shelf.get(id)));
    if payment.is_none() && !pending.is_promised() {
        return None;
    }
    let mut status = CaseStatus {
        stage: Stage::OnTrack,
        is_late: false,
        due: None,
        is_untimed: false,
        closes: None,
        payment,
        shelf,
        wanted: pending.amount.or(payment.map(|payment| payment.amount())),
        received: came.received,
        missing: None,
        proof: came.proof,
        charges: came.charges,
        with: Responsible::Merchant,
    };
    let reader = CaseReader {
        pending,
        sources,
        account,
        is_under_way: came.is_under_way,
        is_whole: came.is_whole,
    };
    let has_come = match pending.what {
        Awaited::Refund => reader.refund(&mut status),
        Awaited::Arrival => reader.arrival(&mut status),
        Awaited::Release => reader.release(&mut status),
        Awaited::Discount | Awaited::Points => reader.reduction(&mut status),
        Awaited::Cancellation => reader.cancellation(&mut status),
    };
    if let Some(until) = pending.until.filter(|_| pending.what != Awaited::Cancellation) {
        status.due = sources.promised_by(until);
        status.is_untimed = false;
    }
    status.with = status.with.behind(sources.operator(account));
    let past = now.zip(status.due.as_ref());
    let is_past = past.is_some_and(|(now, due)| now > due.overdue_at);
    status.stage = match pending.state {
        PromiseState::Withdrawn => Stage::Withdrawn,
        _ if has_come => Stage::Resolved,
        PromiseState::Refused => Stage::Refused,
        PromiseState::Open => reader.stage(&status, now),
    };
    status.is_late = status.stage.is_open() && is_past;
    // What was refused, or is awaited no more, is due no more.
    if matches!(status.stage, Stage::Refused | Stage::Withdrawn) {
        (status.due, status.closes) = (None, None);
    }
    Some(status)
}

/// A case about to be read.
struct CaseReader<'a, 'c> {
    pending: &'c Pending,
    sources: PendingSources<'a, 'c>,
    account: &'c str,
    /// Money for it shows as under way.
    is_under_way: bool,
    /// The payment that it is about is whole again.
    is_whole: bool,
}

impl<'a> CaseReader<'a, '_> {
    #[allow(clippy::cast_possible_truncation)] // days are a setting of at most 90
    fn stage(&self, status: &CaseStatus<'a>, now: Option<Millis>) -> Stage {
        let (closes, due) = (status.closes.as_ref(), status.due.as_ref());
        let days = self.sources.closing_days as i64;
        now.map_or(Stage::OnTrack, |now| Stage::at(now, closes, due, days))
    }

    /// The row that a payment was posted as under another id, where that is known and money has moved by it.
    fn posted(&self, status: &CaseStatus<'a>, payment: &Payment) -> Option<&'a Payment> {
        let id = self.sources.ties.settled_by(self.account, payment.id())?;
        let row = status.shelf?.get(id)?;
        row.facts.has_moved().then_some(row)
    }

    /// Where the holder lives.
    fn region(&self) -> Option<&str> {
        self.sources.config.region.as_deref()
    }

    /// Sets when it is due, where a term is known.
    fn time(&self, status: &mut CaseStatus<'a>, subject: Subject<'_>, ours: Option<Term>) {
        let since = match self.pending.goods {
            Goods::None => self.pending.at,
            Goods::Received(at) => at,
            // Whatever the term: it has not begun.
            Goods::UnderWay => {
                (status.is_untimed, status.due) = (true, None);
                return;
            }
        };
        let (is_timed, due) = self.sources.due_by(since, subject, ours);
        (status.is_untimed, status.due) = (!is_timed, due);
    }

    fn refund(&self, status: &mut CaseStatus<'a>) -> bool {
        let (pending, sources, paid) = (self.pending, self.sources, status.payment);
        let to = paid.and_then(|paid| paid.facts.instrument);
        status.with = match to {
            _ if pending.origin == Origin::Undone => Responsible::Wallet,
            Some(InstrumentKind::Balance | InstrumentKind::CreditLine) if self.is_under_way => {
                Responsible::Wallet
            }
            _ if self.is_under_way => Responsible::Bank,
            _ => Responsible::Merchant,
        };
        let operator = sources.operator(self.account);
        // Whoever was sent money is no shop: no law and no operator gives a term for what they send back. What was charged in
        // error the operator gives back.
        let is_sent = pending.is_promised() && paid.is_some_and(|paid| paid.facts.is_sent());
        let ours = terms::refund(self.region(), operator, to, pending.goods).filter(|_| !is_sent);
        self.time(status, (operator, TermOf::Refund, to), ours);
        let window = (operator, TermOf::RefundWindow, to);
        status.closes =
            paid.and_then(|paid| sources.due_by(paid.at, window, terms::refund_window(operator)).1);
        let Some(paid) = paid else {
            // Of a payment that nobody has seen all that names it is taken for the whole where no sum was said.
            return self.is_enough(status.received);
        };
        let wanted = status.wanted.unwrap_or(paid.amount());
        let word = match paid.facts.status {
            Status::Refunded | Status::Reversed => Some(wanted),
            _ if self.is_whole => Some(wanted),
            _ => paid.refunded().filter(|_| pending.amount.is_none()),
        };
        status.received = status.received.max(word.unwrap_or(Amount::ZERO));
        // It went through after all; where only the other account calls it failed, that is no news.
        let went_through = pending.origin == Origin::Undone
            && pending.other.is_none()
            && paid.facts.status == Status::Completed;
        let coupon = paid.discount().filter(|_| pending.amount.is_some());
        went_through
            || status
                .received
                .covers(wanted, paid.amount(), coupon.unwrap_or(Amount::ZERO))
    }

    fn arrival(&self, status: &mut CaseStatus<'a>) -> bool {
        let pending = self.pending;
        let paid = status.payment;
        let is_refund = paid.is_some_and(|paid| paid.facts.kind == PaymentType::Refund);
        let operator = self.sources.operator(self.account);
        match paid {
            Some(paid) if is_refund => {
                let to = paid.facts.instrument;
                let ours = terms::refund(self.region(), operator, to, pending.goods);
                self.time(status, (operator, TermOf::Refund, to), ours);
            }
            _ => {
                let ours = terms::arrival(self.region(), paid.map(|paid| paid.facts.kind));
                self.time(status, (operator, TermOf::Arrival, None), ours);
            }
        }
        status.with = match pending.origin {
            Origin::Between | Origin::Contested => Responsible::Bank,
            // A refund that has left the shop is with whoever keeps the card.
            _ if is_refund
                && !matches!(
                    paid.and_then(|paid| paid.facts.instrument),
                    None | Some(InstrumentKind::Balance)
                ) =>
            {
                Responsible::Bank
            }
            _ => Responsible::Wallet,
        };
        let came = match (pending.origin, &pending.other, paid) {
            (Origin::Between, Some((account, id)), _) => {
                let other = self.sources.ledger.shelf(account).and_then(|shelf| shelf.get(id));
                other.filter(|other| other.facts.has_moved())
            }
            (Origin::Contested, _, Some(paid)) => {
                let is_back = paid.facts.status.is_whole_again() || self.is_whole;
                return is_back || status.received >= paid.amount();
            }
            // What was to come in and failed has not come, whatever its word for that; the next attempt may.
            (_, _, Some(paid)) if is_failed_credit(paid) => return self.is_enough(status.received),
            (_, _, Some(paid)) if paid.facts.status.is_under_way() => self.posted(status, paid),
            // What was to go out and failed never left.
            (_, _, Some(paid)) if !paid.facts.has_moved() => return true,
            (_, _, paid) => paid,
        };
        let Some(came) = came else {
            return self.is_enough(status.received);
        };
        status.received = came.amount();
        status.proof = vec![came];
        let Some(sent) = paid.filter(|_| pending.origin == Origin::Between) else {
            return self.is_enough(came.amount());
        };
        status.missing = missing(sent, came);
        !matches!(status.missing, Some(missing) if !is_fee(missing, sent, operator))
    }

    /// A hold ends when it is drawn or let go, also under another id.
    fn release(&self, status: &mut CaseStatus<'a>) -> bool {
        let operator = self.sources.operator(self.account);
        self.time(status, (operator, TermOf::Release, None), Some(terms::hold()));
        let over = status.payment.and_then(|held| match held.facts.status {
            Status::Authorized => self.posted(status, held),
            _ => Some(held),
        });
        status.proof.extend(over);
        over.is_some()
    }

    /// A coupon is taken off when the payment is made; points come after it.
    fn reduction(&self, status: &mut CaseStatus<'a>) -> bool {
        let is_points = self.pending.what == Awaited::Points;
        status.wanted = self.pending.amount;
        if is_points {
            let operator = self.sources.operator(self.account);
            self.time(status, (operator, TermOf::Points, None), Some(terms::points()));
        } else {
            status.due = None;
        }
        let Some(paid) = status.payment.filter(|paid| paid.facts.has_moved()) else {
            status.received = Amount::ZERO;
            return false;
        };
        match is_points {
            true => status.received = paid.points().unwrap_or(Amount::ZERO),
            false => status.due = self.sources.promised_by(paid.at),
        }
        self.is_enough(status.received)
    }

    /// True where as much has come as was promised, or something where no sum was said.
    fn is_enough(&self, received: Amount) -> bool {
        match self.pending.amount {
            Some(wanted) => received >= wanted,
            None => !received.is_zero(),
        }
    }

    /// Charges under the agreement that was ended: each is to come back, and the next one is wrong again.
    fn cancellation(&self, status: &mut CaseStatus<'a>) -> bool {
        let ends = self.pending.until.unwrap_or(self.pending.at);
        let open: Vec<&WrongCharge<'a>> = status.charges.iter().filter(|charge| !charge.is_back).collect();
        let Some(shown) = open.first().copied().or(status.charges.last()) else {
            return false;
        };
        let of = if open.is_empty() {
            vec![shown]
        } else {
            open.clone()
        };
        let sum = |amount: fn(&WrongCharge<'_>) -> Amount| {
            let amounts = of.iter().map(|charge| amount(charge));
            amounts.fold(Amount::ZERO, |sum, more| sum.plus(more).unwrap_or(sum))
        };
        let wanted = sum(|charge| charge.payment.amount());
        let received = sum(|charge| charge.received);
        let is_over = open.is_empty();
        status.payment = Some(shown.payment);
        status.proof = status
            .charges
            .iter()
            .flat_map(|charge| charge.proof.iter().copied())
            .collect();
        status.wanted = Some(wanted);
        status.received = received;
        status.due = self.sources.promised_by(ends);
        is_over
    }
}
