-- Papers from before this library, as they came, and how people are asked again. Neither opens anything.

-- The printed words of an old form: a notice that only a paper of that time can be about.
create table old_form (
  id text primary key references notice
);

create table old_paper (
  id text primary key,
  person_id text not null references person,        -- about whom
  work_id text not null references work,
  declarant text not null check (declarant in ('own', 'guardian')),
  declarant_id text not null references person,     -- who signed
  form_id text not null references old_form,
  signed text,                                      -- the day, month or year on it; null: none stands there
  added text,                                       -- sealed under the person's key: what was written in, or crossed out
  evidence_id text not null unique references evidence,
  kept_at bigint not null,
  kept_by text not null,
  check ((declarant = 'own') = (declarant_id = person_id))
);
create index old_paper_by_work on old_paper (work_id, kept_at);
create index old_paper_by_person on old_paper (person_id);

-- A paper that was put in a wrong place, or twice: it stays, and nothing can be made of it.
create table old_paper_aside (
  id text primary key,
  paper_id text not null unique references old_paper,
  reason text not null check (reason in ('wrong_person', 'wrong_work', 'twice', 'unreadable')),
  at_ms bigint not null,
  by_actor text not null
);

-- How somebody was sought and asked again, step by step; the last one is where it stands.
create table asking_step (
  id text primary key,
  person_id text not null references person,        -- whose story
  number bigint not null check (number >= 1),
  step text not null check (step in ('written_to', 'moved', 'found', 'yes', 'no', 'dead')),
  declarant text not null check (declarant in ('own', 'guardian', 'relative')),
  declarant_id text not null references person,     -- who was written to, found, or answered
  channel text not null check (channel in ('phone', 'post', 'in_person', 'email', 'via_school', 'via_guardian')),
  day text not null,                                -- when it happened
  died text,                                        -- of a death: the day, month or year
  died_ms bigint,                                   -- its first instant, when it was written from here
  note text,                                        -- sealed under the person's key
  recorded_at bigint not null,
  recorded_by text not null,
  unique (person_id, number),
  check ((step = 'dead') = (died is not null)),
  check (died_ms is null or died is not null),
  check ((declarant = 'own') = (declarant_id = person_id))
);

-- Whose consent is needed in a work, and who has said nothing at all about it.
create view unasked as
  select distinct a.work_id, a.person_id from appearance a where a.waiver_basis is null
  and not exists (select 1 from consent_record c where c.work_id = a.work_id and c.subject_id = a.person_id)
  and not exists (select 1 from withdrawal t where t.subject_id = a.person_id
    and (t.uses is null or t.uses like '%"catalogue"%') and (t.work_id is null or t.work_id = a.work_id));

-- What changes where the asking stands: a step, and what somebody declared after the first step; a no to being listed
-- in any work counts without any.
create view asking_event as
  select s.person_id, s.recorded_at, s.number as tie, s.step as state from asking_step s
  union all
  select c.subject_id, c.recorded_at, 0, case when c.state in ('given', 'renewed') then 'yes' else 'no' end
    from consent_record c where c.declarant = 'own' and c.state <> 'invalidated'
    and exists (select 1 from asking_step f where f.person_id = c.subject_id and f.recorded_at <= c.recorded_at)
  union all
  select t.subject_id, t.recorded_at, 0, 'no' from withdrawal t where t.declarant = 'own'
    and (t.uses is null or t.uses like '%"catalogue"%') and (t.work_id is null
      or exists (select 1 from asking_step f where f.person_id = t.subject_id and f.recorded_at <= t.recorded_at));

-- Everybody to be asked again, or asked already, and where it stands.
create view asking as
  select p.id as person_id, case when p.died_at is not null then 'dead' else coalesce(
    (select e.state from asking_event e where e.person_id = p.id order by e.recorded_at desc, e.tie desc limit 1),
    'not_tried') end as state
  from person p where exists (select 1 from unasked u where u.person_id = p.id)
    or exists (select 1 from asking_step s where s.person_id = p.id);

create trigger old_form_no_update before update on old_form begin select raise(abort, 'old_form is append-only'); end;
create trigger old_form_no_delete before delete on old_form begin select raise(abort, 'old_form is append-only'); end;
create trigger old_paper_no_update before update on old_paper begin select raise(abort, 'old_paper is append-only'); end;
create trigger old_paper_no_delete before delete on old_paper begin select raise(abort, 'old_paper is append-only'); end;
create trigger old_paper_aside_no_update before update on old_paper_aside begin select raise(abort, 'old_paper_aside is append-only'); end;
create trigger old_paper_aside_no_delete before delete on old_paper_aside begin select raise(abort, 'old_paper_aside is append-only'); end;
create trigger asking_step_no_update before update on asking_step begin select raise(abort, 'asking_step is append-only'); end;
create trigger asking_step_no_delete before delete on asking_step begin select raise(abort, 'asking_step is append-only'); end;

-- A yes on an old form takes two people who read it together; what it goes on to later stands on the same form.
create trigger consent_record_old_form before insert on consent_record
  when new.state in ('given', 'renewed') and exists (select 1 from old_form f where f.id = new.notice_id)
    and not exists (select 1 from agreed_by_two t where t.kind = 'map_old_paper' and t.id = new.source_id)
    and not exists (select 1 from consent_record r where r.id = new.replaces and r.notice_id = new.notice_id
      and r.state in ('given', 'renewed'))
  begin select raise(abort, 'this takes two people'); end;

-- As before, and an old paper of somebody who was not of age when they signed has taken two already.
drop trigger consent_record_two_eyes;
create trigger consent_record_two_eyes before insert on consent_record
  when new.recorded_by like 'account:%' and (
    (new.state = 'invalidated'
      and not exists (select 1 from agreed_by_two t where t.kind = 'invalidation' and t.object = new.replaces))
    or (new.state in ('given', 'renewed')
      and exists (select 1 from person p where p.id = new.subject_id and p.age_fact <> 'adult_attested'
        and (p.adult_from is null or p.adult_from > new.given_at))
      and not exists (select 1 from agreed_by_two t where (t.kind = 'minor_consent' and t.object = new.source_id)
        or (t.kind = 'map_old_paper' and t.id = new.source_id))))
  begin select raise(abort, 'this takes two people'); end;
