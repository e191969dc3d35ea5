import { isDeepStrictEqual } from "node:util";
import { eq, type InferInsertModel } from "drizzle-orm";
import { type Content, wordsOf } from "#newsroom/article.ts";
import { advance, type Verb } from "#newsroom/lifecycle.ts";
import { type Actor, demandVerb } from "#newsroom/permissions.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { storyOf } from "#newsroom/story.ts";
import { listCorrections } from "./corrections.ts";
import { awaitSeen, demandEpoch, openEpoch, type Seen } from "./drafts.ts";
import { type Article, getArticleRow, holdArticle } from "./hold-article.ts";
import { desk } from "./process.ts";
import { killStory, putStory } from "./published/put.ts";
import { type Revision, readRevision, takeRevision } from "./revisions.ts";
import { articleCorrections, articles, people } from "./schema.ts";
import { notify, record, type Transaction, transact } from "./transact.ts";

/*
 * The way of a story: one function a verb, one transaction each. All of them refuse with `notFound` (also: not readable
 * by the actor), `forbidden` and `wrongStage`; those that say what their person has seen with `epochClosed`, `draftBehind`
 * and `factsChanged` as well.
 */

/** The reporter hands the story to the editors; from this commit on their sockets are read-only everywhere. */
export function submitArticle(actor: Actor, id: number, { seen }: { seen: Seen }): Promise<void> {
  return closeEpoch(actor, id, "submit", { seen }, () => ({ returnNote: "", returnedById: null, openedById: null }));
}

/**
 * The writer takes a submitted story back, until an editor has opened it.
 * @throws Refusal `alreadyOpened` with `details.name`
 */
export function recallArticle(actor: Actor, id: number): Promise<void> {
  return closeEpoch(actor, id, "recall", {}, () => ({}));
}

/** An editor opens a submitted story: from now on it cannot be recalled. Opening it again, or one's own, changes nothing. */
export async function openForReview(actor: Actor, id: number): Promise<void> {
  await transact(async (tx) => {
    const article = await holdArticle(tx, actor, id);
    demandVerb(actor, "review", article);
    advance("review", article.stage);
    if (article.openedById !== null || article.staffIds.includes(actor.id)) return;
    await tx.update(articles).set({ openedById: actor.id }).where(eq(articles.id, id));
    await record(tx, actor, "article.review", { articleId: id });
    await notify(tx, { kind: "facts", articleId: id });
  });
}

/** The editor gives the story back with a note that stands on top of it. @throws Refusal `noteMissing` */
export function returnArticle(actor: Actor, id: number, { note, seen }: { note: string; seen: Seen }): Promise<void> {
  if (note.trim() === "") return Promise.reject(new Refusal("noteMissing"));
  const change = { returnNote: note.trim(), returnedById: actor.id, openedById: null };
  return closeEpoch(actor, id, "return", { seen, reason: change.returnNote }, () => change);
}

export function approveArticle(actor: Actor, id: number, { seen }: { seen: Seen }): Promise<void> {
  return closeEpoch(actor, id, "approve", { seen }, () => ({}));
}

/**
 * Readers see the story from this commit on: for the first time, or again after a kill, at the same address.
 * @throws Refusal `incomplete` with `details.missing`, `pictureNotReady`
 */
export function publishArticle(actor: Actor, id: number, { seen }: { seen: Seen }, now = new Date()): Promise<void> {
  return closeEpoch(actor, id, "publish", { seen }, (tx, article, revision) =>
    makeLive(tx, article, revision, article.publishedAt === null ? null : now, now),
  );
}

/**
 * Puts the draft's changes before readers. An update moves the "updated" time and needs a reason; a minor change does not.
 * @throws Refusal `nothingToPublish`, `reasonMissing`, `incomplete`, `pictureNotReady`
 */
export function publishChanges(
  actor: Actor,
  id: number,
  { seen, kind, reason }: { seen: Seen; kind: "minor" | "update"; reason: string },
  now = new Date(),
): Promise<void> {
  if (kind === "update" && reason.trim() === "") return Promise.reject(new Refusal("reasonMissing"));
  return closeEpoch(actor, id, "publishChanges", { seen, reason: reason.trim() }, async (tx, article, revision) => {
    if (!(await hasChanges(tx, article, revision))) throw new Refusal("nothingToPublish");
    return makeLive(tx, article, revision, kind === "update" ? now : article.updatedAt, now);
  });
}

/**
 * Tells readers what was wrong, with the draft's changes if there are any, and moves the "updated" time: a correction is
 * worth nothing without the corrected text, and nobody has to publish twice. `text` is a sentence for readers.
 * @throws Refusal `correctionMissing`, `incomplete`, `pictureNotReady`
 */
export async function correctArticle(
  actor: Actor,
  id: number,
  { seen, text }: { seen: Seen; text: string },
  now = new Date(),
): Promise<void> {
  const sentence = text.trim();
  if (sentence === "") throw new Refusal("correctionMissing");
  await closeEpoch(actor, id, "correct", { seen, reason: sentence }, async (tx, article, revision) => {
    await tx.insert(articleCorrections).values({ articleId: id, text: sentence, at: now, actorId: actor.id });
    return makeLive(tx, article, revision, now, now);
  });
}

/** Gone at once from every page; its address answers 410 with the public note. @throws Refusal `noteMissing` */
export async function killArticle(
  actor: Actor,
  id: number,
  { note }: { note: string },
  now = new Date(),
): Promise<void> {
  await transact(async (tx) => {
    const article = await holdArticle(tx, actor, id);
    demandVerb(actor, "kill", article);
    const stage = advance("kill", article.stage);
    if (note.trim() === "") throw new Refusal("noteMissing");
    await takeRevision(tx, id, actor, "kill", note.trim());
    await tx
      .update(articles)
      .set({ stage, killedAt: now, killNote: note.trim(), touchedAt: now })
      .where(eq(articles.id, id));
    await killStory(tx, id, { note: note.trim(), killedAt: now });
    await record(tx, actor, "article.kill", { articleId: id, details: { headline: article.headline } });
    await notify(tx, { kind: "facts", articleId: id });
  });
}

type Change = Partial<InferInsertModel<typeof articles>>;

/** What every verb that closes an epoch does: wait, lock, ask, decide, write, record, notify. */
async function closeEpoch(
  actor: Actor,
  id: number,
  verb: Verb,
  { seen, reason = "" }: { seen?: Seen; reason?: string },
  decide: (tx: Transaction, article: Article, revision: Revision) => Change | Promise<Change>,
): Promise<void> {
  const asked = await getArticleRow(desk(), actor, id);
  await demandWorded(desk(), actor, verb, asked);
  if (seen) await awaitSeen(id, seen);
  await transact(async (tx) => {
    const article = await holdArticle(tx, actor, id);
    await demandWorded(tx, actor, verb, article);
    const stage = advance(verb, article.stage);
    const revision = await takeRevision(tx, id, actor, verb, reason);
    if (seen) demandSeen(revision.epoch, article.factsVersion, seen);
    const change = await decide(tx, article, revision);
    await tx
      .update(articles)
      .set({ ...change, ...summaryOf(revision.content), stage, touchedAt: new Date() })
      .where(eq(articles.id, id));
    await openEpoch(tx, id, revision.prose); // proposals go on into the next draft
    await record(tx, actor, `article.${verb}`, { articleId: id, details: { headline: revision.content.headline } });
  });
}

/** Nothing that the sender has not looked at is handed on or put before readers: neither prose nor facts. */
function demandSeen(epoch: number, factsVersion: number, seen: Seen): void {
  demandEpoch(epoch, seen);
  if (factsVersion !== seen.factsVersion) throw new Refusal("factsChanged");
}

/** As `demandVerb`, but says who opened the story when that is why it cannot be recalled. */
async function demandWorded(
  tx: Pick<Transaction, "select">,
  actor: Actor,
  verb: Verb,
  article: Article,
): Promise<void> {
  const isOpened = verb === "recall" && article.openedById !== null && article.staffIds.includes(actor.id);
  if (isOpened && article.openedById !== null) {
    const [editor] = await tx.select({ name: people.name }).from(people).where(eq(people.id, article.openedById));
    throw new Refusal("alreadyOpened", { name: editor?.name ?? "" });
  }
  advance(verb, article.stage);
  demandVerb(actor, verb, article);
}

async function makeLive(
  tx: Transaction,
  article: Article,
  revision: Revision,
  updatedAt: Date | null,
  now: Date,
): Promise<Change> {
  const publishedAt = article.publishedAt ?? now;
  const corrections = await listCorrections(tx, article.id);
  const story = storyOf(revision.content, revision.facts, { ...article, publishedAt, updatedAt, corrections });
  await putStory(tx, story);
  return {
    liveRevisionId: revision.id,
    publishedSlug: story.slug,
    publishedAt,
    updatedAt,
    killedAt: null,
    killNote: "",
    returnNote: "",
    returnedById: null,
    openedById: null,
  };
}

async function hasChanges(tx: Transaction, article: Article, revision: Revision): Promise<boolean> {
  if (article.liveRevisionId === null) return true;
  const live = await readRevision(tx, article.liveRevisionId);
  const { content, facts } = revision;
  return !isDeepStrictEqual(live, { content, facts });
}

function summaryOf(content: Content) {
  return { headline: content.headline, words: wordsOf(content) };
}
