CREATE TABLE "facet_bits" (
	"facet" text NOT NULL,
	"value" text NOT NULL,
	"block" integer NOT NULL,
	"bits" bit(8192) NOT NULL,
	CONSTRAINT "facet_bits_facet_value_block_pk" PRIMARY KEY("facet","value","block")
);
--> statement-breakpoint
CREATE TABLE "search_texts" (
	"commitment_id" integer NOT NULL,
	"from_seq" bigint NOT NULL,
	"to_seq" bigint,
	"title" "tsvector" NOT NULL,
	"institutions" "tsvector" NOT NULL,
	"wording" "tsvector" NOT NULL,
	"sources" "tsvector" NOT NULL,
	"anywhere" "tsvector" GENERATED ALWAYS AS (title || institutions || wording || sources) STORED NOT NULL,
	CONSTRAINT "search_texts_commitment_id_from_seq_pk" PRIMARY KEY("commitment_id","from_seq")
);
--> statement-breakpoint
CREATE TABLE "search_words" (
	"written" text NOT NULL,
	"language" text NOT NULL,
	"word" text NOT NULL,
	"stem" text,
	CONSTRAINT "search_words_written_language_pk" PRIMARY KEY("written","language")
);
--> statement-breakpoint
ALTER TABLE "search_texts" ADD CONSTRAINT "search_texts_commitment_id_commitments_id_fk" FOREIGN KEY ("commitment_id") REFERENCES "public"."commitments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_texts_words" ON "search_texts" USING gin ("title","institutions","wording","sources","anywhere");--> statement-breakpoint
CREATE INDEX "search_words_word" ON "search_words" USING btree ("word" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "search_words_stem" ON "search_words" USING btree ("stem");--> statement-breakpoint
CREATE INDEX "search_words_similar" ON "search_words" USING gin ("word" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "money_lines_commitment" ON "money_lines" USING btree ("commitment_id");--> statement-breakpoint
CREATE INDEX "sources_commitment" ON "sources" USING btree ("commitment_id");