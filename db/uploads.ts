import { hkdfSync } from "node:crypto";
import { and, eq, inArray, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { Refusal } from "#newsroom/refusal.ts";
import { desk, getProcess } from "./process.ts";
import { pictures, uploads } from "./schema.ts";
import { transact } from "./transact.ts";

/** Where originals lie: at the real service when there is a token, else on this machine. */
export function uploadProvider(): "local" | "uploadthing" {
  return getProcess().uploadthingToken === null ? "local" : "uploadthing";
}

/**
 * The token that both halves of UploadThing's protocol sign with. Without the real one: made from the installation's
 * own secret, so that there is one secret to keep, and every process has the same.
 */
export function uploadToken(): { token: string; apiKey: string; appId: string } {
  const { uploadthingToken, authSecret } = getProcess();
  const secret = Buffer.from(hkdfSync("sha256", authSecret, "", "khabar uploads", 32)).toString("hex");
  const own = { apiKey: `sk_${secret}`, appId: "khabar", regions: ["local"] };
  const token = uploadthingToken ?? Buffer.from(JSON.stringify(own)).toString("base64");
  const { apiKey, appId } = tokenSchema.parse(JSON.parse(Buffer.from(token, "base64").toString()));
  return { token, apiKey, appId };
}

const tokenSchema = z.object({ apiKey: z.string(), appId: z.string() });

/** What the door (`middleware`) found out, signed along with the upload and given back when it is complete. */
export const uploadClaimSchema = z.object({
  personId: z.number().int().positive(),
  uploadId: z.string().min(1), // one for each file that a person chose; tries of the same file share it
  name: z.string(),
  bytes: z.number().int().positive(),
});
export type UploadClaim = z.infer<typeof uploadClaimSchema>;

export const uploadSeconds = 3600;

/**
 * Notes that a file may come under this key. Asked again for the same upload, it only lives longer.
 * @throws Refusal `uploadGone` when the key belongs to another upload: keys carry some 30 bits, so this happens
 */
export async function registerUpload(key: string, claim: UploadClaim, now = new Date()): Promise<void> {
  const { personId, uploadId, name, bytes } = claim;
  const expiresAt = new Date(now.getTime() + uploadSeconds * 1000);
  const row = { key, provider: uploadProvider(), personId, name, bytes, metadata: { uploadId }, expiresAt };
  await transact(async (tx) => {
    const taken = await tx
      .insert(uploads)
      .values(row)
      .onConflictDoUpdate({
        target: uploads.key,
        set: { expiresAt },
        setWhere: sql`${uploads.metadata} ->> 'uploadId' = ${uploadId} and ${uploads.personId} = ${personId}`,
      })
      .returning();
    const [picture] = await tx.select({ id: pictures.id }).from(pictures).where(eq(pictures.key, key));
    if (!taken[0] || (picture && !taken[0].isFinished)) throw new Refusal("uploadGone");
  });
}

/** An upload that this process was told of, with the picture that it became. */
export type Upload = UploadClaim & { key: string; isFinished: boolean; expiresAt: Date; pictureId: number | null };

export async function findUpload(key: string): Promise<Upload | null> {
  const [row] = await desk()
    .select({ upload: uploads, pictureId: pictures.id })
    .from(uploads)
    .leftJoin(pictures, eq(pictures.key, uploads.key))
    .where(eq(uploads.key, key));
  if (!row) return null;
  const { personId, name, bytes, isFinished, expiresAt, metadata } = row.upload;
  const claim = uploadClaimSchema.parse({ ...metadata, personId, name, bytes });
  return { ...claim, key, isFinished, expiresAt, pictureId: row.pictureId };
}

/** Forgets an upload whose file was refused. */
export async function dropUpload(key: string): Promise<void> {
  await desk()
    .delete(uploads)
    .where(and(eq(uploads.key, key), eq(uploads.isFinished, false)));
}

/** Uploads whose time has passed, finished or not; with those that never became a picture apart. */
export async function listExpired(now = new Date()): Promise<{ finished: string[]; abandoned: string[] }> {
  const rows = await desk()
    .select({ key: uploads.key, isFinished: uploads.isFinished })
    .from(uploads)
    .where(lt(uploads.expiresAt, now))
    .limit(500);
  const keysOf = (isFinished: boolean) => rows.filter((row) => row.isFinished === isFinished).map((row) => row.key);
  return { finished: keysOf(true), abandoned: keysOf(false) };
}

export async function forgetUploads(keys: string[]): Promise<void> {
  if (keys.length > 0) await desk().delete(uploads).where(inArray(uploads.key, keys));
}

/** Of these keys, those that neither an upload nor a picture knows. */
export async function findStrangers(keys: string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const known = await desk()
    .select({ key: uploads.key })
    .from(uploads)
    .where(inArray(uploads.key, keys))
    .union(desk().select({ key: pictures.key }).from(pictures).where(inArray(pictures.key, keys)));
  const names = new Set(known.map((row) => row.key));
  return keys.filter((key) => !names.has(key));
}
