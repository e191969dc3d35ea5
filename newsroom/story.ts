import * as z from "zod";
import { type BodyNode, type Content, type Facts, languages, sourceKinds, walk } from "./article.ts";
import { bodyNodeSchema, linkSchema } from "./article-schema.ts";
import { readLanguageTag } from "./foreign.ts";
import { idSchema } from "./id-schema.ts";
import { Refusal } from "./refusal.ts";
import { findMissing } from "./requirements.ts";
import { slugOf } from "./slug.ts";

/**
 * What readers may see of a story: a whitelist of its own. Hidden sources, notes and staff ids cannot be expressed here.
 * Names of authors, topics, sections and pictures are normalised beside it in schema `published`.
 */
export const storySchema = z.strictObject({
  id: z.number().int().positive(),
  language: z.enum(languages),
  sectionId: z.number().int().positive(),
  slug: z.string().min(1),
  kicker: z.string(),
  headline: z.string().min(1),
  standfirst: z.string(),
  body: z.array(bodyNodeSchema),
  lead: z
    .strictObject({ pictureId: z.number(), caption: z.string(), credit: z.string(), alternative: z.string() })
    .nullable(),
  sources: z.array(
    z.strictObject({ kind: z.enum(sourceKinds), name: z.string(), link: z.union([z.literal(""), linkSchema]) }),
  ),
  corrections: z.array(z.strictObject({ at: z.date(), text: z.string().min(1) })), // newest first
  authorIds: z.array(z.number()),
  topicIds: z.array(z.number()),
  publishedAt: z.date(),
  updatedAt: z.date().nullable(), // moved by an update that readers should know of; null until the first
});
export type Story = z.infer<typeof storySchema>;

/** What a story takes from its article beside prose and facts. `publishedSlug` is empty before the first publication. */
export type Publication = Pick<Story, "id" | "publishedAt" | "updatedAt" | "corrections"> & { publishedSlug: string };

/**
 * The story that readers get from this prose and these facts.
 * @throws Refusal `incomplete` with everything still missing
 */
export function storyOf(content: Content, facts: Facts, publication: Publication): Story {
  const missing = findMissing(content, facts);
  if (missing.length > 0) throw new Refusal("incomplete", { missing });
  return storyAgain(content, facts, publication);
}

/**
 * The same for a story that was published once: a requirement that came later does not take it from readers.
 * @throws Refusal `incomplete` when not even a page can be made of it
 */
export function storyAgain(content: Content, facts: Facts, publication: Publication): Story {
  const { language, sectionId } = facts;
  if (language === null || sectionId === null)
    throw new Refusal("incomplete", { missing: findMissing(content, facts) });
  return storySchema.parse({
    id: publication.id,
    language,
    sectionId,
    slug: facts.slug || publication.publishedSlug || slugOf(content.headline) || "story",
    kicker: content.kicker,
    headline: content.headline,
    standfirst: content.standfirst,
    body: content.body.map(readersNode),
    lead: facts.lead && {
      pictureId: facts.lead.pictureId,
      caption: facts.lead.caption,
      credit: facts.lead.credit,
      alternative: facts.lead.isDecorative ? "" : facts.lead.alternative,
    },
    sources: facts.sources.filter((source) => source.isShown).map(({ kind, name, link }) => ({ kind, name, link })),
    corrections: publication.corrections.map(({ at, text }) => ({ at, text })),
    authorIds: facts.bylineIds,
    topicIds: facts.topicIds,
    publishedAt: publication.publishedAt,
    updatedAt: publication.updatedAt,
  });
}

/** The ids of the pictures that a story shows, each once. */
export function picturesOf(story: Pick<Story, "lead" | "body">): number[] {
  const ids = [...walk(story.body)].flatMap((node) => idSchema.safeParse(node.attrs?.pictureId).data ?? []);
  return [...new Set(story.lead ? [story.lead.pictureId, ...ids] : ids)];
}

/** The ids of the stories that a body points to, each once. */
export function relatedOf(body: BodyNode[]): number[] {
  const cards = [...walk(body)].filter((node) => node.type === "relatedStory");
  return [...new Set(cards.flatMap((node) => idSchema.safeParse(node.attrs?.articleId).data ?? []))];
}

/** Attributes that readers may get, by node or mark. Those of nodes unknown here stay in the house; their text does not. */
const dir = z.enum(["rtl", "ltr"]).optional().catch(undefined);
const span = z.number().int().min(1).max(50).optional().catch(undefined);
const cell = z.object({ colspan: span, rowspan: span });
const readersAttributes: Record<string, z.ZodType<Record<string, unknown>>> = {
  paragraph: z.object({ dir }),
  pullQuote: z.object({ dir }),
  factBox: z.object({ dir }),
  table: z.object({ dir }),
  tableCell: cell,
  tableHeader: cell,
  embed: z.object({
    href: linkSchema,
    author: z.string().catch(""),
    quote: z.string().catch(""),
    pictureId: z.union([idSchema, z.null()]).catch(null),
  }),
  relatedStory: z.object({ articleId: idSchema }),
  heading: z.object({ level: z.number(), dir }),
  blockquote: z.object({ dir }),
  attribution: z.object({ dir }),
  listItem: z.object({ dir }),
  bulletList: z.object({ dir }),
  orderedList: z.object({ start: z.number().optional().catch(undefined), dir }),
  picture: z.object({
    pictureId: idSchema,
    credit: z.string().catch(""),
    alternative: z.string().catch(""),
    isDecorative: z.boolean().catch(false),
    dir,
  }),
  link: z.object({ href: linkSchema }),
  foreign: z.object({ lang: z.string().refine((lang) => readLanguageTag(lang) !== null) }),
};

/** A node of the body with the attributes that readers may get, and no others. */
export function readersNode(node: BodyNode): BodyNode {
  const marks = (node.marks ?? [])
    .map((mark) => ({ type: mark.type, attrs: readersAttrs(mark) }))
    .filter((mark) => !["link", "foreign"].includes(mark.type) || mark.attrs !== undefined);
  const attrs = readersAttrs(node);
  return {
    type: node.type,
    ...(attrs && Object.keys(attrs).length > 0 && { attrs }),
    ...(node.content && { content: node.content.map(readersNode) }),
    ...(marks.length > 0 && { marks: marks.map(({ type, attrs }) => (attrs ? { type, attrs } : { type })) }),
    ...(node.text !== undefined && { text: node.text }),
  };
}

function readersAttrs(node: { type: string; attrs?: Record<string, unknown> | undefined }) {
  const parsed = readersAttributes[node.type]?.safeParse(node.attrs ?? {});
  if (!parsed?.success) return undefined;
  return Object.fromEntries(Object.entries(parsed.data).filter(([, value]) => value !== undefined));
}
