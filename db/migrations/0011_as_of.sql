CREATE TABLE "standing_spans" (
	"commitment_id" integer NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint,
	"from_day" date NOT NULL,
	"to_day" date,
	"status" "status",
	"late" boolean NOT NULL,
	"measurable" boolean NOT NULL,
	"progress" real,
	"expected_from" real,
	"expected_to" real,
	"measured" integer NOT NULL,
	"judged" integer NOT NULL,
	"evidence" smallint,
	"contested" boolean NOT NULL,
	"promise_evidence" smallint,
	"freshness" "freshness" NOT NULL,
	"latest_fact_on" date,
	"government_verdict" smallint,
	"computed_verdict" smallint,
	"has_target" boolean NOT NULL,
	"has_baseline" boolean NOT NULL,
	"has_figure" boolean NOT NULL,
	"delivery_stage" "delivery_stage",
	CONSTRAINT "standing_spans_commitment_id_from_seq_from_day_pk" PRIMARY KEY("commitment_id","from_seq","from_day"),
	CONSTRAINT "standing_spans_days" CHECK ("standing_spans"."to_day" is null or "standing_spans"."from_day" < "standing_spans"."to_day"),
	CONSTRAINT "standing_spans_expected" CHECK (("standing_spans"."expected_from" is null) = ("standing_spans"."expected_to" is null))
);
--> statement-breakpoint
ALTER TABLE "standing_spans" ADD CONSTRAINT "standing_spans_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ledger_at" ON "ledger" USING btree ("at");