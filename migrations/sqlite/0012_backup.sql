-- While this holds a row nothing leaves the house: a restore was begun, and the library was not opened again since.
create table closed (
  number bigint primary key check (number = 1),
  since_ms bigint not null,
  step text not null check (step in ('begun', 'loaded', 'replayed')),
  dump_sha256 text not null,                        -- which backup
  said_by text references account                   -- who said to go on without the noes made since; somebody else opens it
);
