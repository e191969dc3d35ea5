import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { suite, test } from "node:test";
import sharp from "sharp";
import { killArticle } from "#db/deeds.ts";
import { createPreviewLink, findSharedPreview, revokePreviewLink } from "#db/preview-links.ts";
import { cardPath, draftCardPath } from "#newsroom/card.ts";
import { mediaPath } from "#newsroom/pictures.ts";
import { makeActor, makeArticle, makeContent, makeLive, setFacts, write } from "../factories.ts";
import { makeJpeg } from "../picture-files.ts";
import { filesIn, openPictureHouse, signIn, upload, waitUntilDone } from "./picture-house.ts";

const opened = await openPictureHouse();
const editor = await makeActor({ roles: ["editor"] });
const house = { ...opened, editor, editorCookie: await signIn(editor) };

suite("a rendition", () => {
  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${house.server.url}${path}`, { headers });

  test("of an unpublished picture answers to staff alone, and to readers once a live story uses it", async () => {
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

  test("of a shared draft answers to its guest, until the link is taken back", async () => {
    const pictureId = await upload(house, await makeJpeg());
    await waitUntilDone(house, pictureId);
    const id = await makeArticle(house.reporter);
    const lead = { pictureId, caption: "c", credit: "c", alternative: "a", isDecorative: false };
    await setFacts(house.reporter, id, { lead });
    const { id: link, token } = await createPreviewLink(house.reporter, id, { days: 1 });
    const page = await (await get(`/preview/${token}`)).text();
    const [file] = (await findSharedPreview(token))?.story.pictures[pictureId]?.renditions ?? [];
    const path = mediaPath(file ?? assert.fail());
    assert.ok(page.includes(path), "the page names its pictures with their pass");
    const forGuest = await get(path);
    assert.equal(forGuest.status, 200);
    assert.equal(forGuest.headers.get("cache-control"), "private, no-cache");
    assert.equal((await get(path.replace(/\?.*/, ""))).status, 404);
    await revokePreviewLink(house.reporter, link);
    assert.equal((await get(path)).status, 404);
    assert.equal((await get(`/preview/${token}`)).status, 404);
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

suite("a card", () => {
  const get = (path: string, cookie = "") => fetch(`${house.server.url}${path}`, { headers: { cookie } });

  test("of a live story is there for everybody, of a draft for those who may read it", async () => {
    const live = await makeLive(house.editor, { content: { headline: "Grain ships return" } });
    const answer = await get(cardPath(live, "1"));
    assert.equal(answer.headers.get("content-type"), "image/png");
    assert.equal(answer.headers.get("cache-control"), "public, max-age=0, must-revalidate");
    const { width, height } = await sharp(await answer.arrayBuffer()).metadata();
    assert.deepEqual([width, height], [1200, 630]);
    const draft = await makeArticle(house.reporter);
    assert.equal((await get(draftCardPath(draft), house.cookie)).status, 200);
    const strangers = ["", await signIn(await makeActor())];
    for (const cookie of strangers) assert.equal((await get(draftCardPath(draft), cookie)).status, 404);
    assert.equal((await get(cardPath(draft, "1"), house.cookie)).status, 404, "a draft is not live");
    for (const path of [
      "/media/card/0.png",
      "/media/card/x.png",
      "/media/card/draft-.png",
      "/media/card/99999999999.png",
    ])
      assert.equal((await get(path, house.cookie)).status, 404, path);
    await killArticle(house.editor, live, { note: "Withdrawn." });
    assert.equal((await get(cardPath(live, "1"))).status, 404);
  });

  test("is drawn whatever its words are, and of no live story that has a picture", async () => {
    const id = await makeArticle(house.editor);
    const kickers = [
      "العراق ".repeat(170),
      "wide ".repeat(9),
      "\u200b",
      "\u0627\u064b".repeat(2) + "\u0301".repeat(400),
    ];
    for (const kicker of kickers) {
      await write(id, makeContent({ kicker, headline: kicker }));
      assert.equal((await get(draftCardPath(id), house.editorCookie)).status, 200, kicker);
    }
    const pictureId = await upload(house, await makeJpeg());
    await waitUntilDone(house, pictureId);
    const lead = { pictureId, caption: "c", credit: "c", alternative: "a", isDecorative: false };
    const live = await makeLive(house.editor, { facts: { lead } });
    assert.equal((await get(cardPath(live, "1"))).status, 404);
  });

  test("has its Arabic joined and at the right, its English at the left", async () => {
    const id = await makeArticle(house.editor);
    const draw = async (headline: string, language: "ar" | "en") => {
      await write(id, makeContent({ headline, kicker: "" }));
      await setFacts(house.editor, id, { language });
      const answer = await get(draftCardPath(id), house.editorCookie);
      return inkOf(Buffer.from(await answer.arrayBuffer()));
    };
    const joined = await draw("ستمشي", "ar");
    const apart = await draw([..."ستمشي"].join("\u200c"), "ar");
    const english = await draw("Ships", "en");
    assert.ok(joined.left > 600, JSON.stringify(joined));
    assert.ok(english.right < 600, JSON.stringify(english));
    const width = ({ left, right }: Ink) => right - left;
    assert.ok(width(joined) < 0.9 * width(apart), `${width(joined)} px joined, ${width(apart)} px letter by letter`);
  });
});

type Ink = { left: number; right: number };

/** Where the headline's ink begins and ends, in px from the left. */
async function inkOf(card: Buffer): Promise<Ink> {
  const { data, info } = await sharp(card)
    .extract({ left: 0, top: 142, width: 1200, height: 300 })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const columns = Array.from({ length: info.width }, (_, x) => x).filter((x) =>
    Array.from({ length: info.height }, (_, y) => data[(y * info.width + x) * info.channels] ?? 255).some(
      (grey) => grey < 90,
    ),
  );
  return { left: columns[0] ?? 0, right: columns.at(-1) ?? 0 };
}
