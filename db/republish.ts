import { asc, inArray } from "drizzle-orm";
import { holdPublished, putSite, writeStory } from "./published/put.ts";
import * as published from "./published/schema.ts";
import { purgeAll } from "./purges.ts";
import { readLiveStory } from "./revisions.ts";
import { articles } from "./schema.ts";
import { record, type Transaction, transact } from "./transact.ts";

/**
 * Rebuilds all that readers see from the desk's state: settings, sections, the live revision of every published article
 * and the notes of killed ones. Readers see the old state until it commits. Returns how many of each were put.
 */
export async function republish(): Promise<{ stories: number; killed: number }> {
  return transact(async (tx) => {
    const put = await rebuildPublished(tx);
    await record(tx, null, "site.republish", { details: put });
    return put;
  });
}

/** The same within a deed, which may have changed anything. Rows of the desk are locked before this, never after. */
export async function rebuildPublished(tx: Transaction): Promise<{ stories: number; killed: number }> {
  await holdPublished(tx);
  await tx.delete(published.stories); // links go with them
  const { killed: notes, authors, topics, settings, pictures } = published;
  for (const table of [notes, authors, topics, settings, pictures]) await tx.delete(table);
  await putSite(tx);
  const rows = await tx
    .select()
    .from(articles)
    .where(inArray(articles.stage, ["published", "killed"]))
    .orderBy(asc(articles.id)); // not locked: whoever changes a stage that readers see waits for us
  for (const article of rows) await putArticle(tx, article);
  await purgeAll(tx, "forget"); // it repairs: what was there before may have been wrong
  const killed = rows.filter((row) => row.stage === "killed").length;
  return { stories: rows.length - killed, killed };
}

async function putArticle(tx: Transaction, article: typeof articles.$inferSelect): Promise<void> {
  const story = await readLiveStory(tx, article);
  if (article.stage === "published") return void (await writeStory(tx, story));
  const { id, language, sectionId, slug } = story;
  const killedAt = article.killedAt ?? article.touchedAt;
  await tx.insert(published.killed).values({ id, language, sectionId, slug, note: article.killNote, killedAt });
}
