-- The ledger refuses to be rewritten.

create function forbid_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger notice_append_only before update or delete on notice for each row execute function forbid_change();
create trigger notice_no_truncate before truncate on notice execute function forbid_change();
create trigger consent_record_append_only before update or delete on consent_record for each row execute function forbid_change();
create trigger consent_record_no_truncate before truncate on consent_record execute function forbid_change();
create trigger consent_scope_append_only before update or delete on consent_scope for each row execute function forbid_change();
create trigger consent_scope_no_truncate before truncate on consent_scope execute function forbid_change();
create trigger consent_evidence_append_only before update or delete on consent_evidence for each row execute function forbid_change();
create trigger consent_evidence_no_truncate before truncate on consent_evidence execute function forbid_change();
create trigger evidence_append_only before update or delete on evidence for each row execute function forbid_change();
create trigger evidence_no_truncate before truncate on evidence execute function forbid_change();
create trigger evidence_check_append_only before update or delete on evidence_check for each row execute function forbid_change();
create trigger evidence_check_no_truncate before truncate on evidence_check execute function forbid_change();
create trigger withdrawal_append_only before update or delete on withdrawal for each row execute function forbid_change();
create trigger withdrawal_no_truncate before truncate on withdrawal execute function forbid_change();
create trigger delivery_append_only before update or delete on delivery for each row execute function forbid_change();
create trigger delivery_no_truncate before truncate on delivery execute function forbid_change();
create trigger recorded_event_append_only before update or delete on recorded_event for each row execute function forbid_change();
create trigger recorded_event_no_truncate before truncate on recorded_event execute function forbid_change();
create trigger roster_attestation_append_only before update or delete on roster_attestation for each row execute function forbid_change();
create trigger roster_attestation_no_truncate before truncate on roster_attestation execute function forbid_change();
create trigger edition_edit_append_only before update or delete on edition_edit for each row execute function forbid_change();
create trigger edition_edit_no_truncate before truncate on edition_edit execute function forbid_change();
create trigger edition_removes_append_only before update or delete on edition_removes for each row execute function forbid_change();
create trigger edition_removes_no_truncate before truncate on edition_removes execute function forbid_change();
create trigger guardianship_append_only before update or delete on guardianship for each row execute function forbid_change();
create trigger guardianship_no_truncate before truncate on guardianship execute function forbid_change();
create trigger relative_of_append_only before update or delete on relative_of for each row execute function forbid_change();
create trigger relative_of_no_truncate before truncate on relative_of execute function forbid_change();
create trigger embargo_append_only before update or delete on embargo for each row execute function forbid_change();
create trigger embargo_no_truncate before truncate on embargo execute function forbid_change();
create trigger hold_append_only before update or delete on hold for each row execute function forbid_change();
create trigger hold_no_truncate before truncate on hold execute function forbid_change();
create trigger hold_end_append_only before update or delete on hold_end for each row execute function forbid_change();
create trigger hold_end_no_truncate before truncate on hold_end execute function forbid_change();
create trigger restriction_append_only before update or delete on restriction for each row execute function forbid_change();
create trigger restriction_no_truncate before truncate on restriction execute function forbid_change();
create trigger work_licence_append_only before update or delete on work_licence for each row execute function forbid_change();
create trigger work_licence_no_truncate before truncate on work_licence execute function forbid_change();
create trigger agreement_append_only before update or delete on agreement for each row execute function forbid_change();
create trigger agreement_no_truncate before truncate on agreement execute function forbid_change();
