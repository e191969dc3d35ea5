import assert from "node:assert/strict";
import { after, test } from "node:test";
import { openMemoryStore } from "#components/editor/connection/pending-store.ts";
import { submitArticle } from "#db/deeds.ts";
import { listHeldBack } from "#db/held-back.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, seenOf } from "../factories.ts";
import { headlineIn, headlineInLog, openSocketServer, openWriter, type, until, untilState } from "./writer.ts";

await openDatabase();
const server = await openSocketServer();
after(() => server.close());

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
  one.stop();
  two.stop();
});

test("the writer of a submitted story is read-only, and what was typed too late is offered as a copy", async () => {
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
