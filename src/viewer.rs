//! Who asks: anyone, a class with a link, a partner with a token, a member of staff.

use crate::accounts::account::Account;
use crate::consent::record::Organisation;
use crate::id::Id;

/// The noun of what a viewer came in with: the row of a class link, of a partner's token or of a session at a desk
/// (`Id::cast` from its own noun).
#[derive(Clone, Copy, Debug)]
pub enum Credential {}

/// Who asks. What it may ask for, and where it is, is read from the ledger with every question.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Viewer {
    /// Anyone at all; nobody's place is looked up.
    Anyone,
    /// A class of a school, by a link.
    Class {
        /// The school.
        organisation: Id<Organisation>,
        /// The class link; revoked or past its last day, it opens nothing.
        link: Id<Credential>,
    },
    /// A radio partner, by a token.
    Partner {
        /// The partner.
        organisation: Id<Organisation>,
        /// The token; revoked, it opens nothing.
        token: Id<Credential>,
        /// The session of somebody who is signed in at the desk; when it has ended, it opens nothing.
        session: Option<Id<Credential>>,
    },
    /// Somebody who works here. An account with a role that has to do with works is an engagement.
    Staff {
        /// Who.
        account: Id<Account>,
        /// In which browser; signed out, it opens nothing.
        session: Id<Credential>,
    },
}
