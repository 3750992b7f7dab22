-- Who works here, who is signed in, and what takes two of them.

create table account (
  id text primary key,
  name text not null unique,                        -- what one signs in with, folded to lower case
  password text not null,                           -- PHC string of Argon2id
  roles text not null,                              -- JSON list of administrator, consent_officer, curator, auditor
  created_at bigint not null,
  disabled_at bigint
);

create table account_session (
  id text primary key,
  token_sha256 text not null unique,
  account_id text not null references account,
  created_at bigint not null,
  seen_at bigint not null,                          -- to the minute; idle sessions end
  expires_at bigint not null                        -- however much it is used
);
create index account_session_by_account on account_session (account_id);

-- What one pair of eyes proposes and another answers. The deed is done in the transaction of the yes.
create table proposal (
  id text primary key,
  kind text not null check (kind in ('waiver', 'invalidation', 'lift_hold', 'open_profile', 'map_old_paper', 'minor_consent', 'later_evidence', 'lift_passage', 'erasure', 'end_early')),
  object text not null,                             -- what it is about: the id of the row that the deed will name
  work_id text references work,
  person_id text references person,
  payload text not null,                            -- JSON of what is to be done, in ids and closed words
  proposed_by text not null references account,
  proposed_at bigint not null
);
create index proposal_by_object on proposal (kind, object);
create index proposal_by_work on proposal (work_id);

create table proposal_answer (
  proposal_id text primary key references proposal, -- one answer, and no second
  answered_by text not null references account,
  answered_at bigint not null,
  yes boolean not null
);

create trigger proposal_no_update before update on proposal begin select raise(abort, 'proposal is append-only'); end;
create trigger proposal_no_delete before delete on proposal begin select raise(abort, 'proposal is append-only'); end;
create trigger proposal_answer_no_update before update on proposal_answer begin select raise(abort, 'proposal_answer is append-only'); end;
create trigger proposal_answer_no_delete before delete on proposal_answer begin select raise(abort, 'proposal_answer is append-only'); end;
create trigger proposal_answer_other_eyes before insert on proposal_answer
  when exists (select 1 from proposal p where p.id = new.proposal_id and p.proposed_by = new.answered_by)
  begin select raise(abort, 'a proposal is answered by somebody else'); end;

-- What was agreed to both by who proposed it and by who answered.
create view agreed_by_two as
  select p.id, p.kind, p.object, p.proposed_by, a.answered_by from proposal p
  join proposal_answer a on a.proposal_id = p.id where a.yes;

-- What is written down at the desk by one account takes two where it opens, or says that a word never counted.
create trigger consent_record_two_eyes before insert on consent_record
  when new.recorded_by like 'account:%' and (
    (new.state = 'invalidated'
      and not exists (select 1 from agreed_by_two t where t.kind = 'invalidation' and t.object = new.replaces))
    or (new.state in ('given', 'renewed')
      and exists (select 1 from person p where p.id = new.subject_id and p.age_fact <> 'adult_attested'
        and (p.adult_from is null or p.adult_from > new.given_at))
      and not exists (select 1 from agreed_by_two t where t.kind = 'minor_consent' and t.object = new.source_id)))
  begin select raise(abort, 'this takes two people'); end;
create trigger appearance_two_eyes before insert on appearance
  when new.waiver_by like 'account:%' and not exists (select 1 from agreed_by_two t where t.kind = 'waiver'
    and t.object = new.work_id || '/' || new.person_id and 'account:' || t.proposed_by = new.waiver_by)
  begin select raise(abort, 'this takes two people'); end;
create trigger appearance_two_eyes_later before update on appearance
  when new.waiver_by like 'account:%' and not exists (select 1 from agreed_by_two t where t.kind = 'waiver'
    and t.object = new.work_id || '/' || new.person_id and 'account:' || t.proposed_by = new.waiver_by)
  begin select raise(abort, 'this takes two people'); end;

-- Who ended a hold at the desk; null: a file did, or the library itself.
alter table hold_end add column written_by text;
create trigger hold_end_two_eyes before insert on hold_end
  when exists (select 1 from standing_hold s join hold h on h.id = s.id where h.id = new.hold_id
      and h.cause = 'safeguarding' and new.until_ms < s.until_ms and (h.source_id is null or new.written_by is not null))
    and not exists (select 1 from agreed_by_two t where t.kind = 'lift_hold' and t.object = new.hold_id)
  begin select raise(abort, 'this takes two people'); end;

-- How a declaration was explained.
create table consent_talk (
  consent_id text primary key references consent_record,
  orally boolean not null,                          -- in a talk, not only on paper
  risks boolean not null                            -- the risks of being recognised were talked about
);

-- When something with a time ends, written later than itself: the last of these counts. None is later than the
-- one before, yet the end of what closes, or of an office whose yes is needed, can open: that takes two.
create table guardianship_end (
  guardianship_id text not null references guardianship,
  number bigint not null check (number >= 1),
  until_ms bigint not null,
  written_at bigint not null,
  written_by text not null,
  primary key (guardianship_id, number)
);
create table embargo_end (
  embargo_id text not null references embargo,
  number bigint not null check (number >= 1),
  until_ms bigint not null,
  written_at bigint not null,
  written_by text not null,
  primary key (embargo_id, number)
);
create table licence_end (
  licence_id text not null references work_licence,
  number bigint not null check (number >= 1),
  until_ms bigint not null,
  written_at bigint not null,
  written_by text not null,
  primary key (licence_id, number)
);
create table agreement_end (
  agreement_id text not null references agreement,
  number bigint not null check (number >= 1),
  until_ms bigint not null,
  written_at bigint not null,
  written_by text not null,
  primary key (agreement_id, number)
);

-- Each with the end that counts today; what never began is not there.
create view standing_guardianship as
  select g.id, g.child_id, g.guardian_id, g.kind, g.from_ms, g.evidence_id,
    coalesce((select e.until_ms from guardianship_end e where e.guardianship_id = g.id order by e.number desc limit 1), g.until_ms) as until_ms
  from guardianship g;
create view standing_embargo as
  select b.id, b.source_id, b.work_id, b.uses, b.from_ms, b.reason_code, b.set_by,
    coalesce((select e.until_ms from embargo_end e where e.embargo_id = b.id order by e.number desc limit 1), b.until_ms) as until_ms
  from embargo b;
create view standing_licence as
  select l.id, l.source_id, l.work_id, l.use_kind, l.territories, l.from_ms, l.basis, l.uri, l.holder,
    coalesce((select e.until_ms from licence_end e where e.licence_id = l.id order by e.number desc limit 1), l.until_ms) as until_ms
  from work_licence l;
create view standing_agreement as
  select a.id, a.source_id, a.organisation_id, a.uses, a.from_ms, a.recall_hours, a.evidence_id,
    coalesce((select e.until_ms from agreement_end e where e.agreement_id = a.id order by e.number desc limit 1), a.until_ms) as until_ms
  from agreement a;

-- What became of a request to stop a work: seen, decided with reasons.
create table takedown_step (
  request_id text not null references takedown_request,
  number bigint not null check (number >= 1),
  step text not null check (step in ('acknowledged', 'decided')),
  decision text check (decision in ('removed', 'restricted', 'redacted', 'rejected', 'withdrawn_by_requester')),
  reasons text,                                     -- sealed under the request's own key
  at_ms bigint not null,
  by_account text not null references account,
  primary key (request_id, number),
  unique (request_id, step),
  check ((step = 'decided') = (decision is not null and reasons is not null))
);

create trigger guardianship_end_no_update before update on guardianship_end begin select raise(abort, 'guardianship_end is append-only'); end;
create trigger guardianship_end_no_delete before delete on guardianship_end begin select raise(abort, 'guardianship_end is append-only'); end;
create trigger embargo_end_no_update before update on embargo_end begin select raise(abort, 'embargo_end is append-only'); end;
create trigger embargo_end_no_delete before delete on embargo_end begin select raise(abort, 'embargo_end is append-only'); end;
create trigger licence_end_no_update before update on licence_end begin select raise(abort, 'licence_end is append-only'); end;
create trigger licence_end_no_delete before delete on licence_end begin select raise(abort, 'licence_end is append-only'); end;
create trigger agreement_end_no_update before update on agreement_end begin select raise(abort, 'agreement_end is append-only'); end;
create trigger agreement_end_no_delete before delete on agreement_end begin select raise(abort, 'agreement_end is append-only'); end;
create trigger consent_talk_no_update before update on consent_talk begin select raise(abort, 'consent_talk is append-only'); end;
create trigger consent_talk_no_delete before delete on consent_talk begin select raise(abort, 'consent_talk is append-only'); end;
create trigger takedown_step_no_update before update on takedown_step begin select raise(abort, 'takedown_step is append-only'); end;
create trigger takedown_step_no_delete before delete on takedown_step begin select raise(abort, 'takedown_step is append-only'); end;
