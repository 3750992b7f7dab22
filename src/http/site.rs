//! What the pages say about themselves: the address and who answers for it.

use std::borrow::Cow;

use crate::http::tongues::Tongues;
use crate::http::words::Words;

/// Who answers for this library; shown in the imprint and beside “you can have it stopped”.
#[derive(Clone, Debug, Default)]
pub struct Operator {
    /// Name.
    pub name: Option<String>,
    /// Postal address, lines separated by commas.
    pub address: Option<String>,
    /// For questions and barriers.
    pub email: Option<String>,
    /// A human's telephone.
    pub phone: Option<String>,
    /// The data protection authority.
    pub authority: Option<String>,
}

impl Operator {
    /// The message `key`, or the one that stands for it where nobody can be called.
    #[must_use]
    pub fn reached<'a>(&self, words: &Words, key: &'a str) -> Cow<'a, str> {
        let unphoned = format!("{key}-no-phone");
        if self.phone.is_none() && words.has(&unphoned) { unphoned.into() } else { key.into() }
    }
}

/// The site as its pages know it.
#[derive(Clone, Debug)]
pub struct Site {
    /// The public address without a trailing slash; absolute addresses come from here, never from a header.
    pub url: String,
    /// Who answers for this library.
    pub operator: Operator,
    /// Where a recall is answered, as every broadcast file says it.
    pub recall: String,
    /// Hold at once for 72 hours when somebody reports danger.
    pub danger_hold: bool,
    /// How many such holds a day at most, over the whole library.
    pub danger_holds_a_day: u32,
    /// After how many days an original is deleted when its person wishes so.
    pub erasure_days: u32,
    /// Under whose law consent is recorded: ISO 3166-1.
    pub jurisdiction: String,
    /// Whether letters to the people in the works go out by themselves.
    pub writes_letters: bool,
    /// The languages of the pages for the people in the works.
    pub tongues: Tongues,
    /// What only a demonstration has; nothing anywhere else.
    pub demonstration: Option<Demonstration>,
}

impl Site {
    /// Where a recall is answered, for whoever reads it: where nobody set an address or a number, at the radio desk.
    #[must_use]
    pub fn answers_recalls(&self) -> String {
        let known = self.operator.email.is_some() || self.operator.phone.is_some();
        if known { self.recall.clone() } else { format!("{}/radio", self.url) }
    }
}

/// What only a demonstration has.
#[derive(Clone, Debug)]
pub struct Demonstration {
    /// The address of the lesson page: another origin.
    pub lesson: String,
    /// A radio partner's token, ready to sign in with: everything behind it is invented.
    pub token: String,
}
