-- What the consent desk adds to what stands: evidence for a declaration, the end of a closed passage, and every look
-- at what is sealed about a person.

-- Evidence that was added to a declaration after it was recorded.
create table later_evidence (
  id text primary key,
  consent_id text not null references consent_record,
  evidence_id text not null references evidence,
  added_at bigint not null,
  added_by text not null,
  unique (consent_id, evidence_id)
);
create index later_evidence_by_evidence on later_evidence (evidence_id);
create trigger later_evidence_append_only before update or delete on later_evidence for each row execute function forbid_change();
create trigger later_evidence_no_truncate before truncate on later_evidence execute function forbid_change();
create function proven_by_two() returns trigger language plpgsql as $$
begin
  if new.added_by like 'account:%'
    and exists (select 1 from consent_record c join person p on p.id = c.subject_id where c.id = new.consent_id
      and c.state in ('given', 'renewed') and p.age_fact <> 'adult_attested' and (p.adult_from is null or p.adult_from > c.given_at))
    and not exists (select 1 from agreed_by_two t where t.kind = 'later_evidence' and t.object = new.consent_id || '/' || new.evidence_id) then
    raise exception 'this takes two people' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger later_evidence_two_eyes before insert on later_evidence for each row execute function proven_by_two();

-- All that proves a declaration.
create view proving as
  select consent_id, evidence_id from consent_evidence union select consent_id, evidence_id from later_evidence;

-- A closed passage is lifted: from then on nothing is asked of an edition for it.
create table restriction_end (
  id text primary key,
  restriction_id text not null unique references restriction,
  until_ms bigint not null,
  written_by text not null
);
create trigger restriction_end_append_only before update or delete on restriction_end for each row execute function forbid_change();
create trigger restriction_end_no_truncate before truncate on restriction_end execute function forbid_change();
create function opened_by_two() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from agreed_by_two t where t.kind = 'lift_passage' and t.object = new.restriction_id) then
    raise exception 'this takes two people' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger restriction_end_two_eyes before insert on restriction_end for each row execute function opened_by_two();

-- Each passage with its end.
create view standing_restriction as
  select r.id, r.source_id, r.work_id, r.media_version, r.person_id, r.part, r.start_ms, r.end_ms, r.op, r.area, r.uses,
    r.asked_by, r.since_ms,
    coalesce((select e.until_ms from restriction_end e where e.restriction_id = r.id), 9223372036854775807) as until_ms
  from restriction r;

-- Somebody at the desk looked at what is sealed about a person, after another had agreed to the purpose.
create table profile_opening (
  id text primary key,
  proposal_id text not null references proposal,
  person_id text not null references person,
  purpose text not null check (purpose in ('contact', 'consent_check', 'access_request', 'dispute', 'authority')),
  opened_at bigint not null,
  opened_by text not null references account
);
create index profile_opening_by_person on profile_opening (person_id);
create trigger profile_opening_append_only before update or delete on profile_opening for each row execute function forbid_change();
create trigger profile_opening_no_truncate before truncate on profile_opening execute function forbid_change();
create function looked_by_two() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from agreed_by_two t where t.id = new.proposal_id and t.kind = 'open_profile'
    and t.object = new.person_id and t.proposed_by = new.opened_by) then
    raise exception 'this takes two people' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger profile_opening_two_eyes before insert on profile_opening for each row execute function looked_by_two();

-- What is destroyed takes two when it is asked for at the desk.
create function erased_by_two() returns trigger language plpgsql as $$
begin
  if new.asked_by like 'account:%' and not exists (select 1 from agreed_by_two t where t.kind = 'erasure' and t.object = new.person_id) then
    raise exception 'this takes two people' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger erasure_two_eyes before insert on erasure for each row execute function erased_by_two();
