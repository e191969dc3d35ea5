import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename, rm, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { bareFault } from "#db/bare-fault.ts";
import { getProcess } from "#db/process.ts";
import { dropUpload, findUpload, type Upload } from "#db/uploads.ts";
import { pictureTypes } from "#newsroom/pictures.ts";
import { isRefusal, Refusal, type RefusalReason } from "#newsroom/refusal.ts";
import { renderPicture } from "../renditions.ts";
import { readPart } from "./multipart.ts";
import { incomingPath, mediaFolder, originalPath } from "./places.ts";
import { readAddress, sign } from "./signature.ts";

/** Hands a request to the file router's POST, inside this process: no network, no trust in a Host header. */
export type Hooks = (request: Request) => Promise<unknown>;

/**
 * The local stand-in for UploadThing's ingest, `/ut/{key}`: HEAD says how much of a file is here, PUT takes the rest,
 * judges it by its content, and tells the file router. Refusals are JSON `{error: reason}`.
 */
export async function handleIngest(req: IncomingMessage, res: ServerResponse, hooks: Hooks): Promise<void> {
  try {
    if (req.method !== "HEAD" && req.method !== "PUT") return answer(res, 405, { error: "notFound" });
    const { key } = await findClaim(req.url ?? "");
    await takeKey(key, req, async () => {
      const upload = await findClaim(req.url ?? ""); // again: another request may have finished or dropped it
      if (req.method === "PUT") return answer(res, 200, await takeFile(req, res, upload, hooks));
      const size = upload.pictureId ? upload.bytes : await sizeOf(incomingPath(key));
      res.setHeader("x-ut-range-start", size);
      answer(res, 200);
    });
  } catch (error) {
    if (res.destroyed) return; // cut or cancelled: what has come stays until it goes on, or the sweep
    const reason = isRefusal(error) ? error.reason : "uploadCut";
    if (!isRefusal(error)) process.stderr.write(`An upload failed: ${bareFault(error)}\n`);
    answer(res, statusOf(reason), { error: reason });
  } finally {
    req.resume(); // a browser reads the answer only after it has sent everything
  }
}

/** The upload that an address was signed for. */
async function findClaim(path: string): Promise<Upload> {
  const address = readAddress(path);
  if (!address) throw new Refusal("forbidden");
  const upload = address.isExpired ? null : await findUpload(address.key);
  if (upload?.uploadId !== address.uploadId || upload.bytes !== address.bytes) throw new Refusal("uploadGone");
  return upload;
}

async function takeFile(req: IncomingMessage, res: ServerResponse, upload: Upload, hooks: Hooks) {
  if (upload.pictureId) return resultOf(upload.pictureId, await md5Of(originalPath(upload.key))); // the first answer was lost
  try {
    await write(req, upload);
    const path = incomingPath(upload.key);
    const { format } = await renderPicture(path);
    if (res.destroyed) throw new Error("Cancelled.");
    const hash = await md5Of(path);
    await mkdir(mediaFolder("originals"), { recursive: true, mode: 0o700 });
    await rename(path, originalPath(upload.key));
    return resultOf(await announce(upload, pictureTypes[format], hash, hooks), hash);
  } catch (error) {
    if (isRefusal(error) && error.reason !== "uploadCut") await forget(upload.key);
    throw error;
  }
}

/** Appends to what is here, or begins again. @throws Refusal `uploadGone` when it is not the file that was announced */
async function write(req: IncomingMessage, { key, bytes }: Upload): Promise<void> {
  const path = incomingPath(key);
  const from = Number(/^bytes=(\d+)-$/.exec(req.headers.range ?? "")?.[1] ?? 0);
  if (from > (await sizeOf(path))) throw new Refusal("uploadCut"); // it asks again where to go on
  await mkdir(mediaFolder("incoming"), { recursive: true, mode: 0o700 });
  const file = await open(path, from === 0 ? "w" : "r+", 0o600);
  try {
    await file.truncate(from);
    let at = from;
    for await (const chunk of readPart(req.iterator({ destroyOnReturn: false }), req.headers["content-type"] ?? "")) {
      if (at + chunk.length > bytes) throw new Refusal("uploadGone");
      await file.write(chunk, 0, chunk.length, at);
      at += chunk.length;
    }
    if (at !== bytes) throw new Refusal("uploadGone");
  } finally {
    await file.close();
  }
}

/** Tells the file router that the file is complete. @returns the picture's id */
async function announce(upload: Upload, type: string, fileHash: string, hooks: Hooks): Promise<number> {
  const { key, personId, uploadId, name, bytes } = upload;
  const { siteUrl } = getProcess();
  const addresses = { url: "", appUrl: "", ufsUrl: "" }; // an original has none
  const file = { key, name, size: bytes, type, customId: uploadId, fileHash, ...addresses };
  const metadata = { personId, uploadId, name, bytes };
  const body = JSON.stringify({ status: "uploaded", origin: `${siteUrl}/ut`, metadata, file });
  const headers = {
    "content-type": "application/json",
    "uploadthing-hook": "callback",
    "x-uploadthing-signature": sign(body),
  };
  await hooks(new Request(`${siteUrl}/api/uploadthing?slug=picture`, { method: "POST", headers, body }));
  const pictureId = (await findUpload(key))?.pictureId; // the hook answers 200 even when it failed
  if (pictureId) return pictureId;
  await forget(key);
  throw new Refusal("uploadCut");
}

async function forget(key: string): Promise<void> {
  await dropUpload(key);
  for (const path of [incomingPath(key), originalPath(key)]) await rm(path, { force: true });
}

function resultOf(pictureId: number, fileHash: string) {
  return { url: "", appUrl: "", ufsUrl: "", fileHash, serverData: { pictureId } };
}

const writers = new Map<string, { stop(): void; done: Promise<void> }>();

/** One request at a key: whoever comes stops the one before it (its connection is usually dead) and waits for its end. */
async function takeKey(key: string, req: IncomingMessage, work: () => Promise<void>): Promise<void> {
  for (let before = writers.get(key); before; before = writers.get(key)) {
    before.stop();
    await before.done;
  }
  const { promise, resolve } = Promise.withResolvers<void>();
  writers.set(key, { stop: () => void (req.complete || req.destroy()), done: promise });
  try {
    await work();
  } finally {
    writers.delete(key);
    resolve();
  }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    (file) => file.size,
    () => 0,
  );
}

async function md5Of(path: string): Promise<string> {
  const hash = createHash("md5"); // what the protocol calls fileHash; nothing relies on it
  for await (const chunk of createReadStream(path)) hash.update(chunk);
  return hash.digest("hex");
}

function statusOf(reason: RefusalReason): number {
  const statuses: Partial<Record<RefusalReason, number>> = { forbidden: 403, uploadGone: 410, uploadCut: 503 };
  return statuses[reason] ?? 422;
}

function answer(res: ServerResponse, status: number, body?: object): void {
  res.writeHead(status, {
    "content-type": "application/json",
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
  });
  res.end(body && JSON.stringify(body));
}
