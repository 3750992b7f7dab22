//! The family of somebody who died: what it reads, and what its no closes.

use digitales::consent::audit::Actor;
use digitales::consent::fact::RelativeFact;
use digitales::consent::ledger::Deed;
use digitales::consent::record::{Capacity, OnDeath, Voice, Word};

use crate::engines::on_each_engine;
use crate::home::{USES, does, link_for, link_of, opens, public_page, text};
use crate::library::Library;
use crate::papers::{adult, evidence, own_word, scope};

#[tokio::test]
async fn the_family_of_somebody_who_died_reads_words_of_its_own_and_why_nothing_is_shown() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, USES, &["DE"]).await;
        let son = with_son(&library).await;
        let link = link_for(&library.ledger, library.clock.now(), library.narrator, son).await;
        let page = text(&opens(&library, &link, "").await);
        assert!(
            page.contains("After a death the family is asked.") && page.contains("where the story is"),
            "{page}"
        );
        let pause = format!("/{}/pause", library.work);
        let form = text(&opens(&library, &link, &pause).await);
        assert!(!form.contains("Your consent") && form.contains("What is agreed stays agreed."), "{form}");
        does(&library, &link, "pause", "what=pause").await;
        let form = text(&opens(&library, &link, &pause).await);
        assert!(form.contains("Then it is back where that is agreed."), "{form}");
        assert!(!form.contains("you agreed"), "they were never asked: {form}");
        let receipt = does(&library, &link, "stop", "website=yes&radio=yes").await;
        assert!(receipt.contains("Where: Website · Radio"), "{receipt}");
        let page = text(&opens(&library, &link, "").await);
        assert!(page.contains("Paused by you since Monday, June 1, 2026"), "{page}");
        let papers = text(&opens(&library, &link, "/papers").await);
        assert!(
            papers.contains("Taken back from Monday, June 1, 2026 on."),
            "their no stands there: {papers}"
        );
        assert!(papers.contains("It is stopped."), "{papers}");
        let own = link_of(&library, library.narrator).await;
        let form = text(&opens(&library, &own, &pause).await);
        assert!(form.contains("It goes on only after a talk") && !form.contains("say yourself"), "{form}");
    })
    .await;
}

#[tokio::test]
async fn that_nothing_is_shown_after_a_no_in_the_family_is_said_only_where_nothing_is_shown() {
    on_each_engine(async |engine| {
        let library = Library::open(&engine, USES, &["DE"]).await;
        let son = with_son(&library).await;
        let unresolved = "After a death the family is asked.";
        let closed = "After the death a no stands here";
        let link = link_for(&library.ledger, library.clock.now(), library.narrator, son).await;
        let page = text(&opens(&library, &link, "").await);
        assert!(page.contains(unresolved) && !page.contains(closed), "nobody was asked: {page}");
        let daughter = with_relative(&library, "daughter").await;
        for (n, voice) in [son, daughter].into_iter().enumerate() {
            let mut deed = Deed::begin(&library.ledger, Actor::Import, library.clock.now()).await.unwrap();
            let place = vec![digitales::consent::record::Territory::world()];
            let scopes = vec![scope(USES.iter().copied(), place, "2040-12-31")];
            let name = format!("r{n}");
            let mut word = own_word(&mut deed, library.narrator, "tr", scopes, (&name, Word::Given)).await;
            (word.voice, word.given) = (voice, deed.now());
            deed.declare_next(library.work, &word).await.unwrap();
            deed.commit().await.unwrap();
            library.clock.set(library.clock.now().plus_millis(5_000));
        }
        assert_eq!(public_page(&library).await, 200, "both said yes");
        does(&library, &link, "stop", "radio=yes").await;
        assert_eq!(public_page(&library).await, 200);
        let theirs = link_for(&library.ledger, library.clock.now(), library.narrator, daughter).await;
        for link in [&link, &theirs] {
            let page = text(&opens(&library, link, "").await);
            assert!(!page.contains(closed) && !page.contains(unresolved), "the website is on: {page}");
        }
        does(&library, &link, "stop", "website=yes&schools=yes").await;
        assert_eq!(public_page(&library).await, 410);
        let page = text(&opens(&library, &theirs, "").await);
        assert!(page.contains(closed) && !page.contains(unresolved), "{page}");
    })
    .await;
}

/// Another relative of the narrator, who died: their voice.
async fn with_relative(library: &Library, key: &str) -> Voice {
    let mut deed = Deed::begin(&library.ledger, Actor::Import, library.clock.now()).await.unwrap();
    let (relative, _) = deed.person(&adult(key, "en")).await.unwrap();
    let (person, relation) = (library.narrator, "child");
    let fact = RelativeFact { person, relative, relation, evidence: evidence("release_form") };
    deed.relative(&fact).await.unwrap();
    deed.commit().await.unwrap();
    Voice { capacity: Capacity::Relative, by: relative }
}

/// The narrator died, and her son is to be asked: his voice.
async fn with_son(library: &Library) -> Voice {
    let mut deed = Deed::begin(&library.ledger, Actor::Import, library.clock.now()).await.unwrap();
    let (son, _) = deed.person(&adult("son", "en")).await.unwrap();
    deed.wishes(library.narrator, OnDeath::AskRelatives).await.unwrap();
    let (person, relation) = (library.narrator, "child");
    let fact = RelativeFact { person, relative: son, relation, evidence: evidence("release_form") };
    deed.relative(&fact).await.unwrap();
    deed.dies(library.narrator, Some(library.clock.now())).await.unwrap();
    deed.commit().await.unwrap();
    library.clock.set(library.clock.now().plus_millis(5_000));
    Voice { capacity: Capacity::Relative, by: son }
}
