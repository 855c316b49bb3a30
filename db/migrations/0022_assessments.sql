CREATE TYPE "public"."hearing" AS ENUM('before', 'after', 'nobody');--> statement-breakpoint
CREATE TYPE "public"."wish" AS ENUM('agree', 'withdraw');--> statement-breakpoint
CREATE TYPE "public"."withdrawal" AS ENUM('mistake', 'overtaken', 'safety', 'unstated');--> statement-breakpoint
ALTER TYPE "public"."ledger_subject" ADD VALUE 'assessment';--> statement-breakpoint
ALTER TYPE "public"."ledger_subject" ADD VALUE 'reply';--> statement-breakpoint
ALTER TYPE "public"."ledger_subject" ADD VALUE 'refusal';--> statement-breakpoint
ALTER TYPE "public"."mail_template" ADD VALUE 'accepted';--> statement-breakpoint
ALTER TYPE "public"."mail_template" ADD VALUE 'refused';--> statement-breakpoint
ALTER TYPE "public"."mail_template" ADD VALUE 'assessed';--> statement-breakpoint
ALTER TYPE "public"."mail_template" ADD VALUE 'check_overdue';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'accepted' BEFORE 'published';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'refused' BEFORE 'published';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'assessed';--> statement-breakpoint
ALTER TYPE "public"."submission_kind" ADD VALUE 'assessment';--> statement-breakpoint
ALTER TYPE "public"."submission_kind" ADD VALUE 'reply';--> statement-breakpoint
ALTER TYPE "public"."submission_state" ADD VALUE 'accepted' BEFORE 'published';--> statement-breakpoint
ALTER TYPE "public"."submission_state" ADD VALUE 'refused' BEFORE 'discarded';--> statement-breakpoint
CREATE TABLE "assessment_checks" (
	"submission_id" integer PRIMARY KEY NOT NULL,
	"overdue_in" text,
	"refused_by" integer,
	"refusal_reason" text
);
--> statement-breakpoint
CREATE TABLE "assessment_previews" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assessment_previews_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"submission_id" integer NOT NULL,
	"commitment_id" integer NOT NULL,
	"cycle_key" text NOT NULL,
	"voice" integer NOT NULL,
	"hearing" "hearing" NOT NULL,
	"accepted_on" date NOT NULL,
	"publishes_on" date NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "assessment_previews_submission_id_unique" UNIQUE("submission_id")
);
--> statement-breakpoint
CREATE TABLE "assessment_refusals" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assessment_refusals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commitment_id" integer NOT NULL,
	"cycle_key" text NOT NULL,
	"number" integer NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint,
	"reason" text,
	"refused_on" date NOT NULL,
	CONSTRAINT "assessment_refusals_once" UNIQUE("commitment_id","cycle_key","number")
);
--> statement-breakpoint
CREATE TABLE "assessment_replies" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assessment_replies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commitment_id" integer NOT NULL,
	"cycle_key" text NOT NULL,
	"voice" integer NOT NULL,
	"number" integer NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint,
	"text" jsonb,
	"evidence" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"received_on" date NOT NULL,
	"published_on" date NOT NULL,
	CONSTRAINT "assessment_replies_once" UNIQUE("commitment_id","cycle_key","voice","number")
);
--> statement-breakpoint
CREATE TABLE "assessment_signatures" (
	"submission_id" integer NOT NULL,
	"organisation_id" integer NOT NULL,
	"revision" integer,
	"declined_at" timestamp with time zone,
	CONSTRAINT "assessment_signatures_submission_id_organisation_id_pk" PRIMARY KEY("submission_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "assessment_voices" (
	"commitment_id" integer NOT NULL,
	"voice" integer NOT NULL,
	"organisation_id" integer NOT NULL,
	"named" boolean NOT NULL,
	CONSTRAINT "assessment_voices_commitment_id_voice_pk" PRIMARY KEY("commitment_id","voice"),
	CONSTRAINT "assessment_voices_one" UNIQUE("commitment_id","organisation_id","named")
);
--> statement-breakpoint
CREATE TABLE "assessment_wishes" (
	"commitment_id" integer NOT NULL,
	"cycle_key" text NOT NULL,
	"voice" integer NOT NULL,
	"wish" "wish" NOT NULL,
	"withdrawal" "withdrawal",
	"wished_on" date NOT NULL,
	CONSTRAINT "assessment_wishes_commitment_id_cycle_key_voice_pk" PRIMARY KEY("commitment_id","cycle_key","voice"),
	CONSTRAINT "assessment_wishes_withdrawal" CHECK (("assessment_wishes"."wish" = 'withdraw') = ("assessment_wishes"."withdrawal" is not null))
);
--> statement-breakpoint
CREATE TABLE "assessments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assessments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commitment_id" integer NOT NULL,
	"cycle_key" text NOT NULL,
	"voice" integer NOT NULL,
	"version" integer NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint,
	"organisation_number" integer,
	"organisation_name" text,
	"signatures" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"verdict" "self_rating",
	"text" jsonb,
	"coverage" jsonb,
	"settle" jsonb,
	"evidence" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"reviewers_only" integer DEFAULT 0 NOT NULL,
	"hearing" "hearing" NOT NULL,
	"reply_received_on" date,
	"published_on" date NOT NULL,
	"agreed_on" date,
	"withdrawn" "withdrawal",
	CONSTRAINT "assessments_one_version" UNIQUE("commitment_id","cycle_key","voice","version"),
	CONSTRAINT "assessments_seq" CHECK ("assessments"."to_seq" is null or "assessments"."from_seq" < "assessments"."to_seq"),
	CONSTRAINT "assessments_name" CHECK (("assessments"."organisation_number" is null) = ("assessments"."organisation_name" is null)),
	CONSTRAINT "assessments_withdrawn" CHECK ("assessments"."withdrawn" is null or "assessments"."text" is null)
);
--> statement-breakpoint
CREATE TABLE "overdue_checks" (
	"quarter" text PRIMARY KEY NOT NULL,
	"count" integer
);
--> statement-breakpoint
ALTER TABLE "submissions" DROP CONSTRAINT "submissions_report";--> statement-breakpoint
ALTER TABLE "indicator_values" ADD COLUMN "assessment_id" integer;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "organisation_id" integer;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "answers_id" integer;--> statement-breakpoint
ALTER TABLE "assessment_checks" ADD CONSTRAINT "assessment_checks_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_checks" ADD CONSTRAINT "assessment_checks_refused_by_people_id_fk" FOREIGN KEY ("refused_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_previews" ADD CONSTRAINT "assessment_previews_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_previews" ADD CONSTRAINT "assessment_previews_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_previews" ADD CONSTRAINT "assessment_previews_cycle_key_cycles_key_fk" FOREIGN KEY ("cycle_key") REFERENCES "public"."cycles"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_refusals" ADD CONSTRAINT "assessment_refusals_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_refusals" ADD CONSTRAINT "assessment_refusals_cycle_key_cycles_key_fk" FOREIGN KEY ("cycle_key") REFERENCES "public"."cycles"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_replies" ADD CONSTRAINT "assessment_replies_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_replies" ADD CONSTRAINT "assessment_replies_cycle_key_cycles_key_fk" FOREIGN KEY ("cycle_key") REFERENCES "public"."cycles"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_signatures" ADD CONSTRAINT "assessment_signatures_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_signatures" ADD CONSTRAINT "assessment_signatures_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_voices" ADD CONSTRAINT "assessment_voices_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_voices" ADD CONSTRAINT "assessment_voices_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessment_wishes" ADD CONSTRAINT "assessment_wishes_commitment_id_voice_assessment_voices_commitment_id_voice_fk" FOREIGN KEY ("commitment_id","voice") REFERENCES "public"."assessment_voices"("commitment_id","voice") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_cycle_key_cycles_key_fk" FOREIGN KEY ("cycle_key") REFERENCES "public"."cycles"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assessment_previews_due" ON "assessment_previews" USING btree ("publishes_on");--> statement-breakpoint
CREATE INDEX "assessment_previews_about" ON "assessment_previews" USING btree ("commitment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "assessments_current" ON "assessments" USING btree ("commitment_id","cycle_key","voice") WHERE to_seq is null;--> statement-breakpoint
CREATE INDEX "assessments_organisation" ON "assessments" USING btree ("organisation_number");--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_answers_id_submissions_id_fk" FOREIGN KEY ("answers_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "indicator_values_assessment" ON "indicator_values" USING btree ("assessment_id") WHERE assessment_id is not null;--> statement-breakpoint
CREATE INDEX "submissions_organisation" ON "submissions" USING btree ("organisation_id","state");--> statement-breakpoint
CREATE INDEX "submissions_answers" ON "submissions" USING btree ("answers_id");--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_assessment" CHECK (("submissions"."kind"::text = 'assessment') = ("submissions"."organisation_id" is not null));--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_reply" CHECK (("submissions"."kind"::text = 'reply') = ("submissions"."answers_id" is not null));--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_report" CHECK (("submissions"."kind"::text in ('report', 'assessment')) = ("submissions"."cycle_key" is not null));