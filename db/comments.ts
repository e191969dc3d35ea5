import { and, eq, inArray, sql } from "drizzle-orm";
import { type Anchor, type CommentField, isPosition, longestQuote } from "#newsroom/anchors.ts";
import { type Actor, can, demand } from "#newsroom/permissions.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { bringUpToDate, columnsOf, type Move, writeMoves } from "./comment-anchors.ts";
import { demandEpoch } from "./drafts.ts";
import { type Article, holdArticle } from "./hold-article.ts";
import { comments, commentThreads, drafts, people } from "./schema.ts";
import { notify, record, type Transaction, transact } from "./transact.ts";

/*
 * Talk in the margin of a story. Who may read the story may take part; a thread of a story that the actor may not read is
 * `notFound`, as the story is. What is said stands nowhere but here: no revision, no diary line and no reader has it.
 */

/** What somebody says. `clientKey` is the browser's: sent again after a lost answer, it stays one comment. */
export type Said = { clientKey: string; text: string; mentionedIds: number[] };

export type NewThread = Said & { epoch: number; field: CommentField; anchor: Anchor; quote: string };

/**
 * Begins a thread at some words. `epoch` is the one that the actor's browser showed; when it has closed meanwhile, the
 * words are looked for in the open one.
 * @returns the thread's id
 * @throws Refusal `notFound`, `forbidden`, `invalid` with `details.fields`, `mentionCannotRead` with `details.name`
 */
export function startThread(actor: Actor, articleId: number, thread: NewThread): Promise<number> {
  return transact(async (tx) => {
    const article = await holdArticle(tx, actor, articleId);
    demand(actor, "article.comment", article);
    const { epoch, field, anchor, quote } = thread;
    const [draft] = await tx.select().from(drafts).where(eq(drafts.articleId, articleId));
    const open = draft?.epoch ?? 0;
    if (![anchor.from, anchor.to].every(isPosition)) throw new Refusal("invalid", { fields: ["anchor"] });
    if (epoch < 1 || epoch > open) throw new Refusal("invalid", { fields: ["epoch"] });
    const known = await findSent(tx, actor, thread);
    if (known) return known.threadId;
    const words = quote.slice(0, longestQuote);
    const now = await bringUpToDate(tx, articleId, { epoch, open, field, anchor, quote: words });
    const [made] = await tx
      .insert(commentThreads)
      .values({ articleId, field, epoch: open, quote: words, ...columnsOf(now) })
      .returning({ id: commentThreads.id });
    if (!made) throw new Refusal("notFound");
    await say(tx, actor, article, made.id, thread);
    await notify(tx, { kind: "comments", articleId });
    return made.id;
  });
}

/** Answers in a thread. One that was resolved is open again: it is not settled while people talk. @throws as `startThread` */
export function replyInThread(actor: Actor, threadId: number, said: Said): Promise<void> {
  return inThread(actor, threadId, async (tx, article) => {
    if (await findSent(tx, actor, said)) return;
    await say(tx, actor, article, threadId, said);
    await settle(tx, actor, article, threadId, false);
  });
}

/** Changes one's own words. @throws Refusal `notFound` (also: another's, or deleted), `forbidden`, `mentionCannotRead` */
export async function editComment(actor: Actor, commentId: number, said: Omit<Said, "clientKey">): Promise<void> {
  await onOwn(actor, commentId, async (tx, article, comment) => {
    const { text, mentionedIds } = await readSaid(tx, article, said);
    const isNew = (id: number) => !comment.mentionedIds.includes(id) && id !== actor.id;
    const awaited = mentionedIds.filter((id) => isNew(id) || comment.awaitedIds.includes(id));
    await tx
      .update(comments)
      .set({ text, mentionedIds, awaitedIds: awaited, editedAt: new Date() })
      .where(eq(comments.id, commentId));
  });
}

/** Takes one's own words back; that there was a comment stays visible. @throws as `editComment` */
export async function deleteComment(actor: Actor, commentId: number): Promise<void> {
  await onOwn(actor, commentId, async (tx, article) => {
    await tx
      .update(comments)
      .set({ text: "", mentionedIds: [], awaitedIds: [], deletedAt: new Date() })
      .where(eq(comments.id, commentId));
    await record(tx, actor, "article.deleteComment", { articleId: article.id });
  });
}

/** What the thread is about is done. Done already, nothing changes. @throws Refusal `notFound`, `forbidden` */
export function resolveThread(actor: Actor, threadId: number): Promise<void> {
  return inThread(actor, threadId, (tx, article) => settle(tx, actor, article, threadId, true));
}

/** It is not done after all. @throws Refusal `notFound`, `forbidden` */
export function reopenThread(actor: Actor, threadId: number): Promise<void> {
  return inThread(actor, threadId, (tx, article) => settle(tx, actor, article, threadId, false));
}

/** The actor has seen where a thread mentions them. @throws Refusal `notFound`, `forbidden` */
export async function openMentions(actor: Actor, threadId: number): Promise<void> {
  await transact(async (tx) => {
    await holdThread(tx, actor, threadId);
    await tx
      .update(comments)
      .set({ awaitedIds: sql`array_remove(${comments.awaitedIds}, ${actor.id}::integer)` })
      .where(and(eq(comments.threadId, threadId), sql`${comments.awaitedIds} @> array[${actor.id}::integer]`));
  });
}

/**
 * Threads whose letters the actor's browser wrote anew, splitting a paragraph for one: what they hold to now.
 * @throws Refusal `notFound`, `forbidden` for who may not write, `epochClosed`, `invalid`
 */
export async function moveAnchors(
  actor: Actor,
  articleId: number,
  { epoch, moves }: { epoch: number; moves: Move[] },
): Promise<void> {
  await transact(async (tx) => {
    const article = await holdArticle(tx, actor, articleId);
    demand(actor, "article.edit", article);
    const [draft] = await tx.select().from(drafts).where(eq(drafts.articleId, articleId));
    demandEpoch(draft?.epoch ?? 0, { epoch });
    if (!moves.every(({ anchor }) => isPosition(anchor.from) && isPosition(anchor.to)))
      throw new Refusal("invalid", { fields: ["anchor"] });
    if (await writeMoves(tx, articleId, { epoch, moves })) await notify(tx, { kind: "comments", articleId });
  });
}

/** Locks a thread's article, asks, does, and tells the others. */
function inThread(
  actor: Actor,
  threadId: number,
  deed: (tx: Transaction, article: Article) => Promise<void>,
): Promise<void> {
  return transact(async (tx) => {
    const article = await holdThread(tx, actor, threadId);
    await deed(tx, article);
    await notify(tx, { kind: "comments", articleId: article.id });
  });
}

async function holdThread(tx: Transaction, actor: Actor, threadId: number): Promise<Article> {
  const [thread] = await tx.select().from(commentThreads).where(eq(commentThreads.id, threadId));
  if (!thread) throw new Refusal("notFound");
  const article = await holdArticle(tx, actor, thread.articleId);
  demand(actor, "article.comment", article);
  return article;
}

type Comment = typeof comments.$inferSelect;

async function onOwn(
  actor: Actor,
  commentId: number,
  deed: (tx: Transaction, article: Article, comment: Comment) => Promise<void>,
): Promise<void> {
  await transact(async (tx) => {
    const find = () => tx.select().from(comments).where(eq(comments.id, commentId));
    const [found] = await find();
    if (!found) throw new Refusal("notFound");
    const article = await holdThread(tx, actor, found.threadId);
    const [comment] = await find(); // under the lock: it may have been deleted meanwhile
    if (!comment || comment.authorId !== actor.id || comment.deletedAt) throw new Refusal("notFound");
    await deed(tx, article, comment);
    await notify(tx, { kind: "comments", articleId: article.id });
  });
}

async function settle(
  tx: Transaction,
  actor: Actor,
  article: Article,
  threadId: number,
  isDone: boolean,
): Promise<void> {
  const [settled] = await tx
    .update(commentThreads)
    .set(isDone ? { resolvedAt: new Date(), resolvedById: actor.id } : { resolvedAt: null, resolvedById: null })
    .where(and(eq(commentThreads.id, threadId), sql`(${commentThreads.resolvedAt} is null) = ${isDone}`))
    .returning({ id: commentThreads.id });
  const deed = isDone ? "article.resolveComments" : "article.reopenComments";
  if (settled) await record(tx, actor, deed, { articleId: article.id });
}

async function say(tx: Transaction, actor: Actor, article: Article, threadId: number, said: Said): Promise<void> {
  const { text, mentionedIds } = await readSaid(tx, article, said);
  await tx.insert(comments).values({
    ...{ threadId, authorId: actor.id, clientKey: keyOf(actor, said), text, mentionedIds },
    awaitedIds: mentionedIds.filter((id) => id !== actor.id),
  });
}

async function findSent(tx: Transaction, actor: Actor, said: Said): Promise<Comment | undefined> {
  const [known] = await tx
    .select()
    .from(comments)
    .where(eq(comments.clientKey, keyOf(actor, said)));
  return known;
}

function keyOf(actor: Actor, { clientKey }: Pick<Said, "clientKey">): string {
  return `${actor.id}:${clientKey}`;
}

/** Only people who may read the story can be mentioned: others would be told of what they cannot open. */
async function readSaid(
  tx: Transaction,
  article: Article,
  said: Omit<Said, "clientKey">,
): Promise<Pick<Said, "text" | "mentionedIds">> {
  const text = said.text.trim();
  const mentionedIds = [...new Set(said.mentionedIds)];
  if (text === "") throw new Refusal("invalid", { fields: ["text"] });
  const mentioned = await tx.select().from(people).where(inArray(people.id, mentionedIds));
  if (mentioned.length < mentionedIds.length) throw new Refusal("invalid", { fields: ["mentions"] });
  const stranger = mentioned.find((person) => person.disabledAt || !can(person, "article.read", article));
  if (stranger) throw new Refusal("mentionCannotRead", { name: stranger.name });
  return { text, mentionedIds };
}
