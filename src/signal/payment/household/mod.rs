//! What somebody of the own household does, or an agreement that the holder made.

pub(crate) mod family_card;
pub(crate) mod minor_spending;
pub(crate) mod red_packet_gambling;
pub(crate) mod subscription_trap;
