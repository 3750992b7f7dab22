-- Editions that are made here: how far the making is, what people say of them.

create table edition_making (
  id text primary key,
  work_id text not null references work,
  media_version bigint not null,
  plan text not null,                               -- digest of all that goes into the edition
  asked_by text not null,                           -- who had it made, as the audit log writes it
  begun_at bigint not null,
  told_at bigint not null,                          -- its last sign of life
  step text not null check (step in ('measuring', 'cutting', 'encoding', 'picturing', 'writing')),
  done bigint not null check (done between 0 and 1000),
  ended_at bigint,
  edition_id text references edition,               -- what came of it
  fault text,                                       -- why nothing came of it
  check (edition_id is null or fault is null),
  check ((ended_at is null) = (edition_id is null and fault is null))
);
create index edition_making_by_work on edition_making (work_id, begun_at);

-- Somebody looked, and said no: it opens nothing, ever, and its files are gone.
create table edition_rejection (
  edition_id text primary key references edition,
  rejected_by text not null,
  rejected_at bigint not null,
  note text not null
);
create trigger edition_rejection_append_only before update or delete on edition_rejection for each row execute function forbid_change();
create trigger edition_rejection_no_truncate before truncate on edition_rejection execute function forbid_change();

-- What an edition is never changes, and a signature under it is set once.
create function refuse_second_signature() returns trigger language plpgsql as $$
begin raise exception 'an edition is signed once' using errcode = 'restrict_violation'; end $$;
create trigger edition_signed_once before update on edition for each row
  when (new.id <> old.id or new.work_id <> old.work_id or new.media_version <> old.media_version or new.key <> old.key
    or new.kind <> old.kind or new.cut_of is distinct from old.cut_of
    or (old.approved_at is not null and (new.approved_at is distinct from old.approved_at or new.approved_by is distinct from old.approved_by))
    or (old.checked_at is not null and (new.checked_at is distinct from old.checked_at or new.checked_by is distinct from old.checked_by)))
  execute function refuse_second_signature();
