import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { bareFault } from "#db/bare-fault.ts";
import { findByRendition } from "#db/pictures.ts";
import { isPreviewPass } from "#db/preview-links.ts";
import { isPublished } from "#db/published/media.ts";
import { can } from "#newsroom/permissions.ts";
import { remakeRenditions } from "../renditions.ts";
import { findStaff } from "./cookie.ts";
import { renditionPath } from "./places.ts";

type File = { hash: string; format: "avif" | "webp" };

/**
 * `/media/{hash}.{avif|webp}`: a rendition. Readers get those of pictures that a live story uses, for ever, as the name
 * is the content; staff also the others, and guests of a shared preview those that it shows; anybody else hears 404, the same as for a name
 * that never was.
 */
export async function serveRendition(req: IncomingMessage, res: ServerResponse): Promise<void> {
  try {
    if (req.method !== "GET" && req.method !== "HEAD") return refuse(res, 405);
    const file = parse(req.url ?? "");
    const audience = file && (await findAudience(file, req));
    if (!file || !audience) return refuse(res, 404);
    const size = (await sizeOf(file)) ?? (await remake(file));
    if (size === null) return refuse(res, 404);
    res.setHeader("cache-control", caching[audience]);
    res.setHeader("etag", `"${file.hash}"`);
    guard(res);
    if (req.headers["if-none-match"]?.includes(file.hash)) return void res.writeHead(304).end();
    res.writeHead(200, { "content-type": `image/${file.format}`, "content-length": size });
    if (req.method === "HEAD") return void res.end();
    await pipeline(createReadStream(renditionPath(file)), res);
  } catch (error) {
    if (res.headersSent) return void res.destroy(); // usually a reader who went away
    process.stderr.write(`A picture could not be served: ${bareFault(error)}\n`);
    refuse(res, 503);
  }
}

function parse(path: string): File | null {
  const [, hash, format] = /^\/media\/([0-9a-f]{64})\.(avif|webp)$/.exec(path.split("?")[0] ?? "") ?? [];
  return hash && (format === "avif" || format === "webp") ? { hash, format } : null;
}

type Audience = "public" | "staff" | "guest";

const caching: Record<Audience, string> = {
  public: "public, max-age=31536000, immutable",
  staff: "private, max-age=31536000, immutable",
  guest: "private, no-cache", // a link can be revoked
};

async function findAudience({ hash, format }: File, req: IncomingMessage): Promise<Audience | null> {
  if (await isPublished(hash, format)) return "public";
  const pass = new URLSearchParams(req.url?.split("?")[1]).get("pass");
  if (pass !== null) return (await isPreviewPass(hash, pass)) && (await findByRendition(hash, format)) ? "guest" : null;
  const session = await findStaff(req);
  const isStaff = session && can(session.actor, "picture.read");
  return isStaff && (await findByRendition(hash, format)) ? "staff" : null;
}

async function sizeOf(file: File): Promise<number | null> {
  return stat(renditionPath(file)).then(
    ({ size }) => size,
    () => null,
  );
}

const remaking = new Map<string, Promise<void>>();

/** Another machine made it: makes the picture's files here, once however many ask. */
async function remake(file: File): Promise<number | null> {
  const picture = await findByRendition(file.hash, file.format);
  if (!picture) return null;
  const { key, renditions } = picture;
  const work = remaking.get(key) ?? remakeRenditions(key, renditions).finally(() => remaking.delete(key));
  remaking.set(key, work);
  await work;
  return sizeOf(file);
}

function refuse(res: ServerResponse, status: number): void {
  res.setHeader("cache-control", "no-store"); // it may be published in a minute
  guard(res);
  res.writeHead(status).end();
}

function guard(res: ServerResponse): void {
  res.setHeader("x-content-type-options", "nosniff");
  res.setHeader("content-security-policy", "default-src 'none'; sandbox");
}
