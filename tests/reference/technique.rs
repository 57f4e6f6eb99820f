//! Techniques of fraud that leave a trace in what a wallet shows an engine, for the table of what is covered.
//!
//! Ids and names are those of the MITRE Fight Fraud Framework (Apache-2.0), misspellings included; which of them a wallet
//! could see, and why one is not covered, is this project's judgement. What covers one is never said here: the
//! declarations of the reasons say it.

/// Where ids and names are from.
pub(crate) const SOURCE: &str = "[MITRE Fight Fraud Framework](https://github.com/center-for-threat-informed-defense/fight-fraud-framework) 1.1 (Apache-2.0)";

/// A technique.
pub(crate) struct Technique {
    /// Its id.
    pub(crate) id: &'static str,
    /// Its name.
    pub(crate) name: &'static str,
    /// Why no reason covers it; empty where one does.
    pub(crate) uncovered: &'static str,
}

impl Technique {
    /// Id and name.
    pub(crate) fn named(&self) -> String {
        format!("{} {}", self.id, self.name)
    }
}

const fn covered(id: &'static str, name: &'static str) -> Technique {
    uncovered(id, name, "")
}

const fn uncovered(id: &'static str, name: &'static str, uncovered: &'static str) -> Technique {
    Technique { id, name, uncovered }
}

/// In the order of their ids.
pub(crate) const ALL: &[Technique] = &[
    uncovered(
        "F1003",
        "Abuse SMS verification",
        "one-time codes are no events of a wallet's statement",
    ),
    uncovered(
        "F1004",
        "Access with Stolen Session Cookie",
        "a stolen session shows by its network and program, and by nothing of its own",
    ),
    uncovered(
        "F1005.001",
        "Account Manipulation: Account Linking",
        "no event tells of linked accounts",
    ),
    covered("F1005.002", "Account Manipulation: Add Authorized User"),
    covered("F1005.003", "Account Manipulation: Add Beneficiary"),
    covered("F1005.004", "Account Manipulation: Change Account Details"),
    covered("F1006", "Account Takeover"),
    covered("F1006.003", "Account Takeover: Password Reset"),
    covered("F1012", "Card Testing"),
    uncovered(
        "F1015",
        "Churning",
        "bonuses are the operator's money, and their rules are not known here",
    ),
    uncovered(
        "F1017.001",
        "Conversion to Physical Monetary Instruments: Cash",
        "a cash-out is a move between the holder's own places here",
    ),
    uncovered(
        "F1018",
        "Convert to Cryptocurrency",
        "an exchange is a purchase like others until its merchants can be told",
    ),
    covered("F1021", "Create Fraudulent Merchant Account"),
    uncovered(
        "F1023",
        "Device Fingerprint Spoofing",
        "a device is the name that the host gives it",
    ),
    uncovered(
        "F1024",
        "Dispute Legitimate Transaction",
        "a dispute is the operator's to judge",
    ),
    covered("F1025.001", "Electronic Funds Transfer: Peer-to-Peer Transfer"),
    uncovered(
        "F1025.002",
        "Electronic Funds Transfer: Regional Payment Rail",
        "the rail is not told; such transfers are judged as any other",
    ),
    covered("F1026", "Exploitation of Gambling Platforms"),
    covered("F1028", "Fradulent Purchasing"),
    uncovered(
        "F1030",
        "Geolocation Spoofing",
        "a place is what the host says; only the speed between two is checked",
    ),
    covered("F1032", "Impersonate Official"),
    covered("F1037", "NFC Payment"),
    covered("F1042", "Reactivate Account"),
    uncovered(
        "F1043",
        "Reversal of Transaction",
        "what was undone is watched for the holder, not held against anybody",
    ),
    uncovered(
        "F1044",
        "Scheduled Transfer",
        "a standing transfer is judged when it is drawn",
    ),
    covered("F1045", "Structuring"),
    uncovered(
        "F1046",
        "Test Payment Thresholds",
        "limits of the wallet are not known here; structuring sees the reported ones",
    ),
    covered("F1047", "Transfer of funds"),
    uncovered(
        "F1048",
        "Use Virtual Cards",
        "an instrument does not tell whether it is one",
    ),
    covered("T1110", "Brute Force"),
    covered("T1113", "Screen Capture"),
    covered("T1219", "Remote Access Tools"),
    covered("T1451", "SIM Card Swap"),
    uncovered(
        "T1531",
        "Account Access Removal",
        "whoever is locked out gets a case, not an alert",
    ),
    covered("T1621", "Multi-Factor Authentication Request Generation"),
];
