import { readFile, rm } from "node:fs/promises";
import { z } from "zod";
import { uploadProvider, uploadToken } from "#db/uploads.ts";
import { Refusal } from "#newsroom/refusal.ts";
import { incomingPath, originalPath } from "./places.ts";

/** Originals, wherever they lie. Nobody is given an address of one, so the seam has none for pages. */
export type MediaStore = {
  signedUrl(key: string): Promise<string>;
  /** @throws Refusal `uploadGone` when there is no such file */
  read(key: string): Promise<Buffer>;
  delete(keys: string[]): Promise<void>;
};

const localHost = "files.invalid"; // never resolved: localFetch answers it

/** UploadThing's own server code in both cases; without a token its network is this machine's disk. */
export function openStore(): MediaStore {
  const isLocal = uploadProvider() === "local";
  const fetcher = isLocal ? localFetch : fetch;
  const openApi = async () => {
    const { UTApi } = await import("uploadthing/server"); // much code, of no use to a process that never sees a file
    return new UTApi({
      token: uploadToken().token,
      fetch: (input, init) => fetcher(input, init),
      logLevel: "Warning",
      ...(isLocal && { apiUrl: `https://${localHost}`, ufsHost: localHost }),
    });
  };
  const signedUrl = async (key: string) => (await (await openApi()).generateSignedURL(key)).ufsUrl;
  return {
    signedUrl,
    async read(key) {
      const response = await fetcher(await signedUrl(key));
      if (response.status === 404) throw new Refusal("uploadGone");
      if (!response.ok) throw new Error(`The store answered ${response.status} for ${key}.`);
      return Buffer.from(await response.arrayBuffer());
    },
    async delete(keys) {
      if (keys.length > 0) await (await openApi()).deleteFiles(keys);
    },
  };
}

const deletionSchema = z.object({ fileKeys: z.array(z.string().regex(/^[\w-]+$/)) });

async function localFetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, init);
  const { pathname } = new URL(request.url);
  const [, key] = /^\/f\/([\w-]+)$/.exec(pathname) ?? [];
  if (key) return readLocal(key);
  if (pathname !== "/v6/deleteFiles") return new Response(null, { status: 404 });
  const { fileKeys } = deletionSchema.parse(await request.json());
  for (const path of fileKeys.flatMap((each) => [originalPath(each), incomingPath(each)]))
    await rm(path, { force: true });
  return Response.json({ success: true, deletedCount: fileKeys.length });
}

async function readLocal(key: string): Promise<Response> {
  const bytes = await readFile(originalPath(key)).catch(() => null);
  return new Response(bytes && new Uint8Array(bytes), { status: bytes ? 200 : 404 });
}
