-- The people in the works come in by links of their own: kept as digests, shown once.

create table narrator_link (
  id text primary key,
  token_sha256 text not null unique,
  subject_id text not null references person,       -- whose story
  declarant text not null check (declarant in ('own', 'guardian', 'relative')),
  declarant_id text not null references person,     -- whose link
  language text not null,
  created_at bigint not null,
  until_ms bigint not null,
  revoked_at bigint,
  check ((declarant = 'own') = (declarant_id = subject_id)),
  check (created_at < until_ms)
);
create index narrator_link_by_subject on narrator_link (subject_id);

-- A hold that somebody asked for on their page, and may end there.
create table narrator_pause (
  hold_id text primary key references hold,
  subject_id text not null references person,
  declarant text not null check (declarant in ('own', 'guardian', 'relative')),
  declarant_id text not null references person,
  check ((declarant = 'own') = (declarant_id = subject_id))
);
create index narrator_pause_by_subject on narrator_pause (subject_id);

-- How somebody said on their page that they want to be named: stands over what the work's file says; the last counts.
create table chosen_name (
  id text primary key,
  person_id text not null references person,
  work_id text not null references work,
  mode text not null check (mode in ('pseudonym', 'unnamed')),
  shown text,                                       -- sealed under the person's key
  chosen_at bigint not null,
  check ((mode = 'unnamed') = (shown is null))
);
create index chosen_name_by_work on chosen_name (work_id, person_id, chosen_at);

create trigger narrator_pause_append_only before update or delete on narrator_pause for each row execute function forbid_change();
create trigger narrator_pause_no_truncate before truncate on narrator_pause execute function forbid_change();
create trigger chosen_name_append_only before update or delete on chosen_name for each row execute function forbid_change();
create trigger chosen_name_no_truncate before truncate on chosen_name execute function forbid_change();
