//! The fields of a snapshot, one structure an object. Lists may be left out where there is nothing in them.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::words::{Instant, Place};
use crate::consent::record::Use;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant),* }
    };
}

macro_rules! object {
    ($(#[$doc:meta])* $name:ident { $($body:tt)* }) => {
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields)]
        $(#[$doc])*
        pub struct $name { $($body)* }
    };
}

mod people;

pub use people::*;

words! {
    /// What is done to a passage.
    Operation {
        /// Nothing is heard.
        Mute,
        /// Nothing is recognised in the picture.
        Blur,
        /// It is left out.
        Cut,
    }
}
words! {
    /// What an organisation is.
    Kind {
        /// Shows works in lessons.
        School,
        /// Puts works on air.
        RadioPartner,
        /// Shows silent editions on passenger screens.
        ScreenOperator,
        /// Keeps copies.
        Archive,
    }
}

object! {
    /// One work and everything that decides about it. People, declarations and editions have names of your choice.
    #[schemars(title = "consent snapshot")]
    Snapshot {
        /// The version of this format: 1.
        #[schemars(range(min = 1, max = 1))]
        pub version: i64,
        /// The work.
        pub work: Work,
        /// Who looked whether everybody is listed, for which version of the master.
        #[serde(default)]
        pub attestations: Vec<Attestation>,
        /// Who can be recognised, one entry a role.
        #[serde(default)]
        pub appearances: Vec<Appearance>,
        /// What is known of those who appear, by name.
        #[serde(default)]
        pub people: BTreeMap<String, Person>,
        /// Every declaration of every chain, the replaced ones too.
        #[serde(default)]
        pub declarations: Vec<Declaration>,
        /// Every withdrawal, those from every work too.
        #[serde(default)]
        pub withdrawals: Vec<Withdrawal>,
        /// Stops until a date.
        #[serde(default)]
        pub embargoes: Vec<Stop>,
        /// Stops while something is checked.
        #[serde(default)]
        pub holds: Vec<Stop>,
        /// Passages that somebody closed.
        #[serde(default)]
        pub restrictions: Vec<Restriction>,
        /// Rights of authors, performers and musicians.
        #[serde(default)]
        pub licences: Vec<Licence>,
        /// The original and the cuts of every version of the master.
        #[serde(default)]
        pub editions: Vec<Edition>,
        /// From when to when people have chosen a name. The names themselves decide nothing and do not stand here.
        #[serde(default)]
        pub names: Vec<ChosenName>,
        /// Schools, radio partners, screen operators, archives, and what was agreed with them.
        #[serde(default)]
        pub organisations: Vec<Organisation>,
        /// From when to when members of staff are engaged.
        #[serde(default)]
        pub engagements: Vec<Span>,
    }
}
object! {
    /// Which work, and what the curators say of it.
    Work {
        /// How the answer calls it: an id or a slug.
        pub id: String,
        /// Whether the curators have published it.
        pub published: bool,
        /// Which version of its master is current.
        pub media_version: i64,
    }
}
object! {
    /// “Everybody who can be recognised in this version is listed.”
    Attestation {
        /// The version that was looked at.
        pub media_version: i64,
        /// When.
        pub at: Instant,
    }
}
object! {
    /// A hold or an embargo.
    Stop {
        /// Which uses; absent or null: every use.
        #[serde(default)]
        pub uses: Option<BTreeSet<Use>>,
        /// The first instant of it; absent or null: always before.
        #[serde(default)]
        pub from: Option<Instant>,
        /// The first instant after it; absent or null: no end.
        #[serde(default)]
        pub until: Option<Instant>,
    }
}
object! {
    /// A passage that somebody closed.
    Restriction {
        /// Which part of the work, from 1.
        #[serde(default = "first")]
        pub part: i64,
        /// Its first millisecond.
        pub start_ms: i64,
        /// The first millisecond after it.
        pub end_ms: i64,
        /// What must at least be done to it.
        pub operation: Operation,
        /// Of a blur: where in the picture; absent or null: all of it.
        #[serde(default)]
        pub area: Option<Area>,
        /// For which uses; absent or null: for every use.
        #[serde(default)]
        pub uses: Option<BTreeSet<Use>>,
        /// The first instant of it; absent or null: always before.
        #[serde(default)]
        pub from: Option<Instant>,
        /// The first instant after it; absent or null: no end.
        #[serde(default)]
        pub until: Option<Instant>,
    }
}
object! {
    /// A right in the work for one use.
    Licence {
        /// Which use.
        #[serde(rename = "use")]
        pub use_: Use,
        /// Where.
        pub places: Vec<Place>,
        /// The first instant inside.
        pub from: Instant,
        /// The first instant after it.
        pub until: Instant,
    }
}
object! {
    /// The original or a cut.
    Edition {
        /// A name of its own; of two cuts that fit equally the one with the lower name (by bytes) opens.
        pub id: String,
        /// Whether it is the work as it was made.
        #[serde(default)]
        pub original: bool,
        /// The version of the master that it was made from.
        pub media_version: i64,
        /// When somebody approved it.
        #[serde(default)]
        pub approved_at: Option<Instant>,
        /// When somebody else checked it.
        #[serde(default)]
        pub checked_at: Option<Instant>,
        /// What was done.
        #[serde(default)]
        pub edits: Vec<Edit>,
        /// Who is not in it any more.
        #[serde(default)]
        pub removes: Vec<Removal>,
    }
}
object! {
    /// A passage and what was done to it.
    #[derive(Copy, PartialOrd, Ord)]
    Edit {
        /// Which part of the work, from 1.
        #[serde(default = "first")]
        pub part: i64,
        /// Its first millisecond.
        pub start_ms: i64,
        /// The first millisecond after it.
        pub end_ms: i64,
        /// What was done.
        pub operation: Operation,
        /// Of a blur: where in the picture; absent or null: all of it.
        #[serde(default)]
        pub area: Option<Area>,
    }
}
object! {
    /// A box in the picture as it is shown, in thousandths of its width and height.
    #[derive(Copy, PartialOrd, Ord)]
    Area {
        /// From the left edge.
        pub left: u16,
        /// From the top edge.
        pub top: u16,
        /// How wide, at least 1.
        pub width: u16,
        /// How high, at least 1.
        pub height: u16,
    }
}
object! {
    /// Somebody who is not in a cut any more.
    Removal {
        /// Who.
        pub person: String,
        /// The declaration by which they agreed to exactly this cut beforehand.
        #[serde(default)]
        pub standing: Option<String>,
    }
}
object! {
    /// That somebody has a name to be shown for one use.
    ChosenName {
        /// Who.
        pub person: String,
        /// For which use.
        #[serde(rename = "use")]
        pub use_: Use,
        /// The first instant of it; absent or null: always before.
        #[serde(default)]
        pub from: Option<Instant>,
        /// The first instant after it; absent or null: no end.
        #[serde(default)]
        pub until: Option<Instant>,
    }
}
object! {
    /// A school, radio partner, screen operator or archive.
    Organisation {
        /// By which it is asked about.
        pub name: String,
        /// What it is.
        pub kind: Kind,
        /// Where it is.
        pub place: Place,
        /// What was agreed with it.
        #[serde(default)]
        pub agreements: Vec<Agreement>,
    }
}
object! {
    /// What was agreed with an organisation.
    Agreement {
        /// For which uses.
        pub uses: BTreeSet<Use>,
        /// The first instant of it.
        pub from: Instant,
        /// The first instant after it.
        pub until: Instant,
    }
}
object! {
    /// From when to when.
    Span {
        /// The first instant of it.
        pub from: Instant,
        /// The first instant after it.
        pub until: Instant,
    }
}

const fn first() -> i64 {
    1
}

/// The JSON Schema (2020-12) of a snapshot, as it is committed: indented, with a line feed at its end.
#[must_use]
pub fn schema_text() -> String {
    let schema = schemars::schema_for!(Snapshot).to_value();
    // A value of text keys and plain numbers always serialises.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}
