CREATE TYPE "public"."mail_state" AS ENUM('waiting', 'held', 'sent', 'failed', 'expired');--> statement-breakpoint
CREATE TYPE "public"."mail_template" AS ENUM('invitation', 'sign_in_link', 'reset_link', 'account_changed', 'request_received', 'request_refused', 'hand_over', 'deputy');--> statement-breakpoint
CREATE TYPE "public"."access_right" AS ENUM('flag', 'comment', 'edit', 'submit', 'verify', 'publish', 'manage_people');--> statement-breakpoint
CREATE TYPE "public"."office_role" AS ENUM('lead', 'alternate', 'contributor');--> statement-breakpoint
CREATE TYPE "public"."organisation_kind" AS ENUM('public_body', 'civil_society', 'donor');--> statement-breakpoint
CREATE TYPE "public"."request_state" AS ENUM('asked', 'verified', 'refused', 'invited');--> statement-breakpoint
CREATE TYPE "public"."proposal_kind" AS ENUM('thresholds', 'framework', 'redaction');--> statement-breakpoint
CREATE TYPE "public"."proposal_state" AS ENUM('open', 'carried_out', 'refused', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."link_purpose" AS ENUM('sign_in', 'reset_password');--> statement-breakpoint
CREATE TYPE "public"."sign_in_method" AS ENUM('password', 'link', 'passkey', 'oidc', 'invitation');--> statement-breakpoint
CREATE TYPE "public"."note_kind" AS ENUM('comment', 'flag');--> statement-breakpoint
ALTER TYPE "public"."ledger_subject" ADD VALUE 'framework';--> statement-breakpoint
CREATE TABLE "mails" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "mails_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"template" "mail_template" NOT NULL,
	"person_id" integer,
	"address" text NOT NULL,
	"locale" "locale" NOT NULL,
	"params" jsonb NOT NULL,
	"sealed_path" text,
	"state" "mail_state" DEFAULT 'waiting' NOT NULL,
	"expires_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"tried_at" timestamp with time zone,
	"fault" text,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mails_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "operator" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"name" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"contact" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"legal_notice" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"email" text,
	"updated_at" timestamp with time zone,
	CONSTRAINT "operator_one_row" CHECK ("operator"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "access_requests" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "access_requests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" "organisation_kind" NOT NULL,
	"organisation_name" text NOT NULL,
	"maker_code" text,
	"website" text,
	"contact_name" text NOT NULL,
	"email" text NOT NULL,
	"about" text NOT NULL,
	"locale" "locale" NOT NULL,
	"at_risk" boolean DEFAULT false NOT NULL,
	"state" "request_state" DEFAULT 'asked' NOT NULL,
	"decided_by" integer,
	"decided_at" timestamp with time zone,
	"decision_note" text,
	"organisation_id" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contributor_rights" (
	"person_id" integer NOT NULL,
	"commitment_id" integer NOT NULL,
	"rights" "access_right"[] NOT NULL,
	CONSTRAINT "contributor_rights_person_id_commitment_id_pk" PRIMARY KEY("person_id","commitment_id"),
	CONSTRAINT "contributor_rights_some" CHECK (cardinality("contributor_rights"."rights") > 0)
);
--> statement-breakpoint
CREATE TABLE "deputies" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deputies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"office_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"named_by" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "deputies_days" CHECK ("deputies"."from_day" <= "deputies"."to_day")
);
--> statement-breakpoint
CREATE TABLE "hand_overs" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hand_overs_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"office_id" integer NOT NULL,
	"from_person" integer,
	"to_person" integer,
	"invitation_id" integer,
	"stay_as" "office_role",
	"note" text,
	"started_by" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"completed_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "proposals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" "proposal_kind" NOT NULL,
	"content" jsonb NOT NULL,
	"reason" text NOT NULL,
	"state" "proposal_state" DEFAULT 'open' NOT NULL,
	"proposed_by" integer NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"decided_by" integer,
	"decided_at" timestamp with time zone,
	"decision_note" text,
	"seq" bigint,
	CONSTRAINT "proposals_decided" CHECK (("proposals"."state" = 'open') = ("proposals"."decided_at" is null)),
	CONSTRAINT "proposals_two_people" CHECK ("proposals"."state" in ('open', 'withdrawn') or ("proposals"."decided_by" is not null and "proposals"."decided_by" <> "proposals"."proposed_by"))
);
--> statement-breakpoint
CREATE TABLE "ceremonies" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" jsonb NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "email_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"person_id" integer NOT NULL,
	"purpose" "link_purpose" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "parked_forms" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"person_id" integer NOT NULL,
	"path" text NOT NULL,
	"sealed" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"credential_id" text PRIMARY KEY NOT NULL,
	"person_id" integer NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] DEFAULT '{}' NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"person_id" integer NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "totp_secrets" (
	"person_id" integer PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL,
	"confirmed_at" timestamp with time zone NOT NULL,
	"last_step" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submission_notes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "submission_notes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"submission_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"kind" "note_kind" NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" integer
);
--> statement-breakpoint
DROP INDEX "sign_in_failures_recent";--> statement-breakpoint
ALTER TABLE "organisations" ALTER COLUMN "kind" SET DATA TYPE "public"."organisation_kind" USING "kind"::"public"."organisation_kind";--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "seq" bigint;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "refusal" text;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "previous_hash" text;--> statement-breakpoint
ALTER TABLE "audit" ADD COLUMN "hash" text;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "office_role" "office_role";--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "organisation_id" integer;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "locale" "locale" DEFAULT 'en' NOT NULL;--> statement-breakpoint
ALTER TABLE "invitations" ADD COLUMN "withdrawn_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "maker_code" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "website" text;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "verified_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "is_protected" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "office_role" "office_role";--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "erased_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "id" integer NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "sessions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "method" "sign_in_method" DEFAULT 'password' NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "browser" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "second_factor_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "confirmed_at" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "failures" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "ended_at" timestamp with time zone;--> statement-breakpoint
DELETE FROM "sign_in_failures";--> statement-breakpoint
ALTER TABLE "sign_in_failures" ADD COLUMN "bucket" text NOT NULL;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "holder_id" integer;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributor_rights" ADD CONSTRAINT "contributor_rights_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributor_rights" ADD CONSTRAINT "contributor_rights_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputies" ADD CONSTRAINT "deputies_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputies" ADD CONSTRAINT "deputies_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputies" ADD CONSTRAINT "deputies_named_by_people_id_fk" FOREIGN KEY ("named_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_from_person_people_id_fk" FOREIGN KEY ("from_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_to_person_people_id_fk" FOREIGN KEY ("to_person") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_invitation_id_invitations_id_fk" FOREIGN KEY ("invitation_id") REFERENCES "public"."invitations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "hand_overs" ADD CONSTRAINT "hand_overs_started_by_people_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_proposed_by_people_id_fk" FOREIGN KEY ("proposed_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_links" ADD CONSTRAINT "email_links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "parked_forms" ADD CONSTRAINT "parked_forms_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "totp_secrets" ADD CONSTRAINT "totp_secrets_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_notes" ADD CONSTRAINT "submission_notes_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_notes" ADD CONSTRAINT "submission_notes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_notes" ADD CONSTRAINT "submission_notes_settled_by_people_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mails_state" ON "mails" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "access_requests_state" ON "access_requests" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "deputies_person" ON "deputies" USING btree ("person_id","to_day");--> statement-breakpoint
CREATE INDEX "hand_overs_office" ON "hand_overs" USING btree ("office_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "hand_overs_one_open" ON "hand_overs" USING btree ("office_id") WHERE completed_at is null and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "proposals_state" ON "proposals" USING btree ("state","proposed_at");--> statement-breakpoint
CREATE INDEX "identities_person" ON "identities" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "parked_forms_person" ON "parked_forms" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "passkeys_person" ON "passkeys" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "recovery_codes_person" ON "recovery_codes" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "submission_notes_submission" ON "submission_notes" USING btree ("submission_id","at");--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_holder_id_people_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_person" ON "audit" USING btree ("person_id","seq");--> statement-breakpoint
CREATE INDEX "audit_act" ON "audit" USING btree ("act","seq");--> statement-breakpoint
CREATE INDEX "invitations_email" ON "invitations" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "organisations_name" ON "organisations" USING btree ("kind",lower("name"));--> statement-breakpoint
-- Whoever came first leads their office; the others stand beside them.
UPDATE "people" p SET "office_role" = CASE WHEN NOT EXISTS (SELECT 1 FROM "people" q WHERE q."office_id" = p."office_id" AND q."id" < p."id" AND NOT q."disabled") AND NOT p."disabled" THEN 'lead'::"office_role" ELSE 'alternate'::"office_role" END WHERE p."office_id" IS NOT NULL;--> statement-breakpoint
UPDATE "invitations" SET "office_role" = 'alternate' WHERE "maker_code" IS NOT NULL;--> statement-breakpoint
UPDATE "submissions" SET "holder_id" = "author_id";--> statement-breakpoint
CREATE UNIQUE INDEX "people_one_lead" ON "people" USING btree ("office_id") WHERE office_role = 'lead' and not disabled;--> statement-breakpoint
CREATE INDEX "sign_in_failures_recent" ON "sign_in_failures" USING btree ("bucket","at");--> statement-breakpoint
ALTER TABLE "sign_in_failures" DROP COLUMN "email_hash";--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_seq_unique" UNIQUE("seq");--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_id_unique" UNIQUE("id");--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_chained" CHECK (("audit"."seq" is null) = ("audit"."hash" is null) and ("audit"."seq" is null) = ("audit"."previous_hash" is null));--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_office_role" CHECK (("people"."office_id" is null) = ("people"."office_role" is null));--> statement-breakpoint
-- Lines from before the trail was chained stay, and come back with a backup, which no check would let them.
create function trail_is_chained() returns trigger language plpgsql as $$
begin
  if new.seq is null then
    raise exception 'a line of the trail is chained' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger audit_chained_alone before insert on audit
  for each row execute function trail_is_chained();
--> statement-breakpoint
-- What was proposed stays as it was proposed, and what was decided as it was decided.
create function decided_stays() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'open' or new.decided_by is not null or new.decided_at is not null or new.seq is not null then
      raise exception 'a proposal begins open' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or old.state <> 'open' then
    raise exception 'a decided proposal stays' using errcode = 'insufficient_privilege';
  end if;
  if (new.id, new.kind, new.content, new.reason, new.proposed_by, new.proposed_at)
    is distinct from (old.id, old.kind, old.content, old.reason, old.proposed_by, old.proposed_at) then
    raise exception 'what was proposed stays' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger proposals_decided_stay before insert or update or delete on proposals
  for each row execute function decided_stays();
--> statement-breakpoint
-- The app may empty ledger contents by this alone: what one person proposed and another one carried out, and no more.
create function empty_ledger_contents(proposal integer, redaction bigint, emptied bigint[]) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  agreed proposals%rowtype;
begin
  select * into agreed from proposals
    where id = proposal and kind = 'redaction' and state = 'carried_out' and seq = redaction
      and decided_by <> proposed_by;
  if not found then
    raise exception 'no two people agreed on this redaction' using errcode = 'insufficient_privilege';
  end if;
  if not exists (
    select 1 from ledger l
    where l.seq = redaction and l.act = 'redact' and l.record = agreed.content ->> 'record'
  ) then
    raise exception 'the ledger holds no such redaction' using errcode = 'insufficient_privilege';
  end if;
  -- Whatever can't be told, such as a record that isn't named, is refused.
  if exists (
    select 1 from unnest(emptied) as wanted(seq) left join ledger l on l.seq = wanted.seq
    where (
      l.seq < redaction
      and (
        starts_with(l.record, (agreed.content ->> 'record') || '/')
        or (
          l.record = agreed.content ->> 'record'
          and (
            jsonb_typeof(agreed.content -> 'versions') = 'null'
            or agreed.content -> 'versions' @> to_jsonb(l.version)
          )
        )
      )
    ) is not true
  ) then
    raise exception 'the redaction is about another record' using errcode = 'insufficient_privilege';
  end if;
  update ledger_contents set salt = null, content = null, reason = null, redacted_by_seq = redaction
    where seq = any(emptied) and redacted_by_seq is null;
end $$;
--> statement-breakpoint
revoke all on function empty_ledger_contents(integer, bigint, bigint[]) from public;
