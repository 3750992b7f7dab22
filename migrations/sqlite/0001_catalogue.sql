-- What we hold: works, their texts, files and neighbours. Times are milliseconds UTC, ids are UUIDv7 as text.

create table work (
  id text primary key,
  slug text not null unique,                        -- holds no participant's name
  kind text not null check (kind in ('film', 'oral_history')),
  state text not null check (state in ('draft', 'published', 'retired')),
  languages text not null,                          -- JSON list of BCP 47 tags, the main one first; ["zxx"] for none
  year text,                                        -- EDTF level 0, as precise as known
  recorded text,
  broadcast text,
  licence_uri text not null,                        -- rightsstatements.org or Creative Commons
  embed_hosts text,                                 -- JSON list; null: as the library says
  may_be_cut boolean not null,                      -- radio: may the piece be shortened
  suitable_from_age bigint check (suitable_from_age between 0 and 18),
  tombstone_silent boolean not null,                -- its person chose silence instead of words
  sort_key text not null,                           -- main title, folded in Rust
  source_digest text,                               -- SHA-256 of what was imported, to see what changed
  media_version bigint not null default 1,          -- raised when the master is another
  consent_epoch bigint not null default 0,          -- raised with every change that decide reads
  public_since bigint,                              -- when it first was public; kept for 410 after that
  added_at bigint not null
);
create index work_by_title on work (sort_key, id);

create table former_slug (
  slug text primary key,
  work_id text not null references work
);

-- Every text of a work, per language.
create table work_text (
  work_id text not null references work,
  field text not null check (field in ('title', 'synopsis', 'plain', 'content_note', 'suitable_reason', 'presenter', 'tombstone', 'poster_alt')),
  language text not null,
  text text not null,
  title_key text,                                   -- of titles alone: letters and digits, folded in Rust
  primary key (work_id, field, language),
  check ((field = 'title') = (title_key is not null))
);
create index work_text_by_title on work_text (title_key);

create table work_part (
  work_id text not null references work,
  part bigint not null check (part >= 1),
  titles text not null,                             -- JSON object, language to text
  primary key (work_id, part)
);

create table work_organisation (
  work_id text not null references work,
  position bigint not null,
  name text not null,
  role text not null check (role in ('producer', 'funder', 'partner')),
  credit_line text not null,
  primary key (work_id, position)
);

create table collection (
  id text primary key,
  slug text not null unique,
  kind text not null check (kind in ('competition', 'series', 'list')),
  year text,
  titles text not null,                             -- JSON object, language to text
  openings text not null,
  lead_work_slug text,
  position bigint not null
);

create table collection_work (
  collection_id text not null references collection,
  position bigint not null,
  work_slug text not null,                          -- a slug, since a work may be brought in later
  primary key (collection_id, position)
);
create index collection_work_by_slug on collection_work (work_slug);

create table theme (
  id text primary key,                              -- the vocabulary's own id, such as equal-opportunities
  broader text,
  labels text not null                              -- JSON object, language to text
);

create table work_theme (
  work_id text not null references work,
  theme_id text not null references theme,
  primary key (work_id, theme_id)
);
create index work_theme_by_theme on work_theme (theme_id, work_id);

create table place (
  id text primary key,
  labels text not null
);

create table work_place (
  work_id text not null references work,
  place_id text not null references place,
  primary key (work_id, place_id)
);
create index work_place_by_place on work_place (place_id, work_id);

-- One checked cut of a work: what a permit names.
create table edition (
  id text primary key,
  work_id text not null references work,
  media_version bigint not null,
  key text not null,                                -- the importer's name for it: original, screen …
  kind text not null check (kind in ('original', 'cut', 'silent')),
  cut_of text references edition,                   -- a silent edition opens with a permit for this one
  approved_by text,
  approved_at bigint,
  checked_by text,
  checked_at bigint,
  unique (work_id, media_version, key),
  check ((approved_by is null) = (approved_at is null)),
  check ((checked_by is null) = (checked_at is null)),
  check (checked_by is null or approved_by is null or checked_by <> approved_by)
);

create table edition_edit (
  edition_id text not null references edition,
  part bigint not null default 1 check (part >= 1),
  start_ms bigint not null check (start_ms >= 0),   -- of its part
  end_ms bigint not null,
  op text not null check (op in ('mute', 'blur', 'cut')),
  area text not null default '',                    -- of a blur: left,top,width,height in thousandths; empty: all of it
  primary key (edition_id, part, start_ms, end_ms, op, area),
  check (start_ms < end_ms),
  check (area = '' or op = 'blur')
);

-- One immutable encoded file of an edition. Added and removed, never changed.
create table rendition (
  id text primary key,
  edition_id text not null references edition,
  part bigint not null check (part >= 1),
  quality text not null check (quality in ('full', 'small', 'broadcast')),
  media_type text not null,
  codecs text not null,                             -- RFC 6381, empty when unknown
  sha256 text not null,                             -- storage key and strong entity tag
  length_bytes bigint not null check (length_bytes >= 0),
  duration_ms bigint not null check (duration_ms >= 0),
  width bigint,
  height bigint,
  playable boolean not null,                        -- a browser can play it as it is
  loudness text,                                    -- JSON of EBU R 128 measures; broadcast files only
  made_from text,                                   -- digest of all that went into it; broadcast files only
  added_at bigint not null,
  unique (edition_id, part, quality)
);
create index rendition_by_digest on rendition (sha256);

create table transcript (
  id text primary key,
  edition_id text not null references edition,
  part bigint not null check (part >= 1),
  language text not null,
  kind text not null check (kind in ('captions', 'transcript')),
  original boolean not null,                        -- in the language that is spoken
  vtt text not null,                                -- WebVTT, checked and written anew by us
  sha256 text not null,
  added_at bigint not null,
  unique (edition_id, part, language, kind)
);

create table poster (
  id text primary key,
  edition_id text not null references edition,
  media_type text not null check (media_type in ('image/jpeg', 'image/webp')),
  width bigint not null,
  height bigint not null,
  sha256 text not null,
  length_bytes bigint not null,
  added_at bigint not null,
  unique (edition_id, media_type, width)
);

-- What the library says of itself: name, description, embed_hosts, demonstration (JSON each).
create table setting (
  key text primary key,
  value text not null
);
