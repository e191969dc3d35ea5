import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { eq } from "drizzle-orm";
import { getArticle, getChanges } from "#db/articles.ts";
import { withdrawCorrection } from "#db/corrections.ts";
import { correctArticle, killArticle, publishArticle } from "#db/deeds.ts";
import { getPreview } from "#db/preview.ts";
import { desk } from "#db/process.ts";
import { findStory } from "#db/published/stories.ts";
import { republish } from "#db/republish.ts";
import { listRevisions } from "#db/revisions.ts";
import { diary } from "#db/schema.ts";
import { findDifference, isSame } from "#newsroom/difference.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeContent, makeLive, seenOf, write } from "../factories.ts";
import { dumpPublished } from "../published.ts";
import { refused } from "../refusals.ts";

await openDatabase();
const editor = await makeActor({ roles: ["editor"], name: "Karim" });
const reporter = await makeActor();

const correct = async (id: number, text: string, now?: Date) =>
  correctArticle(editor, id, { text, ...(await seenOf(id)) }, now);

suite("corrections", () => {
  test("readers see the sentence with its time, newest first, and the story as updated", async () => {
    const id = await makeLive(editor, {}, new Date("2026-03-01T08:00:00Z"));
    await correct(id, " It was Monday. ", new Date("2026-03-02T08:00:00Z"));
    await correct(id, "It was the harbour.", new Date("2026-03-03T08:00:00Z"));
    const story = await findStory(id);
    assert.deepEqual(story?.corrections, [
      { at: new Date("2026-03-03T08:00:00Z"), text: "It was the harbour." },
      { at: new Date("2026-03-02T08:00:00Z"), text: "It was Monday." },
    ]);
    assert.deepEqual(story.updatedAt, new Date("2026-03-03T08:00:00Z"));
    assert.deepEqual((await getPreview(editor, id)).story.corrections, story.corrections);
    const [newest] = await listRevisions(editor, id);
    assert.deepEqual([newest?.deed, newest?.reason], ["correct", "It was the harbour."]);
    const { corrections } = await getArticle(editor, id);
    assert.deepEqual(
      corrections.map(({ text, by }) => [text, by]),
      [
        ["It was the harbour.", "Karim"],
        ["It was Monday.", "Karim"],
      ],
    );
  });

  test("the draft's changes go to readers with it, and nothing is left to publish", async () => {
    const id = await makeLive(editor);
    await write(id, makeContent({ headline: "The right headline" }));
    await correct(id, "The headline was wrong.");
    assert.equal((await findStory(id))?.headline, "The right headline");
    const { live, draft } = await getChanges(editor, id);
    assert.ok(isSame(findDifference(live, draft)));
  });

  test("one without words, of a draft, of what the sender has not seen, or by a reporter is refused", async () => {
    const id = await makeLive(editor);
    await refused(correct(id, "  "), "correctionMissing");
    await refused(correct(await makeArticle(editor), "It was Monday."), "wrongStage");
    const old = await seenOf(id);
    await write(id, makeContent());
    await refused(correctArticle(editor, id, { text: "It was Monday.", ...old }), "epochClosed");
    const own = await makeArticle(reporter);
    await publishArticle(editor, own, await seenOf(own));
    await refused(correctArticle(reporter, own, { text: "It was Monday.", ...(await seenOf(own)) }), "forbidden");
    assert.deepEqual((await findStory(id))?.corrections, []);
  });

  test("one that was itself wrong is withdrawn, and the diary keeps who did it", async () => {
    const id = await makeLive(editor);
    await correct(id, "It was Monday.", new Date("2026-03-02T08:00:00Z"));
    await correct(id, "It was Tuesday.", new Date("2026-03-03T08:00:00Z"));
    const [wrong] = (await getArticle(editor, id)).corrections;
    assert.ok(wrong);
    const before = await findStory(id);
    await refused(withdrawCorrection(editor, await makeLive(editor), wrong.id), "notFound");
    await withdrawCorrection(editor, id, wrong.id);
    await withdrawCorrection(editor, id, wrong.id);
    const after = await findStory(id);
    assert.deepEqual(
      after?.corrections.map(({ text }) => text),
      ["It was Monday."],
    );
    assert.deepEqual(after.updatedAt, before?.updatedAt);
    const lines = await desk().select().from(diary).where(eq(diary.articleId, id));
    assert.equal(lines.filter(({ deed }) => deed === "article.withdrawCorrection").length, 1);
  });

  test("they survive a kill, a second publication and rebuilding all that readers see", async () => {
    const id = await makeLive(editor);
    await correct(id, "It was Monday.");
    await killArticle(editor, id, { note: "Wrong." });
    await publishArticle(editor, id, await seenOf(id));
    assert.deepEqual(
      (await findStory(id))?.corrections.map(({ text }) => text),
      ["It was Monday."],
    );
    const before = await dumpPublished();
    await republish();
    assert.deepEqual(await dumpPublished(), before);
  });
});
