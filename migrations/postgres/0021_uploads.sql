-- What curators bring in: files on their way, and bytes that are here and not yet a work's.

create table upload (
  id text primary key,
  account_id text not null references account,
  filename text not null,                           -- as told, shown to curators only, never a path; forgotten once it is taken
  length_bytes bigint not null check (length_bytes > 0),
  received_bytes bigint not null default 0,         -- as told last; the length of the file is the truth
  purpose text not null check (purpose in ('work', 'part', 'words', 'picture')),
  title text not null,                              -- as told; forgotten once it is taken
  language text not null,                           -- BCP 47; und: nobody said
  work_id text references work,                     -- what it is for, and what came of it
  part bigint not null check (part >= 1),           -- of that work; of a new one the first
  state text not null check (state in ('receiving', 'received', 'taken', 'refused', 'ended')),
  sha256 text,                                      -- known when all is here; forgotten once it is taken
  reason text,                                      -- why it was refused: a message, and what is told in it
  detail text,
  created_at bigint not null,
  changed_at bigint not null,
  expires_at bigint not null,
  check ((state = 'refused') = (reason is not null))
);
create index upload_by_state on upload (state, changed_at);
create index upload_by_account on upload (account_id, state);

-- Bytes in the media store that are here for an upload: named until its work names them, or until they are let go.
create table upload_file (
  upload_id text not null references upload,
  sha256 text not null,
  length_bytes bigint not null check (length_bytes >= 0),
  primary key (upload_id, sha256)
);
create index upload_file_by_digest on upload_file (sha256);
