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
