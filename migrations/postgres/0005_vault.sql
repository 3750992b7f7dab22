-- What is sealed and what is erased. The sealed files and all keys rest outside the database.

-- The file of a piece of evidence, encrypted under its own key; evidence without one was attested and not kept.
create table evidence_file (
  evidence_id text primary key references evidence,
  about text references person,                     -- erased with them
  work_id text references work,
  key_slot text not null unique references key_slot,
  ciphertext_sha256 text not null,
  length_bytes bigint not null,                     -- of the ciphertext
  media_type text not null                          -- as the bytes say
);
create index evidence_file_by_person on evidence_file (about);

-- When all ciphertexts were read anew.
create table evidence_round (
  at_ms bigint primary key,
  files bigint not null,
  wrong bigint not null
);

-- Somebody asked to be forgotten: their works, and with the last step everything sealed about them.
create table erasure (
  id text primary key,
  person_id text not null references person,
  works text not null,                              -- JSON list of the works of which everything goes
  asked_at bigint not null,
  due_at bigint not null,                           -- when the masters and the keys go
  asked_by text not null,
  check (asked_at <= due_at)
);
create index erasure_by_person on erasure (person_id);

-- What was done of it, once each: derivatives at once, masters and keys when it is due; or it was taken back before that.
create table erasure_step (
  erasure_id text not null,                         -- its row may have been lost: a bar outlives whoever asked for it
  step text not null check (step in ('derivatives', 'masters', 'cancelled')),
  at_ms bigint not null,
  certificate text not null,                        -- JSON: what went; names nobody
  primary key (erasure_id, step)
);

-- What must not come back: ids and addresses of works, digests of their files, commitments to the keys of people.
create table erased (
  erasure_id text not null,
  kind text not null check (kind in ('work', 'slug', 'file', 'person')),
  value text not null,
  primary key (kind, value, erasure_id)
);

create trigger evidence_file_append_only before update or delete on evidence_file for each row execute function forbid_change();
create trigger evidence_file_no_truncate before truncate on evidence_file execute function forbid_change();
create trigger evidence_round_append_only before update or delete on evidence_round for each row execute function forbid_change();
create trigger evidence_round_no_truncate before truncate on evidence_round execute function forbid_change();
create trigger erasure_append_only before update or delete on erasure for each row execute function forbid_change();
create trigger erasure_no_truncate before truncate on erasure execute function forbid_change();
create trigger erasure_step_append_only before update or delete on erasure_step for each row execute function forbid_change();
create trigger erasure_step_no_truncate before truncate on erasure_step execute function forbid_change();
create trigger erased_append_only before update or delete on erased for each row execute function forbid_change();
create trigger erased_no_truncate before truncate on erased execute function forbid_change();

-- Whoever writes: what was erased does not come back.
create function rendition_stays_erased() returns trigger language plpgsql as $$
begin
  if exists (select 1 from erased e where e.kind = 'file' and e.value = new.sha256 and not exists (select 1 from erasure_step c where c.erasure_id = e.erasure_id and c.step = 'cancelled')) then
    raise exception 'this was erased' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger rendition_stays_erased before insert on rendition for each row execute function rendition_stays_erased();
create function poster_stays_erased() returns trigger language plpgsql as $$
begin
  if exists (select 1 from erased e where e.kind = 'file' and e.value = new.sha256 and not exists (select 1 from erasure_step c where c.erasure_id = e.erasure_id and c.step = 'cancelled')) then
    raise exception 'this was erased' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger poster_stays_erased before insert on poster for each row execute function poster_stays_erased();
create function work_stays_erased() returns trigger language plpgsql as $$
begin
  if exists (select 1 from erased e where e.kind = 'slug' and e.value = new.slug and not exists (select 1 from erasure_step c where c.erasure_id = e.erasure_id and c.step = 'cancelled')) then
    raise exception 'this was erased' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger work_stays_erased before insert on work for each row execute function work_stays_erased();
