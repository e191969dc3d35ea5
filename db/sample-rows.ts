import { sql } from "drizzle-orm";
import { type Facts, wordsOf } from "#newsroom/article.ts";
import type { SampleStory } from "#newsroom/sample/story.ts";
import { type Story, storyOf } from "#newsroom/story.ts";
import { insertMany } from "./insert-many.ts";
import {
  articleBylines,
  articleSources,
  articleStaff,
  articles,
  articleTopics,
  drafts,
  draftUpdates,
  revisions,
} from "./schema.ts";
import type { Transaction } from "./transact.ts";

/** A sample story with the rows it points at. */
export type SampleDraft = {
  sample: SampleStory;
  seed: Uint8Array; // of the draft that publishing leaves
  clientKey: string;
  sectionId: number;
  ownerId: number;
  editorId: number;
  bylineIds: number[];
  topicIds: number[];
  publishedAt: Date;
  updatedAt: Date | null;
};

/**
 * Writes the desk's rows of many live stories in a few statements: what creating, publishing and, of some, publishing changes
 * would have left behind.
 * @returns what readers are to see of them
 */
export async function writeSampleRows(tx: Transaction, given: SampleDraft[]): Promise<Story[]> {
  const ids = await takeIds(tx, "articles", given.length);
  const revisionIds = await takeIds(tx, "revisions", 2 * given.length);
  const written = given.map((drafted, place) =>
    rowsOf(drafted, at(ids, place), { first: at(revisionIds, 2 * place), second: at(revisionIds, 2 * place + 1) }),
  );
  const all = <Row>(part: (row: (typeof written)[number]) => Row[]) => written.flatMap(part);
  await insertMany(
    tx,
    articles,
    all((row) => [row.article]),
  );
  await insertMany(
    tx,
    articleStaff,
    all((row) => [row.staff]),
  );
  await insertMany(
    tx,
    articleBylines,
    all((row) => row.bylines),
  );
  await insertMany(
    tx,
    articleTopics,
    all((row) => row.topics),
  );
  await insertMany(
    tx,
    articleSources,
    all((row) => row.sources),
  );
  await insertMany(
    tx,
    revisions,
    all((row) => row.revisions),
  );
  await insertMany(
    tx,
    drafts,
    all((row) => [row.draft]),
  );
  await insertMany(
    tx,
    draftUpdates,
    all((row) => [row.seed]),
  );
  return written.map((row) => row.story);
}

function rowsOf(drafted: SampleDraft, articleId: number, revisionIds: { first: number; second: number }) {
  const { sample, sectionId, ownerId, editorId, bylineIds, topicIds, publishedAt, updatedAt } = drafted;
  const { language, content, sources, update } = sample;
  const facts: Facts = { language, sectionId, slug: "", bylineIds, topicIds, lead: null, sources };
  const story = storyOf(content, facts, { id: articleId, publishedSlug: "", publishedAt, updatedAt, corrections: [] });
  const touchedAt = updatedAt ?? publishedAt;
  const base = { articleId, facts, actorId: editorId };
  const first = { ...base, id: revisionIds.first, number: 1, deed: "publish", reason: "", at: publishedAt };
  const second = { ...base, id: revisionIds.second, number: 2, deed: "publishChanges", at: touchedAt };
  const epoch = update ? 3 : 2; // the first was written in, each publication opened another
  return {
    story,
    article: {
      ...{ id: articleId, clientKey: drafted.clientKey, stage: "published" as const, language, sectionId },
      ...{ headline: content.headline, words: wordsOf(content), publishedSlug: story.slug, publishedAt, updatedAt },
      ...{ liveRevisionId: update ? second.id : first.id, createdById: ownerId, touchedAt },
      createdAt: new Date(publishedAt.getTime() - writingTime),
    },
    staff: { articleId, personId: ownerId },
    bylines: bylineIds.map((authorId, position) => ({ articleId, position, authorId })),
    topics: topicIds.map((topicId, position) => ({ articleId, position, topicId })),
    sources: sources.map((source, position) => ({ articleId, position, ...source })),
    revisions: update
      ? [
          { ...first, content: update.before },
          { ...second, content, reason: update.reason },
        ]
      : [{ ...first, content }],
    draft: { articleId, epoch, seq: 0 },
    seed: { articleId, epoch, seq: 0, bytes: drafted.seed, at: touchedAt },
  };
}

const writingTime = 5 * 3_600_000; // from the first word to the readers, in milliseconds

/** Numbers of rows to be, so that rows can point at each other before they are written. */
async function takeIds(tx: Transaction, table: "articles" | "revisions", count: number): Promise<number[]> {
  const rows = await tx.execute<{ id: number }>(
    sql`select nextval(pg_get_serial_sequence(${table}, 'id'))::int as id from generate_series(1, ${count})`,
  );
  return rows.map((row) => row.id);
}

function at(ids: number[], place: number): number {
  const id = ids[place];
  if (id === undefined) throw new Error("The database gave fewer numbers than were asked for.");
  return id;
}
