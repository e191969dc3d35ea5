import assert from "node:assert/strict";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { encode } from "next-auth/jwt";
import * as Y from "yjs";
import { DraftConnection, type DraftState } from "#components/editor/connection/draft-connection.ts";
import { openMemoryStore, type PendingStore } from "#components/editor/connection/pending-store.ts";
import { readDraft, type Seen } from "#db/drafts.ts";
import { desk } from "#db/process.ts";
import { openSession, sealSession, sessionCookie } from "#db/sessions.ts";
import { transact } from "#db/transact.ts";
import type { Content } from "#newsroom/article.ts";
import { schemaVersion } from "#newsroom/body.ts";
import { contentOf } from "#newsroom/draft.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { decodeBytes } from "#newsroom/socket.ts";
import { openCollaboration } from "#server/collaboration/open.ts";
import { seenOf } from "../factories.ts";
import { addLetters } from "../typist.ts";

/** The sockets of a process without its pages, in this process, on the test's database. */
export async function openSocketServer(): Promise<{ url: string; close(): Promise<void> }> {
  const collaboration = await openCollaboration();
  const server = createServer((_request, response) => response.writeHead(404).end());
  server.on("upgrade", (request, socket, head) => collaboration.handleUpgrade(request, socket, head));
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  const address = server.address();
  assert.ok(address && typeof address === "object");
  return {
    url: `http://localhost:${address.port}`,
    async close() {
      await collaboration.close();
      await new Promise((done) => server.close(done));
    },
  };
}

/** What the page sends with a deed: the text as this connection shows it, and the newest facts. */
export async function seenBy(connection: DraftConnection, articleId: number): Promise<{ seen: Seen }> {
  const { epoch, stateVector } = connection.seen();
  const { seen } = await seenOf(articleId);
  return { seen: { ...seen, epoch, stateVector: decodeBytes(stateVector) } };
}

/** A browser's cookie for a person: a real session, sealed as sign-in seals it. */
export async function cookieOf(actor: Actor): Promise<string> {
  const sessionId = await transact((tx) => openSession(tx, actor.id));
  return `${sessionCookie().name}=${await sealSession(sessionId)}`;
}

/** The same, sealed with another installation's secret. */
export async function forgedCookieOf(actor: Actor): Promise<string> {
  const { name } = sessionCookie();
  const token = { sessionId: await transact((tx) => openSession(tx, actor.id)) };
  return `${name}=${await encode({ token, salt: name, secret: "the secret of another installation" })}`;
}

/** The browser's WebSocket with a page's cookie and origin, which a browser adds by itself. */
export function socketWith(headers: Record<string, string>): typeof WebSocket {
  return new Proxy(WebSocket, {
    construct: (target, [url]) => Reflect.construct(target, [url, { headers }]),
  });
}

export type WriterOptions = {
  store?: PendingStore;
  epoch?: number;
  headers?: Record<string, string>;
  socket?: typeof WebSocket;
};

/** A tab of the editor page, without its page. Stopped by the test, or with it. */
export async function openWriter(
  server: { url: string },
  actor: Actor,
  articleId: number | null,
  { store = openMemoryStore(), epoch = 0, headers, socket }: WriterOptions = {},
): Promise<DraftConnection> {
  const connection = new DraftConnection({
    url: `${server.url.replace("http", "ws")}/collaboration`,
    personId: actor.id,
    store,
    draft: articleId === null ? null : { articleId, epoch },
    WebSocket: socket ?? socketWith(headers ?? { cookie: await cookieOf(actor), origin: server.url }),
  });
  connection.start();
  return connection;
}

/** Adds letters to the end of a field's first paragraph, as typing does. */
export function type({ view }: DraftConnection, field: keyof Omit<Content, "v">, letters: string): void {
  addLetters(view.doc, field, letters);
}

export function headlineIn({ view }: DraftConnection): string {
  return contentOf([Y.encodeStateAsUpdate(view.doc)]).headline;
}

export async function headlineInLog(articleId: number): Promise<string> {
  return contentOf((await readDraft(desk(), articleId)).updates).headline;
}

/** Waits until something holds. 20 s: far more than anything here needs, so that a slow machine tells no lies. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let turn = 0; turn < 1000; turn += 1) {
    if (await holds()) return;
    await sleep(20);
  }
  assert.fail(`never: ${what}`);
}

export function untilState(connection: DraftConnection, state: DraftState): Promise<void> {
  return until(() => connection.view.state === state, `the state ${state}`).catch((error: Error) =>
    assert.fail(`${error.message}, it is ${connection.view.state}`),
  );
}

/** Hocuspocus' own client, for what our page would never send. */
export function openProvider(
  server: { url: string },
  actor: Actor,
  cookie: string,
  name: string,
  { doc = new Y.Doc(), schema = schemaVersion }: { doc?: Y.Doc; schema?: number } = {},
): { provider: HocuspocusProvider; denied: string[]; closed: number[]; stop(): void } {
  const denied: string[] = [];
  const closed: number[] = [];
  const socket = new HocuspocusProviderWebsocket({
    url: `${server.url.replace("http", "ws")}/collaboration`,
    WebSocketPolyfill: socketWith({ cookie, origin: server.url }),
    delay: 300,
    minDelay: 300,
  });
  const provider = new HocuspocusProvider({
    name,
    document: doc,
    websocketProvider: socket,
    token: JSON.stringify({ schemaVersion: schema, personId: actor.id, clientId: doc.clientID }),
    onAuthenticationFailed: ({ reason }) => denied.push(reason),
    onClose: ({ event }) => closed.push(event.code),
  });
  provider.attach();
  const stop = () => {
    provider.destroy();
    socket.destroy();
  };
  return { provider, denied, closed, stop };
}
