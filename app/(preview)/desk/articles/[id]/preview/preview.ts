import { cache } from "react";
import { z } from "zod";
import { demandActor } from "#app/actor.ts";
import { getPreview, type Preview } from "#db/preview.ts";
import { writtenIdSchema } from "#newsroom/id-schema.ts";
import { isRefusal } from "#newsroom/refusal.ts";

/** The draft for whoever asks, once for document and page; null when there is none for them. */
export const findPreview = cache(async (id: string): Promise<Preview | null> => {
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

/** `as`: the draft, or the page that publishing would make of it now. `on` and `in`: the device and the light it is seen in. */
export const choicesSchema = z.object({
  as: z.enum(["draft", "live"]).catch("draft"),
  on: z.enum(["window", "desk", "phone"]).catch("window"),
  in: z.enum(["own", "light", "dark"]).catch("own"),
  bare: z.literal("1").optional().catch(undefined), // within a stand's frame
});
export type Choices = z.infer<typeof choicesSchema>;

/** Where the preview stands with these choices; what goes without saying is not said. */
export function previewAddress(id: number, choices: Choices): string {
  const said = [
    ...(choices.as === "live" ? ["as=live"] : []),
    ...(choices.on === "window" ? [] : [`on=${choices.on}`]),
    ...(choices.in === "own" ? [] : [`in=${choices.in}`]),
    ...(choices.bare ? ["bare=1"] : []),
  ];
  return `/desk/articles/${id}/preview${said.length > 0 ? `?${said.join("&")}` : ""}`;
}
