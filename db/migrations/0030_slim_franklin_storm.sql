CREATE TABLE "money_flows" (
	"maker_code" text NOT NULL,
	"action" text NOT NULL,
	"year" text NOT NULL,
	"currency" text NOT NULL,
	"stage" "money_stage" NOT NULL,
	"provider" text NOT NULL,
	"names" jsonb,
	"lines" integer NOT NULL,
	"amount" numeric NOT NULL,
	CONSTRAINT "money_flows_currency_year_action_maker_code_stage_provider_pk" PRIMARY KEY("currency","year","action","maker_code","stage","provider")
);
--> statement-breakpoint
ALTER TABLE "accounted_lines" ADD COLUMN "provider" text;--> statement-breakpoint
CREATE INDEX "money_flows_maker" ON "money_flows" USING btree ("maker_code");--> statement-breakpoint
CREATE INDEX "accounted_lines_provider" ON "accounted_lines" USING btree ("provider","currency","region","reference","position");