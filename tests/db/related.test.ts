import assert from "node:assert/strict";
import { test } from "node:test";
import { killArticle, publishChanges } from "#db/deeds.ts";
import { findRelatable, readRelatable } from "#db/related.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeContent, makeLive, seenOf, write } from "../factories.ts";

await openDatabase();
const editor = await makeActor({ roles: ["editor"] });
const reporter = await makeActor();
const headlines = async (actor: typeof editor, text: string) =>
  (await findRelatable(actor, text)).map(({ headline, stage }) => `${headline}: ${stage}`);

test("live stories are found by everybody who writes, in any spelling; drafts by those who may read them", async () => {
  await makeLive(editor, { content: { headline: "إعادة افتتاح المكتبة" } });
  await makeArticle(editor, { content: { headline: "المكتبة بعد عام" } });
  await makeArticle(reporter, { content: { headline: "مكتبةٌ في سفينة" } });
  const killed = await makeLive(editor, { content: { headline: "المكتبة المحترقة" } });
  await killArticle(editor, killed, { note: "Wrong" });
  assert.deepEqual((await headlines(editor, "مكتبه")).toSorted(), [
    "إعادة افتتاح المكتبة: published",
    "المكتبة بعد عام: draft",
    "مكتبةٌ في سفينة: draft",
  ]);
  assert.deepEqual((await headlines(reporter, "مَكْتَبَة")).toSorted(), [
    "إعادة افتتاح المكتبة: published",
    "مكتبةٌ في سفينة: draft",
  ]);
  assert.deepEqual(await headlines(reporter, ""), ["إعادة افتتاح المكتبة: published"]);
});

test("a headline that nobody has published yet is not found by those who may not read it", async () => {
  const id = await makeLive(editor, { content: { headline: "Quiet harbour" } });
  await write(id, makeContent({ headline: "Secret harbour" }));
  assert.deepEqual(await headlines(reporter, "secret"), []);
  assert.equal((await readRelatable(reporter, id))?.headline, "Quiet harbour");
  await publishChanges(editor, id, { ...(await seenOf(id)), kind: "minor", reason: "" });
  assert.deepEqual(await headlines(reporter, "secret"), ["Secret harbour: published"]);
});

test("how a story stands is told as its asker may know it", async () => {
  const draft = await makeArticle(editor, { content: { headline: "Not yet" } });
  const killed = await makeLive(editor);
  await killArticle(editor, killed, { note: "Wrong" });
  assert.equal((await readRelatable(editor, draft))?.stage, "draft");
  assert.equal(await readRelatable(reporter, draft), null);
  assert.equal((await readRelatable(editor, killed))?.stage, "killed");
  assert.equal(await readRelatable(editor, 2_000_000), null);
  const administrator = await makeActor({ roles: ["admin"] });
  for (const ask of [() => findRelatable(administrator, ""), () => readRelatable(administrator, draft)])
    await assert.rejects(ask, { reason: "forbidden" });
});
