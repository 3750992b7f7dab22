-- While this holds a row nothing leaves the house: a restore was begun, and the library was not opened again since.
create table closed (
  number bigint primary key check (number = 1),
  since_ms bigint not null,
  step text not null check (step in ('begun', 'loaded', 'replayed', 'left')),
  dump_sha256 text not null,                        -- which backup
  said_by text references account                   -- who said to go on without the noes made since; somebody else opens it
);

-- The file of the noes is written beside each commit: what is new for it is found without reading everything.
create index work_by_epoch on work (consent_epoch);
create index consent_record_no on consent_record (state) where state in ('refused', 'invalidated');
create index key_slot_shredded on key_slot (shredded_at) where shredded_at is not null;
