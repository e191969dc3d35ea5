import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import { killArticle } from "#db/deeds.ts";
import { mediaPath } from "#newsroom/pictures.ts";
import { makeActor, makeLive } from "../factories.ts";
import { makeJpeg } from "../picture-files.ts";
import { filesIn, openPictureHouse, signIn, upload, waitUntilDone } from "./picture-house.ts";

const house = await openPictureHouse();

suite("a rendition", () => {
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${house.server.url}${path}`, { headers });

  test("of an unpublished picture answers to staff alone, and to readers once a live story uses it", async () => {
    const editor = await makeActor({ roles: ["editor"] });
    const id = await upload(house, await makeJpeg());
    const { renditions } = await waitUntilDone(house, id);
    const path = mediaPath(renditions[0] ?? assert.fail());
    assert.equal((await get(path)).status, 404);
    assert.equal((await get(path, { cookie: await signIn(await makeActor({ roles: ["admin"] })) })).status, 404);
    const forStaff = await get(path, { cookie: house.cookie });
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
    const { renditions } = await waitUntilDone(house, await upload(house, await makeJpeg()));
    const path = mediaPath(renditions[0] ?? assert.fail());
    const before = Buffer.from(await (await get(path, { cookie: house.cookie })).arrayBuffer());
    rmSync(join(house.media, "renditions"), { recursive: true });
    const answers = await Promise.all([get(path, { cookie: house.cookie }), get(path, { cookie: house.cookie })]);
    for (const answer of answers) assert.deepEqual(Buffer.from(await answer.arrayBuffer()), before);
  });

  test("that never was, an original, and other names answer 404", async () => {
    const [original = ""] = filesIn(house, "originals");
    const unknown = `/media/${"0".repeat(64)}.webp`;
    for (const path of [unknown, `/media/${original}`, `/media/originals/${original}`, "/media/", "/media/x.svg"]) {
      assert.equal((await get(path, { cookie: house.cookie })).status, 404, path);
    }
  });
});
