//! Folding of whole payments: what each adds to its month's sums, decided on whole rows with all links known.
//!
//! Asked is what a query asks, `count`, in every reading (`ledger::month`): refunds in the payment's period and in their own,
//! the account alone and among its holder's. So the sums of a month are those that a summary told just before.
//! Rows that belong together, or may, go together (`Families`): a refund of this month keeps its payment of three years ago.
//! What is under way waits, since another word on it is still to come. Then what would be left is read as if the others were
//! gone: a row that would add something else (one of two payments that its refund might have been of is gone) goes with them,
//! as it is counted now. So no sum of any month is another one afterwards.
//! Not seen: a row that comes later and would have belonged to a folded one (the ledger counts those of its months), and a
//! person's later word on a folded pair, which nothing follows.
//! Not here: which months go, and when (`engine`), and how a query adds them up (`tally`).

mod families;

use super::category::stated;
use super::count::{Counted, count};
use super::query::{Refunds, SummaryQuery};
use crate::error::Result;
use crate::event::Digest;
use crate::ledger::{Entry, Fold, Part, Payment, Shelf, Text, Word, readings};
use crate::link::{Role, RowRef, Rows, Sources, linked, linked_at};
use crate::time::{DAY, Millis, Zone};
use families::{Families, each};
use time::Month as Name;

/// What is under way waits for another word for so long: holds end after a month by the card schemes' rules, and as much again
/// for the statement that says so.
const UNDER_WAY: i64 = 62 * DAY;

/// Stands for a month beyond the calendar.
const MONTH: i64 = 31 * DAY;

/// The month of a moment: its first instant, and the first after it.
pub fn month_of(at: Millis, zone: &Zone) -> (Millis, Millis) {
    let on_calendar = || {
        let first = zone.date(at).ok()?.replace_day(1).ok()?;
        let next = match first.month() {
            Name::December => time::Date::from_calendar_date(first.year() + 1, Name::January, 1).ok()?,
            month => first.replace_month(month.next()).ok()?,
        };
        Some((zone.midnight(first).ok()?, zone.midnight(next).ok()?))
    };
    on_calendar().unwrap_or_else(|| {
        let from = Millis::default().later(at.get().div_euclid(MONTH) * MONTH);
        (from, from.later(MONTH))
    })
}

/// The rows of a household in every reading: those of all of its accounts together, and each account's alone.
struct Household<'a> {
    whole: Rows<'a>,
    /// Nothing where there is one account.
    alone: Vec<Rows<'a>>,
}

impl<'a> Household<'a> {
    /// All rows, or those at some places of each account.
    fn read(
        sources: Sources<'a>,
        account: &str,
        places: Option<&dyn Fn(Digest) -> Vec<u32>>,
    ) -> Result<Self> {
        let holder = sources.ledger.shelf(account).and_then(Shelf::holder);
        let read = |account: Option<&str>, holder: Option<&str>| match places {
            None => linked(sources, account, holder),
            Some(places) => linked_at(sources, account, holder, places),
        };
        let whole = read(Some(account).filter(|_| holder.is_none()), holder)?;
        let mut alone = Vec::new();
        if whole.accounts.len() > 1 {
            for account in &whole.accounts {
                alone.push(read(Some(&account.shelf.account_id), None)?);
            }
        }
        Ok(Self { whole, alone })
    }

    /// A row in each of its readings: the rows, its place among them, refunds, and the bits of the reading.
    fn readings(&self, row_ref: RowRef) -> impl Iterator<Item = (&Rows<'a>, RowRef, Refunds, u8)> {
        let alone = self.alone.get(row_ref.account);
        let own = RowRef {
            account: 0,
            ..row_ref
        };
        [Refunds::InPaymentPeriod, Refunds::InRefundPeriod]
            .into_iter()
            .flat_map(move |refunds| {
                let bit = |is_household| readings::bit(is_household, refunds == Refunds::InRefundPeriod);
                let both = if alone.is_none() { bit(false) } else { 0 };
                let whole = (&self.whole, row_ref, refunds, bit(true) | both);
                [Some(whole), alone.map(|rows| (rows, own, refunds, bit(false)))]
                    .into_iter()
                    .flatten()
            })
    }

    /// Of rows that would be left, those that add something else once the others are gone.
    fn changed_without_others(
        &self,
        sources: Sources<'a>,
        account: &str,
        kept: &[RowRef],
    ) -> Result<Vec<RowRef>> {
        let places = |key: Digest| -> Vec<u32> {
            let account_of = |row_ref: &&RowRef| self.whole.accounts.get(row_ref.account);
            let own = kept
                .iter()
                .filter(|row_ref| account_of(row_ref).is_some_and(|account| account.key == key));
            own.filter_map(|row_ref| u32::try_from(row_ref.place).ok())
                .collect()
        };
        let left = Self::read(sources, account, Some(&places))?;
        let mut changed = Vec::new();
        for row_ref in kept {
            if !self.adds_the_same(&left, *row_ref)? {
                changed.push(*row_ref);
            }
        }
        Ok(changed)
    }

    /// True where a row adds the same in another reading of fewer rows.
    fn adds_the_same(&self, other: &Self, row_ref: RowRef) -> Result<bool> {
        for (one, other) in self.readings(row_ref).zip(other.readings(row_ref)) {
            let (was, is) = (added(one.0, one.1, one.2)?, added(other.0, other.1, other.2)?);
            let is_same = match (was, is) {
                (Some((was, of)), Some((is, now_of))) => {
                    was.adds_as(&is) && (was.is_nothing() || of == now_of)
                }
                (was, is) => was.is_none() && is.is_none(),
            };
            if !is_same {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// What a row adds, and the row under whose category and counterparty.
fn added(rows: &Rows<'_>, row_ref: RowRef, refunds: Refunds) -> Result<Option<(Counted, RowRef)>> {
    let Some(payment) = rows.payment(row_ref) else {
        return Ok(None);
    };
    let query = SummaryQuery {
        refunds,
        ..SummaryQuery::default()
    };
    let note = rows.note(row_ref);
    let counted = count(rows, payment, &note, &query)?;
    // A refund in its own period is taken off what its payment was for.
    let keyed = match note.role {
        Role::PaysBack { of, .. } => of,
        _ => row_ref,
    };
    Ok(Some((counted, keyed)))
}

/// Readings of what would be left, until it adds what it did: each sends more rows along, and a second is seldom needed.
const TRIED: usize = 8;

/// Payments of a household that are folded: those whose families are all from before a moment, and what depends on them.
pub fn folds(sources: Sources<'_>, zone: &Zone, account: &str, before: Millis) -> Result<Vec<Fold>> {
    let household = Household::read(sources, account, None)?;
    let whole = &household.whole;
    let mut families = Families::of(whole);
    families.read(whole, &|row_ref| row_ref);
    for (account, rows) in household.alone.iter().enumerate() {
        families.read(rows, &|row_ref| RowRef { account, ..row_ref });
    }
    for (row_ref, payment) in each(whole) {
        let waits = if payment.facts.status.is_under_way() {
            UNDER_WAY
        } else {
            0
        };
        if payment.at_in(zone).later(waits) >= before && before < Millis::END {
            families.decide(row_ref, true);
        }
    }
    for _ in 0..TRIED {
        let all = each(whole).map(|(row_ref, _)| row_ref);
        let kept: Vec<RowRef> = all.filter(|row_ref| families.stays(*row_ref)).collect();
        let is_some_left = !kept.is_empty() && kept.len() < each(whole).count();
        let changed = if is_some_left {
            household.changed_without_others(sources, account, &kept)?
        } else {
            Vec::new()
        };
        changed
            .iter()
            .for_each(|row_ref| families.decide(*row_ref, false));
        if changed.is_empty() {
            break;
        }
    }
    let mut folds = Vec::new();
    for (row_ref, payment) in each(whole) {
        if families.stays(row_ref) {
            continue;
        }
        let Some(read) = whole.accounts.get(row_ref.account) else {
            continue;
        };
        let at = payment.at_in(zone);
        let mut entries = Entries {
            shelf: read.shelf,
            all: Vec::new(),
        };
        for (rows, row_ref, refunds, bits) in household.readings(row_ref) {
            entries.read(rows, row_ref, refunds, bits)?;
        }
        entries.name(payment);
        folds.push(Fold {
            account: read.key,
            id: Digest::of(payment.id()),
            at,
            month: month_of(at, zone),
            entries: entries.all.into_iter().map(|(entry, _)| entry).collect(),
        });
    }
    Ok(folds)
}

/// What one row adds, by reading: what is the same in several stands once.
struct Entries<'a> {
    shelf: &'a Shelf,
    all: Vec<(Entry, Option<Counted>)>,
}

impl Entries<'_> {
    fn text(&self, text: Option<&str>) -> Option<Text> {
        let text = text?;
        Some(match self.shelf.word_of(text) {
            Some(word) => Text::Kept(word),
            None => Text::New(text.to_owned()),
        })
    }

    fn read(&mut self, rows: &Rows<'_>, row_ref: RowRef, refunds: Refunds, reading: u8) -> Result<()> {
        let Some((counted, keyed)) = added(rows, row_ref, refunds)? else {
            return Ok(());
        };
        if counted.is_nothing() && counted.doubts.iter().flatten().next().is_none() {
            return Ok(());
        }
        let account = rows.accounts.get(keyed.account);
        let (Some(account), Some(of), Some(payment)) = (account, rows.payment(keyed), rows.payment(row_ref))
        else {
            return Ok(());
        };
        let mut entry = self.entry(account.shelf, of, payment, reading);
        if keyed != row_ref {
            entry.shown = None; // that row says itself how it is spelt
        }
        let same = |(known, part): &&mut (Entry, Option<Counted>)| {
            let is_of = |other: &Entry| {
                (&other.category, &other.payee, &other.party) == (&entry.category, &entry.payee, &entry.party)
            };
            is_of(known) && part.as_ref() == Some(&counted)
        };
        if let Some((known, _)) = self.all.iter_mut().find(same) {
            known.readings |= reading;
            return Ok(());
        }
        let doubts = counted.doubts.iter().flatten();
        let part = Part {
            sums: counted.parts().copied().collect(),
            rows: u32::from(!counted.is_nothing()),
            count: counted.count,
            came_in: counted.came_in,
            zero: counted.zero,
            failed: counted.failed,
            doubts: doubts
                .map(|(code, about)| ((*code).to_owned(), 1, *about))
                .collect(),
        };
        self.all.push((Entry { part, ..entry }, Some(counted)));
        Ok(())
    }

    /// The entry of a payment, under what it was for.
    fn entry(&self, shelf: &Shelf, of: &Payment, payment: &Payment, readings: u8) -> Entry {
        let text = |word: Option<Word>| self.text(word.and_then(|word| shelf.word_at(word)));
        Entry {
            readings,
            currency: payment.currency,
            category: self.text(stated(shelf, of)),
            payee: text(of.payee_word()),
            party: text(of.party_word()),
            shown: text(of.counterparty_word()),
            newest: of.at,
            part: Part::default(),
        }
    }

    /// How it spells its counterparty, where it adds nothing under that itself.
    fn name(&mut self, payment: &Payment) {
        let own = self.entry(self.shelf, payment, payment, 0);
        let is_told = |(known, _): &(Entry, Option<Counted>)| {
            (&known.payee, &known.party, &known.shown) == (&own.payee, &own.party, &own.shown)
        };
        if own.payee.is_some() && !self.all.iter().any(is_told) {
            self.all.push((
                Entry {
                    category: None,
                    ..own
                },
                None,
            ));
        }
    }
}
