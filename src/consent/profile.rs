//! What only the library knows of a person: legal name, contact, birth date, languages, notes. Sealed under the key of
//! the person.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::birthday::Birthdays;
use super::sealed::{Sealed, bound_to};
use crate::catalogue::participant::Person;
use crate::consent::ledger::sealed::papers::sealed_profile;
use crate::consent::ledger::{ByHand, Deed, born_by_hand};
use crate::error::{Error, Result};
use crate::id::Id;
use crate::storage::database::Tx;

/// Most characters of one field.
const LONGEST: usize = 10_000;
const SHAPE: &str = "A profile is a JSON object with any of these: legal_name, mail, phone, address, notes (texts), \
    born (a day like 2010-05-04), languages (a list of tags like \"tr\"). null takes one out; what is not named stays.";

/// A profile, opened. It cannot be printed; whoever shows it says so with [`Profile::reveal`].
#[derive(Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Profile(Fields);

#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    #[serde(skip_serializing_if = "Option::is_none")]
    legal_name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mail: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    born: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    languages: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notes: Option<String>,
}

impl Profile {
    /// The name in the papers.
    #[must_use]
    pub fn legal_name(&self) -> Option<&str> {
        self.0.legal_name.as_deref()
    }

    /// Where to send mail.
    #[must_use]
    pub fn mail(&self) -> Option<&str> {
        self.0.mail.as_deref()
    }

    /// Where to call.
    #[must_use]
    pub fn phone(&self) -> Option<&str> {
        self.0.phone.as_deref()
    }

    /// Where to send a letter.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        self.0.address.as_deref()
    }

    /// All of it, to be shown to whoever opened it.
    ///
    /// # Errors
    /// `Internal`, never seen.
    pub fn reveal(&self) -> Result<String> {
        serde_json::to_string_pretty(&self.0).map_err(|_| Error::internal("a profile that cannot be written"))
    }

    /// What an officer sees of it, as names of fields with their values: all but the birth date, which no desk shows.
    #[must_use]
    pub fn shown(&self) -> Vec<(&'static str, String)> {
        let Fields { legal_name, mail, phone, address, languages, notes, born: _ } = self.0.clone();
        let languages = languages.map(|all| all.join(", "));
        let fields = [
            ("legal_name", legal_name),
            ("mail", mail),
            ("phone", phone),
            ("address", address),
            ("languages", languages),
            ("notes", notes),
        ];
        fields.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
    }

    /// This profile with what `patch` says (RFC 7396: what is null goes, what is not named stays).
    ///
    /// # Errors
    /// `Invalid` for anything that is no such patch; the message repeats nothing of it.
    pub fn patched(&self, patch: &str) -> Result<Self> {
        let invalid = || Error::invalid(SHAPE);
        let patch: Map<String, Value> = serde_json::from_str(patch).map_err(|_| invalid())?;
        let Ok(Value::Object(mut fields)) = serde_json::to_value(&self.0) else { return Err(invalid()) };
        for (name, value) in patch {
            match value {
                Value::Null => drop(fields.remove(&name)),
                value => drop(fields.insert(name, value)),
            }
        }
        let fields: Fields = serde_json::from_value(fields.into()).map_err(|_| invalid())?;
        let day = |born: &String| born.parse::<jiff::civil::Date>().is_ok();
        if !fields.born.as_ref().is_none_or(day) || !fields.are_short() {
            return Err(invalid());
        }
        Ok(Self(fields))
    }

    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Fields {
    fn are_short(&self) -> bool {
        let texts = [&self.legal_name, &self.mail, &self.phone, &self.address, &self.notes];
        let languages = self.languages.iter().flatten();
        texts.into_iter().flatten().chain(languages).all(|text| text.chars().count() <= LONGEST)
    }
}

/// What is sealed about `person`; none when nothing is.
///
/// # Errors
/// `Missing` for nobody.
pub async fn sealed(tx: &mut Tx, person: Id<Person>) -> Result<Option<Sealed<Profile>>> {
    let (slot, words) = sealed_profile(tx, person).await?;
    Ok(words.map(|words| Sealed::new(person, slot, words)))
}

/// Changes the profile of `person` by hand, as `patch` says; whether that changed anything. From a birth date on it
/// decides their age, also in the rule.
///
/// # Errors
/// `Invalid` for a patch that is none, `Gone` when the person was erased.
pub async fn change(deed: &mut Deed, person: Id<Person>, patch: &str) -> Result<bool> {
    let before = standing(deed, person).await?;
    let after = before.patched(patch)?;
    if after.0.born != before.0.born {
        deed.set_by_hand(person, &ByHand::Born).await?;
        // What is sealed and what the rule counts by are one date.
        if let Some(day) = after.0.born.as_ref().and_then(|day| day.parse().ok()) {
            deed.born(person, Birthdays::of(day)?).await?;
        }
    }
    seal(deed, person, &before, &after).await
}

/// What became of a birth date that a file gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Learned {
    /// It was not sealed, and is now.
    New,
    /// It is the one that was sealed.
    Known,
    /// Another one was set by hand, and stays.
    Otherwise,
}

/// Seals the birth date that a file gives for `person`, unless somebody set one by hand.
///
/// # Errors
/// `Invalid` for a day that is none, `Gone` when the person was erased.
pub async fn learn_birth_date(deed: &mut Deed, person: Id<Person>, born: &str) -> Result<Learned> {
    let before = standing(deed, person).await?;
    let after = before.patched(&serde_json::json!({ "born": born }).to_string())?;
    if after == before {
        return Ok(Learned::Known);
    }
    if born_by_hand(deed.tx(), person).await? {
        return Ok(Learned::Otherwise);
    }
    seal(deed, person, &before, &after).await?;
    Ok(Learned::New)
}

async fn standing(deed: &mut Deed, person: Id<Person>) -> Result<Profile> {
    let (slot, words) = sealed_profile(deed.tx(), person).await?;
    match words {
        Some(words) => Sealed::<Profile>::new(person, slot, words).peek(deed.ledger()).await,
        None => Ok(Profile::default()),
    }
}

async fn seal(deed: &mut Deed, person: Id<Person>, before: &Profile, after: &Profile) -> Result<bool> {
    if after == before {
        return Ok(false);
    }
    let (slot, _) = sealed_profile(deed.tx(), person).await?;
    let ledger = deed.ledger().clone();
    if after.is_empty() {
        deed.seal_profile(person, None).await?;
        return Ok(true);
    }
    let plain = serde_json::to_vec(&after.0).map_err(|_| Error::invalid(SHAPE))?;
    let words = ledger.vault.seal(slot, &bound_to(person), &plain).await?;
    deed.seal_profile(person, Some(&words)).await?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_named_changes_and_the_rest_stays() {
        let one = Profile::default().patched(r#"{"legal_name": "A B", "born": "2010-05-04"}"#).unwrap();
        let two = one.patched(r#"{"born": null, "languages": ["tr", "de"]}"#).unwrap();
        assert_eq!(two.legal_name(), Some("A B"));
        assert!(!two.reveal().unwrap().contains("born") && two.reveal().unwrap().contains("tr"));
        assert!(two.patched(r#"{"legal_name": null, "languages": null}"#).unwrap().is_empty());
    }

    #[test]
    fn a_fault_is_told_without_a_word_of_what_was_said() {
        for patch in
            [r#"{"legal_name": 7}"#, r#"{"secret-word": "x"}"#, "secret-word", r#"{"born": "secret-word"}"#]
        {
            let told = Profile::default().patched(patch).err().unwrap();
            assert!(told.chain().starts_with("A profile is") && !told.chain().contains("secret-word"));
        }
    }
}
