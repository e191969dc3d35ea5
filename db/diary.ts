import { aliasedTable, and, desc, eq, or, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { buildCursor, parseCursor } from "#newsroom/address.ts";
import { foldWords } from "#newsroom/arabic.ts";
import { type Actor, can, demand } from "#newsroom/permissions.ts";
import { hasWord } from "./has-word.ts";
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
  const words = foldWords(filter.search ?? "");
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
  const headline = headlineThen(details);
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
            hasWord(doer.name, word),
            hasWord(subject.name, word),
            seesHeadlines ? hasWord(headline, word) : undefined,
          ),
        ),
      ),
    )
    .orderBy(desc(looked.at), desc(looked.id))
    .limit(pageLength + 1);
  const page = rows.slice(0, pageLength);
  const last = page.at(-1)?.line;
  return {
    lines: page.map((row) => lineOf(row, seesHeadlines)),
    next: rows.length > pageLength && last ? buildCursor(last) : await findEndOfLook(filter, most),
  };
}

/** The headline of a line's story as it read when it happened, where the line says so. */
export function headlineThen(details: SQLWrapper): SQL<string> {
  return sql<string>`coalesce(nullif(${details}->>'headline', ''), ${articles.headline}, '')`;
}

type Row = Pick<DiaryLine, "actor" | "person"> & {
  line: Pick<typeof diary.$inferSelect, "id" | "at" | "deed" | "details" | "articleId">;
  headline: string;
};

/** A row as a line, without the headline for whoever may not read drafts. */
export function lineOf({ line, headline, actor, person }: Row, seesHeadlines: boolean): DiaryLine {
  const { id, at, deed, articleId } = line;
  const { headline: _, ...details } = line.details;
  const article = articleId === null ? null : { id: articleId, headline: seesHeadlines ? headline : "" };
  return { id, at, deed, actor, person, article, details };
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
