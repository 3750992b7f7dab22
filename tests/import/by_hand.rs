//! What was set at the desk, or by people themselves, stands when a changed file comes again; the import says so.

use std::collections::BTreeSet;

use digitales::accounts::account::Role;
use digitales::accounts::four_eyes;
use digitales::accounts::password::Password;
use digitales::accounts::proposal::What;
use digitales::accounts::signing;
use digitales::catalogue::participant::Person;
use digitales::catalogue::work::Work;
use digitales::clock::Timestamp;
use digitales::consent::audit::Actor;
use digitales::consent::fact::{DisplayNameFact, Looked};
use digitales::consent::ledger::sealed::words::name_of_waiver;
use digitales::consent::ledger::{Deed, person_by_key};
use digitales::consent::profile;
use digitales::consent::record::{Interval, Name, OnDeath, ShownName, Use};
use digitales::id::Id;

use crate::house::House;
use crate::library::{Library, sound};
use crate::support::on_each_engine;

pub const SLUG: &str = "the-paper-pattern";
const SEEN: &str =
    "[[participant]]\nperson = \"mehmet\"\nrole = \"depicted\"\nrecognisable_by = [\"face\"]\n[roster]";
const PEOPLE: &str = "[person.ayla]\nage = \"adult\"\ncontact_language = \"tr\"\non_death = \"continue\"\n\
    [person.mehmet]\nage = \"adult\"\ncontact_language = \"de\"\n";
const FACE: &str = "recognisable_by = [\"face\"]";
const NOTE: &str = "Seen from behind, nobody can tell who it is.";
const NAMES: &str = "select use_kind, shown from display_name where work_id = $1 order by use_kind";
const WAIVER: &str = "select waiver_note from appearance where waiver_note is not null";
const ENTRIES: &str = "select kind from audit_entry where number > $1 order by number";

/// A house with a voice and somebody who is seen in it.
pub struct Visited {
    pub house: House,
    pub library: Library,
    pub work: Id<Work>,
    ayla: Id<Person>,
    mehmet: Id<Person>,
}

impl Visited {
    pub async fn on(engine: &crate::support::Engine) -> Self {
        let house = House::over(engine.ledger().await, engine.folder.path()).await;
        let library = Library::new().with_voice(SLUG, "");
        library.change(SLUG, "[roster]", SEEN);
        house.imports(&library).await;
        let mut tx = house.importer.ledger.database.read().await.unwrap();
        let (work,) = digitales::row!(&mut tx, (String,), "select id from work").unwrap().unwrap();
        let ayla = person_by_key(&mut tx, "ayla").await.unwrap().unwrap();
        let mehmet = person_by_key(&mut tx, "mehmet").await.unwrap().unwrap();
        drop(tx);
        Self { house, library, work: work.parse().unwrap(), ayla, mehmet }
    }

    pub async fn deed(&self) -> Deed {
        let (ledger, now) = (&self.house.importer.ledger, self.house.importer.clock.now());
        Deed::begin(ledger, Actor::Account(Id::new(now).unwrap()), now).await.unwrap()
    }

    /// Why nobody need ask the one who is seen.
    async fn waiver(&self) -> Option<String> {
        let sealed = self.text(WAIVER).await?;
        let name = name_of_waiver(self.work, self.mehmet);
        self.house.importer.ledger.vault.unseal_words(&name, &sealed).await.unwrap()
    }

    /// How the narrator is named for a use.
    async fn named(&self, use_: Use) -> Option<String> {
        let mut tx = self.house.importer.ledger.database.read().await.unwrap();
        let rows = digitales::rows!(&mut tx, (String, Option<String>), NAMES, self.work.text()).unwrap();
        rows.into_iter().find(|(kind, _)| kind == use_.as_str()).and_then(|(_, shown)| shown)
    }

    async fn text(&self, sql: &'static str) -> Option<String> {
        let mut tx = self.house.importer.ledger.database.read().await.unwrap();
        digitales::row!(&mut tx, (String,), sql).unwrap().map(|(text,)| text)
    }

    /// What an import leaves in the audit log.
    async fn entries_of_import(&self) -> Vec<String> {
        let last = self.house.rows_of("select max(number) from audit_entry").await;
        self.house.imports(&self.library).await;
        let mut tx = self.house.importer.ledger.database.read().await.unwrap();
        digitales::rows!(&mut tx, (String,), ENTRIES, last).unwrap().into_iter().map(|(kind,)| kind).collect()
    }

    /// The notes of an import, by field; a dry run tells the same.
    pub async fn notes(&self) -> Vec<(String, usize)> {
        let told = self.house.looks_at(&self.library).await.findings;
        let report = self.house.imports(&self.library).await;
        assert_eq!(told, report.findings);
        assert!(!report.is_faulty(), "{:?}", report.findings);
        assert!(report.findings.iter().all(|f| f.message.contains("To settle it")), "{:?}", report.findings);
        report.findings.into_iter().map(|f| (f.field, f.line)).collect()
    }

    /// Two at the desk say that nobody need ask mehmet, whom they see in the only master that there was.
    async fn waives(&self) {
        let (ledger, now) = (&self.house.importer.ledger, self.house.importer.clock.now());
        let password = Password::chosen("a long and invented password").unwrap();
        let officer = async |name: &str| {
            let (name, roles) = (name.parse().unwrap(), [Role::ConsentOfficer].into());
            signing::add(ledger, name, roles, &password, now).await.unwrap().id
        };
        let officers = [officer("one").await, officer("two").await];
        let looked = Looked { version: 1, roles: vec!["depicted".to_owned()] };
        let (work, person) = (self.work.text(), self.mehmet.text());
        let what = What::Waiver { work, person, basis: "not_identifiable".into(), note: NOTE.into(), looked };
        let about = (Some(self.work), Some(self.mehmet));
        let (proposal, _) = four_eyes::propose(ledger, officers[0], what, about, now).await.unwrap();
        four_eyes::answer(ledger, officers[1], proposal, true, now).await.unwrap();
    }

    /// The file says what the desk shows.
    fn writes_down_the_waiver(&self) -> String {
        let waiver =
            format!("{FACE}\nwaiver = {{ basis = \"not_identifiable\", by = \"one\", note = \"{NOTE}\" }}");
        self.library.change(SLUG, FACE, &waiver);
        waiver
    }

    /// Whether anyone may hear the voice.
    async fn is_public(&self) -> bool {
        self.house.rows_of("select count(*) from public_clearance").await > 0
    }

    pub async fn leaves_it_sound(self) {
        assert!(self.house.faults().await.is_empty(), "{:?}", self.house.faults().await);
        self.house.importer.ledger.database.close().await;
    }
}

fn called(person: Id<Person>, uses: &[Use], name: &str) -> DisplayNameFact {
    let shown = ShownName::Pseudonym(Name { written: name.to_owned(), spoken: None });
    let during = Interval { from: Timestamp::MIN, until: Timestamp::MAX };
    DisplayNameFact { person, uses: uses.iter().copied().collect::<BTreeSet<_>>(), shown, during }
}

pub fn fields(notes: &[(String, usize)]) -> Vec<&str> {
    notes.iter().map(|(field, _)| field.as_str()).collect()
}

#[tokio::test]
async fn a_waiver_of_two_at_the_desk_outlives_a_file_that_does_not_know_it() {
    on_each_engine(async |engine| {
        let visited = Visited::on(&engine).await;
        visited.waives().await;
        visited.library.change(SLUG, "Eine Probe.", "Eine andere Probe.");
        let notes = visited.notes().await;
        assert_eq!(fields(&notes), ["participant[1].waiver"]);
        assert!(notes[0].1 > 0);
        assert_eq!(visited.waiver().await.as_deref(), Some(NOTE));
        visited.writes_down_the_waiver();
        assert!(visited.notes().await.is_empty(), "the file says what stands");
        visited.leaves_it_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_waiver_of_two_is_about_the_role_of_which_it_was_said() {
    on_each_engine(async |engine| {
        let visited = Visited::on(&engine).await;
        assert!(!visited.is_public().await, "nobody asked mehmet");
        visited.waives().await;
        assert!(visited.is_public().await);
        let both = format!("{}[[participant]]\nperson = \"mehmet\"\nrole = \"narrator\"\nrecognisable_by = [\"voice\"]\n[roster]", SEEN.trim_end_matches("[roster]"));
        visited.library.change(SLUG, SEEN, &both);
        visited.library.change(SLUG, "2024-06-01T10:00:00+02:00", "2026-05-30T10:00:00+02:00");
        assert_eq!(fields(&visited.notes().await), ["participant[1].waiver"]);
        assert!(!visited.is_public().await, "nobody asked mehmet about his voice");
        visited.leaves_it_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_waiver_of_two_ends_with_the_master_of_which_it_was_said() {
    on_each_engine(async |engine| {
        let visited = Visited::on(&engine).await;
        visited.waives().await;
        assert!(visited.is_public().await);
        let master = visited.library.path().join("works").join(SLUG).join("voice.m4a");
        std::fs::write(master, sound(880)).unwrap();
        visited.library.change(SLUG, "2024-06-01T10:00:00+02:00", "2026-05-30T10:00:00+02:00");
        let told = visited.house.imports(&visited.library).await.findings;
        assert!(
            told.iter().any(|f| f.field == "participant[1].waiver" && f.message.contains("anew")),
            "{told:?}"
        );
        assert!(!visited.is_public().await, "everybody is listed, and mehmet was not asked");
        visited.library.change(SLUG, "Eine Probe.", "Eine andere Probe.");
        assert!(visited.notes().await.is_empty(), "it is over");
        assert!(!visited.is_public().await);
        visited.leaves_it_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_waiver_of_two_does_not_come_back_for_another_master_by_a_copy_in_the_file() {
    on_each_engine(async |engine| {
        let visited = Visited::on(&engine).await;
        visited.waives().await;
        visited.writes_down_the_waiver();
        assert!(visited.notes().await.is_empty(), "the file says what stands");
        let master = visited.library.path().join("works").join(SLUG).join("voice.m4a");
        std::fs::write(master, sound(880)).unwrap();
        visited.library.change(SLUG, "2024-06-01T10:00:00+02:00", "2026-05-30T10:00:00+02:00");
        assert_eq!(fields(&visited.notes().await), ["participant[1].waiver"]);
        assert!(!visited.is_public().await, "nobody said it of this master");
        visited.library.change(SLUG, "Eine Probe.", "Eine andere Probe.");
        assert_eq!(fields(&visited.notes().await), ["participant[1].waiver"]);
        assert!(!visited.is_public().await, "nor does it come with the next import");
        visited.leaves_it_sound().await;
    })
    .await;
}

#[tokio::test]
async fn who_must_be_asked_after_all_must_be_whatever_the_file_says() {
    on_each_engine(async |engine| {
        let visited = Visited::on(&engine).await;
        visited.waives().await;
        let settled = visited.writes_down_the_waiver();
        visited.house.imports(&visited.library).await;
        assert!(visited.is_public().await);
        let mut deed = visited.deed().await;
        deed.end_waiver(visited.work, visited.mehmet).await.unwrap();
        deed.commit().await.unwrap();
        assert!(!visited.is_public().await);
        visited.library.change(SLUG, "Eine Probe.", "Eine andere Probe.");
        assert_eq!(fields(&visited.notes().await), ["participant[1].waiver"]);
        assert!(!visited.is_public().await);
        visited.library.change(SLUG, &settled, FACE);
        assert!(visited.notes().await.is_empty(), "the file says what stands");
        visited.leaves_it_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_file_that_shows_less_of_somebody_than_the_desk_counts_but_not_against_their_own_word() {
    on_each_engine(async |engine| {
        let visited = Visited::on(&engine).await;
        let mut deed = visited.deed().await;
        let shown = ShownName::Real(Name { written: "Ayla Kaya".to_owned(), spoken: None });
        let fact = DisplayNameFact { shown, ..called(visited.ayla, &[Use::Catalogue], "") };
        deed.rename(visited.work, &fact).await.unwrap();
        deed.commit().await.unwrap();
        visited.library.change(SLUG, "Eine Probe.", "Eine andere Probe.");
        assert_eq!(fields(&visited.notes().await), ["participant[0].names"]);
        assert_eq!(visited.named(Use::Catalogue).await.as_deref(), Some("Ayla K."), "less is shown");
        let mut deed = visited.deed().await;
        deed.choose_name(visited.work, visited.ayla, Some("Frau Morgen")).await.unwrap();
        deed.commit().await.unwrap();
        visited.library.change(
            SLUG,
            "{ mode = \"pseudonym\", shown = \"Ayla K.\" }",
            "{ mode = \"unnamed\" }",
        );
        assert_eq!(fields(&visited.notes().await), ["participant[0].names"]);
        assert_eq!(visited.named(Use::Catalogue).await.as_deref(), Some("Frau Morgen"), "she said so");
        visited.leaves_it_sound().await;
    })
    .await;
}

#[tokio::test]
async fn the_last_name_that_was_said_stands_whatever_the_file_says() {
    on_each_engine(async |engine| {
        let visited = Visited::on(&engine).await;
        assert_eq!(visited.named(Use::Catalogue).await.as_deref(), Some("Ayla K."));
        let mut deed = visited.deed().await;
        deed.choose_name(visited.work, visited.ayla, Some("Frau Morgen")).await.unwrap();
        deed.rename(visited.work, &called(visited.ayla, &[Use::Catalogue], "Frau Abend")).await.unwrap();
        deed.commit().await.unwrap();
        visited.library.change(SLUG, "Ayla K.", "Ayla Kaya");
        assert_eq!(fields(&visited.notes().await), ["participant[0].names"]);
        assert_eq!(visited.named(Use::Catalogue).await.as_deref(), Some("Frau Abend"));
        assert_eq!(visited.named(Use::PublicStream).await.as_deref(), Some("Frau Morgen"));
        visited.leaves_it_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_name_that_was_set_for_one_use_leaves_the_others_to_the_file() {
    on_each_engine(async |engine| {
        let visited = Visited::on(&engine).await;
        let mut deed = visited.deed().await;
        deed.rename(visited.work, &called(visited.ayla, &[Use::Catalogue], "Frau Abend")).await.unwrap();
        deed.commit().await.unwrap();
        visited.library.change(SLUG, "Ayla K.", "Ayla Kaya");
        visited.house.imports(&visited.library).await;
        assert_eq!(visited.named(Use::Catalogue).await.as_deref(), Some("Frau Abend"));
        assert_eq!(visited.named(Use::PublicStream).await.as_deref(), Some("Ayla Kaya"));
        visited.leaves_it_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_wish_for_after_death_and_a_day_of_birth_that_were_set_by_hand_stand() {
    on_each_engine(async |engine| {
        let visited = Visited::on(&engine).await;
        let mut deed = visited.deed().await;
        deed.wishes(visited.ayla, OnDeath::Close).await.unwrap();
        let patch = r#"{ "born": "2012-03-01" }"#;
        assert!(profile::change(&mut deed, visited.mehmet, patch).await.unwrap());
        deed.commit().await.unwrap();
        let notes = visited.notes().await;
        assert_eq!(fields(&notes), ["person.ayla.on_death", "person.mehmet.age"]);
        assert!(notes.iter().all(|(_, line)| *line > 0), "{notes:?}");
        let wish = "select on_death from person where key = 'ayla'";
        assert_eq!(visited.text(wish).await.as_deref(), Some("close"));
        let counts = "select cast(adult_from as text) from person where key = 'mehmet'";
        let birthday = Timestamp::parse("2030-03-01T00:00:00+01:00").unwrap().millis().to_string();
        assert_eq!(visited.text(counts).await, Some(birthday), "what is sealed is what the rule counts by");
        visited.leaves_it_sound().await;
    })
    .await;
}

#[tokio::test]
async fn what_an_import_changes_of_people_is_named_and_logged_and_the_rest_is_not_written_again() {
    on_each_engine(async |engine| {
        let visited = Visited::on(&engine).await;
        visited.library.change(SLUG, "Eine Probe.", "Eine andere Probe.");
        assert!(visited.entries_of_import().await.is_empty(), "nothing of what was declared changed");
        visited.library.write("people.toml", PEOPLE);
        let last = visited.house.rows_of("select max(number) from audit_entry").await;
        let report = visited.house.imports(&visited.library).await;
        assert_eq!(report.foundation, ["person ayla (on_death)", "person mehmet (age)"]);
        assert_eq!(visited.house.rows_of("select max(number) from audit_entry").await, last + 2);
        visited.library.change(
            SLUG,
            "recognisable_by = [\"face\"]",
            "recognisable_by = [\"face\", \"body\"]",
        );
        assert_eq!(visited.entries_of_import().await, ["appearance"]);
        let seen = SEEN.replace("[\"face\"]", "[\"face\", \"body\"]");
        visited.library.change(SLUG, &seen, "[roster]");
        assert_eq!(
            visited.entries_of_import().await,
            ["appearance"],
            "who is taken off the list leaves a trace"
        );
        visited.library.change(SLUG, "names = [ { mode = \"pseudonym\", shown = \"Ayla K.\" } ]\n", "");
        assert_eq!(visited.entries_of_import().await, ["display_name"]);
        visited.leaves_it_sound().await;
    })
    .await;
}
