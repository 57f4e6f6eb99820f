//! Import window: which events of a batch are history, and teach in silence.
//!
//! A year-old bill must not greet its owner with a hundred oddities: of what is more than 30 days older than the export only
//! warnings are told, and an import may leave only a few smaller alerts open (`alert::digest`). A batch counts as an import for an
//! account when the host says when it was exported, or when that account's events in it span more than a day; live
//! batches do not.

use crate::error::Result;
use crate::event::{Digest, Field, RawEvent, Source, Transaction};
use crate::map::OrderedMap;
use crate::sort::sort;
use crate::time::{DAY, Millis};

/// Only the last 30 days of an import may tell of what is small: card issuers and wallets still act on payments that fresh.
const ALERTS_REACH: i64 = 30 * DAY;
/// A live batch holds minutes, an import weeks; a day lies well between.
const LIVE_SPAN: i64 = DAY;
/// An event more than 90 days after all the others is more likely a wrong date than the end of the statement; where it
/// is the end after all, nothing is lost: events newer than the export are never silent.
const STRAY: i64 = 90 * DAY;

/// Import window of a batch: when it was exported, and what each account's events span.
#[derive(Debug)]
pub(super) struct ImportWindow {
    exported: Option<Millis>,
    was_told: bool,
    /// The first and last time of each account's events.
    spans: OrderedMap<(Millis, Millis)>,
}

/// True where all payments lie within a live batch's span: none of it is history, whatever else is wrong with it. Fails
/// where the source of the events does.
pub(super) fn is_live(events: &dyn Source) -> Result<bool> {
    let mut span: Option<(Millis, Millis)> = None;
    events.each(&mut |raw| {
        if let Some(at) = payment_time(raw) {
            span = Some(span.map_or((at, at), |(first, last)| (first.min(at), last.max(at))));
        }
    })?;
    Ok(span.is_none_or(|(first, last)| !spans_days(first, last)))
}

/// Time of a payment, where it says so, before anything else of it is looked at.
fn payment_time(raw: &RawEvent<'_>) -> Option<Millis> {
    if !matches!(raw.peek(Field::Kind), None | Some("transaction")) {
        return None;
    }
    raw.readings()
        .find(|reading| reading.field == Field::At)?
        .time()
        .ok()
}

impl ImportWindow {
    /// Of a live batch: nothing.
    pub(super) const fn none() -> Self {
        Self {
            exported: None,
            was_told: false,
            spans: OrderedMap::new(),
        }
    }

    /// Reads a batch; `told` is the host's word on when it was exported, else its newest event counts.
    pub(super) fn of<'a>(
        payments: impl Iterator<Item = &'a Transaction> + Clone,
        told: Option<Millis>,
    ) -> Self {
        let times: Vec<Millis> = payments.clone().map(|payment| payment.at).collect();
        let mut spans: OrderedMap<(Millis, Millis)> = OrderedMap::new();
        for payment in payments {
            let account = Digest::of(&payment.account_id);
            let span = spans.get_or_put(account, || (payment.at, payment.at));
            *span = (span.0.min(payment.at), span.1.max(payment.at));
        }
        Self {
            exported: told.or_else(|| newest(times)),
            was_told: told.is_some(),
            spans,
        }
    }

    /// The newest time of an import, or the host's word on it.
    pub(super) const fn exported(&self) -> Option<Millis> {
        self.exported
    }

    /// True where the event is too old to raise anything.
    pub(super) fn is_silent(&self, payment: &Transaction) -> bool {
        self.is_too_old(payment.at)
    }

    /// The same by its time.
    pub(super) fn is_too_old(&self, at: Millis) -> bool {
        self.exported
            .is_some_and(|exported| exported.since(at) > ALERTS_REACH)
    }

    /// The moment of export, where the account's events in this batch are an import.
    pub(super) fn import_of(&self, account: &str) -> Option<Millis> {
        let span = self.spans.get(Digest::of(account));
        let is_import = span.is_some_and(|(first, last)| spans_days(*first, *last));
        self.exported.filter(|_| self.was_told || is_import)
    }
}

/// True where more lies between these than a live batch spans.
const fn spans_days(first: Millis, last: Millis) -> bool {
    last.since(first) > LIVE_SPAN
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
    use crate::event::{Dialect, Value};
    use crate::money::{Amount, Currency};

    fn paid(at: i64) -> Transaction {
        Transaction::new("1", "a", Millis::new(at).unwrap(), Amount::ZERO, Currency::CNY)
    }

    #[test]
    fn one_wrong_date_does_not_silence_the_statement() {
        let payments = [paid(0), paid(DAY), paid(9000 * 366 * DAY)];
        let window = ImportWindow::of(payments.iter(), None);
        assert_eq!(window.import_of("a"), Some(Millis::new(DAY).unwrap()));
        assert!(!window.is_silent(&payments[0]));
    }

    #[test]
    fn a_live_batch_is_no_import() {
        let payments = [paid(0), paid(LIVE_SPAN)];
        assert_eq!(ImportWindow::of(payments.iter(), None).import_of("a"), None);
    }

    fn raw(kind: &'static str, at: i64) -> RawEvent<'static> {
        let text = |text: &'static str| Value::Text(text.into());
        #[allow(clippy::cast_precision_loss)]
        let at = Value::Number(at as f64);
        RawEvent {
            dialect: Dialect::Typed,
            values: vec![
                (Field::Kind, text(kind)),
                (Field::At, at),
                (Field::Amount, text("?")),
            ],
        }
    }

    #[test]
    fn a_batch_is_live_by_the_times_of_its_payments_good_or_bad_and_by_no_other() {
        let live = |events: &[RawEvent<'_>]| is_live(&events).unwrap();
        assert!(live(&[]));
        assert!(live(&[raw("transaction", 0), raw("transaction", LIVE_SPAN)]));
        assert!(live(&[raw("transaction", 0), raw("label", 9 * DAY)]));
        assert!(!live(&[raw("transaction", 0), raw("transaction", LIVE_SPAN + 1)]));
    }

    #[test]
    fn what_is_older_than_a_month_before_the_export_teaches_in_silence() {
        let payments = [paid(0), paid(31 * DAY)];
        let window = ImportWindow::of(payments.iter(), None);
        assert!(window.is_silent(&payments[0]) && !window.is_silent(&payments[1]));
    }
}
