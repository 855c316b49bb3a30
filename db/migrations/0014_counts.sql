CREATE TABLE "action_counts" (
	"action" integer NOT NULL,
	"maker_code" text NOT NULL,
	"pledges" integer NOT NULL,
	"checkable" integer NOT NULL,
	"with_figure" integer NOT NULL,
	"measures" integer NOT NULL,
	"by_status" jsonb NOT NULL,
	CONSTRAINT "action_counts_action_maker_code_pk" PRIMARY KEY("action","maker_code")
);
--> statement-breakpoint
CREATE TABLE "channel_counts" (
	"maker_code" text NOT NULL,
	"channel" text NOT NULL,
	"value" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "channel_counts_maker_code_channel_value_pk" PRIMARY KEY("maker_code","channel","value")
);
--> statement-breakpoint
CREATE TABLE "stage_counts" (
	"level" "level" NOT NULL,
	"maker_code" text NOT NULL,
	"stage" text NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "stage_counts_level_maker_code_stage_pk" PRIMARY KEY("level","maker_code","stage")
);
--> statement-breakpoint
CREATE TABLE "ledger_acts" (
	"act" "ledger_act" PRIMARY KEY NOT NULL,
	"entries" integer NOT NULL,
	"latest_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
INSERT INTO "ledger_acts" SELECT "act", count(*), max("at") FROM "ledger" GROUP BY 1;--> statement-breakpoint
ALTER TABLE "standing" ADD COLUMN "quiet_since" date;--> statement-breakpoint
UPDATE "standing" s SET "quiet_since" = coalesce(s."latest_fact_on", v."made_on") FROM "commitment_versions" v WHERE v."commitment_id" = s."commitment_id" AND v."to_seq" IS NULL;--> statement-breakpoint
DELETE FROM "standing_counts";--> statement-breakpoint
ALTER TABLE "standing_counts" ADD COLUMN "followed" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "standing_counts" ADD COLUMN "by_office" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "standing_counts" ADD COLUMN "without_action" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "standing_counts" ADD COLUMN "paced" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "standing_counts" ADD COLUMN "progress_sum" double precision NOT NULL;--> statement-breakpoint
ALTER TABLE "standing_counts" ADD COLUMN "expected_sum" double precision NOT NULL;--> statement-breakpoint
ALTER TABLE "action_counts" ADD CONSTRAINT "action_counts_action_actions_number_fk" FOREIGN KEY ("action") REFERENCES "public"."actions"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_counts" ADD CONSTRAINT "action_counts_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "channel_counts" ADD CONSTRAINT "channel_counts_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_counts" ADD CONSTRAINT "stage_counts_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "action_counts_maker" ON "action_counts" USING btree ("maker_code");--> statement-breakpoint
CREATE INDEX "stage_counts_maker" ON "stage_counts" USING btree ("maker_code");--> statement-breakpoint
CREATE INDEX "commitment_versions_level" ON "commitment_versions" USING btree ("level","commitment_id") WHERE to_seq is null;--> statement-breakpoint
CREATE INDEX "ledger_later" ON "ledger" USING btree ("seq") WHERE act <> 'seed';--> statement-breakpoint
CREATE INDEX "standing_quiet" ON "standing" USING btree ("quiet_since","commitment_id") WHERE status in ('no_figure', 'no_report', 'deadline_passed_no_evidence', 'deadline_passed_not_looked');