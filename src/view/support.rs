//! Views of what is waited for, and of a case for the desk, in the contract's form.

use super::assessment::params;
use crate::engine::{Help, Watched};
use crate::event::{Awaited, Goods};
use crate::ledger::Payment;
use crate::money::{Amount, Currency};
use crate::pending::{Due, Responsible, Stage};
use crate::reason::Params;
use crate::time::{Millis, OffsetFrom};
use serde::Serialize;

/// A payment, as far as a desk asks for it.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentView<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    account_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    order_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reference: Option<&'a str>,
    at: Millis,
    amount: Amount,
    currency: Currency,
    #[serde(skip_serializing_if = "Option::is_none")]
    counterparty: Option<&'a str>,
    status: &'static str,
}

impl<'a> PaymentView<'a> {
    /// With its account, where a list mixes several.
    pub fn new(account_id: Option<&'a str>, payment: &'a Payment, counterparty: Option<&'a str>) -> Self {
        Self {
            id: payment.id(),
            account_id,
            order_id: payment.order(),
            reference: payment.reference(),
            at: payment.at,
            amount: payment.amount(),
            currency: payment.currency,
            counterparty,
            status: payment.facts.status.as_str(),
        }
    }
}

/// The term that something is due by.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct TermView<'a> {
    code: &'static str,
    source: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    seen_on: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    calendar: &'a str,
    estimated: bool,
    holidays: u16,
}

impl<'a> From<&'a Due> for TermView<'a> {
    fn from(due: &'a Due) -> Self {
        let ours = (due.term.source, due.term.seen);
        let given = due.given.as_ref();
        let (source, seen_on) = given.map_or(ours, |given| (&given.source, &given.seen_on));
        Self {
            code: due.term.code,
            source,
            seen_on,
            calendar: &due.calendar,
            estimated: due.estimated,
            holidays: due.holidays,
        }
    }
}

/// Something that is waited for.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WatchedView<'a> {
    id: &'a str,
    account_id: &'a str,
    what: Awaited,
    problem: &'static str,
    state: Stage,
    promised: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    goods_returned: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    goods_received_at: Option<Millis>,
    since: Millis,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_at: Option<Millis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    closes_at: Option<Millis>,
    with_whom: Responsible,
    #[serde(skip_serializing_if = "Option::is_none")]
    transaction_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<Amount>,
    received: Amount,
    #[serde(skip_serializing_if = "Option::is_none")]
    fee_untold: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    currency: Option<Currency>,
    #[serde(skip_serializing_if = "Option::is_none")]
    counterparty: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    term: Option<TermView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alert_id: Option<&'a str>,
}

impl<'a> From<&'a Watched<'a>> for WatchedView<'a> {
    fn from(watched: &'a Watched<'a>) -> Self {
        let (pending, status) = (watched.pending, &watched.status);
        let paid = status.payment;
        Self {
            id: &pending.id,
            account_id: watched.account_id,
            what: pending.what,
            problem: crate::support::problem_of(pending, status),
            state: status.stage,
            promised: pending.is_promised(),
            goods_returned: (pending.goods != Goods::None).then_some(true),
            goods_received_at: pending.goods.received_at(),
            since: pending.at,
            due_at: status.due.as_ref().map(|due| due.at),
            closes_at: status.closes.as_ref().map(|closes| closes.at),
            with_whom: status.with,
            transaction_id: pending.transaction_id.as_deref(),
            amount: status.wanted,
            received: status.received,
            fee_untold: status.missing,
            currency: pending.currency.or(paid.map(|paid| paid.currency)),
            counterparty: status
                .shelf
                .zip(paid)
                .and_then(|(shelf, paid)| shelf.counterparty(paid)),
            term: status.due.as_ref().map(TermView::from),
            alert_id: watched.alert_id,
        }
    }
}

/// The contract's `SupportCase`, but for the contacts, which are the package's data.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CaseView<'a> {
    account: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    operator: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<&'a str>,
    utc_offset: i16,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    offsets: &'a [OffsetFrom],
    transactions: Vec<PaymentView<'a>>,
    problem: ProblemView<'a>,
    timeline: Vec<StepView>,
    with_whom: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<Stage>,
    #[serde(skip_serializing_if = "Option::is_none")]
    due_at: Option<Millis>,
    #[serde(skip_serializing_if = "Option::is_none")]
    term: Option<TermView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wanted: Option<WantedView>,
    notes: &'a [&'static str],
}

#[derive(Debug, Serialize)]
struct ProblemView<'a> {
    code: &'a str,
    #[serde(serialize_with = "params")]
    params: &'a Params,
}

#[derive(Debug, Serialize)]
struct StepView {
    at: Millis,
    code: &'static str,
}

#[derive(Debug, Serialize)]
struct WantedView {
    amount: Amount,
    currency: Currency,
}

impl<'a> From<&'a Help<'a>> for CaseView<'a> {
    fn from(help: &'a Help<'a>) -> Self {
        let case = &help.case;
        let step = |(at, code): &(Millis, &'static str)| StepView { at: *at, code };
        Self {
            account: &case.account,
            operator: help.operator,
            region: help.region,
            utc_offset: help.offset,
            offsets: &help.offsets,
            transactions: case
                .payments
                .iter()
                .map(|(payment, name)| PaymentView::new(None, payment, *name))
                .collect(),
            problem: ProblemView {
                code: &case.problem,
                params: &case.params,
            },
            timeline: case.timeline.iter().map(step).collect(),
            with_whom: match case.with {
                Some(Responsible::Merchant) => "merchant",
                Some(Responsible::Wallet) => "wallet",
                Some(Responsible::Bank) => "bank",
                None => "unknown",
            },
            state: case.stage,
            due_at: case.due.as_ref().map(|due| due.at),
            term: case.due.as_ref().map(TermView::from),
            wanted: case
                .wanted
                .map(|(amount, currency)| WantedView { amount, currency }),
            notes: &case.notes,
        }
    }
}
