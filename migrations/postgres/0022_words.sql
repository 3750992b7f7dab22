-- Words: who wrote them down, who has read them against the recording, and what a recording is about when.

alter table transcript add column made text not null default 'person' check (made in ('machine', 'person'));
alter table transcript add column checked_by text;            -- who read it against the recording
alter table transcript add column checked_at bigint;          -- when
alter table transcript add column contents text;              -- JSON: points of an index {start_ms, title, synopsis, begins, keywords}
