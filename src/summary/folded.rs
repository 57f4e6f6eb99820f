//! Folding of whole payments: what each adds to its month's sums, decided on whole rows with all links known.
//!
//! Asked is what a query asks, `count`, in every reading (`ledger::month`): refunds in the payment's period and in their own,
//! the account alone and among its holder's. So the sums of a month are those that a summary told just before.
//! Rows that belong together, or may, go together (`Families`): a refund of this month keeps its payment of three years ago.
//! What is under way waits, since another word on it is still to come. So whatever stays is read as it was, but for three
//! corners: a row that evidence found nothing for, and that would have had a say in what another is; a name that was "never
//! otherwise" (`link`); a person's word on a pair that is folded, which nothing follows.
//! Not here: which months go, and when (`engine`), and how a query adds them up (`tally`).

use super::category::stated;
use super::count::{Counted, count};
use super::query::{Refunds, SummaryQuery};
use crate::error::Result;
use crate::event::Digest;
use crate::ledger::{Entry, Fold, Part, Payment, Shelf, Text, Word, readings};
use crate::link::{Role, RowRef, Rows, Sources, linked};
use crate::time::{DAY, Millis, Zone};
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

/// Rows by number, and which of them are of one family: belong together, by whatever chain.
struct Families {
    /// The number of each account's first row.
    first: Vec<usize>,
    parents: Vec<usize>,
}

impl Families {
    fn of(rows: &Rows<'_>) -> Self {
        let mut all = 0;
        let mut first = Vec::with_capacity(rows.accounts.len());
        for account in &rows.accounts {
            first.push(all);
            all += account.shelf.len();
        }
        Self {
            first,
            parents: (0..all).collect(),
        }
    }

    fn number(&self, row_ref: RowRef) -> usize {
        self.first.get(row_ref.account).map_or(usize::MAX, |first| first + row_ref.place)
    }

    fn root(&mut self, number: usize) -> usize {
        let mut at = number;
        while let Some(parent) = self.parents.get(at).copied().filter(|parent| *parent != at) {
            let above = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(own) = self.parents.get_mut(at) {
                *own = above; // half the way for whoever comes next
            }
            at = parent;
        }
        at
    }

    fn join(&mut self, a: RowRef, b: RowRef) {
        let (a, b) = (self.root(self.number(a)), self.root(self.number(b)));
        if let Some(parent) = self.parents.get_mut(a.max(b)) {
            *parent = a.min(b);
        }
    }

    /// Joins what belongs together by this reading, with each row in the first reading's place.
    fn read(&mut self, rows: &Rows<'_>, place_of: &dyn Fn(RowRef) -> RowRef) {
        for pair in &rows.pairs {
            self.join(place_of(pair.a), place_of(pair.b));
        }
        for (number, account) in rows.accounts.iter().enumerate() {
            for (place, (payment, note)) in account.rows().enumerate() {
                let own = RowRef { account: number, place };
                if let Role::Shown { by } | Role::Settled { by } | Role::PaysBack { of: by, .. } = note.role {
                    self.join(place_of(own), place_of(by));
                }
                for id in payment.named_ids() {
                    let named = |(account, read): (usize, &crate::link::AccountRows<'_>)| {
                        Some(RowRef { account, place: read.shelf.place(id)? })
                    };
                    for other in rows.accounts.iter().enumerate().filter_map(named) {
                        self.join(place_of(own), place_of(other));
                    }
                }
            }
        }
    }
}

/// Payments of a household that are folded where all of their families are from before a moment.
pub fn folds(
    sources: Sources<'_>,
    zone: &Zone,
    account: &str,
    before: Millis,
) -> Result<Vec<Fold>> {
    let holder = sources.ledger.shelf(account).and_then(Shelf::holder);
    let whole = linked(sources, Some(account).filter(|_| holder.is_none()), holder)?;
    let is_household = whole.accounts.len() > 1;
    let mut alone: Vec<Rows<'_>> = Vec::new();
    if is_household {
        for account in &whole.accounts {
            alone.push(linked(sources, Some(&account.shelf.account_id), None)?);
        }
    }
    let mut families = Families::of(&whole);
    families.read(&whole, &|row_ref| row_ref);
    for (account, rows) in alone.iter().enumerate() {
        families.read(rows, &|row_ref| RowRef { account, ..row_ref });
    }
    let each = || {
        let accounts = whole.accounts.iter().enumerate();
        accounts.flat_map(|(account, read)| {
            let rows = read.shelf.payments().enumerate();
            rows.map(move |(place, payment)| (RowRef { account, place }, payment))
        })
    };
    let mut stays = vec![false; families.parents.len()];
    for (row_ref, payment) in each() {
        let waits = if payment.facts.status.is_under_way() { UNDER_WAY } else { 0 };
        if payment.at_in(zone).later(waits) >= before && before < Millis::END {
            let root = families.root(families.number(row_ref));
            if let Some(stays) = stays.get_mut(root) {
                *stays = true;
            }
        }
    }
    let mut folds = Vec::new();
    for (row_ref, payment) in each() {
        let root = families.root(families.number(row_ref));
        if stays.get(root).copied().unwrap_or(true) {
            continue;
        }
        let Some(read) = whole.accounts.get(row_ref.account) else {
            continue;
        };
        let at = payment.at_in(zone);
        let mut entries = Entries { shelf: read.shelf, all: Vec::new() };
        for refunds in [Refunds::InPaymentPeriod, Refunds::InRefundPeriod] {
            let is_later = refunds == Refunds::InRefundPeriod;
            let in_whole = readings::bit(is_household, is_later);
            match alone.get(row_ref.account) {
                Some(rows) => {
                    entries.read(&whole, row_ref, refunds, in_whole)?;
                    let own = RowRef { account: 0, ..row_ref };
                    entries.read(rows, own, refunds, readings::bit(false, is_later))?;
                }
                None => entries.read(&whole, row_ref, refunds, in_whole | readings::bit(true, is_later))?,
            }
        }
        entries.name(payment);
        folds.push(Fold {
            account: read.key,
            id: Digest::of(&payment.id),
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
        let Some(payment) = rows.payment(row_ref) else {
            return Ok(());
        };
        let query = SummaryQuery {
            refunds,
            ..SummaryQuery::default()
        };
        let note = rows.note(row_ref);
        let counted = count(rows, payment, &note, &query)?;
        if counted.is_nothing() && counted.doubts.iter().flatten().next().is_none() {
            return Ok(());
        }
        // A refund in its own period is taken off what its payment was for.
        let keyed = match note.role {
            Role::PaysBack { of, .. } => of,
            _ => row_ref,
        };
        let (Some(account), Some(of)) = (rows.accounts.get(keyed.account), rows.payment(keyed)) else {
            return Ok(());
        };
        let entry = self.entry(account.shelf, of, payment, reading);
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
            doubts: doubts.map(|(code, about)| ((*code).to_owned(), 1, *about)).collect(),
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
            (&known.payee, &known.party, known.newest) == (&own.payee, &own.party, own.newest)
        };
        if own.payee.is_some() && !self.all.iter().any(is_told) {
            self.all.push((Entry { category: None, ..own }, None));
        }
    }
}
