-- Whose wish an erasure is, and the answer to the wish that an original be deleted where it is a no.

-- In which capacity somebody asked, and who; only their word takes it back.
alter table erasure add column declarant text check (declarant in ('own', 'guardian', 'relative'));
alter table erasure add column declarant_id text references person;

-- The original is kept although somebody wished it away: when, why in words for them, and who answered.
create table wish_answer (
  id text primary key,
  withdrawal_id text not null references withdrawal, -- with which the wish came
  work_id text not null references work,
  person_id text not null references person,
  language text not null,                           -- of the reasons
  reasons text not null,                            -- sealed under the key of the person
  at_ms bigint not null,
  by_account text not null references account,
  unique (withdrawal_id, work_id)
);
create index wish_answer_by_person on wish_answer (person_id, work_id);
create trigger wish_answer_append_only before update or delete on wish_answer for each row execute function forbid_change();
create trigger wish_answer_no_truncate before truncate on wish_answer execute function forbid_change();

-- Wishes that nobody has seen to, a row for each original: the last of each person about a work, not answered, no erasure
-- of it runs, was carried out, or was taken back after it, and nobody decided since that the person is forgotten.
create view original_wish as
  select w.id as withdrawal_id, a.work_id, w.subject_id as person_id, w.declarant, w.declarant_id, w.recorded_at
  from withdrawal w
  join (select distinct work_id, person_id from appearance) a on a.person_id = w.subject_id and (w.work_id is null or w.work_id = a.work_id)
  where w.erase_requested
    and not exists (select 1 from withdrawal l where l.subject_id = w.subject_id and l.erase_requested
      and (l.work_id is null or l.work_id = a.work_id)
      and (l.recorded_at > w.recorded_at or (l.recorded_at = w.recorded_at and l.id > w.id)))
    and not exists (select 1 from erasure e where e.person_id = w.subject_id and e.works like '%' || a.work_id || '%'
      and (e.asked_at >= w.recorded_at
        or not exists (select 1 from erasure_step c where c.erasure_id = e.id and c.step = 'cancelled')))
    and not exists (select 1 from erasure f where f.person_id = w.subject_id and f.forgets and f.asked_at >= w.recorded_at
      and not exists (select 1 from erasure_step c where c.erasure_id = f.id and c.step = 'cancelled'))
    and not exists (select 1 from wish_answer n where n.withdrawal_id = w.id and n.work_id = a.work_id);
