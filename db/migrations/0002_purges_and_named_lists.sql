CREATE TABLE "purges" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "purges_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"verb" text NOT NULL,
	"tags" text[] NOT NULL
);
--> statement-breakpoint
DROP INDEX "published"."story_authors_author_id_story_id_index";--> statement-breakpoint
DROP INDEX "published"."story_topics_topic_id_story_id_index";--> statement-breakpoint
DROP INDEX "published"."stories_newest";--> statement-breakpoint
DROP INDEX "published"."stories_section_newest";--> statement-breakpoint
ALTER TABLE "published"."story_authors" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "published"."story_authors" ADD COLUMN "published_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "published"."story_authors" l SET "language" = s."language", "published_at" = s."published_at" FROM "published"."stories" s WHERE s."id" = l."story_id";--> statement-breakpoint
ALTER TABLE "published"."story_authors" ALTER COLUMN "language" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "published"."story_authors" ALTER COLUMN "published_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "published"."story_topics" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "published"."story_topics" ADD COLUMN "published_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE "published"."story_topics" l SET "language" = s."language", "published_at" = s."published_at" FROM "published"."stories" s WHERE s."id" = l."story_id";--> statement-breakpoint
ALTER TABLE "published"."story_topics" ALTER COLUMN "language" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "published"."story_topics" ALTER COLUMN "published_at" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "story_authors_newest" ON "published"."story_authors" USING btree ("author_id","language","published_at","story_id");--> statement-breakpoint
CREATE INDEX "story_topics_newest" ON "published"."story_topics" USING btree ("topic_id","language","published_at","story_id");--> statement-breakpoint
CREATE INDEX "stories_newest" ON "published"."stories" USING btree ("language","published_at","id");--> statement-breakpoint
CREATE INDEX "stories_section_newest" ON "published"."stories" USING btree ("language","section_id","published_at","id");