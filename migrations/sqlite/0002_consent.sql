-- What we may do: people, declarations, noes and the time line computed from them.
-- The ledger is append-only: triggers refuse update and delete.

-- Places for keys. The keys themselves are files outside the database: when one is destroyed, what it sealed is unreadable
-- here and in every copy.
create table key_slot (
  id text primary key,
  purpose text not null check (purpose in ('person', 'evidence', 'takedown', 'library', 'audit')),
  created_at bigint not null,
  shredded_at bigint
);

create table person (
  id text primary key,
  key_slot text not null unique references key_slot, -- of the profile, and of what the audit log says about them
  sealed_profile text,                              -- hexadecimal: legal name, contact, birth date, languages, notes
  key text not null unique,                         -- the importer's name for the person; never leaves
  age_fact text not null check (age_fact in ('adult_attested', 'born', 'unknown')),
  adult_from bigint,                                -- the three instants derived once from the birth date,
  capable_from bigint,                              -- which is not kept
  reaffirm_until bigint,
  represented boolean not null,
  died_at bigint,
  on_death text not null check (on_death in ('continue', 'ask_relatives', 'close')),
  contact_language text not null,
  check ((age_fact = 'born') = (adult_from is not null and capable_from is not null and reaffirm_until is not null)),
  check (capable_from is null or (capable_from <= adult_from and adult_from <= reaffirm_until))
);

-- The address of a person's public page: random, one for each name that is shown.
create table person_page (
  handle text primary key,
  person_id text not null references person,
  shown text not null,
  unique (person_id, shown)
);

-- Evidence is attested (what kind, who saw it, when), not kept.
create table evidence (
  id text primary key,
  kind text not null check (kind in ('release_form', 'recorded_statement', 'guardian_proof', 'court_order', 'interpreter_note', 'agreement', 'licence')),
  received_at bigint not null
);

create table evidence_check (
  evidence_id text not null references evidence,
  checked_at bigint not null,
  result text not null check (result in ('verified', 'missing', 'hash_mismatch')),
  checked_by text not null,
  primary key (evidence_id, checked_at)
);

create table guardianship (
  id text primary key,
  child_id text not null references person,
  guardian_id text not null references person,
  kind text not null check (kind in ('parent_joint', 'parent_sole', 'vormund', 'ergaenzungspfleger', 'betreuer')),
  from_ms bigint not null,
  until_ms bigint not null,
  evidence_id text not null references evidence,
  check (child_id <> guardian_id),
  check (from_ms < until_ms)
);
create index guardianship_by_child on guardianship (child_id);

create table relative_of (
  person_id text not null references person,
  relative_id text not null references person,
  relation text not null check (relation in ('spouse_partner', 'child', 'parent')),
  evidence_id text not null references evidence,
  primary key (person_id, relative_id)
);

create table roster_attestation (
  work_id text not null references work,
  media_version bigint not null,
  attested_by text not null,
  attested_at bigint not null,
  primary key (work_id, media_version)
);

create table appearance (
  id text primary key,
  work_id text not null references work,
  person_id text not null references person,
  role text not null check (role in ('narrator', 'interviewee', 'interviewer', 'maker', 'performer', 'translator_voice', 'depicted', 'heard', 'mentioned')),
  credits text not null,                            -- JSON list of MARC relator codes, may be empty
  position bigint not null,
  recognisable_by text not null,                    -- JSON list of face, body, voice, name, story, place
  redactable boolean not null,
  waiver_basis text check (waiver_basis in ('kug_23_1_1', 'kug_23_1_2', 'kug_23_1_3', 'kug_23_1_4', 'not_identifiable', 'public_official_statement')),
  waiver_by text,
  waiver_note text,
  unique (work_id, person_id, role),
  check ((waiver_basis is null) = (waiver_by is null and waiver_note is null)),
  check (waiver_note is null or length(waiver_note) >= 20)
);
create index appearance_by_person on appearance (person_id, work_id);

create table display_name (
  id text primary key,
  person_id text not null references person,
  work_id text not null references work,
  use_kind text not null check (use_kind in ('catalogue', 'public_stream', 'podcast_feed', 'school_embed', 'school_download', 'broadcast_download', 'public_screen', 'preserve')),
  mode text not null check (mode in ('real', 'pseudonym', 'unnamed')),
  shown text,
  spoken text,                                      -- how to say it, for presenters
  from_ms bigint not null,
  until_ms bigint not null,
  check ((mode = 'unnamed') = (shown is null)),
  check (from_ms < until_ms)
);
create index display_name_by_work on display_name (work_id, person_id);

-- The exact text that was shown or read aloud.
create table notice (
  id text primary key,
  series text not null,
  version bigint not null,
  language text not null,
  text_sha256 text not null,
  body text not null,
  published_at bigint not null,
  unique (series, version, language)
);

create table consent_record (
  id text primary key,
  source_id text not null,                          -- the id that the work's file gives this event
  subject_id text not null references person,
  work_id text not null references work,
  declarant text not null check (declarant in ('own', 'guardian', 'relative')),
  declarant_id text not null references person,
  version bigint not null check (version >= 1),
  replaces text unique references consent_record,
  state text not null check (state in ('given', 'renewed', 'refused', 'invalidated')),
  explicit boolean not null,
  notice_id text not null references notice,
  method text not null check (method in ('paper_signed', 'e_signed', 'recorded_statement', 'self_service')),
  explained_in text not null,
  interpreter_id text references person,
  given_at bigint not null,
  recorded_at bigint not null,
  recorded_by text not null,
  unique (subject_id, work_id, declarant, declarant_id, version),
  unique (work_id, source_id),
  check ((version = 1) = (replaces is null)),
  check ((declarant = 'own') = (declarant_id = subject_id)),
  check (given_at <= recorded_at)
);

create table consent_scope (
  consent_id text not null references consent_record,
  use_kind text not null check (use_kind in ('catalogue', 'public_stream', 'podcast_feed', 'school_embed', 'school_download', 'broadcast_download', 'public_screen', 'preserve')),
  territories text not null,                        -- JSON list: 001 is the world, else ISO 3166-1 or -2
  from_ms bigint not null,
  until_ms bigint not null,                         -- half-open: the midnight in Berlin after the last day
  through_day text not null,                        -- that last day, as the form says it
  primary key (consent_id, use_kind),
  check (from_ms < until_ms)
);

create table consent_evidence (
  consent_id text not null references consent_record,
  evidence_id text not null references evidence,
  primary key (consent_id, evidence_id)
);

create table withdrawal (
  id text primary key,
  source_id text,                                   -- the id that a file gives this event, if it came from one
  subject_id text not null references person,
  work_id text references work,                     -- null: every work
  declarant text not null check (declarant in ('own', 'guardian', 'relative')),
  declarant_id text not null references person,
  uses text,                                        -- JSON list; null: every use
  effective_at bigint not null,
  received_at bigint not null,
  recorded_at bigint not null,
  channel text not null check (channel in ('self_service', 'email', 'phone', 'post', 'in_person', 'via_school', 'via_guardian')),
  erase_requested boolean not null default false,   -- the original is to be deleted too
  check (received_at <= recorded_at),
  check ((declarant = 'own') = (declarant_id = subject_id))
);
create index withdrawal_by_subject on withdrawal (subject_id, work_id);

create table embargo (
  id text primary key,
  source_id text,
  work_id text not null references work,
  uses text,
  from_ms bigint not null,
  until_ms bigint not null,
  reason_code text not null,
  set_by text not null,
  check (from_ms < until_ms)
);
create index embargo_by_work on embargo (work_id);

-- Somebody says: this is me, stop it. Contact and words are sealed with a key of their own.
create table takedown_request (
  id text primary key,
  public_ref text not null unique,
  received_at bigint not null,
  work_id text references work,
  danger boolean not null,
  sealed text not null,                             -- hexadecimal of the sealed JSON: name, contact, words
  key_slot text not null references key_slot
);
create index takedown_request_by_time on takedown_request (received_at);

create table hold (
  id text primary key,
  source_id text,
  work_id text not null references work,
  uses text,
  from_ms bigint not null,
  until_ms bigint not null,                         -- as it was set; the largest instant when it had no end
  cause text not null check (cause in ('takedown_review', 'safeguarding', 'dispute', 'court_order', 'integrity', 'pause')),
  takedown_id text references takedown_request,
  check (from_ms < until_ms)
);
create index hold_by_work on hold (work_id);

-- When a hold ends, written later than the hold: the last of these counts.
create table hold_end (
  hold_id text not null references hold,
  number bigint not null check (number >= 1),
  until_ms bigint not null,
  written_at bigint not null,
  primary key (hold_id, number)
);

-- Holds with the ends that count today.
create view standing_hold as
  select h.id, h.source_id, h.work_id, h.uses, h.cause, h.from_ms, h.takedown_id,
    coalesce((select e.until_ms from hold_end e where e.hold_id = h.id order by e.number desc limit 1), h.until_ms) as until_ms
  from hold h;

create table restriction (
  id text primary key,
  source_id text,
  work_id text not null references work,
  media_version bigint not null,
  person_id text references person,
  part bigint not null default 1 check (part >= 1),
  start_ms bigint not null check (start_ms >= 0),   -- of its part
  end_ms bigint not null,
  op text not null check (op in ('mute', 'blur', 'cut')),
  area text not null default '',                    -- of a blur: left,top,width,height in thousandths; empty: all of it
  uses text,
  asked_by text not null references person,
  since_ms bigint not null,
  check (start_ms < end_ms),
  check (area = '' or op = 'blur')
);
create index restriction_by_work on restriction (work_id);

create table edition_removes (
  edition_id text not null references edition,
  person_id text not null references person,
  standing_consent_id text references consent_record,   -- agreed to this cut beforehand by this declaration
  primary key (edition_id, person_id)
);

create table work_licence (
  id text primary key,
  source_id text not null,
  work_id text not null references work,
  use_kind text not null check (use_kind in ('catalogue', 'public_stream', 'podcast_feed', 'school_embed', 'school_download', 'broadcast_download', 'public_screen', 'preserve')),
  territories text not null,
  from_ms bigint not null,
  until_ms bigint not null,
  basis text not null check (basis in ('copyright', 'licence', 'statute', 'institutional_policy', 'donor_agreement')),
  uri text not null,
  holder text not null,
  check (from_ms < until_ms)
);
create index work_licence_by_work on work_licence (work_id);

create table organisation (
  id text primary key,
  kind text not null check (kind in ('school', 'radio_partner', 'screen_operator', 'archive')),
  name text not null unique,
  territory text not null,
  recall_email text not null,
  recall_phone text not null
);

create table agreement (
  id text primary key,
  source_id text not null,
  organisation_id text not null references organisation,
  uses text not null,
  from_ms bigint not null,
  until_ms bigint not null,
  recall_hours bigint not null check (recall_hours between 1 and 168),
  evidence_id text not null references evidence,
  unique (organisation_id, source_id),
  check (from_ms < until_ms)
);

-- Which copies left the house: all ranges and retries of one organisation and file in 24 hours are one delivery.
create table delivery (
  id text primary key,
  number bigint not null unique,                    -- the delivery mark
  work_id text not null references work,
  rendition_sha256 text not null,
  edition_id text not null references edition,     -- which cut it holds
  organisation_id text not null references organisation,
  use_kind text not null,
  at_ms bigint not null,
  consent_epoch bigint not null
);
create index delivery_by_work on delivery (work_id);
create index delivery_by_file on delivery (organisation_id, rendition_sha256, at_ms);

-- Derived: decide, sampled at every boundary. Rebuilt with every deed, read with `now`.
create table clearance (
  work_id text not null references work,
  use_kind text not null,
  territory text not null,
  from_ms bigint not null,
  until_ms bigint not null,
  edition_id text not null references edition,
  primary key (work_id, use_kind, territory, from_ms),
  check (from_ms < until_ms)
);
create index clearance_by_use on clearance (use_kind, territory, from_ms, until_ms, work_id);

-- From when to when anyone may see a work, and in which edition: where its lines for catalogue and public_stream overlap.
create table public_clearance (
  work_id text not null references work,
  from_ms bigint not null,
  until_ms bigint not null,
  edition_id text not null references edition,
  primary key (work_id, from_ms),
  check (from_ms < until_ms)
) without rowid;

-- Which event of which file was recorded, and the digest of its words: a recorded event never changes.
create table recorded_event (
  scope text not null,                              -- the work's slug, or people, partners, notices
  source_id text not null,
  digest text not null,
  primary key (scope, source_id)
);
