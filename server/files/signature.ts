import { createHmac, timingSafeEqual } from "node:crypto";
import { getProcess } from "#db/process.ts";
import { uploadToken } from "#db/uploads.ts";

/** What a signed address says: who may send which file where, until when. */
export type SignedAddress = { key: string; uploadId: string; name: string; bytes: number; isExpired: boolean };

/**
 * Reads an address of the ingest as `uploadthing` signs it: HMAC-SHA256 with the API key over everything before
 * `&signature=`, origin included; the values are encoded twice.
 * @param path as the request line has it, byte for byte
 * @returns null when it was not signed by us
 */
export function readAddress(path: string, now = new Date()): SignedAddress | null {
  const at = path.lastIndexOf("&signature=");
  if (at === -1) return null;
  const signature = decodeURIComponentOr(path.slice(at + "&signature=".length));
  const payload = `${getProcess().siteUrl}${path.slice(0, at)}`;
  if (!isEqual(signature, sign(payload))) return null;
  const url = new URL(payload);
  const [, key] = /^\/ut\/([\w-]{1,200})$/.exec(url.pathname) ?? [];
  const read = (name: string) => decodeURIComponentOr(url.searchParams.get(name) ?? "");
  if (!key || read("x-ut-identifier") !== uploadToken().appId) return null;
  return {
    key,
    uploadId: read("x-ut-custom-id"),
    name: read("x-ut-file-name"),
    bytes: Number(read("x-ut-file-size")),
    isExpired: !(Number(url.searchParams.get("expires")) > now.getTime()),
  };
}

/** The signature of an address or of a hook's body. */
export function sign(payload: string): string {
  return `hmac-sha256=${createHmac("sha256", uploadToken().apiKey).update(payload).digest("hex")}`;
}

function isEqual(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)];
  return first.length === second.length && timingSafeEqual(first, second);
}

function decodeURIComponentOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
