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
    // No number in common: the payment says that it was paid back, and by which row is not for one file to guess.
    let water = payment(&statement, "42000008");
    assert_eq!(nature(water), (Debit, Type::Purchase, Status::Refunded));
    assert_eq!(text(water.refunded), Some("2.00".to_owned()));
    assert_eq!(payment(&statement, "42000009").refund_of, None);
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

/// Alipay's rows under its header of 2023, without the empty columns around: time, category, goods, 收/支, amount, method,
/// state, number, order.
fn alipay(rows: &[[&str; 9]]) -> Statement {
    let line = |[time, sort, goods, flow, amount, method, state, number, order]: &[&str; 9]| {
        format!(
            "2026-{time},{sort},海风书店,/,{goods},{flow},{amount},{method},{state},{number}\t,{order}\t,,\n"
        )
    };
    let header = "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,\n";
    read(&format!("{header}{}", rows.iter().map(line).collect::<String>()))
}

const ATLAS: [&str; 9] = [
    "05-01 10:00:00",
    "文化休闲",
    "地图册",
    "支出",
    "60.00",
    "余额",
    "交易成功",
    "88001",
    "D1",
];
const ATLAS_BACK: [&str; 9] = [
    "05-03 10:00:00",
    "退款",
    "退款-地图册",
    "不计收支",
    "60.00",
    "余额",
    "退款成功",
    "88001_7",
    "",
];

/// A row with other cells from this one on.
fn with<'t>(row: [&'t str; 9], from: usize, cells: &[&'t str]) -> [&'t str; 9] {
    let mut row = row;
    row[from..from + cells.len()].copy_from_slice(cells);
    row
}

#[test]
fn a_returned_transfer_carries_the_order_number_of_what_was_sent_as_its_own() {
    let sent = "2026-04-28 10:32:35,转账,小明,晚饭,支出,¥180.00,零钱,对方已退还,T1\t,M1\t,/";
    let back = "2026-04-29 10:32:36,转账-退款,/,晚饭,收入,¥180.00,零钱,已全额退款,M1\t,\t,/";
    let statement = wechat(&[back, sent]);
    assert_eq!(links(&statement), [("M1", "T1")]);
    let back = payment(&statement, "M1");
    assert_eq!(nature(back), (Credit, Type::Refund, Status::Completed));
    assert_eq!(
        (back.category.as_deref(), &back.counterparty),
        (Some("transfer"), &None)
    );
}

#[test]
fn a_returned_red_packet_carries_the_number_of_what_was_sent_as_its_order_s() {
    let sent = "2026-03-27 10:00:00,微信红包（单发）,发给小红,/,支出,¥30.00,零钱,已退款(￥30.00),P1\t,/\t,/";
    let back = "2026-03-28 10:00:03,微信红包-退款,微信红包,/,收入,¥30.00,/,已全额退款,R1\t,P1\t,/";
    assert_eq!(links(&wechat(&[back, sent])), [("R1", "P1")]);
    // Without a number it is told as what it is: a red packet that came back, from nobody.
    let alone = wechat(&[&back.replace("P1", "/"), sent]);
    assert_eq!(links(&alone), []);
    let back = payment(&alone, "R1");
    assert_eq!(
        (back.category.as_deref(), &back.counterparty),
        (Some("red-packet"), &None)
    );
}

#[test]
fn alipay_s_refunds_carry_their_payment_s_number_as_it_is_or_with_something_behind_it() {
    for (paid, back) in [
        ("88001", "88001_7"),
        ("88001", "88001*7"),
        ("88001", "88001"),
        ("88001_2", "88001_2"),
        ("88001_2", "88001_2_7"),
        ("88001_2", "88001_2*7"),
    ] {
        let rows = [with(ATLAS_BACK, 7, &[back]), with(ATLAS, 7, &[paid])];
        let statement = alipay(&rows);
        assert_eq!(
            statement.events[0].refund_of,
            Some(statement.events[1].id.clone()),
            "{paid} {back}"
        );
        assert_eq!(statement.events[0].category, statement.events[1].category);
    }
    // The longest stem that a payment has is the one.
    let both = [
        ATLAS_BACK,
        with(ATLAS, 7, &["88001_2"]),
        with(ATLAS, 0, &["05-02 09:00:00"]),
    ];
    let statement = alipay(&[with(both[0], 7, &["88001_2_7"]), both[1], both[2]]);
    assert_eq!(
        statement.events[0].refund_of,
        Some(statement.events[1].id.clone())
    );
}

#[test]
fn what_came_back_is_told_as_a_red_packet_or_a_transfer_only_where_it_was_one() {
    for (sort, goods, category) in [
        ("转账红包", "退款-红包", "red-packet"),
        ("退款", "退款-红包", "red-packet"),
        ("退款", "退款-转账", "transfer"),
        ("转账红包", "退款-给小明", "transfer"),
        ("退款", "退款-新年红包封套", "refund"),
    ] {
        let statement = alipay(&[with(ATLAS_BACK, 1, &[sort, goods])]);
        assert_eq!(statement.events[0].category.as_deref(), Some(category), "{goods}");
    }
}

#[test]
fn a_refund_larger_than_its_payment_is_its_refund_all_the_same() {
    let statement = alipay(&[with(ATLAS_BACK, 4, &["75.00"]), ATLAS]);
    assert_eq!(links(&statement), [("88001_7", "88001")]);
}

#[test]
fn a_refund_of_what_its_owner_took_out_of_the_totals_is_its_refund() {
    let statement = alipay(&[ATLAS_BACK, with(ATLAS, 3, &["不计收支"])]);
    assert_eq!(links(&statement), [("88001_7", "88001")]);
}

#[test]
fn a_refund_whose_numbers_fit_two_payments_or_none_leaves_the_file_open_with_its_numbers() {
    let deposit = with(ATLAS, 7, &["88002", "D9"]);
    let rest = with(ATLAS, 7, &["88003", "D9"]);
    let back = with(ATLAS_BACK, 7, &["88004_1", "D9"]);
    let statement = alipay(&[back, rest, deposit]);
    assert_eq!(links(&statement), []);
    assert_eq!(statement.events[0].order_id.as_deref(), Some("D9"));
    assert_eq!(statement.events[0].references, ["88004"]);
    // Its own number says which of the two.
    let named = alipay(&[with(back, 7, &["88003_1"]), rest, deposit]);
    assert_eq!(links(&named), [("88003_1", "88003")]);
    let alone = alipay(&[with(ATLAS_BACK, 7, &["88001_2*7"])]);
    assert_eq!(alone.events[0].references, ["88001_2", "88001"]);
    // Nothing comes back before it was paid.
    assert_eq!(
        links(&alipay(&[with(ATLAS, 0, &["05-04 10:00:00"]), ATLAS_BACK])),
        []
    );
}

#[test]
fn a_number_that_a_redacted_file_has_in_every_row_links_nothing() {
    let same = |row| with(row, 7, &["10001_1", "D0"]);
    let few = [same(ATLAS_BACK), same(ATLAS)];
    assert_eq!(
        alipay(&few).events[0].refund_of,
        Some(alipay(&few).events[1].id.clone())
    );
    let times: Vec<String> = (0..64)
        .map(|n| format!("05-07 1{}:{:02}:00", n / 60, n % 60))
        .collect();
    let mut many: Vec<[&str; 9]> = times
        .iter()
        .map(|time| with(same(ATLAS_BACK), 0, &[time]))
        .collect();
    many.push(same(ATLAS));
    let statement = alipay(&many);
    assert!(statement.events.iter().all(|event| event.refund_of.is_none()));
}

#[test]
fn an_order_that_was_closed_is_believed_paid_where_the_row_or_its_refund_says_so() {
    let closed = |flow, method| with(with(ATLAS, 3, &[flow]), 5, &[method, "交易关闭"]);
    let told = |rows: &[[&str; 9]]| {
        let statement = alipay(rows);
        let paid = payment(&statement, "88001");
        (nature(paid), text(paid.refunded))
    };
    let back = Some("60.00".to_owned());
    assert_eq!(
        told(&[closed("支出", "")]),
        ((Debit, Type::Purchase, Status::Refunded), back.clone())
    );
    // Taken out of the totals: drawn from somewhere it may have been paid, and a refund says that it was.
    let doubtful = closed("不计收支", "余额");
    assert_eq!(told(&[doubtful]), ((Debit, Type::Purchase, Status::Closed), None));
    assert_eq!(
        told(&[ATLAS_BACK, doubtful]),
        ((Debit, Type::Purchase, Status::Refunded), back)
    );
    // Income that was closed brought nothing.
    assert_eq!(
        told(&[closed("收入", "")]),
        ((Credit, Type::Income, Status::Closed), None)
    );
}

#[test]
fn what_is_under_way_between_ones_own_places_is_no_purchase_that_waits() {
    for (state, status) in [
        ("处理中", Status::Pending),
        ("提取成功", Status::Completed),
        ("提现失败", Status::Failed),
    ] {
        let statement = alipay(&[[
            "06-01 10:00:00",
            "账户存取",
            "提现-快速提现",
            "不计收支",
            "500.00",
            "余额",
            state,
            "88009",
            "",
        ]]);
        assert_eq!(nature(&statement.events[0]), (Neutral, Type::CashOut, status));
    }
    let waiting = alipay(&[[
        "06-01 10:00:00",
        "转账红包",
        "转账",
        "不计收支",
        "300.00",
        "余额",
        "等待付款",
        "88010",
        "",
    ]]);
    assert_eq!(
        nature(&waiting.events[0]),
        (Debit, Type::Transfer, Status::Pending)
    );
    let phone = alipay(&[[
        "06-01 10:00:00",
        "充值缴费",
        "充值-话费",
        "不计收支",
        "50.00",
        "",
        "交易关闭",
        "88011",
        "",
    ]]);
    assert_eq!(nature(&phone.events[0]), (Debit, Type::Purchase, Status::Closed));
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
