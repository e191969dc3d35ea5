DROP INDEX "comments_mentioned_ids_index";--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "client_key" text;--> statement-breakpoint
ALTER TABLE "comments" ADD COLUMN "awaited_ids" integer[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "comments_awaited_ids_index" ON "comments" USING gin ("awaited_ids");--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_client_key_unique" UNIQUE("client_key");