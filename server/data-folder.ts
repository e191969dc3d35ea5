import { accessSync, chmodSync, constants, mkdirSync, statSync } from "node:fs";
import { holdFolder } from "./folder-lock.ts";
import { StartError } from "./start-error.ts";

/**
 * Makes the data folder when there is none, and holds it for this process. Mode 711: the database's own user must walk
 * through, nobody may look around.
 * @throws StartError when it cannot be used, or another Khabar uses it
 */
export async function openDataFolder(folder: string): Promise<{ release(): Promise<void> }> {
  try {
    const made = mkdirSync(folder, { recursive: true, mode: 0o711 });
    if (made) chmodSync(folder, 0o711); // whatever the umask
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    const { mode } = statSync(folder);
    if ((mode & 0o700) !== 0o700) throw new Error("its owner may not read and write it");
  } catch (error) {
    throw new StartError(
      `The data folder ${folder} (KHABAR_DATA) cannot be used: ${error instanceof Error ? error.message : String(error)}.`,
    );
  }
  const release = await holdFolder(folder);
  if (!release)
    throw new StartError(`Another Khabar already runs on the data folder ${folder}: stop it or set KHABAR_DATA.`);
  return { release };
}
