-- How files are made from masters: jobs with leases, and renditions of every kind.

alter table rendition drop constraint rendition_quality_check;
alter table rendition add constraint rendition_quality_check check (quality in ('full', 'small', 'broadcast', 'progressive', 'opus',
  'speech', 'sound', 'h1080', 'h720', 'h480', 'h360', 'h240'));
alter table rendition add column frame_rate text;                             -- frames/seconds, as in 30000/1001; of the ladder
alter table rendition add column segments text;                               -- JSON: where each segment stands in the file; of the ladder
alter table rendition add column retired_at bigint;                           -- another one took its place: it is listed no more, and goes a day later
alter table rendition drop constraint rendition_edition_id_part_quality_key;
create unique index rendition_listed on rendition (edition_id, part, quality) where retired_at is null;
create index rendition_retired on rendition (retired_at) where retired_at is not null;

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
