import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { dropFailed } from "#db/pictures.ts";
import { findStrangers, forgetUploads, listExpired } from "#db/uploads.ts";
import { mediaFolder } from "./places.ts";
import { whileFilesMayGo } from "./stay.ts";
import { openStore } from "./store.ts";

const hour = 60 * 60 * 1000;

/** Sweeps, unless a backup is being made: then the next hour's sweep does. */
export async function sweepUploads(now = new Date()): Promise<void> {
  await whileFilesMayGo(() => sweep(now));
}

/**
 * Removes what uploads leave behind: cancelled and abandoned ones an hour after their address expired, pictures that
 * failed a day ago, and files on this machine that no row knows.
 */
async function sweep(now: Date): Promise<void> {
  const { finished, abandoned } = await listExpired(new Date(now.getTime() - hour));
  const store = openStore();
  await store.delete([...abandoned, ...(await dropFailed(new Date(now.getTime() - 24 * hour)))]);
  await forgetUploads([...finished, ...abandoned]);
  const before = now.getTime() - 2 * hour;
  const files = [...(await listOld("incoming", before)), ...(await listOld("originals", before))];
  await store.delete(await findStrangers(files));
  for (const card of await listOld("cards", now.getTime() - 30 * 24 * hour)) {
    await rm(join(mediaFolder("cards"), card), { force: true }); // drawn again when somebody asks
  }
  for (const folder of await listOld("", before)) {
    if (folder.startsWith("work-")) await rm(join(mediaFolder(), folder), { recursive: true, force: true });
  }
}

async function listOld(part: "incoming" | "originals" | "cards" | "", before: number): Promise<string[]> {
  const folder = mediaFolder(part);
  const names = await readdir(folder).catch(() => []);
  const old = await Promise.all(
    names.map(async (name) => {
      const found = await stat(join(folder, name)).catch(() => null);
      return found && found.mtimeMs < before ? [name] : [];
    }),
  );
  return old.flat();
}
