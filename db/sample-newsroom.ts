import { eq, sql } from "drizzle-orm";
import { addressOf, marsaSections, marsaTopics, marsaWriters, paper, photographer } from "#newsroom/sample/marsa.ts";
import type { StoryFile } from "#newsroom/sample/story-file.ts";
import type { Access } from "./operator.ts";
import { hashPassword, makeOneTimePassword } from "./passwords.ts";
import { insertPerson } from "./people.ts";
import { desk } from "./process.ts";
import { rebuildPublished } from "./republish.ts";
import { type SampleCast, writeStories } from "./sample-stories.ts";
import { articles, authors, diary, people, pictures, type Rendition, sections, settings, topics } from "./schema.ts";
import { record, type Transaction, transact } from "./transact.ts";

/** A picture of the sample whose files lie where they belong. */
export type StoredPicture = {
  key: string; // of the stored original
  name: string;
  type: string;
  bytes: number;
  width: number;
  height: number;
  renditions: Rendition[];
};

/** What the sample newspaper is made of. */
export type Newsroom = {
  stories: StoryFile[];
  pictures: Map<string, StoredPicture>; // every one, by its key
  portraits: Map<string, StoredPicture | undefined>; // of these, by a writer's slug
  logos: { ar: StoredPicture | undefined; en: StoredPicture | undefined };
};

/** Whom the console names: one who writes and one who publishes. */
const shownWriters = { editor: "yousef-asmar", reporter: "karim-daher" } as const;
export type SampleAccess = Record<keyof typeof shownWriters, Access>;

/** Whether nobody has done anything here: no article, nobody but the first administrator, no deed but about them. */
export async function isNewsroomEmpty(tx: Pick<Transaction, "$count"> = desk()): Promise<boolean> {
  const isOther = sql`${diary.deed} !~ '^(staff|account|session)[.]'`;
  const counts = [await tx.$count(articles), await tx.$count(diary, isOther), (await tx.$count(people)) - 1];
  return counts.every((count) => count <= 0);
}

/**
 * Fills an empty newsroom with the sample newspaper, as if its staff had worked for weeks: all of it or nothing.
 * @returns how two of its people sign in, shown once; null when the newsroom is not empty
 */
export async function makeNewsroom(newsroom: Newsroom, now = new Date()): Promise<SampleAccess | null> {
  return transact(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('khabar.sample'))`);
    await tx.select({ id: settings.id }).from(settings).for("update");
    if (!(await isNewsroomEmpty(tx))) return null;
    const { personIds, access } = await addWriters(tx, now);
    const pictureIds = await addPictures(tx, newsroom, personIds.get(photographer) ?? 0, now);
    const cast: SampleCast = {
      personIds,
      pictureIds,
      authorIds: await addBylines(tx, newsroom, personIds, pictureIds),
      ...(await addNames(tx)),
    };
    await writeStories(tx, newsroom.stories, cast, now);
    const logo = (language: "ar" | "en") => pictureIds.get(newsroom.logos[language]?.key ?? "") ?? null;
    await tx.update(settings).set({ ...paper, logoArId: logo("ar"), logoEnId: logo("en"), isSample: true });
    await record(tx, null, "site.sampleMake", { details: { stories: newsroom.stories.length } });
    await rebuildPublished(tx);
    return access;
  }).finally(() => desk().execute(sql`analyze`));
}

/** Nobody knows the passwords but of the two who are shown. */
async function addWriters(
  tx: Transaction,
  now: Date,
): Promise<{ personIds: Map<string, number>; access: SampleAccess }> {
  const access = {
    editor: { email: addressOf(shownWriters.editor), oneTimePassword: makeOneTimePassword() },
    reporter: { email: addressOf(shownWriters.reporter), oneTimePassword: makeOneTimePassword() },
  };
  const unknown = await hashPassword(makeOneTimePassword());
  const personIds = new Map<string, number>();
  for (const { slug, nameAr, role } of marsaWriters) {
    if (role === null) continue;
    const email = addressOf(slug);
    const shown = Object.values(access).find((each) => each.email === email);
    const passwordHash = shown ? await hashPassword(shown.oneTimePassword) : unknown;
    const person = { name: nameAr, email, roles: [role], passwordHash, mustChangePassword: true };
    const id = await insertPerson(tx, person);
    await tx
      .update(people)
      .set({ createdAt: new Date(now.getTime() - 120 * 86_400_000) })
      .where(eq(people.id, id));
    personIds.set(slug, id);
  }
  return { personIds, access };
}

/** @returns the ids by the keys of the stored originals */
async function addPictures(
  tx: Transaction,
  { pictures: drawn }: Newsroom,
  uploadedById: number,
  now: Date,
): Promise<Map<string, number>> {
  const all = [...drawn.values()];
  if (all.length === 0) return new Map();
  const rows = all.map((picture, place) => {
    const createdAt = new Date(now.getTime() - (all.length - place) * 9 * 3_600_000);
    return { ...picture, provider: "local" as const, state: "ready" as const, uploadedById, createdAt };
  });
  const made = await tx.insert(pictures).values(rows).returning({ id: pictures.id, key: pictures.key });
  return new Map(made.map(({ id, key }) => [key, id]));
}

/** @returns the ids by slug, of contributors too */
async function addBylines(
  tx: Transaction,
  { portraits }: Newsroom,
  personIds: Map<string, number>,
  pictureIds: Map<string, number>,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const { slug, nameAr, nameEn } of marsaWriters) {
    const pictureId = pictureIds.get(portraits.get(slug)?.key ?? "") ?? null;
    const row = { slug, nameAr, nameEn, pictureId, personId: personIds.get(slug) ?? null };
    const [author] =
      row.personId === null
        ? await tx.insert(authors).values(row).returning({ id: authors.id })
        : await tx.update(authors).set(row).where(eq(authors.personId, row.personId)).returning({ id: authors.id });
    if (author) ids.set(slug, author.id);
  }
  return ids;
}

/** The paper's own sections in place of those that every newsroom starts with, and its topics. */
async function addNames(tx: Transaction): Promise<Pick<SampleCast, "sectionIds" | "topicIds">> {
  await tx.delete(sections);
  const sectionRows = await tx.insert(sections).values(marsaSections).returning();
  const topicRows = await tx.insert(topics).values(marsaTopics).returning();
  return {
    sectionIds: new Map(sectionRows.map(({ id, slugEn }) => [slugEn, id])),
    topicIds: new Map(topicRows.map(({ id, slugEn }) => [slugEn, id])),
  };
}
