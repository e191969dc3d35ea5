import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { globSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { nextEnvironment, root } from "./environment.ts";
import { holdFolder } from "./folder-lock.ts";
import { makeHeadlineFace } from "./headline-face.ts";
import { StartError } from "./start-error.ts";

/** What the pages are built from. */
const sources = [
  "{app,components,newsroom,db,messages}/**/*",
  "{package-lock.json,tsconfig.json,next.config.mjs,postcss.config.mjs,proxy.ts,server/headline-face.ts}",
];

/**
 * Builds the pages when what they are made of has changed since the last build.
 * @returns whether a build was needed
 * @throws StartError with the last lines of a failed build
 */
export async function buildWhenStale(actionsKey: string, signal?: AbortSignal): Promise<boolean> {
  if (readStamp() === fingerprint()) return false;
  const release = await holdBuild(signal);
  try {
    const wanted = fingerprint();
    if (readStamp() === wanted) return false; // another process built meanwhile
    rmSync(stampFile, { force: true });
    await build(actionsKey, signal); // empties the folder, so the face comes after it
    await makeHeadlineFace();
    writeFileSync(stampFile, wanted);
    return true;
  } finally {
    await release();
  }
}

const stampFile = join(root, ".next", "khabar-build");

function readStamp(): string | null {
  try {
    return readFileSync(stampFile, "utf8");
  } catch {
    return null;
  }
}

function fingerprint(): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of sources.flatMap((pattern) => globSync(pattern, { cwd: root })).toSorted()) {
    const path = join(root, file);
    if (statSync(path).isFile()) hash.update(`${file}\0`).update(readFileSync(path));
  }
  return hash.digest("hex");
}

/** One build at a time in this folder. */
async function holdBuild(signal?: AbortSignal): Promise<() => Promise<void>> {
  for (let turn = 0; turn < 3000; turn += 1) {
    const release = await holdFolder(root);
    if (release) return release;
    await sleep(100, undefined, { signal });
  }
  throw new StartError("Another build in this folder does not end: end it and start again.");
}

function build(actionsKey: string, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, "node_modules/next/dist/bin/next"), "build"], {
      cwd: root,
      env: nextEnvironment(false, actionsKey),
      stdio: ["ignore", "pipe", "pipe"],
      signal,
    });
    let said = "";
    const keep = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-8000);
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve();
      else reject(new StartError(`The pages could not be built:\n${said.trim()}`));
    });
  });
}
