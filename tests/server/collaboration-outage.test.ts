import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openMemoryStore } from "#components/editor/connection/pending-store.ts";
import { notify, transact } from "#db/transact.ts";
import { connect, embeddedUrl } from "#server/database.ts";
import { openDatabase, readCluster } from "../database.ts";
import { makeActor, makeArticle } from "../factories.ts";
import { headlineIn, headlineInLog, openSocketServer, openWriter, type, until, untilState } from "./writer.ts";

const { url } = await openDatabase();
const server = await openSocketServer();
after(() => server.close());

const administrator = connect(embeddedUrl(readCluster().socketFolder, "postgres"), { max: 1 });
after(() => administrator.end());
const database = new URL(url).pathname.slice(1);

async function takeAway(): Promise<void> {
  await administrator`alter database ${administrator(database)} with allow_connections false`;
  await administrator`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${database}`;
}

async function bringBack(): Promise<void> {
  await administrator`alter database ${administrator(database)} with allow_connections true`;
}

test("while the database is away nothing is called saved, nothing is lost, and writing together goes on", async () => {
  const nour = await makeActor();
  const karim = await makeActor({ roles: ["editor"] });
  const id = await makeArticle(nour, { content: { headline: "Harbour" } });
  const store = openMemoryStore();
  const one = await openWriter(server, nour, id, { store });
  const two = await openWriter(server, karim, id);
  await untilState(one, "saved");
  await untilState(two, "saved");
  await takeAway();
  type(one, "headline", " holds");
  await until(() => JSON.stringify(two.view.doc.getXmlFragment("headline")).includes("holds"), "the other sees it");
  type(two, "headline", " on");
  const said: string[] = [];
  one.subscribe(() => said.push(one.view.state));
  await sleep(1500); // several tries of the server
  assert.equal(one.view.state, "saving");
  assert.equal(two.view.state, "saving");
  assert.ok(!said.includes("saved"));
  assert.equal((await store.list({ personId: nour.id, articleId: id })).length, 1);
  await bringBack();
  await untilState(one, "saved");
  await untilState(two, "saved");
  assert.equal(await headlineInLog(id), "Harbour holds on");
  one.stop();
  two.stop();
});

test("after the database came back, closed epochs and other processes are heard of again", async () => {
  const other = await openSocketServer();
  const nour = await makeActor();
  const id = await makeArticle(nour, { content: { headline: "Harbour" } });
  const one = await openWriter(server, nour, id);
  const two = await openWriter(other, nour, id);
  await untilState(one, "saved");
  await untilState(two, "saved");
  await takeAway();
  await sleep(3000); // the listening connection tries in vain meanwhile
  await bringBack();
  type(one, "headline", " again");
  await until(() => headlineIn(two) === "Harbour again", "the other process reads it");
  let told = 0;
  two.onFacts(() => {
    told += 1;
  });
  await until(async () => {
    await transact((tx) => notify(tx, { kind: "facts", articleId: id }));
    return told > 0;
  }, "notices are heard again");
  one.stop();
  two.stop();
  await other.close();
});

test("a server that stops first writes what it has received", async () => {
  const stopping = await openSocketServer();
  const nour = await makeActor();
  const id = await makeArticle(nour, { content: { headline: "Harbour" } });
  const writer = await openWriter(stopping, nour, id);
  await untilState(writer, "saved");
  type(writer, "headline", " last");
  await sleep(60); // on its way, not yet due to be written
  await stopping.close();
  assert.equal(await headlineInLog(id), "Harbour last");
  writer.stop();
});

test("the last letters of somebody who closes the page are written, though nobody is there any more", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour, { content: { headline: "Harbour" } });
  const writer = await openWriter(server, nour, id);
  await untilState(writer, "saved");
  type(writer, "headline", " bye");
  await sleep(60);
  writer.stop();
  await until(async () => (await headlineInLog(id)) === "Harbour bye", "the letters are written");
  const again = await openWriter(server, nour, id);
  await untilState(again, "saved");
  again.stop();
});
