import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { and, asc, eq, gt, isNull, ne, type SQL } from "drizzle-orm";
import { type Actor, can, demand } from "#newsroom/permissions.ts";
import { Refusal } from "#newsroom/refusal.ts";
import type { StoryView } from "#newsroom/story-view.ts";
import { getArticleRow, holdArticle } from "./hold-article.ts";
import { readPreview } from "./preview.ts";
import { desk, getProcess } from "./process.ts";
import { articles, people, previewLinks } from "./schema.ts";
import { readArticleFacts } from "./standing.ts";
import { record, transact } from "./transact.ts";

/** How long a link may live, in days. */
export const previewDays = [1, 3, 7, 30] as const;
export type PreviewDays = (typeof previewDays)[number];

export type PreviewLink = { id: number; by: string; createdAt: Date; expiresAt: Date };

const day = 24 * 60 * 60 * 1000; // milliseconds

/**
 * Lets whoever has the link read the draft as it will stand at each visit, without an account, until it expires, is
 * revoked, the story is killed, or its maker might not share it any more: taken off the story or of another role, or gone.
 * @returns the token of its address, which nothing can show again: the database holds its hash
 * @throws Refusal `notFound`, `forbidden`
 */
export function createPreviewLink(
  actor: Actor,
  articleId: number,
  { days }: { days: PreviewDays },
  now = new Date(),
): Promise<{ id: number; token: string; expiresAt: Date }> {
  return transact(async (tx) => {
    const article = await holdArticle(tx, actor, articleId);
    demand(actor, "article.share", article);
    const token = randomBytes(32).toString("base64url");
    const expiresAt = new Date(now.getTime() + days * day);
    const [row] = await tx
      .insert(previewLinks)
      .values({ articleId, tokenHash: hashOf(token), createdById: actor.id, createdAt: now, expiresAt })
      .returning({ id: previewLinks.id });
    if (!row) throw new Error("The link was not stored.");
    await record(tx, actor, "article.share", { articleId, details: { days } });
    return { id: row.id, token, expiresAt };
  });
}

/** The links that still open, oldest first. @throws Refusal `notFound` */
export async function listPreviewLinks(actor: Actor, articleId: number, now = new Date()): Promise<PreviewLink[]> {
  await getArticleRow(desk(), actor, articleId);
  const found = await findOpen(eq(previewLinks.articleId, articleId), now);
  return found.map(({ link: { id, createdAt, expiresAt }, maker }) => ({ id, createdAt, expiresAt, by: maker.name }));
}

/** Closes a link at once; one that is closed already stays so. @throws Refusal `notFound`, `forbidden` */
export async function revokePreviewLink(actor: Actor, id: number, now = new Date()): Promise<void> {
  await transact(async (tx) => {
    const [link] = await tx.select().from(previewLinks).where(eq(previewLinks.id, id));
    if (!link) throw new Refusal("notFound");
    const article = await holdArticle(tx, actor, link.articleId);
    demand(actor, "article.share", article);
    const revoked = await tx
      .update(previewLinks)
      .set({ revokedAt: now, revokedById: actor.id })
      .where(and(eq(previewLinks.id, id), isNull(previewLinks.revokedAt)))
      .returning({ id: previewLinks.id });
    if (revoked.length > 0) await record(tx, actor, "article.unshare", { articleId: link.articleId });
  });
}

/**
 * The draft behind a link's token: the token stands for the actor. Its pictures carry a pass of their own, because files of
 * an unpublished story answer to nobody else. Null when the link does not open, whatever the reason.
 */
export async function findSharedPreview(
  token: string,
  now = new Date(),
): Promise<{ story: StoryView; expiresAt: Date } | null> {
  const [found] = await findOpen(eq(previewLinks.tokenHash, hashOf(token)), now);
  if (!found) return null;
  const { story } = await readPreview(desk(), found.article);
  return { story: withPasses(story, found.link.id), expiresAt: found.link.expiresAt };
}

/** Whether a picture's file may be seen with this pass: it was shown under a link that still opens. */
export async function isPreviewPass(hash: string, pass: string, now = new Date()): Promise<boolean> {
  const [, id = "", seal = ""] = /^(\d{1,9})\.([\w-]{43})$/.exec(pass) ?? [];
  if (id === "" || !timingSafeEqual(Buffer.from(seal), Buffer.from(sealOf(Number(id), hash)))) return false;
  return (await findOpen(eq(previewLinks.id, Number(id)), now)).length > 0;
}

/** The links that open now, oldest first. A link shows what its maker could share at this moment, and nothing beyond. */
async function findOpen(which: SQL, now: Date) {
  const { id, articleId, createdById, revokedAt, expiresAt } = previewLinks;
  const rows = await desk()
    .select({ link: previewLinks, article: articles, maker: people })
    .from(previewLinks)
    .innerJoin(people, eq(people.id, createdById))
    .innerJoin(articles, eq(articles.id, articleId))
    .where(and(which, isNull(revokedAt), gt(expiresAt, now), isNull(people.disabledAt), ne(articles.stage, "killed")))
    .orderBy(asc(id));
  const facts = await readArticleFacts([...new Set(rows.map(({ article }) => article.id))]);
  return rows.filter(({ article, maker }) => can(maker, "article.share", facts.get(article.id)));
}

function withPasses(story: StoryView, linkId: number): StoryView {
  const passed = <File extends { renditions: { hash: string }[] }>(file: File): File => ({
    ...file,
    renditions: file.renditions.map((each) => ({ ...each, pass: `${linkId}.${sealOf(linkId, each.hash)}` })),
  });
  return {
    ...story,
    authors: story.authors.map((author) => ({ ...author, picture: author.picture && passed(author.picture) })),
    pictures: Object.fromEntries(Object.entries(story.pictures).map(([id, file]) => [id, passed(file)])),
  };
}

function sealOf(linkId: number, hash: string): string {
  return createHmac("sha256", getProcess().authSecret).update(`preview ${linkId} ${hash}`).digest("base64url");
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
