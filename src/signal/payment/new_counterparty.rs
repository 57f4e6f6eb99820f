//! The first payment to a shop, or a transfer to a person first paid today, by a person who rarely pays anybody new.
//!
//! A log-likelihood ratio: stolen wallets and scams pay somebody new nearly always; this person does so in a share of
//! payments that is learnt, apart for shops and for persons. That a payment goes to a person at all is part of it: much
//! fraud does, and little of what most people pay.

use crate::profile::Class;
use crate::profile::movement::is_to_person;
use crate::signal::payment::leaves;
use crate::signal::{
    Audience, Family, Look, Measure, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told,
    Topic,
};
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    code: "new-counterparty",
    family: Family::Unlike,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("counterparty", ParamKind::Name),
        ("share", ParamKind::Share),
        ("payments", ParamKind::Number),
    ],
    settings: &[
        // Silent where the ratio is below e^0.7, about two: half of all payments going to somebody new is no news.
        Setting {
            name: "quiet",
            default: 0.7,
            least: 0.0,
            most: 20.0,
        },
    ],
    measures: &[NOVELTY],
    see,
    tell,
};

/// −ln of the share of this payer's payments that go to somebody new, where this one does; 0 where it does not.
const NOVELTY: Measure = Measure {
    name: "novelty",
    low: 0.0,
    high: 5.0,
};

/// How often fraud pays somebody whom the victim never paid. Judgement: mule accounts and card testers are new to the
/// victim nearly by definition; the rest are shops that the victim happens to use.
const NEW_GIVEN_FRAUD: f64 = 0.95;
/// How much of fraud goes by transfer to a person; the EBA and ECB report (2024) counts about half of the value so. Before
/// much is known, one payment in five does honestly, worth ten. Judgement.
const TRANSFER_GIVEN_FRAUD: f64 = 0.5;
const PRIOR_TRANSFERS: f64 = 0.2;
const PRIOR_WEIGHT: f64 = 10.0;
/// How often an honest payment outside the habit does: shops mostly (a dentist, a phone), and seldom a person to whom
/// nothing was ever sent. Judgement.
const fn new_given_outside(class: Class) -> f64 {
    match class {
        Class::Purchase => 0.7,
        Class::Transfer => 0.2,
    }
}

/// Payments that establish a shop across accounts: a month of one a day. A phone's own payments do not make it so: who
/// has paid somewhere that often is not new there.
const ESTABLISHED: u32 = 30;

fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    if !leaves(look.payment) || look.payment.counterparty_key().is_none() {
        return None;
    }
    if !look.is_to_new() {
        measured.note(0, &NOVELTY, 0.0);
        return None;
    }
    let share = look.account.new_share(look.class);
    measured.note(0, &NOVELTY, -ln(share));
    if is_established(look) {
        return None;
    }
    let ratio = ln(NEW_GIVEN_FRAUD / share) + to_a_person(look);
    (ratio > look.setting("quiet")).then(|| Strength::Unlike {
        habit: ratio,
        outside: ln(NEW_GIVEN_FRAUD / new_given_outside(look.class)),
    })
}

/// True for a shop that many pay: no mule's and no trap's, so that being new to this payer says nothing against it.
fn is_established(look: &Look<'_>) -> bool {
    let party = look.parties.counterparty.and_then(|key| look.pool.party(key));
    !is_to_person(look.payment) && party.is_some_and(|party| party.payments >= ESTABLISHED)
}

/// What it says that a payment goes to a person, in nats; nothing where that is usual.
fn to_a_person(look: &Look<'_>) -> f64 {
    if look.class != Class::Transfer {
        return 0.0;
    }
    let (amounts, currency) = (&look.account.amounts, look.payment.currency);
    let transfers = amounts.weight_of(currency, Class::Transfer);
    let all = transfers + amounts.weight_of(currency, Class::Purchase);
    let share = (transfers + PRIOR_TRANSFERS * PRIOR_WEIGHT) / (all + PRIOR_WEIGHT);
    ln(TRANSFER_GIVEN_FRAUD / share).max(0.0)
}

fn tell(look: &Look<'_>) -> Told {
    Told {
        params: Params::of([
            ("counterparty", look.counterparty_name()),
            ("share", Param::Number(look.account.new_share(look.class))),
            ("payments", Param::Number(look.account.weight())),
        ]),
        subject: look.movement.counterparty,
        ..Told::default()
    }
}
