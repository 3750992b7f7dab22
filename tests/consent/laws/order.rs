//! I8: the order of rows, people and files is irrelevant.

use super::*;

fn shuffle<T>(list: &mut [T], dice: &mut Dice) {
    for i in (1..list.len()).rev() {
        list.swap(i, dice.index(i + 1));
    }
}

#[test]
fn the_order_of_rows_does_not_matter() {
    law("the_order_of_rows_does_not_matter", |dice| {
        let mut asked = asked(dice);
        let before = asked.decides();
        let record = &mut asked.record;
        shuffle(&mut record.attestations, dice);
        shuffle(&mut record.appearances, dice);
        shuffle(&mut record.declarations, dice);
        shuffle(&mut record.withdrawals, dice);
        shuffle(&mut record.holds, dice);
        shuffle(&mut record.embargoes, dice);
        shuffle(&mut record.restrictions, dice);
        shuffle(&mut record.licences, dice);
        shuffle(&mut record.editions, dice);
        for d in &mut record.declarations {
            shuffle(&mut d.scopes, dice);
        }
        for facts in record.people.values_mut() {
            shuffle(&mut facts.guardianships, dice);
        }
        let after = asked.decides();
        Said::when(after == before, || format!("{before:?} or {after:?}\n{}", asked.told()))
    });
}
