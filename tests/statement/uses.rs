//! Files of uses: who came in, by what each file can tell, and nothing that it cannot.

use super::{failure, read, warned};
use wallet_sentinel::event::AccessAction;
use wallet_sentinel::statement::{Options, read_text};
use wallet_sentinel::{Code, Millis};

const APPLE: &str = fixture!("apple-signins.csv");
const GOOGLE: &str = fixture!("google-services.csv");
const OWN: &str = fixture!("canonical-access.csv");

fn at(text: &str) -> Millis {
    Millis::parse(text).unwrap()
}

#[test]
fn apple_s_sign_ins_are_logins_in_universal_time_with_the_application_and_no_address_where_it_has_none() {
    let statement = read(APPLE);
    assert_eq!((statement.layout, statement.rows), ("apple.signins", 5));
    assert!(statement.events.is_empty());
    let [first, second, third, fourth] = statement.uses.as_slice() else {
        panic!("four are read");
    };
    assert_eq!(first.at, at("2026-05-01T08:10:05Z"));
    assert_eq!((first.action, first.success), (AccessAction::Login, true));
    assert_eq!(first.account_id, "apple");
    assert_eq!(
        (first.agent.as_deref(), first.ip.as_deref()),
        (Some("iCloud"), Some("203.0.113.9"))
    );
    assert_eq!((second.ip.as_deref(), second.device_id.as_deref()), (None, None));
    assert_eq!(fourth.id, format!("{}~2", third.id), "two alike are two");
    assert_eq!(
        (statement.skipped[0].line, statement.skipped[0].code),
        (6, "row-time-invalid")
    );
    assert_eq!(statement.use_origins, [[2], [3], [4], [5]]);
    assert_eq!(warned(&statement, "not-sign-ins"), 0);
}

#[test]
fn google_s_log_tells_services_used_never_logins_and_of_places_the_country_alone() {
    let statement = read(GOOGLE);
    assert_eq!((statement.layout, statement.rows), ("google.services", 3));
    assert!(
        statement
            .uses
            .iter()
            .all(|one| one.action == AccessAction::ServiceUse)
    );
    assert_eq!(warned(&statement, "not-sign-ins"), 3);
    assert_eq!(warned(&statement, "column-unknown"), 0);
    let countries: Vec<Option<&str>> = { statement.uses.iter() }
        .map(|one| one.country.as_deref())
        .collect();
    assert_eq!(
        countries,
        [Some("NO"), None, None],
        "a name is no code, and nothing is guessed"
    );
    assert!(
        statement
            .uses
            .iter()
            .all(|one| one.location.is_none() && one.network.is_none())
    );
    assert_eq!(
        statement.uses[1].agent.as_deref(),
        Some("YouTube"),
        "without an agent the service"
    );
    assert_eq!(statement.uses[0].at, at("2026-05-03T02:49:39Z"));
    // The 13 columns of before 2024.
    let older =
        "Gaia ID,Activity Timestamp,IP Address,Product Name\n1,2022-01-01 00:00:00 UTC,192.0.2.1,Maps\n";
    assert_eq!(read(older).uses.len(), 1);
}

#[test]
fn a_table_of_uses_in_our_own_names_is_read_as_ingest_reads_events() {
    let statement = read(OWN);
    assert_eq!((statement.layout, statement.rows), ("canonical.csv", 4));
    assert_eq!(statement.uses.len(), 3);
    assert_eq!(statement.uses[2].challenge_of.as_deref(), Some("u2"));
    assert!(!statement.uses[2].success);
    assert_eq!(statement.skipped[0].code, "value-unknown");
    assert_eq!(
        failure("at,action,success\n2026-05-01T08:10:00Z,login,true\n"),
        Code::FieldMissing
    );
    let options = Options {
        account_id: Some("a1".into()),
        holder_id: Some("ann".into()),
        utc_offset: Some(480),
        ..Options::default()
    };
    let first = &read_text(OWN, &options).unwrap().uses[0];
    assert_eq!(
        (first.account_id.as_str(), first.holder_id.as_deref()),
        ("a1", Some("ann"))
    );
    assert_eq!(first.utc_offset.map(|offset| offset.hour(first.at)), Some(8));
}

#[test]
fn payments_and_uses_stand_in_one_table_where_each_row_says_what_it_is() {
    let mixed = "kind,id,at,amount,currency,action,deviceId\n\
                 transaction,p1,2026-05-01T08:00:00Z,9.90,CNY,,\n\
                 access,p1,2026-05-01T08:00:00Z,,,login,phone\n\
                 ,p2,2026-05-01T09:00:00Z,1.00,CNY,,\n\
                 ,u2,2026-05-01T09:00:00Z,,,login,phone\n\
                 label,l1,2026-05-01T09:00:00Z,,,,\n";
    let statement = read(mixed);
    assert_eq!((statement.events.len(), statement.uses.len()), (2, 2));
    assert_eq!(
        (statement.origins.clone(), statement.use_origins.clone()),
        (vec![vec![2], vec![4]], vec![vec![3], vec![5]])
    );
    assert_eq!(statement.skipped.len(), 1, "{:?}", statement.skipped);
}

#[test]
fn one_word_of_uses_makes_no_table_of_them_of_a_bank_s() {
    let bank = "Date,Action,Amount\n2026-05-01,BUY,-10.00\n2026-05-02,SELL,12.00\n2026-05-03,BUY,-9.00\n";
    let read = read_text(
        bank,
        &Options {
            currency: Some("EUR".into()),
            ..Options::default()
        },
    );
    assert!(read.is_err() || read.unwrap().layout == "bank.csv");
}
