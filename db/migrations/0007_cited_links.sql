CREATE TYPE "public"."link_state" AS ENUM('unchecked', 'same', 'changed', 'gone', 'unreachable', 'varies');--> statement-breakpoint
CREATE TABLE "cited_links" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cited_links_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"record" text NOT NULL,
	"url" text NOT NULL,
	"state" "link_state" DEFAULT 'unchecked' NOT NULL,
	"cited_sha256" text,
	"cited_method" text,
	"cited_at" timestamp with time zone,
	"state_at" timestamp with time zone,
	"checked_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"status" integer,
	"sha256" text,
	"content_type" text,
	"final_url" text,
	"other_sha256" text,
	"other_since" timestamp with time zone,
	"variants" integer DEFAULT 0 NOT NULL,
	"missing_since" timestamp with time zone,
	"failing_since" timestamp with time zone,
	"next_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "submitted_links" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "submitted_links_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"submission_id" integer NOT NULL,
	"url" text NOT NULL,
	"state" "link_state" DEFAULT 'unchecked' NOT NULL,
	"cited_sha256" text,
	"cited_method" text,
	"cited_at" timestamp with time zone,
	"state_at" timestamp with time zone,
	"checked_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"status" integer,
	"sha256" text,
	"content_type" text,
	"final_url" text,
	"other_sha256" text,
	"other_since" timestamp with time zone,
	"variants" integer DEFAULT 0 NOT NULL,
	"missing_since" timestamp with time zone,
	"failing_since" timestamp with time zone,
	"next_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "submitted_links" ADD CONSTRAINT "submitted_links_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "cited_links_once" ON "cited_links" USING btree ("record",md5("url"));--> statement-breakpoint
CREATE INDEX "cited_links_next" ON "cited_links" USING btree ("next_at");--> statement-breakpoint
CREATE UNIQUE INDEX "submitted_links_once" ON "submitted_links" USING btree ("submission_id",md5("url"));--> statement-breakpoint
CREATE INDEX "submitted_links_next" ON "submitted_links" USING btree ("next_at");