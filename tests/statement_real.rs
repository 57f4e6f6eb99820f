//! Redacted statements of real wallets, where the data folder lies beside the checkout.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // what tests share may fail as they do

use std::path::PathBuf;
use wallet_sentinel::Code;
use wallet_sentinel::event::{PaymentType, Status};
use wallet_sentinel::statement::{Options, Statement, read_text};

/// The sample, or `None` with a printed reason.
fn sample(path: &str) -> Option<Statement> {
    text_of(path).map(|text| read_text(&text, &Options::default()).unwrap())
}

fn text_of(path: &str) -> Option<String> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/formats");
    let Ok(bytes) = std::fs::read(root.join(path)) else {
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
    let closed = |event: &&wallet_sentinel::Transaction| event.status == Status::Closed;
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
fn a_bill_of_jd_is_not_taken_for_alipays() {
    let Some(text) = text_of("jd/deg-jd.csv") else {
        return;
    };
    let refused = read_text(&text, &Options::default()).unwrap_err();
    assert_eq!(refused.code, Code::LayoutUnknown);
}
