//! What pays back what: every credit goes to the one payment that it pays back, among those that somebody waits for.
//!
//! What is decided of a row comes first (`ties`), then the payment that it names, then the order, then, of what was charged
//! and failed or was drawn after its end, the same side and sum. Under one order the sum that is left decides, and the older
//! payment.
//! Not here: which of the cases about a payment gets the money (`fulfilment`).

use super::claims::Claims;
use super::due::PendingSources;
use crate::event::{Digest, Direction, PaymentType, Status};
use crate::ledger::{Payment, Shelf};
use crate::money::Amount;
use crate::sort::sort;
use crate::time::Millis;

/// Keys that a debt is found by.
fn by_order(order: &str) -> Digest {
    Digest::of_parts(&["order", order])
}

fn by_side(shelf: &Shelf, row: &Payment) -> Option<Digest> {
    Some(Digest::of_parts(&["side", shelf.word_at(row.payee_word()?)?]))
}

/// True of each of these payments that came back whole, or came to nothing, so far as rows, columns and statuses tell.
pub fn is_paid_back(ids: &[&str], account: &str, sources: PendingSources<'_, '_>) -> Vec<bool> {
    let Some(shelf) = sources.ledger.shelf(account) else {
        return vec![false; ids.len()];
    };
    let mut claims = Claims::default();
    let places: Vec<usize> = ids.iter().map(|id| claims.debt(id, shelf.get(id))).collect();
    let is_credit = |row: &&Payment| row.facts.direction == Direction::Credit && !row.facts.status.is_void();
    let mut credits = sources.rows(shelf);
    credits.retain(is_credit);
    sort(&mut credits, |a: &&Payment, b| {
        (a.at, a.id()).cmp(&(b.at, b.id()))
    });
    pay_debts(&mut claims, &credits, shelf, sources);
    let is_back = |place: &usize| {
        let debt = claims.debts.get(*place)?;
        let Some(paid) = debt.paid else {
            return Some(!debt.rows.is_empty());
        };
        let word = paid.refunded().unwrap_or(Amount::ZERO).max(debt.total);
        Some(paid.facts.status == Status::Refunded || paid.facts.status.is_void() || word >= paid.amount())
    };
    places.iter().map(|place| is_back(place) == Some(true)).collect()
}

/// Gives every row to the payment that it pays back, among those that somebody waits for.
pub(super) fn pay_debts<'a>(
    claims: &mut Claims<'a>,
    credits: &[&'a Payment],
    shelf: &'a Shelf,
    sources: PendingSources<'a, '_>,
) {
    let may_pay = |row: &Payment, paid: Option<&Payment>| {
        let day = |payment: &Payment| sources.zone.day(payment.at);
        paid.is_none_or(|paid| row.currency == paid.currency && day(row) >= day(paid))
    };
    let debts = &mut claims.debts;
    let mut keys: Vec<(Digest, usize)> = Vec::new();
    for (place, debt) in debts.iter().enumerate() {
        keys.push((debt.key, place));
        let Some(paid) = debt.paid else {
            continue;
        };
        keys.extend(paid.order().map(|order| (by_order(order), place)));
        if debt.is_wrong {
            keys.extend(by_side(shelf, paid).map(|key| (key, place)));
        }
    }
    // Under one key the older payment comes first.
    let age = |place: usize| {
        debts
            .get(place)
            .and_then(|debt| Some((debt.paid?.at, debt.paid?.id())))
    };
    sort(&mut keys, |a, b| (a.0, age(a.1)).cmp(&(b.0, age(b.1))));
    let found = |key: Digest| {
        let first = keys.partition_point(|(known, _)| *known < key);
        let same = keys
            .iter()
            .skip(first)
            .take_while(move |(known, _)| *known == key);
        same.map(|(_, place)| *place)
    };
    let mut unnamed = Vec::new();
    // What came before all that somebody waits for pays none of it back: nobody is asked what it was.
    let day = |at: Millis| sources.zone.day(at);
    let first = debts
        .iter()
        .map(|debt| debt.paid.map_or(i64::MIN, |paid| day(paid.at)))
        .min();
    let may_matter = |row: &&&Payment| first.is_some_and(|first| day(row.at) >= first);
    for row in credits.iter().filter(may_matter) {
        let decided = sources.ties.pays_back(&shelf.account_id, row.id());
        let Some(named) = decided.or(row.refund_of()) else {
            unnamed.push(*row);
            continue;
        };
        if sources.ties.denies(&shelf.account_id, row.id(), named) {
            continue;
        }
        let debt = found(Digest::of(named)).next();
        let debt = debt.and_then(|place| debts.get_mut(place));
        if let Some(debt) = debt.filter(|debt| may_pay(row, debt.paid)) {
            debt.take(row);
        }
    }
    for exact in [true, false] {
        unnamed.retain(|row| {
            let Some(order) = row.order().filter(|_| row.facts.kind == PaymentType::Refund) else {
                return true;
            };
            let fits = |place: &usize| {
                debts.get(*place).is_some_and(|debt| {
                    debt.paid.is_some() && may_pay(row, debt.paid) && (!exact || debt.left() == row.amount())
                })
            };
            // What does not fit what is left of any pays back the first one all the same: it is of that order.
            let room = |place: &usize| debts.get(*place).is_some_and(|debt| debt.left() >= row.amount());
            let all: Vec<usize> = found(by_order(order)).filter(fits).collect();
            let place = all.iter().find(|place| room(place)).or(all.first());
            match place.and_then(|place| debts.get_mut(*place)) {
                Some(debt) => {
                    debt.take(row);
                    false
                }
                None => true,
            }
        });
    }
    for row in unnamed {
        let Some(key) = by_side(shelf, row) else {
            continue;
        };
        let fits = |place: &usize| {
            debts.get(*place).is_some_and(|debt| {
                let is_of_sum = debt.paid.is_some_and(|paid| paid.amount() == row.amount());
                debt.is_wrong && is_of_sum && may_pay(row, debt.paid) && debt.left() >= row.amount()
            })
        };
        let place = found(key).find(fits);
        if let Some(debt) = place.and_then(|place| debts.get_mut(place)) {
            debt.take(row);
        }
    }
}
