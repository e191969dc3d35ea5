import { asc, eq } from "drizzle-orm";
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
import { readPublished } from "./visit.ts";

/** A live story with its names and pictures. */
export async function findStory(id: number): Promise<(StoryView & { publishedAt: Date }) | null> {
  const tags = [`story:${id}`];
  const [found] = await readPublished(tags, (db) =>
    db.select().from(stories).innerJoin(sections, eq(sections.id, stories.sectionId)).where(eq(stories.id, id)),
  );
  if (!found) return null;
  const { sectionId: _, v, ...story } = found.stories;
  const [authorRows, topicRows, pictureRows] = await readPublished(tags, (db) =>
    Promise.all([
      db
        .select()
        .from(storyAuthors)
        .innerJoin(authors, eq(authors.id, storyAuthors.authorId))
        .where(eq(storyAuthors.storyId, id))
        .orderBy(asc(storyAuthors.position)),
      db
        .select()
        .from(storyTopics)
        .innerJoin(topics, eq(topics.id, storyTopics.topicId))
        .where(eq(storyTopics.storyId, id))
        .orderBy(asc(storyTopics.position)),
      db
        .select()
        .from(storyPictures)
        .innerJoin(pictures, eq(pictures.id, storyPictures.pictureId))
        .where(eq(storyPictures.storyId, id)),
    ]),
  );
  return {
    ...story,
    body: v > contentVersion ? story.body : parseContent({ v, body: story.body }).body, // newer: its text is shown
    section: nameOf(found.sections, story.language),
    authors: authorRows.map((row) => nameOf(row.authors, story.language)),
    topics: topicRows.map((row) => nameOf(row.topics, story.language)),
    pictures: Object.fromEntries(pictureRows.map(({ pictures: { id, ...file } }) => [id, file])),
  };
}

/** The public note that a killed story leaves. */
export async function findKilled(id: number): Promise<{ note: string; killedAt: Date } | null> {
  const [row] = await readPublished([`story:${id}`], (db) =>
    db.select({ note: killed.note, killedAt: killed.killedAt }).from(killed).where(eq(killed.id, id)),
  );
  return row ?? null;
}
