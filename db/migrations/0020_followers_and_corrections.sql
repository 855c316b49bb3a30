CREATE TYPE "public"."correction_outcome" AS ENUM('corrected', 'not_changed', 'not_about');--> statement-breakpoint
CREATE TYPE "public"."rhythm" AS ENUM('weekly', 'daily');--> statement-breakpoint
ALTER TYPE "public"."mail_template" ADD VALUE 'follow_confirm';--> statement-breakpoint
ALTER TYPE "public"."mail_template" ADD VALUE 'follow_digest';--> statement-breakpoint
ALTER TYPE "public"."mail_template" ADD VALUE 'correction_answered';--> statement-breakpoint
CREATE TABLE "correction_cases" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "correction_cases_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"asked_on" date NOT NULL,
	"due_on" date NOT NULL,
	"answered_on" date,
	"outcome" "correction_outcome",
	"subject" text,
	"question" text,
	"answer" text,
	"locale" "locale",
	"ledger_seq" bigint,
	CONSTRAINT "correction_cases_answer" CHECK (("correction_cases"."answered_on" is null) = ("correction_cases"."outcome" is null)),
	CONSTRAINT "correction_cases_words" CHECK ((("correction_cases"."outcome" in ('corrected', 'not_changed')) is true)
        = ("correction_cases"."subject" is not null and "correction_cases"."question" is not null and "correction_cases"."answer" is not null and "correction_cases"."locale" is not null)),
	CONSTRAINT "correction_cases_entry" CHECK ((("correction_cases"."outcome" = 'corrected') is true) = ("correction_cases"."ledger_seq" is not null))
);
--> statement-breakpoint
CREATE TABLE "correction_notes" (
	"case_id" integer PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"wrong" text NOT NULL,
	"right_words" text NOT NULL,
	"source_url" text,
	"email" text,
	"locale" "locale" NOT NULL,
	"form_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"answered_by" integer,
	"answered_at" timestamp with time zone,
	"erased_at" timestamp with time zone,
	CONSTRAINT "correction_notes_form_hash_unique" UNIQUE("form_hash")
);
--> statement-breakpoint
CREATE TABLE "follows" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "follows_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"address" text NOT NULL,
	"subject" text NOT NULL,
	"rhythm" "rhythm" NOT NULL,
	"locale" "locale" NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"confirmed_at" timestamp with time zone,
	"told_seq" bigint DEFAULT 0 NOT NULL,
	"told_day" date NOT NULL,
	CONSTRAINT "follows_once" UNIQUE("address","subject")
);
--> statement-breakpoint
ALTER TABLE "correction_notes" ADD CONSTRAINT "correction_notes_case_id_correction_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."correction_cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_notes" ADD CONSTRAINT "correction_notes_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "correction_cases_answered" ON "correction_cases" USING btree ("answered_on","id");--> statement-breakpoint
CREATE INDEX "follows_secret" ON "follows" USING btree ("secret_hash");