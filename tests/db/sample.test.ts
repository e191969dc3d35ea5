import assert from "node:assert/strict";
import { test } from "node:test";
import { eq, like, ne, or, sql } from "drizzle-orm";
import { listArticles } from "#db/article-list.ts";
import { getArticle, getChanges } from "#db/articles.ts";
import { killArticle, publishChanges } from "#db/deeds.ts";
import { listDiary } from "#db/diary.ts";
import { desk } from "#db/process.ts";
import * as published from "#db/published/schema.ts";
import { republish } from "#db/republish.ts";
import { addSample } from "#db/sample.ts";
import { articleSources, articleStaff, articles, drafts, people, purges, revisions } from "#db/schema.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeLive, seenOf, write } from "../factories.ts";
import { dumpPublished } from "../published.ts";
import { refused } from "../refusals.ts";

await openDatabase();
const chief = await makeActor({ roles: ["chief", "admin"] });
const count = 320; // two batches
const told: number[] = [];
await makeLive(chief);
await addSample(count, (done) => told.push(done));
const isSample = like(articles.clientKey, "sample:%");
const rows = await desk().select().from(articles).where(isSample).orderBy(articles.id);

test("as many stories are live as were asked for, none of the future, each with an owner", async () => {
  assert.equal(rows.length, count);
  assert.equal(told.at(-1), count);
  assert.equal(told.length, 2);
  for (const { stage, publishedAt, updatedAt, touchedAt } of rows) {
    assert.equal(stage, "published");
    for (const at of [publishedAt, updatedAt, touchedAt]) assert.ok((at ?? new Date(0)) <= new Date());
  }
  assert.equal(await desk().$count(published.stories), count + 1);
  const unowned = sql`not exists (select from article_staff s where s.article_id = ${articles.id})`;
  assert.equal(await desk().$count(articles, unowned), 0);
});

test("what readers see of them is what republishing from revisions gives", async () => {
  const before = await dumpPublished();
  await republish();
  assert.deepEqual(await dumpPublished(), before);
});

test("their drafts say what is live, so that there is nothing to publish", async () => {
  const updated = rows.filter((row) => row.updatedAt !== null).slice(0, 3);
  assert.equal(updated.length, 3);
  for (const { id, updatedAt } of [...rows.slice(0, 5), ...updated]) {
    const { live, draft } = await getChanges(chief, id);
    assert.deepEqual(draft, live);
    const asked = publishChanges(chief, id, { kind: "minor", reason: "", ...(await seenOf(id)) });
    await refused(asked, "nothingToPublish");
    const deeds = await desk().select().from(revisions).where(eq(revisions.articleId, id)).orderBy(revisions.number);
    const wanted = updatedAt ? ["publish", "publishChanges"] : ["publish"];
    assert.deepEqual(
      deeds.map(({ deed }) => deed),
      wanted,
    );
    assert.equal((await getArticle(chief, id)).epoch, wanted.length + 1);
  }
});

test("hidden sources and notes of the desk stay in the house", async () => {
  const isHidden = or(eq(articleSources.isShown, false), ne(articleSources.note, ""));
  const hidden = await desk().select().from(articleSources).where(isHidden);
  assert.ok(hidden.length > 50);
  for (const { articleId, name, kind, note, isShown } of hidden) {
    const [story] = await desk().select().from(published.stories).where(eq(published.stories.id, articleId));
    const text = JSON.stringify(story);
    if (note !== "") assert.ok(!text.includes(note));
    if (!isShown && kind === "person") assert.ok(!text.includes(name));
    assert.equal(story?.sources.some((source) => source.name === name && source.kind === kind) ?? true, isShown);
  }
});

test("the diary has one line of a run, and every batch made all pages anew", async () => {
  const { lines } = await listDiary(chief, { deed: "site.sample" });
  assert.deepEqual(
    lines.map(({ actor, details }) => ({ actor, details })),
    [{ actor: null, details: { stories: count } }],
  );
  const all = await desk()
    .select()
    .from(purges)
    .where(sql`cardinality(${purges.tags}) = 0 and ${purges.verb} = 'invalidate'`);
  assert.equal(all.length, 2);
});

test("people of the sample cannot sign in, and the desk lists their stories as any others", async () => {
  const staff = await desk().select().from(people).where(like(people.email, "%@sample.example"));
  assert.equal(staff.length, 8);
  assert.ok(staff.every(({ disabledAt }) => disabledAt !== null));
  const { rows: listed, next } = await listArticles(chief, { status: "published" });
  assert.ok(listed.every(({ headline, words, staff: names }) => headline !== "" && words >= 0 && names.length > 0));
  assert.ok(next !== null);
});

test("a run that is stopped leaves whole stories, and the next one goes on with others", async () => {
  const stopped = addSample(900, () => {
    throw new Error("stopped");
  });
  await assert.rejects(stopped, /stopped/);
  const left = await desk().$count(articles, isSample);
  assert.ok(left > count && left < count + 900);
  await addSample(5);
  assert.equal(await desk().$count(articles, isSample), left + 5);
  const headlines = await desk().selectDistinct({ headline: articles.headline }).from(articles).where(isSample);
  assert.equal(headlines.length, left + 5);
  assert.equal(await desk().$count(published.stories), left + 6);
  for (const table of [drafts, revisions, articleStaff]) {
    const rowsOf = sql`not exists (select from ${table} t where t.article_id = ${articles.id})`;
    assert.equal(await desk().$count(articles, rowsOf), 0);
  }
});

test("a newsroom can work on them: change, publish and kill", async () => {
  const [one] = rows;
  assert.ok(one);
  const { draft } = await getChanges(chief, one.id);
  await write(one.id, { ...draft.content, headline: "A new headline" });
  await publishChanges(chief, one.id, { kind: "update", reason: "New figures", ...(await seenOf(one.id)) });
  const [story] = await desk().select().from(published.stories).where(eq(published.stories.id, one.id));
  assert.equal(story?.headline, "A new headline");
  assert.equal(story?.slug, one.publishedSlug);
  await killArticle(chief, one.id, { note: "Gone" });
  assert.equal(await desk().$count(published.stories, eq(published.stories.id, one.id)), 0);
});
