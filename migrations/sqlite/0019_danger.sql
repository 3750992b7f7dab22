-- What a request to stop a work holds is ended with a reason: by one officer, and where it says danger by two.

-- Why an officer ended such a hold, sealed under the key of the request. Of danger the reason stands in the proposal.
create table hold_end_reason (
  hold_id text not null references hold,
  number bigint not null check (number >= 1),       -- of the end that it is the reason of
  reason text not null,
  primary key (hold_id, number)
);
create trigger hold_end_reason_no_update before update on hold_end_reason begin select raise(abort, 'hold_end_reason is append-only'); end;
create trigger hold_end_reason_no_delete before delete on hold_end_reason begin select raise(abort, 'hold_end_reason is append-only'); end;

drop trigger hold_end_two_eyes;
create trigger hold_end_two_eyes before insert on hold_end
  when exists (select 1 from standing_hold s join hold h on h.id = s.id left join takedown_request r on r.id = h.takedown_id
      where h.id = new.hold_id and (h.cause = 'safeguarding' or r.danger) and new.until_ms < s.until_ms
        and (h.source_id is null or new.written_by is not null))
    and not exists (select 1 from agreed_by_two t where t.kind = 'lift_hold' and t.object = new.hold_id)
  begin select raise(abort, 'this takes two people'); end;
create trigger hold_end_with_reason before insert on hold_end
  when exists (select 1 from hold h join takedown_request r on r.id = h.takedown_id where h.id = new.hold_id and not r.danger)
    and not exists (select 1 from hold_end_reason n where n.hold_id = new.hold_id and n.number = new.number)
  begin select raise(abort, 'this takes a reason'); end;
