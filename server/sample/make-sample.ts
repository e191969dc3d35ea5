import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeNewsroom, type SampleAccess, type StoredPicture } from "#db/sample-newsroom.ts";
import { sampleKey } from "#db/sample-stories.ts";
import { languages, walk } from "#newsroom/article.ts";
import { pictureTypes } from "#newsroom/pictures.ts";
import { marsaWriters } from "#newsroom/sample/marsa.ts";
import { parseStory, type StoryFile } from "#newsroom/sample/story-file.ts";
import { mediaFolder, originalPath } from "../files/places.ts";
import { renderOwn } from "../renditions.ts";
import { drawPicture, isPictureKey } from "./pictures/draw.ts";
import { drawPortrait } from "./pictures/portraits.ts";
import { drawLogo } from "./pictures/wordmark.ts";

/** Shows how far a work of so many pieces has come. */
type Progress = (total: number) => { say(done: number): void; end(): void };

/** Every story of the sample newspaper, read from its file. @throws Error naming file and line of a slip */
export async function readStories(folder = join(import.meta.dirname, "stories")): Promise<StoryFile[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".txt")).sort();
  return Promise.all(
    files.map(async (name) => parseStory(name.slice(0, -".txt".length), await readFile(join(folder, name), "utf8"))),
  );
}

/** A picture to be drawn; `key` tells it from all others of the sample. */
export type Drawing = { key: string; draw(): Promise<Buffer> };

/** The pictures that these stories show, each once. */
export function listDrawings(stories: StoryFile[]): Drawing[] {
  const keys = stories.flatMap(({ lead, content }) => [
    ...(lead ? [lead.key] : []),
    ...[...walk(content.body)].flatMap((node) => (node.type === "picture" ? [String(node.attrs?.key)] : [])),
  ]);
  return [...new Set(keys)].map((key) => {
    if (!isPictureKey(key)) throw new Error(`Nobody has drawn the picture ${key}.`);
    return { key, draw: () => drawPicture(key) };
  });
}

const lanes = 2; // while one draws, the other's files are made in a process of their own
const batchSize = 5; // pictures a process

/**
 * Makes the sample newspaper in an empty newsroom: draws its pictures, makes their files, then writes everything at once. A start that
 * is stopped leaves files that no row knows, and the next one begins again.
 * @returns how two of its people sign in; null when somebody else filled the newsroom meanwhile
 */
export async function makeSample(progress: Progress, signal: AbortSignal): Promise<SampleAccess | null> {
  const stories = await readStories();
  const portraits = marsaWriters.map(({ slug }) => ({ key: `portrait-${slug}`, draw: () => drawPortrait(slug) }));
  const logos = languages.map((language) => ({ key: `wordmark-${language}`, draw: () => drawLogo(language) }));
  const stored = await storeDrawings([...listDrawings(stories), ...portraits, ...logos], progress, signal);
  return makeNewsroom({
    stories,
    pictures: stored,
    portraits: new Map(marsaWriters.map(({ slug }) => [slug, stored.get(`portrait-${slug}`)])),
    logos: { ar: stored.get("wordmark-ar"), en: stored.get("wordmark-en") },
  });
}

/** Draws, keeps the originals and makes their renditions. @returns them by key */
export async function storeDrawings(
  drawings: Drawing[],
  progress: Progress,
  signal: AbortSignal,
): Promise<Map<string, StoredPicture>> {
  await mkdir(mediaFolder("originals"), { recursive: true, mode: 0o700 });
  const stored = new Map<string, StoredPicture>();
  const rest = [...drawings];
  const { say, end } = progress(drawings.length);
  const work = async () => {
    for (let batch = rest.splice(0, batchSize); batch.length > 0; batch = rest.splice(0, batchSize)) {
      signal.throwIfAborted();
      for (const picture of await storeBatch(batch)) stored.set(picture.key.slice(sampleKey.length), picture);
      say(stored.size);
    }
  };
  await Promise.all(Array.from({ length: lanes }, work)).finally(end);
  return stored;
}

async function storeBatch(batch: Drawing[]): Promise<StoredPicture[]> {
  const drawn: { key: string; name: string; bytes: number }[] = [];
  for (const { key, draw } of batch) {
    const file = await draw();
    const original = `${sampleKey}${key}`;
    await writeFile(originalPath(original), file, { mode: 0o600 });
    drawn.push({ key: original, name: key, bytes: file.length });
  }
  const made = await renderOwn(drawn.map(({ key }) => originalPath(key)));
  return drawn.flatMap((file, place) => {
    const picture = made[place];
    if (!picture) throw new Error(`No renditions were made of ${file.key}.`);
    const { format, width, height, renditions } = picture;
    return [{ ...file, type: pictureTypes[format], width, height, renditions }];
  });
}
