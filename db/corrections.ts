import { and, desc, eq, isNull } from "drizzle-orm";
import { advance } from "#newsroom/lifecycle.ts";
import { type Actor, demandVerb } from "#newsroom/permissions.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { holdArticle } from "./hold-article.ts";
import { putStory } from "./published/put.ts";
import { readLiveStory } from "./revisions.ts";
import { articleCorrections, people } from "./schema.ts";
import { notify, record, type Transaction, transact } from "./transact.ts";

/** What readers are told was wrong with a story, for the desk: with who said it. */
export type CorrectionRow = { id: number; at: Date; text: string; by: string };

/** The corrections that readers see under a story, newest first. */
export async function listCorrections(tx: Pick<Transaction, "select">, articleId: number): Promise<CorrectionRow[]> {
  const { id, at, text } = articleCorrections;
  return tx
    .select({ id, at, text, by: people.name })
    .from(articleCorrections)
    .innerJoin(people, eq(people.id, articleCorrections.actorId))
    .where(and(eq(articleCorrections.articleId, articleId), isNull(articleCorrections.withdrawnAt)))
    .orderBy(desc(at), desc(id));
}

/**
 * Takes a correction that was itself wrong from readers; the row stays, and the diary says who did it. Prose and the
 * "updated" time of the story stay as they are. A second time changes nothing.
 * @throws Refusal `notFound`, `forbidden`, `wrongStage` unless the story is live
 */
export async function withdrawCorrection(
  actor: Actor,
  articleId: number,
  correctionId: number,
  now = new Date(),
): Promise<void> {
  await transact(async (tx) => {
    const article = await holdArticle(tx, actor, articleId);
    demandVerb(actor, "correct", article);
    advance("correct", article.stage);
    const isIt = and(eq(articleCorrections.id, correctionId), eq(articleCorrections.articleId, articleId));
    const [correction] = await tx.select().from(articleCorrections).where(isIt);
    if (!correction) throw new Refusal("notFound");
    if (correction.withdrawnAt) return;
    await tx.update(articleCorrections).set({ withdrawnAt: now }).where(isIt);
    await putStory(tx, await readLiveStory(tx, article));
    await record(tx, actor, "article.withdrawCorrection", { articleId, details: { headline: article.headline } });
    await notify(tx, { kind: "facts", articleId });
  });
}
