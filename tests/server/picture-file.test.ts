import assert from "node:assert/strict";
import { test } from "node:test";
import { formatOf } from "#server/files/picture-file.ts";
import { makeAvif, makeJpeg, makePng, makeWebp } from "../picture-files.ts";

const sound = { jpeg: await makeJpeg(), png: await makePng(), webp: await makeWebp(), avif: await makeAvif() };
const followed = (picture: Buffer, text: string) => formatOf(Buffer.concat([picture, Buffer.from(text, "latin1")]));

test("a whole picture is what its content says", () => {
  for (const [format, bytes] of Object.entries(sound)) assert.equal(formatOf(bytes), format);
});

test("a picture that was cut anywhere is none", () => {
  for (const [format, bytes] of Object.entries(sound)) {
    for (const part of [0.01, 0.3, 0.9]) {
      assert.equal(formatOf(bytes.subarray(0, Math.floor(bytes.length * part))), null, `${format} to ${part}`);
    }
    assert.equal(formatOf(bytes.subarray(0, -1)), null, format);
  }
});

test("a picture that carries a page, a script, a document or an archive is none", () => {
  for (const picture of Object.values(sound)) {
    for (const stranger of ["<HTML><body>", "<script>x()</script>", "%PDF-1.7", "<?php echo 1", "#!/bin/sh"]) {
      assert.equal(followed(picture, stranger), null, stranger);
    }
    assert.equal(followed(picture, `PK\x05\x06${"\0".repeat(18)}`), null);
  }
});

test("what cameras append, a film or a smaller copy, hinders nothing", () => {
  assert.equal(formatOf(Buffer.concat([sound.jpeg, sound.jpeg])), "jpeg");
  assert.equal(followed(sound.jpeg, `\0\0\0\x18ftypmp42${"film".repeat(1000)}`), "jpeg");
});

test("nonsense ends without an error", () => {
  for (const opening of ["", "\xff\xd8\xff", "\x89PNG\r\n\x1a\n", "RIFF\xff\xff\xff\xffWEBP", "\0\0\0\x20ftypavif"]) {
    for (const filling of ["\0", "\xff", "\x01\x02\x03"]) {
      assert.equal(formatOf(Buffer.from(opening + filling.repeat(300), "latin1")), null);
    }
  }
});
