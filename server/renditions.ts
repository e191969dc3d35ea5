import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { z } from "zod";
import { failPicture, findOriginal, finishPicture } from "#db/pictures.ts";
import type { Rendition } from "#db/schema.ts";
import { pictureFormats } from "#newsroom/pictures.ts";
import { Refusal, type RefusalReason, refusalReasons } from "#newsroom/refusal.ts";
import { mediaFolder, renditionPath } from "./files/places.ts";
import { openStore } from "./files/store.ts";

const soundSchema = z.object({
  isSound: z.literal(true),
  format: z.enum(pictureFormats),
  width: z.number(),
  height: z.number(),
  renditions: z.array(
    z.object({
      width: z.number(),
      height: z.number(),
      format: z.enum(["avif", "webp"]),
      hash: z.string(),
      bytes: z.number(),
    }),
  ),
});
const answerSchema = z.union([soundSchema, z.object({ isSound: z.literal(false), reason: z.enum(refusalReasons) })]);

export type SoundPicture = z.infer<typeof soundSchema>;

/**
 * Looks at a file in a process of its own: its structure, its header, then every pixel.
 * @param path of the file, whatever it claims to be
 * @param folder an empty one for the renditions; without it nothing is written
 * @throws Refusal `pictureUnreadable` (also when the process crashes or takes too long), `pictureTooManyPixels`
 */
export async function renderPicture(path: string, folder?: string): Promise<SoundPicture> {
  const [picture] = await lookAt([path, ...(folder ? [folder] : [])]);
  if (!picture) throw new Refusal("pictureUnreadable");
  return picture;
}

/**
 * Makes and keeps the renditions of originals that are our own, all in one process: starting it costs as much as a picture.
 * @param paths of the originals
 * @returns what was made, in their order
 */
export async function renderOwn(paths: string[]): Promise<SoundPicture[]> {
  const folder = await openWorkFolder();
  try {
    const folders = paths.map((_, place) => join(folder, String(place)));
    for (const each of folders) await mkdir(each, { mode: 0o700 });
    const made = await lookAt(paths.flatMap((path, place) => [path, folders[place] ?? ""]));
    for (const [place, { renditions }] of made.entries()) {
      for (const each of renditions) await keepFile(each, join(folders[place] ?? "", fileName(each)));
    }
    return made;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function lookAt(words: string[]): Promise<SoundPicture[]> {
  const answers = await takeTurn(() => runChild(words));
  return answers.map((answer) => {
    if (!answer.isSound) throw new Refusal(answer.reason);
    return answer;
  });
}

/** The job: makes the renditions of a picture that was uploaded. A bad file fails the picture; anything else is tried again. */
export async function makeRenditions(pictureId: number): Promise<void> {
  const original = await findOriginal(pictureId);
  if (original?.state !== "processing") return;
  try {
    const { format, width, height, renditions } = await renderOriginal(original.key, keepFile);
    await finishPicture(pictureId, { format, width, height, renditions });
  } catch (error) {
    const reason = reasonOf(error);
    if (!reason) throw error;
    await failPicture(pictureId, reason);
    await openStore().delete([original.key]);
  }
}

/**
 * Makes the files of known renditions again, on a machine that has none, under the hashes that pages already name.
 * @throws Refusal when the original cannot be read any more
 */
export async function remakeRenditions(key: string, known: Rendition[]): Promise<void> {
  await renderOriginal(key, async (made, file) => {
    const same = known.find(({ width, format }) => width === made.width && format === made.format);
    await keepFile({ ...made, hash: same?.hash ?? made.hash }, file);
  });
}

async function keepFile(rendition: Rendition, file: string): Promise<void> {
  const path = renditionPath(rendition);
  await mkdir(join(path, ".."), { recursive: true, mode: 0o700 });
  await rename(file, path);
}

async function renderOriginal(
  key: string,
  keep: (made: Rendition, file: string) => Promise<void>,
): Promise<SoundPicture> {
  const folder = await openWorkFolder();
  try {
    await writeFile(join(folder, "original"), await openStore().read(key));
    const picture = await renderPicture(join(folder, "original"), folder);
    for (const made of picture.renditions) await keep(made, join(folder, fileName(made)));
    return picture;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function openWorkFolder(): Promise<string> {
  await mkdir(mediaFolder(), { recursive: true, mode: 0o700 });
  return mkdtemp(join(mediaFolder(), "work-"));
}

function fileName({ hash, format }: Pick<Rendition, "hash" | "format">): string {
  return `${hash}.${format}`;
}

const program = join(import.meta.dirname, "render-picture.ts");
// What a file may cost: 3 GB (50 megapixels of AVIF take 2), two minutes of processor. Systems without such limits go on.
const limits = 'ulimit -d 3000000 2>/dev/null; ulimit -t 120 2>/dev/null; exec "$@"';

async function runChild(words: string[]): Promise<z.infer<typeof answerSchema>[]> {
  const command = ["-c", limits, "sh", process.execPath, "--max-old-space-size=256", program, ...words];
  try {
    const options = { env: { NODE_ENV: "production" as const }, timeout: 90_000, killSignal: "SIGKILL" as const }; // and no secret of ours
    const { stdout } = await promisify(execFile)("/bin/sh", command, options);
    const lines = stdout.trim().split("\n");
    return lines.map((line) => answerSchema.parse(JSON.parse(line)));
  } catch (error) {
    if (isOurs(error)) throw error;
    return [{ isSound: false, reason: "pictureUnreadable" }]; // it crashed, or cost too much
  }
}

/** No process could be had: the machine's trouble, not the file's. */
function isOurs(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^E[A-Z]+$/.test(String(error.code));
}

const mostAtOnce = 2;
const waiting: (() => void)[] = [];
let running = 0;

async function takeTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running < mostAtOnce) running++;
  else await new Promise<void>((resolve) => waiting.push(resolve));
  try {
    return await work();
  } finally {
    const next = waiting.shift(); // which takes over the place
    if (next) next();
    else running--;
  }
}

function reasonOf(error: unknown): RefusalReason | null {
  return error instanceof Refusal ? error.reason : null;
}
