import { createHash } from "node:crypto";
import { mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { mediaFolder, originalPath, renditionPath } from "../files/places.ts";
import { StartError } from "../start-error.ts";
import type { Head } from "./records.ts";

/** Files on their way back: beside their places until all of them are whole, so that a restore that is killed leaves none. */

/** Swept by a server too, as all that is under work. */
const workFolder = () => join(mediaFolder(), "work-restore");

/** @returns where files are taken in; the folder of a restore that was killed is emptied first */
export async function openFiles() {
  const folder = workFolder();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const taken = new Set<string>(); // folders that have been made
  const makeFolder = async (path: string) => {
    if (!taken.has(path)) await mkdir(path, { recursive: true, mode: 0o700 });
    taken.add(path);
  };
  return {
    async start(head: Head) {
      const path = join(folder, placeOf(head));
      await makeFolder(dirname(path));
      const handle = await open(path, "wx+", 0o600);
      return {
        write: async (bytes: Buffer) => handle.writeFile(bytes),
        /** Reads back what was written. */
        async end(hash: string) {
          await handle.sync();
          const found = createHash("sha256");
          for await (const bytes of handle.createReadStream({ start: 0, autoClose: false })) found.update(bytes);
          if (found.digest("hex") !== hash)
            throw new StartError(`${path} was not written as it was read: check the disk.`);
          await handle.close();
        },
        drop: () => handle.close(),
      };
    },
    /** Moves all of them to where the newsroom looks for them. */
    async putInPlace() {
      for (const place of taken) {
        const target = join(mediaFolder(), place.slice(folder.length));
        await mkdir(target, { recursive: true, mode: 0o700 });
        for (const name of await readdir(place)) {
          if (!taken.has(join(place, name))) await rename(join(place, name), join(target, name));
        }
        const opened = await open(target);
        await opened.sync().finally(() => opened.close());
      }
    },
    drop: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Below the folder of files, as the newsroom itself places them. */
function placeOf(head: Head): string {
  if (head.kind === "original") return originalPath(head.name).slice(mediaFolder().length);
  if (head.kind !== "rendition") throw new Error("This is no file.");
  const [hash = "", ending] = head.name.split(".");
  return renditionPath({ hash, format: ending === "avif" ? "avif" : "webp" }).slice(mediaFolder().length);
}
