import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgSchema,
  primaryKey,
  text,
  timestamp,
  unique,
} from "drizzle-orm/pg-core";
import type { Language } from "#newsroom/article.ts";
import type { Story } from "#newsroom/story.ts";
import type { MonthStyle, Rendition } from "../schema.ts";

/** What readers may see, and nothing else. The reader's role can read this schema alone. */
export const published = pgSchema("published");

const at = (name: string) => timestamp(name, { precision: 3, withTimezone: true });
const id = () => integer("id").primaryKey(); // the desk's ids

export const stories = published.table(
  "stories",
  {
    id: id(),
    language: text("language").$type<Language>().notNull(),
    sectionId: integer("section_id").notNull(),
    slug: text("slug").notNull(),
    kicker: text("kicker").notNull(),
    headline: text("headline").notNull(),
    standfirst: text("standfirst").notNull(),
    v: integer("v").notNull(), // of the body
    body: jsonb("body").$type<Story["body"]>().notNull(),
    lead: jsonb("lead").$type<Story["lead"]>(),
    sources: jsonb("sources").$type<Story["sources"]>().notNull(),
    corrections: jsonb("corrections").$type<{ at: string; text: string }[]>().notNull().default([]), // JSON has no dates
    publishedAt: at("published_at").notNull(),
    updatedAt: at("updated_at"),
  },
  // Ascending: read backwards for "newest first". A descending one would put nulls last, which no `order by … desc` asks for.
  (table) => [
    index("stories_newest").on(table.language, table.publishedAt, table.id),
    index("stories_section_newest").on(table.language, table.sectionId, table.publishedAt, table.id),
  ],
);

/** What stays of a killed story: where it was, and the public note. */
export const killed = published.table("killed", {
  id: id(),
  language: text("language").$type<Language>().notNull(),
  sectionId: integer("section_id").notNull(),
  slug: text("slug").notNull(),
  note: text("note").notNull(),
  killedAt: at("killed_at").notNull(),
});

export const sections = published.table("sections", {
  id: id(),
  position: integer("position").notNull(),
  nameAr: text("name_ar").notNull(),
  nameEn: text("name_en").notNull(),
  slugAr: text("slug_ar").notNull().unique(),
  slugEn: text("slug_en").notNull().unique(),
});

export const topics = published.table(
  "topics",
  {
    id: id(),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
    slugAr: text("slug_ar").notNull().unique(),
    slugEn: text("slug_en").notNull().unique(),
    formerAr: text("former_ar").array().notNull().default([]),
    formerEn: text("former_en").array().notNull().default([]),
  },
  // An unknown address walks no table: without the list of pending rows, since topics seldom change, the index is always worth asking.
  (table) => [
    index().using("gin", table.formerAr).with({ fastupdate: false }),
    index().using("gin", table.formerEn).with({ fastupdate: false }),
  ],
);

export const authors = published.table(
  "authors",
  {
    id: id(),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
    slug: text("slug").notNull().unique(),
    pictureId: integer("picture_id").references(() => pictures.id),
  },
  (table) => [index().on(table.pictureId)],
);

/** The story's own, so that a list of a name is one walk along an index, however many stories there are. */
const whenOf = () => ({
  language: text("language").$type<Language>().notNull(),
  publishedAt: at("published_at").notNull(),
});

export const storyTopics = published.table(
  "story_topics",
  {
    storyId: integer("story_id")
      .notNull()
      .references(() => stories.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    topicId: integer("topic_id")
      .notNull()
      .references(() => topics.id),
    ...whenOf(),
  },
  (table) => [
    primaryKey({ columns: [table.storyId, table.position] }),
    index("story_topics_newest").on(table.topicId, table.language, table.publishedAt, table.storyId),
  ],
);

export const storyAuthors = published.table(
  "story_authors",
  {
    storyId: integer("story_id")
      .notNull()
      .references(() => stories.id, { onDelete: "cascade" }),
    position: integer("position").notNull(),
    authorId: integer("author_id")
      .notNull()
      .references(() => authors.id),
    ...whenOf(),
  },
  (table) => [
    primaryKey({ columns: [table.storyId, table.position] }),
    index("story_authors_newest").on(table.authorId, table.language, table.publishedAt, table.storyId),
  ],
);

export const pictures = published.table(
  "pictures",
  {
    id: id(),
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    renditions: jsonb("renditions").$type<Rendition[]>().notNull(),
  },
  (table) => [index("published_pictures_renditions").using("gin", sql`${table.renditions} jsonb_path_ops`)], // which picture a file belongs to
);

/** Which live stories use a picture. One that no story, no author's portrait and no logo uses is not published. */
export const storyPictures = published.table(
  "story_pictures",
  {
    storyId: integer("story_id")
      .notNull()
      .references(() => stories.id, { onDelete: "cascade" }),
    pictureId: integer("picture_id")
      .notNull()
      .references(() => pictures.id),
  },
  (table) => [unique().on(table.storyId, table.pictureId), index().on(table.pictureId)],
);

export const settings = published.table(
  "settings",
  {
    id: integer("id").primaryKey().default(1),
    nameAr: text("name_ar").notNull(),
    nameEn: text("name_en").notNull(),
    zone: text("zone").notNull(),
    monthStyle: text("month_style").$type<MonthStyle>().notNull(),
    numerals: text("numerals").$type<"latn" | "arab">().notNull(),
    continueReading: boolean("continue_reading").notNull(),
    logoArId: integer("logo_ar_id").references(() => pictures.id),
    logoEnId: integer("logo_en_id").references(() => pictures.id),
    isSample: boolean("is_sample").notNull().default(false),
  },
  (table) => [check("published_settings_one_row", sql`${table.id} = 1`)],
);
