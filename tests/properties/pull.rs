//! What one account reports moves others by one witness's worth, however much of it there is.

use crate::arbitrary::START;
use crate::told::{DAY, HOUR, MINUTE, Paid, Raw, frozen, scores_afterwards, take};
use proptest::prelude::*;
use wallet_sentinel::{Config, Engine};

/// A payment at a shop, on the payer's own phone.
const fn paid(account: usize, id: usize, at: i64, shop: usize) -> Paid {
    Paid {
        account,
        id,
        at,
        cents: 4_500,
        shop,
        phone: 50 + account,
    }
}

/// Three people who pay thrice a day for two months, two at the shops of the neighbourhood; one whose reports they are.
fn neighbourhood() -> Engine {
    let mut engine = Engine::new(Config {
        learn: false,
        ..Config::default()
    })
    .unwrap();
    let each = (0..180).flat_map(|turn: usize| {
        (0..3).map(move |account| {
            let at = START - 60 * DAY + turn as i64 * 8 * HOUR;
            paid(account, 10_000 + 3 * turn + account, at, turn % 5)
        })
    });
    take(&mut engine, &each.map(Paid::raw).collect::<Vec<_>>());
    engine
}

/// The chance of fraud in what somebody else pays at these shops after the reports, a month after the first payment there.
fn risk_of_others(reports: &[Paid], shops: impl Iterator<Item = usize>) -> Vec<f64> {
    risk_after(reports, &[], shops)
}

/// The same where other payments there were called genuine.
fn risk_after(reports: &[Paid], genuine: &[Paid], shops: impl Iterator<Item = usize>) -> Vec<f64> {
    let mut engine = neighbourhood();
    let payments: Vec<Raw> = reports.iter().chain(genuine).map(|paid| paid.raw()).collect();
    take(&mut engine, &payments);
    let bad = reports.iter().map(|paid| paid.said("fraud", START + 30 * DAY));
    let good = genuine
        .iter()
        .map(|paid| paid.said("legitimate", START + 30 * DAY));
    take(&mut engine, &bad.chain(good).collect::<Vec<_>>());
    let hours_pass =
        (0..2).map(|hour| paid(2, 90_000 + hour, START + 30 * DAY + (1 + hour as i64) * HOUR, 3));
    take(&mut engine, &hours_pass.map(Paid::raw).collect::<Vec<_>>());
    shops
        .map(|shop| {
            let next = paid(2, 99_000, START + 30 * DAY + 4 * HOUR, shop);
            engine.assess(&next.raw()).unwrap().scored.probability
        })
        .collect()
}

/// So many payments of one account, one after the other from the twentieth day to the twenty-second.
fn of_one(count: usize, shop: impl Fn(usize) -> usize) -> Vec<Paid> {
    let step = 2 * DAY / (count as i64 - 1);
    let at = |turn: usize| START + 20 * DAY + turn as i64 * step;
    (0..count)
        .map(|turn| paid(0, 50_000 + turn, at(turn), shop(turn)))
        .collect()
}

#[test]
fn a_thousand_reports_of_one_account_say_less_than_one_each_of_two() {
    let honest = [
        paid(0, 50_000, START + 20 * DAY, 77),
        paid(1, 50_001, START + 22 * DAY, 77),
    ];
    let risk = |reports: &[Paid]| risk_of_others(reports, [77].into_iter())[0];
    let (by_two, by_one) = (risk(&honest), risk(&of_one(1_000, |_| 77)));
    let twice_by_one = risk(&of_one(2, |_| 77));
    assert!(by_two > 0.7, "two accounts raise a run: {by_two}");
    assert!(by_one < by_two, "{by_one} by one, {by_two} by two");
    assert!(
        twice_by_one < by_two - 0.05,
        "{twice_by_one} by one who says it twice"
    );
}

#[test]
fn a_thousand_good_words_of_one_account_do_not_wash_a_shop_that_two_have_reported_and_those_of_four_do() {
    let reports = [
        paid(0, 50_000, START + 20 * DAY, 77),
        paid(1, 50_001, START + 22 * DAY, 77),
    ];
    let later = |account: usize, turn: usize| {
        let at = START + 23 * DAY + turn as i64 * MINUTE;
        paid(account, 60_000 + 2_000 * account + turn, at, 77)
    };
    let risk = |genuine: &[Paid]| risk_after(&reports, genuine, [77].into_iter())[0];
    let reported = risk(&[]);
    let once = risk(&[later(3, 0)]);
    let by_one = risk(&(0..1_000).map(|turn| later(3, turn)).collect::<Vec<_>>());
    let three_times = risk(&(0..3).map(|turn| later(3, turn)).collect::<Vec<_>>());
    assert!(
        reported > 0.7 && once > 0.6,
        "{once} of {reported} after one word"
    );
    assert!(by_one > 0.25, "{by_one} of {reported} after a thousand");
    // What still moves is the rate of fraud among all payments, by which a thousand labels more count.
    assert!(
        (by_one - three_times).abs() < 0.05,
        "{by_one} after a thousand, {three_times} after three"
    );
    let by_four: Vec<Paid> = (0..12).map(|turn| later(3 + turn % 4, turn)).collect();
    let by_four = risk(&by_four);
    // A fifteenth is what the rate of fraud among all payments, two of some hundreds, leaves of any payment here.
    assert!(by_four < 0.07, "{by_four} after the words of four");
}

#[test]
fn who_reports_two_hundred_shops_in_a_month_moves_ten_of_them() {
    let risks = risk_of_others(&of_one(200, |turn| 1_000 + turn), 1_000..1_200);
    let unmoved = risk_of_others(&[], [1_500].into_iter())[0];
    let moved = risks.iter().filter(|risk| **risk > 2.0 * unmoved).count();
    assert!((1..=10).contains(&moved), "{moved} moved");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn of_many_reports_those_that_are_withdrawn_take_back_exactly_what_they_added(
        made in prop::collection::vec((0usize..2, 0i64..30 * 24, 0usize..3, any::<bool>(), any::<u8>(), any::<u8>()), 12..40),
    ) {
        let numbered: Vec<(Paid, bool, u8, u8)> = made
            .into_iter()
            .enumerate()
            .map(|(id, (account, hour, shop, stands, said, back))| {
                (paid(account, id, START + hour * HOUR + id as i64 * MINUTE, shop), stands, said, back)
            })
            .collect();
        let after = |with_withdrawn: bool| {
            let mut engine = frozen();
            let mut in_time = numbered.clone();
            in_time.sort_by_key(|(paid, ..)| paid.at);
            take(&mut engine, &in_time.iter().map(|(paid, ..)| paid.raw()).collect::<Vec<_>>());
            let mut said: Vec<_> = numbered.iter().filter(|(_, stands, ..)| *stands || with_withdrawn).collect();
            said.sort_by_key(|(.., said, _)| *said);
            let (first, second) = (START + 31 * DAY - 2 * HOUR, START + 31 * DAY - HOUR);
            take(&mut engine, &said.iter().map(|(paid, ..)| paid.said("fraud", first)).collect::<Vec<_>>());
            let mut gone: Vec<_> = said.into_iter().filter(|(_, stands, ..)| !stands).collect();
            gone.sort_by_key(|(.., back)| *back);
            take(&mut engine, &gone.iter().map(|(paid, ..)| paid.said("withdrawn", second)).collect::<Vec<_>>());
            scores_afterwards(&mut engine)
        };
        prop_assert_eq!(after(true), after(false));
    }
}
