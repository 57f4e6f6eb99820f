//! What each row is worth, whose it is, and what the file declares.

use super::*;

#[test]
fn what_the_statement_declares_stands_beside_what_its_rows_add_up_to() {
    let statement = read(APP);
    let declared = statement.declared.unwrap();
    assert_eq!(declared.rows, Some(27));
    assert_eq!(declared.spent.as_deref(), Some("2692.63"));
    assert_eq!(declared.received.as_deref(), Some("9008.88"));
    // One record was deleted by its owner, one row cannot be read: 21.23 stay unexplained, and are seen to.
    assert_eq!(statement.counted.rows, 26);
    assert_eq!(statement.counted.spent.as_deref(), Some("2671.40"));
    assert_eq!(statement.counted.received.as_deref(), Some("9008.88"));
}

#[test]
fn totals_after_the_table_and_in_the_preamble_are_both_found() {
    for file in [WEB, WECHAT, fixture!("alipay-app-2021.csv")] {
        let statement = read(file);
        let (declared, counted) = (statement.declared.unwrap(), statement.counted);
        assert_eq!(declared.rows, Some(counted.rows));
        assert_eq!(declared.spent, counted.spent);
        assert_eq!(declared.received, counted.received);
    }
}

#[test]
fn an_amount_like_1_2_3_costs_its_row_and_no_other() {
    let statement = read(APP);
    let [skipped] = &statement.skipped[..] else {
        panic!("one row");
    };
    let line = APP.lines().position(|line| line.contains("1,2,3")).unwrap() + 1;
    assert_eq!(
        (skipped.line as usize, skipped.code),
        (line, "row-amount-invalid")
    );
    assert!(skipped.text.contains("1,2,3") && skipped.text.contains("茶水铺"));
    let lines: Vec<usize> = statement
        .origins
        .iter()
        .map(|origin| origin[0] as usize)
        .collect();
    assert!(lines.contains(&(line - 1)) && lines.contains(&(line + 1)));
}

#[test]
fn thousands_commas_are_read_quoted_and_unquoted() {
    assert_eq!(
        payment(&read(APP), "2026032822001403").amount.to_string(),
        "1299.00"
    );
    let unquoted = APP.replace("\"1,299.00\"", "1,299.00");
    assert_eq!(
        payment(&read(&unquoted), "2026032822001403").amount.to_string(),
        "1299.00"
    );
}

#[test]
fn a_comma_inside_a_name_does_not_move_an_amount() {
    let broken = APP.replace("牛肉面套餐", "牛肉面,套餐,9");
    let statement = read(&broken);
    let noodles = payment(&statement, "2026033022001401");
    assert_eq!(noodles.amount.to_string(), "28.50");
    assert_eq!(noodles.description.as_deref(), Some("牛肉面,套餐,9"));
    assert_eq!(statement.events.len(), read(APP).events.len());
}

#[test]
fn a_refund_leads_to_its_payment_by_its_number() {
    let statement = read(APP);
    let umbrella = payment(&statement, "2026032822001402");
    let refund = payment(&statement, "2026032822001402_R1");
    assert_eq!(nature(refund), (Credit, Type::Refund, Status::Completed));
    assert_eq!(refund.refund_of.as_deref(), Some(umbrella.id.as_str()));
    assert_eq!(nature(umbrella), (Debit, Type::Purchase, Status::Refunded));
    assert_eq!(umbrella.refunded, Some(umbrella.amount));
    assert_eq!(refund.category, umbrella.category);
    // Paid back in part: the app's statement does not say so on the payment, the refund's row does.
    let coat = payment(&statement, "2026032822001403");
    assert_eq!((coat.status, coat.refunded), (Status::Completed, None));
    let part = payment(&statement, "2026032822001403_R2");
    assert_eq!(part.refund_of.as_deref(), Some(coat.id.as_str()));
}

#[test]
fn a_payment_closed_later_was_paid_back_whether_its_refund_is_in_the_file_or_not() {
    let statement = read(APP);
    let desk = payment(&statement, "2026021022001422");
    assert_eq!(
        (desk.status, text(desk.refunded)),
        (Status::Refunded, Some("600.00".to_owned()))
    );
    let print = payment(&statement, "2026010922001423"); // without an order's number
    assert_eq!(
        (print.status, text(print.refunded)),
        (Status::Refunded, Some("12.00".to_owned()))
    );
}

#[test]
fn an_order_that_was_never_paid_is_closed_and_one_still_open_is_pending() {
    let statement = read(APP);
    assert_eq!(
        nature(payment(&statement, "2026032622001405")),
        (Debit, Type::Purchase, Status::Closed)
    );
    assert_eq!(
        nature(payment(&statement, "2026032622001406")),
        (Debit, Type::Purchase, Status::Pending)
    );
    let web = read(WEB);
    assert_eq!(
        nature(payment(&web, "20190925220019")),
        (Debit, Type::Purchase, Status::Closed)
    );
    assert_eq!(
        nature(payment(&web, "20190924220020")),
        (Debit, Type::Purchase, Status::Pending)
    );
}

#[test]
fn money_between_ones_own_places_is_neither_spent_nor_received() {
    let statement = read(APP);
    for (number, kind) in [
        ("2026032422001408", Type::Investment),
        ("2026032322001409", Type::CardRepayment),
        ("2026032222001410", Type::CashOut),
        ("2026032122001411", Type::TopUp),
    ] {
        assert_eq!(
            nature(payment(&statement, number)),
            (Neutral, kind, Status::Completed)
        );
    }
    let wechat = read(WECHAT);
    for (number, kind) in [
        ("42000010", Type::CashOut),
        ("42000012", Type::TopUp),
        ("42000013", Type::CardRepayment),
        ("42000014", Type::Investment),
        ("42000015", Type::CashOut),
    ] {
        assert_eq!(
            nature(payment(&wechat, number)),
            (Neutral, kind, Status::Completed)
        );
    }
    assert_eq!(
        nature(payment(&wechat, "42000011")),
        (Neutral, Type::CashOut, Status::Failed)
    );
}

#[test]
fn yield_is_interest_though_the_statement_counts_it_nowhere() {
    let statement = read(APP);
    let interest = payment(&statement, "2026032522001407");
    assert_eq!(nature(interest), (Credit, Type::Interest, Status::Completed));
}

#[test]
fn people_and_shops_are_told_apart() {
    let statement = read(APP);
    let kind = |number| {
        let payment = payment(&statement, number);
        (payment.kind, payment.counterparty.as_ref().unwrap().kind)
    };
    assert_eq!(
        kind("2026032022001412"),
        (Type::Transfer, Some(CounterpartyKind::Person))
    );
    assert_eq!(
        kind("2026031922001413"),
        (Type::RedPacket, Some(CounterpartyKind::Person))
    );
    assert_eq!(
        kind("2026033022001401"),
        (Type::Purchase, Some(CounterpartyKind::Merchant))
    );
}

#[test]
fn categories_come_from_the_statement_the_type_or_a_counted_guess() {
    let statement = read(APP);
    let category = |number| payment(&statement, number).category.as_deref();
    assert_eq!(category("2026033022001401"), Some("dining"));
    assert_eq!(category("2026031822001414"), Some("family"));
    assert_eq!(category("2026032022001412"), Some("transfer"));
    assert_eq!(category("2026031622001416"), Some("income"));
    assert_eq!(warned(&statement, "category-guessed"), 0);
    let wechat = read(WECHAT);
    assert_eq!(payment(&wechat, "42000001").category.as_deref(), Some("dining"));
    assert_eq!(payment(&wechat, "42000016").category.as_deref(), Some("family"));
    assert_eq!(payment(&wechat, "42000017").category.as_deref(), Some("charity"));
    assert_eq!(warned(&wechat, "category-guessed"), 3); // noodles, books, the shop around the corner
}

#[test]
fn words_never_seen_before_are_counted_and_cost_no_row() {
    let statement = read(APP);
    assert_eq!(payment(&statement, "2026031522001417").status, Status::Unknown);
    assert_eq!(warned(&statement, "status-unknown"), 1);
    assert_eq!(
        nature(payment(&statement, "2026031422001418")),
        (Neutral, Type::Other, Status::Completed)
    );
    assert_eq!(warned(&statement, "type-unknown"), 1);
    let wechat = read(WECHAT);
    assert_eq!(
        nature(payment(&wechat, "42000018")),
        (Debit, Type::Other, Status::Unknown)
    );
    assert_eq!(
        (warned(&wechat, "status-unknown"), warned(&wechat, "type-unknown")),
        (1, 1)
    );
}

#[test]
fn a_purchase_taken_out_of_the_totals_by_hand_stays_out() {
    let film = read(APP);
    let film = payment(&film, "2026031322001419");
    assert_eq!(nature(film), (Neutral, Type::Purchase, Status::Completed));
    assert_eq!(film.category.as_deref(), Some("entertainment"));
}
