import assert from "node:assert/strict";
import { test } from "node:test";
import { getPreview } from "#db/preview.ts";
import { findStory } from "#db/published/stories.ts";
import { isRefusal } from "#newsroom/refusal.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeContent, setFacts, write } from "../factories.ts";
import { makeArabicStory } from "../reader-story.ts";

await openDatabase();
const editor = await makeActor({ roles: ["editor"] });

test("the preview of an unchanged story is what readers have", async () => {
  const id = await makeArabicStory(editor);
  assert.deepEqual((await getPreview(editor, id)).story, await findStory(id));
});

test("the preview shows the draft while readers keep what was published", async () => {
  const id = await makeArabicStory(editor);
  await write(id, makeContent({ headline: "عنوان لم يُنشر" }));
  assert.equal((await getPreview(editor, id)).story.headline, "عنوان لم يُنشر");
  assert.notEqual((await findStory(id))?.headline, "عنوان لم يُنشر");
});

test("a draft with nothing chosen yet can be previewed", async () => {
  const id = await makeArticle(editor, {
    content: { headline: "", body: [] },
    facts: { sectionId: null, sources: [] },
  });
  await setFacts(editor, id, { language: null, bylineIds: [] });
  const { section, publishedAt, language, slug } = (await getPreview(editor, id)).story;
  assert.deepEqual(
    { section, publishedAt, language, slug },
    { section: null, publishedAt: null, language: "ar", slug: "story" },
  );
});

test("who may not read the article has no preview of it", async () => {
  const id = await makeArticle(await makeActor());
  const others = [await makeActor(), await makeActor({ roles: ["admin"] })];
  for (const actor of others) {
    await assert.rejects(getPreview(actor, id), (error) => isRefusal(error) && error.reason === "notFound");
  }
});
