CREATE TYPE "public"."import_kind" AS ENUM('reports', 'commitments');--> statement-breakpoint
CREATE TYPE "public"."import_state" AS ENUM('waiting', 'reading', 'ready', 'refused');--> statement-breakpoint
CREATE TABLE "import_pieces" (
	"import_id" integer NOT NULL,
	"number" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "import_pieces_import_id_number_pk" PRIMARY KEY("import_id","number")
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_rows_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"import_id" integer NOT NULL,
	"sheet" text NOT NULL,
	"sheet_name" text NOT NULL,
	"row" integer NOT NULL,
	"subject" text NOT NULL,
	"cells" jsonb NOT NULL,
	"target" jsonb,
	"differences" jsonb,
	"faults" jsonb,
	"accepted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer NOT NULL,
	"maker_code" text NOT NULL,
	"state" "import_state" DEFAULT 'waiting' NOT NULL,
	"kind" "import_kind",
	"language" "locale" NOT NULL,
	"cycle_key" text,
	"file_name" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"rows_read" integer DEFAULT 0 NOT NULL,
	"rows_left_out" integer DEFAULT 0 NOT NULL,
	"notices" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"refusal" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"held_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "import_pieces" ADD CONSTRAINT "import_pieces_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_maker_code_makers_code_fk" FOREIGN KEY ("maker_code") REFERENCES "public"."makers"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_cycle_key_cycles_key_fk" FOREIGN KEY ("cycle_key") REFERENCES "public"."cycles"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_rows_subject" ON "import_rows" USING btree ("import_id","subject","id");--> statement-breakpoint
CREATE INDEX "imports_person" ON "imports" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "imports_state" ON "imports" USING btree ("state");