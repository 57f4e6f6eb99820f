//! Suspicions, one a file, and the registry of all of them.
//!
//! A suspicion declares its reason (`reason::Reason`), what it measures (`feature::Feature`) and the code that looks
//! (`declaration`). Those of the folder `payment` speak to the probability of fraud; those of `service` and `spending`
//! raise alerts of their own; `digest` counts what was held back.
//! To add one: a file here, a line in its folder and in `REGISTRY`, a folder of scenarios, a message in each locale.

pub mod declaration;
pub mod digest;
mod evidence;
pub(crate) mod payment;
pub mod service;
mod setup;
pub mod spending;

pub use declaration::{Detector, Signal};
pub use evidence::{Evidence, Live, evaluate};
pub use setup::Setup;

use crate::reason::Audience;
use payment::{anomaly, household, laundering, scam, takeover};

/// Every suspicion. Those of payments come first, in the order in which their shares are added up; where one is put among
/// them, what was learnt follows the others by their names (`score::Layout`).
pub const REGISTRY: &[Signal] = &[
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
    service::holiday_delay::SIGNAL,
    spending::over_budget::SIGNAL,
    digest::history_digest::SIGNAL,
    digest::day_digest::SIGNAL,
];

/// How many suspicions look at payments as they are scored: the first ones.
pub const OF_PAYMENTS: usize = {
    let (mut count, mut number) = (0, 0);
    #[allow(clippy::indexing_slicing)] // within the list: the compiler checks it
    while number < REGISTRY.len() {
        if matches!(REGISTRY[number].detector, Detector::Payment(..)) {
            assert!(count == number, "suspicions of payments come first");
            count += 1;
        }
        number += 1;
    }
    count
};

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
    let watches = |signal: &Signal| {
        matches!(
            signal.detector,
            Detector::Change(_) | Detector::Case(_) | Detector::CaseByClock(_)
        )
    };
    REGISTRY
        .iter()
        .enumerate()
        .filter(move |(_, signal)| watches(signal))
}

/// The suspicion of that code.
pub fn of_code(code: &str) -> Option<&'static Signal> {
    REGISTRY.iter().find(|signal| signal.reason.code == code)
}

/// Whose a reason of this code is to read: the holder's, but for the desk's own suspicions.
pub fn audience_of(code: &str) -> Audience {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reason::{Audience, Family, ParamKind, Role, Rule, Topic, Trigger};
    use std::collections::BTreeSet;

    #[test]
    fn every_reason_has_its_own_code_and_every_curve_its_own_name() {
        let codes: BTreeSet<&str> = REGISTRY.iter().map(Signal::code).collect();
        assert_eq!(codes.len(), REGISTRY.len());
        let named: BTreeSet<_> = curves().map(|(_, code, name)| (code, name)).collect();
        assert_eq!(named.len(), FEATURES);
    }

    #[test]
    fn the_desk_s_suspicions_are_the_operator_s_and_no_others() {
        for Signal { reason, .. } in REGISTRY {
            let is_laundering = reason.family == Family::Laundering;
            assert_eq!(
                is_laundering,
                reason.audience() == Audience::Operator,
                "{}",
                reason.code
            );
            let is_service = reason.family == Family::Service;
            assert_eq!(is_service, reason.topic() == Topic::Service, "{}", reason.code);
        }
    }

    #[test]
    fn a_reason_declares_what_makes_it_worse_and_when_it_is_due_once() {
        for Signal { reason, .. } in REGISTRY {
            let of_role = |roles: &[Role]| {
                let those = reason.params.iter().filter(|spec| roles.contains(&spec.role));
                those.count()
            };
            assert!(
                of_role(&[Role::Exposure, Role::Count, Role::Size]) <= 1,
                "{}",
                reason.code
            );
            assert!(of_role(&[Role::Due]) <= 1, "{}", reason.code);
            if let Rule::Where { param, .. } = reason.severity {
                let spec = reason.params.iter().find(|spec| spec.name == param);
                assert_eq!(
                    spec.map(|spec| spec.kind),
                    Some(ParamKind::Boolean),
                    "{}",
                    reason.code
                );
            }
        }
    }

    #[test]
    fn what_looks_is_what_is_declared_to_look() {
        for Signal { reason, detector, .. } in REGISTRY {
            let declared = match detector {
                Detector::Payment(..) => reason.trigger == Trigger::Payment,
                Detector::Change(_) => reason.trigger == Trigger::Change,
                Detector::Case(_) | Detector::CaseByClock(_) => reason.trigger == Trigger::Case,
                Detector::Counted => matches!(reason.trigger, Trigger::Period | Trigger::Digest),
            };
            assert!(declared, "{}", reason.code);
        }
    }
}
