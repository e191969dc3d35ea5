import { asc, eq } from "drizzle-orm";
import { type Actor, demand } from "#newsroom/permissions.ts";
import { Refusal } from "#newsroom/refusal.ts";
import type { PictureView } from "#newsroom/story-view.ts";
import { demandReady } from "./pictures.ts";
import { desk } from "./process.ts";
import { putAuthor } from "./published/put.ts";
import { viewOf } from "./published/site.ts";
import { authors, pictures } from "./schema.ts";
import { record, transact } from "./transact.ts";

/** A name for bylines with its portrait, for the desk. */
export type AuthorRow = Omit<typeof authors.$inferSelect, "pictureId"> & { picture: PictureView | null };

/** All names for bylines. @throws Refusal `forbidden` */
export async function listAuthors(actor: Actor): Promise<(typeof authors.$inferSelect)[]> {
  demand(actor, "article.list");
  return desk().select().from(authors).orderBy(asc(authors.nameAr));
}

/** All names for bylines with their portraits, by Arabic name. @throws Refusal `forbidden` */
export async function listAuthorRows(actor: Actor): Promise<AuthorRow[]> {
  demand(actor, "staff.read");
  const rows = await selectAuthors().orderBy(asc(authors.nameAr), asc(authors.id));
  return rows.map(rowOf);
}

/** The name that the actor has in bylines; null when there is none. */
export async function findOwnAuthor(actor: Actor): Promise<AuthorRow | null> {
  const [row] = await selectAuthors().where(eq(authors.personId, actor.id));
  return row ? rowOf(row) : null;
}

/**
 * The portrait that readers see on the author's page and by the byline, or none; on live stories at once. One's own is
 * one's own business, everybody else's the administrators'.
 * @throws Refusal `notFound`, `forbidden`, `pictureNotReady`
 */
export async function setPortrait(actor: Actor, authorId: number, pictureId: number | null): Promise<void> {
  await transact(async (tx) => {
    const [author] = await tx.select().from(authors).where(eq(authors.id, authorId)).for("update");
    const isOwn = author !== undefined && author.personId === actor.id;
    if (!isOwn) demand(actor, "staff.manage");
    if (!author) throw new Refusal("notFound");
    if (author.pictureId === pictureId) return;
    if (pictureId !== null) await demandReady(tx, pictureId);
    await tx.update(authors).set({ pictureId }).where(eq(authors.id, authorId));
    await putAuthor(tx, authorId);
    const subject = author.personId === null || isOwn ? {} : { personId: author.personId };
    const deed = pictureId === null ? "author.removePortrait" : "author.setPortrait";
    await record(tx, actor, deed, { ...subject, details: { authorId, nameAr: author.nameAr, nameEn: author.nameEn } });
  });
}

function selectAuthors() {
  return desk()
    .select({ author: authors, picture: pictures })
    .from(authors)
    .leftJoin(pictures, eq(pictures.id, authors.pictureId));
}

type Found = Awaited<ReturnType<typeof selectAuthors>>[number];

function rowOf({ author: { pictureId: _, ...author }, picture }: Found): AuthorRow {
  return { ...author, picture: picture && viewOf(picture) };
}
