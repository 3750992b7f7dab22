//! Licences of a work: the closed list of addresses from rightsstatements.org and Creative Commons that we take.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, Result};

/// What a work gets when nobody says otherwise: in copyright. Creative Commons licences cannot be taken back
/// and do not speak of personality rights, so they are never the default for living narrators.
pub const DEFAULT: &str = "http://rightsstatements.org/vocab/InC/1.0/";

/// The twelve statements of rightsstatements.org (version 1.0).
const STATEMENTS: [&str; 12] = [
    "InC",
    "InC-OW-EU",
    "InC-EDU",
    "InC-NC",
    "InC-RUU",
    "NoC-CR",
    "NoC-NC",
    "NoC-OKLR",
    "NoC-US",
    "CNE",
    "UND",
    "NKC",
];
/// The Creative Commons licences and dedications, with the versions that were published of each.
const CC_LICENCES: [&str; 6] = ["by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"];
const CC_VERSIONS: [&str; 5] = ["1.0", "2.0", "2.5", "3.0", "4.0"];

/// A checked licence address in its canonical spelling.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Licence(String);

impl Licence {
    /// The canonical address.
    #[must_use]
    pub fn uri(&self) -> &str {
        &self.0
    }

    /// A short label that every language reads: `CC BY-SA 4.0`, `InC`, `CC0 1.0`.
    #[must_use]
    pub fn label(&self) -> String {
        let parts: Vec<&str> = self.0.trim_end_matches('/').rsplit('/').collect();
        match parts.as_slice() {
            [version, name, "licenses", ..] => format!("CC {} {version}", name.to_ascii_uppercase()),
            [version, "zero", ..] => format!("CC0 {version}"),
            [_, "mark", ..] => "Public Domain Mark".to_owned(),
            [_, name, ..] => (*name).to_owned(),
            _ => self.0.clone(),
        }
    }
}

impl FromStr for Licence {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let bare =
            text.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
        let path: Vec<&str> = bare.trim_end_matches('/').split('/').collect();
        match path.as_slice() {
            ["rightsstatements.org", "vocab" | "page", name, "1.0"] if STATEMENTS.contains(name) => {
                Ok(Self(format!("http://rightsstatements.org/vocab/{name}/1.0/")))
            }
            ["creativecommons.org", "licenses", name, version]
                if CC_LICENCES.contains(name) && CC_VERSIONS.contains(version) =>
            {
                Ok(Self(format!("https://creativecommons.org/licenses/{name}/{version}/")))
            }
            ["creativecommons.org", "publicdomain", name @ ("zero" | "mark"), "1.0"] => {
                Ok(Self(format!("https://creativecommons.org/publicdomain/{name}/1.0/")))
            }
            _ => Err(Error::invalid(format!(
                "“{text}” is no licence we know. Take an address from rightsstatements.org (such as {DEFAULT}) or \
                 from creativecommons.org (such as https://creativecommons.org/licenses/by-nc-nd/4.0/)."
            ))),
        }
    }
}

impl fmt::Display for Licence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn licences_are_a_closed_list_in_one_spelling() {
        for (given, kept, label) in [
            (DEFAULT, DEFAULT, "InC"),
            (
                "https://rightsstatements.org/page/NoC-US/1.0",
                "http://rightsstatements.org/vocab/NoC-US/1.0/",
                "NoC-US",
            ),
            (
                "http://creativecommons.org/licenses/by-sa/4.0",
                "https://creativecommons.org/licenses/by-sa/4.0/",
                "CC BY-SA 4.0",
            ),
            (
                "https://creativecommons.org/publicdomain/zero/1.0/",
                "https://creativecommons.org/publicdomain/zero/1.0/",
                "CC0 1.0",
            ),
        ] {
            let licence: Licence = given.parse().unwrap();
            assert_eq!((licence.uri(), licence.label().as_str()), (kept, label));
        }
        for bad in [
            "",
            "CC BY 4.0",
            "https://creativecommons.org/licenses/by-xx/4.0/",
            "https://example.org/licence",
            "http://rightsstatements.org/vocab/InC/2.0/",
        ] {
            assert!(bad.parse::<Licence>().is_err(), "{bad} is not in the list");
        }
    }
}
