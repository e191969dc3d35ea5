import { and, eq, gt, inArray, isNull } from "drizzle-orm";
import type { Actor, ArticleFacts } from "#newsroom/permissions.ts";
import { desk } from "./process.ts";
import { articleStaff, articles, people, sessions } from "./schema.ts";
import { actorOf } from "./sessions.ts";

/**
 * Who still sits behind these sessions (the table's ids), by session: one that has ended, a disabled person and one who
 * must first change the password are absent. For open sockets, which outlive the request that opened them.
 */
export async function readSessionActors(sessionIds: string[], now = new Date()): Promise<Map<string, Actor>> {
  if (sessionIds.length === 0) return new Map();
  const rows = await desk()
    .select({ sessionId: sessions.id, person: people })
    .from(sessions)
    .innerJoin(people, eq(people.id, sessions.personId))
    .where(
      and(
        inArray(sessions.id, sessionIds),
        gt(sessions.expiresAt, now),
        isNull(people.disabledAt),
        eq(people.mustChangePassword, false),
      ),
    );
  return new Map(rows.map(({ sessionId, person }) => [sessionId, actorOf(person)]));
}

/** What the charter asks of these articles, by article. */
export async function readArticleFacts(articleIds: number[]): Promise<Map<number, ArticleFacts>> {
  if (articleIds.length === 0) return new Map();
  const rows = await desk()
    .select({ id: articles.id, stage: articles.stage, openedById: articles.openedById })
    .from(articles)
    .where(inArray(articles.id, articleIds));
  const staff = await desk().select().from(articleStaff).where(inArray(articleStaff.articleId, articleIds));
  const staffOf = (id: number) => staff.filter((row) => row.articleId === id).map((row) => row.personId);
  return new Map(rows.map(({ id, stage, openedById }) => [id, { stage, openedById, staffIds: staffOf(id) }]));
}
