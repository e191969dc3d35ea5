import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import { eq } from "drizzle-orm";
import { readPicture } from "#db/pictures.ts";
import { desk } from "#db/process.ts";
import { uploads } from "#db/schema.ts";
import { sign } from "#server/files/signature.ts";
import { sweepUploads } from "#server/files/sweep.ts";
import { disable, makeActor } from "../factories.ts";
import { makeJpeg, makePhoto } from "../picture-files.ts";
import { filesIn, openPictureHouse, signIn, takenSchema, traces, waitUntilDone } from "./picture-house.ts";
import { head, presign, put, putAndCut } from "./upload-client.ts";

const house = await openPictureHouse();
const incoming = join(house.media, "incoming");
const hour = 3_600_000;

suite("the ingest", () => {
  test("believes only addresses that it signed", async () => {
    const jpeg = await makeJpeg();
    const presigned = await presign(house.server.url, house.cookie, { size: jpeg.length });
    const { url, key } = presigned;
    const forged = [
      url.replace(/signature=.*/, `signature=hmac-sha256%3D${"0".repeat(64)}`),
      url.replace(/signature=.*/, ""),
      url.replace(key, `${key.slice(0, -1)}${key.endsWith("a") ? "b" : "a"}`),
      url.replace(`x-ut-file-size=${jpeg.length}`, "x-ut-file-size=99999999"),
    ];
    for (const address of forged) {
      assert.notEqual(address, url);
      assert.equal((await put(house.server.url, { key, url: address }, jpeg)).status, 403);
    }
    assert.equal((await put(house.server.url, presigned, jpeg)).status, 200);
  });

  test("goes on where a cut connection left off, also from a new address of the same try", async () => {
    const jpeg = await makePhoto(1600, 1200);
    const attempt = randomUUID();
    const first = await presign(house.server.url, house.cookie, { size: jpeg.length }, attempt);
    await putAndCut(house.server.url, first, jpeg, 200_000, incoming);
    const again = await presign(house.server.url, house.cookie, { size: jpeg.length }, attempt);
    assert.equal(again.key, first.key);
    const from = await head(house.server.url, again);
    assert.ok(from > 0 && from <= 200_000, `${from} bytes are there`);
    const { body } = await put(house.server.url, again, jpeg, from);
    const { pictureId } = takenSchema.parse(body).serverData;
    assert.deepEqual(readFileSync(join(house.media, "originals", first.key)), jpeg);
    assert.equal((await waitUntilDone(house, pictureId)).state, "ready");
  });

  test("begins again when the browser does", async () => {
    const jpeg = await makePhoto(1600, 1200);
    const presigned = await presign(house.server.url, house.cookie, { size: jpeg.length });
    await putAndCut(house.server.url, presigned, Buffer.alloc(jpeg.length, 7), 150_000, incoming);
    assert.ok((await head(house.server.url, presigned)) > 0);
    assert.equal((await put(house.server.url, presigned, jpeg)).status, 200);
    assert.deepEqual(readFileSync(join(house.media, "originals", presigned.key)), jpeg);
  });

  test("answers again when the first answer was lost, and overwrites nothing that is finished", async () => {
    const jpeg = await makeJpeg();
    const presigned = await presign(house.server.url, house.cookie, { size: jpeg.length });
    const first = await put(house.server.url, presigned, jpeg);
    assert.equal(await head(house.server.url, presigned), jpeg.length);
    assert.deepEqual(await put(house.server.url, presigned, jpeg, jpeg.length), first);
    const other = Buffer.alloc(jpeg.length, 1);
    assert.deepEqual(await put(house.server.url, presigned, other), first);
    assert.deepEqual(readFileSync(join(house.media, "originals", presigned.key)), jpeg);
  });

  test("a replayed callback changes nothing, a forged one is refused", async () => {
    const jpeg = await makeJpeg();
    const presigned = await presign(house.server.url, house.cookie, { size: jpeg.length });
    const { pictureId } = takenSchema.parse((await put(house.server.url, presigned, jpeg)).body).serverData;
    await waitUntilDone(house, pictureId);
    const before = await traces(house);
    const [row] = await desk().select().from(uploads).where(eq(uploads.key, presigned.key));
    const file = { key: presigned.key, name: "other.jpg", size: 1, type: "image/png", customId: null, fileHash: "" };
    const body = JSON.stringify({
      status: "uploaded",
      origin: `${house.server.url}/ut`,
      metadata: { ...row?.metadata, personId: house.reporter.id, name: "other.jpg", bytes: 1 },
      file: { ...file, url: "", appUrl: "", ufsUrl: "" },
    });
    const call = (signature: string) =>
      fetch(`${house.server.url}/api/uploadthing?slug=picture`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "uploadthing-hook": "callback",
          "x-uploadthing-signature": signature,
        },
        body,
      });
    assert.equal((await call(sign(body))).status, 200);
    assert.equal((await call(`hmac-sha256=${"0".repeat(64)}`)).status, 400);
    assert.deepEqual(await traces(house), before);
    assert.equal((await readPicture(house.reporter, pictureId)).name, "photo.jpg");
  });

  test("a person who was disabled meanwhile uploads nothing", async () => {
    const leaver = await makeActor();
    const jpeg = await makeJpeg();
    const presigned = await presign(house.server.url, await signIn(leaver), { size: jpeg.length });
    const before = await traces(house);
    await disable(leaver);
    assert.equal((await put(house.server.url, presigned, jpeg)).status, 503);
    assert.deepEqual(await traces(house), { ...before, uploads: before.uploads - 1 });
  });

  test("the sweep removes cancelled uploads and files that nobody knows, and nothing else", async () => {
    const kept = await traces(house);
    const jpeg = await makePhoto(1600, 1200);
    const presigned = await presign(house.server.url, house.cookie, { size: jpeg.length });
    await putAndCut(house.server.url, presigned, jpeg, 100_000, incoming);
    assert.ok((await head(house.server.url, presigned)) > 0);
    await sweepUploads(new Date());
    assert.deepEqual(filesIn(house, "incoming"), [presigned.key], "an upload that may go on stays");
    await sweepUploads(new Date(Date.now() + 3 * hour));
    assert.deepEqual(await traces(house), { ...kept, uploads: 0 });
    assert.deepEqual(await put(house.server.url, presigned, jpeg), { status: 410, body: { error: "uploadGone" } });
  });
});
