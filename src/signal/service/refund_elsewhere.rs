//! A refund went to another place than the payment came from: right sometimes, and then worth knowing where to look.

use crate::event::name::in_small_letters;
use crate::event::{Facts, InstrumentKind};
use crate::feature::Change;
use crate::reason::{ParamSpec, Params, Reason, Role};
use crate::signal::declaration::{Signal, of_change};

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "refund-elsewhere",
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::name("counterparty"),
        ],
        ..Reason::OF_CHANGE
    },
    features: &[],
    detector: of_change!((), evaluate),
};

/// Places that money can be looked for at.
const fn is_place(kind: InstrumentKind) -> bool {
    !matches!(kind, InstrumentKind::Points | InstrumentKind::Other)
}

/// A place as a row names it: its kind, its id (a bank, a card's name), its last digits.
#[derive(Clone, Copy)]
struct Place<'a> {
    kind: InstrumentKind,
    id: Option<&'a str>,
    last4: Option<&'a str>,
}

impl Place<'_> {
    /// Whether another row names the same place: by the digits where both have them, else by the id, else by digits that stand
    /// in the other's id. Nothing where they have nothing in common to compare: one of them is told less exactly.
    fn is_same(self, other: Self) -> Option<bool> {
        if let (Some(one), Some(another)) = (self.last4, other.last4) {
            return Some(one == another);
        }
        if let (Some(one), Some(another)) = (self.id, other.id) {
            return Some(is_alike(one, another));
        }
        let within = |id: Option<&str>, last4: Option<&str>| Some(id?.contains(last4?));
        let found = within(self.id, other.last4).or(within(other.id, self.last4));
        found.filter(|is_found| *is_found)
    }

    /// A debit card and the account behind it are one place where nothing tells them apart.
    fn is_of_like_kind(self, other: Self) -> bool {
        use InstrumentKind::{BankAccount, DebitCard};
        self.kind == other.kind
            || matches!(
                (self.kind, other.kind),
                (DebitCard, BankAccount) | (BankAccount, DebitCard)
            )
    }
}

/// True of one id written twice, or written less exactly: "ICBC" is in "ICBC debit card", "card-1" is not "card-12".
fn is_alike(one: &str, another: &str) -> bool {
    let (one, another) = (in_small_letters(one.trim()), in_small_letters(another.trim()));
    let (short, long) = if one.len() < another.len() {
        (&one, &another)
    } else {
        (&another, &one)
    };
    let is_number = |rest: &str| rest.chars().any(char::is_numeric);
    one == another
        || long
            .split_once(short.as_str())
            .is_some_and(|(before, after)| !short.is_empty() && !is_number(before) && !is_number(after))
}

fn evaluate(change: &Change<'_>, _: &()) -> Option<Params> {
    let refund = change.payment;
    let has_come = Facts::of(refund).is_refund_arrived();
    let was_seen = change.before.is_some_and(|before| before.facts.has_moved());
    let paid = change.shelf.get(refund.refund_of.as_deref()?)?;
    let with = refund.instrument.as_ref()?;
    let to = Place {
        kind: with.kind,
        id: with.id.as_deref(),
        last4: with.last4.as_deref(),
    };
    let (id, last4) = change.shelf.instrument(paid);
    let from = Place {
        kind: paid.facts.instrument?,
        id,
        last4,
    };
    let elsewhere = !to.is_same(from).unwrap_or_else(|| to.is_of_like_kind(from));
    (has_come && !was_seen && is_place(to.kind) && is_place(from.kind) && elsewhere).then(|| {
        Params::of([
            ("amount", change.amount()),
            ("currency", change.currency()),
            ("counterparty", change.counterparty()),
        ])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use InstrumentKind::{Balance, BankAccount, CreditCard, DebitCard};

    fn goes_elsewhere(paid: (InstrumentKind, &str, &str), back: (InstrumentKind, &str, &str)) -> bool {
        fn told(text: &str) -> Option<&str> {
            Some(text).filter(|text| !text.is_empty())
        }
        let [paid, back] = [paid, back].map(|(kind, id, last4)| Place {
            kind,
            id: told(id),
            last4: told(last4),
        });
        assert_eq!(paid.is_same(back), back.is_same(paid), "either way round");
        !back.is_same(paid).unwrap_or_else(|| back.is_of_like_kind(paid))
    }

    #[test]
    fn a_card_that_is_named_less_exactly_is_the_same_card() {
        for (paid, back) in [
            ((DebitCard, "CMB", "9876"), (DebitCard, "CMB", "")),
            ((DebitCard, "CMB", "9876"), (DebitCard, "", "9876")),
            ((DebitCard, "", "9876"), (DebitCard, "CMB", "")),
            ((CreditCard, "visa-1", ""), (CreditCard, "visa-1", "9876")),
            ((DebitCard, "ICBC", ""), (DebitCard, "icbc debit card", "")),
            ((DebitCard, "ICBC (9876)", ""), (DebitCard, "", "9876")),
            ((DebitCard, "CMB", "9876"), (BankAccount, "", "")),
            ((DebitCard, "", "9876"), (BankAccount, "", "9876")),
            ((DebitCard, "CMB", "9876"), (DebitCard, "", "")),
        ] {
            assert!(!goes_elsewhere(paid, back), "{paid:?} {back:?}");
        }
    }

    #[test]
    fn another_card_another_bank_and_the_balance_are_elsewhere() {
        for (paid, back) in [
            ((DebitCard, "CMB", "9876"), (DebitCard, "CMB", "1234")),
            ((DebitCard, "CMB", "9876"), (DebitCard, "ICBC", "")),
            ((CreditCard, "card-1", ""), (CreditCard, "card-12", "")),
            ((DebitCard, "CMB", "9876"), (Balance, "", "")),
            ((DebitCard, "", "9876"), (CreditCard, "", "")),
        ] {
            assert!(goes_elsewhere(paid, back), "{paid:?} {back:?}");
        }
    }
}
