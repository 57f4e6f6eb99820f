//! Banks' tables as banks write them: signs, marks, words and columns of which each, read wrongly, is money.

use super::*;
use wallet_sentinel::statement::{DateOrder, Doubt, Question, Reading};

fn asked(text: &str) -> Question {
    let mut reading = Reading::new(&Options::default()).unwrap();
    assert_eq!(
        reading.text(text, true).unwrap_err().code,
        Code::ColumnsUnsure,
        "{text}"
    );
    reading.question().unwrap()
}

fn dollars(text: &str) -> Statement {
    let options = Options {
        currency: Some("USD".to_owned()),
        ..Options::default()
    };
    with(text, options)
}

#[test]
fn a_declined_and_a_pending_payment_of_a_bank_are_no_spending() {
    let statement = read(
        "Date,Description,Amount,Currency,Status\n2026-01-14,SHOP,-12.00,USD,Completed\n2026-01-15,SHOP,-99.00,USD,Declined\n2026-01-16,HOTEL,-250.00,USD,Pending\n2026-01-17,SHOP,-10.00,USD,Cancelled\n",
    );
    use Status::{Closed, Completed, Failed, Pending};
    assert_eq!(statuses(&statement), [Completed, Failed, Pending, Closed]);
    let german = read(
        "Buchungstag;Text;Betrag;Waehrung;Info\n30.01.26;Strom;-80,00;EUR;Umsatz gebucht\n29.01.26;Miete;-900,00;EUR;Umsatz gebucht\n31.01.26;Shop;-5,00;EUR;Umsatz vorgemerkt\n",
    );
    assert_eq!(statuses(&german), [Completed, Completed, Pending]);
    // A column of that name with other words says nothing of how far a payment came.
    let state = read(
        "Date,Description,Amount,Currency,State\n2026-01-14,SHOP,-12.00,USD,NY\n2026-01-15,SHOP,-2.00,USD,CA\n2026-01-16,SHOP,-3.00,USD,NY\n",
    );
    assert_eq!(statuses(&state), [Completed; 3]);
}

#[test]
fn what_a_payment_cost_abroad_is_not_taken_for_what_it_cost() {
    let n26 = read(
        "Booking Date,Partner Name,Amount (EUR),Original Amount,Original Currency\n2026-01-14,NYC DELI,-9.30,10.00,USD\n2026-01-15,Edeka,-20.00,20.00,EUR\n2026-01-16,Anna,100.00,,\n",
    );
    assert_eq!(moves(&n26), ["-9.30 EUR", "-20.00 EUR", "+100.00 EUR"]);
    let billed = read(
        "Date,Description,Transaction amount,Transaction currency,Billing amount,Billing currency\n14/01/2026,NETFLIX,-12.00,USD,-93.00,HKD\n15/01/2026,SHOP,-5.00,HKD,-5.00,HKD\n",
    );
    assert_eq!(moves(&billed), ["-93.00 HKD", "-5.00 HKD"]);
    // Two columns of sums in two currencies are none of money out and money in.
    let two = asked(
        "Date,Description,CAD$,USD$\n2026-01-14,SHOP,-12.34,\n2026-01-15,PAYROLL,500.00,\n2026-01-16,US SHOP,,-10.00\n",
    );
    assert!(two.doubts.contains(&Doubt::Amount));
    assert_eq!((two.guess.debit, two.guess.credit), (None, None));
}

#[test]
fn a_point_before_three_digits_is_of_thousands_where_the_currency_has_no_such_coin() {
    let table = |code: &str| {
        format!(
            "Datum;Text;Betrag ({code})\n14.01.2026;Miete;-1.200\n15.01.2026;Strom;-2.500\n16.01.2026;Auto;-3.750\n"
        )
    };
    assert_eq!(
        moves(&read(&table("EUR"))),
        ["-1200 EUR", "-2500 EUR", "-3750 EUR"]
    );
    assert_eq!(
        moves(&read(&table("KWD"))),
        ["-1.200 KWD", "-2.500 KWD", "-3.750 KWD"]
    );
    let halves = table("EUR").replace("-1.200", "-0.500");
    assert_eq!(
        moves(&read(&halves)),
        ["-0.500 EUR", "-2.500 EUR", "-3.750 EUR"],
        "nothing begins with a nought"
    );
}

#[test]
fn a_minus_in_a_column_of_what_went_out_takes_back_unless_all_have_it() {
    let reversal = dollars(
        "Date,Description,Debit,Credit\n2026-01-14,SHOP,12.00,\n2026-01-15,SHOP,-12.00,\n2026-01-16,PAY,,100.00\n",
    );
    assert_eq!(moves(&reversal), ["-12.00 USD", "+12.00 USD", "+100.00 USD"]);
    let throughout = dollars(
        "Date,Description,Debit,Credit\n2026-01-14,SHOP,-12.00,\n2026-01-15,SHOP,-3.00,\n2026-01-16,PAY,,100.00\n",
    );
    assert_eq!(moves(&throughout), ["-12.00 USD", "-3.00 USD", "+100.00 USD"]);
    let credits = dollars(
        "Date,Description,Debit,Credit\n2026-01-14,SHOP,12.00,\n2026-01-15,SHOP,3.00,\n2026-01-16,THANK YOU,,-100.00\n",
    );
    assert_eq!(moves(&credits), ["-12.00 USD", "-3.00 USD", "+100.00 USD"]);
}

#[test]
fn what_stands_on_the_account_and_what_it_adds_up_to_are_no_payments() {
    let statement = dollars(
        "Date,Description,Amount,Balance\n2026-01-01,Opening balance,1000.00,1000.00\n2026-01-14,SHOP,-12.00,988.00\n2026-01-15,PAY,100.00,1088.00\n2026-01-31,Closing balance,1088.00,1088.00\nTotal,,88.00,\n",
    );
    assert_eq!(moves(&statement), ["-12.00 USD", "+100.00 USD"]);
    let codes: Vec<&str> = statement.skipped.iter().map(|row| row.code).collect();
    assert_eq!(codes, ["row-no-movement", "row-no-movement", "row-no-movement"]);
    assert_eq!((statement.rows, warned(&statement, "balance-gaps")), (5, 0));
}

#[test]
fn debited_and_credited_are_read_behind_the_sum() {
    let both = dollars(
        "Date,Particulars,Amount,Balance\n14-Jan-2026,UPI,250.00 DR,9750.00 CR\n15-Jan-2026,NEFT,5000.00 CR,14750.00 CR\n16-Jan-2026,ATM WDL,1000.00 Dr,13750.00 Cr\n",
    );
    assert_eq!(moves(&both), ["-250.00 USD", "+5000.00 USD", "-1000.00 USD"]);
    assert_eq!(warned(&both, "balance-gaps"), 0);
    // Of a card only what pays it bears the word.
    let card = dollars(
        "Date,Details,Amount\n2026-01-14,SHOP,12.00\n2026-01-15,CAFE,3.00\n2026-01-16,THANKS,15.00 CR\n",
    );
    assert_eq!(moves(&card), ["-12.00 USD", "-3.00 USD", "+15.00 USD"]);
    let dutch = read("Datum;Naam;Af Bij;Bedrag (EUR)\n20260114;AH;Af;12,34\n20260115;WERK;Bij;2000,00\n");
    assert_eq!(moves(&dutch), ["-12.34 EUR", "+2000.00 EUR"]);
}

#[test]
fn brackets_minuses_behind_and_marks_against_formulas_are_signs() {
    let statement = dollars(
        "Date,Description,Amount\n2026-01-14,A,12.50-\n2026-01-15,B,(7.25)\n2026-01-16,C,'-5.50\n2026-01-17,D,=-3.50\n2026-01-18,E,$(1.00)\n2026-01-19,F,40.00\n",
    );
    assert_eq!(
        moves(&statement),
        [
            "-12.50 USD",
            "-7.25 USD",
            "-5.50 USD",
            "-3.50 USD",
            "-1.00 USD",
            "+40.00 USD"
        ]
    );
}

#[test]
fn a_card_s_purchases_have_no_minus_and_its_words_say_so() {
    let card = dollars(
        "Date,Description,Amount\n2026-01-14,SHOP,52.10\n2026-01-13,AUTOPAY PAYMENT - THANK YOU,-300.00\n2026-01-12,SHOP REFUND,-12.00\n2026-01-11,RIDE,20.00\n",
    );
    assert_eq!(
        moves(&card),
        ["-52.10 USD", "+300.00 USD", "+12.00 USD", "-20.00 USD"]
    );
    let open = asked("Date,Description,Amount,Currency\n2026-01-14,A,52.10,USD\n2026-01-13,B,-300.00,USD\n");
    assert_eq!(open.doubts, [Doubt::Direction], "one each way says nothing");
}

#[test]
fn a_sign_that_several_countries_have_is_asked_about() {
    let table =
        "Date,Description,Amount\n2026-01-14,SHOP,-$12.00\n2026-01-15,SHOP,-$3.00\n2026-01-16,PAY,$40.00\n";
    let question = asked(table);
    assert_eq!(
        (question.doubts, question.guess.currency_code.as_deref()),
        (vec![Doubt::Currency], Some("USD"))
    );
    let sydney = Options {
        currency: Some("AUD".to_owned()),
        ..Options::default()
    };
    assert_eq!(
        moves(&with(table, sydney)),
        ["-12.00 AUD", "-3.00 AUD", "+40.00 AUD"]
    );
    let chinese =
        read("日期,摘要,金额\n2026-01-14,消费,-¥12.00\n2026-01-15,消费,-¥3.00\n2026-01-16,工资,¥40.00\n");
    assert_eq!(chinese.events[0].currency.as_str(), "CNY");
}

#[test]
fn a_year_of_two_digits_is_where_the_days_lie_together() {
    let order = |dates: [&str; 3]| {
        let rows: Vec<String> = dates
            .iter()
            .map(|date| format!("{date},SHOP,-1.00,EUR"))
            .collect();
        let table = format!("Date,Description,Amount,Currency\n{}\n", rows.join("\n"));
        let statement = read(&table);
        (statement.columns.unwrap().date_order, statement.events[0].at)
    };
    let (day_first, one) = order(["14/01/26", "15/01/26", "16/01/26"]);
    let (year_first, other) = order(["26/01/14", "26/01/15", "26/01/16"]);
    let (pointed, third) = order(["14.01.26", "05.01.26", "06.01.26"]);
    assert_eq!(
        (day_first, year_first, pointed),
        (DateOrder::Dmy, DateOrder::Ymd, DateOrder::Dmy)
    );
    assert!(one == other && other == third);
    let question = asked(
        "Date,Description,Amount,Currency\n01/02/26,SHOP,-1.00,EUR\n02/03/26,SHOP,-1.00,EUR\n03/04/26,SHOP,-1.00,EUR\n",
    );
    assert_eq!(question.doubts, [Doubt::DateOrder]);
}

#[test]
fn a_headless_table_is_no_other_bank_s_because_it_is_as_wide() {
    let one = asked(
        "01/14/2026,COFFEE,5.25,,105.25\n01/15/2026,THANK YOU,,100.00,5.25\n01/16/2026,SHOP,20.00,,25.25\n",
    );
    let other = asked("01/14/2026,-12.34,*,,SHOP\n01/15/2026,-500.00,*,,RENT\n01/16/2026,-7.00,*,,SHOP\n");
    assert_ne!(one.guess.signature, other.guess.signature);
    // Of two nameless columns the balance says which is which only where most rows lower it: what is owed rises.
    assert!(one.doubts.contains(&Doubt::Amount));
}

#[test]
fn a_line_break_between_quotes_moves_no_header_and_no_row() {
    let statement = dollars(
        "Date,Description,Amount\n2026-01-14,\"two\nlines, and a comma\",-12.00\n\n2026-01-15,SHOP,-3.00\n2026-01-16,SHOP,-4.00\n",
    );
    assert_eq!(moves(&statement), ["-12.00 USD", "-3.00 USD", "-4.00 USD"]);
    assert_eq!(statement.origins, [[2], [5], [6]]);
}

#[test]
fn the_text_of_a_row_is_what_says_most_and_never_its_clock_or_its_number() {
    let swiss = read(
        "Abschlussdatum;Abschlusszeit;Währung;Belastung;Gutschrift;Saldo;Beschreibung1\n2026-01-14;10:11:12;CHF;-1'012.34;;8'987.66;Coop\n2026-01-15;09:00:00;CHF;;5000;13'987.66;Lohn\n",
    );
    let names: Vec<_> = swiss
        .events
        .iter()
        .map(|event| event.description.as_deref().unwrap())
        .collect();
    assert_eq!(names, ["Coop", "Lohn"]);
    assert_eq!(moves(&swiss), ["-1012.34 CHF", "+5000 CHF"]);
    // "Rent" is what somebody wrote as a reference, and no number of the bank's.
    let rent = read(
        "Date,Counter Party,Reference,Amount (GBP)\n2026-01-14,Ann,RENT,-700.00\n2026-02-14,Ann,RENT,-700.00\n2026-02-15,Ann,-,-1.00\n",
    );
    assert!(rent.events.iter().all(|event| event.reference.is_none()));
    assert_eq!(warned(&rent, "ids-repeated"), 0);
}
