//! The same payment has the same id, whatever an export or a spreadsheet has done to its row.

use super::*;

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
fn two_orders_paid_in_one_second_are_two_though_a_spreadsheet_would_round_their_numbers_to_one() {
    let statement = read(APP);
    let twins: Vec<&Transaction> = statement
        .events
        .iter()
        .filter(|event| {
            event
                .reference
                .as_deref()
                .is_some_and(|number| number.starts_with("20260311"))
        })
        .collect();
    let [second, first] = twins[..] else {
        panic!("two rows, the newest first");
    };
    assert_eq!(format!("{}~2", first.id), second.id);
    assert_eq!(warned(&statement, "ids-repeated"), 0);
    assert_eq!(warned(&statement, "rows-repeated"), 0);
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
    assert_eq!(ids[2], format!("{}~2", ids[3]));
    // Sorted the other way round by its owner, or cut off between the two, the file names them the same.
    let (head, table) = more.split_at(more.find("2026-03-30").unwrap());
    let mut lines: Vec<&str> = table.lines().collect();
    lines.reverse();
    let turned = read(&format!("{head}{}\n", lines.join("\n")));
    let turned: Vec<&str> = turned
        .events
        .iter()
        .rev()
        .map(|event| event.id.as_str())
        .collect();
    assert_eq!(turned, ids);
    assert_eq!(read(WECHAT).events[2].id, ids[3]);
}

/// As a spreadsheet shows long numbers: `4.20000E+27`, `4.2E+27`, or with zeros where it keeps no digits.
fn rounded(text: &str, form: usize) -> String {
    let is_long = |cell: &str| cell.len() > 11 && cell.bytes().all(|byte| byte.is_ascii_digit());
    let one = |cell: &str| {
        let bare = cell.trim_matches(['\t', ' ']);
        if !is_long(bare) {
            return cell.to_owned();
        }
        let (first, rest) = bare.split_at(1);
        match form {
            0 => format!("{first}.{}E+{}", &rest[..5], rest.len()),
            1 => format!("{first}.{}E+{}", &rest[..1], rest.len()),
            2 => format!("{first}.{}e+{}", &rest[..8], rest.len()),
            _ => format!("{}{}", &bare[..15], "0".repeat(bare.len() - 15)),
        }
    };
    let line = |line: &str| line.split(',').map(one).collect::<Vec<_>>().join(",");
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

const LONG: &str = "微信支付账单明细
交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注
2026-05-06 11:20:47,商户消费,海风书店,地图册,支出,¥12.00,零钱,支付成功,4200002711202605061234567890\t,10000271202605069876543210\t,/
2026-05-05 10:00:12,商户消费,海风书店,明信片,支出,¥88.00,零钱,支付成功,4200002711202605059876543210\t,10000271202605051234567890\t,/
";

#[test]
fn a_number_that_a_spreadsheet_has_rounded_makes_no_second_payment() {
    let statement = read(LONG);
    assert!(statement.events.iter().all(|event| event.reference.is_some()));
    let ids = |statement: &Statement| -> Vec<String> {
        statement.events.iter().map(|event| event.id.clone()).collect()
    };
    for form in 0..4 {
        let copy = read(&saved_again(&rounded(LONG, form)));
        assert_eq!(ids(&copy), ids(&statement), "{form}");
        assert_eq!(warned(&copy, "excel-resaved"), 2);
        // A rounded number names nothing, here or in another file.
        assert!(
            copy.events
                .iter()
                .all(|event| event.reference.is_none() && event.order_id.is_none())
        );
        assert_eq!(warned(&copy, "ids-repeated"), 0);
    }
    assert_ne!(ids(&statement)[0], ids(&statement)[1]);
    assert_eq!(ids(&read(&rounded(APP, 0))), ids(&read(APP)));
}

#[test]
fn an_encoding_that_lacks_a_sign_makes_no_second_payment() {
    let with = |goods: &str| read(&LONG.replace("地图册", goods)).events[0].id.clone();
    assert_eq!(with("地图册🗺️ “大”"), with("地图册?? ?大?"));
    // Nor does a spreadsheet that takes a text for a number.
    assert_eq!((with("007"), with("3.50")), (with("7"), with("3.5")));
    assert_ne!(with("地图册"), with("地图"));
}

#[test]
fn a_spreadsheet_s_exponents_are_amounts_and_text_stays_text() {
    for (written, amount) in [
        ("8.80E+01", "88.0"),
        ("8.8e1", "88"),
        ("1.2E+3", "1200"),
        ("2.5E-1", "0.25"),
    ] {
        let statement = read(&LONG.replace("¥88.00", written));
        assert_eq!(statement.events[1].amount.to_string(), amount);
        assert_eq!(warned(&statement, "excel-resaved"), 1);
    }
    let same = |text: &str| read(text).events[1].id.clone();
    assert_eq!(same(&LONG.replace("¥88.00", "8.80E+01")), same(LONG));
    let title = read(&LONG.replace("地图册", "1.2E+3"));
    assert_eq!(title.events[0].description.as_deref(), Some("1.2E+3"));
    for none in ["1E", "E+3", "1.2E+333", "1.E+3", "1.2.3E+4", "-1E+2"] {
        assert_eq!(
            read(&LONG.replace("¥88.00", none)).skipped[0].code,
            "row-amount-invalid",
            "{none}"
        );
    }
}

#[test]
fn a_comma_stands_before_the_cents_only_in_a_table_of_such_a_country() {
    let semicolons = LONG.replace(',', ";");
    let amount = |written: &str| {
        let statement = read(&semicolons.replace("¥88.00", written));
        statement.events.get(1).map(|event| event.amount.to_string())
    };
    for (written, value) in [
        ("88,5", "88.5"),
        ("1.088,50", "1088.50"),
        ("¥88.00", "88.00"),
        ("¥1,088.00", "1088.00"),
        ("8,8E+01", "88"),
    ] {
        assert_eq!(amount(written).as_deref(), Some(value), "{written}");
    }
    // A thousand, or one and a bit: nobody knows, and the row is told.
    assert_eq!((amount("1,088"), amount("1.088")), (None, None));
    assert_eq!(
        read(&LONG.replace("¥88.00", "\"88,5\"")).skipped[0].code,
        "row-amount-invalid"
    );
}

#[test]
fn a_statement_says_when_it_was_written() {
    let at = |text: &str| read(text).exported_at.map(wallet_sentinel::Millis::get);
    assert_eq!(at(APP), Some(1_775_089_800_000)); // 2026-04-02T08:30:00+08:00
    assert_eq!(at(WECHAT), Some(1_775_089_800_000));
    assert_eq!(at(WEB), Some(1_570_516_462_000)); // below the table
    assert_eq!(at(fixture!("alipay-app-2021.csv")), None);
    assert_eq!(at(&APP.replace("[2026-04-02 08:30:00]", "[soon]")), None);
    // A row of the table that has such a name is a row.
    assert_eq!(
        at(&LONG.replace("海风书店", "导出时间：[2026-04-02 08:30:00]")),
        None
    );
    let json = serde_json::to_value(read(APP)).unwrap();
    assert_eq!(json["exportedAt"].as_f64(), Some(1_775_089_800_000.0));
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
