//! What somebody else does with the account.

pub(crate) mod card_provisioned;
pub(crate) mod card_testing;
pub(crate) mod drain;
pub(crate) mod impossible_travel;
pub(crate) mod new_device;
pub(crate) mod no_password_burst;
pub(crate) mod sim_swap;
pub(crate) mod unattended_charge;
