//! Suspicions, one a file, and the registry of all of them.
//!
//! A suspicion declares its reason (`reason::Reason`), what it measures (`feature::Feature`) and the code that looks
//! (`declaration`). Those of the folder `payment` speak to the probability of fraud; those of `service` and `spending`
//! raise alerts of their own; `digest` counts what was held back.
//! To add one: a file in a folder, its line and its place in `ALL` below, a folder of scenarios, a message in each
//! locale.

pub mod declaration;
mod evidence;
mod setup;
#[cfg(test)]
mod tests;

pub(crate) mod payment {
    //! Suspicions of fraud in a payment. The holder's look at money that leaves; the operator's at what arrives too.
    //!
    //! A pattern's strength is ln(P(pattern | that fraud) / P(pattern | honest payment)). The patterns of consumer scams and
    //! wallet abuse are proposals of this project, and nobody is known to have measured them: their probabilities are
    //! judgement, on this scale. A person makes about 1,100 payments a year (three a day), so what honestly comes over them
    //! once a year has 1e-3, once in three years 3e-4, monthly 1e-2. A first transfer to a person is about one in a hundred.

    pub(crate) mod anomaly {
        //! What is unlike the habit, and may be a takeover, a scam, or a holiday.

        pub(crate) mod counterparty_risk;
        pub(crate) mod counterparty_velocity;
        pub(crate) mod dormant_awakening;
        pub(crate) mod lingering_suspicion;
        pub(crate) mod new_counterparty;
        pub(crate) mod new_country;
        pub(crate) mod new_currency;
        pub(crate) mod odd_hour;
        pub(crate) mod spend_velocity;
        pub(crate) mod unusual_amount;
        pub(crate) mod unusual_run;
        pub(crate) mod velocity;
    }

    pub(crate) mod household {
        //! What somebody of the own household does, or an agreement that the holder made.

        pub(crate) mod family_card;
        pub(crate) mod minor_spending;
        pub(crate) mod red_packet_gambling;
        pub(crate) mod subscription_trap;
    }

    pub(crate) mod laundering {
        //! Money flows that the operator's desk judges, and that the payer is never shown.

        mod crowded;
        pub(crate) mod fan_in;
        pub(crate) mod fan_out;
        pub(crate) mod rapid_in_out;
        pub(crate) mod round_trip;
        pub(crate) mod structuring;
    }

    pub(crate) mod scam {
        //! What the holder pays, misled.

        pub(crate) mod gift_card_burst;
        pub(crate) mod lookalike_payee;
        pub(crate) mod payee_exposure;
        pub(crate) mod qr_substitution;
        pub(crate) mod recovery_scam;
        pub(crate) mod scam_transfer;
        pub(crate) mod screen_share_payment;
        pub(crate) mod task_scam;
    }

    pub(crate) mod takeover {
        //! What somebody else does with the account.

        pub(crate) mod card_provisioned;
        pub(crate) mod card_testing;
        pub(crate) mod confirmation_failed;
        pub(crate) mod drain;
        pub(crate) mod impossible_travel;
        pub(crate) mod new_device;
        pub(crate) mod no_password_burst;
        pub(crate) mod sim_swap;
        pub(crate) mod suspicious_access;
        pub(crate) mod unattended_charge;
    }
}

pub(crate) mod access {
    //! Suspicions about who uses the account. What is looked at is a use: a login, a challenge, a change of its keys.
    //!
    //! Five of them are the five kinds of what a use tells (device, network or country, program, hour), each a likelihood ratio under
    //! the account's own history (`feature::access`); they speak for the holder as well as against, and are reasons where they speak
    //! against. The others are patterns, whose strength is ln(P(pattern | takeover) / P(pattern | honest use)). Nobody is known to have
    //! measured those: their probabilities are judgement. An honest person uses a wallet some three times a day.

    pub(crate) mod after_odd_access;
    pub(crate) mod challenge_failed;
    pub(crate) mod challenge_flood;
    pub(crate) mod guessed_accounts;
    pub(crate) mod keys_changed;
    pub(crate) mod login_after_silence;
    pub(crate) mod login_after_sim;
    pub(crate) mod login_new_agent;
    pub(crate) mod login_new_country;
    pub(crate) mod login_new_device;
    pub(crate) mod login_new_network;
    pub(crate) mod login_odd_hour;
    pub(crate) mod login_too_far;
    pub(crate) mod money_opened;
    pub(crate) mod password_guessing;
}

pub mod service {
    //! What goes wrong, or right, between payer, merchant and operator. No suspicion of fraud: these do not touch the score.
    //!
    //! Some look at a payment as it is scored, some at a payment as it changes, some at how a case stands (`pending`).
    //! Those of cases are asked again as time passes, and speak once per case; what became of series is found where time passes
    //! (`engine`).

    pub mod amount_differs;
    pub mod charge_after_cancellation;
    pub mod charged_again;
    pub mod charged_but_failed;
    pub mod discount_missing;
    pub mod duplicate_charge;
    pub mod fee_surprise;
    pub mod hold_not_released;
    pub mod holiday_delay;
    pub mod not_arrived;
    pub mod price_rise;
    pub mod recurring_missed;
    pub mod refund_elsewhere;
    pub mod refund_late;
    pub mod refund_seen;
    pub mod refund_short;
    pub mod refund_window_closing;
    pub mod request_refused;
    pub mod trial_ending;
}

pub mod spending {
    //! Spending beyond a plan. No suspicion of fraud, and about no single payment: what these look at are the sums of a
    //! period, and they are asked once a batch is taken in.

    pub mod over_budget;
}

pub mod digest {
    //! Lines that count what was held back, so that what is told is read. Not here: what is held back (`alert`).

    pub mod day_digest;
    pub mod history_digest;
}

use declaration::Looks;
pub use declaration::{Detector, Noticed, Signal, Tells};
pub use evidence::{Evidence, Live, evaluate};
pub use setup::{Setup, shown_path};

use crate::reason::Audience;
use crate::rule::RULE;
use payment::{anomaly, household, laundering, scam, takeover};

/// Every suspicion. Those of payments come first, in the order in which their shares are added up; where one is put among
/// them, what was learnt follows the others by their names (`score::Layout`).
const ALL: &[Signal] = &[
    anomaly::unusual_amount::SIGNAL,
    anomaly::counterparty_risk::SIGNAL,
    anomaly::lingering_suspicion::SIGNAL,
    anomaly::velocity::SIGNAL,
    anomaly::new_counterparty::SIGNAL,
    anomaly::odd_hour::SIGNAL,
    scam::scam_transfer::SIGNAL,
    scam::task_scam::SIGNAL,
    scam::screen_share_payment::SIGNAL,
    scam::recovery_scam::SIGNAL,
    takeover::no_password_burst::SIGNAL,
    household::subscription_trap::SIGNAL,
    household::family_card::SIGNAL,
    household::minor_spending::SIGNAL,
    scam::qr_substitution::SIGNAL,
    takeover::sim_swap::SIGNAL,
    takeover::card_provisioned::SIGNAL,
    household::red_packet_gambling::SIGNAL,
    takeover::impossible_travel::SIGNAL,
    anomaly::new_country::SIGNAL,
    anomaly::new_currency::SIGNAL,
    takeover::new_device::SIGNAL,
    takeover::card_testing::SIGNAL,
    takeover::unattended_charge::SIGNAL,
    anomaly::dormant_awakening::SIGNAL,
    takeover::drain::SIGNAL,
    anomaly::spend_velocity::SIGNAL,
    anomaly::counterparty_velocity::SIGNAL,
    laundering::structuring::SIGNAL,
    laundering::rapid_in_out::SIGNAL,
    laundering::fan_in::SIGNAL,
    laundering::fan_out::SIGNAL,
    laundering::round_trip::SIGNAL,
    scam::gift_card_burst::SIGNAL,
    scam::lookalike_payee::SIGNAL,
    scam::payee_exposure::SIGNAL,
    anomaly::unusual_run::SIGNAL,
    takeover::suspicious_access::SIGNAL,
    takeover::confirmation_failed::SIGNAL,
    service::duplicate_charge::SIGNAL,
    service::refund_seen::SIGNAL,
    service::charged_but_failed::SIGNAL,
    service::not_arrived::SIGNAL,
    service::amount_differs::SIGNAL,
    service::fee_surprise::SIGNAL,
    service::discount_missing::SIGNAL,
    service::hold_not_released::SIGNAL,
    service::refund_late::SIGNAL,
    service::refund_short::SIGNAL,
    service::refund_elsewhere::SIGNAL,
    service::refund_window_closing::SIGNAL,
    service::charge_after_cancellation::SIGNAL,
    service::request_refused::SIGNAL,
    service::holiday_delay::SIGNAL,
    service::trial_ending::SIGNAL,
    service::recurring_missed::SIGNAL,
    service::price_rise::SIGNAL,
    service::charged_again::SIGNAL,
    spending::over_budget::SIGNAL,
    digest::history_digest::SIGNAL,
    digest::day_digest::SIGNAL,
    access::login_new_device::SIGNAL,
    access::login_new_network::SIGNAL,
    access::login_new_country::SIGNAL,
    access::login_new_agent::SIGNAL,
    access::login_odd_hour::SIGNAL,
    access::login_too_far::SIGNAL,
    access::password_guessing::SIGNAL,
    access::login_after_silence::SIGNAL,
    access::keys_changed::SIGNAL,
    access::money_opened::SIGNAL,
    access::login_after_sim::SIGNAL,
    access::challenge_flood::SIGNAL,
    access::challenge_failed::SIGNAL,
    access::after_odd_access::SIGNAL,
    access::guessed_accounts::SIGNAL,
];

/// The suspicions as everybody knows them: made of the list, and no list of its own.
type Registry = &'static [Signal];

/// Every suspicion, but for the code that looks at changes and cases: whoever keeps payments asks for it (`detectors_of_service`),
/// and a build in which nobody does has none of it.
pub const REGISTRY: Registry = &{
    #[allow(clippy::indexing_slicing)] // within the list: the compiler checks it
    let (mut all, mut number) = ([ALL[0]; ALL.len()], 0);
    #[allow(clippy::indexing_slicing)] // within the list: the compiler checks it
    while number < ALL.len() {
        all[number] = ALL[number].by_name();
        number += 1;
    }
    all
};

/// How many suspicions look at payments as they are scored: the first ones. What looks at changes and cases comes next.
pub const OF_PAYMENTS: usize = in_a_row(0, Looks::Payments);
/// How many look at changes and cases.
const OF_SERVICE: usize = in_a_row(OF_PAYMENTS, Looks::Service);

/// How many stand in a row from this place on that look so; none may stand elsewhere.
const fn in_a_row(first: usize, looks: Looks) -> usize {
    let (mut count, mut number) = (0, 0);
    #[allow(clippy::indexing_slicing)] // within the list: the compiler checks it
    while number < REGISTRY.len() {
        if REGISTRY[number].detector.looks() as u8 == looks as u8 {
            assert!(
                number == first + count,
                "suspicions of payments come first, those of the service next"
            );
            count += 1;
        }
        number += 1;
    }
    count
}

/// The first place of what looks at uses of the account, which come last.
const FIRST_OF_ACCESS: usize = first(Looks::Access);
const _: () = assert!(FIRST_OF_ACCESS + in_a_row(FIRST_OF_ACCESS, Looks::Access) == REGISTRY.len());

/// The first place of what looks so.
const fn first(looks: Looks) -> usize {
    let mut number = 0;
    #[allow(clippy::indexing_slicing)] // within the list: the compiler checks it
    while number < REGISTRY.len() && REGISTRY[number].detector.looks() as u8 != looks as u8 {
        number += 1;
    }
    number
}

/// How many bytes all features take.
pub const FEATURES: usize = {
    let (mut sum, mut number) = (0, 0);
    #[allow(clippy::indexing_slicing)] // within the list: the compiler checks it
    while number < REGISTRY.len() {
        sum += REGISTRY[number].room();
        number += 1;
    }
    sum
};

/// Suspicions of payments, each with its number.
pub fn of_payments() -> impl Iterator<Item = (usize, &'static Signal)> {
    REGISTRY.iter().enumerate().take(OF_PAYMENTS)
}

/// What is told of cases and of changes, each with its number.
pub fn of_service() -> impl Iterator<Item = (usize, &'static Signal)> {
    let all = REGISTRY.iter().enumerate();
    all.skip(OF_PAYMENTS).take(OF_SERVICE)
}

/// The same with the code that looks.
pub fn detectors_of_service() -> impl Iterator<Item = (usize, &'static Signal)> {
    let all = ALL.iter().enumerate();
    all.skip(OF_PAYMENTS).take(OF_SERVICE)
}

/// Suspicions of uses of the account, each with its number.
pub fn of_access() -> impl Iterator<Item = (usize, &'static Signal)> {
    REGISTRY.iter().enumerate().skip(FIRST_OF_ACCESS)
}

/// A case remembers what has spoken in a bit for each.
const _: () = assert!(OF_SERVICE <= u16::BITS as usize);

/// The suspicion of that code.
pub fn of_code(code: &str) -> Option<&'static Signal> {
    REGISTRY.iter().find(|signal| signal.reason.code == code)
}

/// Whose a reason of this code is to read: the holder's, but for the desk's own suspicions and its rules.
pub fn audience_of(code: &str) -> Audience {
    if code.starts_with(RULE) {
        return Audience::Operator;
    }
    of_code(code).map_or(Audience::Holder, |signal| signal.reason.audience())
}

/// Every curve, in the order of the bytes: its signal's number and code, and its name.
pub fn curves() -> impl Iterator<Item = (usize, &'static str, &'static str)> {
    of_payments().flat_map(|(number, signal)| {
        signal
            .curves()
            .map(move |curve| (number, signal.reason.code, curve.name))
    })
}
