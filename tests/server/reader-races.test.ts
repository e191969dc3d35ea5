import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { after, beforeEach, test } from "node:test";
import { sql } from "drizzle-orm";
import { publishChanges } from "#db/deeds.ts";
import { desk } from "#db/process.ts";
import { findPlace } from "#db/published/addresses.ts";
import { listStories } from "#db/published/lists.ts";
import { findStory } from "#db/published/stories.ts";
import { buildAddress } from "#newsroom/address.ts";
import { connect } from "#server/database.ts";
import type { Render } from "#server/http.ts";
import { openReader } from "#server/reader.ts";
import { ask } from "../bench/ask.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeContent, makeLive, seenOf, write } from "../factories.ts";
import { openDatabaseProxy } from "./database-proxy.ts";
import { until } from "./writer.ts";

/** The reader's side with pages made by hand: they read the database as real ones do, and then wait at a gate. */
const { url } = await openDatabase();
const editor = await makeActor({ roles: ["editor"] });
const proxy = await openDatabaseProxy(url);
let gate: Promise<void> | null = null;
let open: () => void = () => {};
let isBroken = false;
let rendered: string[] = []; // inner paths of stories, when they have been read

const render: Render = async (request, response) => {
  const path = request.url ?? "";
  if (isBroken) throw new Error("The page is broken.");
  const id = /\/story\/(\d+)/.exec(path)?.[1];
  const words = id
    ? (await findStory(Number(id)))?.headline
    : (await listStories("en", { kind: "latest" }, { limit: 5 })).cards.length;
  if (!id) return respond(response, String(words));
  rendered.push(path);
  await gate;
  respond(response, String(words));
};

function respond(response: ServerResponse, words: string): void {
  response.setHeader("Content-Type", "text/html");
  response.end(
    `<!DOCTYPE html><html lang="en"><head><title>Page</title></head><body><main><h1>${words}</h1></main></body></html>`,
  );
}
const ear = { application_name: "khabar-ear" };
const reader = await openReader({
  next: render,
  connect: () => connect(proxy.url, { max: 1, connect_timeout: 5, connection: ear }),
  isDevelopment: false,
});
const server = createServer((request, response) => {
  if (!reader.sendKept(request, response)) void reader.answer(request, response);
});
server.listen(0, "127.0.0.1");
await once(server, "listening");
const address = server.address();
const root = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
after(async () => {
  server.closeAllConnections();
  server.close();
  await reader.close();
  await proxy.close();
});

beforeEach(() => {
  rendered = [];
});

function shut(): void {
  gate = new Promise((opened) => {
    open = opened;
  });
}

async function makeStory(headline: string): Promise<{ id: number; page: string }> {
  const id = await afterHearing(() => makeLive(editor, { content: { headline } }));
  const place = await findPlace(id);
  assert.ok(place);
  rendered = [];
  return { id, page: root + buildAddress(place) };
}

async function publish(id: number, headline: string): Promise<void> {
  await write(id, makeContent({ headline }));
  await publishChanges(editor, id, { ...(await seenOf(id)), kind: "minor", reason: "" });
}

const isHit = async (page: string) => (await ask(page)).cache === "hit";
const front = `${root}/en`;

/** A deed on a story that the front lists: it has been heard when the front is made again. */
async function afterHearing<T>(deed: () => Promise<T>): Promise<T> {
  await until(() => isHit(front), "the front is kept");
  const done = await deed();
  await until(async () => !(await isHit(front)), "the deed is heard");
  return done;
}

async function makeStories(count: number, headline: string): Promise<{ id: number; page: string }[]> {
  const stories: { id: number; page: string }[] = [];
  for (let at = 0; at < count; at += 1) stories.push(await makeStory(`${headline} ${at}`));
  return stories;
}

test("a page that was published anew between its reading and its keeping is not kept, and nobody who comes later gets it", async () => {
  const { id, page } = await makeStory("Old");
  shut();
  const early = ask(page);
  await until(() => rendered.length === 1, "it has read the old words");
  await afterHearing(() => publish(id, "New"));
  const late = ask(page);
  await new Promise((soon) => setTimeout(soon, 100)); // it waits for the running render, or has begun its own
  open();
  assert.match((await early).body.toString(), /Old/); // who asked before may have it
  assert.match((await late).body.toString(), /New/);
  const next = await ask(page);
  assert.match(next.body.toString(), /New/);
  assert.equal(next.cache, "hit");
});

test("a page that was published anew while it was made is made again, even when nobody waited", async () => {
  const { id, page } = await makeStory("Old");
  shut();
  const early = ask(page);
  await until(() => rendered.length === 1, "it has read the old words");
  await afterHearing(() => publish(id, "New"));
  open();
  await early;
  const next = await ask(page);
  assert.equal(next.cache, "miss");
  assert.match(next.body.toString(), /New/);
});

test("a hundred who ask at once cost one render", async () => {
  const { page } = await makeStory("Once");
  shut();
  const all = Array.from({ length: 100 }, () => ask(page));
  await until(() => rendered.length > 0, "it is being made");
  open();
  for (const { status, body } of await Promise.all(all)) {
    assert.equal(status, 200);
    assert.match(body.toString(), /Once/);
  }
  assert.equal(rendered.length, 1);
});

test("beyond what can be made and may wait readers are told to come back, and all is well after", async () => {
  const { id } = await makeStory("Many");
  const first = 1_000_000;
  await desk().execute(sql`
    insert into published.stories
    select n, language, section_id, 'copy', kicker, 'Many', standfirst, v, body, lead, sources, published_at - interval '1 year'
    from published.stories, generate_series(${first}::int, ${first + 199}::int) n where id = ${id}`);
  const place = await findPlace(id);
  assert.ok(place);
  const pages = Array.from({ length: 200 }, (_, at) => root + buildAddress({ ...place, slug: "copy", id: first + at }));
  shut();
  const all = pages.map((page) => ask(page));
  await until(() => rendered.length === 8, "all places are taken");
  const settled = await Promise.race([Promise.all(all.map((one) => one.then(({ status }) => status))), late(2000)]);
  assert.equal(settled, "late"); // those who may wait do
  assert.equal(rendered.length, 8);
  open();
  const answers = await Promise.all(all);
  const refused = answers.filter(({ status }) => status === 503);
  assert.equal(refused.length, 200 - 8 - 120);
  for (const { headers, body } of refused) {
    assert.ok(headers.some(([name]) => name === "Retry-After"));
    assert.match(body.toString(), /نعود بعد قليل.*Back shortly/s);
  }
  for (const page of pages) assert.equal((await ask(page)).status, 200);
});

test("a render that fails gives its place back, and readers 503", async () => {
  const stories = await makeStories(20, "Broken");
  isBroken = true;
  const answers = await Promise.all(stories.map(({ page }) => ask(page)));
  isBroken = false;
  assert.ok(answers.every(({ status }) => status === 503));
  const again = await Promise.all(stories.map(({ page }) => ask(page)));
  assert.ok(again.every(({ status, cache }) => status === 200 && cache === "miss"));
});

test("a render that never ends gives its place back after a while", async () => {
  const stories = await makeStories(9, "Endless");
  shut();
  const endless = stories.slice(0, 8).map(({ page }) => ask(page));
  await until(() => rendered.length === 8, "all places are taken");
  gate = null; // the ninth passes, as soon as it has a place
  const ninth = ask(stories[8]?.page ?? "");
  assert.ok((await Promise.all(endless)).every(({ status }) => status === 503));
  assert.equal((await ninth).status, 200);
  open();
});

test("whoever does not hear shares no render that began before the question", async () => {
  const { page: known } = await makeStory("Known");
  await until(() => isHit(known), "it is kept");
  const { id, page } = await makeStory("Old");
  proxy.freeze("ear");
  await until(async () => !(await isHit(known)), "nobody hears");
  rendered = [];
  shut();
  const early = ask(page);
  await until(() => rendered.length === 1, "it has read the old words");
  await publish(id, "New");
  const late = ask(page);
  await new Promise((soon) => setTimeout(soon, 100));
  open();
  await early;
  assert.match((await late).body.toString(), /New/);
  proxy.thaw();
  await until(() => isHit(page), "it hears again");
  assert.match((await ask(page)).body.toString(), /New/);
});

function late(milliseconds: number): Promise<"late"> {
  return new Promise((resolve) => setTimeout(() => resolve("late"), milliseconds));
}
