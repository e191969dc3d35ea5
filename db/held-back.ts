import { and, asc, eq, type InferSelectModel } from "drizzle-orm";
import type { Content } from "#newsroom/article.ts";
import { addsTo, awaitsMore, lateText, mergeUpdates } from "#newsroom/draft.ts";
import { type Actor, can } from "#newsroom/permissions.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { readLog } from "./draft-log.ts";
import { type Article, getArticleRow, holdArticle } from "./hold-article.ts";
import { desk } from "./process.ts";
import { heldBack, people } from "./schema.ts";
import { notify, record, type Transaction, transact } from "./transact.ts";

/** Text that came too late, as the editor page offers it. */
export type HeldBackCopy = {
  id: number;
  epoch: number;
  person: { id: number; name: string };
  at: Date;
  text: Partial<Content>; // only what the closed draft did not say
};

/**
 * Keeps updates that came for a closed epoch. The same or fewer of them again change nothing.
 * @returns `known` when everything that they say is already in that epoch's log or kept
 * @throws Refusal `notFound`, `forbidden` for who could never write here, `invalid` when the bytes are no update
 */
export function holdBack(actor: Actor, articleId: number, epoch: number, bytes: Uint8Array): Promise<"held" | "known"> {
  return transact(async (tx) => {
    const article = await holdArticle(tx, actor, articleId);
    if (!can(actor, "article.edit", { ...article, stage: "draft" })) throw new Refusal("forbidden");
    const { updates: log } = await readLog(tx, articleId, epoch);
    if (log.length === 0) throw new Refusal("notFound");
    const kept = await readCopies(tx, articleId, epoch);
    const own = kept.filter((row) => row.actorId === actor.id);
    if (!saysMore([...log, ...own.map((row) => row.bytes)], bytes)) return "known";
    const isReadable = !awaitsMore([...log, ...kept.map((row) => row.bytes)], bytes);
    if (isReadable && isEmpty(textOf({ actorId: actor.id, bytes }, log, kept))) return "known"; // deletions alone: nothing to offer

    const waiting = own.find((row) => row.state === "waiting");
    if (waiting) await extend(tx, waiting, bytes);
    else await tx.insert(heldBack).values({ articleId, epoch, actorId: actor.id, bytes });
    await record(tx, actor, "article.holdBack", { articleId });
    await notify(tx, { kind: "facts", articleId });
    return "held";
  });
}

/**
 * Copies that wait for a decision and can be read: a writer's own, an editor's all.
 * @throws Refusal `notFound`
 */
export async function listHeldBack(actor: Actor, articleId: number): Promise<HeldBackCopy[]> {
  const article = await getArticleRow(desk(), actor, articleId);
  const rows = await desk()
    .select({ copy: heldBack, name: people.name })
    .from(heldBack)
    .innerJoin(people, eq(people.id, heldBack.actorId))
    .where(and(eq(heldBack.articleId, articleId), eq(heldBack.state, "waiting")))
    .orderBy(asc(heldBack.at), asc(heldBack.id));
  const copies: HeldBackCopy[] = [];
  for (const { copy, name } of rows) {
    if (!maySee(actor, article, copy)) continue;
    const { updates: log } = await readLog(desk(), articleId, copy.epoch);
    const text = textOf(copy, log, await readCopies(desk(), articleId, copy.epoch));
    if (isEmpty(text)) continue; // stands on another's letters, which have not come yet
    copies.push({ id: copy.id, epoch: copy.epoch, person: { id: copy.actorId, name }, at: copy.at, text });
  }
  return copies;
}

/**
 * Ends the wait of a copy. The browser inserts the text; here only the decision is written.
 * @throws Refusal `notFound` (also: decided before), `forbidden` to insert where the actor may not write now
 */
export async function decideHeldBack(actor: Actor, id: number, decision: "inserted" | "discarded"): Promise<void> {
  await transact(async (tx) => {
    const [found] = await tx.select().from(heldBack).where(eq(heldBack.id, id));
    if (!found) throw new Refusal("notFound");
    const article = await holdArticle(tx, actor, found.articleId);
    if (!maySee(actor, article, found)) throw new Refusal("notFound");
    if (decision === "inserted" && !can(actor, "article.edit", article)) throw new Refusal("forbidden");
    const [decided] = await tx
      .update(heldBack)
      .set({ state: decision, decidedById: actor.id })
      .where(and(eq(heldBack.id, id), eq(heldBack.state, "waiting")))
      .returning({ id: heldBack.id });
    if (!decided) throw new Refusal("notFound");
    const deed = decision === "inserted" ? "article.insertHeldBack" : "article.discardHeldBack";
    await record(tx, actor, deed, { articleId: found.articleId, personId: found.actorId });
    await notify(tx, { kind: "facts", articleId: found.articleId });
  });
}

type Copy = InferSelectModel<typeof heldBack>;

function maySee(actor: Actor, article: Article, copy: Copy): boolean {
  return copy.actorId === actor.id || can(actor, "article.review", article);
}

/** All that was held back from an epoch, decided or not. */
function readCopies(tx: Pick<Transaction, "select">, articleId: number, epoch: number): Promise<Copy[]> {
  return tx
    .select()
    .from(heldBack)
    .where(and(eq(heldBack.articleId, articleId), eq(heldBack.epoch, epoch)));
}

/** What one person's late letters say. They may stand on another's late letters, without which they cannot be read. */
function textOf(copy: Pick<Copy, "actorId" | "bytes">, log: Uint8Array[], copies: Copy[]): Partial<Content> {
  const others = copies.filter((row) => row.actorId !== copy.actorId).map((row) => row.bytes);
  return lateText([...log, ...others], copy.bytes);
}

function isEmpty({ body = [], ...lines }: Partial<Content>): boolean {
  return body.length === 0 && Object.keys(lines).length === 0;
}

async function extend(tx: Transaction, waiting: Copy, bytes: Uint8Array): Promise<void> {
  await tx
    .update(heldBack)
    .set({ bytes: mergeUpdates([waiting.bytes, bytes]), at: new Date() })
    .where(eq(heldBack.id, waiting.id));
}

function saysMore(known: Uint8Array[], bytes: Uint8Array): boolean {
  try {
    return addsTo(known, bytes);
  } catch {
    throw new Refusal("invalid", { fields: ["bytes"] });
  }
}
