//! What came back, and of which payment.

use super::*;

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
