//! Who else is found in the film of the office, and put on its list.

use digitales::catalogue::participant::Person;
use digitales::consent::audit::Actor;
use digitales::consent::fact::{AppearanceFact, GuardianshipFact, PersonFact};
use digitales::consent::ledger::Deed;
use digitales::consent::record::{Age, Birthdays, Interval};
use digitales::id::Id;

use crate::film::LISTED;
use crate::office::Office;
use crate::papers::{self, at};

impl Office {
    /// A passer-by is found in the film, and put on its list.
    pub async fn somebody_passes_by(&self) -> Id<Person> {
        let mut deed = Deed::begin(&self.ledger, Actor::Import, self.clock.now()).await.unwrap();
        let (person, _) = deed.person(&papers::adult("passer-by", "de")).await.unwrap();
        let seen =
            AppearanceFact { role: "depicted", recognisable_by: vec!["face"], ..papers::narrates(person) };
        deed.appearances(self.work, &[papers::narrates(self.narrator), seen]).await.unwrap();
        deed.commit().await.unwrap();
        person
    }

    /// Somebody who passes by is heard too.
    pub async fn speaks(&self, person: Id<Person>) {
        let mut deed = Deed::begin(&self.ledger, Actor::Import, self.clock.now()).await.unwrap();
        let seen =
            || AppearanceFact { role: "depicted", recognisable_by: vec!["face"], ..papers::narrates(person) };
        let heard = AppearanceFact { role: "heard", ..seen() };
        deed.appearances(self.work, &[papers::narrates(self.narrator), seen(), heard]).await.unwrap();
        deed.commit().await.unwrap();
    }

    /// Somebody who was never asked is found in the film, and put on its list; Arabic is their language.
    pub async fn joins(&self, key: &str) -> Id<Person> {
        let mut deed = Deed::begin(&self.ledger, Actor::Import, self.clock.now()).await.unwrap();
        let (person, _) = deed.person(&papers::adult(key, "ar")).await.unwrap();
        let listed = digitales::rows!(deed.tx(), (String,), LISTED, self.work.text()).unwrap();
        let listed = listed.into_iter().map(|(id,)| papers::narrates(id.parse().unwrap()));
        let all: Vec<_> = listed.chain([papers::narrates(person)]).collect();
        deed.appearances(self.work, &all).await.unwrap();
        deed.commit().await.unwrap();
        person
    }

    /// A girl of fifteen with two parents in office is found in the film, and put on its list.
    pub async fn a_girl_joins(&self) -> (Id<Person>, [Id<Person>; 2]) {
        let mut deed = Deed::begin(&self.ledger, Actor::Import, self.clock.now()).await.unwrap();
        let born = Birthdays::of("2011-03-01".parse().unwrap()).unwrap();
        let fact = PersonFact { age: Age::Born(born), ..papers::adult("girl", "de") };
        let (girl, _) = deed.person(&fact).await.unwrap();
        let mut parents = Vec::new();
        for key in ["mother", "father"] {
            let (guardian, _) = deed.person(&papers::adult(key, "de")).await.unwrap();
            let office = Interval { from: at("2011-03-01T00:00:00Z"), until: at("2029-03-01T00:00:00Z") };
            let evidence = papers::evidence("guardian_proof");
            let fact = GuardianshipFact { child: girl, guardian, kind: "parent_joint", office, evidence };
            deed.guardianship(&fact).await.unwrap();
            parents.push(guardian);
        }
        deed.appearances(self.work, &[papers::narrates(self.narrator), papers::narrates(girl)])
            .await
            .unwrap();
        deed.commit().await.unwrap();
        (girl, parents.try_into().unwrap())
    }

    /// Somebody of age is found in the film, and put on its list; the office of their mother is over.
    pub async fn somebody_grew_up(&self) -> (Id<Person>, Id<Person>) {
        let mut deed = Deed::begin(&self.ledger, Actor::Import, self.clock.now()).await.unwrap();
        let born = Birthdays::of("2006-03-01".parse().unwrap()).unwrap();
        let fact = PersonFact { age: Age::Born(born), ..papers::adult("grown", "de") };
        let (grown, _) = deed.person(&fact).await.unwrap();
        let (mother, _) = deed.person(&papers::adult("mother", "de")).await.unwrap();
        let office = Interval { from: at("2006-03-01T00:00:00Z"), until: at("2024-03-01T00:00:00Z") };
        let evidence = papers::evidence("guardian_proof");
        let fact =
            GuardianshipFact { child: grown, guardian: mother, kind: "parent_joint", office, evidence };
        deed.guardianship(&fact).await.unwrap();
        deed.appearances(self.work, &[papers::narrates(self.narrator), papers::narrates(grown)])
            .await
            .unwrap();
        deed.commit().await.unwrap();
        (grown, mother)
    }
}
