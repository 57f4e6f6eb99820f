//! Which events of a batch are history, and teach in silence.
//!
//! A year-old bill must not greet its owner with a hundred warnings: what is more than 30 days older than the export
//! raises nothing, and an import may leave only a few alerts open (`alert::book`). A batch counts as an import for an
//! account when the host says when it was exported, or when that account's events in it span more than a day; live
//! batches do not.

use crate::catalogue::{Catalogue, sort};
use crate::event::{Digest, Transaction};
use crate::time::{DAY, Millis};

/// Only the last 30 days of an import may alert: card issuers and wallets still act on payments that fresh.
const ALERTS_REACH: i64 = 30 * DAY;
/// A live batch holds minutes, an import weeks; a day lies well between.
const LIVE_SPAN: i64 = DAY;
/// An event more than 90 days after all the others is more likely a wrong date than the end of the statement; where it
/// is the end after all, nothing is lost: events newer than the export are never silent.
const STRAY: i64 = 90 * DAY;

/// What a batch says about time.
#[derive(Debug)]
pub(super) struct History {
    exported: Option<Millis>,
    was_told: bool,
    /// The first and last time of each account's events.
    spans: Catalogue<(Millis, Millis)>,
}

impl History {
    /// Reads a batch; `told` is the host's word on when it was exported, else its newest event counts.
    pub(super) fn of<'a>(
        payments: impl Iterator<Item = &'a Transaction> + Clone,
        told: Option<Millis>,
    ) -> Self {
        let times: Vec<Millis> = payments.clone().map(|payment| payment.at).collect();
        let mut spans: Catalogue<(Millis, Millis)> = Catalogue::new();
        // Where all of it is live, so is each account's part: a stream is spared the search for them.
        if spans_days(times.iter().min(), times.iter().max()) {
            for payment in payments {
                let account = Digest::of(&payment.account_id);
                let span = spans.get_or_put(account, || (payment.at, payment.at));
                *span = (span.0.min(payment.at), span.1.max(payment.at));
            }
        }
        Self {
            exported: told.or_else(|| newest(times)),
            was_told: told.is_some(),
            spans,
        }
    }

    /// True where the event is too old to raise anything.
    pub(super) fn is_silent(&self, payment: &Transaction) -> bool {
        self.exported
            .is_some_and(|exported| exported.since(payment.at) > ALERTS_REACH)
    }

    /// The moment of export, where the account's events in this batch are an import.
    pub(super) fn import_of(&self, account: &str) -> Option<Millis> {
        let span = self.spans.get(Digest::of(account));
        let is_import = span.is_some_and(|(first, last)| spans_days(Some(first), Some(last)));
        self.exported.filter(|_| self.was_told || is_import)
    }
}

/// True where more lies between these than a live batch spans.
fn spans_days(first: Option<&Millis>, last: Option<&Millis>) -> bool {
    first
        .zip(last)
        .is_some_and(|(first, last)| last.since(*first) > LIVE_SPAN)
}

/// The newest time that is not a stray.
fn newest(mut times: Vec<Millis>) -> Option<Millis> {
    sort(&mut times, Millis::cmp);
    while let [.., before, last] = times.as_slice()
        && last.since(*before) > STRAY
    {
        times.pop();
    }
    times.last().copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Amount, Currency};

    fn paid(at: i64) -> Transaction {
        Transaction::new("1", "a", Millis::new(at).unwrap(), Amount::ZERO, Currency::CNY)
    }

    #[test]
    fn one_wrong_date_does_not_silence_the_statement() {
        let payments = [paid(0), paid(DAY), paid(9000 * 366 * DAY)];
        let history = History::of(payments.iter(), None);
        assert_eq!(history.import_of("a"), Some(Millis::new(DAY).unwrap()));
        assert!(!history.is_silent(&payments[0]));
    }

    #[test]
    fn a_live_batch_is_no_import() {
        let payments = [paid(0), paid(LIVE_SPAN)];
        assert_eq!(History::of(payments.iter(), None).import_of("a"), None);
    }

    #[test]
    fn what_is_older_than_a_month_before_the_export_teaches_in_silence() {
        let payments = [paid(0), paid(31 * DAY)];
        let history = History::of(payments.iter(), None);
        assert!(history.is_silent(&payments[0]) && !history.is_silent(&payments[1]));
    }
}
