import { eq, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { z } from "zod";
import { contentVersion } from "#newsroom/article.ts";
import { parseContent } from "#newsroom/article-schema.ts";
import { relatedOf } from "#newsroom/story.ts";
import type { StoryView } from "#newsroom/story-view.ts";
import { findCards } from "./lists.ts";
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
  const body = v > contentVersion ? story.body : parseContent({ v, body: story.body }).body; // newer: its text is shown
  return {
    ...story,
    body,
    related: await findCards(relatedOf(body)),
    section: nameOf(found.section, story.language),
    corrections: story.corrections.map(({ at, text }) => ({ at: new Date(at), text })),
    authors: found.authors.map((author) => ({ ...nameOf(author, story.language), picture: author.picture })),
    topics: found.topics.map((topic) => nameOf(topic, story.language)),
    pictures: Object.fromEntries(found.pictures.map(({ id: pictureId, ...file }) => [pictureId, file])),
  };
}

const picture = z.object({
  width: z.number(),
  height: z.number(),
  renditions: z.array(
    z.object({
      width: z.number(),
      height: z.number(),
      format: z.enum(["avif", "webp"]),
      hash: z.string(),
      bytes: z.number(),
    }),
  ),
});
const pictureColumns = { width: pictures.width, height: pictures.height, renditions: pictures.renditions };
const names = { id: z.number(), nameAr: z.string(), nameEn: z.string() };

const authorsOf = gather(
  z.object({ ...names, slug: z.string(), picture: picture.nullable() }),
  {
    ...{ id: authors.id, nameAr: authors.nameAr, nameEn: authors.nameEn, slug: authors.slug },
    picture: sql`case when ${pictures.id} is not null then ${buildObject(pictureColumns)} end`,
  },
  sql`${storyAuthors} join ${authors} on ${eq(authors.id, storyAuthors.authorId)} left join ${pictures} on ${eq(pictures.id, authors.pictureId)}`,
  { of: storyAuthors.storyId, by: storyAuthors.position },
);

const topicsOf = gather(
  z.object({ ...names, slugAr: z.string(), slugEn: z.string() }),
  { id: topics.id, nameAr: topics.nameAr, nameEn: topics.nameEn, slugAr: topics.slugAr, slugEn: topics.slugEn },
  sql`${storyTopics} join ${topics} on ${eq(topics.id, storyTopics.topicId)}`,
  { of: storyTopics.storyId, by: storyTopics.position },
);

const picturesOf = gather(
  picture.extend({ id: z.number() }),
  { id: pictures.id, ...pictureColumns },
  sql`${storyPictures} join ${pictures} on ${eq(pictures.id, storyPictures.pictureId)}`,
  { of: storyPictures.storyId, by: pictures.id },
);

/** The rows of a story in `from`, as one value in the order of `by`, so that a page costs one query. */
function gather<T>(
  row: z.ZodType<T>,
  columns: Record<string, PgColumn | SQL>,
  from: SQL,
  { of, by }: { of: PgColumn; by: PgColumn },
): SQL<T[]> {
  const rows = sql`select jsonb_agg(${buildObject(columns)} order by ${by}) from ${from} where ${eq(of, stories.id)}`;
  return sql`coalesce((${rows}), '[]')`.mapWith((value: unknown) => z.array(row).parse(value));
}

function buildObject(columns: Record<string, PgColumn | SQL>): SQL {
  const pairs = Object.entries(columns).map(([name, column]) => sql`${sql.raw(`'${name}'`)}, ${column}`);
  return sql`jsonb_build_object(${sql.join(pairs, sql`, `)})`;
}

/** The public note that a killed story leaves. */
export async function findKilled(id: number): Promise<{ note: string; killedAt: Date } | null> {
  const [row] = await readPublished([tagStory(id)], (db) =>
    db.select({ note: killed.note, killedAt: killed.killedAt }).from(killed).where(eq(killed.id, id)),
  );
  return row ?? null;
}
