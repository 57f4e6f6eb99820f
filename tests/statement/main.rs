//! Statements of every layout, from files that we wrote: what an accountant would check by hand.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // what tests share may fail as they do

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("../fixtures/statement/", $name))
    };
}

mod banks;
mod bounded;
mod commas;
mod foreign;
mod guessed;
mod identity;
mod layouts;
mod no_tables;
mod refunds;
mod repeated;
mod sums;
mod uses;
mod wallets;

use wallet_sentinel::event::{
    CounterpartyKind, Direction, InstrumentKind, PaymentType, Status, TimePrecision,
};
use wallet_sentinel::statement::{LAYOUTS, Options, Statement, WARNINGS, read_rows, read_text};
use wallet_sentinel::{Code, Transaction};

const APP: &str = fixture!("alipay-app-2023.csv");
const WEB: &str = fixture!("alipay-web.csv");
const WECHAT: &str = fixture!("wechat.csv");

fn read(text: &str) -> Statement {
    read_text(text, &Options::default()).unwrap()
}

fn with(text: &str, options: Options) -> Statement {
    read_text(text, &options).unwrap()
}

/// Direction and type of each payment, in the file's order.
fn natures(statement: &Statement) -> Vec<(Direction, PaymentType)> {
    let all = statement.events.iter();
    all.map(|event| (event.direction, event.kind)).collect()
}

/// What each payment moved: `-12.00 USD`; own transfers without a sign.
fn moves(statement: &Statement) -> Vec<String> {
    let all = statement.events.iter();
    all.map(|event| {
        let sign = match event.direction {
            Debit => "-",
            Credit => "+",
            Neutral => "",
        };
        format!("{sign}{} {}", event.amount, event.currency)
    })
    .collect()
}

fn statuses(statement: &Statement) -> Vec<Status> {
    statement.events.iter().map(|event| event.status).collect()
}

fn failure(text: &str) -> Code {
    read_text(text, &Options::default()).unwrap_err().code
}

fn warned(statement: &Statement, code: &str) -> u32 {
    assert!(WARNINGS.contains(&code));
    let found = statement.warnings.iter().find(|warning| warning.code == code);
    found.map_or(0, |warning| warning.count)
}

/// The payment with this operator's number.
fn payment<'s>(statement: &'s Statement, reference: &str) -> &'s Transaction {
    let mut found = statement
        .events
        .iter()
        .filter(|event| event.reference.as_deref() == Some(reference));
    let payment = found.next().unwrap();
    assert!(found.next().is_none(), "{reference} is there twice");
    payment
}

fn nature(payment: &Transaction) -> (Direction, PaymentType, Status) {
    (payment.direction, payment.kind, payment.status)
}

fn text<T: ToString>(value: Option<T>) -> Option<String> {
    value.map(|value| value.to_string())
}

use Direction::{Credit, Debit, Neutral};
use PaymentType as Type;
