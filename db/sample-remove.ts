import { and, inArray, like, notInArray, or, type SQL, sql } from "drizzle-orm";
import { sampleAuthors, sampleTopics, staffCount } from "#newsroom/sample/cast.ts";
import { addressOf, marsaSections, marsaTopics, marsaWriters, paper } from "#newsroom/sample/marsa.ts";
import { desk } from "./process.ts";
import { rebuildPublished } from "./republish.ts";
import { sampleKey } from "./sample-stories.ts";
import { readUses, readWorkers, type SampleUses } from "./sample-uses.ts";
import { articles, authors, diary, people, pictures, type Rendition, sections, settings, topics } from "./schema.ts";
import { closeSessions } from "./sessions.ts";
import { notify, record, type Transaction, transact } from "./transact.ts";

/** How much of the sample is here. */
export type SampleSize = { stories: number; pictures: number; people: number };

/** What went, and whose names had to stay because the newsroom's own work bears them: they are disabled. */
export type RemovedSample = SampleSize & { kept: string[]; files: { key: string; renditions: Rendition[] }[] };

const isStory = like(articles.clientKey, "sample:%");
const isPicture = like(pictures.key, `${sampleKey}%`);
const addresses = [
  ...marsaWriters.map(({ slug }) => addressOf(slug)),
  ...sampleAuthors.slice(0, staffCount).map(({ slug }) => `${slug}@sample.example`),
];
const isPerson = inArray(people.email, addresses);
const contributors = [...marsaWriters, ...sampleAuthors.slice(staffCount)].map(({ slug }) => slug);
const topicSlugs = [...marsaTopics, ...sampleTopics].map(({ slugEn }) => slugEn);

/** What removing the sample would take away. */
export async function readSample(): Promise<SampleSize> {
  const [stories, drawn, staff] = [
    await desk().$count(articles, isStory),
    await desk().$count(pictures, isPicture),
    await desk().$count(people, isPerson),
  ];
  return { stories, pictures: drawn, people: staff };
}

/**
 * Takes everything invented out of the newsroom: stories with all that belongs to them, pictures, people, bylines, topics, sections, the
 * paper's name. What the newsroom itself made stays, with whatever of the sample it uses. A deed of whoever runs the machine; it
 * works while servers run: deeds that are under way end first, others wait.
 * @returns what went; the files are still there
 */
export async function removeSample(now = new Date()): Promise<RemovedSample> {
  return transact(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('khabar.sample'))`);
    await tx.execute(
      sql`lock table articles, settings, sections, people, pictures, authors, topics, revisions, diary in exclusive mode`,
    );
    for (const table of ["revisions", "diary"]) await guard(tx, table, "disable");
    const stories = await removeStories(tx);
    const wasPaper = await resetSite(tx);
    const uses = await readUses(tx);
    if (wasPaper) await removeSections(tx, uses);
    const used = [...uses.topics];
    await tx.delete(topics).where(and(inArray(topics.slugEn, topicSlugs), notInArray(topics.id, used)));
    const { gone, kept } = await sortPeople(tx, uses, now);
    await removeNames(tx, gone, uses);
    const files = await removePictures(tx, gone, uses);
    await removePeople(tx, gone);
    for (const table of ["revisions", "diary"]) await guard(tx, table, "enable");
    await rebuildPublished(tx);
    await record(tx, null, "site.sampleRemove", { details: { stories } });
    return { stories, pictures: files.length, people: gone.length, kept, files };
  });
}

/** What was committed of these tables stays as it was, but for this one deed. */
async function guard(tx: Transaction, table: string, verb: "enable" | "disable"): Promise<void> {
  await tx.execute(sql.raw(`alter table ${table} ${verb} trigger ${table}_append_only`));
}

async function removeStories(tx: Transaction): Promise<number> {
  const parts = [
    ...["draft_updates", "drafts", "held_back", "revisions", "diary", "article_corrections", "article_pictures"],
    ...["comment_threads", "preview_links", "article_sources", "article_topics", "article_bylines", "article_staff"],
  ];
  const ids = tx.select({ id: articles.id }).from(articles).where(isStory);
  await tx.execute(
    sql`delete from comments where thread_id in (select id from comment_threads where article_id in ${ids})`,
  );
  for (const part of parts) await tx.execute(sql`delete from ${sql.identifier(part)} where article_id in ${ids}`);
  const gone = await tx.delete(articles).where(isStory).returning({ id: articles.id });
  await notify(tx, ...gone.map(({ id }) => ({ kind: "epoch" as const, articleId: id, epoch: 0 })));
  return gone.length;
}

/** A name that the newsroom has chosen meanwhile stays. @returns whether the site was the sample newspaper */
async function resetSite(tx: Transaction): Promise<boolean> {
  const [site] = await tx.select().from(settings);
  if (!site?.isSample) return false;
  const invented = await tx.select({ id: pictures.id }).from(pictures).where(isPicture);
  const isInvented = (logo: number | null) => invented.some(({ id }) => id === logo);
  await tx.update(settings).set({
    isSample: false,
    ...(site.nameAr === paper.nameAr && { nameAr: sql`default` }),
    ...(site.nameEn === paper.nameEn && { nameEn: sql`default` }),
    ...(isInvented(site.logoArId) && { logoArId: null }),
    ...(isInvented(site.logoEnId) && { logoEnId: null }),
  });
  return true;
}

/** The sections that every newsroom starts with. */
const firstSections = [
  ["أخبار", "News", "news"],
  ["اقتصاد", "Economy", "economy"],
  ["ثقافة", "Culture", "culture"],
  ["علوم", "Science", "science"],
  ["رياضة", "Sport", "sport"],
  ["رأي", "Opinion", "opinion"],
].map(([nameAr = "", nameEn = "", slugEn = ""], place) => ({
  ...{ position: place + 1, nameAr, nameEn, slugAr: nameAr, slugEn },
}));

async function removeSections(tx: Transaction, { sections: used }: SampleUses): Promise<void> {
  const slugs = marsaSections.map(({ slugEn }) => slugEn);
  await tx.delete(sections).where(and(inArray(sections.slugEn, slugs), notInArray(sections.id, [...used])));
  const left = await tx.$count(sections);
  if (left === 0) await tx.insert(sections).values(firstSections);
}

/** Who goes; whoever worked for the newsroom itself stays, and can no longer sign in. */
async function sortPeople(tx: Transaction, uses: SampleUses, now: Date): Promise<{ gone: number[]; kept: string[] }> {
  const all = await tx.select().from(people).where(isPerson);
  const ids = all.map(({ id }) => id);
  const workers = await readWorkers(tx, ids, uses);
  const kept = all.filter(({ id }) => workers.has(id));
  for (const { id } of all) await closeSessions(tx, id);
  const staying = kept.map(({ id }) => id);
  await tx
    .update(people)
    .set({ disabledAt: sql`coalesce(${people.disabledAt}, ${now.toISOString()})` })
    .where(inArray(people.id, staying));
  await notify(tx, ...ids.map((personId) => ({ kind: "person" as const, personId })));
  return { gone: ids.filter((id) => !workers.has(id)), kept: kept.map(({ name }) => name) };
}

async function removeNames(tx: Transaction, gone: number[], { authors: used }: SampleUses): Promise<void> {
  const isContributor = and(inArray(authors.slug, contributors), sql`${authors.personId} is null`);
  const isTheirs = or(isContributor, inArray(authors.personId, gone));
  await tx.delete(authors).where(and(isTheirs, notInArray(authors.id, [...used])));
}

/** A portrait of somebody who stays is theirs from now on. */
async function removePictures(tx: Transaction, gone: number[], { pictures: used }: SampleUses) {
  const portraits = tx.select({ id: authors.pictureId }).from(authors).where(sql`${authors.pictureId} is not null`);
  const isLeft: (SQL | undefined)[] = [
    isPicture,
    notInArray(pictures.id, [...used]),
    notInArray(pictures.id, portraits),
  ];
  const files = await tx
    .delete(pictures)
    .where(and(...isLeft))
    .returning({ key: pictures.key, renditions: pictures.renditions });
  const owner = sql`(select coalesce(a.person_id, (select min(p.id) from people p where p.disabled_at is null)) from authors a where a.picture_id = ${pictures.id} limit 1)`;
  await tx
    .update(pictures)
    .set({ uploadedById: owner })
    .where(and(isPicture, inArray(pictures.uploadedById, gone)));
  return files;
}

async function removePeople(tx: Transaction, gone: number[]): Promise<void> {
  await tx.delete(diary).where(or(inArray(diary.actorId, gone), inArray(diary.personId, gone)));
  await tx.delete(people).where(inArray(people.id, gone));
}
