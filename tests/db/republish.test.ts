import assert from "node:assert/strict";
import { test } from "node:test";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { changeOwnByline } from "#db/account.ts";
import { getArticle } from "#db/articles.ts";
import { listAuthors, setPortrait } from "#db/authors.ts";
import { correctArticle, killArticle, publishArticle, publishChanges } from "#db/deeds.ts";
import { listSections } from "#db/facts.ts";
import { desk } from "#db/process.ts";
import { republish } from "#db/republish.ts";
import { setLogo } from "#db/settings.ts";
import { createTopic, listTopics, mergeTopic, renameTopic } from "#db/topics.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeContent, makeLive, makePicture, seenOf, setFacts, write } from "../factories.ts";
import { dumpPublished, publishedTables } from "../published.ts";

await openDatabase();

test("no table of the published schema is forgotten here", async () => {
  const rows = await desk().execute(
    sql`select table_name from information_schema.tables where table_schema = 'published'`,
  );
  assert.deepEqual(rows.map((row) => row.table_name).sort(), publishedTables.toSorted());
});

test("after any series of deeds, what readers see is what republishing from revisions gives", async () => {
  const editor = await makeActor({ roles: ["editor"] });
  const others = [await makeActor(), await makeActor()];
  const ids = [await makeArticle(editor), await makeArticle(editor), await makeArticle(editor)];
  const step = fc.record({
    article: fc.integer({ min: 0, max: 2 }),
    deed: fc.constantFrom("publish", "minor", "update", "correct", "kill", "write", "facts", "names"),
    pick: fc.integer({ min: 0, max: 5 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      for (const { article, deed, pick } of steps) {
        if (deed === "names") await changeNames(await makeActor({ roles: ["chief", "admin"] }), pick);
        else await doDeed(editor, others, ids[article] ?? 0, deed, pick);
      }
      const before = await dumpPublished();
      await republish();
      assert.deepEqual(await dumpPublished(), before);
    }),
    { numRuns: 12 },
  );
});

test("deeds of several at the same moment all succeed, and readers see what republishing gives", async () => {
  const [one, other] = [await makeActor({ roles: ["editor"] }), await makeActor({ roles: ["editor"] })];
  const shared = (await listAuthors(one)).filter((author) => author.personId === one.id);
  const bylineIds = shared.map((author) => author.id);
  const make = (editor: Actor) => makeArticle(editor, { facts: { bylineIds } });
  for (let round = 0; round < 8; round += 1) {
    const [live, next, third] = [await makeLive(one, { facts: { bylineIds } }), await make(other), await make(one)];
    const [seenNext, seenThird] = [await seenOf(next), await seenOf(third)];
    await Promise.all([
      killArticle(one, live, { note: "Gone" }),
      publishArticle(other, next, seenNext),
      changeOwnByline(one, { nameAr: `اسم ${round}`, nameEn: `Name ${round}` }),
      publishArticle(one, third, seenThird),
      republish(),
    ]);
    const before = await dumpPublished();
    await republish();
    assert.deepEqual(await dumpPublished(), before);
    for (const id of [next, third]) await killArticle(one, id, { note: "Gone" });
  }
});

test("a story that was published before a requirement came stays with its readers", async () => {
  const editor = await makeActor({ roles: ["editor"] });
  const id = await makeLive(editor);
  await desk().execute(sql`alter table revisions disable trigger all`);
  await desk().execute(sql`update revisions set facts = jsonb_set(facts, '{sources}', '[]') where article_id = ${id}`);
  await desk().execute(sql`alter table revisions enable trigger all`);
  await republish();
  const rows = await desk().execute(sql`select id, sources from published.stories where id = ${id}`);
  assert.deepEqual([...rows], [{ id, sources: [] }]);
});

/** Does the deed if the story stands where it fits; other deeds are refused elsewhere. */
async function doDeed(editor: Actor, others: Actor[], id: number, deed: string, pick: number): Promise<void> {
  const { may } = await getArticle(editor, id);
  if (deed === "write") return write(id, makeContent());
  if (deed === "facts") return changeSomeFacts(editor, others, id, pick);
  if (deed === "publish" && may.publish) return publishArticle(editor, id, await seenOf(id));
  if (deed === "kill" && may.kill) return killArticle(editor, id, { note: `Gone ${pick}` });
  if (deed === "correct" && may.correct)
    return correctArticle(editor, id, { text: `It was ${pick}.`, ...(await seenOf(id)) });
  if ((deed === "minor" || deed === "update") && may.publishChanges) {
    await write(id, makeContent());
    return publishChanges(editor, id, { kind: deed, reason: "New figures", ...(await seenOf(id)) });
  }
}

/** What stands on many stories at once: a portrait, a logo, a topic's name, two topics that become one. */
async function changeNames(chief: Actor, pick: number): Promise<void> {
  const pictureId = pick % 3 === 0 ? null : await makePicture(chief);
  for (const author of (await listAuthors(chief)).slice(0, 2)) await setPortrait(chief, author.id, pictureId);
  await setLogo(chief, pick % 2 === 0 ? "ar" : "en", pictureId);
  const [one, other] = (await listTopics(chief)).slice(pick % 2);
  if (one && pick < 3) await renameTopic(chief, one.id, { ...one, slugEn: `renamed ${one.id} ${pick}` });
  else if (one && other) await mergeTopic(chief, one.id, other.id);
}

async function changeSomeFacts(editor: Actor, others: Actor[], id: number, pick: number): Promise<void> {
  const sections = await listSections();
  const authors = await listAuthors(editor);
  const topic = await createTopic(editor, { name: `Topic ${pick}`, language: "en" });
  const person = others[pick % others.length];
  const pictureId = await makePicture(editor);
  await setFacts(editor, id, {
    sectionId: sections[pick % sections.length]?.id ?? null,
    language: pick % 2 === 0 ? "ar" : "en",
    topicIds: [topic.id],
    bylineIds: authors.slice(0, 1 + (pick % 2)).map((author) => author.id),
    slug: pick === 3 ? `chosen ${person?.name}` : "",
    lead:
      pick > 3
        ? { pictureId, caption: "Boats", credit: "Archive", alternative: "Boats at dawn", isDecorative: false }
        : null,
  });
}
