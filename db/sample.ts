import { and, desc, eq, gte, inArray, like, lte, or, sql } from "drizzle-orm";
import { seedOf } from "#newsroom/draft.ts";
import { editorCount, sampleAuthors, sampleTopics, staffCount } from "#newsroom/sample/cast.ts";
import { writeSample } from "#newsroom/sample/story.ts";
import { hashPassword, makeOneTimePassword } from "./passwords.ts";
import { insertPerson } from "./people.ts";
import { desk } from "./process.ts";
import { putNewStories } from "./published/put-many.ts";
import { type SampleDraft, writeSampleRows } from "./sample-rows.ts";
import { articles, authors, people, sections, topics } from "./schema.ts";
import { record, type Transaction, transact } from "./transact.ts";

const lanes = 2; // one writes its stories while the database keeps the other's
const batchSize = 300; // stories a transaction: what one costs is shared, and a stopped run loses a second's work

/**
 * Fills the newsroom with this many live stories more, as if its staff had written and published them over the years: a deed of
 * whoever runs the machine. A run that is stopped leaves whole stories; the next one goes on with other ones. One run at a
 * time: another waits.
 * @param said called after each batch with how many are there
 */
export async function addSample(
  count: number,
  said: (done: number) => void = () => undefined,
  now = new Date(),
): Promise<void> {
  await transact(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('khabar.sample'))`); // held, and no row, to the run's end
    const cast = await transact((first) => prepare(first, count, now));
    const batches = batchesOf(await findNextNumber(tx), count);
    let done = 0;
    const work = async () => {
      for (const { first, size } of batches) {
        const drafts = Array.from({ length: size }, (_, place) => draft(first + place, cast, now));
        await transact(async (batch) => putNewStories(batch, await writeSampleRows(batch, drafts)));
        done += size;
        said(done);
      }
    };
    const ends = await Promise.allSettled(Array.from({ length: lanes }, work)); // one that fails ends the others' batches, too
    for (const end of ends) if (end.status === "rejected") throw end.reason;
  });
  await desk().execute(sql`analyze`); // PostgreSQL plans for the size it knows of, and finds out by itself a minute later
}

/** Each is taken once, by whichever lane comes first. */
function* batchesOf(start: number, count: number): Generator<{ first: number; size: number }> {
  for (let done = 0; done < count; done += batchSize) {
    yield { first: start + done, size: Math.min(batchSize, count - done) };
  }
}

/** Who and what the stories point at, and the diary's line: a run that is stopped has one, too. */
async function prepare(tx: Transaction, count: number, now: Date): Promise<Cast> {
  await addStaff(tx, now);
  await addNames(tx);
  await record(tx, null, "site.sample", { details: { stories: count } });
  return findCast(tx);
}

/** The story of this number, with the rows of this newsroom in place of the cast. */
function draft(number: number, cast: Cast, now: Date): SampleDraft {
  const sample = writeSample(number);
  const section = cast.sections.find(({ slugEn }) => slugEn === sample.section);
  return {
    sample,
    seed: seedOf(sample.content),
    clientKey: keyOf(number),
    sectionId: known((section ?? cast.sections[number % cast.sections.length])?.id), // sections can be renamed
    ownerId: known(cast.staff[sample.owner]),
    editorId: known(cast.staff[sample.editor]),
    bylineIds: sample.authors.map((place) => known(cast.authors[place])),
    topicIds: sample.topics.map((place) => known(cast.topics[place])),
    publishedAt: new Date(now.getTime() - sample.age),
    updatedAt: sample.update && new Date(now.getTime() - sample.update.age),
  };
}

/** The sample's people cannot sign in: they are disabled, and nobody knows their passwords. */
async function addStaff(tx: Transaction, now: Date): Promise<void> {
  const known = await tx.select({ email: people.email }).from(people).where(inArray(people.email, emails));
  if (known.length === emails.length) return;
  const passwordHash = await hashPassword(makeOneTimePassword());
  for (const [place, { nameAr, nameEn }] of sampleAuthors.slice(0, staffCount).entries()) {
    const email = emails[place] ?? "";
    if (known.some((person) => person.email === email)) continue;
    const isEditor = place >= staffCount - editorCount;
    const roles = isEditor ? (["editor"] as const) : (["reporter"] as const);
    const person = { name: nameAr, email, roles: [...roles], passwordHash, mustChangePassword: true };
    const personId = await insertPerson(tx, person);
    await tx.update(people).set({ disabledAt: now }).where(eq(people.id, personId));
    await tx.update(authors).set({ nameEn }).where(eq(authors.personId, personId));
  }
}

const emails = sampleAuthors.slice(0, staffCount).map(({ slug }) => `${slug}@sample.example`);

/** Bylines without a person, and topics; a topic that is already there is used. */
async function addNames(tx: Transaction): Promise<void> {
  await tx.insert(authors).values(sampleAuthors.slice(staffCount)).onConflictDoNothing();
  await tx.insert(topics).values(sampleTopics).onConflictDoNothing();
}

/** The rows that sample stories point at, in the order of the cast. */
type Cast = { staff: number[]; authors: number[]; topics: number[]; sections: { id: number; slugEn: string }[] };

async function findCast(tx: Transaction): Promise<Cast> {
  const staff = await tx
    .select({ email: people.email, personId: people.id, authorId: authors.id })
    .from(people)
    .innerJoin(authors, eq(authors.personId, people.id))
    .where(inArray(people.email, emails));
  const staffRows = emails.map((email) => staff.find((row) => row.email === email));
  const others = sampleAuthors.slice(staffCount).map(({ slug }) => slug);
  const authorRows = await tx.select().from(authors).where(inArray(authors.slug, others));
  const [arabic, english] = [sampleTopics.map(({ slugAr }) => slugAr), sampleTopics.map(({ slugEn }) => slugEn)];
  const topicRows = await tx
    .select()
    .from(topics)
    .where(or(inArray(topics.slugAr, arabic), inArray(topics.slugEn, english)));
  return {
    staff: staffRows.map((row) => known(row?.personId)),
    authors: [
      ...staffRows.map((row) => known(row?.authorId)),
      ...others.map((slug) => known(authorRows.find((row) => row.slug === slug)?.id)),
    ],
    topics: sampleTopics.map((topic) => {
      const row = topicRows.find(({ slugEn }) => slugEn === topic.slugEn);
      return known((row ?? topicRows.find(({ slugAr }) => slugAr === topic.slugAr))?.id);
    }),
    sections: await tx.select({ id: sections.id, slugEn: sections.slugEn }).from(sections).orderBy(sections.position),
  };
}

function known(id: number | undefined): number {
  if (id === undefined)
    throw new Error("Somebody took the sample's staff, bylines or topics away while it was written.");
  return id;
}

/** Tells sample stories from all others, and sorts by their numbers in every collation. */
function keyOf(number: number): string {
  return `sample:${String(number).padStart(10, "0")}`;
}

async function findNextNumber(tx: Transaction): Promise<number> {
  const isSample = and(gte(articles.clientKey, keyOf(0)), lte(articles.clientKey, keyOf(9_999_999_999)));
  const [last] = await tx
    .select({ key: articles.clientKey })
    .from(articles)
    .where(and(isSample, like(articles.clientKey, "sample:%")))
    .orderBy(desc(articles.clientKey))
    .limit(1);
  return last?.key ? Number(last.key.slice("sample:".length)) + 1 : 0;
}
