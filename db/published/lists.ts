import { and, desc, eq, exists, type SQL, sql } from "drizzle-orm";
import type { Cursor } from "#newsroom/address.ts";
import type { Language } from "#newsroom/article.ts";
import type { StoryCard } from "#newsroom/story-view.ts";
import { pictures, sections, stories, storyAuthors, storyTopics } from "./schema.ts";
import { nameOf } from "./site.ts";
import { readPublished } from "./visit.ts";

/** What a list is of; `latest` is everything in the language. */
export type ListKind = { kind: "latest" } | { kind: "section" | "topic" | "author"; id: number };

export type StoryList = { cards: StoryCard[]; next: Cursor | null };

/** Live stories, newest first, those before the cursor when one is given. `next` goes on after the last of them. */
export async function listStories(
  language: Language,
  list: ListKind,
  { before, limit }: { before?: Cursor | undefined; limit: number },
): Promise<StoryList> {
  const rows = await readPublished([tagOf(language, list)], (db) =>
    db
      .select({ story: cardColumns, section: sections, picture: pictures })
      .from(stories)
      .innerJoin(sections, eq(sections.id, stories.sectionId))
      .leftJoin(pictures, eq(pictures.id, sql`(${stories.lead} ->> 'pictureId')::int`))
      .where(
        and(
          eq(stories.language, language),
          before && sql`(${stories.publishedAt}, ${stories.id}) < (${before.at.toISOString()}, ${before.id})`,
          conditionOf(list),
        ),
      )
      .orderBy(desc(stories.publishedAt), desc(stories.id))
      .limit(limit + 1),
  );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    cards: page.map(({ story: { lead, ...story }, section, picture }) => ({
      ...story,
      section: nameOf(section, language),
      picture: picture && { ...picture, alternative: lead?.alternative ?? "" },
    })),
    next: last && rows.length > limit ? { at: last.story.publishedAt, id: last.story.id } : null,
  };
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

function tagOf(language: Language, list: ListKind): string {
  return list.kind === "latest" ? `latest:${language}` : `${list.kind}:${list.id}:${language}`;
}

function conditionOf(list: ListKind) {
  switch (list.kind) {
    case "latest":
      return undefined;
    case "section":
      return eq(stories.sectionId, list.id);
    case "topic":
      return linked(storyTopics, eq(storyTopics.topicId, list.id));
    case "author":
      return linked(storyAuthors, eq(storyAuthors.authorId, list.id));
  }
}

function linked(table: typeof storyTopics | typeof storyAuthors, isWanted: SQL) {
  return exists(sql`(select 1 from ${table} where ${and(eq(table.storyId, stories.id), isWanted)})`);
}
