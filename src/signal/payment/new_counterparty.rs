//! The first payment to a shop, or a transfer to a person first paid today, by a person who rarely pays anybody new.
//!
//! A log-likelihood ratio: stolen wallets and scams pay somebody new nearly always; this person does so in a share of
//! payments that is learnt, apart for shops and for persons.

use crate::event::Digest;
use crate::profile::Class;
use crate::signal::payment::leaves;
use crate::signal::{Evidence, Look, Param, ParamKind, Params, Setting, Signal, Strength, Topic};
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    code: "new-counterparty",
    topic: Topic::Payment,
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
    look,
};

/// How often fraud pays somebody whom the victim never paid. Judgement: mule accounts and card testers are new to the
/// victim nearly by definition; the rest are shops that the victim happens to use.
const NEW_GIVEN_FRAUD: f64 = 0.95;
/// How often an honest payment outside the habit does: shops mostly (a dentist, a phone), and seldom a person to whom
/// nothing was ever sent. Judgement.
const fn new_given_outside(class: Class) -> f64 {
    match class {
        Class::Purchase => 0.7,
        Class::Transfer => 0.2,
    }
}

fn look(look: &Look<'_>) -> Option<Evidence> {
    let class = Class::of(look.payment.kind);
    let is_known = look
        .counterparty
        .is_some_and(|habit| !habit.is_new_at(look.payment.at, class));
    if !leaves(look.payment) || is_known {
        return None;
    }
    let key = look.payment.counterparty_key()?;
    let share = look.account.new_share(class);
    let ratio = ln(NEW_GIVEN_FRAUD / share);
    if ratio <= look.setting("quiet") {
        return None;
    }
    Some(Evidence {
        code: SIGNAL.code,
        strength: Strength::Unlike {
            habit: ratio,
            outside: ln(NEW_GIVEN_FRAUD / new_given_outside(class)),
        },
        params: Params::of([
            ("counterparty", look.counterparty_name()),
            ("share", Param::Number(share)),
            ("payments", Param::Number(look.account.weight())),
        ]),
        unless: None,
        subject: Some(Digest::of(key)),
        also: Vec::new(),
    })
}
