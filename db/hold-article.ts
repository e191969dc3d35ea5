import { eq, type InferSelectModel } from "drizzle-orm";
import { type Actor, type ArticleFacts, can } from "#newsroom/permissions.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { articleStaff, articles } from "./schema.ts";
import type { Transaction } from "./transact.ts";

/** An article's row with what the charter asks of it. */
export type Article = InferSelectModel<typeof articles> & ArticleFacts;

/**
 * Locks the article until the deed commits. To a person who may not read it, it does not exist.
 * @throws Refusal `notFound`
 */
export async function holdArticle(tx: Transaction, actor: Actor, id: number): Promise<Article> {
  const [row] = await tx.select().from(articles).where(eq(articles.id, id)).for("update");
  return known(actor, row, await staffOf(tx, id));
}

/** The same without the lock. @throws Refusal `notFound` */
export async function getArticleRow(tx: Pick<Transaction, "select">, actor: Actor, id: number): Promise<Article> {
  const [row] = await tx.select().from(articles).where(eq(articles.id, id));
  return known(actor, row, await staffOf(tx, id));
}

function known(actor: Actor, row: InferSelectModel<typeof articles> | undefined, staffIds: number[]): Article {
  if (!row) throw new Refusal("notFound");
  const article = { ...row, staffIds };
  if (!can(actor, "article.read", article)) throw new Refusal("notFound");
  return article;
}

async function staffOf(tx: Pick<Transaction, "select">, articleId: number): Promise<number[]> {
  const rows = await tx.select().from(articleStaff).where(eq(articleStaff.articleId, articleId));
  return rows.map((row) => row.personId);
}
