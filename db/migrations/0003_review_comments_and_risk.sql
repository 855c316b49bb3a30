ALTER TABLE "submission_notes" ADD COLUMN "field" text;--> statement-breakpoint
ALTER TABLE "submission_notes" ADD COLUMN "field_text" text;--> statement-breakpoint
ALTER TABLE "submission_notes" ADD COLUMN "answers" integer;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "risk_signs" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "risk" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "submission_notes" ADD CONSTRAINT "submission_notes_answers_submission_notes_id_fk" FOREIGN KEY ("answers") REFERENCES "public"."submission_notes"("id") ON DELETE cascade ON UPDATE no action;