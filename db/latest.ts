import { aliasedTable, and, desc, eq, exists, isNotNull, notInArray, type SQL, sql } from "drizzle-orm";
import { type Actor, can } from "#newsroom/permissions.ts";
import { type DiaryLine, headlineThen, lineOf } from "./diary.ts";
import { desk } from "./process.ts";
import { articleStaff, articles, diary, people } from "./schema.ts";

const talk = ["article.resolveComments", "article.reopenComments", "article.deleteComment"];
const quiet = ["session.open", "session.close", "article.facts", "article.review", ...talk]; // true, and no news to anybody
const horizon = sql`now() - interval '14 days'`;

/**
 * The newest deeds that the actor may read, of the last fourteen days: whoever reads the diary, all of them; an editor,
 * those about stories; a reporter, those about stories that they work on. Others read none.
 */
export async function listLatest(actor: Actor, limit = 10): Promise<DiaryLine[]> {
  const readsDiary = can(actor, "diary.read");
  const readsAll = can(actor, "article.read");
  if (!readsDiary && !can(actor, "article.list")) return [];
  const doer = aliasedTable(people, "doer");
  const subject = aliasedTable(people, "subject");
  const rows = await desk()
    .select({ line: diary, actor: doer.name, person: subject.name, headline: headlineThen(diary.details) })
    .from(diary)
    .leftJoin(doer, eq(doer.id, diary.actorId))
    .leftJoin(subject, eq(subject.id, diary.personId))
    .leftJoin(articles, eq(articles.id, diary.articleId))
    .where(and(sql`${diary.at} > ${horizon}`, notInArray(diary.deed, quiet), ...bounds(actor, readsDiary, readsAll)))
    .orderBy(desc(diary.at), desc(diary.id))
    .limit(limit);
  const seesHeadlines = readsAll || !readsDiary; // an administrator runs the house and reads no drafts
  return rows.map((row) => lineOf(row, seesHeadlines));
}

function bounds(actor: Actor, readsDiary: boolean, readsAll: boolean): SQL[] {
  if (readsDiary) return [];
  if (readsAll) return [isNotNull(diary.articleId)];
  const own = and(eq(articleStaff.articleId, diary.articleId), eq(articleStaff.personId, actor.id));
  return [exists(desk().select({ one: sql`1` }).from(articleStaff).where(own))];
}
