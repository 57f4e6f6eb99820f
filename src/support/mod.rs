//! Support cases, with what an operator's desk asks for: who, which payments, when, how much, what went wrong, whose turn
//! it is, due when.
//!
//! Made of an alert, of a payment, of something that is waited for, or of the account alone (locked, a forgotten password).
//! Reads the ledger and the watch and nothing else. Not here: contacts and sentences (the package's data and messages).

use crate::alert::Alert;
use crate::config::Readers;
use crate::error::{Code, Error, Result};
use crate::event::{Awaited, Goods, Status, quote};
use crate::ledger::{Payment, Shelf};
use crate::money::{Amount, Currency};
use crate::options::entries;
use crate::pending::{CaseStatus, Due, Origin, Pending, Responsible, Stage};
use crate::reason::Params;
use crate::score::Contribution;
use crate::signal::service::{
    charge_after_cancellation, charged_but_failed, discount_missing, hold_not_released, not_arrived,
    refund_late, refund_short, refund_window_closing, request_refused,
};
use crate::signal::{self, Signal};
use crate::time::Millis;

/// Problems that need no alert: of a payment, and of the account alone.
pub const PAYMENT_PROBLEMS: [&str; 7] = [
    "payment-query",
    "payment-failed",
    "wrong-amount",
    "goods-missing",
    "refund-wanted",
    "not-mine",
    "deceived",
];
/// See `PAYMENT_PROBLEMS`.
pub const ACCOUNT_PROBLEMS: [&str; 5] = [
    "account-locked",
    "password-forgotten",
    "message-missing",
    "safety-question",
    "other-question",
];
/// Both, as the choices that a refusal names; a reason's code may stand there as well.
const PROBLEMS: [&str; 12] = {
    let ([a, b, c, d, e, f, g], [h, i, j, k, l]) = (PAYMENT_PROBLEMS, ACCOUNT_PROBLEMS);
    [a, b, c, d, e, f, g, h, i, j, k, l]
};
/// Payments listed in one case: a desk reads no more, and a longer burst is told by its count.
pub const LISTED: usize = 20;

/// Query for a case: what it is to be made of.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[allow(missing_docs)] // the contract's names
pub struct CaseQuery {
    pub alert_id: Option<String>,
    pub account_id: Option<String>,
    pub transaction_id: Option<String>,
    /// Of something that is waited for, as `watched` names it.
    pub case_id: Option<String>,
    pub problem: Option<String>,
}

entries! {
    CaseQuery {
        "alertId": alert_id,
        "accountId": account_id,
        "transactionId": transaction_id,
        "caseId": case_id,
        "problem": problem,
    }
    needs {}
}

/// Things that are asked about, found.
#[derive(Debug, Clone, Copy)]
#[allow(missing_docs)]
pub struct About<'a, 'b> {
    pub account_id: &'a str,
    pub alert: Option<&'a Alert>,
    pub watched: Option<(&'a Pending, &'b CaseStatus<'a>)>,
    pub payment: Option<&'a Payment>,
    pub shelf: Option<&'a Shelf>,
    /// The wallet that keeps the account.
    pub operator: Option<&'a str>,
    /// Whose eyes the case is for.
    pub readers: Readers,
}

/// One step of what happened.
pub type Step = (Millis, &'static str);

/// Support case, ready to be told.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // the contract's names
pub struct SupportCase<'a> {
    /// As desks print it.
    pub account: String,
    pub payments: Vec<(&'a Payment, Option<&'a str>)>,
    pub problem: String,
    pub params: Params,
    pub timeline: Vec<Step>,
    pub with: Option<Responsible>,
    pub stage: Option<Stage>,
    pub due: Option<Due>,
    /// Amount that is asked for, and its currency.
    pub wanted: Option<(Amount, Currency)>,
    /// Notes on what is uncertain about it.
    pub notes: Vec<&'static str>,
}

impl SupportCase<'_> {
    /// Every moment that it tells.
    pub fn moments(&self) -> impl Iterator<Item = Millis> + Clone {
        let paid = self.payments.iter().map(|(payment, _)| payment.at);
        let steps = self.timeline.iter().map(|(at, _)| *at);
        paid.chain(steps).chain(self.due.as_ref().map(|due| due.at))
    }
}

/// The code that a case's problem goes by.
pub fn problem_of(pending: &Pending, status: &CaseStatus<'_>) -> &'static str {
    let is_short = !status.received.is_zero() && status.stage.is_open();
    let signal: &Signal = match pending.what {
        _ if status.stage == Stage::Refused => &request_refused::SIGNAL,
        Awaited::Refund if pending.origin == Origin::Undone => &charged_but_failed::SIGNAL,
        Awaited::Refund if is_short => &refund_short::SIGNAL,
        Awaited::Refund if matches!(status.stage, Stage::WindowClosing | Stage::WindowClosed) => {
            &refund_window_closing::SIGNAL
        }
        Awaited::Refund => &refund_late::SIGNAL,
        Awaited::Arrival => &not_arrived::SIGNAL,
        Awaited::Cancellation => &charge_after_cancellation::SIGNAL,
        Awaited::Discount | Awaited::Points => &discount_missing::SIGNAL,
        Awaited::Release => &hold_not_released::SIGNAL,
    };
    signal.reason.code
}

/// An account as desks print it: enough for the owner to know it, and for nobody else.
pub fn masked(account: &str) -> String {
    let begin = |text: &str| text.chars().take(3).collect::<String>();
    if let Some((name, host)) = account.split_once('@') {
        return begin(name) + "***@" + host;
    }
    let length = account.chars().count();
    if length < 7 {
        return account.to_owned();
    }
    let mut masked = begin(account) + "****";
    masked.extend(account.chars().skip(length - (length.min(11) - 7)));
    masked
}

/// Makes a case of what was found. A problem that no build knows is refused, never guessed.
pub fn support_case<'a>(about: &About<'a, '_>, problem: Option<&str>) -> Result<SupportCase<'a>> {
    let alert = about.alert;
    let is_shown = |reason: &&Contribution| signal::audience_of(&reason.code).is_for(about.readers);
    let reason = alert.and_then(|alert| alert.reasons.iter().find(is_shown));
    let watched = about.watched;
    let waiting = watched.map(|(case, status)| problem_of(case, status));
    let known = |code: &str| {
        signal::of_code(code).is_some_and(|signal| signal.reason.concerns_desk())
            || PAYMENT_PROBLEMS.contains(&code)
            || ACCOUNT_PROBLEMS.contains(&code)
    };
    if let Some(code) = problem.filter(|code| !known(code)) {
        let error = Error::new(Code::ValueUnknown)
            .at_field("problem")
            .expecting(&PROBLEMS);
        return Err(match quote::choice(code, &PROBLEMS) {
            Some(slip) => error.with_value(slip),
            None => error,
        });
    }
    let problem = problem
        .or(reason.map(|reason| reason.code.as_str()))
        .or(waiting)
        .unwrap_or("payment-query");
    let params = reason.filter(|reason| reason.code == problem);
    let due = watched.and_then(|(_, status)| {
        // Until when it can be paid back at all is no day by which it is due, but where that day is what the case is about.
        let is_closing = matches!(status.stage, Stage::WindowClosing | Stage::WindowClosed);
        let closes = status.closes.clone().filter(|_| is_closing || !status.is_untimed);
        status.due.clone().or(closes)
    });
    Ok(SupportCase {
        account: masked(about.account_id),
        payments: payments(about),
        problem: problem.to_owned(),
        params: params.map(|reason| reason.params.clone()).unwrap_or_default(),
        timeline: timeline(about, due.as_ref()),
        with: with(about, problem),
        stage: watched.map(|(_, status)| status.stage),
        wanted: watched.and_then(|(case, status)| Some((status.wanted?, case.currency?))),
        notes: notes(about, problem, due.as_ref()),
        due,
    })
}

fn payments<'a>(about: &About<'a, '_>) -> Vec<(&'a Payment, Option<&'a str>)> {
    let Some(shelf) = about.shelf else {
        return Vec::new();
    };
    let mut found: Vec<&'a Payment> = about.payment.into_iter().collect();
    let listed = about.alert.iter().flat_map(|alert| &alert.event_ids);
    found.extend(listed.filter_map(|id| shelf.get(id)));
    if let Some((_, status)) = about.watched {
        found.extend(status.payment);
        found.extend(status.charges.iter().map(|charge| charge.payment));
    }
    let own = found
        .into_iter()
        .map(|payment| (payment, shelf.counterparty(payment)));
    let proof = about.watched.into_iter().flat_map(|(case, status)| {
        // What left for another account of the holder's arrives there, and its names are that one's.
        let is_own = case.origin != Origin::Between;
        let name = move |payment| shelf.counterparty(payment).filter(|_| is_own);
        status.proof.iter().map(move |payment| (*payment, name(payment)))
    });
    let mut once: Vec<(&Payment, Option<&str>)> = Vec::new();
    for (payment, name) in own.chain(proof) {
        if once.len() < LISTED && once.iter().all(|(known, _)| known.id() != payment.id()) {
            let place = once.partition_point(|(known, _)| known.at <= payment.at);
            once.insert(place, (payment, name));
        }
    }
    once
}

fn timeline(about: &About<'_, '_>, due: Option<&Due>) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    let mut add = |at: Millis, code: &'static str| {
        let place = steps.partition_point(|known| *known <= (at, code));
        if steps.last() != Some(&(at, code)) {
            steps.insert(place, (at, code));
        }
    };
    for (payment, _) in payments(about) {
        add(payment.at, step_of(payment));
    }
    if let Some((case, status)) = about.watched {
        if case.is_promised() {
            add(case.at, "asked");
        }
        if let Some(received) = case.goods.received_at() {
            add(received, "goods-received");
        }
        if status.stage == Stage::Refused {
            add(case.stated_at, "refused");
        }
        if let Some(due) = due {
            add(due.at, "due");
        }
        if let Some(closes) = &status.closes {
            add(closes.at, "closes");
        }
    }
    if let Some(alert) = about.alert {
        add(alert.first_at, "noticed");
        if let Some(handed) = alert.history.iter().find(|step| step.action == "escalate") {
            add(handed.at, "handed-on");
        }
    }
    steps
}

const fn step_of(payment: &Payment) -> &'static str {
    use crate::event::{Direction, PaymentType};
    match (payment.facts.status, payment.facts.kind, payment.facts.direction) {
        (Status::Authorized, ..) => "held",
        (Status::Pending, PaymentType::Refund, _) => "refund-pending",
        (Status::Pending, ..) => "pending",
        (Status::Failed, ..) => "failed",
        (Status::Closed, ..) => "closed",
        (Status::Reversed, ..) => "reversed",
        (_, PaymentType::Refund, _) => "refunded",
        (_, _, Direction::Credit) => "received",
        _ => "paid",
    }
}

fn with(about: &About<'_, '_>, problem: &str) -> Option<Responsible> {
    if let Some((_, status)) = about.watched {
        return Some(status.with);
    }
    if is_of_account(problem) {
        return (problem != "other-question").then_some(Responsible::Wallet); // an account is the wallet's own, whoever pays
    }
    let with = match (signal::of_code(problem), problem) {
        (Some(signal), _) => signal.reason.turn,
        (_, "wrong-amount" | "goods-missing" | "refund-wanted") => Responsible::Merchant,
        (_, "payment-query") => return None,
        _ => Responsible::Wallet,
    };
    Some(with.behind(about.operator))
}

fn notes(about: &About<'_, '_>, problem: &str, due: Option<&Due>) -> Vec<&'static str> {
    let mut notes = Vec::new();
    if about.payment.is_none() && about.watched.is_none() && about.alert.is_none() && !is_of_account(problem)
    {
        notes.push("payment-not-named");
    }
    if due.is_some_and(|due| due.estimated) {
        notes.push("calendar-estimated");
    }
    if due.is_some_and(|due| due.holidays > 0) {
        notes.push("holiday");
    }
    if due.is_some_and(|due| due.promotion) {
        notes.push("promotion");
    }
    let named = about
        .watched
        .is_some_and(|(case, status)| case.transaction_id.is_some() && status.payment.is_none());
    if named {
        notes.push("payment-not-seen");
    }
    // Part of what was sent shows nowhere, and no row tells a fee.
    let is_short = about.watched.is_some_and(|(_, status)| status.missing.is_some());
    if is_short {
        notes.push("fee-untold");
    }
    let is_timed = about
        .watched
        .is_some_and(|(case, _)| !matches!(case.what, Awaited::Cancellation | Awaited::Discount));
    let is_over = about.watched.is_some_and(|(_, status)| !status.stage.is_open());
    if is_timed && due.is_none() && !is_over {
        let is_untimed = about.watched.is_some_and(|(_, status)| status.is_untimed);
        let are_under_way = about
            .watched
            .is_some_and(|(case, _)| case.goods == Goods::UnderWay);
        notes.push(match is_untimed {
            _ if are_under_way => "goods-under-way",
            true => "term-unknown",
            false => "calendar-outside",
        });
    }
    notes
}

/// True where the payment itself should not have been: somebody else made it, or its holder was misled into it.
pub fn is_disowned(problem: &str) -> bool {
    matches!(problem, "not-mine" | "deceived")
}

/// True where a problem needs no payment.
pub fn is_of_account(problem: &str) -> bool {
    ACCOUNT_PROBLEMS.contains(&problem)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accounts_are_masked_as_desks_print_them() {
        for (account, shown) in [
            ("13812345678", "138****5678"),
            ("rimbaud@qq.com", "rim***@qq.com"),
            ("li@qq.com", "li***@qq.com"),
            ("alipay", "alipay"),
            ("acc-42-7", "acc****7"),
            ("钱包账户零零一号", "钱包账****号"),
        ] {
            assert_eq!(masked(account), shown);
        }
    }
}
