import * as z from "zod";
import { idSchema } from "./id.ts";

/** The plain fields of a story, each a line or two of text. A new one that readers see is added here, in `messages/` and in `components/site/`. */
export const plainFields = ["kicker", "headline", "standfirst"] as const;
export type PlainField = (typeof plainFields)[number];

/** A node of the body as ProseMirror writes it. Loose on purpose: readers see the text of nodes that this version does not know. */
export type BodyNode = {
  type: string;
  attrs?: Record<string, unknown> | undefined;
  content?: BodyNode[] | undefined;
  marks?: { type: string; attrs?: Record<string, unknown> | undefined }[] | undefined;
  text?: string | undefined;
};

export const bodyNodeSchema: z.ZodType<BodyNode> = z.lazy(() =>
  z.object({
    type: z.string(),
    attrs: z.record(z.string(), z.unknown()).optional(),
    content: z.array(bodyNodeSchema).optional(),
    marks: z.array(z.object({ type: z.string(), attrs: z.record(z.string(), z.unknown()).optional() })).optional(),
    text: z.string().optional(),
  }),
);

export const contentVersion = 1;

const text = z.string().default("");

/** What the draft log holds, as JSON: the prose of a story. */
export const contentSchema = z.object({
  v: z.literal(contentVersion),
  kicker: text,
  headline: text,
  standfirst: text,
  body: z.array(bodyNodeSchema).default([]),
} satisfies Record<PlainField | "v" | "body", z.ZodType>);

export type Content = z.infer<typeof contentSchema>;

/** The ladder: step N lifts version N to N + 1. Golden files of every version stay in the tests. */
const ladder: ((old: Record<string, unknown>) => Record<string, unknown>)[] = [];

/** Content of any version, lifted to the present one. */
export function parseContent(json: unknown): Content {
  let content = z.looseObject({ v: z.number().int().min(1) }).parse(json);
  for (const step of ladder.slice(content.v - 1)) content = { ...step(content), v: content.v + 1 };
  return contentSchema.parse(content);
}

export const emptyContent: Content = { v: contentVersion, kicker: "", headline: "", standfirst: "", body: [] };

/** The text of a node and all below it; a space between blocks, none between pieces of one line. */
export function textOf(node: BodyNode): string {
  const parts = node.content ?? [];
  return node.text ?? parts.map(textOf).join(parts.some((part) => part.text !== undefined) ? "" : " ");
}

/** Every node of the body, in reading order. */
export function* walk(nodes: BodyNode[]): Generator<BodyNode> {
  for (const node of nodes) {
    yield node;
    yield* walk(node.content ?? []);
  }
}

export function wordsOf(content: Content): number {
  const words = `${content.standfirst} ${content.body.map(textOf).join(" ")}`.trim();
  return words === "" ? 0 : words.split(/\s+/u).length;
}

export const languages = ["ar", "en"] as const;
export type Language = (typeof languages)[number];

export const sourceKinds = ["agency", "person", "document", "website", "social", "own"] as const;

/** A safe outward link: nothing but http and https ever reaches an `href`. */
export const linkSchema = z.url({ protocol: /^https?$/ }).max(2000);

export const sourceSchema = z.object({
  kind: z.enum(sourceKinds),
  name: z.string().trim().min(1).max(200),
  link: z.union([z.literal(""), linkSchema]).default(""),
  note: z.string().trim().max(2000).default(""),
  isShown: z.boolean().default(true),
});
export type Source = z.infer<typeof sourceSchema>;

/** One use of a picture: its texts belong to the use, not to the file. */
export const pictureUseSchema = z.object({
  pictureId: idSchema,
  caption: z.string().trim().max(1000).default(""),
  credit: z.string().trim().max(200).default(""),
  alternative: z.string().trim().max(1000).default(""),
  isDecorative: z.boolean().default(false),
});
export type PictureUse = z.infer<typeof pictureUseSchema>;

/** Facts about a story: rows changed by deeds, joined with the prose in a revision. Ids point at the desk's tables. */
export const factsSchema = z.object({
  language: z.enum(languages).nullable(),
  sectionId: idSchema.nullable(),
  slug: z.string(), // as the writer chose it; empty: made from the headline
  bylineIds: z.array(idSchema), // authors, in order
  topicIds: z.array(idSchema),
  lead: pictureUseSchema.nullable(),
  sources: z.array(sourceSchema),
});
export type Facts = z.infer<typeof factsSchema>;
export const factNames = factsSchema.keyof().options;
