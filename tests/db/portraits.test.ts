import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { eq } from "drizzle-orm";
import { findOwnAuthor, listAuthorRows, setPortrait } from "#db/authors.ts";
import { killArticle } from "#db/deeds.ts";
import { readPicture } from "#db/pictures.ts";
import { getPreview } from "#db/preview.ts";
import { desk } from "#db/process.ts";
import { findAuthor } from "#db/published/addresses.ts";
import { isPublished } from "#db/published/media.ts";
import { getSite } from "#db/published/site.ts";
import { findStory } from "#db/published/stories.ts";
import { republish } from "#db/republish.ts";
import { diary, pictures } from "#db/schema.ts";
import { getLogos, setLogo } from "#db/settings.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeLive, makePicture } from "../factories.ts";
import { dumpPublished } from "../published.ts";
import { refused } from "../refusals.ts";

await openDatabase();
const admin = await makeActor({ roles: ["admin"] });
const chief = await makeActor({ roles: ["chief"] });

const authorOf = async (actor: Actor) => (await findOwnAuthor(actor)) ?? assert.fail("no author");
const isShown = async (pictureId: number) => {
  const [file] = (await readPicture(chief, pictureId)).renditions;
  return isPublished(file?.hash ?? "", "webp");
};
const isWhole = async () => {
  const before = await dumpPublished();
  await republish();
  assert.deepEqual(await dumpPublished(), before);
};

suite("portraits", () => {
  test("a live story's byline and the author's page show it, and its file is public only while they do", async () => {
    const editor = await makeActor({ roles: ["editor"] });
    const { id: authorId, slug } = await authorOf(editor);
    const [first, second] = [await makePicture(editor), await makePicture(editor)];
    await setPortrait(editor, authorId, first);
    assert.ok(!(await isShown(first)), "no live story has the name yet");
    const story = await makeLive(editor, { facts: { bylineIds: [authorId] } });
    assert.equal((await findStory(story))?.authors[0]?.picture?.width, 1600);
    assert.equal((await getPreview(editor, story)).story.authors[0]?.picture?.width, 1600);
    assert.ok((await findAuthor(slug, "ar"))?.picture);
    assert.ok(await isShown(first));
    await setPortrait(editor, authorId, second);
    assert.deepEqual([await isShown(first), await isShown(second)], [false, true]);
    await isWhole();
    await killArticle(editor, story, { note: "Gone" });
    assert.ok(!(await isShown(second)));
    await isWhole();
  });

  test("one that a story shows as well stays public until both are gone", async () => {
    const editor = await makeActor({ roles: ["editor"] });
    const { id: authorId } = await authorOf(editor);
    const pictureId = await makePicture(editor);
    const lead = { pictureId, caption: "Nour", credit: "Agency", alternative: "Nour at work", isDecorative: false };
    const story = await makeLive(editor, { facts: { bylineIds: [authorId], lead } });
    await makeLive(editor, { facts: { bylineIds: [authorId] } });
    await setPortrait(editor, authorId, pictureId);
    await killArticle(editor, story, { note: "Gone" });
    assert.ok(await isShown(pictureId));
    await setPortrait(editor, authorId, null);
    assert.ok(!(await isShown(pictureId)));
    assert.equal((await authorOf(editor)).picture, null);
  });

  test("one's own is one's own business, everybody else's the administrators'", async () => {
    const [one, other] = [await makeActor(), await makeActor()];
    const pictureId = await makePicture(one);
    const { id: authorId } = await authorOf(one);
    await refused(setPortrait(other, authorId, pictureId), "forbidden");
    await refused(setPortrait(other, 9999, pictureId), "forbidden");
    await refused(setPortrait(admin, 9999, pictureId), "notFound");
    await refused(setPortrait(one, authorId, 9999), "notFound");
    await setPortrait(admin, authorId, pictureId);
    await setPortrait(admin, authorId, pictureId);
    assert.ok((await listAuthorRows(admin)).find(({ id }) => id === authorId)?.picture);
    const lines = await desk().select().from(diary).where(eq(diary.deed, "author.setPortrait"));
    assert.equal(lines.filter(({ personId }) => personId === one.id).length, 1);
  });

  test("a picture that is not ready is refused", async () => {
    const one = await makeActor();
    const pictureId = await makePicture(one);
    await desk().update(pictures).set({ state: "processing" }).where(eq(pictures.id, pictureId));
    await refused(setPortrait(one, (await authorOf(one)).id, pictureId), "pictureNotReady");
    await refused(setLogo(chief, "ar", pictureId), "pictureNotReady");
  });
});

suite("logos", () => {
  test("each language has its own, public while it is one, and the site without one has its name", async () => {
    const [arabic, english] = [await makePicture(chief), await makePicture(chief)];
    await setLogo(chief, "ar", arabic);
    assert.deepEqual([(await getSite("ar")).logo?.height, (await getSite("en")).logo], [900, null]);
    await setLogo(chief, "en", arabic);
    await setLogo(chief, "ar", english);
    assert.deepEqual([await isShown(arabic), await isShown(english)], [true, true]);
    await isWhole();
    await setLogo(chief, "en", null);
    assert.deepEqual([await isShown(arabic), await isShown(english)], [false, true]);
    const logos = await getLogos();
    assert.deepEqual([logos.ar?.width, logos.en], [1600, null]);
    await isWhole();
  });
});
