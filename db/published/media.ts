import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { getProcess } from "../process.ts";
import type { Rendition } from "../schema.ts";
import { pictures } from "./schema.ts";

/** Whether a rendition belongs to a picture that a live story uses: asked as the reader's role. */
export async function isPublished(hash: string, format: Rendition["format"]): Promise<boolean> {
  const found = await drizzle(getProcess().reader)
    .select({ id: pictures.id })
    .from(pictures)
    .where(sql`${pictures.renditions} @> ${JSON.stringify([{ hash, format }])}::jsonb`)
    .limit(1);
  return found.length > 0;
}
