//! Commas that nobody quoted: the money is never read from a cell that a comma has moved.

use super::*;

const WECHAT_HEADER: &str =
    "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注";
const APP_HEADER: &str = "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,";
const OLD_HEADER: &str =
    "收/支,交易对方,对方账号,商品说明,收/付款方式,金额,交易状态,交易分类,交易订单号,商家订单号,交易时间,";
const WEB_HEADER: &str = "交易号,商家订单号,交易创建时间,付款时间,最近修改时间,交易来源地,类型,交易对方,商品名称,金额（元）,收/支,交易状态,服务费（元）,成功退款（元）,备注,资金状态,";

/// One row under a header, read: who, what, how much, note; or why not. And whether the names are a guess.
fn told(header: &str, row: &str) -> (String, bool) {
    let statement = read(&format!("{header}\n{row}\n"));
    let guess = warned(&statement, "commas-joined") == 1;
    let Some(event) = statement.events.first() else {
        return (statement.skipped[0].code.to_owned(), guess);
    };
    let name = event.counterparty.as_ref().and_then(|side| side.name.clone());
    let parts = [
        name,
        event.description.clone(),
        Some(event.amount.to_string()),
        event.note.clone(),
    ];
    assert_eq!(event.status, Status::Completed);
    assert_eq!(event.reference.as_deref(), Some("42007"));
    (parts.map(Option::unwrap_or_default).join(" | "), guess)
}

fn wechat(who: &str, goods: &str, amount: &str, method: &str, note: &str) -> (String, bool) {
    let row = format!(
        "2026-05-06 18:45:06,商户消费,{who},{goods},支出,{amount},{method},支付成功,42007\t,W7\t,{note}"
    );
    told(WECHAT_HEADER, &row)
}

#[test]
fn what_came_back_behind_an_amount_of_jd_s_costs_no_row_whose_goods_have_a_comma() {
    let header =
        "交易时间,商户名称,交易说明,金额,收/付款方式,交易状态,收/支,交易分类,交易订单号,商家订单号,备注";
    let statement = read(&format!(
        "{header}\n2026-05-06 18:45:06,海风书店,地图册,海图 两件,131.77(已退款89.84),余额,交易成功,支出,图书文娱,42007\t,W7\t,,\n"
    ));
    let [event] = &statement.events[..] else {
        panic!("{:?}", statement.skipped);
    };
    assert_eq!(event.amount.to_string(), "131.77");
    assert_eq!(
        event.refunded.map(|back| back.to_string()).as_deref(),
        Some("89.84")
    );
}

#[test]
fn what_was_spent_may_have_a_minus_and_what_came_may_not() {
    let amount = |row: &str| told(WECHAT_HEADER, row).0;
    let row = |amount: &str| {
        format!("2026-05-06 18:45:06,商户消费,海风书店,地图册,支出,{amount},零钱,支付成功,42007\t,W7\t,/")
    };
    for minus in ["-34.80", "(34.80)", "34.80-", "-¥34.80"] {
        assert_eq!(amount(&row(minus)), "海风书店 | 地图册 | 34.80 | ", "{minus}");
    }
    assert_eq!(
        amount(&row("-34.80").replace("支出", "收入")),
        "row-amount-invalid"
    );
}

#[test]
fn commas_in_a_name_or_in_goods_leave_the_money_where_it_is() {
    let read = |who, goods| wechat(who, goods, "¥34.80", "零钱", "/");
    assert_eq!(
        read("Harbour Co.,Ltd", "绳子"),
        ("Harbour Co.,Ltd | 绳子 | 34.80 | ".into(), true)
    );
    assert_eq!(
        read("Rope,Sail,Anchor", "绳子").0,
        "Rope,Sail,Anchor | 绳子 | 34.80 | "
    );
    // Where the name ends nothing says: the surplus is the name's, and the row is counted.
    assert_eq!(
        read("港口", "绳子,帆,锚"),
        ("港口,绳子,帆 | 锚 | 34.80 | ".into(), true)
    );
    assert_eq!(read("A,B", "C,D").0, "A,B,C | D | 34.80 | ");
    assert_eq!(read("港口", "绳子"), ("港口 | 绳子 | 34.80 | ".into(), false));
    let short = "2026-05-06 18:45:06,商户消费,A,B,绳子,支出,¥34.80,零钱,支付成功,42007\t,W7";
    assert_eq!(told(WECHAT_HEADER, short).0, "A,B | 绳子 | 34.80 | "); // no note, and no comma for it
    assert_eq!(read("港口,12,5", "7,支出").0, "港口,12,5,7 | 支出 | 34.80 | ");
}

#[test]
fn commas_in_an_amount_a_way_of_paying_and_a_note_are_put_back_and_are_no_guess() {
    assert_eq!(
        wechat("港口", "绳子", "¥1,034.80", "零钱", "/"),
        ("港口 | 绳子 | 1034.80 | ".into(), false)
    );
    assert_eq!(
        wechat("港口", "绳子", "¥34.80", "某银行,储蓄卡(1234)", "还款,谢谢,再见"),
        ("港口 | 绳子 | 34.80 | 还款,谢谢,再见".into(), false)
    );
    assert_eq!(
        wechat("A,B", "绳子", "¥1,034,000.80", "零钱", "x,y"),
        ("A,B | 绳子 | 1034000.80 | x,y".into(), true)
    );
}

#[test]
fn alipay_s_account_between_name_and_goods_says_where_the_name_ends() {
    let app = |who: &str, account: &str, goods: &str| {
        let row = format!(
            "2026-05-06 18:45:06,日用百货,{who},{account},{goods},支出,34.80,余额,交易成功,42007\t,W7\t,,"
        );
        told(APP_HEADER, &row)
    };
    assert_eq!(
        app("Harbour Co.,Ltd", "har***@example.com", "绳子,帆"),
        ("Harbour Co.,Ltd | 绳子,帆 | 34.80 | ".into(), false)
    );
    assert_eq!(
        app("港口", "/", "绳子,9,8"),
        ("港口 | 绳子,9,8 | 34.80 | ".into(), false)
    );
    assert_eq!(
        app("港口,市", "har@example.com", "绳子").0,
        "港口,市,har@example.com | 绳子 | 34.80 | ".replace(",har@example.com", "")
    );
    let old = "支出,港口,/,绳子,帆,余额,34.80,交易成功,日用百货,42007\t,W7\t,2026-05-06 18:45:06,";
    assert_eq!(told(OLD_HEADER, old), ("港口 | 绳子,帆 | 34.80 | ".into(), false));
    let web = "42007\t,W7\t,2026-05-06 18:45:06,2026-05-06 18:45:07,2026-05-06 18:45:06,其他,即时到账交易,港口,绳子,5.00,34.80,支出,交易成功,0.00,0.00,,已支出,";
    assert_eq!(
        told(WEB_HEADER, web),
        ("港口,绳子 | 5.00 | 34.80 | ".into(), true)
    );
}

#[test]
fn a_row_that_two_readings_fit_or_none_is_left_out_with_its_line() {
    // Goods that look like the rest of a row.
    let (code, _) = wechat(
        "港口",
        "绳子,支出,¥3.00,零钱,支付成功,42007,W7",
        "¥34.80",
        "零钱",
        "/",
    );
    assert_eq!(code, "row-misaligned");
    let none = "2026-05-06 18:45:06,商户消费,港口,绳子,支出,¥34.80,零钱,支付成功,42007\t,还有,W7\t,/";
    assert_eq!(told(WECHAT_HEADER, none).0, "row-misaligned");
}
