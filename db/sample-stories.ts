import { eq, type InferInsertModel, sql } from "drizzle-orm";
import { type BodyNode, type Facts, wordsOf } from "#newsroom/article.ts";
import { contentOf, seedOf } from "#newsroom/draft.ts";
import type { Stage } from "#newsroom/lifecycle.ts";
import type { StoryFile } from "#newsroom/sample/story-file.ts";
import { type Past, type PastDeed, writePast } from "#newsroom/sample/timeline.ts";
import { slugOf } from "#newsroom/slug.ts";
import {
  articleBylines,
  articleCorrections,
  articlePictures,
  articleSources,
  articleStaff,
  articles,
  articleTopics,
  diary,
  drafts,
  draftUpdates,
  revisions,
} from "./schema.ts";
import type { Transaction } from "./transact.ts";

/** Ids of the rows that stories point at: people and authors by slug, sections and topics by English slug, pictures by the key of the original. */
export type SampleCast = {
  personIds: Map<string, number>;
  authorIds: Map<string, number>;
  sectionIds: Map<string, number>;
  topicIds: Map<string, number>;
  pictureIds: Map<string, number>;
};

/** Originals of the sample's pictures are stored under keys that begin so; what follows is their key in the catalogue. */
export const sampleKey = "sample-";

type DiaryLine = InferInsertModel<typeof diary>;

/** Writes the desk's rows of these stories, the oldest first: what the deeds of their past would have left behind. */
export async function writeStories(tx: Transaction, stories: StoryFile[], cast: SampleCast, now: Date): Promise<void> {
  const begunAt = (story: StoryFile) => writePast(story, story.content, now).createdAt.getTime();
  const inOrder = stories.toSorted((one, other) => begunAt(one) - begunAt(other));
  const storyIds = await reserveIds(tx, inOrder); // before the first is written: stories point to each other
  const lines: (DiaryLine & { at: Date })[] = [];
  for (const story of inOrder) {
    const body = withIds(story.content.body, cast, storyIds);
    const past = writePast(story, contentOf([seedOf({ ...story.content, body })]), now);
    lines.push(...(await writeStory(tx, known(storyIds, story.key), story, past, cast)));
  }
  lines.sort((one, other) => one.at.getTime() - other.at.getTime()); // numbers rise with time, as in life
  if (lines.length > 0) await tx.insert(diary).values(lines);
}

/** The next numbers of articles, by the stories' keys. */
async function reserveIds(tx: Transaction, stories: StoryFile[]): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const { key } of stories) {
    const [row] = await tx.execute<{ id: number }>(
      sql`select nextval(pg_get_serial_sequence('articles', 'id'))::int as id`,
    );
    if (row) ids.set(key, row.id);
  }
  return ids;
}

async function writeStory(tx: Transaction, articleId: number, story: StoryFile, past: Past, cast: SampleCast) {
  const facts = factsOf(story, cast);
  const person = (slug: string) => known(cast.personIds, slug);
  const createdById = person(past.owner);
  const draft = contentOf([seedOf(past.draft)]); // as it will be read again
  await tx
    .insert(articles)
    .overridingSystemValue()
    .values({
      id: articleId,
      ...{ clientKey: `sample:story:${story.key}`, stage: stageOf(story), language: story.language },
      ...{ sectionId: facts.sectionId, headline: draft.headline, words: wordsOf(draft) },
      ...{ createdById, createdAt: past.createdAt, touchedAt: past.draftAt },
      ...noteOf(past, person),
    });
  await tx.insert(articleStaff).values(past.staff.map((slug) => ({ articleId, personId: person(slug) })));
  await writeFacts(tx, articleId, facts);
  const epoch = await writeRevisions(tx, articleId, past.deeds, facts, person);
  await tx.insert(drafts).values({ articleId, epoch, seq: 0 });
  await tx.insert(draftUpdates).values({ articleId, epoch, seq: 0, bytes: seedOf(draft), at: past.draftAt });
  const details = { headline: draft.headline };
  const begun = past.createdAt.getTime();
  const fields = ["sectionId", "topicIds", "sources", ...(facts.lead ? ["lead"] : [])];
  return [
    { at: past.createdAt, actorId: createdById, deed: "article.create", articleId, details: {} },
    { at: new Date(begun + 12 * 60_000), actorId: createdById, deed: "article.facts", articleId, details: { fields } },
    ...past.deeds.map(({ verb, by, at }) => ({
      ...{ at, actorId: person(by), deed: `article.${verb}`, articleId },
      details: verb === "review" ? {} : details,
    })),
  ];
}

function stageOf({ state }: StoryFile): Stage {
  if (state === "live" || state === "changed") return "published";
  if (state === "opened") return "submitted";
  return state === "returned" ? "draft" : state;
}

/** What stands on top of a story that waits: who opened it, or why it came back. */
function noteOf({ deeds }: Past, person: (slug: string) => number) {
  const last = deeds.at(-1);
  if (last?.verb === "return") return { returnNote: last.reason, returnedById: person(last.by) };
  if (last?.verb !== "review" && last?.verb !== "approve") return {};
  return { openedById: person(deeds.find(({ verb }) => verb === "review")?.by ?? last.by) };
}

function factsOf(story: StoryFile, cast: SampleCast): Facts {
  const { language, section, authors, topics, lead, sources } = story;
  return {
    language,
    sectionId: known(cast.sectionIds, section),
    slug: "",
    bylineIds: authors.map((slug) => known(cast.authorIds, slug)),
    topicIds: topics.map((slug) => known(cast.topicIds, slug)),
    lead: lead && {
      pictureId: known(cast.pictureIds, `${sampleKey}${lead.key}`),
      ...{ caption: lead.caption, credit: lead.credit, alternative: lead.alternative, isDecorative: false },
    },
    sources,
  };
}

async function writeFacts(tx: Transaction, articleId: number, facts: Facts): Promise<void> {
  const { bylineIds, topicIds, sources, lead } = facts;
  const bylines = bylineIds.map((authorId, position) => ({ articleId, position, authorId }));
  const topicRows = topicIds.map((topicId, position) => ({ articleId, position, topicId }));
  const sourceRows = sources.map((source, position) => ({ ...source, articleId, position }));
  if (bylines.length > 0) await tx.insert(articleBylines).values(bylines);
  if (topicRows.length > 0) await tx.insert(articleTopics).values(topicRows);
  if (sourceRows.length > 0) await tx.insert(articleSources).values(sourceRows);
  if (lead) await tx.insert(articlePictures).values({ ...lead, articleId });
}

/** What the deeds settled, and what readers got by them. @returns the epoch that is open now */
async function writeRevisions(
  tx: Transaction,
  articleId: number,
  deeds: PastDeed[],
  facts: Facts,
  person: (slug: string) => number,
): Promise<number> {
  let epoch = 1;
  for (const { verb, by, at, reason, content } of deeds) {
    const actorId = person(by);
    if (verb === "kill") await tx.update(articles).set({ killedAt: at, killNote: reason }).where(isIt(articleId));
    if (verb === "correct") await tx.insert(articleCorrections).values({ articleId, text: reason, at, actorId });
    if (verb === "kill" || verb === "review") continue; // they settle no text
    const told = verb === "publishChanges" || verb === "correct" ? reason : "";
    const row = { articleId, number: epoch, deed: verb, reason: told, content, facts, actorId, at };
    const [revision] = await tx.insert(revisions).values(row).returning({ id: revisions.id });
    epoch += 1;
    const live = { liveRevisionId: revision?.id ?? null };
    if (verb === "publish") {
      const publishedSlug = slugOf(content.headline) || "story";
      await tx
        .update(articles)
        .set({ ...live, publishedAt: at, publishedSlug })
        .where(isIt(articleId));
    }
    if (told !== "")
      await tx
        .update(articles)
        .set({ ...live, updatedAt: at })
        .where(isIt(articleId));
  }
  return epoch;
}

const isIt = (articleId: number) => eq(articles.id, articleId);

/** The body with the newsroom's pictures and stories in place of the sample's keys. */
function withIds(body: BodyNode[], cast: SampleCast, storyIds: Map<string, number>): BodyNode[] {
  return body.map((node) => {
    const { key, ...attrs } = node.attrs ?? {};
    if (node.type === "gallery") return { ...node, content: withIds(node.content ?? [], cast, storyIds) };
    if (node.type === "relatedStory") return { ...node, attrs: { articleId: known(storyIds, String(key)) } };
    if (node.type !== "picture") return node;
    return { ...node, attrs: { ...attrs, pictureId: known(cast.pictureIds, `${sampleKey}${String(key)}`) } };
  });
}

function known(ids: Map<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The sample has no ${key}.`);
  return id;
}
