//! The nouns: an account of somebody who works here, its name, and what it may do.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::id::Id;

/// Somebody who works here and signs in.
#[derive(Clone, Debug)]
pub struct Account {
    /// Which.
    pub id: Id<Account>,
    /// What one signs in with. It never reaches a log.
    pub name: AccountName,
    /// What it may do.
    pub roles: BTreeSet<Role>,
    /// Since when.
    pub created_at: Timestamp,
    /// Since when it opens nothing any more.
    pub disabled_at: Option<Timestamp>,
}

impl Account {
    /// Whether it may do what `role` does. No role holds another: whoever manages accounts decides no consent by that.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// What somebody who works here may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Manages accounts and partners.
    Administrator,
    /// Keeps the promises: records consents, noes, holds; answers requests.
    ConsentOfficer,
    /// Catalogues works, lists who is in them, makes and approves cuts.
    Curator,
    /// Reads everything that proves what was done, and changes nothing.
    Auditor,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Administrator, Self::ConsentOfficer, Self::Curator, Self::Auditor];

    /// As tables and the command line write it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::ConsentOfficer => "consent_officer",
            Self::Curator => "curator",
            Self::Auditor => "auditor",
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Role {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let told = || {
            Error::invalid(format!(
                "“{text}” is no role. There are administrator, consent_officer, curator and auditor."
            ))
        };
        Self::ALL.into_iter().find(|role| role.as_str() == text).ok_or_else(told)
    }
}

/// The name of an account: 3 to 64 of `a–z 0–9 . - _ @`, folded to lower case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountName(String);

impl AccountName {
    /// As tables write it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for AccountName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for AccountName {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let folded = text.trim().to_ascii_lowercase();
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-_@".contains(&b);
        if (3..=64).contains(&folded.len()) && folded.bytes().all(fits) {
            return Ok(Self(folded));
        }
        Err(Error::invalid("The name of an account has 3 to 64 letters (a–z), digits, or . - _ @."))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_folded_and_nothing_strange_is_one() {
        assert_eq!(
            " Kofi.Boateng@Library.example ".parse::<AccountName>().unwrap().as_str(),
            "kofi.boateng@library.example"
        );
        for wrong in ["", "ab", "two words", "zoë", "a\u{0}b", &"x".repeat(65)] {
            assert!(wrong.parse::<AccountName>().is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_role_is_read_as_it_is_written() {
        for role in Role::ALL {
            assert_eq!(role.as_str().parse::<Role>().unwrap(), role);
        }
        assert!("root".parse::<Role>().is_err());
    }
}
