import { and, desc, eq } from "drizzle-orm";
import { foldWords } from "#newsroom/arabic.ts";
import type { Language } from "#newsroom/article.ts";
import type { Stage } from "#newsroom/lifecycle.ts";
import { type Actor, demand } from "#newsroom/permissions.ts";
import { isRefusal } from "#newsroom/refusal.ts";
import { listArticles } from "./article-list.ts";
import { hasWord } from "./has-word.ts";
import { getArticleRow } from "./hold-article.ts";
import { desk } from "./process.ts";
import { stories } from "./published/schema.ts";

/** A story that another can point to. Readers see it while it is published. */
export type Relatable = { id: number; headline: string; language: Language | null; stage: Stage };

const most = 8;

/**
 * Stories whose headline has these words, in any spelling: first the live ones, which everybody can read, then those that
 * the actor may read before readers do. Without words: the newest live ones. @throws Refusal `forbidden`
 */
export async function findRelatable(actor: Actor, text: string): Promise<Relatable[]> {
  demand(actor, "article.list");
  const words = foldWords(text);
  const live = await desk()
    .select({ id: stories.id, headline: stories.headline, language: stories.language })
    .from(stories)
    .where(and(...words.map((word) => hasWord(stories.headline, word))))
    .orderBy(desc(stories.publishedAt), desc(stories.id))
    .limit(most);
  const { rows } = words.length > 0 ? await listArticles(actor, { search: text, limit: most }) : { rows: [] };
  const others = rows.filter(({ stage }) => stage !== "published" && stage !== "killed");
  return [
    ...live.map((story) => ({ ...story, stage: "published" as const })),
    ...others.map(({ id, headline, language, stage }) => ({ id, headline, language, stage })),
  ].slice(0, most);
}

/**
 * How the story that another points to stands: as readers have it, else as the actor may read it; null when it is neither.
 * @throws Refusal `forbidden`
 */
export async function readRelatable(actor: Actor, id: number): Promise<Relatable | null> {
  demand(actor, "article.list");
  const [live] = await desk()
    .select({ id: stories.id, headline: stories.headline, language: stories.language })
    .from(stories)
    .where(eq(stories.id, id));
  if (live) return { ...live, stage: "published" };
  try {
    const { headline, language, stage } = await getArticleRow(desk(), actor, id);
    return { id, headline, language, stage };
  } catch (error) {
    if (isRefusal(error) && error.reason === "notFound") return null;
    throw error;
  }
}
