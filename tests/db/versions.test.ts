import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { listRevisions } from "#db/revisions.ts";
import { getVersions } from "#db/versions.ts";
import { findDifference, isSame } from "#newsroom/difference.ts";
import { isRefusal } from "#newsroom/refusal.ts";
import { openDatabase } from "../database.ts";
import {
  makeActor,
  makeArticle,
  makeContent,
  makeLive,
  makePicture,
  paragraph,
  setFacts,
  write,
} from "../factories.ts";

await openDatabase();
const editor = await makeActor({ roles: ["editor"], name: "Layla" });
const isNotFound = (error: unknown) => isRefusal(error) && error.reason === "notFound";

suite("two versions of a story", () => {
  test("any two are read, in either direction, with what their ids point at", async () => {
    const related = await makeLive(editor, { content: { headline: "Told before" } });
    const id = await makeLive(editor, { content: { headline: "First" } });
    const picture = await makePicture(editor);
    const lead = { pictureId: picture, caption: "", credit: "", alternative: "", isDecorative: true };
    await setFacts(editor, id, { lead });
    const body = [paragraph("Words."), { type: "relatedStory", attrs: { articleId: related } }];
    await write(id, makeContent({ headline: "Second", body }));
    const { before, after, surroundings } = await getVersions(editor, id, "live", "draft");
    assert.deepEqual([before.content.headline, after.content.headline], ["First", "Second"]);
    assert.ok(surroundings.authors.some(({ nameEn }) => nameEn === "Layla"));
    assert.deepEqual(
      surroundings.pictures.map((each) => each.id),
      [picture],
    );
    assert.deepEqual(surroundings.stories, [{ id: related, headline: "Told before" }]);
    const back = await getVersions(editor, id, "draft", 1);
    assert.deepEqual([back.before, back.after], [after, before]);
    const same = await getVersions(editor, id, 1, "live");
    assert.ok(isSame(findDifference(same.before, same.after)));
    assert.ok((await listRevisions(editor, id))[0]?.isLive);
  });

  test("a version that is not there, a story that is not live, and one that is not theirs are not found", async () => {
    const [owner, stranger] = [await makeActor(), await makeActor()];
    const id = await makeArticle(owner);
    await assert.rejects(getVersions(owner, id, 9, "draft"), isNotFound);
    await assert.rejects(getVersions(owner, id, "live", "draft"), isNotFound);
    await assert.rejects(getVersions(stranger, id, "draft", "draft"), isNotFound);
    assert.equal((await getVersions(owner, id, "draft", "draft")).hasProposals, false);
  });

  test("proposals stand in no version, and it is said that there are some", async () => {
    const id = await makeLive(editor, { content: { headline: "Live" } });
    const proposed = { type: "insertion", attrs: { id: "p", by: editor.id, at: 1 } };
    const words = { type: "text", text: " and proposed", marks: [proposed] };
    const body = [{ type: "paragraph", content: [{ type: "text", text: "Kept" }, words] }];
    await write(id, makeContent({ headline: "Live", body }));
    const { after, hasProposals } = await getVersions(editor, id, "live", "draft");
    assert.equal(hasProposals, true);
    assert.ok(!JSON.stringify(after).includes("proposed"));
  });
});
