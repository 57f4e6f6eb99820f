//! A file in which a row stands twice: the payment counts once, and two equal payments stay two.

use super::*;

const HEAD: &str = "微信支付账单明细,,,,,,,,,,
起始时间：[2026-05-01 00:00:00] 终止时间：[2026-05-31 23:59:59],,,,,,,,,,
共2笔记录,,,,,,,,,,
支出：2笔 24.00元,,,,,,,,,,
----------------------微信支付账单明细列表--------------------,,,,,,,,,,
交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注
";
const TEA: &str = "2026-05-06 11:20:47,商户消费,海风茶铺,茶,支出,¥12.00,零钱,支付成功,4200002711202605061234567890\t,10000271202605069876543210\t,/\n";
/// Bought within the same second, as two orders of one basket are, under another number.
const TEA_TOO: &str = "2026-05-06 11:20:47,商户消费,海风茶铺,茶,支出,¥12.00,零钱,支付成功,4200002711202605061234567891\t,10000271202605069876543211\t,/\n";

fn of(rows: &[&str]) -> Statement {
    read(&format!("{HEAD}{}", rows.concat()))
}

/// Every data row is in some payment's origins, or skipped.
fn tells_each_row(statement: &Statement) -> bool {
    let mut lines: Vec<u32> = statement.origins.concat();
    lines.extend(statement.skipped.iter().map(|row| row.line));
    lines.sort_unstable();
    lines.dedup();
    lines.len() == statement.rows as usize
}

#[test]
fn a_row_that_stands_twice_under_one_number_is_one_payment() {
    let (once, twice) = (of(&[TEA, TEA_TOO]), of(&[TEA, TEA_TOO, TEA, TEA_TOO]));
    assert_eq!((once.events.len(), &twice.events), (2, &once.events));
    assert_eq!(warned(&twice, "rows-repeated"), 2);
    assert_eq!((twice.rows, twice.counted.rows), (4, 2));
    assert_eq!(twice.counted.spent.as_deref(), Some("24.00"));
    assert_eq!(twice.origins[0], [7, 9]);
    assert!(tells_each_row(&twice));
}

#[test]
fn of_two_rows_of_one_payment_the_one_that_came_further_stays() {
    let back = TEA.replace("支付成功", "已全额退款");
    for rows in [[TEA, back.as_str()], [back.as_str(), TEA]] {
        let statement = of(&rows);
        assert_eq!(statement.events.len(), 1);
        assert_eq!(statement.events[0].status, Status::Refunded);
        assert_eq!(statement.events[0].id, of(&[TEA]).events[0].id);
    }
}

#[test]
fn one_number_at_another_second_or_of_another_sum_is_another_payment() {
    for (from, to) in [
        ("11:20:47", "11:20:48"),
        ("12.00", "12.01"),
        ("支出", "收入"),
        ("海风", "海浪"),
    ] {
        let other = TEA.replace(from, to);
        assert_eq!(of(&[TEA, &other]).events.len(), 2, "{to}");
    }
}

#[test]
fn bills_of_overlapping_months_in_one_file_count_the_common_days_once() {
    let june = TEA.replace("05-06", "06-07").replace("0506", "0607");
    let both = read(&format!(
        "{HEAD}{TEA}{TEA_TOO}{}{TEA_TOO}{june}",
        HEAD.replace("24.00", "31.00")
    ));
    assert_eq!((both.events.len(), both.skipped.len()), (3, 0));
    assert_eq!(warned(&both, "rows-repeated"), 1);
    // Each declares its own: no sum of the two can be held against either.
    assert_eq!(
        both.declared.as_ref().and_then(|declared| declared.spent.clone()),
        None
    );
    assert!(tells_each_row(&both));
    let same = read(&format!("{HEAD}{TEA}{TEA_TOO}{HEAD}{TEA}{TEA_TOO}"));
    assert_eq!(
        same.declared.and_then(|declared| declared.rows),
        Some(same.counted.rows)
    );
}

const CARD: &str =
    "Transaction Date,Clearing Date,Description,Merchant,Category,Type,Amount (USD),Purchased By\n";
const COFFEE: &str = "09/22/2026,09/23/2026,HARBOUR COFFEE,Harbour Coffee,Restaurants,Purchase,2.99,Ann\n";

#[test]
fn without_numbers_two_equal_rows_of_one_table_are_two_and_those_of_two_tables_the_same_two() {
    let table = format!("{CARD}{COFFEE}{COFFEE}");
    let one = read(&table);
    assert_eq!((one.events.len(), warned(&one, "rows-repeated")), (2, 0));
    let two = read(&format!("{table}{table}{COFFEE}"));
    assert_eq!(
        (two.events.len(), warned(&two, "rows-repeated")),
        (3, 2),
        "a third one is another"
    );
    assert_eq!(two.events[..2], one.events);
    assert!(tells_each_row(&two));
}

#[test]
fn a_banks_table_below_the_same_table_counts_once_and_needs_no_question() {
    let table = "记账日期,货币,交易金额,联机余额,交易摘要,对手信息\n2026-01-01,CNY,-10.00,90.00,快捷支付,海风茶铺\n2026-01-01,CNY,10.00,100.00,退货,海风茶铺\n2026-01-01,CNY,-10.00,90.00,快捷支付,海风茶铺\n2026-01-02,CNY,-4.00,86.00,快捷支付,海风茶铺\n";
    let (once, twice) = (read(table), read(&format!("{table}{table}")));
    assert_eq!(
        once.events.len(),
        4,
        "paid, paid back and paid again: three payments"
    );
    assert_eq!(twice.events, once.events);
    assert_eq!(warned(&twice, "balance-gaps"), 0);
}

#[test]
fn an_excel_copy_below_its_original_counts_once() {
    let copy = TEA
        .replace("2026-05-06 11:20:47", "2026/5/6 11:20")
        .replace("4200002711202605061234567890\t", "4.2E+27")
        .replace("10000271202605069876543210\t", "1.00003E+25");
    let both = read(&format!("{HEAD}{TEA}{TEA_TOO}{HEAD}{copy}"));
    assert_eq!(both.events.len(), 2);
    assert!(both.events.iter().all(|event| event.reference.is_some()));
}
