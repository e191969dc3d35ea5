import { join } from "node:path";
import { getProcess } from "#db/process.ts";
import type { Rendition } from "#db/schema.ts";

/** Where files lie on this machine. Nothing here is served by its path. */
export function mediaFolder(part: "incoming" | "originals" | "renditions" | "cards" | "" = ""): string {
  return join(getProcess().dataFolder, "media", part);
}

/** A file that is still coming. */
export function incomingPath(key: string): string {
  return join(mediaFolder("incoming"), key);
}

export function originalPath(key: string): string {
  return join(mediaFolder("originals"), key);
}

export function renditionPath({ hash, format }: Pick<Rendition, "hash" | "format">): string {
  return join(mediaFolder("renditions"), hash.slice(0, 2), `${hash}.${format}`);
}
