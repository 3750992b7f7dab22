-- The end of what closes a work, or of an office whose yes is needed, can open. At the desk it takes two.
create trigger guardianship_end_two_eyes before insert on guardianship_end
  when new.written_by like 'account:%' and not exists (select 1 from agreed_by_two t where t.kind = 'end_early'
    and t.object = 'guardianship/' || new.guardianship_id and 'account:' || t.proposed_by = new.written_by)
  begin select raise(abort, 'this takes two people'); end;
create trigger embargo_end_two_eyes before insert on embargo_end
  when new.written_by like 'account:%' and not exists (select 1 from agreed_by_two t where t.kind = 'end_early'
    and t.object = 'embargo/' || new.embargo_id and 'account:' || t.proposed_by = new.written_by)
  begin select raise(abort, 'this takes two people'); end;
