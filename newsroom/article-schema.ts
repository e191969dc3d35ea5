import * as z from "zod/mini";
import {
  type BodyNode,
  contentVersion,
  languages,
  type PlainField,
  readLink,
  sourceKinds,
  wrongInSource,
} from "./article.ts";
import { idSchema } from "./id-schema.ts";

/** How the parts of a story are parsed. The browser takes only the types from here: a parser would be a twentieth of the editor. */

export const bodyNodeSchema: z.ZodMiniType<BodyNode> = z.lazy(() =>
  z.object({
    type: z.string(),
    attrs: z.optional(z.record(z.string(), z.unknown())),
    content: z.optional(z.array(bodyNodeSchema)),
    marks: z.optional(z.array(z.object({ type: z.string(), attrs: z.optional(z.record(z.string(), z.unknown())) }))),
    text: z.optional(z.string()),
  }),
);

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

/** A safe outward link: `readLink` says which. */
export const linkSchema = z.pipe(
  z.string().check(z.refine((text) => readLink(text) !== null)),
  z.transform((text) => text.trim()),
);

const lineOf = (most: number) => z._default(z.string().check(z.trim(), z.maxLength(most)), "");

const line = z.string().check(z.trim());

export const sourceSchema = z
  .object({
    kind: z.enum(sourceKinds),
    name: line,
    link: z._default(line, ""),
    note: z._default(line, ""),
    isShown: z._default(z.boolean(), true),
  })
  .check(({ value, issues }) => {
    for (const field of wrongInSource(value)) issues.push({ code: "custom", input: value[field], path: [field] });
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
