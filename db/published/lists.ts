import { and, desc, eq, inArray, notInArray, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Cursor } from "#newsroom/address.ts";
import type { Language } from "#newsroom/article.ts";
import type { StoryCard } from "#newsroom/story-view.ts";
import { pictures, sections, stories, storyAuthors, storyTopics } from "./schema.ts";
import { nameOf } from "./site.ts";
import { type ListKind, siteTag, tagList, tagStory } from "./tags.ts";
import { noteTags, readPublished } from "./visit.ts";

export type { ListKind } from "./tags.ts";

export type StoryList = { cards: StoryCard[]; next: Cursor | null };

type Span = { before?: Cursor | undefined; limit: number };

/** Live stories, newest first, those before the cursor when one is given. `next` goes on after the last of them. */
export async function listStories(language: Language, list: ListKind, span: Span): Promise<StoryList> {
  const { before, limit } = span;
  const tags = [siteTag, tagList(language, list, { isPast: before !== undefined })];
  const rows = await readCards(tags, (db) => chooseIds(db, language, list, { before, limit: limit + 1 }));
  const cards = rows.slice(0, limit);
  const last = cards.at(-1);
  return { cards, next: last && rows.length > limit ? { at: last.publishedAt, id: last.id } : null };
}

/**
 * The newest of each of these sections without the stories named, in one query.
 * @returns by section id; a section without further stories is not in it
 */
export async function listNewestBySection(
  language: Language,
  sectionIds: number[],
  { except, limit }: { except: number[]; limit: number },
): Promise<Map<number, PublishedCard[]>> {
  if (sectionIds.length === 0) return new Map();
  const tags = sectionIds.map((id) => tagList(language, { kind: "section", id }, { isPast: false }));
  const cards = await readCards([siteTag, ...tags], (db) => {
    const others = except.length > 0 ? notInArray(stories.id, except) : undefined;
    const choices = sectionIds.map((id) =>
      chooseOfSection(db, language, and(eq(stories.sectionId, id), others), { limit }),
    );
    return sql`(${sql.join(
      choices.map((choice) => sql`(${choice})`),
      sql` union all `,
    )})`;
  });
  return Map.groupBy(cards, ({ section }) => section.id);
}

/**
 * The live ones of these stories, in one query whatever their number: those that another story shows. One that is not live is
 * noted too, so that its coming changes what was made without it.
 * @returns by story id
 */
export async function findCards(ids: number[]): Promise<Record<number, StoryCard>> {
  if (ids.length === 0) return {};
  const wanted = sql`(${sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  )})`;
  const cards = await readCards([siteTag, ...ids.map(tagStory)], () => wanted);
  return Object.fromEntries(cards.map((card) => [card.id, card]));
}

type PublishedCard = StoryCard & { publishedAt: Date };

/** The cards of the stories whose ids are chosen, newest first. */
async function readCards(tags: string[], choose: (db: PostgresJsDatabase) => SQLWrapper): Promise<PublishedCard[]> {
  const rows = await readPublished(tags, (db) =>
    db
      .select({ story: cardColumns, section: sections, picture: pictures })
      .from(stories)
      .innerJoin(sections, eq(sections.id, stories.sectionId))
      .leftJoin(pictures, eq(pictures.id, sql`(${stories.lead} ->> 'pictureId')::int`))
      .where(inArray(stories.id, choose(db)))
      .orderBy(desc(stories.publishedAt), desc(stories.id)),
  );
  noteTags(rows.map(({ story }) => tagStory(story.id))); // the one that only tells whether a list goes on, too
  return rows.map(({ story: { lead, ...story }, section, picture }) => ({
    ...story,
    section: nameOf(section, story.language),
    picture: picture && { ...picture, alternative: lead?.alternative ?? "" },
  }));
}

const cardColumns = {
  id: stories.id,
  language: stories.language,
  slug: stories.slug,
  kicker: stories.kicker,
  headline: stories.headline,
  standfirst: stories.standfirst,
  lead: stories.lead,
  publishedAt: stories.publishedAt,
};

/** The ids of a part of a list: a walk along one index, whatever the number of stories. */
function chooseIds(db: PostgresJsDatabase, language: Language, list: ListKind, span: Span) {
  switch (list.kind) {
    case "latest":
      return chooseFrom(db, stories, { ...stories, storyId: stories.id }, language, undefined, span);
    case "section":
      return chooseOfSection(db, language, eq(stories.sectionId, list.id), span);
    case "topic":
      return chooseFrom(db, storyTopics, storyTopics, language, eq(storyTopics.topicId, list.id), span);
    case "author":
      return chooseFrom(db, storyAuthors, storyAuthors, language, eq(storyAuthors.authorId, list.id), span);
  }
}

function chooseOfSection(db: PostgresJsDatabase, language: Language, isWanted: SQL | undefined, span: Span) {
  return chooseFrom(db, stories, { ...stories, storyId: stories.id }, language, isWanted, span);
}

function chooseFrom(
  db: PostgresJsDatabase,
  table: typeof stories | typeof storyTopics | typeof storyAuthors,
  { storyId, publishedAt, language: column }: { storyId: PgColumn; publishedAt: PgColumn; language: PgColumn },
  language: Language,
  isWanted: SQL | undefined,
  { before, limit }: Span,
) {
  const isBefore = before && sql`(${publishedAt}, ${storyId}) < (${before.at.toISOString()}, ${before.id})`;
  return db
    .select({ id: storyId })
    .from(table)
    .where(and(eq(column, language), isWanted, isBefore))
    .orderBy(desc(publishedAt), desc(storyId))
    .limit(limit);
}
