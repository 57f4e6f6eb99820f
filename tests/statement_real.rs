//! Redacted statements of real wallets, where the data folder lies beside the checkout.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // what tests share may fail as they do

use rust_decimal::Decimal;
use std::path::PathBuf;
use wallet_sentinel::event::{Direction, PaymentType, Status};
use wallet_sentinel::statement::{Options, Statement, read_text};
use wallet_sentinel::{Code, Transaction};

/// The sample, or `None` with a printed reason.
fn sample(path: &str) -> Option<Statement> {
    text_of(path).map(|text| read_text(&text, &Options::default()).unwrap())
}

fn text_of(path: &str) -> Option<String> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    // Beside the checkout, or one folder further up.
    let mut roots = ["../shared", "../../shared"]
        .iter()
        .map(|up| here.join(up).join("data/formats"));
    let Some(bytes) = roots.find_map(|root| std::fs::read(root.join(path)).ok()) else {
        println!("skipped: {path} is not in ../shared/data/formats");
        return None;
    };
    Some(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => encoding_rs::GB18030.decode(error.as_bytes()).0.into_owned(),
    })
}

fn refunds(statement: &Statement) -> (usize, usize) {
    let refunds = statement
        .events
        .iter()
        .filter(|event| event.kind == PaymentType::Refund);
    let linked = refunds.clone().filter(|event| event.refund_of.is_some());
    (refunds.count(), linked.count())
}

#[test]
fn the_app_export_of_2023_reads_whole() {
    let Some(statement) = sample("alipay/deg-app-v3-2023.csv") else {
        return;
    };
    assert_eq!(
        (statement.layout, statement.rows, statement.skipped.len()),
        ("alipay.app.2023", 10, 0)
    );
    assert_eq!(refunds(&statement), (2, 1)); // the other one's payment is not in the sample
    let closed = |event: &&Transaction| event.status == Status::Closed;
    assert_eq!(statement.events.iter().filter(closed).count(), 1);
    assert_eq!(statement.declared.unwrap().rows, Some(66)); // the sample was cut by its publisher
    assert_eq!(statement.counted.spent.as_deref(), Some("211.64"));
}

#[test]
fn the_web_export_of_2019_reads_whole() {
    let Some(statement) = sample("alipay/deg-web-2019.csv") else {
        return;
    };
    assert_eq!(
        (statement.layout, statement.rows, statement.skipped.len()),
        ("alipay.web", 6, 0)
    );
    assert_eq!(refunds(&statement), (2, 2));
    assert_eq!(statement.declared.unwrap().rows, Some(6));
}

#[test]
fn the_wechat_export_reads_whole_with_the_type_that_once_aborted_imports() {
    let Some(statement) = sample("wechat/deg-wechat.csv") else {
        return;
    };
    assert_eq!(
        (statement.layout, statement.rows, statement.skipped.len()),
        ("wechat.csv", 27, 0)
    );
    let unknown = statement
        .warnings
        .iter()
        .find(|warning| warning.code == "type-unknown");
    assert_eq!(unknown.unwrap().count, 1);
    let mut ids: Vec<&str> = statement.events.iter().map(|event| event.id.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 27, "numbers repeat in this sample, ids do not");
}

#[test]
fn the_bill_of_jd_reads_whole_and_adds_up_to_what_it_declares() {
    let Some(statement) = sample("jd/deg-jd.csv") else {
        return;
    };
    assert_eq!(
        (statement.layout, statement.rows, statement.skipped.len()),
        ("jd.csv", 26, 0)
    );
    let declared = statement.declared.unwrap();
    assert_eq!(
        (declared.rows, declared.spent),
        (Some(26), statement.counted.spent)
    );
}

#[test]
fn tables_of_banks_read_or_ask() {
    let Some(debit) = sample("bank_csv_cn/deg-cmb-debit.csv") else {
        return;
    };
    assert_eq!((debit.layout, debit.events.len()), ("bank.csv", 5));
    let Some(credit) = sample("bank_csv_cn/deg-icbc-credit.csv") else {
        return;
    };
    // The last line of this file is of its sums.
    assert_eq!(
        (credit.layout, credit.events.len(), credit.skipped.len()),
        ("bank.csv", 9, 1)
    );
    let Some(headless) = text_of("bank_csv_cn/deg-td.csv") else {
        return;
    };
    // Its days are all before the thirteenth, and it names no currency.
    let asked = read_text(&headless, &Options::default()).unwrap_err();
    assert_eq!(asked.code, Code::ColumnsUnsure);
}

/// Sums that a file declares beside those of its rows, and of those of its rows that were there when it was written.
fn reconciled(path: &str) -> Option<(bool, bool)> {
    let statement = sample(path)?;
    let declared = statement.declared.clone().unwrap();
    let said = [declared.spent, declared.received].map(Option::unwrap_or_default);
    let whole = [
        statement.counted.spent.clone(),
        statement.counted.received.clone(),
    ]
    .map(Option::unwrap_or_default);
    let written = statement.exported_at.unwrap();
    let was_there = |event: &&Transaction| event.at <= written && event.kind != PaymentType::Refund;
    let of = |direction| {
        let own = statement.events.iter().filter(was_there);
        let own = own.filter(|event| event.direction == direction && event.status.has_moved());
        own.map(|event| event.amount.decimal()).sum::<Decimal>()
    };
    let then = [of(Direction::Debit), of(Direction::Credit)];
    let later = statement.events.iter().filter(|event| event.at > written).count();
    println!(
        "{path}: {:?} rows declared, {} there, {later} of them later than the export; spent and received declared {said:?}, \
         of all rows {whole:?}, of those not later {then:?}",
        declared.rows, statement.rows
    );
    let number = |text: &String| text.parse::<Decimal>().unwrap();
    Some((
        said.each_ref().map(number) == whole.each_ref().map(number),
        said.each_ref().map(number) == then,
    ))
}

/// The samples are edited: their publishers added rows of later years and cut others off. No reader can make such a file add
/// up, and the time of its export tells which rows are not its wallet's.
#[test]
fn samples_add_up_to_what_they_declare_where_nobody_has_added_or_cut_rows() {
    let paths = [
        "alipay/deg-web-2019.csv",
        "alipay/deg-app-v3-2023.csv",
        "wechat/deg-wechat.csv",
    ];
    let found: Vec<(bool, bool)> = paths.iter().filter_map(|path| reconciled(path)).collect();
    if found.len() < paths.len() {
        return;
    }
    let whole = found.iter().filter(|(whole, _)| *whole).count();
    let then = found.iter().filter(|(_, then)| *then).count();
    println!("{whole} of 3 reconcile as they are, {then} without the rows that are later than the export");
    assert_eq!((whole, then), (0, 2)); // of the third 56 of 66 rows were cut off
}
