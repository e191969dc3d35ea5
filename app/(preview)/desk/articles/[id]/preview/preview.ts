import { cache } from "react";
import { demandActor } from "#app/actor.ts";
import { getPreview } from "#db/preview.ts";
import { writtenIdSchema } from "#newsroom/id-schema.ts";
import { isRefusal } from "#newsroom/refusal.ts";
import type { StoryView } from "#newsroom/story-view.ts";

/** The draft for whoever asks, once for document and page; null when there is none for them. */
export const findPreview = cache(async (id: string): Promise<StoryView | null> => {
  const actor = await demandActor();
  const parsed = writtenIdSchema.safeParse(id);
  if (!parsed.success) return null;
  try {
    return await getPreview(actor, parsed.data);
  } catch (error) {
    if (isRefusal(error) && error.reason === "notFound") return null;
    throw error;
  }
});
