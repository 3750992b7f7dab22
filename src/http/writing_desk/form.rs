//! What was typed into the form of a declaration, and what it says; whatever is missing is told with its field.

use std::collections::BTreeMap;

use jiff::civil::{Date, Time};

use crate::catalogue::participant::Person;
use crate::clock::{Timestamp, berlin_instant, end_of_berlin_day, start_of_berlin_day};
use crate::consent::record::{Territory, Use};
use crate::consent::saying::{Agreed, NameWish, Saying};
use crate::http::writing_desk::faults::{Fault, Found};
use crate::id::Id;
use crate::language::Language;

/// What was typed, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct Typed(pub Vec<(String, String)>);

impl Typed {
    /// What stands in a field; nothing when it is not there.
    #[must_use]
    pub fn of(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }

    /// Whether one of the fields of that name has that value.
    #[must_use]
    pub fn is(&self, name: &str, value: &str) -> bool {
        self.0.iter().any(|(known, given)| known == name && given.trim() == value)
    }

    /// What stands in a field of its use, such as `through-catalogue`.
    #[must_use]
    pub fn of_use(&self, name: &str, use_: &str) -> &str {
        self.of(&format!("{name}-{use_}"))
    }

    /// Whether a use was answered so.
    #[must_use]
    pub fn answered(&self, use_: &str, answer: &str) -> bool {
        self.is(&format!("use-{use_}"), answer)
    }

    /// What goes on to the next page: everything but the button.
    pub fn kept(&self) -> impl Iterator<Item = &(String, String)> {
        self.0.iter().filter(|(name, _)| !matches!(name.as_str(), "step" | "proof" | "replaces"))
    }
}

/// What the form needs to know to be read.
pub struct Against<'a> {
    /// Which work.
    pub work: String,
    /// About whom.
    pub subject: Id<Person>,
    /// In which capacity, and who.
    pub voice: (&'a str, Id<Person>),
    /// The ids of the notices that may be used.
    pub notices: Vec<String>,
    /// People by key, among them the interpreters.
    pub people: &'a BTreeMap<String, Id<Person>>,
    /// The ids of the cuts that are offered.
    pub cuts: Vec<String>,
    /// The end of the chain as the officer saw it.
    pub replaces: Option<String>,
    /// When that was said.
    pub after: Option<Timestamp>,
    /// Now.
    pub now: Timestamp,
}

/// Reads what was typed.
///
/// # Errors
/// Every fault, in the order of the fields.
pub fn read(typed: &Typed, against: &Against<'_>) -> Result<Saying, Vec<Fault>> {
    let mut faults = Found::default();
    let agreed = agreed(typed, &mut faults);
    let given = given(typed, against.now, agreed.is_empty(), &mut faults);
    let older = against.after.is_some_and(|last| given < last);
    faults.unless(!older, "given-time", "say-fault-older");
    let notice = typed.of("notice");
    faults.unless(against.notices.iter().any(|id| id == notice), "notice", "say-fault-notice");
    let explained = typed.of("explained").parse::<Language>();
    faults.unless(explained.is_ok(), "explained", "say-fault-language");
    let method = typed.of("method");
    let known = matches!(method, "paper_signed" | "e_signed" | "recorded_statement");
    faults.unless(known, "method", "say-fault-method");
    let interpreter = against.people.get(typed.of("interpreter"));
    faults.unless(
        typed.of("interpreter").is_empty() || interpreter.is_some(),
        "interpreter",
        "say-fault-interpreter",
    );
    let own = against.voice.0 == "own";
    let name = if own { name(typed, &mut faults) } else { None };
    if let Some(fault) = agreed.iter().find(|a| end_of_berlin_day(a.through) <= given) {
        faults.add(&format!("through-{}", fault.use_), "say-fault-past");
    }
    let on_death = Some(typed.of("death")).filter(|wish| own && !wish.is_empty()).map(str::to_owned);
    let cuts = against.cuts.iter().filter(|cut| own && typed.is("cut", cut)).cloned().collect();
    let saying = Saying {
        work: against.work.clone(),
        subject: against.subject.text(),
        capacity: against.voice.0.to_owned(),
        by: against.voice.1.text(),
        replaces: against.replaces.clone(),
        explicit: typed.is("explicit", "yes"),
        notice: notice.to_owned(),
        method: method.to_owned(),
        explained_in: typed.of("explained").to_owned(),
        interpreter: interpreter.map(|person| person.text()),
        given: given.millis(),
        agreed,
        orally: typed.is("orally", "yes"),
        risks: typed.is("risks", "yes"),
        name,
        on_death,
        cuts,
        evidence: vec![],
    };
    if faults.0.is_empty() { Ok(saying) } else { Err(faults.0) }
}

/// Reads only what is agreed to: every use with a yes or a no, and of each yes place and last day.
///
/// # Errors
/// Every fault, in the order of the fields.
pub fn allowed(typed: &Typed, now: Timestamp) -> Result<Vec<Agreed>, Vec<Fault>> {
    let mut faults = Found::default();
    let agreed = agreed(typed, &mut faults);
    for over in agreed.iter().filter(|a| end_of_berlin_day(a.through) <= now) {
        faults.add(&format!("through-{}", over.use_), "write-fault-past");
    }
    if faults.0.is_empty() { Ok(agreed) } else { Err(faults.0) }
}

/// Every use is asked and must be answered; of what is agreed to, place and last day.
fn agreed(typed: &Typed, faults: &mut Found) -> Vec<Agreed> {
    let mut all = Vec::new();
    for use_ in Use::ALL {
        let name = use_.as_str();
        if typed.answered(name, "no") {
            continue;
        }
        if !typed.answered(name, "yes") {
            faults.add(&format!("use-{name}"), "say-fault-answer");
            continue;
        }
        let own = typed.of_use("through", name);
        let through = if own.is_empty() { typed.of("through") } else { own };
        let Ok(through) = through.parse::<Date>() else {
            faults.add(&format!("through-{name}"), "say-fault-day");
            continue;
        };
        match places(typed.of_use("place", name), use_) {
            Some(places) => all.push(Agreed { use_, places, through }),
            None => faults.add(&format!("place-{name}"), "say-fault-place"),
        }
    }
    all
}

/// Places, separated by commas or spaces. Public uses are for the whole world or nowhere.
fn places(text: &str, use_: Use) -> Option<Vec<String>> {
    if use_.is_public() {
        return Some(vec![Territory::world().code().to_owned()]);
    }
    let codes: Vec<String> =
        text.split([',', ' ', ';']).filter(|code| !code.is_empty()).map(str::to_ascii_uppercase).collect();
    let right = !codes.is_empty() && codes.iter().all(|code| code.parse::<Territory>().is_ok());
    right.then_some(codes)
}

/// When it was said: on a day, at a time when one is given. Without one a yes is as old as it can be, so that it never
/// ends a no that may have come after it, and a no as young as it can be.
fn given(typed: &Typed, now: Timestamp, refuses: bool, faults: &mut Found) -> Timestamp {
    let Ok(day) = typed.of("given").parse::<Date>() else {
        faults.add("given", "say-fault-given");
        return now;
    };
    let time = typed.of("given-time");
    let at = match time.parse::<Time>() {
        Ok(time) => berlin_instant(day, time).unwrap_or(Timestamp::MAX),
        Err(_) if !time.is_empty() => {
            faults.add("given-time", "say-fault-time");
            return now;
        }
        Err(_) if refuses && day == now.berlin_day() => now,
        Err(_) if refuses => end_of_berlin_day(day).plus_millis(-1),
        Err(_) => start_of_berlin_day(day),
    };
    faults.unless(at <= now, "given", "say-fault-future");
    at
}

fn name(typed: &Typed, faults: &mut Found) -> Option<NameWish> {
    let mode = typed.of("name");
    match mode {
        "unnamed" => Some(NameWish { mode: mode.to_owned(), written: String::new(), spoken: String::new() }),
        "real" | "pseudonym" => {
            let written = typed.of("name-written");
            faults.unless(!written.is_empty(), "name-written", "say-fault-name");
            let (written, spoken) = (written.to_owned(), typed.of("name-spoken").to_owned());
            Some(NameWish { mode: mode.to_owned(), written, spoken })
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: &str = "2026-06-01T10:00:00Z";

    fn typed(changes: &[(&str, &str)]) -> Typed {
        let mut all: Vec<(String, String)> = Use::ALL.map(|u| (format!("use-{u}"), "no".to_owned())).into();
        let plain =
            [("notice", "n1"), ("explained", "ar"), ("method", "paper_signed"), ("given", "2026-06-01")];
        for (name, value) in plain.iter().chain(changes) {
            all.retain(|(known, _)| known != name);
            all.push(((*name).to_owned(), (*value).to_owned()));
        }
        Typed(all)
    }

    fn said(typed: &Typed) -> Result<Saying, Vec<Fault>> {
        let people = BTreeMap::from([("inge".to_owned(), Id::derived("inge"))]);
        let (work, subject) = (Id::<()>::derived("w").text(), Id::derived("ayla"));
        let against = Against {
            work,
            subject,
            voice: ("own", subject),
            notices: vec!["n1".into()],
            people: &people,
            cuts: vec!["c1".into()],
            replaces: None,
            after: None,
            now: Timestamp::parse(NOW).unwrap(),
        };
        read(typed, &against)
    }

    fn faults(changes: &[(&str, &str)]) -> Vec<(String, &'static str)> {
        said(&typed(changes)).unwrap_err().into_iter().map(|fault| (fault.field, fault.key)).collect()
    }

    #[test]
    fn a_form_on_which_every_answer_is_no_is_a_refusal() {
        let said = said(&typed(&[])).unwrap();
        assert!(said.agreed.is_empty() && !said.explicit && said.name.is_none());
        assert_eq!(said.given(), Timestamp::parse(NOW).unwrap());
    }

    #[test]
    fn without_a_time_a_yes_is_as_old_and_a_no_as_young_as_its_day_allows() {
        let yes = [("use-catalogue", "yes"), ("through", "2040-12-31")];
        let said_on = |day, yes: &[(&'static str, &'static str)]| {
            said(&typed(&[yes, &[("given", day)]].concat())).unwrap().given()
        };
        let at = |text| Timestamp::parse(text).unwrap();
        assert_eq!(said_on("2026-06-01", &yes), at("2026-05-31T22:00:00Z"));
        assert_eq!(said_on("2026-06-01", &[]), at("2026-06-01T10:00:00Z"));
        assert_eq!(said_on("2026-05-20", &yes), at("2026-05-19T22:00:00Z"));
        assert_eq!(said_on("2026-05-20", &[]), at("2026-05-20T21:59:59.999Z"));
    }

    #[test]
    fn a_yes_has_a_place_and_a_last_day_of_its_own_or_the_one_for_all() {
        let said = said(&typed(&[
            ("use-catalogue", "yes"),
            ("use-school_embed", "yes"),
            ("place-school_embed", "de-be, AT"),
            ("through-school_embed", "2027-07-31"),
            ("through", "2040-12-31"),
        ]));
        let agreed = said.unwrap().agreed;
        assert_eq!(
            (agreed[0].places.clone(), agreed[0].through.to_string()),
            (vec!["001".to_owned()], "2040-12-31".into())
        );
        assert_eq!(
            (agreed[1].places.clone(), agreed[1].through.to_string()),
            (vec!["DE-BE".to_owned(), "AT".into()], "2027-07-31".into())
        );
    }

    #[test]
    fn whatever_is_missing_is_told_with_its_field() {
        type Case<'a> = (&'a [(&'a str, &'a str)], &'a str, &'a str);
        let table: [Case<'_>; 10] = [
            (&[("use-preserve", "")], "use-preserve", "say-fault-answer"),
            (&[("use-catalogue", "yes")], "through-catalogue", "say-fault-day"),
            (&[("use-catalogue", "yes"), ("through", "2026-05-01")], "through-catalogue", "say-fault-past"),
            (
                &[("use-school_embed", "yes"), ("through", "2030-01-01")],
                "place-school_embed",
                "say-fault-place",
            ),
            (&[("notice", "n2")], "notice", "say-fault-notice"),
            (&[("explained", "")], "explained", "say-fault-language"),
            (&[("interpreter", "nobody")], "interpreter", "say-fault-interpreter"),
            (&[("given", "2026-06-02")], "given", "say-fault-future"),
            (&[("method", "by-pigeon")], "method", "say-fault-method"),
            (&[("name", "pseudonym")], "name-written", "say-fault-name"),
        ];
        for (changes, field, key) in table {
            assert_eq!(faults(changes), [(field.to_owned(), key)], "{changes:?}");
        }
    }
}
