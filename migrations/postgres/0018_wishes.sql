-- A wish for one original outlives that being forgotten is taken back.
drop view original_wish;
-- Wishes that nobody has seen to, a row for each original: the last of each person about a work, not answered, not taken
-- back after it, no erasure of it runs or was carried out, and nobody decided since that the person is forgotten.
create view original_wish as
  select w.id as withdrawal_id, a.work_id, w.subject_id as person_id, w.declarant, w.declarant_id, w.recorded_at
  from withdrawal w
  join (select distinct work_id, person_id from appearance) a on a.person_id = w.subject_id and (w.work_id is null or w.work_id = a.work_id)
  where w.erase_requested
    and not exists (select 1 from withdrawal l where l.subject_id = w.subject_id and l.erase_requested
      and (l.work_id is null or l.work_id = a.work_id)
      and (l.recorded_at > w.recorded_at or (l.recorded_at = w.recorded_at and l.id > w.id)))
    and not exists (select 1 from erasure e where e.person_id = w.subject_id and e.works like '%' || a.work_id || '%'
      and ((e.asked_at >= w.recorded_at and not e.forgets)
        or not exists (select 1 from erasure_step c where c.erasure_id = e.id and c.step = 'cancelled')))
    and not exists (select 1 from erasure f where f.person_id = w.subject_id and f.forgets and f.asked_at >= w.recorded_at
      and not exists (select 1 from erasure_step c where c.erasure_id = f.id and c.step = 'cancelled'))
    and not exists (select 1 from wish_answer n where n.withdrawal_id = w.id and n.work_id = a.work_id);
