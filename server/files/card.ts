import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rename } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { promisify } from "node:util";
import { bareFault } from "#db/bare-fault.ts";
import { getPreview } from "#db/preview.ts";
import { getSite } from "#db/published/site.ts";
import { findStory } from "#db/published/stories.ts";
import type { Session } from "#db/sessions.ts";
import { type Card, cardOf } from "#newsroom/card.ts";
import { idSchema } from "#newsroom/id-schema.ts";
import { isRefusal } from "#newsroom/refusal.ts";
import { findStaff } from "./cookie.ts";
import { mediaFolder } from "./places.ts";

/**
 * `/media/card/{id}.png`: the picture that networks show of a live story that has none of its own.
 * `/media/card/draft-{id}.png`: the same of a draft, for staff who may read it. Anybody else hears 404.
 */
export async function serveCard(req: IncomingMessage, res: ServerResponse): Promise<void> {
  try {
    if (req.method !== "GET" && req.method !== "HEAD") return refuse(res, 405);
    const asked = parse(req.url ?? "");
    const card =
      asked && (asked.isDraft ? await findDraftCard(asked.id, await findStaff(req)) : await findCard(asked.id));
    if (!card) return refuse(res, 404);
    const { bytes, hash } = await drawCard(card);
    res.setHeader("cache-control", asked.isDraft ? "private, no-cache" : "public, max-age=86400");
    res.setHeader("etag", `"${hash}"`);
    res.setHeader("x-content-type-options", "nosniff");
    if (req.headers["if-none-match"]?.includes(hash)) return void res.writeHead(304).end();
    res.writeHead(200, { "content-type": "image/png", "content-length": bytes.length });
    res.end(req.method === "HEAD" ? undefined : bytes);
  } catch (error) {
    if (res.headersSent) return void res.destroy();
    process.stderr.write(`A card could not be drawn: ${bareFault(error)}\n`);
    refuse(res, 503);
  }
}

function parse(url: string): { id: number; isDraft: boolean } | null {
  const [, draft, digits] = /^\/media\/card\/(draft-)?(\d{1,10})\.png$/.exec(url.split("?")[0] ?? "") ?? [];
  const id = idSchema.safeParse(Number(digits)).data;
  return id === undefined ? null : { id, isDraft: draft !== undefined };
}

async function findCard(id: number): Promise<Card | null> {
  const story = await findStory(id);
  return story && cardOf(story, await getSite(story.language));
}

async function findDraftCard(id: number, session: Session | null): Promise<Card | null> {
  if (!session) return null;
  try {
    const { story } = await getPreview(session.actor, id);
    return cardOf(story, await getSite(story.language));
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

const program = join(import.meta.dirname, "..", "draw-card.ts");
const look = 1; // raise it when the drawing changes, so that kept cards are drawn again
const drawing = new Map<string, Promise<void>>();

/** The card as it was drawn once, or drawn now in a process of its own, once however many ask. */
async function drawCard(card: Card): Promise<{ bytes: Buffer; hash: string }> {
  const words = JSON.stringify(card);
  const hash = createHash("sha256").update(`${look} ${words}`).digest("hex");
  const path = join(mediaFolder("cards"), `${hash}.png`);
  const kept = await readFile(path).catch(() => null);
  if (kept) return { bytes: kept, hash };
  const work = drawing.get(hash) ?? draw(words, path).finally(() => drawing.delete(hash));
  drawing.set(hash, work);
  await work;
  return { bytes: await readFile(path), hash };
}

let last: Promise<unknown> = Promise.resolve(); // one at a time: a crawler's burst must not fill the machine

function draw(words: string, path: string): Promise<void> {
  const turn = last.then(async () => {
    await mkdir(mediaFolder("cards"), { recursive: true, mode: 0o700 });
    const options = { env: { NODE_ENV: "production" as const }, timeout: 30_000, killSignal: "SIGKILL" as const };
    await promisify(execFile)(process.execPath, ["--max-old-space-size=256", program, words, `${path}.part`], options);
    await rename(`${path}.part`, path);
  });
  last = turn.catch(() => undefined);
  return turn;
}

function refuse(res: ServerResponse, status: number): void {
  res.setHeader("cache-control", "no-store");
  res.writeHead(status).end();
}
