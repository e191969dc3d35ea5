import { asc, eq, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import { contentVersion, parseContent } from "#newsroom/article.ts";
import type { StoryView } from "#newsroom/story-view.ts";
import {
  authors,
  killed,
  pictures,
  sections,
  stories,
  storyAuthors,
  storyPictures,
  storyTopics,
  topics,
} from "./schema.ts";
import { nameOf } from "./site.ts";
import { siteTag, tagName, tagStory } from "./tags.ts";
import { noteTags, readPublished } from "./visit.ts";

/** A live story with its names and pictures. */
export async function findStory(id: number): Promise<(StoryView & { publishedAt: Date }) | null> {
  const [found] = await readPublished([siteTag, tagStory(id)], (db) =>
    db
      .select({ story: stories, section: sections, authors: authorsOf, topics: topicsOf, pictures: picturesOf })
      .from(stories)
      .innerJoin(sections, eq(sections.id, stories.sectionId))
      .where(eq(stories.id, id)),
  );
  if (!found) return null;
  noteTags(found.authors.map((author) => tagName("author", author.id)));
  noteTags(found.topics.map((topic) => tagName("topic", topic.id)));
  const { sectionId: _, v, ...story } = found.story;
  return {
    ...story,
    body: v > contentVersion ? story.body : parseContent({ v, body: story.body }).body, // newer: its text is shown
    section: nameOf(found.section, story.language),
    authors: found.authors.map((author) => nameOf(author, story.language)),
    topics: found.topics.map((topic) => nameOf(topic, story.language)),
    pictures: Object.fromEntries(found.pictures.map(({ id: pictureId, ...file }) => [pictureId, file])),
  };
}

/** Rows that hang on a story, gathered into one value, so that a page costs one query. */
function gather<T>(row: z.ZodType<T>, columns: Record<string, PgColumn>, rest: SQL): SQL<T[]> {
  const pairs = Object.entries(columns).flatMap(([name, column]) => [sql`${sql.raw(`'${name}'`)}`, sql`${column}`]);
  const parse = (value: unknown) => z.array(row).parse(value);
  return sql`(select coalesce(jsonb_agg(jsonb_build_object(${sql.join(pairs, sql`, `)}) ${rest})`.mapWith(parse);
}

const names = { id: z.number(), nameAr: z.string(), nameEn: z.string() };

const authorsOf = gather(
  z.object({ ...names, slug: z.string() }),
  { id: authors.id, nameAr: authors.nameAr, nameEn: authors.nameEn, slug: authors.slug },
  sql`order by ${asc(storyAuthors.position)}), '[]') from ${storyAuthors} join ${authors} on ${eq(authors.id, storyAuthors.authorId)} where ${eq(storyAuthors.storyId, stories.id)}`,
);

const topicsOf = gather(
  z.object({ ...names, slugAr: z.string(), slugEn: z.string() }),
  { id: topics.id, nameAr: topics.nameAr, nameEn: topics.nameEn, slugAr: topics.slugAr, slugEn: topics.slugEn },
  sql`order by ${asc(storyTopics.position)}), '[]') from ${storyTopics} join ${topics} on ${eq(topics.id, storyTopics.topicId)} where ${eq(storyTopics.storyId, stories.id)}`,
);

const rendition = z.object({
  width: z.number(),
  height: z.number(),
  format: z.enum(["avif", "webp"]),
  hash: z.string(),
  bytes: z.number(),
});

const picturesOf = gather(
  z.object({ id: z.number(), width: z.number(), height: z.number(), renditions: z.array(rendition) }),
  { id: pictures.id, width: pictures.width, height: pictures.height, renditions: pictures.renditions },
  sql`), '[]') from ${storyPictures} join ${pictures} on ${eq(pictures.id, storyPictures.pictureId)} where ${eq(storyPictures.storyId, stories.id)}`,
);

/** The public note that a killed story leaves. */
export async function findKilled(id: number): Promise<{ note: string; killedAt: Date } | null> {
  const [row] = await readPublished([tagStory(id)], (db) =>
    db.select({ note: killed.note, killedAt: killed.killedAt }).from(killed).where(eq(killed.id, id)),
  );
  return row ?? null;
}
