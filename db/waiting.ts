import { type Actor, can } from "#newsroom/permissions.ts";
import { type ArticleFilter, type ArticleRow, findArticleCount, listArticles } from "./article-list.ts";

/** Stories that wait for somebody to do one certain thing. */
export type Pile = { name: PileName; rows: ArticleRow[]; count: number; filter: ArticleFilter };
export type PileName = "returned" | "late" | "submitted" | "approved" | "changed" | "drafts" | "handedIn";

const most = 5;

/** What waits for the actor, the most pressing first, each with its newest stories. Piles without a story are left out. */
export async function listWaiting(actor: Actor): Promise<Pile[]> {
  if (!can(actor, "article.list")) return [];
  const reviews = can(actor, "article.review");
  const wanted: { name: PileName; filter: ArticleFilter }[] = [
    { name: "returned", filter: { status: "returned", mine: true } },
    { name: "late", filter: { hasHeldBack: true } },
    ...(reviews
      ? ([
          { name: "submitted", filter: { status: "submitted" } },
          { name: "approved", filter: { status: "approved" } },
          { name: "changed", filter: { status: "changed" } },
        ] as const)
      : []),
    { name: "drafts", filter: { status: "draft", mine: true } },
    ...(reviews ? [] : ([{ name: "handedIn", filter: { status: "submitted", mine: true } }] as const)),
  ];
  const piles = await Promise.all(
    wanted.map(async ({ name, filter }) => {
      const { rows, next } = await listArticles(actor, { ...filter, limit: most });
      return { name, filter, rows, count: next === null ? rows.length : await findArticleCount(actor, filter) };
    }),
  );
  return piles.filter(({ rows }) => rows.length > 0);
}
