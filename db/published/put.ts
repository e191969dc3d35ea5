import { and, eq, inArray, notExists, sql } from "drizzle-orm";
import { contentVersion } from "#newsroom/article.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { picturesOf, type Story } from "#newsroom/story.ts";
import * as own from "../schema.ts";
import type { Transaction } from "../transact.ts";
import * as published from "./schema.ts";

/**
 * One transaction at a time changes what readers see, so that each reads what the one before left: a name that another just
 * changed, an author whose last story another just killed. Rows of the desk are locked before this, never after.
 */
export async function holdPublished(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('khabar.published'))`);
}

/** Puts a story before readers, in place of what they had of it. @throws Refusal `pictureNotReady` */
export async function putStory(tx: Transaction, story: Story): Promise<void> {
  await holdPublished(tx);
  const { authorIds, topicIds, ...columns } = story;
  const row = { ...columns, v: contentVersion };
  const pictureIds = picturesOf(story);
  const before = await usesOf(tx, story.id);
  await putNames(tx, story, pictureIds);
  await tx.insert(published.stories).values(row).onConflictDoUpdate({ target: published.stories.id, set: row });
  await tx.delete(published.killed).where(eq(published.killed.id, story.id));
  await tx.delete(published.storyAuthors).where(eq(published.storyAuthors.storyId, story.id));
  await tx.delete(published.storyTopics).where(eq(published.storyTopics.storyId, story.id));
  await tx.delete(published.storyPictures).where(eq(published.storyPictures.storyId, story.id));
  const { id: storyId, language, publishedAt } = story;
  if (authorIds.length > 0) {
    await tx
      .insert(published.storyAuthors)
      .values(authorIds.map((authorId, position) => ({ storyId, position, authorId, language, publishedAt })));
  }
  if (topicIds.length > 0) {
    await tx
      .insert(published.storyTopics)
      .values(topicIds.map((topicId, position) => ({ storyId, position, topicId, language, publishedAt })));
  }
  if (pictureIds.length > 0) {
    await tx.insert(published.storyPictures).values(pictureIds.map((pictureId) => ({ storyId, pictureId })));
  }
  await dropUnused(tx, before);
}

/** Takes a story away from readers; its address keeps a public note. */
export async function killStory(tx: Transaction, id: number, { note, killedAt }: { note: string; killedAt: Date }) {
  await holdPublished(tx);
  const before = await usesOf(tx, id);
  const [gone] = await tx.delete(published.stories).where(eq(published.stories.id, id)).returning();
  if (!gone) throw new Refusal("notFound");
  const { language, sectionId, slug } = gone;
  await tx.insert(published.killed).values({ id, language, sectionId, slug, note, killedAt });
  await dropUnused(tx, before);
}

/** Site settings and sections as the desk has them; a section that is gone must have no stories. */
export async function putSite(tx: Transaction): Promise<void> {
  await holdPublished(tx);
  const [site] = await tx.select().from(own.settings);
  const sections = await tx.select().from(own.sections);
  if (!site) throw new Error("The settings row is missing.");
  await tx.delete(published.settings);
  await tx.insert(published.settings).values(site);
  await tx.delete(published.sections);
  if (sections.length > 0) await tx.insert(published.sections).values(sections);
}

/** Names that live stories use, as the desk has them now: after a rename, and before a story that needs them. */
export async function putNames(
  tx: Transaction,
  { authorIds, topicIds }: Pick<Story, "authorIds" | "topicIds">,
  pictureIds: number[] = [],
): Promise<void> {
  if (authorIds.length > 0) {
    const rows = await tx.select().from(own.authors).where(inArray(own.authors.id, authorIds));
    for (const { id, nameAr, nameEn, slug } of rows) {
      const row = { id, nameAr, nameEn, slug };
      await tx.insert(published.authors).values(row).onConflictDoUpdate({ target: published.authors.id, set: row });
    }
  }
  if (topicIds.length > 0) {
    for (const row of await tx.select().from(own.topics).where(inArray(own.topics.id, topicIds))) {
      await tx.insert(published.topics).values(row).onConflictDoUpdate({ target: published.topics.id, set: row });
    }
  }
  if (pictureIds.length > 0) await putPictures(tx, pictureIds);
}

async function putPictures(tx: Transaction, ids: number[]): Promise<void> {
  const rows = await tx.select().from(own.pictures).where(inArray(own.pictures.id, ids));
  const ready = rows.filter((row) => row.state === "ready" && row.renditions.length > 0);
  if (ready.length < ids.length) throw new Refusal("pictureNotReady");
  for (const { id, width, height, renditions } of ready) {
    const row = { id, width: width ?? 0, height: height ?? 0, renditions };
    await tx.insert(published.pictures).values(row).onConflictDoUpdate({ target: published.pictures.id, set: row });
  }
}

type Uses = { authorIds: number[]; topicIds: number[]; pictureIds: number[] };

/** What a live story uses, before it changes. */
async function usesOf(tx: Transaction, storyId: number): Promise<Uses> {
  const { storyAuthors, storyTopics, storyPictures } = published;
  const authorRows = await tx.select().from(storyAuthors).where(eq(storyAuthors.storyId, storyId));
  const topicRows = await tx.select().from(storyTopics).where(eq(storyTopics.storyId, storyId));
  const pictureRows = await tx.select().from(storyPictures).where(eq(storyPictures.storyId, storyId));
  return {
    authorIds: authorRows.map((row) => row.authorId),
    topicIds: topicRows.map((row) => row.topicId),
    pictureIds: pictureRows.map((row) => row.pictureId),
  };
}

/** Names and pictures that no live story uses any more are not published. */
async function dropUnused(tx: Transaction, { authorIds, topicIds, pictureIds }: Uses): Promise<void> {
  const uses = [
    { ids: authorIds, table: published.authors, link: published.storyAuthors, column: published.storyAuthors.authorId },
    { ids: topicIds, table: published.topics, link: published.storyTopics, column: published.storyTopics.topicId },
    {
      ids: pictureIds,
      table: published.pictures,
      link: published.storyPictures,
      column: published.storyPictures.pictureId,
    },
  ];
  for (const { ids, table, link, column } of uses) {
    if (ids.length === 0) continue;
    const use = tx.select({ one: sql`1` }).from(link).where(eq(column, table.id));
    await tx.delete(table).where(and(inArray(table.id, ids), notExists(use)));
  }
}
