-- The end of what closes a work, or of an office whose yes is needed, can open. At the desk it takes two.
create function guardianship_ended_by_two() returns trigger language plpgsql as $$
begin
  if new.written_by like 'account:%' and not exists (select 1 from agreed_by_two t where t.kind = 'end_early'
    and t.object = 'guardianship/' || new.guardianship_id and 'account:' || t.proposed_by = new.written_by) then
    raise exception 'this takes two people' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger guardianship_end_two_eyes before insert on guardianship_end for each row execute function guardianship_ended_by_two();
create function embargo_ended_by_two() returns trigger language plpgsql as $$
begin
  if new.written_by like 'account:%' and not exists (select 1 from agreed_by_two t where t.kind = 'end_early'
    and t.object = 'embargo/' || new.embargo_id and 'account:' || t.proposed_by = new.written_by) then
    raise exception 'this takes two people' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger embargo_end_two_eyes before insert on embargo_end for each row execute function embargo_ended_by_two();
