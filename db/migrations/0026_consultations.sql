CREATE TYPE "public"."consultation_about" AS ENUM('text', 'theme');--> statement-breakpoint
CREATE TYPE "public"."suggestion_kind" AS ENUM('wording', 'indicator', 'target', 'comment', 'support');--> statement-breakpoint
ALTER TYPE "public"."ledger_subject" ADD VALUE 'consultation';--> statement-breakpoint
ALTER TYPE "public"."ledger_subject" ADD VALUE 'suggestion';--> statement-breakpoint
ALTER TYPE "public"."submission_kind" ADD VALUE 'consultation';--> statement-breakpoint
ALTER TYPE "public"."submission_kind" ADD VALUE 'suggestion';--> statement-breakpoint
ALTER TYPE "public"."submission_kind" ADD VALUE 'answer';--> statement-breakpoint
CREATE TABLE "consultation_suggestions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consultation_suggestions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"consultation" integer NOT NULL,
	"number" integer NOT NULL,
	"version" integer NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint,
	"kind" "suggestion_kind" NOT NULL,
	"words" jsonb,
	"organisations" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"unnamed" integer DEFAULT 0 NOT NULL,
	"people" integer DEFAULT 0 NOT NULL,
	"text_key" text,
	"refusal" jsonb,
	"answer" jsonb,
	"published_on" date NOT NULL,
	CONSTRAINT "consultation_suggestions_one_version" UNIQUE("consultation","number","version"),
	CONSTRAINT "consultation_suggestions_seq" CHECK ("consultation_suggestions"."to_seq" is null or "consultation_suggestions"."from_seq" < "consultation_suggestions"."to_seq")
);
--> statement-breakpoint
CREATE TABLE "consultations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consultations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"number" integer NOT NULL,
	"version" integer NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint,
	"maker_code" text NOT NULL,
	"about" "consultation_about" NOT NULL,
	"action" integer,
	"title" jsonb,
	"wording" jsonb,
	"opens_on" date NOT NULL,
	"closes_on" date NOT NULL,
	"answer_by" date NOT NULL,
	"published_on" date NOT NULL,
	CONSTRAINT "consultations_one_version" UNIQUE("number","version"),
	CONSTRAINT "consultations_seq" CHECK ("consultations"."to_seq" is null or "consultations"."from_seq" < "consultations"."to_seq"),
	CONSTRAINT "consultations_days" CHECK ("consultations"."opens_on" < "consultations"."closes_on" and "consultations"."closes_on" < "consultations"."answer_by")
);
--> statement-breakpoint
CREATE TABLE "suggestion_notes" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "suggestion_notes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"consultation" integer NOT NULL,
	"kind" "suggestion_kind" NOT NULL,
	"words" text NOT NULL,
	"locale" "locale" NOT NULL,
	"text_key" text NOT NULL,
	"form_hash" text NOT NULL,
	"sent_on" date NOT NULL,
	"number" integer,
	"checked_at" timestamp with time zone,
	"checked_by" integer,
	"erased_at" timestamp with time zone,
	CONSTRAINT "suggestion_notes_form_hash_unique" UNIQUE("form_hash"),
	CONSTRAINT "suggestion_notes_checked" CHECK (("suggestion_notes"."number" is null) = ("suggestion_notes"."checked_at" is null))
);
--> statement-breakpoint
CREATE TABLE "suggestion_senders" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "suggestion_senders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"consultation" integer NOT NULL,
	"number" integer NOT NULL,
	"organisation_id" integer NOT NULL,
	"named" boolean NOT NULL,
	CONSTRAINT "suggestion_senders_once" UNIQUE("consultation","number","organisation_id")
);
--> statement-breakpoint
ALTER TABLE "submissions" DROP CONSTRAINT "submissions_assessment";--> statement-breakpoint
ALTER TABLE "commitment_versions" ADD COLUMN "consultation" integer;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "consultation" integer;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "suggestion" integer;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "opens_id" integer;--> statement-breakpoint
ALTER TABLE "consultations" ADD CONSTRAINT "consultations_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_notes" ADD CONSTRAINT "suggestion_notes_checked_by_people_id_fk" FOREIGN KEY ("checked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_senders" ADD CONSTRAINT "suggestion_senders_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_suggestions_current" ON "consultation_suggestions" USING btree ("consultation","number") WHERE to_seq is null;--> statement-breakpoint
CREATE UNIQUE INDEX "consultation_suggestions_text" ON "consultation_suggestions" USING btree ("consultation","text_key") WHERE to_seq is null;--> statement-breakpoint
CREATE UNIQUE INDEX "consultations_current" ON "consultations" USING btree ("number") WHERE to_seq is null;--> statement-breakpoint
CREATE INDEX "consultations_listed" ON "consultations" USING btree ("closes_on","number") WHERE to_seq is null;--> statement-breakpoint
CREATE INDEX "suggestion_notes_waiting" ON "suggestion_notes" USING btree ("consultation","text_key") WHERE number is null;--> statement-breakpoint
CREATE INDEX "suggestion_senders_organisation" ON "suggestion_senders" USING btree ("organisation_id");--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_opens_id_submissions_id_fk" FOREIGN KEY ("opens_id") REFERENCES "public"."submissions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "commitment_versions_consultation" ON "commitment_versions" USING btree ("consultation") WHERE consultation is not null;--> statement-breakpoint
CREATE INDEX "submissions_consultation_number" ON "submissions" USING btree ("consultation","suggestion");--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_consultation" CHECK (case "submissions"."kind"::text when 'suggestion' then "submissions"."consultation" is not null
        when 'answer' then "submissions"."consultation" is not null and "submissions"."suggestion" is not null
        when 'consultation' then "submissions"."suggestion" is null
        else "submissions"."consultation" is null and "submissions"."suggestion" is null and "submissions"."opens_id" is null end);--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_assessment" CHECK (("submissions"."kind"::text in ('assessment', 'contribution', 'suggestion')) = ("submissions"."organisation_id" is not null));