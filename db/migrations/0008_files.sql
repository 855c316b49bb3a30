CREATE TYPE "public"."upload_state" AS ENUM('receiving', 'checking', 'ready', 'refused');--> statement-breakpoint
CREATE TABLE "published_files" (
	"sha256" text NOT NULL,
	"seq" bigint NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"bytes" integer NOT NULL,
	CONSTRAINT "published_files_sha256_seq_name_pk" PRIMARY KEY("sha256","seq","name")
);
--> statement-breakpoint
CREATE TABLE "upload_pieces" (
	"upload_id" uuid NOT NULL,
	"offset" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "upload_pieces_upload_id_offset_pk" PRIMARY KEY("upload_id","offset")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"id" uuid PRIMARY KEY NOT NULL,
	"submission_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"state" "upload_state" DEFAULT 'receiving' NOT NULL,
	"name" text NOT NULL,
	"bytes" integer NOT NULL,
	"sent_sha256" text NOT NULL,
	"sha256" text,
	"type" text,
	"refusal" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"held_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "uploads_ready" CHECK (("uploads"."state" = 'ready') = ("uploads"."sha256" is not null and "uploads"."type" is not null)),
	CONSTRAINT "uploads_refused" CHECK (("uploads"."state" = 'refused') = ("uploads"."refusal" is not null))
);
--> statement-breakpoint
ALTER TABLE "published_files" ADD CONSTRAINT "published_files_seq_ledger_seq_fk" FOREIGN KEY ("seq") REFERENCES "public"."ledger"("seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "upload_pieces" ADD CONSTRAINT "upload_pieces_upload_id_uploads_id_fk" FOREIGN KEY ("upload_id") REFERENCES "public"."uploads"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "published_files_seq" ON "published_files" USING btree ("seq");--> statement-breakpoint
CREATE INDEX "uploads_submission" ON "uploads" USING btree ("submission_id","created_at");--> statement-breakpoint
CREATE INDEX "uploads_person" ON "uploads" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "uploads_sha256" ON "uploads" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "uploads_waiting" ON "uploads" USING btree ("updated_at") WHERE state = 'checking';