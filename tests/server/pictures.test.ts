import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, before, suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { z } from "zod";
import { killArticle } from "#db/deeds.ts";
import { readPicture } from "#db/pictures.ts";
import { desk, getProcess, setProcess } from "#db/process.ts";
import { pictures, uploads } from "#db/schema.ts";
import { openSession, sealSession, sessionCookie } from "#db/sessions.ts";
import { transact } from "#db/transact.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { mediaPath, type PictureReport } from "#newsroom/pictures.ts";
import { sign } from "#server/files/signature.ts";
import { sweepUploads } from "#server/files/sweep.ts";
import { openDatabase } from "../database.ts";
import { disable, makeActor, makeLive } from "../factories.ts";
import { makeAvif, makeBomb, makeJpeg, makePhoto, makePng, makeWebp, secrets } from "../picture-files.ts";
import { type Running, runServer } from "./run-server.ts";
import { askDoor, head, presign, put, putAndCut } from "./upload-client.ts";

after(() => server.stop()); // before the database goes
const { url: database, dataFolder } = await openDatabase();
const media = join(dataFolder, "media");
const hour = 3_600_000;

let server: Running;
let reporter: Actor;
let cookie: string;

async function signIn(actor: Actor): Promise<string> {
  return `${sessionCookie().name}=${await sealSession(await transact((tx) => openSession(tx, actor.id)))}`;
}

before(async () => {
  const { authSecret } = getProcess();
  server = await runServer({ database, dataFolder, variables: { AUTH_SECRET: authSecret } });
  setProcess({ ...getProcess(), siteUrl: server.url });
  reporter = await makeActor();
  cookie = await signIn(reporter);
});

const takenSchema = z.object({ fileHash: z.string(), serverData: z.object({ pictureId: z.number() }) });

/** Uploads in one go. @returns the picture's id */
async function upload(bytes: Buffer, name = "photo.jpg"): Promise<number> {
  const presigned = await presign(server.url, cookie, { name, size: bytes.length });
  return takenSchema.parse((await put(server.url, presigned, bytes)).body).serverData.pictureId;
}

async function waitUntilDone(id: number): Promise<PictureReport> {
  for (let looks = 0; looks < 300; looks += 1) {
    const report = await readPicture(reporter, id);
    if (report.state !== "processing") return report;
    await sleep(100);
  }
  throw new Error("The picture is still processing.");
}

function filesIn(part: string): string[] {
  const folder = join(media, part);
  return existsSync(folder) ? readdirSync(folder) : [];
}

async function countOf(table: typeof pictures | typeof uploads): Promise<number> {
  return desk().$count(table);
}

async function state() {
  const counts = { pictures: await countOf(pictures), uploads: await countOf(uploads) };
  return { ...counts, incoming: filesIn("incoming"), originals: filesIn("originals") };
}

suite("an uploaded picture", () => {
  test("becomes renditions in two formats, upright, none wider than the original", async () => {
    const id = await upload(await makePhoto());
    const report = await waitUntilDone(id);
    assert.equal(report.state, "ready");
    assert.deepEqual([report.width, report.height], [800, 1200]);
    const made = report.renditions.map(({ width, format }) => `${width} ${format}`).toSorted();
    assert.deepEqual(made, ["320 avif", "320 webp", "640 avif", "640 webp", "800 avif", "800 webp"]);
    for (const rendition of report.renditions) {
      const response = await fetch(`${server.url}${mediaPath(rendition)}`, { headers: { cookie } });
      const found = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
      assert.deepEqual([found.width, found.height], [rendition.width, rendition.height]);
      assert.ok(!found.orientation || found.orientation === 1);
    }
  });

  test("keeps whose it is, and nothing of where and with what it was taken", async () => {
    const photo = await makePhoto();
    for (const secret of Object.values(secrets)) assert.ok(photo.includes(secret), `the original has ${secret}`);
    const { renditions } = await waitUntilDone(await upload(photo));
    for (const rendition of renditions) {
      const response = await fetch(`${server.url}${mediaPath(rendition)}`, { headers: { cookie } });
      const bytes = Buffer.from(await response.arrayBuffer());
      for (const secret of Object.values(secrets))
        assert.ok(!bytes.includes(secret), `${rendition.format} has ${secret}`);
      const { exif = Buffer.alloc(0), xmp = Buffer.alloc(0) } = await sharp(bytes).metadata();
      assert.ok(exif.includes("Layla Haddad"), rendition.format);
      assert.ok(xmp.includes("Layla Haddad") && xmp.includes("وكالة المرفأ &amp; شركاؤها"), rendition.format);
      assert.ok(!hasPosition(exif), "the EXIF points to no GPS directory");
    }
  });

  test("may be JPEG, PNG, WebP or AVIF, whatever it calls itself", async () => {
    const makers = [makeJpeg, makePng, makeWebp, makeAvif];
    for (const make of makers) {
      const bytes = await make();
      const presigned = await presign(server.url, cookie, {
        name: "notes.txt",
        type: "text/plain",
        size: bytes.length,
      });
      const taken = takenSchema.parse((await put(server.url, presigned, bytes)).body);
      assert.equal((await waitUntilDone(taken.serverData.pictureId)).state, "ready");
    }
  });
});

suite("what is not taken leaves nothing behind", () => {
  const refused = async (bytes: Buffer, size = bytes.length) => {
    const before = await state();
    const presigned = await presign(server.url, cookie, { size });
    const { status, body } = await put(server.url, presigned, bytes);
    assert.deepEqual(await state(), before);
    return [status, body];
  };
  const unreadable = [422, { error: "pictureUnreadable" }];

  test("other files, however they are named", async () => {
    const svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    assert.deepEqual(await refused(Buffer.from(svg)), unreadable);
    const gif = await sharp({ create: { width: 9, height: 9, channels: 3, background: "red" } })
      .gif()
      .toBuffer();
    assert.deepEqual(await refused(gif), unreadable);
    assert.deepEqual(await refused(Buffer.alloc(5000, "\xff\xd8\xff\xe0", "latin1")), unreadable);
  });

  test("pictures that are cut short or damaged, and pictures that carry another file", async () => {
    const jpeg = await makeJpeg();
    assert.deepEqual(await refused(jpeg.subarray(0, jpeg.length - 2000)), unreadable);
    const png = await makePng();
    assert.deepEqual(
      await refused(Buffer.concat([png.subarray(0, 400), Buffer.alloc(900), png.subarray(1300)])),
      unreadable,
    );
    assert.deepEqual(await refused(Buffer.concat([jpeg, Buffer.from("<html><body>hello")])), unreadable);
  });

  test("a small file that would be 108 megapixels", async () => {
    assert.deepEqual(await refused(await makeBomb()), [422, { error: "pictureTooManyPixels" }]);
  });

  test("a file that is longer or shorter than announced", async () => {
    const jpeg = await makeJpeg();
    assert.deepEqual(await refused(jpeg, jpeg.length - 10), [410, { error: "uploadGone" }]);
    assert.deepEqual(await refused(jpeg, jpeg.length + 10), [410, { error: "uploadGone" }]);
  });

  test("at the door: too large, empty, of no size, more than one, and from those who may not", async () => {
    const before = await state();
    const ask = async (sizes: number[], who = cookie) => {
      const files = sizes.map((size) => ({ size }));
      const { status, body } = await askDoor(server.url, who, files);
      return [status, z.object({ message: z.string() }).parse(body).message];
    };
    assert.deepEqual(await ask([33 * 1024 * 1024]), [403, "pictureTooLarge"]);
    assert.deepEqual(await ask([]), [403, "pictureUnreadable"]);
    assert.deepEqual(await ask([-1]), [403, "pictureUnreadable"]);
    assert.deepEqual(await ask([100, 100]), [403, "pictureUnreadable"]);
    assert.deepEqual(await ask([100], ""), [403, "signedOut"]);
    assert.deepEqual(await ask([100], await signIn(await makeActor({ roles: ["admin"] }))), [403, "forbidden"]);
    assert.deepEqual(await state(), before);
  });
});

suite("the ingest", () => {
  test("believes only addresses that it signed", async () => {
    const jpeg = await makeJpeg();
    const presigned = await presign(server.url, cookie, { size: jpeg.length });
    const { url, key } = presigned;
    const forged = [
      url.replace(/signature=.*/, `signature=hmac-sha256%3D${"0".repeat(64)}`),
      url.replace(/signature=.*/, ""),
      url.replace(key, `${key.slice(0, -1)}${key.endsWith("a") ? "b" : "a"}`),
      url.replace(`x-ut-file-size=${jpeg.length}`, "x-ut-file-size=99999999"),
    ];
    for (const address of forged) {
      assert.notEqual(address, url);
      assert.equal((await put(server.url, { key, url: address }, jpeg)).status, 403);
    }
    assert.equal((await put(server.url, presigned, jpeg)).status, 200);
  });

  test("goes on where a cut connection left off, also from a new address of the same try", async () => {
    const jpeg = await makePhoto(1600, 1200);
    const attempt = randomUUID();
    const first = await presign(server.url, cookie, { size: jpeg.length }, attempt);
    await putAndCut(server.url, first, jpeg, 200_000);
    const again = await presign(server.url, cookie, { size: jpeg.length }, attempt);
    assert.equal(again.key, first.key);
    const from = await waitForBytes(again);
    assert.ok(from <= 200_000, `${from} bytes are there`);
    const { body } = await put(server.url, again, jpeg, from);
    const { pictureId } = takenSchema.parse(body).serverData;
    assert.deepEqual(readFileSync(join(media, "originals", first.key)), jpeg);
    assert.equal((await waitUntilDone(pictureId)).state, "ready");
  });

  test("begins again when the browser does", async () => {
    const jpeg = await makePhoto(1600, 1200);
    const presigned = await presign(server.url, cookie, { size: jpeg.length });
    await putAndCut(server.url, presigned, Buffer.alloc(jpeg.length, 7), 150_000);
    await waitForBytes(presigned);
    assert.equal((await put(server.url, presigned, jpeg)).status, 200);
    assert.deepEqual(readFileSync(join(media, "originals", presigned.key)), jpeg);
  });

  test("answers again when the first answer was lost, and overwrites nothing that is finished", async () => {
    const jpeg = await makeJpeg();
    const presigned = await presign(server.url, cookie, { size: jpeg.length });
    const first = await put(server.url, presigned, jpeg);
    assert.equal(await head(server.url, presigned), jpeg.length);
    assert.deepEqual(await put(server.url, presigned, jpeg, jpeg.length), first);
    const other = Buffer.alloc(jpeg.length, 1);
    assert.deepEqual(await put(server.url, presigned, other), first);
    assert.deepEqual(readFileSync(join(media, "originals", presigned.key)), jpeg);
  });

  test("a replayed callback changes nothing, a forged one is refused", async () => {
    const jpeg = await makeJpeg();
    const presigned = await presign(server.url, cookie, { size: jpeg.length });
    const { pictureId } = takenSchema.parse((await put(server.url, presigned, jpeg)).body).serverData;
    await waitUntilDone(pictureId);
    const before = await state();
    const [row] = await desk().select().from(uploads).where(eq(uploads.key, presigned.key));
    const file = { key: presigned.key, name: "other.jpg", size: 1, type: "image/png", customId: null, fileHash: "" };
    const body = JSON.stringify({
      status: "uploaded",
      origin: `${server.url}/ut`,
      metadata: { ...row?.metadata, personId: reporter.id, name: "other.jpg", bytes: 1 },
      file: { ...file, url: "", appUrl: "", ufsUrl: "" },
    });
    const call = (signature: string) =>
      fetch(`${server.url}/api/uploadthing?slug=picture`, {
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
    assert.deepEqual(await state(), before);
    assert.equal((await readPicture(reporter, pictureId)).name, "photo.jpg");
  });

  test("a person who was disabled meanwhile uploads nothing", async () => {
    const leaver = await makeActor();
    const jpeg = await makeJpeg();
    const presigned = await presign(server.url, await signIn(leaver), { size: jpeg.length });
    const before = await state();
    await disable(leaver);
    assert.equal((await put(server.url, presigned, jpeg)).status, 503);
    assert.deepEqual(await state(), { ...before, uploads: before.uploads - 1 });
  });

  test("the sweep removes cancelled uploads and files that nobody knows, and nothing else", async () => {
    const kept = await state();
    const jpeg = await makePhoto(1600, 1200);
    const presigned = await presign(server.url, cookie, { size: jpeg.length });
    await putAndCut(server.url, presigned, jpeg, 100_000);
    await waitForBytes(presigned);
    await sweepUploads(new Date());
    assert.deepEqual(filesIn("incoming"), [presigned.key], "an upload that may go on stays");
    await sweepUploads(new Date(Date.now() + 3 * hour));
    assert.deepEqual(await state(), { ...kept, uploads: 0 });
    assert.deepEqual(await put(server.url, presigned, jpeg), { status: 410, body: { error: "uploadGone" } });
  });
});

suite("a rendition", () => {
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${server.url}${path}`, { headers });

  test("of an unpublished picture answers to staff alone, and to readers once a live story uses it", async () => {
    const editor = await makeActor({ roles: ["editor"] });
    const id = await upload(await makeJpeg());
    const { renditions } = await waitUntilDone(id);
    const path = mediaPath(renditions[0] ?? assert.fail());
    assert.equal((await get(path)).status, 404);
    assert.equal((await get(path, { cookie: await signIn(await makeActor({ roles: ["admin"] })) })).status, 404);
    const forStaff = await get(path, { cookie });
    assert.equal(forStaff.status, 200);
    assert.match(forStaff.headers.get("cache-control") ?? "", /^private/);
    const lead = { pictureId: id, caption: "c", credit: "c", alternative: "a", isDecorative: false };
    const story = await makeLive(editor, { facts: { lead } });
    const forReaders = await get(path);
    assert.equal(forReaders.status, 200);
    assert.equal(forReaders.headers.get("cache-control"), "public, max-age=31536000, immutable");
    assert.equal(forReaders.headers.get("x-content-type-options"), "nosniff");
    assert.match(forReaders.headers.get("content-security-policy") ?? "", /sandbox/);
    assert.equal((await get(path, { "if-none-match": forReaders.headers.get("etag") ?? "" })).status, 304);
    await killArticle(editor, story, { note: "Withdrawn." });
    assert.equal((await get(path)).status, 404);
  });

  test("is made again from the original where its file is missing", async () => {
    const { renditions } = await waitUntilDone(await upload(await makeJpeg()));
    const path = mediaPath(renditions[0] ?? assert.fail());
    const before = Buffer.from(await (await get(path, { cookie })).arrayBuffer());
    rmSync(join(media, "renditions"), { recursive: true });
    const answers = await Promise.all([get(path, { cookie }), get(path, { cookie })]);
    for (const answer of answers) assert.deepEqual(Buffer.from(await answer.arrayBuffer()), before);
  });

  test("that never was, an original, and other names answer 404", async () => {
    const [original = ""] = filesIn("originals");
    const unknown = `/media/${"0".repeat(64)}.webp`;
    for (const path of [unknown, `/media/${original}`, `/media/originals/${original}`, "/media/", "/media/x.svg"]) {
      assert.equal((await get(path, { cookie })).status, 404, path);
    }
  });
});

/** HEAD waits for the end of the writer that was cut; the cut itself may take a moment to arrive. */
async function waitForBytes(presigned: { url: string; key: string }): Promise<number> {
  for (let looks = 0; looks < 50; looks += 1) {
    const bytes = await head(server.url, presigned);
    if (bytes > 0) return bytes;
    await sleep(20);
  }
  throw new Error("Nothing arrived.");
}

/** Whether the first directory of this EXIF has the pointer to a GPS directory (tag 0x8825), in either byte order. */
function hasPosition(exif: Buffer): boolean {
  return exif.includes(Buffer.from([0x88, 0x25, 0x00, 0x04])) || exif.includes(Buffer.from([0x25, 0x88, 0x04, 0x00]));
}
