DROP INDEX "money_lines_current";--> statement-breakpoint
ALTER TABLE "money_lines" ADD COLUMN "report_id" integer;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "outputs" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "steps" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "groups" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "challenges" jsonb;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "support_needed" jsonb;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "next_steps" jsonb;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "reviewers_only" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "reports" ADD COLUMN "declaration" boolean;--> statement-breakpoint
CREATE UNIQUE INDEX "money_lines_of_report" ON "money_lines" USING btree ("report_id","key") WHERE report_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "money_lines_current" ON "money_lines" USING btree ("commitment_id","key") WHERE to_seq is null and report_id is null;--> statement-breakpoint
UPDATE "reports" SET "evidence" = (SELECT coalesce(jsonb_agg('{"file": null, "language": null, "about": []}'::jsonb || item), '[]') FROM jsonb_array_elements("evidence") AS item);
