import { execFile } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
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
    const drawn = await drawCard(card, asked.isDraft ? forStaff : forReaders);
    if (!drawn) {
      res.setHeader("retry-after", "30");
      return refuse(res, 503);
    }
    const { bytes, hash } = drawn;
    res.setHeader("cache-control", asked.isDraft ? "private, no-cache" : "public, max-age=0, must-revalidate");
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
  const file = story?.lead && story.pictures[story.lead.pictureId]?.renditions.some(({ format }) => format === "webp");
  return story && !file ? cardOf(story, await getSite(story.language)) : null;
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
const look = 2; // raise it when the drawing changes, so that kept cards are drawn again
const drawing = new Map<string, Promise<void>>();

/** One is drawn at a time: a crawler's burst must not fill the machine, nor make staff wait, who have a line of their own. */
type Line = { last: Promise<unknown>; waiting: number };
const forStaff: Line = { last: Promise.resolve(), waiting: 0 };
const forReaders: Line = { last: Promise.resolve(), waiting: 0 };
const mostWaiting = 20; // about half a minute's work

/** The card as it was drawn once, or drawn now in a process of its own, once however many ask. Null: too many wait already. */
async function drawCard(card: Card, line: Line): Promise<{ bytes: Buffer; hash: string } | null> {
  const words = JSON.stringify(card);
  const hash = createHash("sha256").update(`${look} ${words}`).digest("hex");
  const path = join(mediaFolder("cards"), `${hash}.png`);
  const kept = await readFile(path).catch(() => null);
  if (kept) return { bytes: kept, hash };
  if (!drawing.has(hash) && line.waiting >= mostWaiting) return null;
  const work = drawing.get(hash) ?? draw(words, path, line).finally(() => drawing.delete(hash));
  drawing.set(hash, work);
  await work;
  return { bytes: await readFile(path), hash };
}

function draw(words: string, path: string, line: Line): Promise<void> {
  line.waiting += 1;
  const turn = line.last.then(async () => {
    await mkdir(mediaFolder("cards"), { recursive: true, mode: 0o700 });
    const options = { env: { NODE_ENV: "production" as const }, timeout: 30_000, killSignal: "SIGKILL" as const };
    const part = `${path}.${randomUUID()}.part`;
    const run = promisify(execFile)(process.execPath, ["--max-old-space-size=256", program, part], options);
    run.child.stdin?.on("error", () => undefined); // it ended before it had read: the run says why
    run.child.stdin?.end(words);
    await run;
    await rename(part, path);
  });
  line.last = turn
    .catch(() => undefined)
    .finally(() => {
      line.waiting -= 1;
    });
  return turn;
}

function refuse(res: ServerResponse, status: number): void {
  res.setHeader("cache-control", "no-store");
  res.writeHead(status).end();
}
