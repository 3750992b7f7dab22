//! What was done in the house before the sweep comes: a wish that an original be deleted, an old paper with its scan,
//! evidence that came later, a note about how somebody is reached, a proposal, letters that go out.

use std::collections::BTreeSet;

use digitales::accounts::account::{Account, Role};
use digitales::accounts::four_eyes;
use digitales::accounts::password::Password;
use digitales::accounts::proposal::What as Proposed;
use digitales::accounts::signing;
use digitales::application::Application;
use digitales::catalogue::participant::Person;
use digitales::catalogue::rendition::Poster;
use digitales::consent::asking::Step;
use digitales::consent::audit::Actor;
use digitales::consent::fact::EvidenceFact;
use digitales::consent::ledger::{Deed, Ledger};
use digitales::consent::mapping;
use digitales::consent::old_paper::{Mapping, OldForm, OldPaperFact};
use digitales::consent::paper::Paper;
use digitales::consent::reaching::{self, Told};
use digitales::consent::record::{Capacity, Use, Voice};
use digitales::consent::saying::Agreed;
use digitales::id::{Id, Token};
use digitales::narrator::link_store::{self, NewLink};
use digitales::narrator::whereabouts::Place;
use digitales::narrator::wish::{self, Stop};
use digitales::post::letter::Kind;
use digitales::post::letters;
use digitales::storage::database::Database;

use crate::canary::{Aviary, Dice, What};
use crate::papers::{NOW, at};
use crate::stories::STORIES;

/// Where whatever was done stands; each with its story.
#[derive(Default)]
pub struct Done {
    /// The number of what the narrator did who wished that the original be deleted.
    pub receipt: (usize, i64),
    pub erasures: Vec<(usize, String)>,
    pub evidence: Vec<(usize, String)>,
    pub declarations: Vec<(usize, String)>,
    pub papers: Vec<(usize, String)>,
    pub proposals: Vec<(usize, String)>,
    /// What stands in the outbox.
    pub items: Vec<(usize, String)>,
}

/// Where a scan of an old paper is opened.
const OF_A_SCAN: &[&str] = &["/papers/{paper}/open", "/evidence/{evidence}"];

/// Somebody who narrates, and in which story.
struct Narrator {
    story: usize,
    person: Id<Person>,
    voice: Voice,
}

impl Narrator {
    /// The narrator of the story that is told so.
    async fn of(database: &Database, works: &[String], about: &str) -> Self {
        let story = STORIES.iter().position(|story| story.about == about).unwrap();
        let sql = "select person_id from appearance where work_id = $1 and role = 'narrator'";
        let mut tx = database.read().await.unwrap();
        let (person,) = digitales::row!(&mut tx, (String,), sql, &works[story]).unwrap().unwrap();
        let person = person.parse().unwrap();
        Self { story, person, voice: Voice { capacity: Capacity::Own, by: person } }
    }
}

/// Does all of it in the library of `works`, whose narrators have these links.
pub async fn done(
    application: &Application,
    works: &[String],
    narrators: &[String],
    (aviary, dice): (&mut Aviary, &mut Dice),
) -> Done {
    let (ledger, database) = (&application.ledger, &application.database);
    hang_posters(application, dice).await;
    let mut mark = |story: usize, what: What| {
        let mark = dice.mark();
        aviary.add(story, what, &mark);
        mark
    };
    let colleague = colleague(ledger).await;
    let receipt = wishes(application, works, narrators).await;
    let unasked = Narrator::of(database, works, "nobody was asked").await;
    keeps_a_paper(ledger, works, (&unasked, &colleague), &mut mark).await;
    is_written_to(ledger, &unasked, &mark(unasked.story, What::Sealed(&["/asking/{person}/notes"]))).await;
    let listed = Narrator::of(database, works, "only in the catalogue").await;
    proves_later(ledger, works, &listed, &mark(listed.story, What::Sealed(OF_A_SCAN))).await;
    let open = Narrator::of(database, works, "open to all").await;
    let language = || "ar".parse().unwrap();
    let link = NewLink::of(open.person, open.voice, language(), at(NOW)).unwrap();
    letters::send_link(ledger, Actor::Command, Kind::Link, &link, at(NOW)).await.unwrap();
    let gone = Narrator::of(database, works, STORIES[receipt.0].about).await;
    let (actor, whose) = (Actor::Narrator(gone.person), (gone.person, gone.person, receipt.1));
    assert!(letters::send_receipt(ledger, actor, whose, language(), at(NOW)).await.unwrap());
    written_down(database, works, receipt).await
}

/// Every cut has a poster of its own.
async fn hang_posters(application: &Application, dice: &mut Dice) {
    let folder = tempfile::tempdir().unwrap();
    let mut tx = application.database.write().await.unwrap();
    let cuts = digitales::rows!(&mut tx, (String,), "select id from edition where kind = 'cut'").unwrap();
    for (cut,) in cuts {
        let file = folder.path().join("poster.jpg");
        image::RgbImage::from_raw(160, 90, dice.bytes(160 * 90 * 3)).unwrap().save(&file).unwrap();
        let stored = application.media.put_file(&file).await.unwrap();
        let (id, sha256) = (Id::<Poster>::new(at(NOW)).unwrap().text(), stored.sha256.to_string());
        let length = i64::try_from(stored.length_bytes).unwrap();
        digitales::run!(&mut tx, POSTER, id, cut, sha256, length, at(NOW).millis()).unwrap();
    }
    tx.commit().await.unwrap();
}

/// Another one who keeps consent, and proposes.
async fn colleague(ledger: &Ledger) -> Account {
    let (name, roles) = ("colleague".parse().unwrap(), BTreeSet::from([Role::ConsentOfficer]));
    let password = Password::chosen("a long password of a colleague").unwrap();
    signing::add(ledger, name, roles, &password, at(NOW)).await.unwrap()
}

/// A narrator wishes on their own page that the original go too, after a hundred years; what was made of it goes now.
async fn wishes(application: &Application, works: &[String], narrators: &[String]) -> (usize, i64) {
    let story = STORIES.iter().position(|story| story.forgotten).unwrap();
    let mut tx = application.database.read().await.unwrap();
    let token = Token::presented(&narrators[story]);
    let standing = link_store::opened(&mut tx, &token, at(NOW)).await.unwrap().unwrap();
    drop(tx);
    let stop = Stop { places: Place::ALL.into_iter().collect(), every_work: false, erase: true };
    let work = works[story].parse().unwrap();
    let told = wish::stop(&application.ledger, &standing, work, &stop, 36_500, at(NOW)).await.unwrap();
    assert_eq!(application.eraser().due().await.unwrap().len(), 1, "what was made of the master goes");
    (story, told.entries[0].number)
}

/// A paper of 2004 is kept with its scan, and a colleague proposes what it allows.
async fn keeps_a_paper(
    ledger: &Ledger,
    works: &[String],
    (of, colleague): (&Narrator, &Account),
    mark: &mut impl FnMut(usize, What) -> String,
) {
    let printed = mark(of.story, What::Never("a notice"));
    let added = mark(of.story, What::Sealed(&["/papers/{paper}/open"]));
    let scan = scan(&mark(of.story, What::Sealed(OF_A_SCAN)));
    let reason = mark(of.story, What::Reason);
    let work = works[of.story].parse().unwrap();
    let paper = Paper::new(scan, Some(of.person), Some(work)).unwrap();
    let words = format!("Ich bin einverstanden {printed}.");
    let fact = OldPaperFact {
        person: of.person,
        work,
        voice: of.voice,
        form: OldForm { name: "bogen-2004".into(), language: "de".parse().unwrap(), words },
        signed: Some("2004-07".parse().unwrap()),
        added: Some(format!("gestrichen: Radio {added}")),
        evidence: seen(Some(paper)),
    };
    let (paper, _) = mapping::keep(ledger, Actor::Account(colleague.id), &fact, at(NOW)).await.unwrap();
    let through = "2031-12-31".parse().unwrap();
    let agreed = vec![Agreed { use_: Use::Catalogue, places: vec!["001".into()], through }];
    let note = format!("Der Bogen nennt das Verzeichnis {reason}.");
    let read = Mapping { paper: paper.text(), replaces: None, agreed, explicit: true, note };
    let (what, about) = (Proposed::MapOldPaper(Box::new(read)), (Some(work), Some(of.person)));
    four_eyes::propose(ledger, colleague.id, what, about, at(NOW)).await.unwrap();
}

fn scan(mark: &str) -> Vec<u8> {
    format!("%PDF-1.4 signed by hand {mark}").into_bytes()
}

fn seen(paper: Option<Paper>) -> EvidenceFact {
    EvidenceFact { kind: "release_form", seen_by: "Somebody".into(), seen_at: at(NOW), paper }
}

/// Somebody is written to again, and whoever did that notes how they can be found.
async fn is_written_to(ledger: &Ledger, whom: &Narrator, note: &str) {
    let told = Told {
        person: whom.person,
        step: Step::WrittenTo,
        voice: whom.voice,
        channel: "post",
        day: at(NOW).berlin_day(),
        died: None,
        note: Some(format!("Ihre Schwester weiß mehr {note}.")),
    };
    reaching::tell(ledger, Actor::Command, &told, at(NOW)).await.unwrap();
}

/// The scan of a declaration comes after it.
async fn proves_later(ledger: &Ledger, works: &[String], of: &Narrator, mark: &str) {
    let mut deed = Deed::begin(ledger, Actor::Command, at(NOW)).await.unwrap();
    let sql = "select id from consent_record where work_id = $1";
    let work = &works[of.story];
    let (declared,) = digitales::row!(deed.tx(), (String,), sql, work).unwrap().unwrap();
    let paper = Paper::new(scan(mark), Some(of.person), Some(work.parse().unwrap())).unwrap();
    let evidence = deed.evidence(&seen(Some(paper))).await.unwrap();
    deed.prove_later(declared.parse().unwrap(), evidence, "Somebody").await.unwrap();
    deed.commit().await.unwrap();
}

/// Where all of it stands now.
async fn written_down(database: &Database, works: &[String], receipt: (usize, i64)) -> Done {
    let mut tx = database.read().await.unwrap();
    let story = |work: &str| works.iter().position(|known| known == work).unwrap();
    let of = |rows: Vec<(String, String)>| rows.into_iter().map(|(work, id)| (story(&work), id)).collect();
    let erasures = digitales::rows!(&mut tx, (String,), "select id from erasure").unwrap();
    let items = digitales::rows!(&mut tx, (String,), "select id from outbox").unwrap();
    Done {
        receipt,
        erasures: erasures.into_iter().map(|(id,)| (receipt.0, id)).collect(),
        evidence: of(digitales::rows!(&mut tx, (String, String), EVIDENCE).unwrap()),
        declarations: of(digitales::rows!(&mut tx, (String, String), DECLARATIONS).unwrap()),
        papers: of(digitales::rows!(&mut tx, (String, String), PAPERS).unwrap()),
        proposals: of(digitales::rows!(&mut tx, (String, String), PROPOSALS).unwrap()),
        items: items.into_iter().map(|(id,)| (0, id)).collect(),
    }
}

const EVIDENCE: &str = "select c.work_id, x.evidence_id from proving x join consent_record c on c.id = x.consent_id \
    union select work_id, evidence_id from old_paper";
const DECLARATIONS: &str = "select work_id, id from consent_record";
const PAPERS: &str = "select work_id, id from old_paper";
const PROPOSALS: &str = "select work_id, id from proposal";
const POSTER: &str = "insert into poster (id, edition_id, media_type, width, height, sha256, length_bytes, added_at) \
    values ($1, $2, 'image/jpeg', 160, 90, $3, $4, $5)";
