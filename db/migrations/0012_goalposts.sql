CREATE TYPE "public"."goalpost" AS ENUM('level', 'due_date', 'start_date', 'indicator', 'direction', 'unit', 'target', 'target_date', 'baseline', 'baseline_date', 'step', 'step_date', 'scope', 'money', 'money_scope', 'money_basis', 'money_date');--> statement-breakpoint
CREATE TYPE "public"."goalpost_kind" AS ENUM('softened', 'hardened', 'neutral');--> statement-breakpoint
CREATE TABLE "goalpost_counts" (
	"maker_code" text PRIMARY KEY NOT NULL,
	"compared" integer NOT NULL,
	"softened" integer NOT NULL,
	"hardened" integer NOT NULL,
	"neutral" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "goalposts" (
	"seq" bigint NOT NULL,
	"position" integer NOT NULL,
	"commitment_id" integer NOT NULL,
	"maker_code" text NOT NULL,
	"kind" "goalpost_kind" NOT NULL,
	"what" "goalpost" NOT NULL,
	"key" text,
	"name" jsonb,
	"unit" jsonb,
	"before" text,
	"after" text,
	"days" integer,
	CONSTRAINT "goalposts_seq_position_pk" PRIMARY KEY("seq","position")
);
--> statement-breakpoint
ALTER TABLE "goalpost_counts" ADD CONSTRAINT "goalpost_counts_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goalposts" ADD CONSTRAINT "goalposts_seq_ledger_seq_fk" FOREIGN KEY ("seq") REFERENCES "public"."ledger"("seq") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goalposts" ADD CONSTRAINT "goalposts_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "goalposts" ADD CONSTRAINT "goalposts_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "goalposts_kind" ON "goalposts" USING btree ("kind","seq" DESC NULLS FIRST,"position");--> statement-breakpoint
CREATE INDEX "goalposts_maker" ON "goalposts" USING btree ("maker_code","kind","seq" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "goalposts_commitment" ON "goalposts" USING btree ("commitment_id","kind");