//! What the registry promises of every declaration in it.

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
        let is_laundering = matches!(reason.family, Family::Laundering | Family::Attack);
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
    for Signal { reason, detector, .. } in ALL {
        let declared = match detector {
            Detector::Payment(..) => reason.trigger == Trigger::Payment,
            Detector::Change(_) => reason.trigger == Trigger::Change,
            Detector::Case(_) | Detector::CaseByClock(_) => reason.trigger == Trigger::Case,
            Detector::Access(..) => reason.trigger == Trigger::Access,
            Detector::Service => false,
            Detector::Counted => matches!(reason.trigger, Trigger::Period | Trigger::Digest),
        };
        assert!(declared, "{}", reason.code);
    }
}
