//! Claims on agreements that were ended: which charge is wrong, and which is another agreement's.

use super::*;

fn drawn(id: &str, day: i64, sum: &str, agreement: Option<&str>) -> Transaction {
    Transaction {
        channel: Some(Channel::Recurring),
        agreement_id: agreement.map(str::to_owned),
        ..paid(id, day * 24, sum)
    }
}

/// Ids of the charges that are held against the first case.
fn wrong(rows: &[Transaction], promises: &[Expectation]) -> Vec<(String, bool)> {
    let mut ledger = Ledger::default();
    rows.iter().for_each(|row| {
        ledger.keep(row, 480, 100);
    });
    let config = Config::default();
    let sources = PendingSources {
        ledger: &ledger,
        config: &config,
        zone: &Zone::fixed(UtcOffset::CHINA),
        ties: &OwnWords,
        since: None,
        closing_days: 14.0,
    };
    let cases: Vec<Pending> = promises.iter().map(|one| Pending::promised(one, None)).collect();
    let cases: Vec<&Pending> = cases.iter().collect();
    let came = fulfil(&cases, "mei", sources);
    let charges = came[0].charges.iter();
    charges
        .map(|charge| (charge.payment.id().to_owned(), charge.is_back))
        .collect()
}

#[test]
fn each_charge_after_the_end_stands_by_itself_and_another_agreement_goes_on() {
    let end = promise("end", 20 * 24, Awaited::Cancellation, Some("m1"), None);
    let rows = [
        drawn("m1", 5, "10.00", Some("music")),
        drawn("c1", 5, "6.00", Some("cloud")),
        drawn("m2", 35, "10.00", Some("music")),
        drawn("c2", 35, "6.00", Some("cloud")),
        back("b", 37 * 24, "10.00", Some("m2")),
        drawn("m3", 66, "12.00", Some("music")),
        drawn("m4", 96, "12.00", Some("music")),
        back("nameless", 98 * 24, "12.00", None),
    ];
    let told = wrong(&rows, std::slice::from_ref(&end));
    let told: Vec<(&str, bool)> = told.iter().map(|(id, is_back)| (id.as_str(), *is_back)).collect();
    assert_eq!(
        told,
        [("m2", true), ("m3", true), ("m4", false)],
        "of equals the older"
    );
}

#[test]
fn without_ids_a_sum_that_was_drawn_side_by_side_is_anothers_and_a_new_price_is_not() {
    let end = promise("end", 50 * 24, Awaited::Cancellation, Some("m1"), None);
    let both = [
        drawn("m1", 5, "10.00", None),
        drawn("c1", 6, "6.00", None),
        drawn("m2", 35, "10.00", None),
        drawn("c2", 65, "6.00", None),
        drawn("m3", 66, "12.00", None),
    ];
    assert_eq!(
        wrong(&both, std::slice::from_ref(&end)),
        [("m3".to_owned(), false)]
    );
    let dearer = [
        drawn("m1", 5, "10.00", None),
        drawn("m2", 35, "12.00", None),
        drawn("m3", 65, "12.00", None),
    ];
    assert_eq!(wrong(&dearer, &[end]), [("m3".to_owned(), false)]);
}
