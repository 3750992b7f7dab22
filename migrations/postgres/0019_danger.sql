-- What a request to stop a work holds is ended with a reason: by one officer, and where it says danger by two.

-- Why an officer ended such a hold, sealed under the key of the request. Of danger the reason stands in the proposal.
create table hold_end_reason (
  hold_id text not null references hold,
  number bigint not null check (number >= 1),       -- of the end that it is the reason of
  reason text not null,
  primary key (hold_id, number)
);
create trigger hold_end_reason_append_only before update or delete on hold_end_reason for each row execute function forbid_change();
create trigger hold_end_reason_no_truncate before truncate on hold_end_reason execute function forbid_change();

create or replace function lifted_by_two() returns trigger language plpgsql as $$
begin
  if exists (select 1 from standing_hold s join hold h on h.id = s.id left join takedown_request r on r.id = h.takedown_id
      where h.id = new.hold_id and (h.cause = 'safeguarding' or r.danger) and new.until_ms < s.until_ms
        and (h.source_id is null or new.written_by is not null))
    and not exists (select 1 from agreed_by_two t where t.kind = 'lift_hold' and t.object = new.hold_id) then
    raise exception 'this takes two people' using errcode = 'restrict_violation';
  end if;
  if exists (select 1 from hold h join takedown_request r on r.id = h.takedown_id where h.id = new.hold_id and not r.danger)
    and not exists (select 1 from hold_end_reason n where n.hold_id = new.hold_id and n.number = new.number) then
    raise exception 'this takes a reason' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
