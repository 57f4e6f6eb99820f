//! One movement of money that two accounts of a holder each show: a transfer from one to the other, and a payment by
//! wallet that the card behind it shows again.
//!
//! Careful before complete: a payment that is wrongly left out is a wrong total, one that is left in twice is seen. So
//! amounts agree to the last digit, each row is used once, and the words of both must fit.

use super::count::moved;
use super::links::{Accounts, RowLink, RowRef, RowRole};
use crate::error::Result;
use crate::event::{CounterpartyKind, Direction, InstrumentKind, PaymentType};
use crate::ledger::{Payment, Shelf};
use crate::money::{Amount, Currency};
use crate::sort::sort;
use crate::time::{DAY, HOUR, MINUTE};
use std::ops::RangeInclusive;

/// Money between banks arrives within seconds or, over a weekend or by slow rails, on the next working day; a booking day
/// before the day of sending is a matter of time zones.
const TRANSFER_DAYS: RangeInclusive<i64> = -DAY..=3 * DAY;
/// Time between the ends of a transfer for which nothing but amount and time speaks: instant payments take seconds, and
/// nobody sends a friend what another sends back the same hour.
const TRANSFER_ALONE: RangeInclusive<i64> = -5 * MINUTE..=HOUR;
/// A card books a wallet's payment at once, or under the day on which its network settled it.
const BOOKED: RangeInclusive<i64> = -10 * MINUTE..=10 * MINUTE;
const BOOKED_BY_DAY: RangeInclusive<i64> = TRANSFER_DAYS;

/// Names under which a card's export shows a payment that went through a wallet (as seen in exports of mainland banks, and
/// abroad).
const WALLETS: [&str; 10] = [
    "支付宝",
    "财付通",
    "微信",
    "云闪付",
    "alipay",
    "tenpay",
    "wechat",
    "weixin",
    "paypal",
    "apple pay",
];

/// Links what is shown twice because the exports say so.
pub(super) fn link_stated_twins(accounts: &mut Accounts<'_>) {
    let all: Vec<usize> = (0..accounts.all.len()).collect();
    for (row_ref, payment) in accounts.sorted(&all, &|payment: &Payment| payment.same_as().is_some()) {
        let Some((account, id)) = payment.same_as() else {
            continue;
        };
        let key = crate::event::Digest::of(account);
        let account = accounts.all.binary_search_by_key(&key, |account| account.key);
        let place = |account: usize| accounts.all.get(account)?.shelf.place(id);
        let Some((account, place)) = account.ok().and_then(|account| Some((account, place(account)?))) else {
            continue;
        };
        let other = RowRef { account, place };
        let counts = accounts
            .payment(other)
            .is_some_and(|other| other.facts.has_moved());
        if other != row_ref && counts && !matches!(accounts.link(other).role, RowRole::Twin) {
            accounts.change(row_ref, &|link: &mut RowLink| link.role = RowRole::Twin);
        }
    }
}

/// Rows of one side, to be found by currency and amount, then by time; each once.
struct Side<'a> {
    rows: Vec<(Currency, Amount, RowRef, &'a Payment)>,
    used: Vec<bool>,
}

impl<'a> Side<'a> {
    fn of(rows: Vec<(RowRef, &'a Payment)>, amount: fn(&Payment) -> Amount) -> Self {
        let mut side: Vec<_> = rows
            .into_iter()
            .map(|(row_ref, row)| (row.currency, amount(row), row_ref, row))
            .collect();
        sort(&mut side, |a, b| (a.0, a.1).cmp(&(b.0, b.1))); // then by time, as they came
        let used = vec![false; side.len()];
        Self { rows: side, used }
    }

    /// The nearest in time that is free and fits.
    fn take(
        &mut self,
        (currency, amount): (Currency, Amount),
        (row_ref, row): (RowRef, &Payment),
        window: &dyn Fn(&Payment) -> RangeInclusive<i64>,
        fits: &dyn Fn(RowRef, &Payment) -> bool,
    ) -> Option<RowRef> {
        let earliest = (currency, amount, row.at.later(*TRANSFER_DAYS.start()));
        let latest = (currency, amount, row.at.later(*TRANSFER_DAYS.end()));
        let from = self
            .rows
            .partition_point(|one| (one.0, one.1, one.3.at) < earliest);
        let near = self.rows.iter().zip(&mut self.used).skip(from);
        let near = near.take_while(|(one, _)| (one.0, one.1, one.3.at) <= latest);
        let fitting = near.filter(|((_, _, there, other), used)| {
            !**used
                && there.account != row_ref.account
                && window(other).contains(&other.at.since(row.at))
                && fits(*there, other)
        });
        let ((_, _, found, _), used) = fitting.min_by_key(|(one, _)| one.3.at.since(row.at).abs())?;
        *used = true;
        Some(*found)
    }
}

/// Links the ends of transfers between the accounts of a household, and what its cards show of its wallets.
pub(super) fn link_pairs(accounts: &mut Accounts<'_>, household: &[usize]) -> Result<()> {
    if household.len() < 2 {
        return Ok(());
    }
    link_transfers(accounts, household)?;
    link_twins(accounts, household);
    Ok(())
}

fn is_free(accounts: &Accounts<'_>, row_ref: RowRef) -> bool {
    matches!(accounts.link(row_ref).role, RowRole::Plain)
}

fn link_transfers(accounts: &mut Accounts<'_>, household: &[usize]) -> Result<()> {
    let leaves = accounts.sorted(household, &|row: &Payment| {
        row.facts.has_moved() && side_of(row) == Some(true)
    });
    let arrives = accounts.sorted(household, &|row: &Payment| {
        row.facts.has_moved() && side_of(row) == Some(false)
    });
    let mut arrives = Side::of(arrives, |row| row.amount);
    for (row_ref, row) in leaves {
        if !is_free(accounts, row_ref) {
            continue;
        }
        let sent = moved(row)?;
        let fits = |there: RowRef, other: &Payment| is_free(accounts, there) && may_be_own(row, other);
        let window = |there: RowRef, other: &Payment| {
            if row.facts.is_between_own_accounts()
                || other.facts.is_between_own_accounts()
                || names_agree(accounts, row_ref, there) == Some(true)
            {
                TRANSFER_DAYS
            } else {
                TRANSFER_ALONE
            }
        };
        let fits = |there: RowRef, other: &Payment| {
            fits(there, other)
                && window(there, other).contains(&other.at.since(row.at))
                && (names_agree(accounts, row_ref, there) != Some(false)
                    || row.facts.is_between_own_accounts()
                    || other.facts.is_between_own_accounts())
        };
        let found = arrives.take((row.currency, sent), (row_ref, row), &|_| TRANSFER_DAYS, &fits);
        if let Some(there) = found {
            accounts.change(row_ref, &|link: &mut RowLink| link.role = RowRole::OwnOut);
            accounts.change(there, &|link: &mut RowLink| link.role = RowRole::OwnIn);
        }
    }
    Ok(())
}

/// Side of a transfer: true where money leaves, false where it arrives, nothing where it does neither.
const fn side_of(row: &Payment) -> Option<bool> {
    match (row.facts.direction, row.facts.kind) {
        (_, PaymentType::Refund | PaymentType::Fee | PaymentType::Exchange) => None,
        (Direction::Debit, _) => Some(true),
        (Direction::Credit, _) => Some(false),
        (Direction::Neutral, PaymentType::CashOut | PaymentType::CardRepayment) => Some(true),
        (Direction::Neutral, PaymentType::TopUp) => Some(false),
        (Direction::Neutral, _) => None,
    }
}

/// A transfer, or whatever the other export calls it where one of the two says that it is an own move.
const fn may_be_own(row: &Payment, other: &Payment) -> bool {
    const fn is_transfer(row: &Payment) -> bool {
        matches!(row.facts.kind, PaymentType::Transfer)
            || matches!(row.facts.kind, PaymentType::Other | PaymentType::Adjustment)
                && !matches!(row.facts.side, Some(CounterpartyKind::Merchant))
    }
    row.facts.is_between_own_accounts()
        || other.facts.is_between_own_accounts()
        || (is_transfer(row) && is_transfer(other))
}

/// Agreement of the other sides' names, as the two accounts of one person write it; nothing where one has none.
fn names_agree(accounts: &Accounts<'_>, a: RowRef, b: RowRef) -> Option<bool> {
    let name = |row_ref| accounts.text(row_ref, Shelf::counterparty).map(plain);
    Some(name(a)? == name(b)?)
}

/// A name without case, blanks and punctuation.
pub(super) fn plain(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

fn link_twins(accounts: &mut Accounts<'_>, household: &[usize]) {
    let is_by_card = |row: &Payment| {
        row.facts.has_moved()
            && !row.facts.is_own_move()
            && row.facts.direction != Direction::Neutral
            && matches!(
                row.facts.instrument,
                Some(InstrumentKind::DebitCard | InstrumentKind::CreditCard | InstrumentKind::BankAccount)
            )
    };
    let may_show = |row: &Payment| {
        row.facts.has_moved()
            && row.facts.direction != Direction::Neutral
            && !matches!(
                row.facts.instrument,
                Some(InstrumentKind::Balance | InstrumentKind::CreditLine)
            )
    };
    let by_card = accounts.sorted(household, &is_by_card);
    if by_card.is_empty() {
        return;
    }
    let mut shown = Side::of(accounts.sorted(household, &may_show), |row| row.amount);
    for (row_ref, row) in by_card {
        // A card's own export names the card too; what was found to be shown elsewhere shows nothing itself.
        if !is_free(accounts, row_ref) {
            continue;
        }
        let window = |other: &Payment| {
            if row.facts.is_of_day || other.facts.is_of_day {
                BOOKED_BY_DAY
            } else {
                BOOKED
            }
        };
        let fits = |there: RowRef, other: &Payment| {
            let last4 = |row_ref| accounts.text(row_ref, Shelf::last4);
            let is_same_card = match (last4(row_ref), last4(there)) {
                (Some(a), Some(b)) => a == b,
                _ => true,
            };
            other.facts.direction == row.facts.direction
                && is_free(accounts, there)
                && is_same_card
                && (is_same_order(row, other)
                    || is_shown_as_wallet(accounts, row_ref, there)
                    || (other.facts.instrument.is_none()
                        && names_agree(accounts, row_ref, there) == Some(true)))
        };
        let found = shown.take((row.currency, row.amount), (row_ref, row), &window, &fits);
        if let Some(there) = found {
            accounts.change(there, &|link: &mut RowLink| link.role = RowRole::Twin);
        }
    }
}

fn is_same_order(row: &Payment, other: &Payment) -> bool {
    row.order.is_some() && row.order == other.order
}

/// The card's row names a wallet, and this one does not.
fn is_shown_as_wallet(accounts: &Accounts<'_>, row_ref: RowRef, there: RowRef) -> bool {
    let names_wallet = |row_ref| {
        let name = accounts.text(row_ref, Shelf::counterparty).map(str::to_lowercase);
        name.is_some_and(|name| WALLETS.iter().any(|wallet| name.contains(wallet)))
    };
    names_wallet(there) && !names_wallet(row_ref)
}
