CREATE TABLE "disputed_counts" (
	"maker_code" text PRIMARY KEY NOT NULL,
	"disputed" integer NOT NULL,
	"contested" integer NOT NULL,
	"above" integer NOT NULL,
	"below" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rule_examples" (
	"maker_code" text NOT NULL,
	"rule" text NOT NULL,
	"commitment_id" integer NOT NULL,
	"reference" text NOT NULL,
	"is_preferred" boolean NOT NULL,
	"weight" double precision NOT NULL,
	CONSTRAINT "rule_examples_maker_code_rule_pk" PRIMARY KEY("maker_code","rule")
);
--> statement-breakpoint
ALTER TABLE "disputed_counts" ADD CONSTRAINT "disputed_counts_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_examples" ADD CONSTRAINT "rule_examples_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rule_examples" ADD CONSTRAINT "rule_examples_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rule_examples_best" ON "rule_examples" USING btree ("rule","is_preferred" DESC NULLS FIRST,"weight" DESC NULLS FIRST,"reference");--> statement-breakpoint
CREATE INDEX "milestones_commitment" ON "milestones" USING btree ("commitment_id");