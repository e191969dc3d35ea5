import { rm } from "node:fs/promises";
import { findByRendition } from "#db/pictures.ts";
import type { Rendition } from "#db/schema.ts";
import { originalPath, renditionPath } from "../files/places.ts";

/** Removes the files of pictures whose rows are gone; the same rendition of another picture stays. */
export async function removeFiles(files: { key: string; renditions: Rendition[] }[]): Promise<void> {
  for (const { key, renditions } of files) {
    await rm(originalPath(key), { force: true }); // on this machine, wherever uploads go
    for (const rendition of renditions) {
      if (!(await findByRendition(rendition.hash, rendition.format)))
        await rm(renditionPath(rendition), { force: true });
    }
  }
}
