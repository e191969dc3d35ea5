/* Long on purpose: every door of the socket is tried in one place. */
import assert from "node:assert/strict";
import { request } from "node:http";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import * as Y from "yjs";
import { openMemoryStore } from "#components/editor/connection/pending-store.ts";
import { submitArticle } from "#db/deeds.ts";
import { readDraft } from "#db/drafts.ts";
import { desk } from "#db/process.ts";
import { articleStaff, people, sessions } from "#db/schema.ts";
import { notify, transact } from "#db/transact.ts";
import { schemaVersion } from "#newsroom/body.ts";
import { closeCodes, draftName, largestMessage, parseDenial } from "#newsroom/socket.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, seenOf } from "../factories.ts";
import { addLetters, Typist } from "../typist.ts";
import {
  cookieOf,
  headlineIn,
  headlineInLog,
  openProvider,
  openSocketServer,
  openWriter,
  socketWith,
  type,
  until,
  untilState,
} from "./writer.ts";

await openDatabase();
const server = await openSocketServer();
after(() => server.close());

const address = `${server.url.replace("http", "ws")}/collaboration`;
const nameOf = async (articleId: number) => draftName({ articleId, epoch: (await readDraft(desk(), articleId)).epoch });

/** The status that an upgrade is answered with. */
function tryUpgrade(headers: Record<string, string>): Promise<number> {
  return new Promise((done, fail) => {
    const upgrade = { connection: "Upgrade", upgrade: "websocket", "sec-websocket-version": "13" };
    const asked = request(`${server.url}/collaboration`, {
      headers: { ...upgrade, "sec-websocket-key": "a2hhYmFyIGtoYWJhciBrIQ==", ...headers },
    });
    asked.on("upgrade", (response, socket) => {
      socket.destroy();
      done(response.statusCode ?? 0);
    });
    asked.on("response", (response) => done(response.statusCode ?? 0));
    asked.on("error", fail);
    asked.end();
  });
}

/** How the server ends a socket that sends this. */
async function closeCodeAfter(cookie: string, sends: (socket: WebSocket) => void): Promise<number> {
  const socket = new (socketWith({ cookie, origin: server.url }))(address);
  const closed = new Promise<number>((done) => socket.addEventListener("close", (event) => done(event.code)));
  socket.addEventListener("open", () => sends(socket));
  return closed;
}

test("a page of another site opens no socket, whatever cookie the browser adds", async () => {
  const cookie = await cookieOf(await makeActor());
  for (const origin of [
    "https://example.test",
    "null",
    "",
    "http://localhost.example.test",
    `${server.url}@example.test`,
  ])
    assert.equal(await tryUpgrade({ cookie, origin }), 403, origin);
  assert.equal(await tryUpgrade({ cookie }), 403, "no origin at all");
  assert.equal(await tryUpgrade({ cookie, origin: server.url }), 101);
});

test("without a session the socket closes at once and says why", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour);
  for (const cookie of [
    "",
    "authjs.session-token=forged",
    await cookieOf({ ...nour, id: nour.id }).then((good) => `${good}x`),
  ]) {
    const writer = await openWriter(server, nour, id, { headers: { cookie, origin: server.url } });
    await untilState(writer, "signedOut");
    assert.equal(writer.view.isLoaded, false);
    writer.stop();
  }
});

test("a story of others, an administrator's view and a story that is not there look the same", async () => {
  const id = await makeArticle(await makeActor());
  const stranger = await makeActor();
  const administrator = await makeActor({ roles: ["admin"] });
  for (const [actor, articleId] of [
    [stranger, id],
    [administrator, id],
    [stranger, 99_999],
  ] as const) {
    const writer = await openWriter(server, actor, articleId);
    await untilState(writer, "forbidden");
    assert.equal(writer.view.epoch, 0, "not even the epoch");
    writer.stop();
  }
});

test("a name that is none of ours, and a tab of another schema, are turned away", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour);
  const cookie = await cookieOf(nour);
  const reasonFor = async (name: string, schema = schemaVersion) => {
    const { denied, stop } = openProvider(server, nour, cookie, name, { schema });
    await until(() => denied.length > 0, `${name} is denied`);
    stop();
    return parseDenial(denied[0] ?? "");
  };
  assert.deepEqual(await reasonFor("articles"), { reason: "forbidden" });
  assert.deepEqual(await reasonFor(`${id}:1:1`), { reason: "forbidden" });
  assert.deepEqual(await reasonFor(await nameOf(id), schemaVersion - 1), { reason: "oldTab" });
  const { epoch } = await readDraft(desk(), id);
  assert.deepEqual(await reasonFor(draftName({ articleId: id, epoch: epoch - 1 })), { reason: "epochClosed", epoch });
});

test("one socket opens a few stories, not all of them", async () => {
  const nour = await makeActor();
  const ids = await Promise.all(Array.from({ length: 6 }, () => makeArticle(nour)));
  const cookie = await cookieOf(nour);
  const first = openProvider(server, nour, cookie, await nameOf(ids[0] ?? 0));
  await until(() => first.provider.isAuthenticated, "the first is open");
  const { websocketProvider } = first.provider.configuration;
  const { HocuspocusProvider } = await import("@hocuspocus/provider");
  const denied: string[] = [];
  const others: { destroy(): void }[] = [];
  for (const id of ids.slice(1)) {
    const document = new Y.Doc();
    const token = JSON.stringify({ schemaVersion, personId: nour.id, clientId: document.clientID });
    const provider = new HocuspocusProvider({
      name: await nameOf(id),
      document,
      websocketProvider,
      token,
      onAuthenticationFailed: ({ reason }) => denied.push(reason),
    });
    others.push(provider);
    provider.attach();
    await until(() => provider.isAuthenticated || denied.length > 0, "an answer");
  }
  assert.equal(denied.length, 1);
  assert.deepEqual(parseDenial(denied[0] ?? ""), { reason: "tooMany" });
  for (const provider of others) provider.destroy();
  first.stop();
});

test("nobody writes under another's name or moves another's cursor", async () => {
  const nour = await makeActor({ name: "Nour" });
  const karim = await makeActor({ name: "Karim", roles: ["editor"] });
  const id = await makeArticle(nour);
  const reader = await openWriter(server, nour, id);
  await untilState(reader, "saved");
  reader.view.awareness.setLocalStateField("cursor", { field: "headline" });

  const doc = new Y.Doc();
  const forger = openProvider(server, karim, await cookieOf(karim), await nameOf(id), { doc });
  forger.provider.setAwarenessField("user", { id: nour.id, name: "Nour", color: "#000000" });
  forger.provider.setAwarenessField("cursor", { field: "body" });
  const peers = () => [...reader.view.awareness.getStates()].filter(([client]) => client !== reader.view.doc.clientID);
  await until(() => peers().length > 0, "the other's cursor shows");
  const [client, state] = peers()[0] ?? [];
  assert.equal(client, doc.clientID);
  assert.equal(state?.user.id, karim.id);
  assert.equal(state?.user.name, "Karim");
  assert.deepEqual(state?.cursor, { field: "body" });
  assert.doesNotMatch(JSON.stringify(state), /example\.test/, "no address travels");

  // The same number as the reader's cursor, with a clock far ahead.
  const twin = new Y.Doc();
  twin.clientID = reader.view.doc.clientID;
  const second = openProvider(server, karim, await cookieOf(karim), await nameOf(id), { doc: twin });
  await until(() => second.provider.isSynced, "the second is in");
  for (let turn = 0; turn < 20; turn += 1) second.provider.setAwarenessField("cursor", { field: "forged", turn });
  const witness = await openWriter(server, karim, id);
  await untilState(witness, "saved");
  await until(() => witness.view.awareness.getStates().has(reader.view.doc.clientID), "the reader's cursor shows");
  const own = witness.view.awareness.getStates().get(reader.view.doc.clientID);
  assert.equal(own?.user.name, "Nour");
  assert.deepEqual(own?.cursor, { field: "headline" });
  for (const each of [forger, second, reader, witness]) each.stop();
});

test("a message that is too large, too many of them and noise end the socket and nothing else", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour, { content: { headline: "Harbour" } });
  const cookie = await cookieOf(nour);
  const writer = await openWriter(server, nour, id);
  await untilState(writer, "saved");
  assert.equal(await closeCodeAfter(cookie, (socket) => socket.send(new Uint8Array(largestMessage + 1))), 1009);
  const flood = openProvider(server, nour, cookie, await nameOf(id));
  await until(() => flood.provider.isSynced, "the flood is ready");
  for (let turn = 0; turn < 5000; turn += 1) flood.provider.sendStateless("{}");
  await until(() => flood.closed.includes(closeCodes.tooFast), "the flood is stopped");
  flood.stop();
  const noise = (socket: WebSocket) => socket.send(new Uint8Array([250, 250, 250, 250, 1, 2, 3]));
  assert.ok((await closeCodeAfter(cookie, noise)) >= 4000);
  type(writer, "headline", " stays");
  await untilState(writer, "saved");
  assert.equal(await headlineInLog(id), "Harbour stays");
  writer.stop();
});

test("a reader's updates go nowhere, even when the browser was told to send them", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour, { content: { headline: "Harbour" } });
  await submitArticle(nour, id, await seenOf(id));
  const karim = await makeActor({ roles: ["editor"] });
  const editor = await openWriter(server, karim, id);
  await untilState(editor, "saved");
  const { doc } = await Typist.open(id);
  const reporter = openProvider(server, nour, await cookieOf(nour), await nameOf(id), { doc });
  await until(() => reporter.provider.isSynced, "the reporter reads");
  addLetters(doc, "headline", " sneaked in");
  reporter.provider.sendStateless(JSON.stringify({ kind: "mark", n: 1 }));
  let answers = 0;
  reporter.provider.on("stateless", () => {
    answers += 1;
  });
  type(editor, "headline", " reviewed");
  await untilState(editor, "saved");
  assert.equal(await headlineInLog(id), "Harbour reviewed");
  assert.equal(headlineIn(editor), "Harbour reviewed");
  assert.equal(answers, 0, "nothing of it is called committed");
  reporter.stop();
  editor.stop();
});

test("a disabled person's open socket closes, with and without a notice", async () => {
  for (const isTold of [true, false]) {
    const nour = await makeActor();
    const id = await makeArticle(nour);
    const writer = await openWriter(server, nour, id);
    await untilState(writer, "saved");
    await transact(async (tx) => {
      await tx.update(people).set({ disabledAt: new Date() }).where(eq(people.id, nour.id));
      if (isTold) await notify(tx, { kind: "person", personId: nour.id });
    });
    await untilState(writer, "signedOut");
    type(writer, "headline", " after");
    writer.stop();
    assert.doesNotMatch(await headlineInLog(id), /after/);
  }
});

test("a session that ends takes its socket along; a new one brings the tab and its letters back", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour, { content: { headline: "Harbour" } });
  const headers = { cookie: await cookieOf(nour), origin: server.url };
  const writer = await openWriter(server, nour, id, { headers });
  await untilState(writer, "saved");
  await desk().delete(sessions).where(eq(sessions.personId, nour.id));
  await untilState(writer, "signedOut");
  type(writer, "headline", " waits");
  headers.cookie = await cookieOf(nour);
  writer.wake();
  await untilState(writer, "saved");
  assert.equal(await headlineInLog(id), "Harbour waits");
  writer.stop();
});

test("who loses a role or leaves a story's staff loses the open story too", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour);
  const karim = await makeActor({ roles: ["editor"] });
  const lina = await makeActor();
  await desk().insert(articleStaff).values({ articleId: id, personId: lina.id });
  const editor = await openWriter(server, karim, id);
  const colleague = await openWriter(server, lina, id);
  await untilState(editor, "saved");
  await untilState(colleague, "saved");
  await transact(async (tx) => {
    await tx
      .update(people)
      .set({ roles: ["reporter"] })
      .where(eq(people.id, karim.id));
    await notify(tx, { kind: "person", personId: karim.id });
  });
  await untilState(editor, "forbidden");
  await transact(async (tx) => {
    await tx.delete(articleStaff).where(eq(articleStaff.personId, lina.id));
    await notify(tx, { kind: "facts", articleId: id });
  });
  await untilState(colleague, "forbidden");
  editor.stop();
  colleague.stop();
});

test("what no message can hold is said to be that: nothing knocks for ever, nothing behind it is taken for saved, and without it all goes on", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour, { content: { headline: "Harbour" } });
  const store = openMemoryStore();
  let sockets = 0;
  const socket = new Proxy(socketWith({ cookie: await cookieOf(nour), origin: server.url }), {
    construct(target, given) {
      sockets += 1;
      return Reflect.construct(target, given);
    },
  });
  const writer = await openWriter(server, nour, id, { store, socket });
  await untilState(writer, "saved");
  const { doc } = writer.view;
  const undo = new Y.UndoManager(doc.getXmlFragment("headline"), { captureTimeout: 0 });
  type(writer, "headline", "x".repeat(largestMessage + 1));
  assert.equal(writer.view.state, "tooLarge"); // at once: no mark is sent for it
  type(writer, "headline", " Nothing");
  writer.wake(); // tried again with it still there
  assert.equal(writer.view.state, "tooLarge");
  writer.stop();

  const again = await openWriter(server, nour, id, { store, socket });
  await until(() => again.view.isLoaded, "the story, with what the next visit finds in the store");
  assert.equal(again.view.state, "tooLarge");
  assert.ok(headlineIn(again).startsWith("Harbourxxx"));
  assert.equal(sockets, 2);
  again.stop();
  assert.equal(await headlineInLog(id), "Harbour");

  writer.start();
  await untilState(writer, "tooLarge");
  undo.undo(); // the letters
  undo.undo(); // the paste
  type(writer, "headline", " holds");
  writer.wake();
  await untilState(writer, "saved");
  assert.equal(await headlineInLog(id), "Harbour holds");
  assert.deepEqual(await store.list({ personId: nour.id, articleId: id }), []);
  writer.stop();
});

test("after somebody else signed in with the same browser, the waiting letters do not go under that name", async () => {
  const nour = await makeActor();
  const karim = await makeActor({ roles: ["editor"] });
  const id = await makeArticle(nour, { content: { headline: "Harbour" } });
  const headers = { cookie: await cookieOf(nour), origin: server.url };
  const writer = await openWriter(server, nour, id, { headers });
  await untilState(writer, "saved");
  writer.sleep();
  type(writer, "headline", " mine");
  headers.cookie = await cookieOf(karim);
  writer.wake();
  await untilState(writer, "otherPerson");
  assert.equal(writer.view.otherName, karim.name);
  assert.equal(await headlineInLog(id), "Harbour");
  headers.cookie = await cookieOf(nour);
  writer.wake();
  await untilState(writer, "saved");
  assert.equal(await headlineInLog(id), "Harbour mine");
  writer.stop();
});
