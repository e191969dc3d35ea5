import { aliasedTable, and, desc, eq, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
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

/** `deed`: one of them (`article.kill`), or a kind (`article.`). `search`: words of headlines and of people's names. */
export type DiaryFilter = {
  personId?: number | undefined;
  articleId?: number | undefined;
  deed?: string | undefined;
  search?: string | undefined;
  before?: string | undefined; // a cursor that an earlier page gave
};

const pageLength = 50;
const mostLooked = 20_000; // lines that one page looks through: a search without a find costs milliseconds, however old the diary

/**
 * Who did what, newest first. A page may be short, even empty, and still have a `next`: then it has looked through as many
 * lines as one page may.
 * @throws Refusal `forbidden`
 */
export async function listDiary(
  actor: Actor,
  filter: DiaryFilter = {},
  mostLines = mostLooked,
): Promise<{ lines: DiaryLine[]; next: string | null }> {
  demand(actor, "diary.read");
  const seesHeadlines = can(actor, "article.read"); // an administrator runs the house and reads no drafts
  const words = wordsOf(filter.search);
  const takesAll = !filter.personId && !filter.deed && words.length === 0;
  const most = takesAll ? pageLength + 1 : mostLines;
  const looked = desk()
    .select()
    .from(diary)
    .where(and(...beforeAndAbout(filter)))
    .orderBy(desc(diary.at), desc(diary.id))
    .limit(most)
    .as("looked");
  const { id, at, deed, details, articleId } = looked;
  const doer = aliasedTable(people, "doer");
  const subject = aliasedTable(people, "subject");
  const headline = sql<string>`coalesce(nullif(${looked.details}->>'headline', ''), ${articles.headline}, '')`; // as it read then
  const rows = await desk()
    .select({ line: { id, at, deed, details, articleId }, actor: doer.name, person: subject.name, headline })
    .from(looked)
    .leftJoin(doer, eq(doer.id, looked.actorId))
    .leftJoin(subject, eq(subject.id, looked.personId))
    .leftJoin(articles, eq(articles.id, looked.articleId))
    .where(
      and(
        filter.personId ? or(eq(looked.actorId, filter.personId), eq(looked.personId, filter.personId)) : undefined,
        filter.deed ? isDeed(looked.deed, filter.deed) : undefined,
        ...words.map((word) =>
          or(
            sql`${fold(doer.name)} like ${word}`,
            sql`${fold(subject.name)} like ${word}`,
            seesHeadlines ? sql`${fold(headline)} like ${word}` : undefined,
          ),
        ),
      ),
    )
    .orderBy(desc(looked.at), desc(looked.id))
    .limit(pageLength + 1);
  const page = rows.slice(0, pageLength);
  const last = page.at(-1)?.line;
  return {
    lines: page.map(({ line, headline: then, ...names }) => {
      const { headline: _, ...rest } = line.details;
      const article = line.articleId === null ? null : { id: line.articleId, headline: seesHeadlines ? then : "" };
      return { id: line.id, at: line.at, deed: line.deed, ...names, article, details: rest };
    }),
    next: rows.length > pageLength && last ? buildCursor(last) : await findEndOfLook(filter, most),
  };
}

/** Everybody, and every deed of late: what the diary can be filtered by. @throws Refusal `forbidden` */
export async function listDiaryFilters(
  actor: Actor,
): Promise<{ people: { id: number; name: string }[]; deeds: string[] }> {
  demand(actor, "diary.read");
  const late = desk().select({ deed: diary.deed }).from(diary).orderBy(desc(diary.at)).limit(mostLooked).as("late");
  const deeds = await desk().selectDistinct({ deed: late.deed }).from(late).orderBy(late.deed);
  const names = await desk().select({ id: people.id, name: people.name }).from(people).orderBy(people.name);
  return { people: names, deeds: deeds.map(({ deed }) => deed) };
}

/** Where the look ended, when there are lines before it. */
async function findEndOfLook(filter: DiaryFilter, mostLines: number): Promise<string | null> {
  const [end] = await desk()
    .select({ at: diary.at, id: diary.id })
    .from(diary)
    .where(and(...beforeAndAbout(filter)))
    .orderBy(desc(diary.at), desc(diary.id))
    .offset(mostLines - 1)
    .limit(1);
  return end ? buildCursor(end) : null;
}

/** What an index answers. */
function beforeAndAbout({ before, articleId }: DiaryFilter): SQL[] {
  const cursor = parseCursor(before ?? "");
  return [
    ...(cursor
      ? [sql`(${diary.at}, ${diary.id}) < (${cursor.at.toISOString()}::timestamptz, ${cursor.id}::integer)`]
      : []),
    ...(articleId ? [eq(diary.articleId, articleId)] : []),
  ];
}

function isDeed(column: SQLWrapper, deed: string): SQL {
  return deed.endsWith(".") ? sql`starts_with(${column}, ${deed})` : sql`${column} = ${deed}`;
}

/** Each word must be found somewhere, in any of its usual spellings. */
function wordsOf(search = ""): SQL[] {
  const words = search.trim().split(/\s+/).filter(Boolean).slice(0, 8);
  return words.map((word) => sql`'%' || ${fold(word.replace(/[\\%_]/g, "\\$&"))} || '%'`);
}

/** Letters that Arabic writes in several ways are one, and marks are none. */
function fold(text: unknown): SQL {
  return sql`translate(lower(${text}), 'أإآٱىةـًٌٍَُِّْ', 'اااايه')`;
}
