CREATE SCHEMA "published";
--> statement-breakpoint
CREATE TABLE "article_bylines" (
	"article_id" integer NOT NULL,
	"position" integer NOT NULL,
	"author_id" integer NOT NULL,
	CONSTRAINT "article_bylines_article_id_position_pk" PRIMARY KEY("article_id","position"),
	CONSTRAINT "article_bylines_article_id_author_id_unique" UNIQUE("article_id","author_id")
);
--> statement-breakpoint
CREATE TABLE "article_pictures" (
	"article_id" integer PRIMARY KEY NOT NULL,
	"picture_id" integer NOT NULL,
	"caption" text DEFAULT '' NOT NULL,
	"credit" text DEFAULT '' NOT NULL,
	"alternative" text DEFAULT '' NOT NULL,
	"is_decorative" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "article_sources" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_sources_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" integer NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"link" text DEFAULT '' NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"is_shown" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "article_staff" (
	"article_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	CONSTRAINT "article_staff_article_id_person_id_pk" PRIMARY KEY("article_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "article_topics" (
	"article_id" integer NOT NULL,
	"position" integer NOT NULL,
	"topic_id" integer NOT NULL,
	CONSTRAINT "article_topics_article_id_position_pk" PRIMARY KEY("article_id","position"),
	CONSTRAINT "article_topics_article_id_topic_id_unique" UNIQUE("article_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "articles" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "articles_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"stage" text DEFAULT 'draft' NOT NULL,
	"language" text,
	"section_id" integer,
	"slug" text DEFAULT '' NOT NULL,
	"headline" text DEFAULT '' NOT NULL,
	"words" integer DEFAULT 0 NOT NULL,
	"return_note" text DEFAULT '' NOT NULL,
	"returned_by_id" integer,
	"opened_by_id" integer,
	"live_revision_id" integer,
	"published_slug" text DEFAULT '' NOT NULL,
	"published_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone,
	"killed_at" timestamp (3) with time zone,
	"kill_note" text DEFAULT '' NOT NULL,
	"created_by_id" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"touched_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"client_key" text,
	CONSTRAINT "articles_client_key_unique" UNIQUE("client_key")
);
--> statement-breakpoint
CREATE TABLE "authors" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "authors_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer,
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL,
	"slug" text NOT NULL,
	CONSTRAINT "authors_person_id_unique" UNIQUE("person_id"),
	CONSTRAINT "authors_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "diary" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "diary_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor_id" integer,
	"deed" text NOT NULL,
	"article_id" integer,
	"person_id" integer,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft_updates" (
	"article_id" integer NOT NULL,
	"epoch" integer NOT NULL,
	"seq" bigint NOT NULL,
	"actor_id" integer,
	"bytes" "bytea" NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_updates_article_id_epoch_seq_pk" PRIMARY KEY("article_id","epoch","seq")
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"article_id" integer PRIMARY KEY NOT NULL,
	"epoch" integer NOT NULL,
	"seq" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "held_back" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "held_back_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" integer NOT NULL,
	"epoch" integer NOT NULL,
	"actor_id" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"decided_by_id" integer,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "people_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"email" text NOT NULL,
	"name" text NOT NULL,
	"roles" text[] NOT NULL,
	"language" text,
	"password_hash" text NOT NULL,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"disabled_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "pictures" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "pictures_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"provider" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer,
	"height" integer,
	"state" text DEFAULT 'processing' NOT NULL,
	"problem" text DEFAULT '' NOT NULL,
	"renditions" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"uploaded_by_id" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "pictures_key_unique" UNIQUE("key")
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "revisions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" integer NOT NULL,
	"number" integer NOT NULL,
	"deed" text NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"content" jsonb NOT NULL,
	"facts" jsonb NOT NULL,
	"actor_id" integer NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "revisions_article_id_number_unique" UNIQUE("article_id","number")
);
--> statement-breakpoint
CREATE TABLE "sections" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sections_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"position" integer NOT NULL,
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL,
	"slug_ar" text NOT NULL,
	"slug_en" text NOT NULL,
	CONSTRAINT "sections_slug_ar_unique" UNIQUE("slug_ar"),
	CONSTRAINT "sections_slug_en_unique" UNIQUE("slug_en")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"person_id" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"name_ar" text DEFAULT 'خبر' NOT NULL,
	"name_en" text DEFAULT 'Khabar' NOT NULL,
	"zone" text DEFAULT 'Asia/Beirut' NOT NULL,
	"month_style" text DEFAULT 'dual' NOT NULL,
	"numerals" text DEFAULT 'latn' NOT NULL,
	"continue_reading" boolean DEFAULT false NOT NULL,
	CONSTRAINT "settings_one_row" CHECK ("settings"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "topics_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL,
	"slug_ar" text NOT NULL,
	"slug_en" text NOT NULL,
	CONSTRAINT "topics_slug_ar_unique" UNIQUE("slug_ar"),
	CONSTRAINT "topics_slug_en_unique" UNIQUE("slug_en")
);
--> statement-breakpoint
CREATE TABLE "uploads" (
	"key" text PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"person_id" integer NOT NULL,
	"name" text NOT NULL,
	"bytes" integer NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"is_finished" boolean DEFAULT false NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published"."authors" (
	"id" integer PRIMARY KEY NOT NULL,
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL,
	"slug" text NOT NULL,
	CONSTRAINT "authors_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "published"."killed" (
	"id" integer PRIMARY KEY NOT NULL,
	"language" text NOT NULL,
	"section_id" integer NOT NULL,
	"slug" text NOT NULL,
	"note" text NOT NULL,
	"killed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published"."pictures" (
	"id" integer PRIMARY KEY NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"renditions" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published"."sections" (
	"id" integer PRIMARY KEY NOT NULL,
	"position" integer NOT NULL,
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL,
	"slug_ar" text NOT NULL,
	"slug_en" text NOT NULL,
	CONSTRAINT "sections_slug_ar_unique" UNIQUE("slug_ar"),
	CONSTRAINT "sections_slug_en_unique" UNIQUE("slug_en")
);
--> statement-breakpoint
CREATE TABLE "published"."settings" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL,
	"zone" text NOT NULL,
	"month_style" text NOT NULL,
	"numerals" text NOT NULL,
	"continue_reading" boolean NOT NULL,
	CONSTRAINT "published_settings_one_row" CHECK ("published"."settings"."id" = 1)
);
--> statement-breakpoint
CREATE TABLE "published"."stories" (
	"id" integer PRIMARY KEY NOT NULL,
	"language" text NOT NULL,
	"section_id" integer NOT NULL,
	"slug" text NOT NULL,
	"kicker" text NOT NULL,
	"headline" text NOT NULL,
	"standfirst" text NOT NULL,
	"v" integer NOT NULL,
	"body" jsonb NOT NULL,
	"lead" jsonb,
	"sources" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "published"."story_authors" (
	"story_id" integer NOT NULL,
	"position" integer NOT NULL,
	"author_id" integer NOT NULL,
	CONSTRAINT "story_authors_story_id_position_pk" PRIMARY KEY("story_id","position")
);
--> statement-breakpoint
CREATE TABLE "published"."story_pictures" (
	"story_id" integer NOT NULL,
	"picture_id" integer NOT NULL,
	CONSTRAINT "story_pictures_story_id_picture_id_unique" UNIQUE("story_id","picture_id")
);
--> statement-breakpoint
CREATE TABLE "published"."story_topics" (
	"story_id" integer NOT NULL,
	"position" integer NOT NULL,
	"topic_id" integer NOT NULL,
	CONSTRAINT "story_topics_story_id_position_pk" PRIMARY KEY("story_id","position")
);
--> statement-breakpoint
CREATE TABLE "published"."topics" (
	"id" integer PRIMARY KEY NOT NULL,
	"name_ar" text NOT NULL,
	"name_en" text NOT NULL,
	"slug_ar" text NOT NULL,
	"slug_en" text NOT NULL,
	CONSTRAINT "topics_slug_ar_unique" UNIQUE("slug_ar"),
	CONSTRAINT "topics_slug_en_unique" UNIQUE("slug_en")
);
--> statement-breakpoint
ALTER TABLE "article_bylines" ADD CONSTRAINT "article_bylines_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_bylines" ADD CONSTRAINT "article_bylines_author_id_authors_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."authors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_pictures" ADD CONSTRAINT "article_pictures_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_pictures" ADD CONSTRAINT "article_pictures_picture_id_pictures_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."pictures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_sources" ADD CONSTRAINT "article_sources_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_staff" ADD CONSTRAINT "article_staff_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_staff" ADD CONSTRAINT "article_staff_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_topics" ADD CONSTRAINT "article_topics_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_topics" ADD CONSTRAINT "article_topics_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_section_id_sections_id_fk" FOREIGN KEY ("section_id") REFERENCES "public"."sections"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_returned_by_id_people_id_fk" FOREIGN KEY ("returned_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_opened_by_id_people_id_fk" FOREIGN KEY ("opened_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "articles" ADD CONSTRAINT "articles_created_by_id_people_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authors" ADD CONSTRAINT "authors_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diary" ADD CONSTRAINT "diary_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diary" ADD CONSTRAINT "diary_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diary" ADD CONSTRAINT "diary_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_updates" ADD CONSTRAINT "draft_updates_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_updates" ADD CONSTRAINT "draft_updates_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_back" ADD CONSTRAINT "held_back_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_back" ADD CONSTRAINT "held_back_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "held_back" ADD CONSTRAINT "held_back_decided_by_id_people_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_uploaded_by_id_people_id_fk" FOREIGN KEY ("uploaded_by_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published"."story_authors" ADD CONSTRAINT "story_authors_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "published"."stories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published"."story_authors" ADD CONSTRAINT "story_authors_author_id_authors_id_fk" FOREIGN KEY ("author_id") REFERENCES "published"."authors"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published"."story_pictures" ADD CONSTRAINT "story_pictures_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "published"."stories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published"."story_pictures" ADD CONSTRAINT "story_pictures_picture_id_pictures_id_fk" FOREIGN KEY ("picture_id") REFERENCES "published"."pictures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published"."story_topics" ADD CONSTRAINT "story_topics_story_id_stories_id_fk" FOREIGN KEY ("story_id") REFERENCES "published"."stories"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published"."story_topics" ADD CONSTRAINT "story_topics_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "published"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_sources_article_id_position_index" ON "article_sources" USING btree ("article_id","position");--> statement-breakpoint
CREATE INDEX "article_staff_person_id_index" ON "article_staff" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "articles_touched_at_id_index" ON "articles" USING btree ("touched_at","id");--> statement-breakpoint
CREATE INDEX "articles_stage_index" ON "articles" USING btree ("stage");--> statement-breakpoint
CREATE INDEX "diary_at_id_index" ON "diary" USING btree ("at","id");--> statement-breakpoint
CREATE INDEX "diary_article_id_index" ON "diary" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "held_back_article_id_state_index" ON "held_back" USING btree ("article_id","state");--> statement-breakpoint
CREATE INDEX "sessions_person_id_index" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "stories_newest" ON "published"."stories" USING btree ("language","published_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "stories_section_newest" ON "published"."stories" USING btree ("language","section_id","published_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "story_authors_author_id_story_id_index" ON "published"."story_authors" USING btree ("author_id","story_id");--> statement-breakpoint
CREATE INDEX "story_pictures_picture_id_index" ON "published"."story_pictures" USING btree ("picture_id");--> statement-breakpoint
CREATE INDEX "story_topics_topic_id_story_id_index" ON "published"."story_topics" USING btree ("topic_id","story_id");--> statement-breakpoint
-- The reader's role: no login of its own, granted to the application's, which connects its reader pool with role=khabar_reader.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'khabar_reader') THEN -- roles belong to the cluster, not to the database
    CREATE ROLE khabar_reader NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; -- another database of the cluster was quicker
END $$;--> statement-breakpoint
DO $$ BEGIN
  IF NOT pg_has_role(current_user, 'khabar_reader', 'MEMBER') THEN
    EXECUTE format('GRANT khabar_reader TO %I', current_user);
  END IF;
END $$;--> statement-breakpoint
REVOKE ALL ON SCHEMA public FROM PUBLIC;--> statement-breakpoint
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM khabar_reader;--> statement-breakpoint
GRANT USAGE ON SCHEMA published TO khabar_reader;--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA published TO khabar_reader;--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA published GRANT SELECT ON TABLES TO khabar_reader;--> statement-breakpoint
-- What was committed of the diary and of a revision stays as it was.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME;
END $$;--> statement-breakpoint
CREATE TRIGGER diary_append_only BEFORE UPDATE OR DELETE ON diary FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER revisions_append_only BEFORE UPDATE OR DELETE ON revisions FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
-- A newsroom starts with sections that an administrator can rename.
INSERT INTO settings DEFAULT VALUES;--> statement-breakpoint
INSERT INTO sections (position, name_ar, name_en, slug_ar, slug_en) VALUES
  (1, 'أخبار', 'News', 'أخبار', 'news'),
  (2, 'اقتصاد', 'Economy', 'اقتصاد', 'economy'),
  (3, 'ثقافة', 'Culture', 'ثقافة', 'culture'),
  (4, 'علوم', 'Science', 'علوم', 'science'),
  (5, 'رياضة', 'Sport', 'رياضة', 'sport'),
  (6, 'رأي', 'Opinion', 'رأي', 'opinion');--> statement-breakpoint
INSERT INTO published.settings SELECT id, name_ar, name_en, zone, month_style, numerals, continue_reading FROM settings;--> statement-breakpoint
INSERT INTO published.sections SELECT id, position, name_ar, name_en, slug_ar, slug_en FROM sections;
