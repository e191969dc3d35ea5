import { eq, inArray } from "drizzle-orm";
import { directionOfText } from "#newsroom/body.ts";
import { contentOf } from "#newsroom/draft.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { findMissing, type Requirement } from "#newsroom/requirements.ts";
import { slugOf } from "#newsroom/slug.ts";
import { picturesOf, readersNode, relatedOf } from "#newsroom/story.ts";
import type { StoryView } from "#newsroom/story-view.ts";
import { listCorrections } from "./corrections.ts";
import { readDraft } from "./drafts.ts";
import { readFacts } from "./facts.ts";
import { getArticleRow } from "./hold-article.ts";
import { desk } from "./process.ts";
import { findCards } from "./published/lists.ts";
import { nameOf, viewOf } from "./published/site.ts";
import { type articles, authors, pictures, sections, topics } from "./schema.ts";
import type { Transaction } from "./transact.ts";

/** A draft as readers would see it, and what still stands between it and them. */
export type Preview = { story: StoryView; missing: Requirement[] };

/**
 * The draft in the shape that readers' pages show, sources that readers will not see left out.
 * @throws Refusal `notFound`, also for whoever may not read the article
 */
export async function getPreview(actor: Actor, id: number): Promise<Preview> {
  return readPreview(desk(), await getArticleRow(desk(), actor, id));
}

/** The same for who has been let in already: nobody is asked for here. */
export async function readPreview(
  tx: Pick<Transaction, "select">,
  article: Pick<typeof articles.$inferSelect, "id" | "publishedSlug" | "publishedAt" | "updatedAt">,
): Promise<Preview> {
  const { id } = article;
  const content = contentOf((await readDraft(tx, id)).updates);
  const facts = await readFacts(tx, id);
  const language = facts.language ?? (directionOfText(content.headline) === "ltr" ? "en" : "ar");
  const { lead } = facts;
  const pictureIds = picturesOf({ lead, body: content.body });
  const [sectionRows, authorRows, topicRows, pictureRows] = await Promise.all([
    tx
      .select()
      .from(sections)
      .where(eq(sections.id, facts.sectionId ?? 0)),
    tx
      .select({ author: authors, picture: pictures })
      .from(authors)
      .leftJoin(pictures, eq(pictures.id, authors.pictureId))
      .where(inArray(authors.id, facts.bylineIds)),
    tx.select().from(topics).where(inArray(topics.id, facts.topicIds)),
    tx.select().from(pictures).where(inArray(pictures.id, pictureIds)),
  ]);
  const inOrder = <Row extends Parameters<typeof nameOf>[0]>(ids: number[], rows: Row[]) =>
    ids.flatMap((wanted) => rows.filter((row) => row.id === wanted)).map((row) => nameOf(row, language));
  const { kicker, headline, standfirst } = content;
  const story: StoryView = {
    ...{ id, language, kicker, headline, standfirst, body: content.body.map(readersNode) },
    slug: facts.slug || article.publishedSlug || slugOf(headline) || "story",
    lead: lead && {
      pictureId: lead.pictureId,
      caption: lead.caption,
      credit: lead.credit,
      alternative: lead.isDecorative ? "" : lead.alternative,
    },
    sources: facts.sources.filter((source) => source.isShown).map(({ kind, name, link }) => ({ kind, name, link })),
    publishedAt: article.publishedAt,
    updatedAt: article.updatedAt,
    section: inOrder([facts.sectionId ?? 0], sectionRows)[0] ?? null,
    corrections: (await listCorrections(tx, id)).map(({ at, text }) => ({ at, text })),
    authors: facts.bylineIds
      .flatMap((wanted) => authorRows.filter((row) => row.author.id === wanted))
      .map(({ author, picture }) => ({ ...nameOf(author, language), picture: picture && viewOf(picture) })),
    topics: inOrder(facts.topicIds, topicRows),
    related: await findCards(relatedOf(content.body)),
    pictures: Object.fromEntries(pictureRows.map((picture) => [picture.id, viewOf(picture)])),
  };
  return { story, missing: findMissing(content, facts) };
}
