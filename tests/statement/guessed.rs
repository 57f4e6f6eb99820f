//! Tables of banks that no layout knows: read where nothing is left open, asked about where something is.

use super::*;
use wallet_sentinel::statement::{DateOrder, DecimalMark, Doubt, Mapping, Positive, Question, Reading};

fn asked(text: &str, options: &Options) -> Question {
    let mut reading = Reading::new(options).unwrap();
    assert_eq!(reading.text(text, true).unwrap_err().code, Code::ColumnsUnsure);
    reading.question().unwrap()
}

fn dollars() -> Options {
    Options {
        currency: Some("USD".to_owned()),
        ..Options::default()
    }
}

#[test]
fn a_running_balance_says_what_a_sign_means() {
    let statement = read(fixture!("bank-signed.csv"));
    assert_eq!((statement.layout, statement.events.len()), ("bank.csv", 5));
    assert_eq!(
        natures(&statement),
        [
            (Debit, Type::Purchase),
            (Debit, Type::Purchase),
            (Debit, Type::CardRepayment),
            (Credit, Type::Income),
            (Credit, Type::Refund),
        ]
    );
    assert_eq!(statement.columns.unwrap().positive, Some(Positive::Credit));
    // The same table as a card's issuer writes it: what is owed grows with each purchase.
    let owed = "Date,Details,Amount (USD),Balance\n2026-03-13,SHOP,10.00,110.00\n2026-03-14,CAFE,5.00,115.00\n2026-03-15,PAYMENT,-100.00,15.00\n";
    assert_eq!(
        asked(owed, &Options::default()).doubts,
        [Doubt::Direction],
        "what is owed on a card grows with each purchase, what is owned with each payment that comes"
    );
}

#[test]
fn two_columns_a_comma_before_the_cents_and_points_in_dates_are_read() {
    let statement = read(fixture!("bank-two-columns.csv"));
    let mapping = statement.columns.clone().unwrap();
    assert_eq!(
        (mapping.decimal, mapping.date_order),
        (DecimalMark::Comma, DateOrder::Dmy)
    );
    assert_eq!(moves(&statement), ["-4.50 EUR", "+2000.00 EUR", "-100.00 EUR"]);
    assert_eq!(statement.accounts[0].number.as_deref(), Some("****1234"));
    assert_eq!(statement.events[0].account_id, "bank-1234");
    assert_eq!(warned(&statement, "balance-gaps"), 0);
}

#[test]
fn what_a_table_leaves_open_is_asked_with_its_first_rows_and_a_guess() {
    let question = asked(fixture!("bank-unsure.csv"), &Options::default());
    assert_eq!(
        question.doubts,
        [Doubt::DateOrder, Doubt::Direction, Doubt::Currency]
    );
    assert_eq!(question.columns, ["Date", "Details", "Value"]);
    assert_eq!(question.rows[1], ["05/04/2026", "E-TFR ANA", "39.00"]);
}

#[test]
fn an_answer_is_kept_under_the_header_and_no_other_header_takes_it() {
    let question = asked(fixture!("bank-unsure.csv"), &dollars());
    let answer = Mapping {
        positive: Some(Positive::Debit),
        ..question.guess
    };
    let told = Options {
        mappings: vec![answer],
        ..dollars()
    };
    let statement = read_text(fixture!("bank-unsure.csv"), &told).unwrap();
    assert_eq!(statement.events[0].direction, Debit);
    assert_eq!(
        (
            statement.candidates[0].layout,
            statement.candidates[0].confidence.to_bits()
        ),
        ("bank.csv", 1.0_f64.to_bits())
    );
    let other = fixture!("bank-unsure.csv").replace("Details", "Text");
    assert_eq!(asked(&other, &told).columns[1], "Text");
}

#[test]
fn a_mapping_that_names_columns_beyond_the_table_is_refused_by_name() {
    let question = asked(fixture!("bank-unsure.csv"), &dollars());
    let told = Options {
        mappings: vec![Mapping {
            date: 99,
            ..question.guess
        }],
        ..dollars()
    };
    let refused = read_text(fixture!("bank-unsure.csv"), &told).unwrap_err();
    assert_eq!(
        (refused.code, refused.field),
        (Code::OptionsInvalid, Some("mappings"))
    );
}

#[test]
fn a_word_in_each_row_says_the_direction_of_a_number_without_a_sign() {
    let table = "Date,Description,Dr/Cr,Amount,Currency\n2026-03-13,SHOP,DR,10.00,GBP\n2026-03-14,ACME PAYROLL,CR,500.00,GBP\n";
    let statement = read(table);
    assert_eq!(statement.events[0].direction, Debit);
    assert_eq!(statement.events[1].direction, Credit);
}

#[test]
fn a_table_without_days_or_sums_is_no_bank_s() {
    for table in [
        "a,b,c\n1,2,3\n",
        "name,city,age\nAna,Rome,31\n",
        "x,y\n2026-01-01,2\n",
    ] {
        assert_eq!(failure(table), Code::LayoutUnknown, "{table}");
    }
}

#[test]
fn a_bad_row_of_a_bank_is_told_and_costs_no_other() {
    let bad = fixture!("bank-signed.csv")
        .replace("-3.00,", "1.2.3,")
        .replace("2026-03-10", "2026-02-30");
    let known = Options {
        mappings: vec![read(fixture!("bank-signed.csv")).columns.unwrap()],
        ..Options::default()
    };
    let statement = read_text(&bad, &known).unwrap();
    assert_eq!(statement.events.len(), 3);
    let codes: Vec<(u32, &str)> = statement.skipped.iter().map(|row| (row.line, row.code)).collect();
    assert_eq!(codes, [(3, "row-amount-invalid"), (6, "row-time-invalid")]);
}
