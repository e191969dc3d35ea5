import assert from "node:assert/strict";
import { after, suite, test } from "node:test";
import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import * as Y from "yjs";
import { readLog } from "#db/draft-log.ts";
import { readDraft } from "#db/drafts.ts";
import { desk } from "#db/process.ts";
import { articleStaff } from "#db/schema.ts";
import { schemaVersion } from "#newsroom/body.ts";
import {
  closeCodes,
  draftName,
  encodeBytes,
  type Handshake,
  parseMessage,
  type SocketMessage,
} from "#newsroom/socket.ts";
import { type Asker, makeAskers, type Persona, personae } from "../app/personae.ts";
import { messageKinds } from "../app/surface.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeSubmitted, typeInto } from "../factories.ts";
import { cookieOf, forgedCookieOf, openSocketServer, socketWith, until } from "./writer.ts";

/** Every message of the socket × everybody who may be at its other end. */
await openDatabase();
const server = await openSocketServer();
after(() => server.close());
const askers = await makeAskers({ signIn: cookieOf, forge: forgedCookieOf });
const author = await makeActor({ roles: ["editor"] });
const draft = await makeStory(await makeArticle(author));
const submitted = await makeStory(await makeSubmitted(author));

/** Columns as in the matrix of pages: reporter, stranger, editor, chief, admin; then five who are nobody here. */
const outside = "signedOut signedOut signedOut signedOut signedOut";

type Story = { articleId: number; epoch: number };
type Line = { answer: string; heard: SocketMessage[]; send(message: unknown): void; close(): void };

suite("opening a draft", () => {
  const rows = { draft: "write forbidden write write forbidden", submitted: "read forbidden write write forbidden" };
  for (const [name, story] of Object.entries({ draft, submitted })) {
    test(`a story that is ${name}`, async () => {
      const words = `${name === "draft" ? rows.draft : rows.submitted} ${outside}`.split(" ");
      for (const [index, persona] of personae.entries()) {
        const line = await openLine(askers[persona], story);
        assert.equal(line.answer, words[index], persona);
        line.close();
      }
    });
  }

  test("a socket of another person's cookie, of another site or of an older page opens nothing", async () => {
    const { editor, chief } = askers;
    const odd = await Promise.all([
      openLine({ actor: chief.actor, cookie: editor.cookie }, draft),
      openLine(editor, draft, { origin: "https://elsewhere.example" }),
      openLine(editor, draft, { handshake: { schemaVersion: schemaVersion - 1 } }),
      openLine(editor, { ...draft, epoch: draft.epoch + 1 }),
      openLine(editor, { articleId: 999_999, epoch: 1 }),
    ]);
    for (const line of odd) line.close();
    assert.deepEqual(
      odd.map((line) => line.answer),
      ["otherPerson", "refused", "oldTab", "epochClosed", "forbidden"],
    );
  });
});

/** What the person hears back from each kind of message; `-` nothing. A line that was never opened hears nothing either. */
// biome-ignore format: it is read as a table
const rows: Record<SocketMessage["kind"], { message: SocketMessage; draft: string; submitted: string }> = {
  mark:      { message: { kind: "mark", n: 1 },                      draft: "committed - committed committed -", submitted: "- - committed committed -" },
  late:      { message: { kind: "late", n: 1, epoch: 1, bytes: "" }, draft: "held - held held -",                submitted: "held - held held -" },
  committed: { message: { kind: "committed", n: 1, seq: 1 },         draft: "- - - - -",                         submitted: "- - - - -" },
  held:      { message: { kind: "held", n: 1, outcome: "held" },     draft: "- - - - -",                         submitted: "- - - - -" },
  epoch:     { message: { kind: "epoch", epoch: 9 },                 draft: "- - - - -",                         submitted: "- - - - -" },
  facts:     { message: { kind: "facts" },                           draft: "- - - - -",                         submitted: "- - - - -" },
  comments:  { message: { kind: "comments" },                        draft: "- - - - -",                         submitted: "- - - - -" },
};

suite("messages", () => {
  test("every kind has a row", () => {
    assert.deepEqual(Object.keys(rows).toSorted(), messageKinds.toSorted());
  });

  for (const kind of messageKinds) {
    test(`${kind}: who sends it, what comes back, and that nobody else hears of it`, async () => {
      for (const [name, story] of Object.entries({ draft, submitted })) {
        const row = rows[kind];
        const words = `${name === "draft" ? row.draft : row.submitted} - - - - -`.split(" ");
        for (const [index, persona] of personae.entries()) {
          assert.equal(await hear(persona, story, row.message), words[index], `${persona}, ${name}`);
        }
      }
    });
  }

  test("what is no message is not answered, and the line stays open", async () => {
    const line = await openLine(askers.editor, draft);
    for (const odd of ["", "{", "null", { kind: "admin" }, { kind: "mark" }, { kind: "late", n: 1, epoch: -1 }])
      line.send(odd);
    assert.deepEqual(await answersTo(line, { kind: "mark", n: 5 }, draft), ["committed"]);
    line.close();
  });
});

/** The answer to one message, as the sender hears it. */
async function hear(persona: Persona, story: Story, message: SocketMessage): Promise<string> {
  const witness = await openLine(askers.editor, story);
  const line = await openLine(askers[persona], story);
  const kept =
    message.kind === "late" ? { ...message, bytes: encodeBytes(typeInto(await logOf(story), "late")) } : message;
  const answers = await answersTo(line, kept, story);
  const overheard = witness.heard.filter(({ kind: heard }) => heard !== "facts"); // a held-back copy is told to all who may look
  assert.deepEqual(overheard, [], `${persona} is overheard`);
  line.close();
  witness.close();
  return answers.join(" ") || "-";
}

/** Whatever comes before the answers to two further messages, which follow it on the same line. */
async function answersTo(line: Line, message: SocketMessage, story: Story): Promise<string[]> {
  if (line.answer !== "read" && line.answer !== "write") {
    line.send(message);
    return line.heard.map(({ kind }) => kind);
  }
  line.send(message);
  const bytes = encodeBytes(Y.encodeStateAsUpdate(new Y.Doc()));
  for (const n of [1001, 1002]) {
    line.send({ kind: "late", n, epoch: story.epoch, bytes });
    await until(() => line.heard.some((heard) => heard.kind === "held" && heard.n === n), "the fence is answered");
  }
  return line.heard
    .filter((heard) => heard.kind !== "facts" && !("n" in heard && heard.n > 1000))
    .map((heard) => (heard.kind === "held" ? heard.outcome : heard.kind));
}

async function openLine(
  { actor, cookie }: Asker,
  story: Story,
  { origin = server.url, handshake = {} }: { origin?: string; handshake?: Partial<Handshake> } = {},
): Promise<Line> {
  let answer = "";
  const heard: SocketMessage[] = [];
  const websocketProvider = new HocuspocusProviderWebsocket({
    url: `${server.url.replace("http", "ws")}/collaboration`,
    WebSocketPolyfill: socketWith({ cookie, origin }),
    maxAttempts: 1,
    onClose: ({ event }) => {
      answer ||= event.code === closeCodes.signedOut ? "signedOut" : "refused";
    },
  });
  const document = new Y.Doc();
  const told: Handshake = { schemaVersion, personId: actor.id, clientId: document.clientID, ...handshake };
  const provider = new HocuspocusProvider({
    name: draftName(story),
    document,
    websocketProvider,
    token: JSON.stringify(told),
    onAuthenticated: ({ scope }) => {
      answer ||= scope === "readonly" ? "read" : "write";
    },
    onAuthenticationFailed: ({ reason }) => {
      answer ||= /"reason":"(\w+)"/.exec(reason)?.[1] ?? reason;
    },
    onStateless: ({ payload }) => {
      const message = parseMessage(payload);
      if (message) heard.push(message);
    },
  });
  provider.attach();
  await until(() => answer !== "", "an answer to the handshake");
  return {
    answer,
    heard,
    send: (message) => provider.sendStateless(typeof message === "string" ? message : JSON.stringify(message)),
    close() {
      provider.destroy();
      websocketProvider.destroy();
    },
  };
}

/** With everybody on it who could be stopped by something else than not being on it. */
async function makeStory(articleId: number): Promise<Story> {
  const { stranger: _stranger, editor: _editor, chief: _chief, ...onIt } = askers;
  await desk()
    .insert(articleStaff)
    .values(Object.values(onIt).map(({ actor }) => ({ articleId, personId: actor.id })));
  return { articleId, epoch: (await readDraft(desk(), articleId)).epoch };
}

/** The log of the epoch that the late message names, long closed. */
async function logOf({ articleId }: Story): Promise<Uint8Array[]> {
  return (await readLog(desk(), articleId, 1)).updates;
}
