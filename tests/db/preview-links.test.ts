import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { killArticle } from "#db/deeds.ts";
import { changeStaff } from "#db/facts.ts";
import { changeRoles, disablePerson } from "#db/people.ts";
import { getPreview } from "#db/preview.ts";
import {
  createPreviewLink,
  findSharedPreview,
  isPreviewPass,
  listPreviewLinks,
  revokePreviewLink,
} from "#db/preview-links.ts";
import { desk } from "#db/process.ts";
import { previewLinks } from "#db/schema.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeContent, makeLive, makePicture, setFacts, write } from "../factories.ts";
import { refused } from "../refusals.ts";

await openDatabase();
const reporter = await makeActor();
const editor = await makeActor({ roles: ["editor"] });
const days = (count: number) => new Date(Date.now() + count * 24 * 60 * 60 * 1000);

suite("links to a draft", () => {
  test("whoever has one reads the draft as it stands, and what is secret stays", async () => {
    const id = await makeArticle(reporter, { content: { headline: "First words" } });
    const { token } = await createPreviewLink(reporter, id, { days: 3 });
    assert.deepEqual((await findSharedPreview(token))?.story, (await getPreview(reporter, id)).story);
    await write(id, makeContent({ headline: "Better words" }));
    assert.equal((await findSharedPreview(token))?.story.headline, "Better words");
    const stored = JSON.stringify(await desk().select().from(previewLinks));
    assert.ok(!stored.includes(token), "the database cannot show a link again");
  });

  test("it closes by its time, by a colleague's hand, with its maker's account and with the story", async () => {
    const id = await makeArticle(reporter);
    const { token } = await createPreviewLink(reporter, id, { days: 3 });
    assert.ok(await findSharedPreview(token, days(2.9)));
    assert.equal(await findSharedPreview(token, days(3.1)), null);
    const [link] = await listPreviewLinks(editor, id);
    await revokePreviewLink(editor, link?.id ?? 0);
    await revokePreviewLink(editor, link?.id ?? 0);
    assert.equal(await findSharedPreview(token), null);
    assert.deepEqual(await listPreviewLinks(editor, id), []);

    const leaver = await makeActor({ roles: ["editor"] });
    const { token: ofLeaver } = await createPreviewLink(leaver, id, { days: 30 });
    await disablePerson(await makeActor({ roles: ["admin"] }), leaver.id);
    assert.equal(await findSharedPreview(ofLeaver), null);

    const live = await makeLive(editor);
    const { token: ofKilled } = await createPreviewLink(editor, live, { days: 30 });
    await killArticle(editor, live, { note: "It was wrong." });
    assert.equal(await findSharedPreview(ofKilled), null);
  });

  test("it closes when its maker may not share the story any more, with the passes of its pictures", async () => {
    const maker = await makeActor();
    const id = await makeArticle(maker);
    const { token } = await createPreviewLink(maker, id, { days: 30 });
    await changeStaff(editor, id, [reporter.id]);
    assert.equal(await findSharedPreview(token), null);
    assert.deepEqual(await listPreviewLinks(editor, id), []);
    await changeStaff(editor, id, [reporter.id, maker.id]);
    assert.ok(await findSharedPreview(token));

    const demoted = await makeActor({ roles: ["editor"] });
    const { token: ofDemoted } = await createPreviewLink(demoted, id, { days: 30 });
    assert.ok(await findSharedPreview(ofDemoted));
    await changeRoles(await makeActor({ roles: ["admin"] }), demoted.id, ["reporter"]);
    assert.equal(await findSharedPreview(ofDemoted), null);
  });

  test("its pictures open with their own pass, for as long as the link does, and no other file does", async () => {
    const id = await makeArticle(reporter);
    const pictureId = await makePicture(reporter);
    const lead = { pictureId, caption: "The harbour", credit: "Nobody", alternative: "A harbour", isDecorative: false };
    await setFacts(reporter, id, { lead });
    const { id: linkId, token } = await createPreviewLink(reporter, id, { days: 1 });
    const [file] = (await findSharedPreview(token))?.story.pictures[pictureId]?.renditions ?? [];
    assert.ok(file?.pass);
    assert.equal(await isPreviewPass(file.hash, file.pass), true);
    assert.equal(await isPreviewPass("0".repeat(64), file.pass), false);
    assert.equal(await isPreviewPass(file.hash, file.pass.replace(/^\d+/, String(linkId + 1))), false);
    assert.equal(await isPreviewPass(file.hash, "nonsense"), false);
    await changeStaff(editor, id, [editor.id]);
    assert.equal(await isPreviewPass(file.hash, file.pass), false);
    await changeStaff(editor, id, [reporter.id]);
    await revokePreviewLink(reporter, linkId);
    assert.equal(await isPreviewPass(file.hash, file.pass), false);
  });

  test("who may not read the story neither makes, sees nor closes its links", async () => {
    const id = await makeArticle(reporter);
    const { id: linkId } = await createPreviewLink(reporter, id, { days: 1 });
    const stranger = await makeActor();
    await refused(createPreviewLink(stranger, id, { days: 1 }), "notFound");
    await refused(listPreviewLinks(stranger, id), "notFound");
    await refused(revokePreviewLink(stranger, linkId), "notFound");
    await refused(revokePreviewLink(editor, 999_999), "notFound");
  });
});
