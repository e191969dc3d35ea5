import { aliasedTable, and, desc, eq, type SQL, sql } from "drizzle-orm";
import { buildCursor, parseCursor } from "#newsroom/address.ts";
import { type Actor, can, demand } from "#newsroom/permissions.ts";
import { desk } from "./process.ts";
import { articles, diary, people } from "./schema.ts";

/** A line of the diary, with what its sentence needs. */
export type DiaryLine = {
  id: number;
  at: Date;
  deed: string;
  actor: string | null; // null: the system or the command line
  person: string | null; // whom it was done to
  article: { id: number; headline: string } | null;
  details: Record<string, unknown>;
};

const pageLength = 50;

/** Who did what, newest first. `before`: a cursor that an earlier page gave. @throws Refusal `forbidden` */
export async function listDiary(
  actor: Actor,
  filter: { personId?: number | undefined; deed?: string | undefined; before?: string | undefined } = {},
): Promise<{ lines: DiaryLine[]; next: string | null }> {
  demand(actor, "diary.read");
  const doer = aliasedTable(people, "doer");
  const subject = aliasedTable(people, "subject");
  const rows = await desk()
    .select({ line: diary, actor: doer.name, person: subject.name, headline: articles.headline })
    .from(diary)
    .leftJoin(doer, eq(doer.id, diary.actorId))
    .leftJoin(subject, eq(subject.id, diary.personId))
    .leftJoin(articles, eq(articles.id, diary.articleId))
    .where(and(...conditions(filter)))
    .orderBy(desc(diary.at), desc(diary.id))
    .limit(pageLength + 1);
  const seesHeadlines = can(actor, "article.read"); // an administrator runs the house and reads no drafts
  const page = rows.slice(0, pageLength);
  const last = page.at(-1)?.line;
  return {
    lines: page.map(({ line, actor: name, person, headline }) => {
      const { headline: then, ...details } = line.details;
      const words = typeof then === "string" && then !== "" ? then : (headline ?? ""); // as it read when it happened
      const article = line.articleId === null ? null : { id: line.articleId, headline: seesHeadlines ? words : "" };
      return { id: line.id, at: line.at, deed: line.deed, actor: name, person, article, details };
    }),
    next: rows.length > pageLength && last ? buildCursor(last) : null,
  };
}

/** Everybody who stands in the diary, and every deed that does: what it can be filtered by. @throws Refusal `forbidden` */
export async function listDiaryFilters(
  actor: Actor,
): Promise<{ people: { id: number; name: string }[]; deeds: string[] }> {
  demand(actor, "diary.read");
  const deeds = await desk().selectDistinct({ deed: diary.deed }).from(diary).orderBy(diary.deed);
  const names = await desk().select({ id: people.id, name: people.name }).from(people).orderBy(people.name);
  return { people: names, deeds: deeds.map(({ deed }) => deed) };
}

function conditions({
  personId,
  deed,
  before,
}: {
  personId?: number | undefined;
  deed?: string | undefined;
  before?: string | undefined;
}): SQL[] {
  const found: (SQL | undefined)[] = [];
  if (personId) found.push(sql`(${diary.actorId} = ${personId} or ${diary.personId} = ${personId})`);
  if (deed) found.push(eq(diary.deed, deed));
  const cursor = parseCursor(before ?? "");
  if (cursor) {
    const at = cursor.at.toISOString();
    found.push(sql`(${diary.at}, ${diary.id}) < (${at}::timestamptz, ${cursor.id})`);
  }
  return found.filter((condition) => condition !== undefined);
}
