//! Agents: the program that came in, by its family and system and by the class of its device.
//!
//! A browser's version moves every month, its family and system with a new device. What is read off is coarse on purpose: it is
//! what stays where a version moves, and a table of programs would be old within a year.
//! Not here: whether a text is true. Whoever attacks writes into it what is liked.

/// Class of a device. Shares of the world's page views by system, StatCounter Global Stats, February 2025: Android 46 %, Windows 25 %,
/// iOS 18 %, macOS 6 %, others 5 %; rounded. It is the prior of a phone that knows no population.
const SYSTEMS: &[(&str, &str, &str, f64)] = &[
    // text, system, class, share: the first that is found holds, so that what names another one too comes first.
    ("axios", "other", "other", 0.02), // a script's, in whose name "ios" stands
    ("harmony", "harmony", "phone", 0.02),
    ("android", "android", "phone", 0.46),
    ("iphone", "ios", "phone", 0.16),
    ("ipad", "ios", "tablet", 0.02),
    ("ios", "ios", "phone", 0.16),
    ("darwin", "ios", "phone", 0.16),
    ("windows", "windows", "desktop", 0.25),
    ("mac os", "macos", "desktop", 0.06),
    ("macintosh", "macos", "desktop", 0.06),
    ("cros ", "chromeos", "desktop", 0.01),
    ("linux", "linux", "desktop", 0.02),
];
/// What none of them is.
const OTHER: (&str, &str, f64) = ("other", "other", 0.02);

/// Programs by what they write; those that name others too come first.
const FAMILIES: &[(&str, &str)] = &[
    ("micromessenger", "wechat"),
    ("alipay", "alipay"),
    ("edg", "edge"),
    ("opr/", "opera"),
    ("samsungbrowser", "samsung"),
    ("ucbrowser", "uc"),
    ("firefox", "firefox"),
    ("fxios", "firefox"),
    ("crios", "chrome"),
    ("chrome", "chrome"),
    ("safari", "safari"),
    ("okhttp", "app"),
    ("cfnetwork", "app"),
    ("axios", "script"),
    ("curl", "script"),
    ("python", "script"),
];
/// A program in three or four has any one system's users: Chrome has two thirds of them, the wallet's own app all. Judgement.
const SHARE_OF_FAMILY: f64 = 0.3;

/// What a text says of the program that came in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agent {
    /// Family of the program.
    pub family: &'static str,
    /// System that it runs on.
    pub system: &'static str,
    /// Class of the device.
    pub class: &'static str,
    /// The share of the world that has this system.
    pub share: f64,
}

impl Agent {
    /// Of its text. The first 512 bytes say it: browsers write about 150.
    pub fn read(text: &str) -> Self {
        let text: String = text.chars().take(512).collect::<String>().to_ascii_lowercase();
        let system = SYSTEMS.iter().find(|(part, ..)| text.contains(part));
        let (system, class, share) =
            system.map_or(OTHER, |(_, system, class, share)| (*system, *class, *share));
        let family = FAMILIES.iter().find(|(part, _)| text.contains(part));
        Self {
            family: family.map_or("other", |(_, family)| family),
            system,
            class,
            share,
        }
    }

    /// The share of the world that has this program on this system.
    pub const fn share_of_family(&self) -> f64 {
        self.share * SHARE_OF_FAMILY
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_version_is_the_same_program_and_another_system_is_not() {
        let read = |text: &str| {
            let agent = Agent::read(text);
            (agent.family, agent.system, agent.class)
        };
        let iphone = |version| {
            format!(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_{version} like Mac OS X) AppleWebKit/605.1 Version/18 Mobile Safari/604.1"
            )
        };
        assert_eq!(read(&iphone(1)), read(&iphone(5)));
        assert_eq!(read(&iphone(1)), ("safari", "ios", "phone"));
        let windows =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0 Safari/537.36";
        assert_eq!(read(windows), ("chrome", "windows", "desktop"));
        assert_eq!(
            read(&format!("{windows} Edg/130.0")),
            ("edge", "windows", "desktop")
        );
        assert_eq!(
            read("Mozilla/5.0 (Linux; Android 15; K) Chrome/130 Mobile MicroMessenger/8.0"),
            ("wechat", "android", "phone")
        );
        assert_eq!(read("axios/1.7.2"), ("script", "other", "other"));
        assert_eq!(read("Microsoft-CryptoAPI/10.0"), ("other", "other", "other"));
        assert_eq!(read("☃"), ("other", "other", "other"));
        assert_eq!(read(&"x".repeat(5000)).0, "other");
    }
}
