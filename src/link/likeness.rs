//! Likeness of two rows: of their names, their instruments, their times. What each likeness weighs says `evidence`.
//!
//! Names are compared by their keys (`event::name`), which the ledger keeps; what is written around a name (a wallet, a bank) is
//! read from the text itself, once however many rows have it.
//! Not here: which rows are compared.

use super::evidence::{Evidence, Piece};
use super::note::RowRef;
use super::rows::{AccountRows, Rows};
use crate::calendar::working::{BANK, Calendars};
use crate::event::InstrumentKind;
use crate::event::name::names_wallet;
use crate::ledger::{Payment, Shelf, Word};
use crate::sort::sort;
use crate::time::{DAY, MINUTE, UtcOffset};
use std::borrow::Cow;
use std::cell::OnceCell;

/// Banks take so many working days at most: the next one for a transfer, and two more where one of them books by batch.
const WORKING_DAYS: u8 = 3;
/// The longest that three working days have been: around the Spring Festival, nine days off and three to work.
pub(super) const LONGEST: i64 = 14 * DAY;
/// Two exports of one moment differ by the time that a message takes.
const SECONDS: i64 = 10_000;
/// And by minutes where one shows when it was asked for and the other when it was booked.
const MINUTES: i64 = 10 * MINUTE;

/// Words by which banks name an account or a movement between accounts, and no person is called.
const ACCOUNTS: [&str; 24] = [
    "银行",
    "储蓄",
    "信用卡",
    "余额",
    "零钱",
    "还款",
    "提现",
    "充值",
    "转存",
    "理财",
    "账户",
    "本人",
    "bank",
    "card",
    "savings",
    "saving",
    "checking",
    "account",
    "payment",
    "transfer",
    "deposit",
    "credit",
    "visa",
    "mastercard",
];

/// How far two names of the other side agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// They are one.
    Same,
    /// One is a part of the other, or they begin with one word.
    Part,
    /// They differ.
    Differ,
    /// One of the rows has none.
    Absent,
    /// Neither has one.
    Neither,
}

/// Texts of the rows of several accounts, so that spellings do not matter.
#[derive(Debug)]
pub(super) struct Likeness<'a> {
    /// Letters and digits of each, by account and by the word's number; written when it is first asked for. Of accounts of
    /// which few rows are read, none: the list alone would be as long as all their texts.
    texts: Vec<Vec<OnceCell<String>>>,
    shelves: Vec<&'a Shelf>,
    /// Places of these accounts among all that are read, in their order.
    members: Vec<usize>,
}

impl<'a> Likeness<'a> {
    /// Of these accounts.
    pub(super) fn of(rows: &Rows<'a>, members: &[usize]) -> Self {
        let mut members = members.to_vec();
        sort(&mut members, usize::cmp);
        let read = |account: &usize| rows.accounts.get(*account);
        let words = |read: &AccountRows<'_>| {
            let words = if read.is_part() { 0 } else { read.shelf.words() };
            vec![OnceCell::new(); words]
        };
        Self {
            texts: members.iter().filter_map(read).map(words).collect(),
            shelves: members.iter().filter_map(read).map(|read| read.shelf).collect(),
            members,
        }
    }

    /// Place of an account among these.
    fn member(&self, account: usize) -> usize {
        self.members.binary_search(&account).unwrap_or(usize::MAX)
    }

    fn written(&self, account: usize, word: Word) -> Option<Cow<'_, str>> {
        let member = self.member(account);
        let text = self.shelves.get(member)?.word_at(word)?;
        Some(match self.texts.get(member)?.get(word.index()) {
            Some(cell) => Cow::Borrowed(cell.get_or_init(|| plain(text))),
            None => Cow::Owned(plain(text)),
        })
    }

    /// Name of a row's other side, by its key; nothing where it has none, or none that says anything.
    pub(super) fn name(&self, row_ref: RowRef, row: &Payment) -> Option<&'a str> {
        let shelf = self.shelves.get(self.member(row_ref.account))?;
        let name = shelf.word_at(row.payee_word()?)?;
        Some(name).filter(|name| name.chars().any(char::is_alphanumeric))
    }

    /// The same with all that is written around it: the wallet that it went through.
    fn whole_name(&self, row_ref: RowRef, row: &Payment) -> Option<Cow<'_, str>> {
        self.written(row_ref.account, row.counterparty_word()?)
    }

    /// How far the names of two rows agree.
    pub(super) fn names(&self, a: (RowRef, &Payment), b: (RowRef, &Payment)) -> Names {
        match (self.name(a.0, a.1), self.name(b.0, b.1)) {
            (None, None) => Names::Neither,
            (Some(a), Some(b)) if a == b => Names::Same,
            (Some(a), Some(b)) if is_part(a, b) || is_part(b, a) || begin_alike(a, b) => Names::Part,
            (Some(_), Some(_)) => Names::Differ,
            _ => Names::Absent,
        }
    }

    /// True where the row's other side is a wallet, by its name.
    pub(super) fn names_wallet(&self, row_ref: RowRef, row: &Payment) -> bool {
        let name = self.whole_name(row_ref, row);
        name.is_some_and(|name| names_wallet(&name))
    }

    /// True where the row's other side is an account, by its name.
    pub(super) fn names_account(&self, row_ref: RowRef, row: &Payment) -> bool {
        let name = self.whole_name(row_ref, row);
        name.is_some_and(|name| ACCOUNTS.iter().any(|word| name.contains(*word)))
    }

    /// True where the row says that it was paid through a wallet.
    pub(super) fn is_paid_by_wallet(&self, row_ref: RowRef, row: &Payment) -> bool {
        let with = row
            .paid_with_word()
            .and_then(|word| self.written(row_ref.account, word));
        with.is_some_and(|with| names_wallet(&with))
    }
}

/// Letters and digits alone, small.
fn plain(name: &str) -> String {
    let letters = name.chars().filter(|letter| letter.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// A part says something from two characters on where each is a word (Chinese), else from four.
fn is_part(part: &str, whole: &str) -> bool {
    let least = if part.is_ascii() { 4 } else { 2 };
    part.chars().count() >= least && whole.contains(part)
}

/// Four letters at the beginning are hardly ever shared by two shops of one day and sum.
fn begin_alike(a: &str, b: &str) -> bool {
    let alike = a.chars().zip(b.chars()).take_while(|(a, b)| a == b);
    alike.count() >= 4
}

/// Last digits of what both were drawn from disagree.
pub(super) fn is_other_card(rows: &Rows<'_>, a: RowRef, b: RowRef) -> bool {
    let last4 = |row_ref| rows.text(row_ref, Shelf::last4);
    last4(a).zip(last4(b)).is_some_and(|(a, b)| a != b)
}

/// Paid by a card or from a bank account, whose own export shows it again.
pub(super) const fn is_by_card(row: &Payment) -> bool {
    matches!(
        row.facts.instrument,
        Some(InstrumentKind::DebitCard | InstrumentKind::CreditCard | InstrumentKind::BankAccount)
    )
}

/// Paid from what a wallet itself keeps: no card shows it.
pub(super) const fn is_by_balance(row: &Payment) -> bool {
    matches!(
        row.facts.instrument,
        Some(InstrumentKind::Balance | InstrumentKind::CreditLine)
    )
}

/// Closeness of two rows in time, as evidence; nothing where they are too far apart for one movement. The second one is the
/// later one by its nature: what was booked, or arrived.
pub(super) fn closeness(first: &Payment, then: &Payment, calendars: &Calendars) -> Option<Evidence> {
    let gap = then.at.since(first.at);
    let has_times = !first.facts.is_of_day && !then.facts.is_of_day;
    if has_times && gap.abs() <= SECONDS {
        return Some(Evidence::NONE.with(Piece::Seconds));
    }
    if has_times && gap.abs() <= MINUTES {
        return Some(Evidence::NONE.with(Piece::Minutes));
    }
    let days = local_day(then) - local_day(first);
    // A booking day before the day of paying is a matter of time zones.
    let is_near = (-1..=i64::from(WORKING_DAYS)).contains(&days);
    (is_near || is_within_working_days(first, days, calendars)).then_some(Evidence::NONE.with(Piece::Days))
}

fn is_within_working_days(first: &Payment, days: i64, calendars: &Calendars) -> bool {
    if !(0..=LONGEST / DAY).contains(&days) {
        return false;
    }
    let date = offset_of(first).date(first.at).ok();
    let due = date.and_then(|date| {
        calendars
            .after(BANK, date, WORKING_DAYS)
            .map(|due| (date, due.date))
    });
    due.is_some_and(|(date, due)| days <= i64::from(due.to_julian_day() - date.to_julian_day()))
}

fn offset_of(row: &Payment) -> UtcOffset {
    UtcOffset::new(row.offset).unwrap_or_default()
}

/// Local day of a row.
pub(super) fn local_day(row: &Payment) -> i64 {
    offset_of(row).day(row.at)
}

/// Local month of a row: months since year 0.
pub(super) fn local_month(row: &Payment) -> i32 {
    let date = offset_of(row).date(row.at);
    date.map_or(0, |date| date.year() * 12 + i32::from(u8::from(date.month())))
}

/// True where the second row is not before the first: by the moment, or by the day where one of them knows no more.
pub(super) fn is_not_before(first: &Payment, then: &Payment) -> bool {
    if first.facts.is_of_day || then.facts.is_of_day {
        local_day(then) >= local_day(first)
    } else {
        then.at >= first.at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_is_a_part_of_a_long_one_and_a_letter_is_not() {
        assert!(is_part("某东", "某东商城"));
        assert!(!is_part("a", "amazon") && !is_part("东", "某东商城"));
        assert!(begin_alike("acmemktp", "acmemarketplace"));
    }

    #[test]
    fn spellings_do_not_matter() {
        assert_eq!(plain("Water Works Ltd."), plain("WATER-WORKS LTD"));
    }
}
