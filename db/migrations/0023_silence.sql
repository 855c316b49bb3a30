ALTER TABLE "standing_counts" ADD COLUMN "incomparable" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "standing_counts" ADD COLUMN "silent" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- Counted anew at the next start: what nobody counted of a maker is.
DELETE FROM "facet_bits";
