//! Claims: what each case of an account waits for, before any money is looked at.
//!
//! A case that names a payment has a claim on what is paid back of it (`Debt`); one that names none waits for a sum; a
//! credit that failed waits for its second attempt. Claims stand in one order, whatever order they came in: what is open
//! before what was refused, the older expectation first.
//! Not here: rows (`fulfilment`), and when something is due (`due`).

use super::{Origin, Pending};
use crate::event::{Awaited, Digest, Direction, Facts, PaymentType, PromiseState};
use crate::ledger::{Payment, Shelf};
use crate::map::OrderedMap;
use crate::money::Amount;
use crate::sort::sort;
use crate::time::{DAY, Millis};

/// Payment that something is to be paid back of.
#[derive(Debug)]
pub(super) struct Debt<'a> {
    /// Fingerprint of its id.
    pub(super) key: Digest,
    /// The payment, where it is known.
    pub(super) paid: Option<&'a Payment>,
    /// Money of the same sum from the same side pays it back: it was charged and then failed, or after the end of its
    /// agreement.
    pub(super) is_wrong: bool,
    /// What came of it.
    pub(super) rows: Vec<&'a Payment>,
    /// What came of it to other accounts of the holder's.
    pub(super) elsewhere: Vec<&'a Payment>,
    /// The sum of all that.
    pub(super) total: Amount,
    /// More of it shows as under way.
    pub(super) is_under_way: bool,
}

/// Claim of a case on what is paid back of a payment.
#[derive(Debug)]
pub(super) struct Claim {
    /// Place of the case.
    pub(super) case: usize,
    /// Place of the debt.
    pub(super) debt: usize,
    /// Sum; all of the payment where absent.
    pub(super) wanted: Option<Amount>,
    /// What came before is not meant.
    pub(super) from: Millis,
    /// Nor what its payment had told as paid back by then.
    pub(super) before: Amount,
    /// A coupon's reduction serves as well as money.
    pub(super) is_discount: bool,
}

/// Everything that is claimed, each list in the one order.
#[derive(Debug, Default)]
pub(super) struct Claims<'a> {
    pub(super) debts: Vec<Debt<'a>>,
    pub(super) of_payments: Vec<Claim>,
    /// Cases that name no payment.
    pub(super) of_sums: Vec<usize>,
    /// Credits that failed, and the cases that are about them.
    pub(super) again: Vec<(&'a Payment, Vec<usize>)>,
    /// Cases whose awaited payment is itself the money.
    pub(super) of_credits: Vec<&'a Payment>,
    /// Ended agreements, and the payment that named each.
    pub(super) ended: Vec<(usize, &'a Payment)>,
    /// Places in `debts`, and in `again`, by the payment's id.
    places: OrderedMap<usize>,
    tried: OrderedMap<usize>,
}

/// The next attempt comes within days; the next wage or rent of the same sum comes a week later at the earliest.
const TRIED_AGAIN_WITHIN: i64 = 7 * DAY;

impl<'a> Claims<'a> {
    /// What these cases claim.
    pub(super) fn of(cases: &[&Pending], shelf: Option<&'a Shelf>) -> Self {
        let mut order: Vec<usize> = (0..cases.len()).collect();
        let rank = |place: &usize| {
            cases
                .get(*place)
                .map(|case| (case.state, case.at, &case.id, case.origin))
        };
        sort(&mut order, |a, b| rank(a).cmp(&rank(b)));
        let mut all = Self::default();
        for place in order {
            let Some(case) = cases
                .get(place)
                .filter(|case| case.state != PromiseState::Withdrawn)
            else {
                continue;
            };
            let paid = case
                .transaction_id
                .as_deref()
                .and_then(|id| shelf.and_then(|shelf| shelf.get(id)));
            all.add(place, case, paid);
        }
        all
    }

    fn add(&mut self, place: usize, case: &Pending, paid: Option<&'a Payment>) {
        let of_payment = matches!(
            (case.what, case.origin),
            (Awaited::Refund | Awaited::Discount, _) | (Awaited::Arrival, Origin::Contested)
        );
        match (case.what, &case.transaction_id, paid) {
            (_, Some(id), _) if of_payment => {
                let debt = self.debt(id, paid);
                if case.origin == Origin::Undone
                    && let Some(debt) = self.debts.get_mut(debt)
                {
                    debt.is_wrong = true;
                }
                let is_contested = case.what == Awaited::Arrival;
                let wanted = case.amount.filter(|_| !is_contested);
                self.of_payments.push(Claim {
                    case: place,
                    debt,
                    wanted,
                    // Where no sum is said all that ever came of the payment is meant.
                    from: match (wanted, paid) {
                        (None, Some(paid)) => paid.at,
                        _ => case.at,
                    },
                    before: case.back,
                    is_discount: case.what == Awaited::Discount,
                });
            }
            (Awaited::Refund | Awaited::Arrival, None, _) => self.of_sums.push(place),
            (Awaited::Arrival, _, Some(paid)) if is_failed_credit(paid) => {
                let next = self.again.len();
                let known = *self.tried.get_or_put(Digest::of(paid.id()), || next);
                match self.again.get_mut(known) {
                    Some((_, cases)) => cases.push(place),
                    None => self.again.push((paid, vec![place])),
                }
            }
            (Awaited::Arrival, _, Some(paid)) if case.is_promised() => self.of_credits.push(paid),
            // Where the end was refused the agreement stands.
            (Awaited::Cancellation, _, Some(paid)) if case.state == PromiseState::Open => {
                self.ended.push((place, paid))
            }
            _ => {}
        }
    }

    /// Place of the debt on a payment of this id, made where it is new.
    pub(super) fn debt(&mut self, id: &str, paid: Option<&'a Payment>) -> usize {
        let key = Digest::of(id);
        let next = self.debts.len();
        let known = *self.places.get_or_put(key, || next);
        if known < next {
            return known;
        }
        self.debts.push(Debt {
            key,
            paid,
            is_wrong: false,
            rows: Vec::new(),
            elsewhere: Vec::new(),
            total: Amount::ZERO,
            is_under_way: false,
        });
        next
    }
}

impl<'a> Debt<'a> {
    /// What is not paid back yet.
    pub(super) fn left(&self) -> Amount {
        let whole = self.paid.map_or(Amount::ZERO, |paid| paid.amount());
        whole.rest(self.total)
    }

    /// Takes money, or the news that it is under way.
    pub(super) fn take(&mut self, row: &'a Payment) {
        if !row.facts.has_moved() {
            self.is_under_way = true;
            return;
        }
        self.total = self.total.plus(row.amount()).unwrap_or(self.total);
        self.rows.push(row);
    }

    /// Takes money that came to another account. Its row is no row of this one: it is told in the sum alone.
    pub(super) fn take_from_elsewhere(&mut self, row: &'a Payment) {
        self.take(row);
        if row.facts.has_moved() {
            self.elsewhere.extend(self.rows.pop());
        }
    }
}

/// Money that was to come in and did not.
pub(super) const fn is_failed_credit(payment: &Payment) -> bool {
    matches!(payment.facts.direction, Direction::Credit) && payment.facts.status.is_void()
}

/// True where a credit is the next attempt at one that failed: of the same kind and sum, for the same payment or from the
/// same side.
pub(super) fn is_next_attempt(row: &Payment, failed: &Payment) -> bool {
    let is_alike = row.facts.kind == failed.facts.kind
        && row.currency == failed.currency
        && row.amount() == failed.amount()
        && row.id() != failed.id()
        && row.at >= failed.at;
    let same_payment = failed.refund_of().is_some() && row.refund_of() == failed.refund_of();
    // Of two that name nobody the sum and the days have to do.
    let is_nameless = row.payee_word().is_none() && failed.payee_word().is_none();
    let same_side = failed.refund_of().is_none()
        && (row.is_with_payee_of(failed) || is_nameless)
        && row.at.since(failed.at) < TRIED_AGAIN_WITHIN;
    is_alike && (same_payment || same_side)
}

/// True where money of this kind can be a refund that nobody named: banks file refunds under many words, yet not under
/// these.
pub(super) const fn may_be_refund(facts: Facts) -> bool {
    use PaymentType::{
        CardRepayment, CashOut, Exchange, Fee, Income, Interest, Investment, RedPacket, TopUp,
    };
    !matches!(
        facts.kind,
        Income | Interest | RedPacket | TopUp | Investment | Exchange | CashOut | CardRepayment | Fee
    )
}
