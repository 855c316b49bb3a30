CREATE TYPE "public"."contribution_stage" AS ENUM('offered', 'agreed', 'under_way', 'delivered', 'declined', 'withdrawn');--> statement-breakpoint
CREATE TYPE "public"."help_kind" AS ENUM('money', 'expertise', 'training', 'equipment', 'services', 'other');--> statement-breakpoint
ALTER TYPE "public"."ledger_subject" ADD VALUE 'contribution';--> statement-breakpoint
ALTER TYPE "public"."mail_template" ADD VALUE 'offered';--> statement-breakpoint
ALTER TYPE "public"."notice_kind" ADD VALUE 'offered';--> statement-breakpoint
ALTER TYPE "public"."submission_kind" ADD VALUE 'contribution';--> statement-breakpoint
ALTER TYPE "public"."submission_kind" ADD VALUE 'agreement';--> statement-breakpoint
CREATE TABLE "contribution_partners" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contribution_partners_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commitment_id" integer NOT NULL,
	"number" integer NOT NULL,
	"organisation_id" integer NOT NULL,
	"named" boolean NOT NULL,
	CONSTRAINT "contribution_partners_number" UNIQUE("commitment_id","number")
);
--> statement-breakpoint
CREATE TABLE "contributions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contributions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commitment_id" integer NOT NULL,
	"number" integer NOT NULL,
	"version" integer NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint,
	"organisation_number" integer,
	"organisation_name" text,
	"stage" "contribution_stage" NOT NULL,
	"help" "help_kind" NOT NULL,
	"what" jsonb,
	"details" jsonb,
	"amount" numeric,
	"currency" text,
	"output" jsonb,
	"starts_on" text,
	"ends_on" text,
	"evidence" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"reviewers_only" integer DEFAULT 0 NOT NULL,
	"agreement" jsonb,
	"published_on" date NOT NULL,
	CONSTRAINT "contributions_one_version" UNIQUE("commitment_id","number","version"),
	CONSTRAINT "contributions_seq" CHECK ("contributions"."to_seq" is null or "contributions"."from_seq" < "contributions"."to_seq"),
	CONSTRAINT "contributions_name" CHECK (("contributions"."organisation_number" is null) = ("contributions"."organisation_name" is null)),
	CONSTRAINT "contributions_amount" CHECK (("contributions"."amount" is null) = ("contributions"."currency" is null))
);
--> statement-breakpoint
ALTER TABLE "submissions" DROP CONSTRAINT "submissions_assessment";--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "contribution_id" integer;--> statement-breakpoint
ALTER TABLE "contribution_partners" ADD CONSTRAINT "contribution_partners_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_partners" ADD CONSTRAINT "contribution_partners_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contributions" ADD CONSTRAINT "contributions_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contribution_partners_organisation" ON "contribution_partners" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contributions_current" ON "contributions" USING btree ("commitment_id","number") WHERE to_seq is null;--> statement-breakpoint
CREATE INDEX "contributions_organisation" ON "contributions" USING btree ("organisation_number");--> statement-breakpoint
CREATE INDEX "contributions_listed" ON "contributions" USING btree ("published_on","id") WHERE to_seq is null;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_contribution_id_contribution_partners_id_fk" FOREIGN KEY ("contribution_id") REFERENCES "public"."contribution_partners"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reports_sought" ON "reports" USING btree ("submitted_on","id") WHERE to_seq is null and support_needed is not null;--> statement-breakpoint
CREATE INDEX "submissions_contribution" ON "submissions" USING btree ("contribution_id");--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_contribution" CHECK (case "submissions"."kind"::text when 'agreement' then "submissions"."contribution_id" is not null
        when 'contribution' then "submissions"."contribution_id" is not null or "submissions"."published_seq" is null
        else "submissions"."contribution_id" is null end);--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_assessment" CHECK (("submissions"."kind"::text in ('assessment', 'contribution')) = ("submissions"."organisation_id" is not null));