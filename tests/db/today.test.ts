import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { suite, test } from "node:test";
import { findArticleCount, listArticles } from "#db/article-list.ts";
import { returnArticle, submitArticle } from "#db/deeds.ts";
import { readDraft } from "#db/drafts.ts";
import { changeFacts } from "#db/facts.ts";
import { findThings } from "#db/find.ts";
import { holdBack } from "#db/held-back.ts";
import { listLatest } from "#db/latest.ts";
import { addPerson } from "#db/people.ts";
import { desk } from "#db/process.ts";
import { changeSettings, endWelcome } from "#db/settings.ts";
import { listWaiting } from "#db/waiting.ts";
import { findWelcome } from "#db/welcome.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeLive, makeSubmitted, seenOf, typeInto } from "../factories.ts";

await openDatabase();
const reporter = await makeActor({ name: "Lina Haddad" });
const other = await makeActor({ name: "Samer Qasim" });
const editor = await makeActor({ name: "Rima Saadi", roles: ["editor"] });
const admin = await makeActor({ name: "Nadim Saab", roles: ["admin"] });
const chief = await makeActor({ name: "Nadia Khalil", roles: ["chief", "admin"] });

const returned = await makeSubmitted(reporter, { content: { headline: "إلى المكتبة الأولى" } });
await returnArticle(editor, returned, { ...(await seenOf(returned)), note: "A second source, please." });
await makeArticle(reporter, { content: { headline: "Her draft" } });
const handedIn = await makeArticle(reporter, { content: { headline: "Handed in" } });
const { epoch, updates } = await readDraft(desk(), handedIn);
await submitArticle(reporter, handedIn, await seenOf(handedIn));
const secret = await makeArticle(other, { content: { headline: "His draft" } });
const live = await makeLive(editor, { content: { headline: "Live" } });

const piles = async (actor: typeof reporter) =>
  (await listWaiting(actor)).map(({ name, count, rows }) => `${name} ${count}: ${rows.map((row) => row.id)}`);

suite("what waits", () => {
  test("a reporter sees what came back with its note, her drafts and what she handed in, and nobody else's", async () => {
    const [first] = await listWaiting(reporter);
    assert.deepEqual([first?.name, first?.rows[0]?.returnNote], ["returned", "A second source, please."]);
    const found = await piles(reporter);
    assert.equal(found.length, 3);
    assert.deepEqual(
      found.map((line) => line.split(" ")[0]),
      ["returned", "drafts", "handedIn"],
    );
    assert.ok(!found.join().includes(String(secret)));
  });

  test("an editor sees what waits for review, and late text; the count is of all and the list of the newest", async () => {
    for (let n = 0; n < 6; n += 1) await makeSubmitted(other, { content: { headline: `More ${n}` } });
    await holdBack(reporter, handedIn, epoch, typeInto(updates, " late"));
    const waiting = await listWaiting(editor);
    const submitted = waiting.find(({ name }) => name === "submitted");
    assert.equal(submitted?.count, 7);
    assert.equal(submitted?.rows.length, 5);
    assert.equal(await findArticleCount(editor, { status: "submitted" }), 7);
    assert.deepEqual(
      waiting.find(({ name }) => name === "late")?.rows.map(({ id }) => id),
      [handedIn],
    );
  });

  test("a live story waits for publication once its facts have changed", async () => {
    const changed = async () => (await listWaiting(editor)).find(({ name }) => name === "changed")?.rows;
    assert.equal(await changed(), undefined);
    await changeFacts(editor, live, { slug: "another" }, { slug: "" });
    assert.deepEqual(
      (await changed())?.map(({ id, status }) => [id, status]),
      [[live, "changed"]],
    );
  });

  test("nothing of stories waits for an administrator", async () => assert.deepEqual(await listWaiting(admin), []));
});

suite("what just happened", () => {
  test("a reporter reads of her own stories alone, an editor of all stories, a chief of the house too", async () => {
    await addPerson(chief, { name: "Newcomer", email: `${randomUUID()}@example.test`, roles: ["reporter"] });
    const own = await listLatest(reporter, 100);
    assert.ok(own.some(({ deed }) => deed === "article.return"));
    assert.ok(own.every(({ article }) => article && article.headline !== "His draft"));
    const all = await listLatest(editor, 100);
    assert.ok(all.some(({ article }) => article?.id === secret));
    assert.ok(all.every(({ deed }) => deed.startsWith("article.")));
    assert.ok((await listLatest(chief, 100)).some(({ deed }) => deed === "staff.add"));
  });

  test("an administrator reads that something was done to a story, and not its headline", async () => {
    const lines = (await listLatest(admin, 100)).filter(({ article }) => article);
    assert.ok(lines.length > 0);
    assert.ok(lines.every(({ article }) => article?.headline === ""));
  });
});

suite("finding", () => {
  test("a headline is found in another spelling, by words in any order", async () => {
    const found = await findThings(reporter, "الاولي مكتبه");
    assert.deepEqual(
      found.stories.map(({ id }) => id),
      [returned],
    );
    assert.deepEqual((await listArticles(reporter, { search: "100%" })).rows, []);
  });

  test("nobody finds what they may not read", async () => {
    assert.deepEqual((await findThings(reporter, "His draft")).stories, []);
    assert.equal((await findThings(editor, "His draft")).stories.length, 1);
    const byAdmin = await findThings(admin, "samer");
    assert.deepEqual([byAdmin.stories, byAdmin.people.map(({ id }) => id)], [[], [other.id]]);
  });

  test("the list narrows by person, language and section", async () => {
    const { rows } = await listArticles(editor, { personId: other.id, status: "draft" });
    assert.deepEqual(
      rows.map(({ id }) => id),
      [secret],
    );
    assert.deepEqual((await listArticles(editor, { sectionId: 2 ** 30 })).rows, []);
  });
});

test("the checklist is for who runs the house, ticks itself from what they did, and goes away for good", async () => {
  assert.equal(await findWelcome(editor), null);
  assert.deepEqual(await findWelcome(chief), { isNamed: false, hasColleague: true, hasStory: false });
  await changeSettings(chief, { nameEn: "The Breakwater" });
  await makeArticle(chief, {});
  assert.deepEqual(await findWelcome(chief), { isNamed: true, hasColleague: true, hasStory: true });
  await endWelcome(chief);
  assert.equal(await findWelcome(chief), null);
});
