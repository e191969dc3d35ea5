import { randomUUID } from "node:crypto";
import { statSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";

/** UploadThing's wire as a browser speaks it, hop by hop, so that tests can break each. */
export type Presigned = { url: string; key: string };
export type Answer = { status: number; body: unknown };

const presignedSchema = z.array(z.object({ url: z.string(), key: z.string() })).length(1);

export type Announced = { name?: string; size: number; type?: string };

/** The raw answer of the door. */
export async function askDoor(
  site: string,
  cookie: string,
  files: Announced[],
  attempt: string = randomUUID(),
): Promise<Answer> {
  const announced = files.map(({ name = "photo.jpg", size, type = "image/jpeg" }) => ({ name, size, type }));
  const response = await fetch(`${site}/api/uploadthing?actionType=upload&slug=picture`, {
    method: "POST",
    headers: { "content-type": "application/json", cookie },
    body: JSON.stringify({ files: announced, input: { attempt } }),
  });
  return { status: response.status, body: await response.json() };
}

export async function presign(site: string, cookie: string, file: Announced, attempt?: string): Promise<Presigned> {
  const { body } = await askDoor(site, cookie, [file], attempt);
  const [presigned] = presignedSchema.parse(body);
  if (!presigned?.url.startsWith("/ut/")) throw new Error(`not our own path: ${presigned?.url}`);
  return presigned;
}

/** How many bytes the server has. */
export async function head(site: string, { url }: Presigned): Promise<number> {
  const response = await fetch(`${site}${url}`, { method: "HEAD" });
  return Number(response.headers.get("x-ut-range-start"));
}

/** Sends a file from an offset on. */
export async function put(site: string, { url }: Presigned, bytes: Buffer, from = 0): Promise<Answer> {
  const form = new FormData();
  form.append("file", new Blob([new Uint8Array(bytes.subarray(from))]), "photo.jpg");
  const response = await fetch(`${site}${url}`, { method: "PUT", body: form, headers: { range: `bytes=${from}-` } });
  return { status: response.status, body: await response.json() };
}

/** Sends the first part of a file, waits until some of it has arrived in `folder`, then cuts the connection. */
export async function putAndCut(
  site: string,
  { url, key }: Presigned,
  bytes: Buffer,
  until: number,
  folder: string,
): Promise<void> {
  const opening = '--cut\r\ncontent-disposition: form-data; name="file"; filename="photo.jpg"\r\n\r\n';
  const headers = {
    "content-type": "multipart/form-data; boundary=cut",
    "content-length": opening.length + bytes.length + 11,
    range: "bytes=0-",
  };
  const sending = request(`${site}${url}`, { method: "PUT", headers });
  const cut = new Promise((resolve) => sending.once("error", resolve));
  sending.write(opening);
  sending.write(bytes.subarray(0, until));
  for (let looks = 0; looks < 500 && sizeOf(join(folder, key)) === 0; looks += 1) await sleep(20);
  sending.destroy(new Error("cut"));
  await cut;
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
