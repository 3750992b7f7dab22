-- The post: what became of what must go out, and letters to people in the works and those who speak for them.

alter table outbox add column waits_since bigint;            -- left to a person, with the reason in last_error
alter table outbox add column told text not null default ''; -- who has it already, where it goes to several: digests

-- What a letter says and where it goes is made when it goes; the secret of its link is made from its id and a secret of
-- the vault, so that a second copy is the same as the first.
create table letter (
  id text primary key,
  kind text not null check (kind in ('link', 'done', 'half_year', 'month', 'day', 'of_age')),
  reader_id text not null references person,        -- who gets it
  subject_id text not null references person,       -- whose story it is about
  link_id text references narrator_link,
  entry bigint references audit_entry,              -- what was done: its number in the log
  language text not null,
  asked_at bigint not null,
  check ((kind = 'done') = (entry is not null)),
  check ((kind = 'done') = (link_id is null))
);
create unique index letter_once on letter (subject_id, kind) where kind in ('half_year', 'month', 'day', 'of_age');
create unique index letter_of_deed on letter (reader_id, entry) where kind = 'done';

create trigger letter_append_only before update or delete on letter for each row execute function forbid_change();
create trigger letter_no_truncate before truncate on letter execute function forbid_change();
