ALTER TABLE "drafts" ADD COLUMN "unkept_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "revisions" ADD COLUMN "restored_number" integer;--> statement-breakpoint
CREATE INDEX "drafts_unkept_since_index" ON "drafts" USING btree ("unkept_since") WHERE "drafts"."unkept_since" is not null;--> statement-breakpoint
UPDATE "drafts" SET "unkept_since" = now() WHERE "seq" > "kept_seq";
