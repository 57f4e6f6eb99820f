//! A trial began under a standing agreement: what follows by itself is the full price, unless it is ended before.
//!
//! The first charge of its payee is nothing, or its words say that it is a trial. A first charge that is merely small is no
//! trial: a ride on a shared bicycle is drawn under an agreement too. It is told once, when the trial begins, which is
//! the only moment that is known: no statement says when it ends, nor what is charged then. Innocent where the holder wants what
//! follows. What the trial turned into is looked at when it is charged (`subscription-trap`).

use crate::event::name::in_small_letters;
use crate::event::{Digest, Facts, Transaction};
use crate::feature::Change;
use crate::ledger::Payment;
use crate::reason::{ParamSpec, Params, Reason, Role, Rule, Severity};
use crate::signal::declaration::{Signal, of_change};

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "trial-ending",
        severity: Rule::Always(Severity::Info),
        params: &[
            ParamSpec::name("counterparty"),
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
        ],
        ..Reason::OF_CHANGE
    },
    features: &[],
    detector: of_change!((), evaluate),
};

/// Words by which shops call a trial, as bills of Alipay, WeChat Pay, Google and Apple have them.
const WORDS: [&str; 8] = [
    "试用",
    "体验价",
    "体验版",
    "首月",
    "首周",
    "free trial",
    "trial period",
    "introductory",
];

fn says_trial(payment: &Transaction) -> bool {
    let texts = [payment.description.as_deref(), payment.note.as_deref()];
    texts.into_iter().flatten().any(|text| {
        let text = in_small_letters(text);
        WORDS.iter().any(|word| text.contains(word))
    })
}

fn evaluate(change: &Change<'_>, _: &()) -> Option<Params> {
    let payment = change.payment;
    let facts = Facts::of(payment);
    let is_trial = payment.amount.is_zero() || says_trial(payment);
    if !facts.is_standing() || !facts.leaves() || payment.status.is_void() || !is_trial {
        return None;
    }
    let agreement = payment.agreement_id.as_deref().map(Digest::of);
    let payee = payment.counterparty_key();
    let is_known = |known: &Payment| {
        let words = [known.payee_word(), known.party_word()].into_iter().flatten();
        let mut keys = words.filter_map(|word| change.shelf.word_at(word));
        agreement.is_some() && known.agreement() == agreement || keys.any(|key| payee.as_deref() == Some(key))
    };
    let is_first = change.before.is_none() && !change.shelf.payments().any(is_known);
    is_first.then(|| {
        Params::of([
            ("counterparty", change.counterparty()),
            ("amount", change.amount()),
            ("currency", change.currency()),
        ])
    })
}
