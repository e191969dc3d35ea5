CREATE TABLE "article_corrections" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "article_corrections_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"article_id" integer NOT NULL,
	"text" text NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"actor_id" integer NOT NULL,
	"withdrawn_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "authors" ADD COLUMN "picture_id" integer;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "logo_ar_id" integer;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "logo_en_id" integer;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "is_sample" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "welcome_done_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "former_ar" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "former_en" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "topics" ADD COLUMN "merged_ids" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "published"."authors" ADD COLUMN "picture_id" integer;--> statement-breakpoint
ALTER TABLE "published"."settings" ADD COLUMN "logo_ar_id" integer;--> statement-breakpoint
ALTER TABLE "published"."settings" ADD COLUMN "logo_en_id" integer;--> statement-breakpoint
ALTER TABLE "published"."settings" ADD COLUMN "is_sample" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "published"."stories" ADD COLUMN "corrections" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "published"."topics" ADD COLUMN "former_ar" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "published"."topics" ADD COLUMN "former_en" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "article_corrections" ADD CONSTRAINT "article_corrections_article_id_articles_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."articles"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_corrections" ADD CONSTRAINT "article_corrections_actor_id_people_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "article_corrections_article_id_index" ON "article_corrections" USING btree ("article_id");--> statement-breakpoint
ALTER TABLE "authors" ADD CONSTRAINT "authors_picture_id_pictures_id_fk" FOREIGN KEY ("picture_id") REFERENCES "public"."pictures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_logo_ar_id_pictures_id_fk" FOREIGN KEY ("logo_ar_id") REFERENCES "public"."pictures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_logo_en_id_pictures_id_fk" FOREIGN KEY ("logo_en_id") REFERENCES "public"."pictures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published"."authors" ADD CONSTRAINT "authors_picture_id_pictures_id_fk" FOREIGN KEY ("picture_id") REFERENCES "published"."pictures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published"."settings" ADD CONSTRAINT "settings_logo_ar_id_pictures_id_fk" FOREIGN KEY ("logo_ar_id") REFERENCES "published"."pictures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published"."settings" ADD CONSTRAINT "settings_logo_en_id_pictures_id_fk" FOREIGN KEY ("logo_en_id") REFERENCES "published"."pictures"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "authors_picture_id_index" ON "published"."authors" USING btree ("picture_id");--> statement-breakpoint
CREATE INDEX "topics_former_ar_index" ON "published"."topics" USING gin ("former_ar") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "topics_former_en_index" ON "published"."topics" USING gin ("former_en") WITH (fastupdate=false);