-- What was set at the desk, or by a person themself, though a library's files speak of it too: an import leaves it as it is.

create table set_by_hand (
  id text primary key,
  fact text not null check (fact in ('name', 'waiver', 'waiver_ended', 'waiver_lapsed', 'on_death', 'born')),
  person_id text not null references person,
  work_id text references work,                     -- of a name and a waiver; null: of the person
  uses text,                                        -- of a name: JSON list
  set_at bigint not null,
  set_by text not null,                             -- as the audit log names whoever did it
  check ((fact in ('name', 'waiver', 'waiver_ended', 'waiver_lapsed')) = (work_id is not null)),
  check ((fact = 'name') = (uses is not null))
);
create index set_by_hand_by_person on set_by_hand (person_id, fact);
create index set_by_hand_by_work on set_by_hand (work_id, fact);

create trigger set_by_hand_append_only before update or delete on set_by_hand for each row execute function forbid_change();
create trigger set_by_hand_no_truncate before truncate on set_by_hand execute function forbid_change();

-- Whether the person is forgotten with the works; otherwise only the originals go.
alter table erasure add column forgets boolean not null default true;
