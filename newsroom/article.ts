import * as z from "zod/mini"; // the small one: the browser loads this file
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

export const bodyNodeSchema: z.ZodMiniType<BodyNode> = z.lazy(() =>
  z.object({
    type: z.string(),
    attrs: z.optional(z.record(z.string(), z.unknown())),
    content: z.optional(z.array(bodyNodeSchema)),
    marks: z.optional(z.array(z.object({ type: z.string(), attrs: z.optional(z.record(z.string(), z.unknown())) }))),
    text: z.optional(z.string()),
  }),
);

export const contentVersion = 1;

const text = z._default(z.string(), "");

/** What the draft log holds, as JSON: the prose of a story. */
export const contentSchema = z.object({
  v: z.literal(contentVersion),
  kicker: text,
  headline: text,
  standfirst: text,
  body: z._default(z.array(bodyNodeSchema), []),
} satisfies Record<PlainField | "v" | "body", z.ZodMiniType>);

export type Content = z.infer<typeof contentSchema>;

/** The ladder: step N lifts version N to N + 1. Golden files of every version stay in the tests. */
const ladder: ((old: Record<string, unknown>) => Record<string, unknown>)[] = [];

/** Content of any version, lifted to the present one. */
export function parseContent(json: unknown): Content {
  let content = z.looseObject({ v: z.int().check(z.positive()) }).parse(json);
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
export const linkSchema = z.url({ protocol: /^https?$/ }).check(z.maxLength(2000));

const lineOf = (most: number) => z._default(z.string().check(z.trim(), z.maxLength(most)), "");

export const sourceSchema = z.object({
  kind: z.enum(sourceKinds),
  name: z.string().check(z.trim(), z.minLength(1), z.maxLength(200)),
  link: z._default(z.union([z.literal(""), linkSchema]), ""),
  note: lineOf(2000),
  isShown: z._default(z.boolean(), true),
});
export type Source = z.infer<typeof sourceSchema>;

/** One use of a picture: its texts belong to the use, not to the file. */
export const pictureUseSchema = z.object({
  pictureId: idSchema,
  caption: lineOf(1000),
  credit: lineOf(200),
  alternative: lineOf(1000),
  isDecorative: z._default(z.boolean(), false),
});
export type PictureUse = z.infer<typeof pictureUseSchema>;

/** Facts about a story: rows changed by deeds, joined with the prose in a revision. Ids point at the desk's tables. */
export const factsSchema = z.object({
  language: z.nullable(z.enum(languages)),
  sectionId: z.nullable(idSchema),
  slug: z.string(), // as the writer chose it; empty: made from the headline
  bylineIds: z.array(idSchema), // authors, in order
  topicIds: z.array(idSchema),
  lead: z.nullable(pictureUseSchema),
  sources: z.array(sourceSchema),
});
export type Facts = z.infer<typeof factsSchema>;
/** What a change of facts brings: some of them. */
export const someFactsSchema = z.partial(factsSchema);
export const factNames = z.keyof(factsSchema).options;
