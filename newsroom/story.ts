import { z } from "zod";
import { bodyNodeSchema, languages, linkSchema, sourceKinds } from "./article.ts";

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
  authorIds: z.array(z.number()),
  topicIds: z.array(z.number()),
  publishedAt: z.date(),
  updatedAt: z.date().nullable(), // moved by an update that readers should know of; null until the first
});
export type Story = z.infer<typeof storySchema>;
