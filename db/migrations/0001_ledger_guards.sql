-- The ledger only grows, whoever asks.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
create trigger ledger_append_only before update or delete on ledger
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger ledger_no_truncate before truncate on ledger
  for each statement execute function refuse_change();
--> statement-breakpoint
create trigger audit_append_only before update or delete on audit
  for each row execute function refuse_change();
--> statement-breakpoint
create trigger audit_no_truncate before truncate on audit
  for each statement execute function refuse_change();
--> statement-breakpoint
-- A content may be emptied once, by a redaction that stands in the ledger; nothing else.
create function only_redact() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.redacted_by_seq is null and new.seq = old.seq
     and new.salt is null and new.content is null and new.reason is null
     and exists (select 1 from ledger where seq = new.redacted_by_seq and act = 'redact') then
    return new;
  end if;
  raise exception 'ledger_contents can only be emptied by a redaction' using errcode = 'insufficient_privilege';
end $$;
--> statement-breakpoint
create trigger ledger_contents_redact_only before update or delete on ledger_contents
  for each row execute function only_redact();
--> statement-breakpoint
create trigger ledger_contents_no_truncate before truncate on ledger_contents
  for each statement execute function refuse_change();
--> statement-breakpoint
-- A reference is for ever.
create trigger commitments_permanent before update or delete on commitments
  for each row execute function refuse_change();
