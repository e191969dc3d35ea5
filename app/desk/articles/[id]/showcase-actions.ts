"use server";

import { z } from "zod";
import { action } from "#app/action.ts";
import { createPreviewLink, listPreviewLinks, previewDays, revokePreviewLink } from "#db/preview-links.ts";
import { getSite } from "#db/published/site.ts";
import { languages } from "#newsroom/article.ts";
import { idSchema } from "#newsroom/id-schema.ts";

const id = idSchema;

/** What the story needs to be shown as others will show it, and who can see its draft from outside. */
export const readShowcase = action(z.object({ id, language: z.enum(languages) }), async (actor, { id, language }) => {
  const links = await listPreviewLinks(actor, id); // first: to one who may not read it, it is not there
  const { name, url, sections } = await getSite(language);
  return { site: { name, url }, sections, links };
});

export const sharePreview = action(z.object({ id, days: z.literal(previewDays) }), async (actor, { id, days }) => {
  const { token } = await createPreviewLink(actor, id, { days });
  const { url } = await getSite("ar");
  return { address: `${url}/preview/${token}` };
});

export const unsharePreview = action(z.object({ linkId: id }), async (actor, { linkId }) => {
  await revokePreviewLink(actor, linkId);
});
