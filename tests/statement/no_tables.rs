//! Files that are no tables, as the package makes them rows: signs, batches and marks of the whole file.

use super::*;

/// Rows as the package makes them of files that are no tables.
fn rows(header: &[&str], rows: &[&[&str]]) -> Statement {
    let all: Vec<Vec<String>> = [header]
        .iter()
        .chain(rows)
        .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
        .collect();
    let euros = Options {
        currency: Some("EUR".to_owned()),
        ..Options::default()
    };
    read_rows(&all, &euros).unwrap()
}

#[test]
fn an_ofx_file_whose_every_sign_contradicts_its_words_is_turned_and_one_row_is_told() {
    let header = ["#", "ofx", "TRNTYPE", "DTPOSTED", "TRNAMT", "FITID", "NAME"];
    let turned = rows(
        &header,
        &[
            &["1", "", "DEBIT", "20260114", "12.00", "1", "SHOP"],
            &["2", "", "DEBIT", "20260115", "3.00", "2", "CAFE"],
            &["3", "", "CREDIT", "20260116", "-15.00", "3", "THANKS"],
        ],
    );
    assert_eq!(moves(&turned), ["-12.00 EUR", "-3.00 EUR", "+15.00 EUR"]);
    assert_eq!(warned(&turned, "direction-guessed"), 3);
    let one = rows(
        &header,
        &[
            &["1", "", "DEBIT", "20260114", "-12.00", "1", "SHOP"],
            &["2", "", "DEBIT", "20260115", "-3.00", "2", "CAFE"],
            &["3", "", "DEBIT", "20260116", "1.00", "3", "CORRECTION"],
            &["4", "", "INVESTMENT", "20260116", "", "4", ""],
        ],
    );
    assert_eq!(moves(&one), ["-12.00 EUR", "-3.00 EUR", "+1.00 EUR"]);
    assert_eq!(warned(&one, "direction-guessed"), 1);
    assert_eq!(one.skipped[0].code, "row-no-movement");
}

#[test]
fn a_batch_that_takes_some_back_is_its_parts_and_one_that_does_not_add_up_is_nobody_s() {
    let header = [
        "#",
        "camt.053",
        "Amt",
        "Ccy",
        "CdtDbtInd",
        "Sts",
        "BookgDt",
        "AcctSvcrRef",
        "Details",
        "TxAmt",
        "TxCdtDbtInd",
        "Cdtr",
        "Dbtr",
    ];
    let statement = rows(
        &header,
        &[
            &[
                "1",
                "",
                "90.00",
                "CHF",
                "DBIT",
                "BOOK",
                "2026-01-15",
                "E2",
                "2",
                "100.00",
                "DBIT",
                "Ann",
                "",
            ],
            &[
                "1",
                "",
                "90.00",
                "CHF",
                "DBIT",
                "BOOK",
                "2026-01-15",
                "E2",
                "2",
                "10.00",
                "CRDT",
                "",
                "Bob",
            ],
            &[
                "2",
                "",
                "60.00",
                "CHF",
                "DBIT",
                "BOOK",
                "2026-01-18",
                "E6",
                "2",
                "30.00",
                "",
                "One",
                "",
            ],
            &[
                "2",
                "",
                "60.00",
                "CHF",
                "DBIT",
                "BOOK",
                "2026-01-18",
                "E6",
                "2",
                "31.00",
                "",
                "Two",
                "",
            ],
        ],
    );
    assert_eq!(moves(&statement), ["-100.00 CHF", "+10.00 CHF", "-60.00 CHF"]);
    assert_eq!(statement.events[2].counterparty, None);
}

#[test]
fn one_mark_stands_before_the_cents_of_a_whole_qif_file() {
    let header = ["#", "qif", "D", "T", "P"];
    let statement = rows(
        &header,
        &[
            &["1", "", "13/01/26", "-12,50", "Cafe"],
            &["2", "", "14/01/26", "1.234,00", "Pay"],
            &["3", "", "15/01/26", "-1.200", "Rent"],
        ],
    );
    assert_eq!(moves(&statement), ["-12.50 EUR", "+1234.00 EUR", "-1200 EUR"]);
}
