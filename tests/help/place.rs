//! Place, wallet and moment: whose law gives a term, whose term a host gives, and who has to act behind a wallet.

use super::{DAY, NOON, asked, code, paid, told, with, without};
use serde_json::{Value as Json, json};
use wallet_sentinel::config::{GivenTerm, TermOf};
use wallet_sentinel::engine::WatchQuery;
use wallet_sentinel::support::CaseQuery;
use wallet_sentinel::{Code, Config, Engine, Millis};

fn engine(config: Config, events: &[Json]) -> Engine {
    let mut engine = Engine::new(config).unwrap();
    for event in events {
        assert_eq!(code(&mut engine, event), None, "{event}");
    }
    engine.advance(Millis::new(NOON + 2 * DAY).unwrap());
    engine
}

fn living_in(region: &str) -> Config {
    Config {
        region: Some(region.into()),
        ..Config::default()
    }
}

fn of_refund(account: &str) -> CaseQuery {
    CaseQuery {
        account_id: Some(account.into()),
        case_id: Some("r".into()),
        ..CaseQuery::default()
    }
}

fn of_problem(account: &str, problem: &str, payment: Option<&str>) -> CaseQuery {
    CaseQuery {
        account_id: Some(account.into()),
        problem: Some(problem.into()),
        transaction_id: payment.map(str::to_owned),
        ..CaseQuery::default()
    }
}

fn refund_at(account: &str) -> [Json; 2] {
    let at = json!({ "accountId": account });
    [paid(at.clone()), asked(at)]
}

#[test]
fn a_law_of_mainland_china_gives_nobody_a_term_elsewhere_and_the_case_says_to_ask_for_a_date() {
    for region in ["GB", "DE", "US", "HK", "ZZ"] {
        let case = told(
            &engine(living_in(region), &refund_at("a bank")),
            &of_refund("a bank"),
        );
        assert_eq!(case["region"], region);
        assert!(
            case.get("term").is_none() && case.get("dueAt").is_none(),
            "{region}: {case}"
        );
        assert_eq!(case["notes"], json!(["term-unknown"]));
        // What an operator says of itself it says everywhere.
        let case = told(
            &engine(living_in(region), &refund_at("wechat")),
            &of_refund("wechat"),
        );
        assert_eq!(case["term"]["code"], "wechat-pay.refund.card");
    }
    let case = told(
        &engine(living_in("CN"), &refund_at("a bank")),
        &of_refund("a bank"),
    );
    assert_eq!(case["term"]["code"], "default.refund");
}

#[test]
fn a_date_that_was_promised_holds_wherever_one_lives() {
    let promise = json!({ "accountId": "a bank", "until": NOON + 5 * DAY });
    let events = [paid(json!({ "accountId": "a bank" })), asked(promise)];
    let case = told(&engine(living_in("GB"), &events), &of_refund("a bank"));
    assert_eq!(case["term"]["code"], "promised");
    assert_eq!(case["notes"], json!([]));
}

#[test]
fn a_region_that_is_none_is_refused_by_its_field() {
    for region in ["", "cn", "CHN", "中国", "C1"] {
        let error = Engine::new(living_in(region)).unwrap_err();
        assert_eq!((error.code, error.field), (Code::ConfigInvalid, Some("region")));
    }
}

#[test]
fn behind_a_wallet_that_holds_no_money_the_bank_has_to_act() {
    for (account, expected) in [
        ("alipay", "wallet"),
        ("wechat", "wallet"),
        ("apple", "bank"),
        ("google", "bank"),
    ] {
        let engine = engine(Config::default(), &refund_at(account));
        for problem in ["not-mine", "deceived", "payment-failed", "fee-surprise"] {
            let case = told(&engine, &of_problem(account, problem, Some("p")));
            // A refund is on its way for this payment, and with the shop; whoever disowns the payment waits for no shop.
            let is_disowned = matches!(problem, "not-mine" | "deceived");
            let with = if is_disowned { expected } else { "merchant" };
            assert_eq!(case["withWhom"], with, "{account} {problem}");
            let case = told(&engine, &of_problem(account, problem, None));
            assert_eq!(case["withWhom"], expected, "{account} {problem}");
        }
        for problem in ["wrong-amount", "goods-missing", "refund-wanted"] {
            assert_eq!(
                told(&engine, &of_problem(account, problem, None))["withWhom"],
                "merchant"
            );
        }
        let locked = told(&engine, &of_problem(account, "account-locked", None));
        assert_eq!(locked["withWhom"], "wallet", "an account is its wallet's");
    }
}

#[test]
fn of_a_payment_that_nobody_named_there_is_a_case_that_says_so_and_of_one_that_is_gone_there_is_none() {
    let engine = engine(Config::default(), &[paid(json!({}))]);
    let case = told(&engine, &of_problem("wechat", "deceived", None));
    assert_eq!(case["notes"], json!(["payment-not-named"]));
    assert_eq!(case["transactions"], json!([]));
    let named = told(&engine, &of_problem("wechat", "deceived", Some("p")));
    assert_eq!(named["notes"], json!([]));
    let gone = of_problem("wechat", "deceived", Some("q"));
    assert_eq!(
        engine.support_case(&gone).unwrap_err().code,
        Code::TransactionUnknown
    );
}

fn term(days: u16, change: impl FnOnce(&mut GivenTerm)) -> GivenTerm {
    let mut term = GivenTerm {
        operator: "wechat-pay".into(),
        days: Some(days),
        source: "https://example.com/terms".into(),
        seen_on: "2026-11-01".into(),
        ..GivenTerm::default()
    };
    change(&mut term);
    term
}

fn under(terms: Vec<GivenTerm>) -> Config {
    Config {
        terms,
        ..Config::default()
    }
}

#[test]
fn a_hosts_terms_replace_all_of_ours_of_that_operator() {
    let config = under(vec![term(4, |_| {})]);
    let engine = engine(config, &refund_at("wechat"));
    let case = told(&engine, &of_refund("wechat"));
    assert_eq!(
        case["term"],
        json!({ "code": "given", "source": "https://example.com/terms", "seenOn": "2026-11-01", "estimated": false, "holidays": 0 })
    );
    let watched = engine.watched(&WatchQuery::default());
    assert!(watched[0].status.closes.is_none(), "our own window holds no more");
    // Of what the host says nothing about there is no term, rather than one of ours.
    let config = under(vec![term(4, |term| term.what = TermOf::Arrival)]);
    let case = told(&self::engine(config, &refund_at("wechat")), &of_refund("wechat"));
    assert_eq!(case["notes"], json!(["term-unknown"]));
    // Other operators keep theirs.
    let config = under(vec![term(4, |term| term.operator = "lotus".into())]);
    let case = told(&self::engine(config, &refund_at("wechat")), &of_refund("wechat"));
    assert_eq!(case["term"]["code"], "wechat-pay.refund.card");
}

#[test]
fn terms_that_contradict_each_other_or_lack_something_are_refused() {
    let bad = [
        vec![term(4, |_| {}), term(5, |_| {})],
        vec![term(4, |term| term.months = Some(1))],
        vec![term(4, |term| term.days = None)],
        vec![term(4, |term| term.source.clear())],
        vec![term(4, |term| term.operator.clear())],
    ];
    for terms in bad {
        let error = Engine::new(under(terms)).unwrap_err();
        assert_eq!((error.code, error.field), (Code::ConfigInvalid, Some("terms")));
    }
    let other = term(5, |term| {
        term.to = Some(wallet_sentinel::event::InstrumentKind::Balance)
    });
    assert!(
        Engine::new(under(vec![term(4, |_| {}), other])).is_ok(),
        "of another place to go back to"
    );
}

#[test]
fn a_refund_that_no_payment_and_no_term_is_known_of_waits_without_a_date() {
    let bare = with(
        without(asked(json!({ "accountId": "a bank" })), "transactionId"),
        json!({ "amount": "20.00", "currency": "EUR" }),
    );
    let engine = engine(living_in("DE"), &[bare]);
    let watched = engine.watched(&WatchQuery::default());
    assert!(watched[0].status.is_untimed && !watched[0].status.is_late);
}
