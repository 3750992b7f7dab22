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
  kind text not null check (kind in ('waiver', 'invalidation', 'lift_hold', 'open_profile', 'map_old_paper', 'minor_consent', 'approve_edition')),
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
