import assert from "node:assert/strict";
import { after, afterEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { killArticle, publishChanges } from "#db/deeds.ts";
import { desk } from "#db/process.ts";
import { findPlace } from "#db/published/addresses.ts";
import { sections } from "#db/schema.ts";
import { buildAddress } from "#newsroom/address.ts";
import { ask } from "../bench/ask.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeContent, makeLive, seenOf, write } from "../factories.ts";
import { type DatabaseProxy, openDatabaseProxy } from "./database-proxy.ts";
import { failToStart, makeDataFolder, runServer } from "./run-server.ts";
import { until } from "./writer.ts";

/** Bad days of the line to the database, which this process reaches directly. */
const { url } = await openDatabase();
const proxy = await openDatabaseProxy(url);
const editor = await makeActor({ roles: ["editor"] });
const dataFolder = makeDataFolder();
const server = await runServer({ database: proxy.url, dataFolder });
after(async () => {
  await server.stop();
  await proxy.close();
});
afterEach(() => {
  proxy.bringBack();
  proxy.thaw();
});

async function makeStory(headline: string): Promise<{ id: number; path: string }> {
  await awaitHit("/en");
  const id = await makeLive(editor, { content: { headline } });
  await awaitWords("/en", headline); // the front lists it: its purge was heard
  return { id, path: await pathOf(id) };
}

async function pathOf(id: number): Promise<string> {
  const place = await findPlace(id);
  assert.ok(place);
  return buildAddress(place);
}

async function publish(id: number, headline: string): Promise<void> {
  await write(id, makeContent({ headline }));
  await publishChanges(editor, id, { ...(await seenOf(id)), kind: "minor", reason: "" });
}

const get = (path: string) => ask(server.url + path);
const awaitHit = (path: string) => until(async () => (await get(path)).cache === "hit", `${path} is kept`);

async function awaitWords(path: string, words: string): Promise<void> {
  await until(async () => (await get(path)).body.includes(words), `${path} says "${words}"`);
}

test("when the listening connection is cut, what is published meanwhile is shown, and pages are kept again", async () => {
  const { id } = await makeStory("Before the cut");
  await awaitHit("/en");
  for (let turn = 0; turn < 5; turn += 1) {
    proxy.cut("ear");
    await publish(id, `Cut ${turn}`);
    await awaitWords("/en", `Cut ${turn}`);
    await awaitHit("/en");
    assert.ok((await get("/en")).body.includes(`Cut ${turn}`));
  }
});

test("when its packets are lost and nobody says so, no page is called fresh for long, and nothing is missed when it hears again", async () => {
  const { id, path } = await makeStory("Before the frost");
  await awaitHit("/en");
  await awaitHit(path);
  proxy.freeze("ear");
  await publish(id, "In the frost");
  await until(async () => (await get(path)).cache === "miss", "it knows that it is deaf");
  for (let turn = 0; turn < 20; turn += 1) {
    for (const page of ["/en", path]) {
      const { cache, body, status } = await get(page);
      assert.equal(cache, "miss");
      assert.equal(status, 200);
      assert.ok(body.includes("In the frost"));
    }
    await sleep(200); // it tries to connect anew meanwhile, in vain
  }
  await publish(id, "Still in the frost");
  assert.ok((await get(path)).body.includes("Still in the frost"));
  proxy.thaw();
  await awaitHit(path);
  await awaitHit("/en");
  assert.ok((await get(path)).body.includes("Still in the frost"));
  await publish(id, "After the frost");
  await awaitWords(path, "After the frost");
  await awaitHit(path);
});

test("while the database is away, pages asked for before are shown as stale, others not at all, and all heals by itself", async () => {
  const { id, path } = await makeStory("Before the outage");
  const other = await makeStory("Never asked for");
  const known = ["/", "/en", "/en/latest", "/en/feed.xml", path, "/en/nothing/is/here"];
  for (const page of known) await awaitHit(page);
  const before = await Promise.all(known.map(get));
  proxy.takeAway();
  for (let turn = 0; turn < 2; turn += 1) {
    for (const [at, page] of known.entries()) {
      await until(async () => (await get(page)).cache === "stale", `${page} is stale`);
      const { status, body } = await get(page);
      assert.equal(status, before[at]?.status);
      assert.ok(before[at] && body.equals(before[at].body), page);
    }
    const missing = await get(other.path);
    assert.equal(missing.status, 503);
    assert.ok(missing.headers.some(([name]) => name === "Retry-After"));
    assert.match(missing.body.toString(), /نعود بعد قليل.*Back shortly/s);
  }
  await publish(id, "During the outage"); // by a process that still reaches the database
  proxy.bringBack();
  await awaitWords(path, "During the outage");
  await awaitWords("/en", "During the outage");
  for (const page of [...known, other.path]) await awaitHit(page);
  const late = await makeStory("After the outage");
  await awaitWords("/en", "After the outage");
  assert.equal((await get(late.path)).status, 200);
});

test("a story that was killed stays dead: not while the database is away, and not after a new start without it", async () => {
  const secret = "Not to be read any more";
  const { id, path } = await makeStory(secret);
  const [section] = await desk().select().from(sections).limit(1);
  const lists = ["/en", "/en/latest", "/en/feed.xml", `/en/${section?.slugEn}`, `/en/authors/person-${editor.id}`];
  const all = [...lists, `${lists[3]}/feed.xml`, path];
  for (const page of all) {
    await awaitHit(page);
    assert.ok((await get(page)).body.includes(secret), page);
  }
  await killArticle(editor, id, { note: "A source asked us to." });
  await until(async () => (await get(path)).status === 410, "the kill is heard");
  proxy.takeAway();
  for (const page of [...all, `/s/${id}`]) {
    const { status, body } = await get(page);
    assert.ok(!body.includes(secret), page);
    if (page === path) assert.ok([410, 503].includes(status));
  }
  await server.kill();
  const again = await failToStart(dataFolder, { DATABASE_URL: proxy.url });
  assert.equal(again.code, 1);
  assert.match(again.line, /cannot be reached/);
  let isAnswered = false;
  const healed = await runServer({
    database: proxy.url,
    async whileStarting(port) {
      for (const page of [...all, `/s/${id}`]) {
        const response = await fetch(`http://localhost:${port}${page}`, { redirect: "manual" });
        assert.equal(response.status, 503);
        assert.ok(!(await response.text()).includes(secret), page);
        isAnswered = true;
      }
      proxy.bringBack();
    },
  });
  assert.ok(isAnswered);
  assert.equal((await ask(healed.url + path)).status, 410);
  assert.equal(await healed.stop(), 0);
});

const outages = {
  "while the database is away": async (line: DatabaseProxy, _page: string) => line.takeAway(),
  "after the database came back": async (line: DatabaseProxy, page: string) => {
    line.takeAway();
    await until(async () => (await ask(page)).cache === "stale", "it has noticed");
    await sleep(6000); // the ear has given its first connection up
    line.bringBack();
    await until(async () => (await ask(page)).cache === "hit", "it has healed");
  },
};

for (const [when, begin] of Object.entries(outages)) {
  test(`a server that is told to stop ends, ${when}`, async () => {
    const line = await openDatabaseProxy(url);
    const stopping = await runServer({ database: line.url });
    const page = `${stopping.url}/en`;
    await until(async () => (await ask(page)).cache === "hit", "it runs");
    await begin(line, page);
    assert.equal(await stopping.stop(), 0);
    await line.close();
  });
}
