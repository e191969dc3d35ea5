import assert from "node:assert/strict";
import { suite, test } from "node:test";
import sharp from "sharp";
import { z } from "zod";
import { mediaPath } from "#newsroom/pictures.ts";
import { makeActor } from "../factories.ts";
import { makeAvif, makeBomb, makeJpeg, makePhoto, makePng, makeWebp, secrets } from "../picture-files.ts";
import { openPictureHouse, signIn, takenSchema, traces, upload, waitUntilDone } from "./picture-house.ts";
import { askDoor, presign, put } from "./upload-client.ts";

const house = await openPictureHouse();

suite("an uploaded picture", () => {
  test("becomes renditions in two formats, upright, none wider than the original", async () => {
    const id = await upload(house, await makePhoto());
    const report = await waitUntilDone(house, id);
    assert.equal(report.state, "ready");
    assert.deepEqual([report.width, report.height], [800, 1200]);
    const made = report.renditions.map(({ width, format }) => `${width} ${format}`).toSorted();
    assert.deepEqual(made, ["320 avif", "320 webp", "640 avif", "640 webp", "800 avif", "800 webp"]);
    for (const rendition of report.renditions) {
      const response = await fetch(`${house.server.url}${mediaPath(rendition)}`, { headers: { cookie: house.cookie } });
      const found = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
      assert.deepEqual([found.width, found.height], [rendition.width, rendition.height]);
      assert.ok(!found.orientation || found.orientation === 1);
    }
  });

  test("keeps whose it is, and nothing of where and with what it was taken", async () => {
    const photo = await makePhoto();
    for (const secret of Object.values(secrets)) assert.ok(photo.includes(secret), `the original has ${secret}`);
    const { renditions } = await waitUntilDone(house, await upload(house, photo));
    for (const rendition of renditions) {
      const response = await fetch(`${house.server.url}${mediaPath(rendition)}`, { headers: { cookie: house.cookie } });
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
      const presigned = await presign(house.server.url, house.cookie, {
        name: "notes.txt",
        type: "text/plain",
        size: bytes.length,
      });
      const taken = takenSchema.parse((await put(house.server.url, presigned, bytes)).body);
      assert.equal((await waitUntilDone(house, taken.serverData.pictureId)).state, "ready");
    }
  });
});

suite("what is not taken leaves nothing behind", () => {
  const refused = async (bytes: Buffer, size = bytes.length) => {
    const before = await traces(house);
    const presigned = await presign(house.server.url, house.cookie, { size });
    const { status, body } = await put(house.server.url, presigned, bytes);
    assert.deepEqual(await traces(house), before);
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
    const before = await traces(house);
    const ask = async (sizes: number[], who = house.cookie) => {
      const files = sizes.map((size) => ({ size }));
      const { status, body } = await askDoor(house.server.url, who, files);
      return [status, z.object({ message: z.string() }).parse(body).message];
    };
    assert.deepEqual(await ask([33 * 1024 * 1024]), [403, "pictureTooLarge"]);
    assert.deepEqual(await ask([]), [403, "pictureUnreadable"]);
    assert.deepEqual(await ask([-1]), [403, "pictureUnreadable"]);
    assert.deepEqual(await ask([100, 100]), [403, "pictureUnreadable"]);
    assert.deepEqual(await ask([100], ""), [403, "signedOut"]);
    assert.deepEqual(await ask([100], await signIn(await makeActor({ roles: ["admin"] }))), [403, "forbidden"]);
    assert.deepEqual(await traces(house), before);
  });
});

/** Whether the first directory of this EXIF has the pointer to a GPS directory (tag 0x8825), in either byte order. */
function hasPosition(exif: Buffer): boolean {
  return exif.includes(Buffer.from([0x88, 0x25, 0x00, 0x04])) || exif.includes(Buffer.from([0x25, 0x88, 0x04, 0x00]));
}
