import { and, count, desc, eq, exists, inArray, type SQL, sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import { buildCursor, parseCursor } from "#newsroom/address.ts";
import { foldWords } from "#newsroom/arabic.ts";
import type { Language } from "#newsroom/article.ts";
import type { Stage } from "#newsroom/lifecycle.ts";
import { type Actor, can, demand } from "#newsroom/permissions.ts";
import { findOpenThreads } from "./comment-list.ts";
import { hasWord } from "./has-word.ts";
import { desk } from "./process.ts";
import { articleStaff, articles, diary, drafts, heldBack, people, revisions, sections } from "./schema.ts";

/** Where a story stands as a list tells it: a draft that came back and a live story with changes are their own. */
export type ListStatus = Stage | "returned" | "changed";

/** A line of the articles list. */
export type ArticleRow = {
  id: number;
  headline: string;
  stage: Stage;
  status: ListStatus;
  language: Language | null;
  section: { id: number; nameAr: string; nameEn: string } | null;
  staff: string[];
  words: number;
  touchedAt: Date;
  returnNote: string;
  openThreads: number; // of comments
};

export type ArticleFilter = {
  status?: ListStatus;
  mine?: boolean;
  hasHeldBack?: boolean; // late text that the actor may decide about
  sectionId?: number;
  personId?: number; // who works on it
  language?: Language;
  search?: string; // words of the headline, in any spelling
};

/**
 * The articles that the actor may read, last touched first. `before` is the `next` of the page before; `limit` is 1 to 100.
 * @throws Refusal `forbidden`
 */
export async function listArticles(
  actor: Actor,
  filter: ArticleFilter & { before?: string; limit?: number } = {},
): Promise<{ rows: ArticleRow[]; next: string | null }> {
  demand(actor, "article.list");
  const limit = Math.min(Math.max(filter.limit ?? 30, 1), 100);
  const rows = await desk()
    .select({ article: articles, section: sections })
    .from(articles)
    .leftJoin(sections, eq(sections.id, articles.sectionId))
    .where(and(...conditions(actor, filter), since(filter.before)))
    .orderBy(desc(articles.touchedAt), desc(articles.id))
    .limit(limit + 1);
  const page = rows.slice(0, limit);
  const ids = page.map(({ article }) => article.id);
  const [staff, changed, open] = await Promise.all([staffOf(ids), findChanged(ids), findOpenThreads(ids)]);
  const last = page.at(-1)?.article;
  return {
    rows: page.map(({ article: { id, headline, stage, language, words, touchedAt, returnNote }, section }) => ({
      ...{ id, headline, stage, language, words, touchedAt, section },
      status: statusOf(stage, returnNote, changed.has(id)),
      staff: staff.get(id) ?? [],
      openThreads: open.get(id) ?? 0,
      returnNote: stage === "draft" ? returnNote : "",
    })),
    next: rows.length > limit && last ? buildCursor({ at: last.touchedAt, id: last.id }) : null,
  };
}

/** How many articles the list has in all. @throws Refusal `forbidden` */
export async function findArticleCount(actor: Actor, filter: ArticleFilter = {}): Promise<number> {
  demand(actor, "article.list");
  const [row] = await desk()
    .select({ all: count() })
    .from(articles)
    .where(and(...conditions(actor, filter)));
  return row?.all ?? 0;
}

function statusOf(stage: Stage, returnNote: string, isChanged: boolean): ListStatus {
  if (stage === "draft" && returnNote !== "") return "returned";
  return stage === "published" && isChanged ? "changed" : stage;
}

function conditions(actor: Actor, filter: ArticleFilter): SQL[] {
  const { status, mine, hasHeldBack, sectionId, personId, language, search = "" } = filter;
  const readsAll = can(actor, "article.read", { stage: "draft", staffIds: [], openedById: null });
  const found: (SQL | undefined)[] = [status && hasStatus(status)];
  if (mine || !readsAll) found.push(isWorkedOnBy(actor.id));
  if (personId) found.push(isWorkedOnBy(personId));
  if (hasHeldBack) found.push(inArray(articles.id, awaitingDecision(actor)));
  if (sectionId) found.push(eq(articles.sectionId, sectionId));
  if (language) found.push(eq(articles.language, language));
  for (const word of foldWords(search)) found.push(hasWord(articles.headline, word));
  return found.filter((condition) => condition !== undefined);
}

function hasStatus(status: ListStatus): SQL | undefined {
  if (status === "returned") return and(eq(articles.stage, "draft"), sql`${articles.returnNote} <> ''`);
  if (status === "draft") return and(eq(articles.stage, "draft"), eq(articles.returnNote, ""));
  if (status !== "changed") return eq(articles.stage, status);
  return and(eq(articles.stage, "published"), inArray(articles.id, changedSinceLive()));
}

function isWorkedOnBy(personId: number): SQL {
  const own = and(eq(articleStaff.articleId, articles.id), eq(articleStaff.personId, personId));
  return exists(desk().select({ one: sql`1` }).from(articleStaff).where(own));
}

/** Held-back text is its writer's and the editors' to decide. */
function awaitingDecision(actor: Actor) {
  const all = can(actor, "article.review");
  const waiting = eq(heldBack.state, "waiting");
  return desk()
    .select({ id: heldBack.articleId })
    .from(heldBack)
    .where(all ? waiting : and(waiting, eq(heldBack.actorId, actor.id)));
}

/** Stories whose prose or facts were touched after the revision that readers see, or took an older text; of these alone when they are named. */
function changedSinceLive(ids?: number[]) {
  const written = desk()
    .select({ id: drafts.articleId })
    .from(drafts)
    .where(and(sql`${drafts.seq} > 0`, ids && inArray(drafts.articleId, ids)));
  const stated = desk()
    .select({ id: revisions.articleId })
    .from(articles)
    .innerJoin(revisions, eq(revisions.id, articles.liveRevisionId))
    .innerJoin(diary, and(eq(diary.articleId, articles.id), sql`${diary.at} > ${revisions.at}`))
    .where(and(inArray(diary.deed, ["article.facts", "article.restore"]), ids && inArray(articles.id, ids)));
  return union(written, stated);
}

async function findChanged(ids: number[]): Promise<Set<number>> {
  return new Set((await changedSinceLive(ids)).map(({ id }) => id));
}

function since(before = ""): SQL | undefined {
  const cursor = parseCursor(before);
  if (!cursor) return undefined;
  return sql`(${articles.touchedAt}, ${articles.id}) < (${cursor.at.toISOString()}::timestamptz, ${cursor.id})`;
}

async function staffOf(articleIds: number[]): Promise<Map<number, string[]>> {
  const rows = await desk()
    .select({
      articleId: articleStaff.articleId,
      names: sql<string[]>`array_agg(${people.name} order by ${people.name})`,
    })
    .from(articleStaff)
    .innerJoin(people, eq(people.id, articleStaff.personId))
    .where(inArray(articleStaff.articleId, articleIds))
    .groupBy(articleStaff.articleId);
  return new Map(rows.map(({ articleId, names }) => [articleId, names]));
}
