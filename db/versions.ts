import { and, eq, inArray } from "drizzle-orm";
import { type Facts, walk } from "#newsroom/article.ts";
import { canonical } from "#newsroom/canonical.ts";
import type { Version } from "#newsroom/difference.ts";
import { contentOfProse, proseOf } from "#newsroom/draft.ts";
import type { Actor } from "#newsroom/permissions.ts";
import type { PictureFile } from "#newsroom/pictures.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { withoutSuggestions, withSuggestions } from "#newsroom/suggestions.ts";
import { readDraft } from "./drafts.ts";
import { readFacts } from "./facts.ts";
import { type Article, getArticleRow } from "./hold-article.ts";
import { desk } from "./process.ts";
import { stories } from "./published/schema.ts";
import { readRevision } from "./revisions.ts";
import { authors, pictures, revisions, sections, topics } from "./schema.ts";

/** A revision's number, what readers see, or the draft as it stands. */
export type VersionName = number | "live" | "draft";

type Named = { id: number; nameAr: string; nameEn: string };

/** What the ids in two versions point at, as far as it is there. */
export type Surroundings = {
  sections: Named[];
  authors: Named[];
  topics: Named[];
  pictures: { id: number; renditions: PictureFile[] }[];
  stories: { id: number; headline: string }[]; // related ones that readers can see
};

export type TwoVersions = {
  before: Version;
  after: Version;
  surroundings: Surroundings;
  epoch: number; // of the open draft
  hasProposals: boolean; // stand in that draft, and in no revision
  factsVersion: number;
};

/** Two versions of an article, to be compared. @throws Refusal `notFound`, also when there is no such version */
export async function getVersions(actor: Actor, id: number, from: VersionName, to: VersionName): Promise<TwoVersions> {
  const article = await getArticleRow(desk(), actor, id); // its version before the facts: never newer than what is compared
  const draft = await readDraft(desk(), id);
  const prose = proseOf(draft.updates);
  const read = async (name: VersionName): Promise<Version> => {
    if (name !== "draft") return readRevision(desk(), await findRevisionId(article, name));
    return { content: contentOfProse(prose), facts: await readFacts(desk(), id) };
  };
  const [before, after] = [await read(from), await read(to)];
  const surroundings = await readSurroundings([before, after]);
  const hasProposals = Object.values(prose).some(
    (nodes) => canonical(withSuggestions(nodes)) !== canonical(withoutSuggestions(nodes)),
  );
  return { before, after, surroundings, epoch: draft.epoch, hasProposals, factsVersion: article.factsVersion };
}

async function findRevisionId(article: Article, name: number | "live"): Promise<number> {
  if (name === "live") {
    if (article.liveRevisionId === null) throw new Refusal("notFound");
    return article.liveRevisionId;
  }
  const [row] = await desk()
    .select({ id: revisions.id })
    .from(revisions)
    .where(and(eq(revisions.articleId, article.id), eq(revisions.number, name)));
  if (!row) throw new Refusal("notFound");
  return row.id;
}

async function readSurroundings(versions: Version[]): Promise<Surroundings> {
  const facts = versions.map((version) => version.facts);
  const nodes = versions.flatMap(({ content }) => [...walk(content.body)]);
  const idsOf = (read: (facts: Facts) => (number | null)[]) =>
    [...new Set(facts.flatMap(read))].filter((id) => id !== null);
  const attrsOf = (name: string) =>
    nodes.flatMap(({ attrs }) => (typeof attrs?.[name] === "number" ? attrs[name] : []));
  const [sectionIds, authorIds, topicIds, leadIds] = [
    idsOf(({ sectionId }) => [sectionId]),
    idsOf(({ bylineIds }) => bylineIds),
    idsOf((each) => each.topicIds),
    idsOf(({ lead }) => [lead?.pictureId ?? null]),
  ];
  const named = <T extends typeof sections | typeof authors | typeof topics>({ id, nameAr, nameEn }: T) => ({
    ...{ id, nameAr, nameEn },
  });
  const pictureIds = [...leadIds, ...attrsOf("pictureId")];
  const { id, renditions } = pictures;
  const told = { id: stories.id, headline: stories.headline };
  const [sectionRows, authorRows, topicRows, pictureRows, storyRows] = await Promise.all([
    desk().select(named(sections)).from(sections).where(inArray(sections.id, sectionIds)),
    desk().select(named(authors)).from(authors).where(inArray(authors.id, authorIds)),
    desk().select(named(topics)).from(topics).where(inArray(topics.id, topicIds)),
    desk().select({ id, renditions }).from(pictures).where(inArray(pictures.id, pictureIds)),
    desk()
      .select(told)
      .from(stories)
      .where(inArray(stories.id, attrsOf("articleId"))),
  ]);
  return {
    ...{ sections: sectionRows, authors: authorRows, topics: topicRows },
    ...{ pictures: pictureRows, stories: storyRows },
  };
}
