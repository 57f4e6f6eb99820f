//! Which layout a file has, and what is said of files that have none.

use super::*;

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
        assert!(LAYOUTS.contains(&statement.layout));
    }
}

#[test]
fn a_bill_of_another_wallet_is_not_read_as_one_that_shares_most_of_its_columns_names() {
    assert_eq!(read(fixture!("jd-like.csv")).layout, "jd.csv");
    assert_eq!(read(fixture!("meituan-like.csv")).layout, "meituan.csv");
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
    let (once, both) = (read(APP), read(&format!("{APP}{APP}")));
    assert_eq!(
        (both.rows, both.skipped.len()),
        (2 * once.rows, 2 * once.skipped.len())
    );
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
fn a_column_that_only_another_kind_of_event_has_is_none_of_a_payment_s_and_is_counted() {
    let text = "id,at,amount,currency,counterparty\n1,2026-01-05T12:00:00Z,1.00,CNY,Shop\n";
    let statement = read_text(text, &Options::default()).unwrap();
    assert_eq!(statement.events.len(), 1);
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
fn other_numbers_of_a_payment_are_read_from_one_cell_and_from_a_list() {
    let table = "id,at,amount,currency,references\n1,0,1.00,CNY,W1|T2\n2,0,1.00,CNY,\n";
    let statement = read(table);
    assert_eq!(statement.events[0].references, ["W1", "T2"]);
    assert!(statement.events[1].references.is_empty());
    let options = Options {
        layout: Some("canonical.json".to_owned()),
        ..Options::default()
    };
    let names = "kind id accountId at direction type status amount currency references";
    let row = |references: &str| {
        let cells = "\"transaction \"1 \"a #0 \"debit \"purchase \"completed \"1.00 \"CNY";
        let cells = cells.split(' ').chain([references]);
        cells.map(str::to_owned).collect::<Vec<_>>()
    };
    let names = names.split(' ').map(str::to_owned).collect();
    let rows = [
        names,
        row("[W1\u{1f}T2"),
        row("\"W1|T2"),
        row("?array"),
        row("[\u{1f}"),
    ];
    let statement = read_rows(&rows, &options).unwrap();
    assert_eq!(statement.events[0].references, ["W1", "T2"]);
    let codes: Vec<&str> = statement.skipped.iter().map(|row| row.code).collect();
    assert_eq!(codes, ["field-type", "field-type", "field-empty"]);
    assert!(statement.skipped.iter().all(|row| !row.text.contains('\u{1f}')));
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

#[test]
fn a_bill_in_the_other_script_or_without_one_column_is_still_its_wallets() {
    let other = "微信支付賬單明細\n交易時間,交易類型,交易對方,商品,收／支,金額(元),支付方式,當前狀態,交易單號,商戶單號,備註\n2026-05-06 11:20:47,商戶消費,海風書店,地圖冊,支出,¥12.00,零錢,已全額退款,4200002711202605061234567890\t,W7\t,/\n";
    let statement = read(other);
    assert_eq!(statement.layout, "wechat.csv");
    let [event] = &statement.events[..] else {
        panic!("{:?}", statement.skipped);
    };
    assert_eq!(
        (event.kind, event.status, event.account_id.as_str()),
        (PaymentType::Purchase, Status::Refunded, "wechat")
    );
    assert_eq!(
        event.counterparty.as_ref().and_then(|side| side.name.as_deref()),
        Some("海風書店")
    );
    // Whoever hands a bill on takes a column out, most often the numbers.
    for (file, name, place) in [
        (WECHAT, "交易单号", 8),
        (WECHAT, "当前状态", 7),
        (WECHAT, "商品", 3),
    ] {
        let without: Vec<String> = file
            .lines()
            .skip_while(|line| !line.contains(name) || !line.starts_with("交易时间"))
            .map(|line| {
                let mut cells: Vec<&str> = line.split(',').collect();
                if cells.len() > place {
                    cells.remove(place);
                }
                cells.join(",")
            })
            .collect();
        let statement = read(&without.join("\n"));
        assert_eq!(statement.layout, "wechat.csv", "{name}");
        assert!(statement.events.len() > 10, "{name}: {:?}", statement.skipped);
    }
    // Two less, and it may be anybody's.
    let bare = "交易时间,交易对方,商品,收/支,金额(元)\n2026-05-06 11:20:47,海风书店,地图册,支出,12.00\n";
    assert_eq!(read(bare).layout, "bank.csv");
}
