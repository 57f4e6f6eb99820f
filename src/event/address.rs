//! Network addresses: what of one tells where somebody is. IPv4, IPv6, IPv4 in IPv6, with a zone, private ones.
//!
//! An address backs off to the network that it is handed out in: the /24 of IPv4, the /48 of IPv6, which are the longest prefixes
//! that are announced on their own in the world's routing: what is longer most networks do not take.
//! What says nothing of a place (a private address, the own machine, a link) is no address here; what is none at all is malformed.
//! A host that keeps what came in keeps addresses sealed: a sign and the two fingerprints, which read as the address does and name no
//! place (`sealed`).
//! Not here: which network belongs to whom, which no table in this module knows.

use crate::event::{Digest, Fingerprint};
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Begins what stands in the place of an address; no address has it.
const SEALED: char = '#';

/// What an address tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Address {
    /// Where on the internet it is: itself, and its network.
    Public {
        /// The address, however it was written.
        itself: Digest,
        /// The network that it is handed out in.
        network: Digest,
    },
    /// One of millions of the same name: it tells nothing.
    Private,
    /// No address.
    Malformed,
}

impl Address {
    /// Of its text: `203.0.113.9`, `2001:db8::1`, `::ffff:203.0.113.9`, `fe80::1%en0`, `[2001:db8::1]`.
    pub fn read(text: &str) -> Self {
        let text = text.trim();
        if let Some(sealed) = text.strip_prefix(SEALED) {
            return Self::of_sealed(sealed).unwrap_or(Self::Malformed);
        }
        let inside = text.strip_prefix('[').and_then(|text| text.strip_suffix(']'));
        let text = inside.unwrap_or(text);
        let without_zone = text.split('%').next().unwrap_or_default();
        match without_zone.parse::<IpAddr>() {
            Ok(IpAddr::V4(address)) => Self::of_v4(address),
            Ok(IpAddr::V6(address)) => match address.to_ipv4_mapped() {
                Some(mapped) => Self::of_v4(mapped),
                None => Self::of_v6(address),
            },
            Err(_) => Self::Malformed,
        }
    }

    /// What reads as this text does and is no address: for what is kept. A private address says nothing of a place, and stays.
    pub fn sealed(text: &str) -> String {
        match Self::read(text) {
            Self::Public { itself, network } => format!("{SEALED}{}{}", itself.to_text(), network.to_text()),
            Self::Private => text.to_owned(),
            Self::Malformed => SEALED.to_string(), // it may be an address with something beside it
        }
    }

    /// The same of a network's own name, which often is that of a place.
    pub fn sealed_name(name: &str) -> String {
        format!("{SEALED}{}", Self::key_of_name(name).to_text())
    }

    /// Key of a network by its name, as it is or sealed.
    pub fn key_of_name(name: &str) -> Digest {
        let sealed = name.strip_prefix(SEALED).and_then(Digest::from_text);
        sealed.unwrap_or_else(|| Digest::of_parts(&["network", name]))
    }

    /// Key of an address, however it is written; of what says nothing of a place, that of its text.
    pub fn key_of(text: &str) -> Digest {
        match Self::read(text) {
            Self::Public { itself, .. } => itself,
            Self::Private | Self::Malformed => Digest::of_parts(&["network", text]),
        }
    }

    fn of_sealed(text: &str) -> Option<Self> {
        let (itself, network) = text.split_at_checked(32)?;
        Some(Self::Public {
            itself: Digest::from_text(itself)?,
            network: Digest::from_text(network)?,
        })
    }

    fn of_v4(address: Ipv4Addr) -> Self {
        let [a, b, c, _] = address.octets();
        // Carriers share 100.64.0.0/10 among subscribers (RFC 6598).
        let is_shared = a == 100 && (b & 0b1100_0000) == 64;
        let is_nowhere = address.is_private()
            || address.is_loopback()
            || address.is_link_local()
            || address.is_unspecified()
            || address.is_broadcast()
            || address.is_multicast();
        if is_shared || is_nowhere {
            return Self::Private;
        }
        Self::Public {
            itself: key("ip4", u128::from(u32::from(address))),
            network: key("net4", u128::from(u32::from_be_bytes([0, a, b, c]))),
        }
    }

    fn of_v6(address: Ipv6Addr) -> Self {
        let bits = u128::from(address);
        let first = bits >> 112;
        let is_unique_local = (first & 0xfe00) == 0xfc00; // RFC 4193
        let is_link_local = (first & 0xffc0) == 0xfe80;
        if address.is_loopback() || address.is_unspecified() || address.is_multicast() {
            return Self::Private;
        }
        if is_unique_local || is_link_local {
            return Self::Private;
        }
        // The last 64 bits change by themselves (RFC 8981): a household is its /64.
        Self::Public {
            itself: key("ip6", bits >> 64),
            network: key("net6", bits >> 80),
        }
    }
}

#[allow(clippy::cast_possible_truncation)] // its two halves
fn key(kind: &str, bits: u128) -> Digest {
    let mut print = Fingerprint::new();
    print.text(kind).bits((bits >> 64) as u64).bits(bits as u64);
    print.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn public(text: &str) -> (Digest, Digest) {
        match Address::read(text) {
            Address::Public { itself, network } => (itself, network),
            other => panic!("{text} is {other:?}"),
        }
    }

    #[test]
    fn neighbours_share_a_network_and_strangers_do_not() {
        let (one, network) = public("203.0.113.9");
        let (other, same) = public("203.0.113.200");
        assert!(one != other && network == same);
        assert_ne!(public("198.51.100.9").1, network);
        assert_eq!(public("2001:db8:1:2::1").1, public("2001:db8:1:3::9").1);
    }

    #[test]
    fn one_address_is_one_however_it_is_written() {
        assert_eq!(public(" ::ffff:203.0.113.9 "), public("203.0.113.9"));
        assert_eq!(public("[2001:DB8::1]"), public("2001:db8:0:0::1"));
        assert_eq!(public("2001:db8::1%en0"), public("2001:db8::1"));
        // A machine changes the end of its address every day, and stays where it is.
        assert_eq!(public("2001:db8::aaaa").0, public("2001:db8::bbbb").0);
    }

    #[test]
    fn what_is_kept_in_the_place_of_an_address_reads_as_it_does_and_does_not_show_it() {
        for text in [
            "203.0.113.9",
            "2001:db8::1",
            "[2001:db8::1]",
            "::ffff:203.0.113.9",
            "10.0.0.1",
            "fe80::1%en0",
            "203.0.113.9:443",
            "no address",
        ] {
            let sealed = Address::sealed(text);
            assert_eq!(Address::read(&sealed), Address::read(text), "{text}");
            assert_eq!(Address::sealed(&sealed), sealed, "sealed once is sealed");
            let is_shown = sealed.contains("203") || sealed.contains("2001");
            assert!(!is_shown || Address::read(text) == Address::Private, "{sealed}");
        }
        for text in [
            "#",
            "#0",
            "#private",
            &format!("#{}", "0".repeat(64)),
            &"#f".repeat(40),
        ] {
            assert_eq!(Address::read(text), Address::Malformed, "{text}");
        }
        let named = Address::sealed_name("Cafe am Markt");
        assert!(!named.contains("Cafe") && Address::sealed_name(&named) == named);
    }

    #[test]
    fn private_and_malformed_addresses_tell_nothing() {
        for text in [
            "10.1.2.3",
            "192.168.0.9",
            "127.0.0.1",
            "100.64.1.1",
            "169.254.1.1",
            "::1",
            "fe80::1%eth0",
            "fd00::1",
            "0.0.0.0",
            "::ffff:10.0.0.1",
        ] {
            assert_eq!(Address::read(text), Address::Private, "{text}");
        }
        for text in [
            "",
            "home",
            "1.2.3",
            "256.1.1.1",
            "1.2.3.4:80",
            "::g",
            "%",
            "[::1",
            "１.2.3.4",
        ] {
            assert_eq!(Address::read(text), Address::Malformed, "{text}");
        }
    }
}
