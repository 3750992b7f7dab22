//! Where is encoded, and how much is made.

use super::Profile;

/// The settings, each with what it is for.
pub const SETTINGS: [(&str, &str); 2] = [
    (
        "encoding",
        "here or elsewhere: whether “serve” encodes, or leaves that to “digitales work”; default here",
    ),
    (
        "profile",
        "full or small: how much is made of a film (1080 to 240 lines, or at most 480); default small on a disk below 100 GB",
    ),
];
/// On a smaller disk less is made of a film, in bytes.
const SMALL_DISK: u64 = 100_000_000_000;

/// Where is encoded, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Whether the web server encodes.
    pub here: bool,
    /// How much is made of a film; none: as the disk allows.
    pub profile: Option<Profile>,
}

impl Settings {
    /// How much is made on a disk of so many bytes.
    #[must_use]
    pub fn profile_on(&self, disk: u64) -> Profile {
        self.profile.unwrap_or(if disk < SMALL_DISK { Profile::Small } else { Profile::Full })
    }
}

/// Reads the settings; `fault` hears of each that says nothing known.
pub fn read(text: impl Fn(&str) -> Option<String>, mut fault: impl FnMut(String)) -> Settings {
    let mut wanted = |name: &str, what: &str| fault(format!("The setting “{name}” must be {what}."));
    let here = match text("encoding").as_deref() {
        None | Some("here") => true,
        Some("elsewhere") => false,
        Some(_) => {
            wanted("encoding", "here or elsewhere");
            true
        }
    };
    let profile = text("profile").map(|text| text.parse());
    if let Some(Err(_)) = profile {
        wanted("profile", "full or small");
    }
    Settings { here, profile: profile.and_then(Result::ok) }
}
