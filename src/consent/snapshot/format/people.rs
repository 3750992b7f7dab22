//! The fields of a snapshot about people, and of what they say.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::consent::record::Use;
use crate::consent::snapshot::words::{Day, Instant, Place};

words! {
    /// What is known of somebody's age.
    Age {
        /// Of age when recorded.
        Adult,
        /// Born on a known day: `born` or `birthdays` says when.
        Born,
        /// Not known: the work stays closed.
        Unknown,
    }
}
words! {
    /// What somebody wished for the time after their death.
    OnDeath {
        /// The own last word stays.
        Continue,
        /// All relatives that are listed are asked.
        AskRelatives,
        /// Everything closes.
        Close,
    }
}
words! {
    /// In which capacity somebody speaks.
    Capacity {
        /// For themself.
        Own,
        /// As a guardian or representative.
        Guardian,
        /// As a relative, after death.
        Relative,
    }
}
words! {
    /// What a declaration says.
    State {
        /// Yes.
        Given,
        /// Yes, again.
        Renewed,
        /// No.
        Refused,
        /// What was said before was never valid.
        Invalidated,
    }
}
object! {
    /// Somebody in the work, in one role.
    Appearance {
        /// Who.
        pub person: String,
        /// Whether the person can be cut out.
        #[serde(default)]
        pub redactable: bool,
        /// Why no consent is said to be needed; absent or null when it is.
        #[serde(default)]
        pub waiver: Option<Waiver>,
    }
}
object! {
    /// Why no consent is needed. Worth nothing without all three.
    Waiver {
        /// The ground, such as `kug_23_1_2`.
        #[serde(default)]
        pub basis: Option<String>,
        /// Who says so.
        #[serde(default)]
        pub by: Option<String>,
        /// In their words, at least twenty characters.
        #[serde(default)]
        pub note: Option<String>,
    }
}
object! {
    /// What is known of a person.
    Person {
        /// Of age, born on a known day, or not known.
        pub age: Age,
        /// With age `born`: the day of birth, from which `birthdays` follow. Either this or `birthdays`.
        #[serde(default)]
        pub born: Option<Day>,
        /// With age `born`: the three instants that follow from the day of birth.
        #[serde(default)]
        pub birthdays: Option<Birthdays>,
        /// Whether an adult has a representative appointed by a court.
        #[serde(default)]
        pub represented: bool,
        /// When the person died.
        #[serde(default)]
        pub died: Option<Instant>,
        /// What the person wished for then.
        #[serde(default = "ask_relatives")]
        pub on_death: OnDeath,
        /// Who holds or held responsibility.
        #[serde(default)]
        pub guardianships: Vec<Guardianship>,
        /// Who is asked after death.
        #[serde(default)]
        pub relatives: BTreeSet<String>,
    }
}
object! {
    /// Three instants of a life.
    Birthdays {
        /// From here on the child's own consent is needed too.
        pub capable_from: Instant,
        /// From here on the person decides alone.
        pub adult_from: Instant,
        /// Until here a yes from before 18 counts.
        pub reaffirm_until: Instant,
    }
}
object! {
    /// An office.
    Guardianship {
        /// Who holds it.
        pub guardian: String,
        /// Whether it is for an adult (Betreuung). Any other ends at 18 at the latest.
        #[serde(default)]
        pub for_adult: bool,
        /// The first instant of it.
        pub from: Instant,
        /// The first instant after it.
        pub until: Instant,
    }
}
object! {
    /// One declaration about one person and this work.
    Declaration {
        /// A name of its own, by which editions refer to it.
        pub id: String,
        /// About whom.
        pub subject: String,
        /// In which capacity it is said.
        #[serde(default = "own")]
        pub capacity: Capacity,
        /// Who says it; needed unless the capacity is `own`.
        #[serde(default)]
        pub by: Option<String>,
        /// Its place in the chain of the same subject, capacity and speaker, from 1.
        pub version: i64,
        /// What it says.
        pub state: State,
        /// Whether it was said in so many words (GDPR Art. 9 (2) (a)).
        pub explicit: bool,
        /// Whether a piece of its evidence is verified by the latest look at it.
        pub verified: bool,
        /// When it was said.
        pub given_at: Instant,
        /// What it covers.
        #[serde(default)]
        pub scopes: Vec<Scope>,
    }
}
object! {
    /// Use, place and time of a yes.
    Scope {
        /// Which use.
        #[serde(rename = "use")]
        pub use_: Use,
        /// Where.
        pub places: Vec<Place>,
        /// The first instant inside.
        pub from: Instant,
        /// Until and including this day in Berlin. Either this or `until`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub through: Option<Day>,
        /// The first instant after it, where no form names a day. Either this or `through`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub until: Option<Instant>,
    }
}
object! {
    /// Somebody takes it back.
    Withdrawal {
        /// About whom.
        pub subject: String,
        /// In which capacity it is said.
        #[serde(default = "own")]
        pub capacity: Capacity,
        /// Who says it; needed unless the capacity is `own`.
        #[serde(default)]
        pub by: Option<String>,
        /// From which uses; absent or null: from every use.
        #[serde(default)]
        pub uses: Option<BTreeSet<Use>>,
        /// From when on.
        pub effective: Instant,
    }
}

const fn own() -> Capacity {
    Capacity::Own
}

const fn ask_relatives() -> OnDeath {
    OnDeath::AskRelatives
}
