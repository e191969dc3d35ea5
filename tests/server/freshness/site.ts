import { eq, sql } from "drizzle-orm";
import { changeOwnByline } from "#db/account.ts";
import { listAuthors } from "#db/authors.ts";
import { killArticle, publishArticle } from "#db/deeds.ts";
import { desk } from "#db/process.ts";
import { findPlace } from "#db/published/addresses.ts";
import { holdPublished } from "#db/published/put.ts";
import { purgeAll } from "#db/purges.ts";
import { articles, authors, purges, sections, topics } from "#db/schema.ts";
import { addSection } from "#db/settings.ts";
import { createTopic } from "#db/topics.ts";
import { transact } from "#db/transact.ts";
import { type Address, buildAddress } from "#newsroom/address.ts";
import { type Language, languages } from "#newsroom/article.ts";
import { type Cast, draft, rollDice } from "../../deed-list.ts";
import { makeActor, makePicture, seenOf } from "../../factories.ts";

const hour = 3_600_000; // ms
const stories = { ar: 26, en: 3 }; // one language's front goes on over a second page

/** A newsroom on an empty database: stories in both languages, with bylines, topics, pictures, two killed ones. */
export async function makeSite(): Promise<Cast> {
  const reporter = await makeActor({ name: "Nour", email: "nour@example.test" });
  const editor = await makeActor({ roles: ["editor"], name: "Karim" });
  const chief = await makeActor({ roles: ["chief"], name: "Salma" });
  const admin = await makeActor({ roles: ["admin"], name: "Sami" });
  const quiet = { nameAr: "هدوء", nameEn: "Quiet", slugAr: "هدوء", slugEn: "quiet" };
  const quietSection = await addSection(chief, quiet);
  const pictures = [await makePicture(editor), await makePicture(editor)];
  const topicIds: number[] = [];
  for (const name of ["Ports", "Grain", "Trade"])
    topicIds.push((await createTopic(editor, { name, language: "en" })).id);
  const bylines = (await listAuthors(editor)).filter(({ personId }) => personId !== admin.id).map(({ id }) => id);
  const sectionIds = (await desk().select({ id: sections.id }).from(sections))
    .map(({ id }) => id)
    .filter((id) => id !== quietSection);
  let made = 0;
  for (const language of languages) {
    for (let turn = 0; turn < stories[language]; turn += 1) {
      made += 1;
      const at = <T>(things: T[]) => things.slice(made % things.length).slice(0, 1);
      const [sectionId] = at(sectionIds);
      const lead = at(pictures).map((pictureId) => ({
        pictureId,
        caption: "Ship",
        credit: "Agency",
        alternative: "Ship",
      }));
      const id = await draft(editor, rollDice([made * 7, made * 5 + 1, made * 3 + 2]), {
        language,
        sectionId: sectionId ?? null,
        topicIds: made % 2 === 0 ? at(topicIds) : [],
        bylineIds: at(bylines),
        lead: made % 3 === 0 && lead[0] ? { ...lead[0], isDecorative: false } : null,
      });
      await publishArticle(editor, id, await seenOf(id), new Date(Date.now() - (made + 2) * hour));
      if (turn === 2) await killArticle(editor, id, { note: "It was wrong." });
    }
  }
  await changeOwnByline(reporter, { nameAr: "نور", nameEn: "Nour" });
  return { reporter, editor, chief, admin, quietSection };
}

/** Every address of the site as the desk has it now, and some where nothing is. */
export async function listPages(): Promise<string[]> {
  const pages: Address[] = [{ kind: "robots", language: "ar" }];
  const live: { id: number; language: Language; at: Date }[] = [];
  const rows = await desk().select().from(articles).orderBy(sql`${articles.publishedAt} desc nulls last`);
  const sectionRows = await desk().select().from(sections);
  const topicRows = await desk().select().from(topics);
  const authorRows = await desk().select().from(authors);
  for (const { id, stage, publishedAt } of rows) {
    if (id % 9 === 0) pages.push({ kind: "short", language: "ar", id });
    if (id % 2 === 1) continue; // each deed makes many stories' pages again: half of them show it as well
    const place = await findPlace(id);
    if (!place) continue;
    pages.push(place);
    if (stage === "published" && publishedAt) live.push({ id, language: place.language, at: publishedAt });
  }
  for (const language of languages) {
    const newest = live.filter((story) => story.language === language);
    const cursors = [undefined, ...newest.filter((_, at) => at % 11 === 3).map(({ id, at }) => ({ id, at }))];
    pages.push({ kind: "front", language }, { kind: "feed", language });
    for (const section of sectionRows.map((row) => (language === "ar" ? row.slugAr : row.slugEn)))
      pages.push({ kind: "section", language, section }, { kind: "sectionFeed", language, section });
    for (const before of cursors) {
      const page = before && { before };
      pages.push({ kind: "latest", language, ...page });
      const section = sectionRows.map((row) => (language === "ar" ? row.slugAr : row.slugEn))[0];
      if (section && page) pages.push({ kind: "section", language, section, ...page });
      for (const row of topicRows.slice(0, page ? 1 : 6))
        pages.push({ kind: "topic", language, topic: language === "ar" ? row.slugAr : row.slugEn, ...page });
      for (const { slug } of authorRows.slice(0, page ? 2 : 5))
        pages.push({ kind: "author", language, author: slug, ...page });
    }
  }
  const nowhere = ["/nothing-here", "/en/nothing-here", "/en/topics/nothing"];
  return [...new Set([...pages.map(buildAddress), ...nowhere])];
}

/** Copies every table but the purges aside, so that each run of deeds can begin on the same site. */
export async function keepSite(): Promise<void> {
  await desk().execute(sql`create schema kept`);
  for (const { schema, name } of await listTables())
    await desk().execute(
      sql`create table kept.${sql.identifier(`${schema}_${name}`)} as table ${sql.identifier(schema)}.${sql.identifier(name)}`,
    );
}

/** Puts the site back as it was kept, as one deed that purges everything. */
export async function restoreSite(): Promise<void> {
  const tables = await listTables();
  await transact(async (tx) => {
    await holdPublished(tx);
    await tx.execute(sql`set local session_replication_role = replica`); // rows come back in any order
    for (const { schema, name } of tables) {
      const table = sql`${sql.identifier(schema)}.${sql.identifier(name)}`;
      await tx.execute(sql`delete from ${table}`);
      await tx.execute(
        sql`insert into ${table} overriding system value table kept.${sql.identifier(`${schema}_${name}`)}`,
      );
    }
    await purgeAll(tx, "forget");
  });
}

async function listTables(): Promise<{ schema: string; name: string }[]> {
  const rows = await desk().execute<{ schema: string; name: string }>(sql`
    select schemaname as schema, tablename as name from pg_tables
    where schemaname in ('public', 'published') and tablename <> 'purges' order by 1, 2`);
  return [...rows];
}

/** The log after this number. */
export async function readLog(after: number): Promise<{ seq: number; tags: string[] }[]> {
  return desk()
    .select({ seq: purges.seq, tags: purges.tags })
    .from(purges)
    .where(sql`${purges.seq} > ${after}`)
    .orderBy(purges.seq);
}

export async function findQuietSlug(id: number): Promise<string> {
  const [row] = await desk().select().from(sections).where(eq(sections.id, id));
  return row?.slugEn ?? "";
}
