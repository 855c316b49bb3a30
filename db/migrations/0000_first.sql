CREATE TYPE "public"."action_basis" AS ENUM('stated', 'inferred');--> statement-breakpoint
CREATE TYPE "public"."certainty" AS ENUM('documented', 'paraphrased', 'unclear');--> statement-breakpoint
CREATE TYPE "public"."closure" AS ENUM('withdrawn', 'superseded');--> statement-breakpoint
CREATE TYPE "public"."commitment_type" AS ENUM('policy', 'financial', 'programmatic', 'advocacy');--> statement-breakpoint
CREATE TYPE "public"."compiler" AS ENUM('vaada', 'office');--> statement-breakpoint
CREATE TYPE "public"."delivery_stage" AS ENUM('announced', 'policy', 'bill', 'law_in_force', 'by_law', 'budget_line', 'service_open', 'service_in_use');--> statement-breakpoint
CREATE TYPE "public"."level" AS ENUM('coalition_commitment', 'declared_intention', 'international_pledge', 'national_measure');--> statement-breakpoint
CREATE TYPE "public"."level_basis" AS ENUM('registered', 'announced');--> statement-breakpoint
CREATE TYPE "public"."milestone_kind" AS ENUM('step', 'event');--> statement-breakpoint
CREATE TYPE "public"."milestone_state" AS ENUM('planned', 'in_progress', 'reported', 'done', 'no_evidence', 'missed');--> statement-breakpoint
CREATE TYPE "public"."money_basis" AS ENUM('total', 'cumulative_by', 'per_year', 'at_least', 'up_to');--> statement-breakpoint
CREATE TYPE "public"."money_scope" AS ENUM('this_promise', 'wider');--> statement-breakpoint
CREATE TYPE "public"."money_stage" AS ENUM('requested', 'pledged', 'allocated', 'disbursed', 'spent');--> statement-breakpoint
CREATE TYPE "public"."source_kind" AS ENUM('law', 'official_report', 'official_statistics', 'statement', 'press', 'research', 'independent');--> statement-breakpoint
CREATE TYPE "public"."direction" AS ENUM('increase', 'decrease', 'keep_at_least', 'keep_at_most', 'yes_no', 'context');--> statement-breakpoint
CREATE TYPE "public"."measure" AS ENUM('level', 'count');--> statement-breakpoint
CREATE TYPE "public"."speaker" AS ENUM('official', 'independent');--> statement-breakpoint
CREATE TYPE "public"."ledger_act" AS ENUM('seed', 'publish', 'redact');--> statement-breakpoint
CREATE TYPE "public"."ledger_subject" AS ENUM('commitment', 'report', 'finding', 'thresholds');--> statement-breakpoint
CREATE TYPE "public"."maker_kind" AS ENUM('state', 'international_body', 'joint', 'non_state');--> statement-breakpoint
CREATE TYPE "public"."locale" AS ENUM('en', 'ru', 'kk', 'uz');--> statement-breakpoint
CREATE TYPE "public"."role" AS ENUM('focal_point', 'civil_society', 'donor', 'editor', 'reviewer', 'administrator');--> statement-breakpoint
CREATE TYPE "public"."implementation_status" AS ENUM('not_started', 'in_progress', 'completed', 'suspended', 'withdrawn', 'superseded');--> statement-breakpoint
CREATE TYPE "public"."self_rating" AS ENUM('missed', 'off_track', 'at_risk', 'on_track', 'kept');--> statement-breakpoint
CREATE TYPE "public"."freshness" AS ENUM('fresh', 'ageing', 'old', 'none', 'settled');--> statement-breakpoint
CREATE TYPE "public"."status" AS ENUM('kept', 'met_after_softening', 'on_track', 'at_risk', 'off_track', 'deadline_missed', 'deadline_passed_no_evidence', 'deadline_passed_not_looked', 'under_way', 'not_yet_done', 'too_early', 'no_report', 'no_figure', 'not_measurable', 'withdrawn', 'superseded');--> statement-breakpoint
CREATE TYPE "public"."submission_kind" AS ENUM('commitment', 'report');--> statement-breakpoint
CREATE TYPE "public"."submission_state" AS ENUM('draft', 'submitted', 'returned', 'published', 'discarded');--> statement-breakpoint
CREATE TYPE "public"."date_precision" AS ENUM('day', 'month', 'year');--> statement-breakpoint
CREATE TABLE "commitment_actions" (
	"version_id" integer NOT NULL,
	"action" integer NOT NULL,
	"basis" "action_basis" NOT NULL,
	CONSTRAINT "commitment_actions_version_id_action_pk" PRIMARY KEY("version_id","action")
);
--> statement-breakpoint
CREATE TABLE "commitment_versions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "commitment_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commitment_id" integer NOT NULL,
	"version" integer NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint,
	"framework_key" text NOT NULL,
	"level" "level" NOT NULL,
	"level_basis" "level_basis",
	"types" "commitment_type"[] NOT NULL,
	"title" jsonb NOT NULL,
	"summary" jsonb,
	"wording" jsonb,
	"made_on" date,
	"made_precision" date_precision,
	"starts_on" date,
	"starts_precision" date_precision,
	"due_on" date,
	"due_precision" date_precision,
	"lead_institution" jsonb,
	"partners" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"geography" jsonb,
	"groups" jsonb,
	"certainty" "certainty" NOT NULL,
	"compiled_by" "compiler" NOT NULL,
	"closure" "closure",
	"closed_on" date,
	"closure_precision" date_precision,
	"closure_reason" jsonb,
	"closure_source_keys" text[],
	"deadline_missed_note" jsonb,
	"deadline_missed_source_keys" text[],
	"searched_on" date,
	"search_precision" date_precision,
	"search_places" jsonb,
	"note" jsonb,
	CONSTRAINT "commitment_versions_once" UNIQUE("commitment_id","version"),
	CONSTRAINT "commitment_versions_seq" CHECK ("commitment_versions"."to_seq" is null or "commitment_versions"."from_seq" < "commitment_versions"."to_seq"),
	CONSTRAINT "commitment_versions_basis" CHECK (("commitment_versions"."level" = 'coalition_commitment') = ("commitment_versions"."level_basis" is not null)),
	CONSTRAINT "commitment_versions_closure" CHECK (("commitment_versions"."closure" is null) = ("commitment_versions"."closed_on" is null) and ("commitment_versions"."closure" is null) = ("commitment_versions"."closure_reason" is null)),
	CONSTRAINT "commitment_versions_made" CHECK (("commitment_versions"."made_on" is null) = ("commitment_versions"."made_precision" is null)),
	CONSTRAINT "commitment_versions_due" CHECK (("commitment_versions"."due_on" is null) = ("commitment_versions"."due_precision" is null)),
	CONSTRAINT "commitment_versions_search" CHECK (("commitment_versions"."searched_on" is null) = ("commitment_versions"."search_places" is null))
);
--> statement-breakpoint
CREATE TABLE "commitments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "commitments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"reference" text NOT NULL,
	"maker_code" text NOT NULL,
	"year" integer NOT NULL,
	"number" integer NOT NULL,
	"seed_id" text,
	CONSTRAINT "commitments_reference_unique" UNIQUE("reference"),
	CONSTRAINT "commitments_seed_id_unique" UNIQUE("seed_id"),
	CONSTRAINT "commitments_number" UNIQUE("maker_code","year","number"),
	CONSTRAINT "commitments_number_positive" CHECK ("commitments"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "delivery_steps" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "delivery_steps_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commitment_id" integer NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint,
	"position" integer NOT NULL,
	"stage" "delivery_stage" NOT NULL,
	"reached_on" date,
	"reached_precision" date_precision,
	"note" jsonb,
	"source_keys" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "milestones_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commitment_id" integer NOT NULL,
	"key" text NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint,
	"position" integer NOT NULL,
	"name" jsonb NOT NULL,
	"kind" "milestone_kind" NOT NULL,
	"state" "milestone_state" NOT NULL,
	"due_on" date,
	"due_precision" date_precision,
	"done_on" date,
	"done_precision" date_precision,
	"note" jsonb,
	"source_keys" text[] DEFAULT '{}' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "money_lines" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "money_lines_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commitment_id" integer NOT NULL,
	"key" text NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint,
	"position" integer NOT NULL,
	"stage" "money_stage" NOT NULL,
	"basis" "money_basis" NOT NULL,
	"scope" "money_scope" NOT NULL,
	"amount" numeric NOT NULL,
	"currency" text NOT NULL,
	"period" jsonb,
	"starts_on" date,
	"ends_on" date,
	"provider" jsonb,
	"receiver" jsonb,
	"iati_identifier" text,
	"note" jsonb,
	"source_keys" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "money_lines_currency" CHECK ("money_lines"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "sources" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sources_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commitment_id" integer NOT NULL,
	"key" text NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint,
	"position" integer NOT NULL,
	"title" text NOT NULL,
	"url" text,
	"kind" "source_kind" NOT NULL,
	"publisher" text,
	"published_on" date,
	"published_precision" date_precision,
	"language" text
);
--> statement-breakpoint
CREATE TABLE "indicator_values" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicator_values_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"indicator_id" integer NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint,
	"on_day" date NOT NULL,
	"precision" date_precision NOT NULL,
	"from_day" date,
	"from_precision" date_precision,
	"value" numeric NOT NULL,
	"said_by" "speaker" NOT NULL,
	"partial" boolean DEFAULT false NOT NULL,
	"method_break" boolean DEFAULT false NOT NULL,
	"note" jsonb,
	"source_keys" text[] DEFAULT '{}' NOT NULL,
	"report_id" integer,
	CONSTRAINT "indicator_values_period" CHECK ("indicator_values"."from_day" is null or "indicator_values"."from_day" <= "indicator_values"."on_day")
);
--> statement-breakpoint
CREATE TABLE "indicator_versions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicator_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"indicator_id" integer NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint,
	"position" integer NOT NULL,
	"name" jsonb NOT NULL,
	"unit" jsonb NOT NULL,
	"direction" "direction" NOT NULL,
	"measure" "measure" NOT NULL,
	"baseline_value" numeric,
	"baseline_on" date,
	"baseline_precision" date_precision,
	"target_value" numeric,
	"target_on" date,
	"target_precision" date_precision,
	"method" jsonb,
	"source_keys" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "indicator_versions_baseline" CHECK ("indicator_versions"."baseline_on" is null or "indicator_versions"."baseline_value" is not null),
	CONSTRAINT "indicator_versions_target" CHECK ("indicator_versions"."target_on" is null or "indicator_versions"."target_value" is not null)
);
--> statement-breakpoint
CREATE TABLE "indicators" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicators_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commitment_id" integer NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "indicators_key" UNIQUE("commitment_id","key")
);
--> statement-breakpoint
CREATE TABLE "ledger" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"act" "ledger_act" NOT NULL,
	"subject" "ledger_subject" NOT NULL,
	"record" text NOT NULL,
	"version" integer NOT NULL,
	"office" text NOT NULL,
	"content_hash" text NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "ledger_hash_unique" UNIQUE("hash"),
	CONSTRAINT "ledger_hashes" CHECK (length("ledger"."hash") = 64 and length("ledger"."previous_hash") = 64 and length("ledger"."content_hash") = 64)
);
--> statement-breakpoint
CREATE TABLE "ledger_contents" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"salt" "bytea",
	"content" jsonb,
	"reason" text,
	"redacted_by_seq" bigint,
	CONSTRAINT "ledger_contents_whole" CHECK (("ledger_contents"."salt" is null) = ("ledger_contents"."redacted_by_seq" is not null) and ("ledger_contents"."content" is null) = ("ledger_contents"."redacted_by_seq" is not null))
);
--> statement-breakpoint
CREATE TABLE "publication" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"version" bigint NOT NULL,
	"published_at" timestamp with time zone,
	"demo" boolean DEFAULT false NOT NULL,
	CONSTRAINT "publication_one_row" CHECK ("publication"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "actions" (
	"number" integer PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL,
	"paraphrase" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "frameworks" (
	"key" text PRIMARY KEY NOT NULL,
	"name" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "help_lines" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "help_lines_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"maker_code" text NOT NULL,
	"number" text NOT NULL,
	"name" jsonb NOT NULL,
	"operator" jsonb,
	"for_whom" jsonb,
	"hours" jsonb,
	"cost" jsonb,
	"note" jsonb,
	"languages" text[] DEFAULT '{}' NOT NULL,
	"sources" jsonb NOT NULL,
	"confirmed_on" date
);
--> statement-breakpoint
CREATE TABLE "maker_members" (
	"maker_code" text NOT NULL,
	"member_code" text NOT NULL,
	CONSTRAINT "maker_members_maker_code_member_code_pk" PRIMARY KEY("maker_code","member_code")
);
--> statement-breakpoint
CREATE TABLE "makers" (
	"code" text PRIMARY KEY NOT NULL,
	"kind" "maker_kind" NOT NULL,
	"names" jsonb NOT NULL,
	"names_in" jsonb NOT NULL,
	"central_asia" boolean DEFAULT false NOT NULL,
	"office_barred" text
);
--> statement-breakpoint
CREATE TABLE "outcome_figures" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outcome_figures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"maker_code" text NOT NULL,
	"code" text NOT NULL,
	"name" jsonb NOT NULL,
	"unit" jsonb NOT NULL,
	"population" jsonb,
	"kind" text NOT NULL,
	"year" integer NOT NULL,
	"value" numeric NOT NULL,
	"note" jsonb,
	"sources" jsonb NOT NULL,
	CONSTRAINT "outcome_figures_once" UNIQUE("maker_code","code","year","id")
);
--> statement-breakpoint
CREATE TABLE "audit" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"person_id" integer,
	"act" text NOT NULL,
	"subject" text NOT NULL,
	"allowed" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "invitations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"token_hash" text NOT NULL,
	"email" text,
	"role" "role" NOT NULL,
	"maker_code" text,
	"invited_by" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"used_by" integer,
	CONSTRAINT "invitations_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "offices" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "offices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"maker_code" text NOT NULL,
	"name" text NOT NULL,
	"active_from" date NOT NULL,
	"active_to" date
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "organisations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "people_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"role" "role" NOT NULL,
	"office_id" integer,
	"organisation_id" integer,
	"locale" "locale" DEFAULT 'en' NOT NULL,
	"disabled" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_email_unique" UNIQUE("email"),
	CONSTRAINT "people_focal_point_office" CHECK (("people"."role" = 'focal_point') = ("people"."office_id" is not null)),
	CONSTRAINT "people_email_lower" CHECK ("people"."email" = lower("people"."email"))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"person_id" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sign_in_failures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"email_hash" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cycles" (
	"key" text PRIMARY KEY NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"opens_on" date NOT NULL,
	"due_on" date NOT NULL,
	"closes_on" date NOT NULL,
	CONSTRAINT "cycles_order" CHECK ("cycles"."opens_on" <= "cycles"."due_on" and "cycles"."due_on" <= "cycles"."closes_on" and "cycles"."starts_on" <= "cycles"."ends_on")
);
--> statement-breakpoint
CREATE TABLE "finding_commitments" (
	"finding_id" integer NOT NULL,
	"commitment_id" integer NOT NULL,
	CONSTRAINT "finding_commitments_finding_id_commitment_id_pk" PRIMARY KEY("finding_id","commitment_id")
);
--> statement-breakpoint
CREATE TABLE "findings" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "findings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint,
	"text" jsonb NOT NULL,
	"author" jsonb NOT NULL,
	"kind" text NOT NULL,
	"on_day" date,
	"precision" date_precision,
	"sources" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_duties" (
	"cycle_key" text NOT NULL,
	"maker_code" text NOT NULL,
	CONSTRAINT "report_duties_cycle_key_maker_code_pk" PRIMARY KEY("cycle_key","maker_code")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"commitment_id" integer NOT NULL,
	"cycle_key" text NOT NULL,
	"version" integer NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint,
	"implementation" "implementation_status" NOT NULL,
	"self_rating" "self_rating",
	"done" jsonb NOT NULL,
	"submitted_on" date NOT NULL,
	"evidence" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "reports_one_version" UNIQUE("commitment_id","cycle_key","version"),
	CONSTRAINT "reports_seq" CHECK ("reports"."to_seq" is null or "reports"."from_seq" < "reports"."to_seq")
);
--> statement-breakpoint
CREATE TABLE "thresholds" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "thresholds_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"from_seq" bigint NOT NULL,
	"to_seq" bigint,
	"values" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "standing" (
	"commitment_id" integer PRIMARY KEY NOT NULL,
	"as_of" date NOT NULL,
	"status" "status",
	"late" boolean NOT NULL,
	"measurable" boolean NOT NULL,
	"progress" real,
	"expected" real,
	"measured" integer NOT NULL,
	"judged" integer NOT NULL,
	"evidence" smallint,
	"contested" boolean NOT NULL,
	"promise_evidence" smallint,
	"freshness" "freshness" NOT NULL,
	"latest_fact_on" date,
	"government_verdict" smallint,
	"computed_verdict" smallint,
	"has_target" boolean NOT NULL,
	"has_baseline" boolean NOT NULL,
	"has_figure" boolean NOT NULL,
	"delivery_stage" "delivery_stage"
);
--> statement-breakpoint
CREATE TABLE "standing_counts" (
	"maker_code" text NOT NULL,
	"level" "level" NOT NULL,
	"status" text NOT NULL,
	"count" integer NOT NULL,
	"measurable" integer NOT NULL,
	"has_target" integer NOT NULL,
	"has_baseline" integer NOT NULL,
	"has_figure" integer NOT NULL,
	CONSTRAINT "standing_counts_maker_code_level_status_pk" PRIMARY KEY("maker_code","level","status")
);
--> statement-breakpoint
CREATE TABLE "submission_authors" (
	"submission_id" integer NOT NULL,
	"person_id" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submission_events" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "submission_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"submission_id" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"person_id" integer NOT NULL,
	"act" text NOT NULL,
	"comment" text
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "submissions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" "submission_kind" NOT NULL,
	"state" "submission_state" DEFAULT 'draft' NOT NULL,
	"maker_code" text NOT NULL,
	"commitment_id" integer,
	"cycle_key" text,
	"content" jsonb NOT NULL,
	"content_version" integer DEFAULT 1 NOT NULL,
	"base_version" integer DEFAULT 0 NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"reason" text,
	"office" text,
	"form_key" text,
	"author_id" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"submitted_at" timestamp with time zone,
	"published_seq" integer,
	CONSTRAINT "submissions_form_key_unique" UNIQUE("form_key"),
	CONSTRAINT "submissions_report" CHECK (("submissions"."kind" = 'report') = ("submissions"."cycle_key" is not null)),
	CONSTRAINT "submissions_published" CHECK (("submissions"."state" = 'published') = ("submissions"."published_seq" is not null))
);
--> statement-breakpoint
ALTER TABLE "commitment_actions" ADD CONSTRAINT "commitment_actions_version_id_commitment_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."commitment_versions"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_actions" ADD CONSTRAINT "commitment_actions_action_actions_number_fk" FOREIGN KEY ("action") REFERENCES "public"."actions"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_versions" ADD CONSTRAINT "commitment_versions_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_versions" ADD CONSTRAINT "commitment_versions_framework_key_frameworks_key_fk" FOREIGN KEY ("framework_key") REFERENCES "public"."frameworks"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitments" ADD CONSTRAINT "commitments_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_steps" ADD CONSTRAINT "delivery_steps_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "money_lines" ADD CONSTRAINT "money_lines_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sources" ADD CONSTRAINT "sources_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_values" ADD CONSTRAINT "indicator_values_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_versions" ADD CONSTRAINT "indicator_versions_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_contents" ADD CONSTRAINT "ledger_contents_seq_ledger_seq_fk" FOREIGN KEY ("seq") REFERENCES "public"."ledger"("seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_contents" ADD CONSTRAINT "ledger_contents_redacted_by_seq_ledger_seq_fk" FOREIGN KEY ("redacted_by_seq") REFERENCES "public"."ledger"("seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "help_lines" ADD CONSTRAINT "help_lines_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maker_members" ADD CONSTRAINT "maker_members_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "maker_members" ADD CONSTRAINT "maker_members_member_code_makers_code_fk" FOREIGN KEY ("member_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_figures" ADD CONSTRAINT "outcome_figures_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_used_by_people_id_fk" FOREIGN KEY ("used_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offices" ADD CONSTRAINT "offices_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_commitments" ADD CONSTRAINT "finding_commitments_finding_id_findings_id_fk" FOREIGN KEY ("finding_id") REFERENCES "public"."findings"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finding_commitments" ADD CONSTRAINT "finding_commitments_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_duties" ADD CONSTRAINT "report_duties_cycle_key_cycles_key_fk" FOREIGN KEY ("cycle_key") REFERENCES "public"."cycles"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_cycle_key_cycles_key_fk" FOREIGN KEY ("cycle_key") REFERENCES "public"."cycles"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing" ADD CONSTRAINT "standing_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standing_counts" ADD CONSTRAINT "standing_counts_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_authors" ADD CONSTRAINT "submission_authors_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_authors" ADD CONSTRAINT "submission_authors_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_events" ADD CONSTRAINT "submission_events_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_events" ADD CONSTRAINT "submission_events_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_cycle_key_cycles_key_fk" FOREIGN KEY ("cycle_key") REFERENCES "public"."cycles"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "commitment_actions_action" ON "commitment_actions" USING btree ("action");--> statement-breakpoint
CREATE UNIQUE INDEX "commitment_versions_current" ON "commitment_versions" USING btree ("commitment_id") WHERE to_seq is null;--> statement-breakpoint
CREATE INDEX "delivery_steps_commitment" ON "delivery_steps" USING btree ("commitment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "milestones_current" ON "milestones" USING btree ("commitment_id","key") WHERE to_seq is null;--> statement-breakpoint
CREATE UNIQUE INDEX "money_lines_current" ON "money_lines" USING btree ("commitment_id","key") WHERE to_seq is null;--> statement-breakpoint
CREATE UNIQUE INDEX "sources_current" ON "sources" USING btree ("commitment_id","key") WHERE to_seq is null;--> statement-breakpoint
CREATE INDEX "indicator_values_series" ON "indicator_values" USING btree ("indicator_id","on_day");--> statement-breakpoint
CREATE UNIQUE INDEX "indicator_versions_current" ON "indicator_versions" USING btree ("indicator_id") WHERE to_seq is null;--> statement-breakpoint
CREATE INDEX "ledger_record" ON "ledger" USING btree ("subject","record","version");--> statement-breakpoint
CREATE INDEX "outcome_figures_maker" ON "outcome_figures" USING btree ("maker_code");--> statement-breakpoint
CREATE UNIQUE INDEX "offices_one_active" ON "offices" USING btree ("maker_code") WHERE active_to is null;--> statement-breakpoint
CREATE INDEX "sessions_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sign_in_failures_recent" ON "sign_in_failures" USING btree ("email_hash","at");--> statement-breakpoint
CREATE INDEX "finding_commitments_commitment" ON "finding_commitments" USING btree ("commitment_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reports_current" ON "reports" USING btree ("commitment_id","cycle_key") WHERE to_seq is null;--> statement-breakpoint
CREATE INDEX "standing_status" ON "standing" USING btree ("status");--> statement-breakpoint
CREATE UNIQUE INDEX "submission_authors_once" ON "submission_authors" USING btree ("submission_id","person_id");--> statement-breakpoint
CREATE INDEX "submission_events_submission" ON "submission_events" USING btree ("submission_id","at");--> statement-breakpoint
CREATE INDEX "submissions_maker" ON "submissions" USING btree ("maker_code","state");--> statement-breakpoint
CREATE INDEX "submissions_queue" ON "submissions" USING btree ("state","submitted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_one_report" ON "submissions" USING btree ("commitment_id","cycle_key") WHERE kind = 'report' and state in ('draft', 'submitted', 'returned');