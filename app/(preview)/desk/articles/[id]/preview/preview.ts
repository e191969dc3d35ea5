import { cache } from "react";
import { z } from "zod";
import { demandActor } from "#app/actor.ts";
import { getPreview } from "#db/preview.ts";
import { isRefusal } from "#newsroom/refusal.ts";
import type { StoryView } from "#newsroom/story-view.ts";

const idSchema = z.coerce.number().int().positive().max(2_147_483_647);

/** The draft for whoever asks, once for document and page; null when there is none for them. */
export const findPreview = cache(async (id: string): Promise<StoryView | null> => {
  const actor = await demandActor();
  const parsed = idSchema.safeParse(id);
  if (!parsed.success) return null;
  try {
    return await getPreview(actor, parsed.data);
  } catch (error) {
    if (isRefusal(error) && error.reason === "notFound") return null;
    throw error;
  }
});
