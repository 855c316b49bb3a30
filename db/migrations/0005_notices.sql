CREATE TYPE "public"."delivery" AS ENUM('at_once', 'digest', 'urgent', 'none');--> statement-breakpoint
CREATE TYPE "public"."notice_kind" AS ENUM('due', 'late', 'submitted', 'returned', 'published', 'commented');--> statement-breakpoint
ALTER TYPE "public"."mail_template" ADD VALUE 'digest';--> statement-breakpoint
ALTER TYPE "public"."mail_template" ADD VALUE 'reminder';--> statement-breakpoint
ALTER TYPE "public"."mail_template" ADD VALUE 'submitted';--> statement-breakpoint
ALTER TYPE "public"."mail_template" ADD VALUE 'returned';--> statement-breakpoint
ALTER TYPE "public"."mail_template" ADD VALUE 'published';--> statement-breakpoint
ALTER TYPE "public"."mail_template" ADD VALUE 'commented';--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"person_id" integer PRIMARY KEY NOT NULL,
	"secret_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "calendar_feeds_secret_hash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "notice_choices" (
	"person_id" integer PRIMARY KEY NOT NULL,
	"reminders" "delivery" NOT NULL,
	"own" "delivery" NOT NULL,
	"office" "delivery" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"person_id" integer NOT NULL,
	"kind" "notice_kind" NOT NULL,
	"cycle_key" text,
	"occasion" integer,
	"submission_id" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"told_at" timestamp with time zone,
	CONSTRAINT "notices_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "reminders" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reminders_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"cycle_key" text NOT NULL,
	"maker_code" text NOT NULL,
	"on_day" date NOT NULL,
	"reminded_by" integer NOT NULL,
	"letters" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "reminders_once_a_day" UNIQUE("maker_code","cycle_key","on_day")
);
--> statement-breakpoint
ALTER TABLE "cycles" ADD COLUMN "asked" text[];--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_choices" ADD CONSTRAINT "notice_choices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_cycle_key_cycles_key_fk" FOREIGN KEY ("cycle_key") REFERENCES "public"."cycles"("key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_cycle_key_cycles_key_fk" FOREIGN KEY ("cycle_key") REFERENCES "public"."cycles"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_reminded_by_people_id_fk" FOREIGN KEY ("reminded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "notices_waiting" ON "notices" USING btree ("person_id") WHERE told_at is null;--> statement-breakpoint
CREATE INDEX "notices_reminders" ON "notices" USING btree ("cycle_key","person_id","occasion");