-- How files are made from masters: jobs with leases, and renditions of every kind.

-- SQLite cannot change a check: the table is made anew with its rows.
create table rendition_anew (
  id text primary key,
  edition_id text not null references edition,
  part bigint not null check (part >= 1),
  quality text not null check (quality in ('full', 'small', 'broadcast', 'progressive', 'opus', 'speech', 'sound',
    'h1080', 'h720', 'h480', 'h360', 'h240')),
  media_type text not null,
  codecs text not null,                             -- RFC 6381, empty when unknown
  sha256 text not null,                             -- storage key and strong entity tag
  length_bytes bigint not null check (length_bytes >= 0),
  duration_ms bigint not null check (duration_ms >= 0),
  width bigint,
  height bigint,
  playable boolean not null,                        -- a browser can play it as it is, and it tells nothing beside
  loudness text,                                    -- JSON of EBU R 128 measures; not of masters
  made_from text,                                   -- digest of all that went into it; not of masters
  added_at bigint not null,
  frame_rate text,                                  -- frames/seconds, as in 30000/1001; of the ladder
  segments text,                                    -- JSON: where each segment stands in the file; of the ladder
  retired_at bigint                                 -- another one took its place: it is listed no more, and goes a day later
);
insert into rendition_anew (id, edition_id, part, quality, media_type, codecs, sha256, length_bytes, duration_ms, width, height,
    playable, loudness, made_from, added_at)
  select id, edition_id, part, quality, media_type, codecs, sha256, length_bytes, duration_ms, width, height,
    playable, loudness, made_from, added_at from rendition;
drop table rendition;
alter table rendition_anew rename to rendition;
create index rendition_by_digest on rendition (sha256);
create unique index rendition_listed on rendition (edition_id, part, quality) where retired_at is null;
create index rendition_retired on rendition (retired_at) where retired_at is not null;
create trigger rendition_stays_erased before insert on rendition when exists (select 1 from erased e where e.kind = 'file' and e.value = new.sha256 and not exists (select 1 from erasure_step c where c.erasure_id = e.erasure_id and c.step = 'cancelled')) begin select raise(abort, 'this was erased'); end;

-- What the file itself calls its chapters.
create table chapter (
  edition_id text not null references edition,
  part bigint not null check (part >= 1),
  start_ms bigint not null check (start_ms >= 0),
  title text not null,
  primary key (edition_id, part, start_ms)
);

-- What is to be done with files, by whichever worker comes first. A worker holds what it does by a lease.
create table job (
  id text primary key,
  kind text not null check (kind in ('look', 'encode')),
  subject text not null,                            -- of a look the upload; of an encode edition/part
  work_id text references work,                     -- none while nobody knows it
  asked_by text not null,                           -- as the audit log writes it
  priority bigint not null,                         -- higher goes first
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  attempts bigint not null default 0,
  run_at bigint not null,                           -- not before
  worker text,                                      -- who holds it
  lease_until bigint,                               -- until when, unless it gives a sign of life
  step text,                                        -- what is being done
  done bigint not null default 0 check (done between 0 and 1000),
  fault text,                                       -- why it failed or waits: a word of ours
  detail text,                                      -- and what the machine said
  asked_at bigint not null,
  begun_at bigint,
  ended_at bigint,
  check ((state = 'running') = (worker is not null and lease_until is not null)),
  check ((state in ('done', 'failed', 'cancelled')) = (ended_at is not null))
);
create unique index job_open on job (kind, subject) where state in ('waiting', 'running');
create index job_next on job (state, priority, run_at, id);
create index job_by_work on job (work_id, asked_at);
create index job_by_end on job (ended_at);
