-- What follows from a deed: its entry in the audit log, copies that are called back, and letters that must go out.

-- A chain of hashes over commitments: no personal data in it.
create table audit_entry (
  number bigint primary key check (number >= 0),
  at_ms bigint not null,
  actor text not null,                              -- command, import, system, public, account:…, narrator:…, partner:…
  kind text not null,                               -- the table of the row, or the name of a deed
  object text not null,                             -- which row
  salt_slot text not null references key_slot,      -- whose salt the commitment is made with
  commitment text not null,                         -- HMAC-SHA256
  previous text not null,
  hash text not null unique
);
create index audit_entry_by_object on audit_entry (kind, object);

-- A copy that left the house is called back, since what it was taken for is not cleared any more.
create table recall_notice (
  id text primary key,
  delivery_id text not null references delivery,
  issued_at bigint not null,
  due_at bigint not null,                           -- when it must be acknowledged
  check (due_at > issued_at)
);
create index recall_notice_by_delivery on recall_notice (delivery_id);

-- What became of it; `lifted`: what it was taken for is cleared again.
create table recall_event (
  notice_id text not null references recall_notice,
  number bigint not null check (number >= 1),
  at_ms bigint not null,
  kind text not null check (kind in ('sent', 'delivered', 'bounced', 'seen', 'acknowledged', 'deleted', 'blocked_in_archive',
    'already_aired', 'onward_recall_sent', 'refused', 'escalated', 'closed', 'lifted', 'undone')),
  actor text not null,
  note text,
  primary key (notice_id, number),
  check (kind <> 'refused' or length(note) >= 20)
);

-- What must still go out, by reference only; who it goes to is read when it goes.
create table outbox (
  id text primary key,
  kind text not null check (kind in ('recall', 'audit_head', 'letter')),
  object text not null,
  created_at bigint not null,
  due_at bigint not null,                           -- not before; put off after a failure
  attempts bigint not null default 0,
  done_at bigint,
  last_error text
);
create index outbox_by_time on outbox (done_at, due_at);

create trigger audit_entry_append_only before update or delete on audit_entry for each row execute function forbid_change();
create trigger audit_entry_no_truncate before truncate on audit_entry execute function forbid_change();
create trigger recall_notice_append_only before update or delete on recall_notice for each row execute function forbid_change();
create trigger recall_notice_no_truncate before truncate on recall_notice execute function forbid_change();
create trigger recall_event_append_only before update or delete on recall_event for each row execute function forbid_change();
create trigger recall_event_no_truncate before truncate on recall_event execute function forbid_change();
