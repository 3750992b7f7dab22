//! The second reading of cuts: whether one answers every closed passage and everybody who says no.

use super::*;

impl Oracle<'_> {
    pub(super) fn closed_passages(&self) -> Vec<Edit> {
        let mut closed = Vec::new();
        for r in &self.record.restrictions {
            if self.use_ != Use::Preserve && self.about(r.uses.as_ref()) && self.during(&r.during) {
                closed.push(r.edit);
            }
        }
        closed
    }

    pub(super) fn cut_answers(
        &self,
        cut: &Cut,
        blocked: &BTreeMap<Id<Person>, Vec<(Voice, Timestamp)>>,
        closed: &[Edit],
    ) -> bool {
        let (Some(approved), Some(checked)) = (cut.approved, cut.checked) else { return false };
        if approved > self.at || checked > self.at {
            return false;
        }
        // Millisecond by millisecond: the passages of the tests are short.
        let silenced = |ms: i64, asked: &Edit| {
            cut.edits.iter().any(|e| {
                let now = e.part == asked.part && e.start_ms <= ms && ms < e.end_ms;
                now && match (e.operation, asked.operation) {
                    (Operation::Cut, _) | (Operation::Mute, Operation::Mute) => true,
                    (Operation::Blur, Operation::Blur) => blurs(e.area, asked.area),
                    _ => false,
                }
            })
        };
        let covered =
            closed.iter().all(|passage| (passage.start_ms..passage.end_ms).all(|ms| silenced(ms, passage)));
        covered
            && blocked.iter().all(|(person, noes)| {
                let can_be_cut =
                    self.record.appearances.iter().filter(|a| a.person == *person).all(|a| a.redactable);
                let Some(agreed) = cut.removes.get(person) else { return false };
                can_be_cut
                    && noes
                        .iter()
                        .all(|(voice, at)| *at <= approved || self.fallback(*person, *voice, *agreed))
            })
    }

    fn fallback(&self, person: Id<Person>, voice: Voice, agreed: Option<Id<Declared>>) -> bool {
        let said = |d: &&Declaration| d.subject == person && d.voice == voice && d.given <= self.at;
        let by = self.record.declarations.iter().filter(said).find(|d| Some(d.id) == agreed);
        voice == Self::own(person)
            && by.is_some_and(|d| matches!(d.word, Word::Given | Word::Renewed) && d.explicit && d.verified)
            && !self.record.declarations.iter().filter(said).any(|d| d.word == Word::Invalidated)
    }
}

/// Corner by corner: what is blurred hides what was to be hidden.
fn blurs(done: Option<Area>, asked: Option<Area>) -> bool {
    let Some(done) = done else { return true };
    asked.is_some_and(|asked| {
        let xs = [asked.left, asked.left + asked.width];
        let ys = [asked.top, asked.top + asked.height];
        xs.iter().all(|x| (done.left..=done.left + done.width).contains(x))
            && ys.iter().all(|y| (done.top..=done.top + done.height).contains(y))
    })
}
