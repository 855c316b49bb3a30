CREATE TABLE "duty_counts" (
	"cycle_key" text NOT NULL,
	"maker_code" text NOT NULL,
	"asked" boolean NOT NULL,
	"records" integer NOT NULL,
	"not_asked" integer NOT NULL,
	"on_time" integer NOT NULL,
	"late" integer NOT NULL,
	"missing" integer NOT NULL,
	"due" integer NOT NULL,
	"reviewed_week" integer NOT NULL,
	"reviewed_month" integer NOT NULL,
	"reviewed_longer" integer NOT NULL,
	CONSTRAINT "duty_counts_cycle_key_maker_code_pk" PRIMARY KEY("cycle_key","maker_code")
);
--> statement-breakpoint
ALTER TABLE "duty_counts" ADD CONSTRAINT "duty_counts_cycle_key_cycles_key_fk" FOREIGN KEY ("cycle_key") REFERENCES "public"."cycles"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duty_counts" ADD CONSTRAINT "duty_counts_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;