CREATE TYPE "public"."money_state" AS ENUM('gap', 'silent', 'apart', 'unpledged');--> statement-breakpoint
CREATE TABLE "accounted_lines" (
	"line_id" integer PRIMARY KEY NOT NULL,
	"commitment_id" integer NOT NULL,
	"maker_code" text NOT NULL,
	"region" smallint NOT NULL,
	"reference" text NOT NULL,
	"year" text NOT NULL,
	"actions" text[] NOT NULL,
	"currency" text NOT NULL,
	"stage" "money_stage" NOT NULL,
	"account" text NOT NULL,
	"position" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "money_counts" (
	"maker_code" text NOT NULL,
	"action" text NOT NULL,
	"year" text NOT NULL,
	"currency" text NOT NULL,
	"stage" "money_stage" NOT NULL,
	"account" text NOT NULL,
	"lines" integer NOT NULL,
	"records" integer NOT NULL,
	"amount" numeric,
	CONSTRAINT "money_counts_maker_code_year_action_currency_stage_account_pk" PRIMARY KEY("maker_code","year","action","currency","stage","account")
);
--> statement-breakpoint
CREATE TABLE "pledge_accounts" (
	"commitment_id" integer NOT NULL,
	"currency" text NOT NULL,
	"maker_code" text NOT NULL,
	"region" smallint NOT NULL,
	"reference" text NOT NULL,
	"year" text NOT NULL,
	"actions" text[] NOT NULL,
	"state" "money_state" NOT NULL,
	"is_stated" boolean NOT NULL,
	"is_paid" boolean NOT NULL,
	"pledged" numeric,
	"disbursed" numeric,
	"gap_pledged" numeric,
	"gap_disbursed" numeric,
	CONSTRAINT "pledge_accounts_commitment_id_currency_pk" PRIMARY KEY("commitment_id","currency")
);
--> statement-breakpoint
CREATE TABLE "pledge_counts" (
	"maker_code" text NOT NULL,
	"action" text NOT NULL,
	"year" text NOT NULL,
	"currency" text NOT NULL,
	"pledges" integer NOT NULL,
	"stated" integer NOT NULL,
	"summed" integer NOT NULL,
	"paid" integer NOT NULL,
	"silent" integer NOT NULL,
	"gaps" integer NOT NULL,
	"gap_pledged" numeric NOT NULL,
	"gap_disbursed" numeric NOT NULL,
	CONSTRAINT "pledge_counts_maker_code_year_action_currency_pk" PRIMARY KEY("maker_code","year","action","currency")
);
--> statement-breakpoint
ALTER TABLE "accounted_lines" ADD CONSTRAINT "accounted_lines_line_id_money_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."money_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounted_lines" ADD CONSTRAINT "accounted_lines_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounted_lines" ADD CONSTRAINT "accounted_lines_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_accounts" ADD CONSTRAINT "pledge_accounts_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pledge_accounts" ADD CONSTRAINT "pledge_accounts_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "accounted_lines_order" ON "accounted_lines" USING btree ("region","reference","position");--> statement-breakpoint
CREATE INDEX "accounted_lines_currency" ON "accounted_lines" USING btree ("currency","region","reference","position");--> statement-breakpoint
CREATE INDEX "accounted_lines_sum" ON "accounted_lines" USING btree ("currency","stage","account","region","reference","position");--> statement-breakpoint
CREATE INDEX "accounted_lines_account" ON "accounted_lines" USING btree ("account","region","reference","position");--> statement-breakpoint
CREATE INDEX "accounted_lines_maker" ON "accounted_lines" USING btree ("maker_code","reference","position");--> statement-breakpoint
CREATE INDEX "accounted_lines_commitment" ON "accounted_lines" USING btree ("commitment_id");--> statement-breakpoint
CREATE INDEX "money_counts_makers" ON "money_counts" USING btree ("currency","year","action","account","maker_code");--> statement-breakpoint
CREATE INDEX "pledge_accounts_state" ON "pledge_accounts" USING btree ("currency","state","region","reference");--> statement-breakpoint
CREATE INDEX "pledge_accounts_maker" ON "pledge_accounts" USING btree ("maker_code","reference");--> statement-breakpoint
CREATE INDEX "pledge_counts_makers" ON "pledge_counts" USING btree ("currency","year","action","maker_code");