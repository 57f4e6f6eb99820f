//! Claims on what cases see of links: what the whole ledger says, for the work of a stretch of it.

use super::*;
use crate::config::Config;
use crate::engine::IngestOptions;
use crate::event::{Counterparty, Dialect, Field, RawEvent, Transaction, Value};
use crate::ledger::counted_rows;
use crate::pending::{AccountPending, CaseStatus, Pending, case_statuses};
use crate::time::{DAY, HOUR};
use proptest::prelude::*;

/// Noon of a Monday.
const BEGIN: i64 = 1_767_585_600_000;

type Cells<'a> = Vec<(Field, &'a str)>;

fn event(id: &str, at: i64, cells: &[(Field, &str)]) -> RawEvent<'static> {
    let text = |text: &str| Value::Text(text.to_owned().into());
    #[allow(clippy::cast_precision_loss)] // milliseconds of this century
    let at = Value::Number((BEGIN + at) as f64);
    let mut values = vec![(Field::Id, text(id)), (Field::At, at)];
    values.extend(cells.iter().map(|(field, value)| (*field, text(value))));
    RawEvent {
        dialect: Dialect::Text,
        values,
    }
}

/// How the cases of an account stand, read against these ties.
fn standing<'a>(engine: &'a Engine, waiting: &'a AccountPending, ties: &LinkedTies<'a>) -> Vec<String> {
    let cases: Vec<&Pending> = waiting.items.values().collect();
    let (sources, now) = (engine.pending_sources(ties), engine.state.clock.now());
    let all = case_statuses(&cases, &waiting.account_id, sources, now);
    let told = |status: &CaseStatus<'_>| {
        let proof: Vec<&str> = status.proof.iter().map(|row| row.id()).collect();
        let charges: Vec<_> = status
            .charges
            .iter()
            .map(|charge| (charge.payment.id(), charge.received))
            .collect();
        format!(
            "{:?} {} {proof:?} {charges:?} {:?}",
            status.stage, status.received, status.with
        )
    };
    let all = cases.iter().zip(all);
    all.map(|(case, status)| format!("{} {:?}", case.id, status.as_ref().map(told)))
        .collect()
}

/// Ties of the whole ledger, made from nothing.
fn of_whole_ledger<'a>(engine: &'a Engine, account: &str) -> LinkedTies<'a> {
    let holder = engine.state.ledger.shelf(account).and_then(Shelf::holder);
    let sources = engine.link_sources();
    let whole = linked(sources, Some(account).filter(|_| holder.is_none()), holder);
    LinkedTies {
        sources,
        account: account.to_owned(),
        since: None,
        rows: OnceCell::from(whole.ok()),
    }
}

/// Something that comes in, days after what came before.
#[derive(Debug, Clone)]
struct Came {
    days: i64,
    what: usize,
    account: usize,
    amount: usize,
    shop: usize,
    of: usize,
}

fn cells<'a>(came: &Came, of: &'a str, order: &'a str, is_household: bool) -> Cells<'a> {
    let amounts = ["18.00", "64.00", "64.50", "900.00"];
    let shops = ["Noodles", "Books", "Noodles East", "WeChat"];
    let accounts = ["wechat", "bank"];
    let mut cells = vec![
        (Field::AccountId, accounts[came.account]),
        (Field::Currency, "CNY"),
        (Field::Amount, amounts[came.amount]),
    ];
    if is_household {
        cells.push((Field::HolderId, "mei"));
    }
    let payment: &[(Field, &str)] = match came.what {
        0 => &[],
        1 => &[(Field::Status, "authorized")],
        2 => &[(Field::Type, "transfer"), (Field::Status, "pending")],
        3 => &[(Field::Channel, "recurring"), (Field::AgreementId, "a1")],
        4 => &[(Field::Type, "transfer"), (Field::Direction, "credit")],
        5 => &[(Field::Type, "transfer")],
        6..=8 => &[(Field::Type, "refund"), (Field::Direction, "credit")],
        9 => &[(Field::Status, "partly-refunded"), (Field::Refunded, "18.00")],
        _ => &[(Field::Kind, "expectation")],
    };
    cells.extend(payment);
    if came.what <= 9 {
        cells.push((Field::CounterpartyName, shops[came.shop]));
    }
    match came.what {
        0 if came.of.is_multiple_of(2) => cells.push((Field::OrderId, order)),
        6 => cells.push((Field::RefundOf, of)),
        7 => cells.push((Field::OrderId, order)),
        10 => cells.extend([(Field::What, "refund"), (Field::TransactionId, of)]),
        11 => cells.push((Field::What, "refund")),
        12 => cells.extend([(Field::What, "cancellation"), (Field::TransactionId, of)]),
        _ => {}
    }
    if matches!(came.what, 10 | 12) {
        cells.retain(|(field, _)| !matches!(field, Field::Amount | Field::Currency));
    }
    cells
}

fn came() -> impl Strategy<Value = Came> {
    (
        0_i64..25,
        0_usize..13,
        0_usize..2,
        0_usize..4,
        0_usize..4,
        1_usize..12,
    )
        .prop_map(|(days, what, account, amount, shop, of)| Came {
            days,
            what,
            account,
            amount,
            shop,
            of,
        })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn after_every_live_event_cases_see_what_the_whole_ledger_says(
        all in prop::collection::vec(came(), 20..200), is_household in any::<bool>(),
    ) {
        let mut engine = Engine::new(Config { ledger_days: 20_000, ..Config::default() }).unwrap();
        let mut day = 0;
        for (place, one) in all.iter().enumerate() {
            day += one.days;
            // What an expectation names is a payment of its account: a row that names one which was never seen counts for it
            // though it came before, and what else that row could be of lies before the stretch.
            let mut one = one.clone();
            match place.checked_sub(one.of).map(|named| &all[named]).filter(|named| named.what < 10) {
                Some(named) if matches!(one.what, 10 | 12) => one.account = named.account,
                None if matches!(one.what, 10 | 12) => one.what = 11,
                _ => {}
            }
            let one = &one;
            let of = format!("p{}", place.saturating_sub(one.of));
            let order = format!("o{}", place.saturating_sub(one.of) / 4);
            let at = day * DAY + i64::try_from(place % 9).unwrap() * HOUR;
            let row = event(&format!("p{place}"), at, &cells(one, &of, &order, is_household));
            engine.ingest(&[row], IngestOptions::default()).unwrap();
            if place % 16 == 15 {
                let now = Millis::new(BEGIN + at).unwrap();
                engine.advance(now);
            }
            for waiting in engine.state.pending.iter() {
                let about = crate::pending::since(waiting.items.values(), engine.state.ledger.shelf(&waiting.account_id));
                let seen = standing(&engine, waiting, &engine.ties_of(&waiting.account_id, about));
                let whole = standing(&engine, waiting, &of_whole_ledger(&engine, &waiting.account_id));
                prop_assert_eq!(seen, whole, "after p{} on day {}", place, day);
            }
        }
    }
}

/// Rows that walks read for one live refund while something is waited for, where an account holds so many payments, three
/// a day, and another one of its holder's as many.
fn read_with(many: i64) -> usize {
    let config = Config {
        ledger_days: 100_000,
        ..Config::default()
    };
    let mut engine = Engine::new(config).unwrap();
    let shops = ["Noodles", "Books", "Air", "Fruit", "Tea"];
    for account in ["wechat", "bank"] {
        for n in 0..many {
            let at = Millis::new(BEGIN + (n - many) * 8 * HOUR).unwrap();
            let sum = Amount::parse(&format!("{}.00", 10 + n % 17)).unwrap();
            let id = format!("{account}{n}");
            let row = Transaction {
                holder_id: Some("mei".to_owned()),
                counterparty: Some(Counterparty {
                    name: Some(shops[usize::try_from(n % 5).unwrap()].to_owned()),
                    ..Counterparty::default()
                }),
                ..Transaction::new(&id, account, at, sum, Currency::CNY)
            };
            engine.state.ledger.keep(&row, 480, usize::MAX);
        }
    }
    let paid = format!("wechat{}", many - 9);
    let promise = [
        (Field::Kind, "expectation"),
        (Field::AccountId, "wechat"),
        (Field::What, "refund"),
        (Field::TransactionId, paid.as_str()),
    ];
    let held = [
        (Field::AccountId, "wechat"),
        (Field::HolderId, "mei"),
        (Field::Currency, "CNY"),
        (Field::Amount, "300.00"),
        (Field::Status, "authorized"),
    ];
    let first = [event("e", 0, &promise), event("h", 0, &held)];
    engine.ingest(&first, IngestOptions::default()).unwrap();
    counted_rows();
    let back = [
        (Field::AccountId, "wechat"),
        (Field::HolderId, "mei"),
        (Field::Currency, "CNY"),
        (Field::Amount, "2.00"),
        (Field::Type, "refund"),
        (Field::Direction, "credit"),
        (Field::CounterpartyName, "Tea"),
    ];
    let came = engine.ingest(&[event("b", HOUR, &back)], IngestOptions::default());
    assert_eq!(came.unwrap().rejected, []);
    counted_rows()
}

#[test]
fn a_live_event_with_open_cases_reads_as_many_rows_however_long_the_ledger_is() {
    let [years, more, most] = [3_000, 30_000, 300_000].map(read_with);
    assert!(
        years > 0 && more == years && most == years,
        "{years} {more} {most}"
    );
}
