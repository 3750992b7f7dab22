//! Papers from before the library: whoever they are about sees them, and that they open nothing.

use digitales::consent::audit::Actor;
use digitales::consent::fact::EvidenceFact;
use digitales::consent::ledger::Deed;
use digitales::consent::ledger::desk::old_papers;
use digitales::consent::mapping;
use digitales::consent::old_paper::{Aside, OldForm, OldPaper, OldPaperFact};
use digitales::consent::paper::Paper;
use digitales::consent::record::{Capacity, Voice};
use digitales::id::Id;

use crate::engines::on_each_engine;
use crate::home::{link_for, link_of, opens, text, with_link};
use crate::library::Library;
use crate::young::with_guardian_of;

const WORDS: &str = "Ich bin einverstanden, dass mein Film im Internet gezeigt wird.";
const CROSSED: &str = "gestrichen: Radio";
const SCAN: &[u8] = b"%PDF-1.4 signed by hand in 2004";

/// Keeps a paper about the narrator, signed by this voice.
async fn kept(library: &Library, voice: Voice, signed: Option<&str>) -> Id<OldPaper> {
    let (person, work) = (library.narrator, library.work);
    let paper = Some(Paper::new(SCAN.to_vec(), Some(person), Some(work)).unwrap());
    let (kind, seen_by, seen_at) = ("release_form", "An officer".to_owned(), library.clock.now());
    let fact = OldPaperFact {
        person,
        work,
        voice,
        form: OldForm { name: "bogen-2004".into(), language: "de".parse().unwrap(), words: WORDS.into() },
        signed: signed.map(|day| day.parse().unwrap()),
        added: Some(CROSSED.into()),
        evidence: EvidenceFact { kind, seen_by, seen_at, paper },
    };
    mapping::keep(&library.ledger, Actor::Command, &fact, library.clock.now()).await.unwrap().0
}

async fn set_aside(library: &Library, paper: Id<OldPaper>) {
    let mut deed = Deed::begin(&library.ledger, Actor::Command, library.clock.now()).await.unwrap();
    let row = old_papers::one(deed.tx(), paper).await.unwrap().unwrap();
    deed.set_aside(&row, Aside::WrongPerson).await.unwrap();
    deed.commit().await.unwrap();
}

#[tokio::test]
async fn a_paper_that_nobody_has_read_yet_stands_among_my_papers_with_its_words_and_that_it_opens_nothing() {
    on_each_engine(async |engine| {
        let (library, link) = with_link(&engine).await;
        assert!(!text(&opens(&library, &link, "/papers").await).contains("Paper from before"));
        let own = Voice { capacity: Capacity::Own, by: library.narrator };
        let paper = kept(&library, own, Some("2004-07")).await;
        let page = text(&opens(&library, &link, "/papers").await);
        for said in
            ["Paper from before", "Signed: July 2004.", WORDS, "This paper opens nothing", "we ask you anew"]
        {
            assert!(page.contains(said), "“{said}” in {page}");
        }
        assert!(page.contains("crossed out by hand") && page.contains("was scanned"), "{page}");
        assert!(!page.contains("gestrichen"), "what was written in stays sealed");
        assert!(page.contains("lang=\"de\" dir=\"ltr\""), "its words keep their language: {page}");
        let arabic = text(&opens(&library, &link, "/papers?lang=ar").await);
        assert!(arabic.contains("هذه الورقة لا تفتح شيئًا") && arabic.contains("يوليو 2004"), "{arabic}");
        for language in ["de", "tr", "fa", "ru", "uk", "fr", "pl", "bs"] {
            let page = text(&opens(&library, &link, &format!("/papers?lang={language}")).await);
            assert!(page.contains(WORDS) && !page.contains("old-"), "{language}: {page}");
        }
        set_aside(&library, paper).await;
        let page = text(&opens(&library, &link, "/papers").await);
        assert!(!page.contains(WORDS), "it is somebody else's: {page}");
        kept(&library, own, None).await;
        assert!(text(&opens(&library, &link, "/papers").await).contains("There is no date on it."));
    })
    .await;
}

#[tokio::test]
async fn a_guardian_sees_the_papers_that_they_signed_and_the_person_sees_all() {
    on_each_engine(async |engine| {
        let (library, _) = with_link(&engine).await;
        let (_, theirs) = with_guardian_of(&library).await;
        let own = Voice { capacity: Capacity::Own, by: library.narrator };
        kept(&library, own, Some("2004")).await;
        let link = link_for(&library.ledger, library.clock.now(), library.narrator, theirs).await;
        assert!(!text(&opens(&library, &link, "/papers").await).contains(WORDS), "the child's own");
        kept(&library, theirs, Some("2005-03-01")).await;
        let page = text(&opens(&library, &link, "/papers").await);
        assert!(page.contains("Signed: March 1, 2005.") && !page.contains("Signed: 2004"), "{page}");
        let link = link_of(&library, library.narrator).await;
        let page = text(&opens(&library, &link, "/papers").await);
        assert!(
            page.contains("A guardian signed it at the time.") && page.contains("Signed: 2004."),
            "{page}"
        );
    })
    .await;
}
