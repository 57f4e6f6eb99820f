//! Statements of every layout, from files that we wrote: what an accountant would check by hand.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)] // what tests share may fail as they do

use wallet_sentinel::event::{
    CounterpartyKind, Direction, InstrumentKind, PaymentType, Status, TimePrecision,
};
use wallet_sentinel::statement::{Options, Statement, WARNINGS, layouts, read_rows, read_text};
use wallet_sentinel::{Code, Transaction};

macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("fixtures/statement/", $name))
    };
}

const APP: &str = fixture!("alipay-app-2023.csv");
const WEB: &str = fixture!("alipay-web.csv");
const WECHAT: &str = fixture!("wechat.csv");

fn read(text: &str) -> Statement {
    read_text(text, &Options::default()).unwrap()
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

#[test]
fn every_layout_is_told_by_its_columns_names() {
    for (file, layout, rows) in [
        (APP, "alipay.app.2023", 26),
        (fixture!("alipay-app-2026.csv"), "alipay.app.2023", 6),
        (fixture!("alipay-app-2021.csv"), "alipay.app.2021", 9),
        (WEB, "alipay.web", 9),
        (WECHAT, "wechat.csv", 19),
        (fixture!("wechat-2025-04.csv"), "wechat.csv", 19),
        (fixture!("canonical.csv"), "canonical.csv", 6),
    ] {
        let statement = read(file);
        assert_eq!((statement.layout, statement.rows), (layout, rows));
        assert!(layouts().contains(&statement.layout));
    }
}

#[test]
fn a_bill_of_another_wallet_is_not_read_as_one_that_shares_most_of_its_columns_names() {
    assert_eq!(failure(fixture!("jd-like.csv")), Code::LayoutUnknown);
    assert_eq!(failure(fixture!("meituan-like.csv")), Code::LayoutUnknown);
}

#[test]
fn the_same_payments_in_the_order_of_2021_get_the_ids_of_2023() {
    let ids = |file| {
        read(file)
            .events
            .into_iter()
            .map(|event| event.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(ids(fixture!("alipay-app-2021.csv")), ids(APP)[..9]);
    assert_eq!(ids(fixture!("alipay-app-2026.csv")), ids(APP)[..6]);
    assert_eq!(ids(fixture!("wechat-2025-04.csv")), ids(WECHAT));
}

#[test]
fn a_payment_keeps_its_id_when_half_of_the_rows_are_cut_off() {
    let whole = read(APP);
    let lines: Vec<&str> = APP.lines().collect();
    let header = lines
        .iter()
        .position(|line| line.starts_with("交易时间"))
        .unwrap();
    let half = lines.len() - (lines.len() - header) / 2;
    let mut kept: Vec<&str> = lines[..=header].to_vec();
    kept.extend(&lines[half..]);
    let ids: Vec<String> = whole.events.into_iter().map(|event| event.id).collect();
    let rest = read(&kept.join("\n")).events;
    assert!(rest.len() > 10);
    assert!(ids.ends_with(&rest.into_iter().map(|event| event.id).collect::<Vec<_>>()));
}

#[test]
fn a_changed_status_refund_category_or_name_leaves_the_id_alone_and_an_amount_does_not() {
    let id = |from: &str, to: &str| {
        let changed = APP.replace(from, to);
        assert_ne!(changed, APP);
        payment(&read(&changed), "2026033022001401").id.clone()
    };
    let before = payment(&read(APP), "2026033022001401").id.clone();
    assert_eq!(id("老王牛肉面", "老王面馆"), before);
    assert_eq!(id("餐饮美食", "日用百货"), before);
    assert_eq!(id("花呗                ,交易成功", "花呗,退款成功"), before);
    assert_eq!(id("28.50 ", "28.5"), before);
    assert_ne!(id("28.50 ", "28.51"), before);
}

#[test]
fn rows_that_agree_in_everything_get_ids_of_their_own() {
    let statement = read(APP);
    let twins: Vec<&Transaction> = statement
        .events
        .iter()
        .filter(|event| event.reference.as_deref() == Some("2026031122001421"))
        .collect();
    let [first, second] = twins[..] else {
        panic!("two rows");
    };
    assert_eq!(format!("{}~2", first.id), second.id);
    assert_eq!(warned(&statement, "ids-repeated"), 1);
}

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
    assert_eq!(statement.skipped[0].code, "row-misaligned");
    assert!(
        statement
            .events
            .iter()
            .all(|event| event.amount.to_string() != "9")
    );
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
fn a_payment_closed_later_counts_once_whether_its_refund_is_in_the_file_or_not() {
    let statement = read(APP);
    // Its refund may come in another file and is found there by the order's number.
    let desk = payment(&statement, "2026021022001422");
    assert_eq!(
        (desk.status, text(desk.refunded)),
        (Status::Refunded, Some("600.00".to_owned()))
    );
    // Without a number nothing could find it: the payment counts, and a refund, if it comes, counts against it.
    let print = payment(&statement, "2026010922001423");
    assert_eq!((print.status, print.refunded), (Status::Completed, None));
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

#[test]
fn the_web_export_says_on_the_payment_how_much_came_back() {
    let statement = read(WEB);
    let deposit = payment(&statement, "20190929220015");
    assert_eq!(
        (deposit.status, text(deposit.refunded)),
        (Status::PartlyRefunded, Some("725.42".to_owned()))
    );
    let voucher = payment(&statement, "20190928220016");
    assert_eq!(
        (voucher.status, text(voucher.refunded)),
        (Status::Refunded, Some("83.00".to_owned()))
    );
    for (refund, original) in [("20190929220015_X1", deposit), ("20190928220016_X2", voucher)] {
        assert_eq!(
            payment(&statement, refund).refund_of.as_deref(),
            Some(original.id.as_str())
        );
    }
    let withdrawn = payment(&statement, "20190926220018");
    assert_eq!(
        (text(withdrawn.fee), withdrawn.fee_included),
        (Some("1.00".to_owned()), Some(false))
    );
}

#[test]
fn wechat_says_in_the_status_how_much_came_back() {
    let statement = read(WECHAT);
    let book = payment(&statement, "42000006");
    assert_eq!(
        (book.status, text(book.refunded)),
        (Status::PartlyRefunded, Some("30.00".to_owned()))
    );
    let refund = payment(&statement, "42000007");
    assert_eq!(nature(refund), (Credit, Type::Refund, Status::Completed));
    assert_eq!(refund.refund_of.as_deref(), Some(book.id.as_str()));
    // No order number on this one: shop, amount and order in time are enough.
    let water = payment(&statement, "42000008");
    assert_eq!(nature(water), (Debit, Type::Purchase, Status::Refunded));
    assert_eq!(
        payment(&statement, "42000009").refund_of.as_deref(),
        Some(water.id.as_str())
    );
}

#[test]
fn a_refund_that_could_be_of_either_payment_is_linked_to_neither() {
    let row = |line: &str| line.contains("42000008");
    let water = WECHAT.lines().find(|line| row(line)).unwrap();
    let second = water
        .replace("42000008", "42000088")
        .replace("10:10:11", "10:11:11");
    let twice = WECHAT.replace(water, &format!("{water}\n{second}"));
    assert_eq!(payment(&read(&twice), "42000009").refund_of, None);
}

/// WeChat's rows under its header, the newest first.
fn wechat(rows: &[&str]) -> Statement {
    let header = WECHAT.lines().find(|line| line.starts_with("交易时间")).unwrap();
    read(&format!("{header}\n{}\n", rows.join("\n")))
}

/// The numbers of a refund and of the payment that it was linked with.
fn links(statement: &Statement) -> Vec<(&str, &str)> {
    let number = |event: &Transaction| event.id.clone();
    let find = |id: &str| statement.events.iter().find(|event| number(event) == id).unwrap();
    let linked = statement
        .events
        .iter()
        .filter_map(|event| Some((event, find(event.refund_of.as_deref()?))));
    let mut pairs: Vec<(&str, &str)> = linked
        .map(|(refund, paid)| {
            (
                refund.reference.as_deref().unwrap(),
                paid.reference.as_deref().unwrap(),
            )
        })
        .collect();
    pairs.sort_unstable();
    pairs
}

const PACKET: &str =
    "2026-03-27 10:00:00,微信红包（单发）,\"发给小红\",\"/\",\"支出\",¥30.00,零钱,已退款(￥30.00),P1\t,/\t,/";
const PACKET_BACK: &str =
    "2026-03-28 10:00:03,微信红包-退款,\"微信红包\",\"/\",\"收入\",¥30.00,/,已全额退款,R1\t,/\t,/";

#[test]
fn a_red_packet_that_came_back_is_its_own_refund_though_the_name_is_another() {
    let statement = wechat(&[PACKET_BACK, PACKET]);
    assert_eq!(links(&statement), [("R1", "P1")]);
    assert_eq!(warned(&statement, "refund-unclear"), 0);
    let refund = payment(&statement, "R1");
    assert_eq!(nature(refund), (Credit, Type::Refund, Status::Completed));
    let nameless = PACKET_BACK.replace("\"微信红包\"", "\"/\"");
    assert_eq!(links(&wechat(&[&nameless, PACKET])), [("R1", "P1")]);
}

#[test]
fn two_red_packets_of_one_amount_that_both_came_back_use_up_both() {
    let second = PACKET.replace("10:00:00", "10:01:00").replace("P1", "P2");
    let back = PACKET_BACK.replace("10:00:03", "10:01:03").replace("R1", "R2");
    let statement = wechat(&[&back, PACKET_BACK, &second, PACKET]);
    assert_eq!(links(&statement), [("R1", "P1"), ("R2", "P2")]);
    // Of the two only one came back in this file: it could be either's.
    let unclear = wechat(&[PACKET_BACK, &second, PACKET]);
    assert_eq!(links(&unclear), []);
    assert_eq!(warned(&unclear, "refund-unclear"), 1);
    // Nothing comes back before it was sent.
    let early = wechat(&[&PACKET.replace("03-27", "03-29"), PACKET_BACK]);
    assert_eq!((links(&early), warned(&early, "refund-unclear")), (vec![], 0));
}

const BOOK: &str =
    "2026-03-20 10:00:00,商户消费,\"某某书店\",\"图书\",\"支出\",¥80.00,零钱,已退款(￥30.00),P1\t,W1\t,/";

/// A refund from the bookshop under an order number of its own.
fn from_the_bookshop(day: u8, amount: &str) -> String {
    format!(
        "2026-03-{day} 11:00:00,某某书店-退款,\"某某书店\",\"图书\",\"收入\",¥{amount},零钱,已退款￥{amount},R{day}\t,X{day}\t,/"
    )
}

#[test]
fn refunds_in_parts_under_other_numbers_are_those_that_make_up_what_the_payment_says() {
    let (ten, twenty) = (from_the_bookshop(21, "10.00"), from_the_bookshop(22, "20.00"));
    assert_eq!(
        links(&wechat(&[&twenty, &ten, BOOK])),
        [("R21", "P1"), ("R22", "P1")]
    );
    // One part by its number, the other by what is then left.
    let numbered = ten.replace("X21", "W1");
    assert_eq!(
        links(&wechat(&[&twenty, &numbered, BOOK])),
        [("R21", "P1"), ("R22", "P1")]
    );
    // A third refund, of something else, is no part of it.
    let other = from_the_bookshop(23, "7.00");
    let statement = wechat(&[&other, &twenty, &ten, BOOK]);
    assert_eq!(links(&statement), [("R21", "P1"), ("R22", "P1")]);
    assert_eq!(warned(&statement, "refund-unclear"), 0);
}

#[test]
fn refunds_whose_sums_leave_a_choice_stay_by_themselves_and_are_counted() {
    let ten = from_the_bookshop(21, "10.00");
    let alone = wechat(&[&ten, BOOK]);
    assert_eq!((links(&alone), warned(&alone, "refund-unclear")), (vec![], 1));
    // 10 + 20 or 5 + 25: nothing says which.
    let rows: Vec<String> = [(21, "10.00"), (22, "20.00"), (23, "5.00"), (24, "25.00")]
        .map(|(day, amount)| from_the_bookshop(day, amount))
        .into();
    let rows: Vec<&str> = rows.iter().map(String::as_str).chain([BOOK]).collect();
    let statement = wechat(&rows);
    assert_eq!(
        (links(&statement), warned(&statement, "refund-unclear")),
        (vec![], 4)
    );
    // Two payments that the same parts would make up.
    let second = BOOK.replace("P1", "P2").replace("W1", "W2");
    let contested = wechat(&[&from_the_bookshop(22, "20.00"), &ten, &second, BOOK]);
    assert_eq!(
        (links(&contested), warned(&contested, "refund-unclear")),
        (vec![], 2)
    );
}

#[test]
fn the_fee_of_a_withdrawal_is_part_of_its_amount() {
    let statement = read(WECHAT);
    let withdrawn = payment(&statement, "42000010");
    assert_eq!(
        (text(withdrawn.fee), withdrawn.fee_included),
        (Some("0.10".to_owned()), Some(true))
    );
}

#[test]
fn what_paid_is_told_by_kind_and_last_digits() {
    let statement = read(APP);
    let instrument = |number| {
        let instrument = payment(&statement, number).instrument.clone().unwrap();
        (instrument.kind, instrument.last4.unwrap_or_default())
    };
    assert_eq!(
        instrument("2026032822001403"),
        (InstrumentKind::CreditCard, "1234".to_owned())
    );
    assert_eq!(
        instrument("2026032722001404"),
        (InstrumentKind::DebitCard, "5678".to_owned())
    );
    assert_eq!(
        instrument("2026031722001415"),
        (InstrumentKind::CreditLine, String::new())
    );
    assert_eq!(payment(&statement, "2026032622001405").instrument, None);
}

#[test]
fn a_file_that_a_spreadsheet_has_saved_again_is_read_and_said_to_be_so() {
    let statement = read(fixture!("alipay-resaved.csv"));
    assert_eq!((statement.rows, statement.skipped.len()), (6, 0));
    assert_eq!(warned(&statement, "excel-resaved"), 6);
    let noodles = &statement.events[0];
    assert_eq!(noodles.time_precision, Some(TimePrecision::Minute));
    assert_eq!(noodles.reference, None, "a rounded number names no payment");
    assert_eq!(warned(&read(APP), "excel-resaved"), 0);
}

/// As a spreadsheet saves it: no seconds, slashes in the date.
fn saved_again(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let bytes = line.as_bytes();
        let timed = bytes.get(4) == Some(&b'-') && bytes.get(16) == Some(&b':');
        lines.push(if timed {
            format!("{}{}", line[..16].replace('-', "/"), &line[19..])
        } else {
            line.to_owned()
        });
    }
    lines.join("\n")
}

#[test]
fn a_copy_that_a_spreadsheet_has_saved_without_seconds_gives_the_same_payments() {
    let ids = |text: &str| -> Vec<String> { read(text).events.into_iter().map(|event| event.id).collect() };
    for file in [APP, WECHAT] {
        let copy = saved_again(file);
        assert!(warned(&read(&copy), "excel-resaved") > 15);
        assert_eq!(ids(&copy), ids(file));
    }
}

#[test]
fn two_payments_of_one_minute_that_agree_in_the_rest_stay_two() {
    let row = "2026-03-28 10:10:11,微信红包（单发）,\"发给小红\",\"/\",\"支出\",¥6.66,零钱,支付成功,42000003\t,/\t,/";
    assert!(WECHAT.contains(row));
    let more = WECHAT.replace(row, &format!("{}\n{row}", row.replace("10:10:11", "10:10:55")));
    let statement = read(&more);
    let ids: Vec<&str> = statement.events.iter().map(|event| event.id.as_str()).collect();
    assert_eq!(ids[3], format!("{}~2", ids[2]));
}

#[test]
fn times_are_chinas_and_the_holders_offset_is_where_the_holder_lives() {
    let abroad = Options {
        utc_offset: Some(60),
        account_id: Some("main".to_owned()),
        holder_id: Some("h".to_owned()),
        ..Options::default()
    };
    let statement = read_text(APP, &abroad).unwrap();
    let noodles = payment(&statement, "2026033022001401");
    assert_eq!(noodles.at.get(), 1_774_843_511_000); // 2026-03-30T04:05:11Z
    assert_eq!(noodles.utc_offset.unwrap().minutes(), 60);
    assert_eq!(
        (noodles.account_id.as_str(), noodles.holder_id.as_deref()),
        ("main", Some("h"))
    );
    let home = read(APP);
    assert_eq!(home.events[0].account_id, "alipay");
    assert_eq!(home.events[0].utc_offset.unwrap().minutes(), 480);
    assert_eq!(read(WECHAT).events[0].account_id, "wechat");
}

#[test]
fn a_sheet_gives_the_events_of_the_text_and_its_numbers_are_amounts() {
    let cells: Vec<Vec<String>> = WECHAT
        .trim_start_matches('\u{feff}')
        .lines()
        .map(|line| {
            line.split(',')
                .map(|cell| cell.trim_matches('"').to_owned())
                .collect()
        })
        .collect();
    let sheet: Vec<Vec<String>> = cells
        .into_iter()
        .map(|row| match row.get(5).and_then(|cell| cell.strip_prefix('¥')) {
            Some(number) => {
                let number = number.trim_end_matches('0').trim_end_matches('.').to_owned();
                [&row[..5], &[number], &row[6..]].concat()
            }
            None => row,
        })
        .collect();
    let (sheet, text) = (read_rows(&sheet, &Options::default()).unwrap(), read(WECHAT));
    assert_eq!((sheet.layout, sheet.rows), ("wechat.xlsx", text.rows));
    // Two rows hold a comma, which this test's own splitting breaks.
    let ids = |statement: &Statement| {
        statement
            .events
            .iter()
            .map(|event| event.id.clone())
            .collect::<Vec<_>>()
    };
    let shared = ids(&sheet).iter().filter(|id| ids(&text).contains(id)).count();
    assert!(shared >= 17, "{shared}");
}

#[test]
fn a_quote_that_is_never_closed_swallows_no_rows() {
    let lines = |text: &str| read(text).rows;
    let open = APP.replace("牛肉面套餐  ", "\"牛肉面套餐  ");
    assert_ne!(open, APP);
    assert_eq!(lines(&open), lines(APP));
    assert_eq!(read(&open).events.len(), read(APP).events.len());
}

#[test]
fn rows_after_the_end_of_a_table_are_not_lost() {
    let row = APP.lines().last().unwrap();
    let more = format!(
        "{APP}{}\n共26笔记录\n{}\n",
        "-".repeat(60),
        row.replace("2026010922001423", "99")
    );
    assert_eq!(read(&more).rows, read(APP).rows + 1);
}

#[test]
fn two_files_put_together_are_read_under_the_first_header() {
    let both = format!("{APP}{APP}");
    assert_eq!(read(&both).rows, 2 * read(APP).rows);
}

#[test]
fn each_file_that_is_no_statement_says_what_it_is() {
    assert_eq!(failure(""), Code::FileEmpty);
    assert_eq!(failure(" \r\n\t\u{feff}\n"), Code::FileEmpty);
    assert_eq!(failure("a,b,c\n1,2,3\n"), Code::LayoutUnknown);
    assert_eq!(failure(fixture!("alipay-cashbook.csv")), Code::WrongExport);
    let header = APP.lines().find(|line| line.starts_with("交易时间")).unwrap();
    assert_eq!(failure(header), Code::StatementWithoutRows);
    let late = format!("{}{APP}", "\n-".repeat(60));
    assert_eq!(failure(&late), Code::LayoutUnknown);
}

#[test]
fn a_layout_that_was_asked_for_is_held_to() {
    let asking = |layout: &str| Options {
        layout: Some(layout.to_owned()),
        ..Options::default()
    };
    assert!(read_text(APP, &asking("alipay.app.2023")).is_ok());
    assert_eq!(
        read_text(APP, &asking("wechat.csv")).unwrap_err().code,
        Code::LayoutUnknown
    );
    assert_eq!(
        read_text(APP, &asking("paypal")).unwrap_err().code,
        Code::LayoutUnsupported
    );
    let error = read_text(
        APP,
        &Options {
            utc_offset: Some(9999),
            ..Options::default()
        },
    )
    .unwrap_err();
    assert_eq!(
        (error.code, error.field),
        (Code::UtcOffsetInvalid, Some("utcOffset"))
    );
}

#[test]
fn canonical_rows_are_judged_like_objects() {
    let statement = read(fixture!("canonical.csv"));
    let codes: Vec<(u32, &str)> = statement.skipped.iter().map(|row| (row.line, row.code)).collect();
    assert_eq!(
        codes,
        [
            (4, "time-invalid"),
            (5, "value-unknown"),
            (6, "amount-not-decimal")
        ]
    );
    let [full, bare, _] = &statement.events[..] else {
        panic!("three rows");
    };
    assert_eq!(full.at.get(), 1_774_843_511_000);
    assert_eq!(
        (full.account_id.as_str(), bare.account_id.as_str()),
        ("card", "default")
    );
    assert_eq!(nature(bare), (Debit, Type::Purchase, Status::Completed));
    assert_eq!(
        bare.counterparty.as_ref().unwrap().name.as_deref(),
        Some("Shop, the \"corner\" one")
    );
    assert_eq!(warned(&statement, "column-unknown"), 1);
}

#[test]
fn a_canonical_header_that_lacks_a_column_is_told_which() {
    let error = read_text("id,at,amount\n1,0,1.00\n", &Options::default()).unwrap_err();
    assert_eq!(
        (error.code, error.field, error.line),
        (Code::FieldMissing, Some("currency"), Some(1))
    );
}

#[test]
fn json_rows_keep_their_types() {
    let options = Options {
        layout: Some("canonical.json".to_owned()),
        ..Options::default()
    };
    let row = |cells: [&str; 7]| cells.map(str::to_owned).to_vec();
    let rows = [
        row(["id", "at", "direction", "type", "status", "amount", "currency"]),
        row([
            "\"1",
            "#1774843511000",
            "\"debit",
            "\"purchase",
            "\"completed",
            "\"28.50",
            "\"CNY",
        ]),
        row([
            "\"2",
            "\"2026-03-30T12:05:11+08:00",
            "\"debit",
            "\"purchase",
            "\"completed",
            "\"1",
            "\"CNY",
        ]),
        row([
            "\"3",
            "#1774843511000",
            "\"debit",
            "\"purchase",
            "\"completed",
            "#28.5",
            "\"CNY",
        ]),
        row([
            "\"4",
            "#1774843511000",
            "",
            "\"purchase",
            "\"completed",
            "\"28.50",
            "\"CNY",
        ]),
        row(["", "", "", "", "", "", "?array"]),
    ];
    let statement = read_rows(&rows, &options).unwrap();
    assert_eq!((statement.layout, statement.rows), ("canonical.json", 5));
    assert_eq!(statement.origins, [[1], [2]]);
    assert_eq!(statement.events[0].at, statement.events[1].at);
    let codes: Vec<(u32, &str)> = statement.skipped.iter().map(|row| (row.line, row.code)).collect();
    assert_eq!(
        codes,
        [(3, "amount-not-string"), (4, "field-missing"), (5, "field-type")]
    );
    assert!(statement.skipped[0].text.contains("28.5") && !statement.skipped[0].text.contains('#'));
}

#[test]
fn a_statement_prints_nothing_personal_and_crosses_the_boundary_as_promised() {
    let statement = read(APP);
    let shown = format!("{statement:?}");
    assert!(!shown.contains("李小红") && !shown.contains("茶水铺"));
    let json = serde_json::to_value(&statement).unwrap();
    assert_eq!(json["skipped"][0]["code"], "row-amount-invalid");
    assert_eq!(json["declared"]["spent"], "2692.63");
    assert_eq!(json["counted"]["rows"], 26);
    assert_eq!(json["events"][0]["kind"], "transaction");
    assert!(serde_json::from_str::<Options>(r#"{"accountID":"x"}"#).is_err());
}
