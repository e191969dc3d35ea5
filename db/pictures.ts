import { and, desc, eq, ilike, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { type Actor, demand } from "#newsroom/permissions.ts";
import { type PictureFormat, type PictureReport, pictureRefusal, pictureTypes } from "#newsroom/pictures.ts";
import { Refusal, type RefusalReason, refusalReasons } from "#newsroom/refusal.ts";
import { desk } from "./process.ts";
import { stories, storyPictures } from "./published/schema.ts";
import { articlePictures, authors, people, pictures, type Rendition, settings, uploads } from "./schema.ts";
import { actorOf } from "./sessions.ts";
import { enqueue, record, type Transaction, transact } from "./transact.ts";
import { uploadProvider } from "./uploads.ts";

/**
 * The file has arrived: keeps it as a picture and orders its renditions. Told again about the same file, it only
 * answers again. The actor is the one whom the upload's claim names, as they are now.
 * @throws Refusal `signedOut`, `disabled`, `forbidden`
 */
export async function keepPicture(
  personId: number,
  file: { key: string; name: string; type: string; bytes: number },
): Promise<number> {
  return transact(async (tx) => {
    const [person] = await tx.select().from(people).where(eq(people.id, personId));
    if (!person) throw new Refusal("signedOut");
    if (person.disabledAt) throw new Refusal("disabled");
    const actor = actorOf(person);
    demand(actor, "picture.upload");
    const row = { ...file, provider: uploadProvider(), uploadedById: personId };
    const [kept] = await tx
      .insert(pictures)
      .values(row)
      .onConflictDoNothing({ target: pictures.key })
      .returning({ id: pictures.id });
    await tx.update(uploads).set({ isFinished: true }).where(eq(uploads.key, file.key));
    if (!kept) return getIdOf(tx, file.key);
    await enqueue(tx, "makeRenditions", { pictureId: kept.id }, `renditions:${kept.id}`);
    await record(tx, actor, "picture.upload", { details: { pictureId: kept.id } });
    return kept.id;
  });
}

/** How a picture stands. @throws Refusal `forbidden`, `notFound` */
export async function readPicture(actor: Actor, id: number): Promise<PictureReport> {
  demand(actor, "picture.read");
  const [picture] = await desk().select().from(pictures).where(eq(pictures.id, id));
  if (!picture) throw new Refusal("notFound");
  return reportOf(picture);
}

export type PictureRow = PictureReport & {
  uploadedBy: string;
  createdAt: Date;
  stories: { id: number; headline: string }[]; // live ones that show it
  drafts: number; // other stories that have it as their lead picture
  portraitOf: { nameAr: string; nameEn: string }[];
  isLogo: boolean;
};

/**
 * The newsroom's pictures, newest first. `before` is the id that the last page ended with; `search` looks into names, and
 * into captions and credits of lead pictures. @throws Refusal `forbidden`
 */
export async function listPictures(
  actor: Actor,
  {
    before,
    search = "",
    limit = 48,
  }: { before?: number | undefined; search?: string | undefined; limit?: number } = {},
): Promise<{ rows: PictureRow[]; next: number | null }> {
  demand(actor, "picture.read");
  const words = search.trim().split(/\s+/).filter(Boolean).slice(0, 8);
  const found = await desk()
    .select({ picture: pictures, uploadedBy: people.name })
    .from(pictures)
    .innerJoin(people, eq(people.id, pictures.uploadedById))
    .where(and(before === undefined ? undefined : lt(pictures.id, before), ...words.map(isAbout)))
    .orderBy(desc(pictures.id))
    .limit(limit + 1);
  const page = found.slice(0, limit);
  const uses = await findUses(page.map(({ picture }) => picture.id));
  const rows = page.map(({ picture, uploadedBy }) => ({
    ...reportOf(picture),
    ...uses(picture.id),
    uploadedBy,
    createdAt: picture.createdAt,
  }));
  return { rows, next: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}

function isAbout(word: string): SQL | undefined {
  const pattern = `%${word.replace(/[\\%_]/g, "\\$&")}%`;
  const use = articlePictures;
  return or(
    ilike(pictures.name, pattern),
    sql`exists (select from ${use} where ${use.pictureId} = ${pictures.id} and (${ilike(use.caption, pattern)} or ${ilike(use.credit, pattern)}))`,
  );
}

type Uses = Pick<PictureRow, "stories" | "drafts" | "portraitOf" | "isLogo">;

async function findUses(ids: number[]): Promise<(id: number) => Uses> {
  const [live, leads, portraits, logos] = await Promise.all([
    desk()
      .select({ pictureId: storyPictures.pictureId, id: stories.id, headline: stories.headline })
      .from(storyPictures)
      .innerJoin(stories, eq(stories.id, storyPictures.storyId))
      .where(inArray(storyPictures.pictureId, ids))
      .orderBy(desc(stories.id)),
    desk()
      .select({ pictureId: articlePictures.pictureId, articleId: articlePictures.articleId })
      .from(articlePictures)
      .where(inArray(articlePictures.pictureId, ids)),
    desk()
      .select({ pictureId: authors.pictureId, nameAr: authors.nameAr, nameEn: authors.nameEn })
      .from(authors)
      .where(inArray(authors.pictureId, ids)),
    desk().select({ ar: settings.logoArId, en: settings.logoEnId }).from(settings),
  ]);
  return (id) => {
    const own = live.filter(({ pictureId }) => pictureId === id);
    const isLive = (articleId: number) => own.some((story) => story.id === articleId);
    return {
      stories: own.map((story) => ({ id: story.id, headline: story.headline })),
      drafts: leads.filter(({ pictureId, articleId }) => pictureId === id && !isLive(articleId)).length,
      portraitOf: portraits
        .filter(({ pictureId }) => pictureId === id)
        .map(({ nameAr, nameEn }) => ({ nameAr, nameEn })),
      isLogo: logos.some(({ ar, en }) => ar === id || en === id),
    };
  };
}

/** For the job: where the original is, and whether it still waits. */
export async function findOriginal(id: number): Promise<Pick<typeof pictures.$inferSelect, "key" | "state"> | null> {
  const [found] = await desk()
    .select({ key: pictures.key, state: pictures.state })
    .from(pictures)
    .where(eq(pictures.id, id));
  return found ?? null;
}

/** For deeds that put a picture before readers without a story. @throws Refusal `notFound`, `pictureNotReady` */
export async function demandReady(tx: Pick<Transaction, "select">, id: number): Promise<void> {
  const [found] = await tx.select({ state: pictures.state }).from(pictures).where(eq(pictures.id, id));
  if (!found) throw new Refusal("notFound");
  if (found.state !== "ready") throw new Refusal("pictureNotReady");
}

/** What the job found and made; the picture can be published from now on. */
export async function finishPicture(
  id: number,
  made: { format: PictureFormat; width: number; height: number; renditions: Rendition[] },
): Promise<void> {
  const { format, width, height, renditions } = made;
  await desk()
    .update(pictures)
    .set({ state: "ready", type: pictureTypes[format], width, height, renditions })
    .where(and(eq(pictures.id, id), eq(pictures.state, "processing")));
}

/** The original was no sound picture. The row stays until the sweep, so that its uploader hears why. */
export async function failPicture(id: number, problem: RefusalReason): Promise<void> {
  await desk()
    .update(pictures)
    .set({ state: "failed", problem })
    .where(and(eq(pictures.id, id), eq(pictures.state, "processing")));
}

/** Removes pictures that failed before this time, which no story can hold. @returns the keys of their originals */
export async function dropFailed(before: Date): Promise<string[]> {
  const gone = await desk()
    .delete(pictures)
    .where(
      and(
        eq(pictures.state, "failed"),
        lt(pictures.createdAt, before),
        sql`not exists (select from article_pictures use where use.picture_id = ${pictures.id})`,
      ),
    )
    .returning({ key: pictures.key });
  return gone.map((row) => row.key);
}

/** The picture that has a rendition, for the server itself: whoever asks is judged before. */
export async function findByRendition(
  hash: string,
  format: Rendition["format"],
): Promise<{ key: string; renditions: Rendition[] } | null> {
  const [found] = await desk()
    .select({ key: pictures.key, renditions: pictures.renditions })
    .from(pictures)
    .where(sql`${pictures.renditions} @> ${JSON.stringify([{ hash, format }])}::jsonb`)
    .limit(1);
  return found ?? null;
}

async function getIdOf(tx: Transaction, key: string): Promise<number> {
  const [found] = await tx.select({ id: pictures.id }).from(pictures).where(eq(pictures.key, key));
  if (!found) throw new Refusal("notFound");
  return found.id;
}

function reportOf({
  id,
  name,
  state,
  problem,
  width,
  height,
  renditions,
}: typeof pictures.$inferSelect): PictureReport {
  const reason = refusalReasons.find((each) => each === problem);
  const failure = state === "failed" ? pictureRefusal(reason ?? "pictureUnreadable") : null;
  return { id, name, state, problem: failure, width, height, renditions };
}
