import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import type { DraftConnection } from "#components/editor/connection/draft-connection.ts";
import { openMemoryStore } from "#components/editor/connection/pending-store.ts";
import { createArticle } from "#db/articles.ts";
import { publishArticle, returnArticle, submitArticle } from "#db/deeds.ts";
import { readDraft } from "#db/drafts.ts";
import { listHeldBack } from "#db/held-back.ts";
import { desk } from "#db/process.ts";
import { articles, revisions } from "#db/schema.ts";
import { notify, transact } from "#db/transact.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, seenOf } from "../factories.ts";
import { addLetters } from "../typist.ts";
import { headlineIn, headlineInLog, openSocketServer, openWriter, seenBy, type, until, untilState } from "./writer.ts";

await openDatabase();
// Two of them share nothing but the database, as two processes do.
const server = await openSocketServer();
const other = await openSocketServer();
after(() => Promise.all([server.close(), other.close()]));

test("two people in one story see each other's letters, and what is called saved is in the log", async () => {
  const nour = await makeActor();
  const karim = await makeActor({ roles: ["editor"] });
  const id = await makeArticle(nour, { content: { headline: "Harbour" } });
  const one = await openWriter(server, nour, id);
  const two = await openWriter(server, karim, id);
  await untilState(one, "saved");
  await untilState(two, "saved");
  type(one, "headline", " opens");
  assert.equal(one.view.state, "saving");
  await until(() => headlineIn(two) === "Harbour opens", "the other sees the letters");
  await untilState(one, "saved");
  assert.equal(await headlineInLog(id), "Harbour opens");
  const [row] = await desk().select().from(articles).where(eq(articles.id, id));
  assert.equal(row?.headline, "Harbour opens", "lists show it");
  one.stop();
  two.stop();
});

test("two writers on two processes without Redis see each other, and a story published from either has all letters once", async () => {
  const nour = await makeActor({ roles: ["editor"] });
  const karim = await makeActor({ roles: ["editor"] });
  const id = await makeArticle(nour, { content: { headline: "Harbour" } });
  const one = await openWriter(server, nour, id);
  const two = await openWriter(other, karim, id);
  await untilState(one, "saved");
  await untilState(two, "saved");
  for (let key = 0; key < 10; key += 1) {
    type(one, "headline", " a");
    type(two, "headline", " b");
    await until(() => one.view.state === "saved", "the first is saved");
  }
  const added = (connection: DraftConnection) => headlineIn(connection).slice("Harbour".length).replaceAll(" ", "");
  await until(() => added(one).length === 20 && added(two).length === 20, "both see all letters");
  assert.equal(added(one), added(two));
  assert.equal([...added(one)].toSorted().join(""), `${"a".repeat(10)}${"b".repeat(10)}`);
  const whole = headlineIn(two);
  assert.ok(await two.settle());
  await publishArticle(karim, id, await seenBy(two, id));
  const [revision] = await desk().select().from(revisions).where(eq(revisions.articleId, id));
  assert.equal(revision?.content.headline, whole);
  one.stop();
  two.stop();
});

test("a deed sent at once holds every letter that its sender saw, also those that another has just typed", async () => {
  const nour = await makeActor({ roles: ["editor"] });
  const karim = await makeActor({ roles: ["editor"] });
  const id = await makeArticle(nour, { content: { headline: "Harbour" } });
  const one = await openWriter(server, nour, id);
  const two = await openWriter(server, karim, id);
  await untilState(one, "saved");
  await untilState(two, "saved");
  type(two, "headline", " now");
  await until(() => headlineIn(one) === "Harbour now", "the sender sees it");
  await publishArticle(nour, id, await seenBy(one, id));
  const [revision] = await desk().select().from(revisions).where(eq(revisions.articleId, id));
  assert.equal(revision?.content.headline, "Harbour now");
  one.stop();
  two.stop();
});

test("from the commit of a submission its writer is read-only in every process", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour, { content: { headline: "Harbour" } });
  const here = await openWriter(server, nour, id);
  const there = await openWriter(other, nour, id);
  await untilState(here, "saved");
  await untilState(there, "saved");
  const shown = [here.view.doc, there.view.doc]; // text boxes take a moment to be made anew
  await submitArticle(nour, id, await seenBy(here, id));
  for (const [place, doc] of shown.entries()) addLetters(doc, "headline", [" too", " late"][place] ?? "");
  await untilState(here, "readOnly");
  await untilState(there, "readOnly");
  assert.equal(headlineIn(here), "Harbour");
  assert.equal(headlineIn(there), "Harbour");
  assert.equal(await headlineInLog(id), "Harbour");
  await until(async () => (await listHeldBack(nour, id)).length === 1, "what was typed in the gap is offered");
  await until(async () => {
    const [copy] = await listHeldBack(nour, id);
    return copy?.text.headline?.includes("too") === true && copy.text.headline.includes("late");
  }, "from both tabs");

  const karim = await makeActor({ roles: ["editor"] });
  await returnArticle(karim, id, { note: "More of the harbour, please.", ...(await seenOf(id)) });
  await untilState(here, "saved");
  type(here, "headline", " again");
  await until(() => headlineIn(there) === "Harbour again", "writing goes on in the new epoch");
  here.stop();
  there.stop();
});

test("a laptop that comes back after the epoch has closed changes nothing, and its text is offered", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour, { content: { headline: "Harbour" } });
  const store = openMemoryStore();
  const first = await openWriter(server, nour, id, { store });
  await untilState(first, "saved");
  const { epoch } = first.view;
  first.sleep();
  type(first, "headline", " late");
  assert.equal(first.view.state, "offline");
  await submitArticle(nour, id, await seenOf(id));
  let told = 0;
  first.onHeldBack(() => {
    told += 1;
  });
  first.wake();
  await untilState(first, "readOnly");
  assert.equal(first.view.epoch, epoch + 1);
  assert.equal(headlineIn(first), "Harbour");
  await until(() => told === 1, "the writer is told of the copy");
  assert.equal(await headlineInLog(id), "Harbour");
  const [copy] = await listHeldBack(nour, id);
  assert.equal(copy?.text.headline, "Harbour late");
  await until(async () => (await store.list({ personId: nour.id, articleId: id })).length === 0, "the store is empty");
  first.stop();
});

test("what a closed tab had not yet sent is sent by the next one, in the same epoch", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour, { content: { headline: "Harbour" } });
  const store = openMemoryStore();
  const first = await openWriter(server, nour, id, { store });
  await untilState(first, "saved");
  first.sleep();
  type(first, "headline", " kept");
  first.stop();
  assert.equal(await headlineInLog(id), "Harbour");
  const second = await openWriter(server, nour, id, { store });
  await untilState(second, "saved");
  assert.equal(headlineIn(second), "Harbour kept");
  assert.equal(await headlineInLog(id), "Harbour kept");
  await until(async () => (await store.list({ personId: nour.id, articleId: id })).length === 0, "the store is empty");
  second.stop();
});

test("hours of typing offline arrive as one, and the connection bears it", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour, { content: { headline: "" } });
  const writer = await openWriter(server, nour, id);
  await untilState(writer, "saved");
  writer.sleep();
  for (let key = 0; key < 5000; key += 1) type(writer, "headline", String(key % 10));
  writer.wake();
  await untilState(writer, "saved");
  assert.equal((await headlineInLog(id)).length, 5000);
  assert.ok((await readDraft(desk(), id)).seq < 5);
  writer.stop();
});

test("letters typed before the article had a number go into it", async () => {
  const nour = await makeActor();
  const writer = await openWriter(server, nour, null);
  type(writer, "headline", "Fog");
  type(writer, "body", "Ships wait.");
  const { doc, awareness } = writer.view;
  const { id } = await createArticle(nour, { clientKey: "first-letters", language: "en" });
  type(writer, "headline", " today");
  writer.attach(id);
  await untilState(writer, "saved");
  assert.equal(writer.view.doc, doc, "the text boxes stay");
  assert.equal(writer.view.awareness, awareness);
  assert.equal(await headlineInLog(id), "Fog today");
  type(writer, "headline", " too");
  assert.ok(await writer.settle());
  assert.equal(await headlineInLog(id), "Fog today too");
  writer.stop();
});

test("a page that is left before its article has a number leaves its letters to the next visit", async () => {
  const nour = await makeActor();
  const store = openMemoryStore();
  const writer = await openWriter(server, nour, null, { store });
  type(writer, "headline", "Fog");
  writer.stop();
  const { id } = await createArticle(nour, { clientKey: "left-early", language: "en" });
  writer.attach(id);
  assert.equal(await headlineInLog(id), "");
  const next = await openWriter(server, nour, id, { store });
  await untilState(next, "saved");
  assert.equal(await headlineInLog(id), "Fog");
  next.stop();
});

test("changed facts are told to those who look at the story, and to nobody else", async () => {
  const nour = await makeActor();
  const [one, two] = [await makeArticle(nour), await makeArticle(nour)];
  const heard: number[] = [];
  const writers = await Promise.all(
    [one, two].map(async (id) => {
      const writer = await openWriter(other, nour, id);
      writer.onFacts(() => heard.push(id));
      await untilState(writer, "saved");
      return writer;
    }),
  );
  await transact((tx) => notify(tx, { kind: "facts", articleId: two }));
  await until(() => heard.length > 0, "the facts are told");
  assert.deepEqual(heard, [two]);
  for (const writer of writers) writer.stop();
});

test("a page that lets go and takes hold again, as React does in development, works with cursors", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour, { content: { headline: "Harbour" } });
  const writer = await openWriter(server, nour, id);
  writer.stop();
  writer.start();
  await untilState(writer, "saved");
  writer.view.awareness.setLocalStateField("cursor", { field: "headline" });
  const witness = await openWriter(server, nour, id);
  await until(() => witness.view.awareness.getStates().has(writer.view.doc.clientID), "the cursor shows");
  type(writer, "headline", " again");
  await untilState(writer, "saved");
  assert.equal(await headlineInLog(id), "Harbour again");
  writer.stop();
  witness.stop();
});
