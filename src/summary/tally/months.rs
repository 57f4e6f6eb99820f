//! Folded months in a tally: each counts whole in a time that its payments lie in, and what it cannot answer is said.
//!
//! A month that an edge cuts is left out, and said. Months of another zone are cut everywhere; so where a time holds a month
//! but for the difference between two clocks, the month counts there as it was reckoned when it was folded, and that is said.
//! Not here: how the sums came to be (`folded`).

use super::super::count::{Addend, DOUBTS};
use super::super::opened::Opened;
use super::super::period::Range;
use super::super::query::By;
use super::{Tally, UNKNOWN, group_of};
use crate::error::Result;
use crate::event::Digest;
use crate::ledger::{Group, Month};
use crate::time::HOUR;

/// Two clocks are at most so far apart: one at -12:00, one at +14:00.
const CLOCKS: i64 = 26 * HOUR;

/// How a month lies in a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lies {
    /// No payment of it does.
    Outside,
    /// All of them do.
    Inside,
    /// It does, but for the difference between two clocks.
    ByItsZone,
    /// Some of them do, or may.
    Cut,
}

fn lies(month: &Month, (from, to): Range) -> Lies {
    if month.last < from || to <= month.first {
        Lies::Outside
    } else if from <= month.first && month.last < to {
        Lies::Inside
    } else if from <= month.from.later(CLOCKS) && month.to.later(-CLOCKS) <= to {
        Lies::ByItsZone
    } else {
        Lies::Cut
    }
}

impl<'a> Tally<'a> {
    pub(super) fn read_months(&mut self, opened: &Opened<'a>) -> Result<()> {
        for (account, reading, month) in opened.months(self.query.refunds) {
            self.begins = Some(self.begins.map_or(month.first, |begins| begins.min(month.first)));
            let lying: Vec<Lies> = self.windows.iter().map(|window| lies(month, *window)).collect();
            if lying.contains(&Lies::Cut) {
                self.note("months-cut", month.payments);
            }
            if lying.contains(&Lies::ByItsZone) {
                self.note("months-of-another-zone", month.payments);
            }
            let counts = |lies: &Lies| matches!(lies, Lies::Inside | Lies::ByItsZone);
            let is_asked_for = lying.first().is_some_and(counts);
            let mut slice = usize::MAX;
            if is_asked_for {
                slice = self.slice_of(month);
                self.describe(month, slice);
            }
            for (number, _) in lying.iter().enumerate().filter(|(_, lies)| counts(lies)) {
                for group in month
                    .groups
                    .iter()
                    .filter(|group| group.key.readings & reading != 0)
                {
                    self.take_group(opened, account, (group, month), (number, slice))?;
                }
            }
        }
        Ok(())
    }

    fn note(&mut self, code: &'static str, count: u32) {
        let noted = self.notes.entry(code);
        *noted = noted.saturating_add(count);
    }

    /// The interval that holds a month.
    fn slice_of(&self, month: &Month) -> usize {
        let found = |wanted: Lies| self.slices.iter().position(|slice| lies(month, *slice) == wanted);
        found(Lies::Inside)
            .or_else(|| found(Lies::ByItsZone))
            .unwrap_or(usize::MAX)
    }

    /// Says what stands behind the sums of a month.
    fn describe(&mut self, month: &Month, slice: usize) {
        self.note("months-folded", month.payments);
        if slice == usize::MAX && !self.slices.is_empty() {
            self.note("months-in-no-interval", month.payments);
        }
        let is_divided = matches!(
            self.query.by,
            None | Some(By::Category | By::Counterparty | By::Currency)
        );
        if !is_divided || !self.query.exclude.is_empty() {
            self.note("months-undivided", month.payments);
        }
        for (code, count) in [
            ("months-joined", month.merged),
            ("months-added-to", month.added),
            ("months-changed", month.changed),
            ("months-closed", month.refused),
        ] {
            if count > 0 {
                self.note(code, count);
            }
        }
    }

    fn take_group(
        &mut self,
        opened: &Opened<'a>,
        account: usize,
        (group, month): (&'a Group, &Month),
        (number, slice): (usize, usize),
    ) -> Result<()> {
        let category = opened.category_of_group(account, group).unwrap_or(UNKNOWN);
        if self
            .query
            .category
            .as_ref()
            .is_some_and(|wanted| wanted != category)
        {
            return Ok(());
        }
        let (part, currency) = (&group.part, group.key.currency);
        if number == 0 {
            for (code, count, about) in &part.doubts {
                let Some(code) = DOUBTS.into_iter().find(|known| known == code) else {
                    continue;
                };
                let (all, money) = self.doubts.entry((code, currency));
                *all = all.saturating_add(*count);
                *money = money.plus(*about)?;
            }
        }
        if part.rows == 0 {
            return Ok(());
        }
        let key = self.query.by.map(|by| match by {
            By::Category => category,
            By::Counterparty => opened
                .payee_of_group(account, group)
                .map_or(UNKNOWN, |payee| payee.shown),
            By::Currency => currency.as_str(),
            By::Channel | By::Instrument | By::Country | By::Type => UNKNOWN,
        });
        let windows = self.windows.len();
        let place = key.map(|key| group_of(&mut self.groups, key, windows));
        let to = self.rates.as_ref().map(|rates| rates.to());
        if number == 0 && to.is_some_and(|to| to != currency) {
            self.note("months-at-one-rate", part.rows);
        }
        let is_unknown = place == self.groups.position(Digest::of(UNKNOWN));
        if number == 0 && self.query.by == Some(By::Category) && is_unknown {
            let (unknown, _) = self.doubts.entry(("category-unknown", currency));
            *unknown = unknown.saturating_add(part.rows);
        }
        let day = self.zone.day(month.last);
        self.add((number, place, slice), Addend::of(part), currency, day)
    }
}
