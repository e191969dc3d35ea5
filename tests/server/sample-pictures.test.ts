import assert from "node:assert/strict";
import { suite, test } from "node:test";
import sharp from "sharp";
import { drawPicture, type PictureKey, pictureKeys } from "#server/sample/pictures/draw.ts";
import { faces } from "#server/sample/pictures/faces.ts";
import { drawPortrait, isPortraitSlug } from "#server/sample/pictures/portraits.ts";
import { cuts } from "#server/sample/pictures/sheet.ts";
import { drawLogo } from "#server/sample/pictures/wordmark.ts";

suite("the pictures of the sample newsroom", () => {
  const sizes = Object.values(cuts).map(({ pixels }) => pixels.join("x"));
  const drawn = new Map<PictureKey, Buffer>();

  test("each can be drawn in one of the three cuts", async () => {
    for (const key of pictureKeys) {
      const picture = await drawPicture(key);
      const { width, height, format } = await sharp(picture).metadata();
      assert.equal(format, "jpeg", key);
      assert.ok(sizes.includes(`${width}x${height}`), `${key} is ${width}x${height}`);
      drawn.set(key, picture);
    }
  });

  test("the same key gives the same picture, byte for byte", async () => {
    const [key = assert.fail("no key")] = pictureKeys;
    assert.deepEqual(await drawPicture(key), drawn.get(key));
  });

  test("everybody of the newsroom has a square portrait, and the paper a wordmark on clear ground in both languages", async () => {
    for (const slug of Object.keys(faces).filter(isPortraitSlug)) {
      const { width, height } = await sharp(await drawPortrait(slug)).metadata();
      assert.deepEqual([width, height], [480, 480]);
    }
    for (const language of ["ar", "en"] as const) {
      const { format, hasAlpha } = await sharp(await drawLogo(language)).metadata();
      assert.deepEqual([format, hasAlpha], ["png", true]);
    }
  });

  test("no two look alike, and none is empty", async () => {
    const small = new Map<PictureKey, Buffer>();
    for (const [key, picture] of drawn) small.set(key, await thumbnailOf(picture));
    const keys = [...small.keys()];
    const alike = keys.flatMap((key, index) =>
      keys
        .slice(index + 1)
        .filter((other) => distance(small.get(key), small.get(other)) < 12)
        .map((other) => `${key} and ${other}`),
    );
    assert.deepEqual(alike, []);
    assert.deepEqual(
      keys.filter((key) => spread(small.get(key)) < 6),
      [],
    );
  });
});

/** The picture in 12 by 12 pixels of three colours. */
function thumbnailOf(picture: Buffer): Promise<Buffer> {
  return sharp(picture).resize(12, 12, { fit: "fill" }).raw().toBuffer();
}

/** How far two thumbnails lie apart, in steps of 256 per colour. */
function distance(one: Uint8Array = new Uint8Array(), other: Uint8Array = new Uint8Array()): number {
  return one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length;
}

/** How far a thumbnail's pixels lie from their mean. */
function spread(small: Uint8Array = new Uint8Array()): number {
  const mean = small.reduce((sum, value) => sum + value, 0) / small.length;
  return distance(small, new Uint8Array(small.length).fill(Math.round(mean)));
}
