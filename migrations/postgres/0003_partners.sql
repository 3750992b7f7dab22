-- Secrets that open something: kept as digests, shown once.

create table class_link (
  id text primary key,
  token_sha256 text not null unique,
  work_id text not null references work,
  organisation_id text not null references organisation,
  start_ms bigint,
  end_ms bigint,
  created_at bigint not null,
  until_ms bigint not null,                         -- the midnight in Berlin after its last day
  revoked_at bigint
);
create index class_link_by_work on class_link (work_id);

create table partner_token (
  id text primary key,
  token_sha256 text not null unique,
  organisation_id text not null references organisation,
  created_at bigint not null,
  revoked_at bigint
);

-- Signed in at the radio desk.
create table session (
  id text primary key,
  token_sha256 text not null unique,
  partner_token_id text not null references partner_token,
  created_at bigint not null,
  expires_at bigint not null
);
