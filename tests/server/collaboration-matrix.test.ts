import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { submitArticle } from "#db/deeds.ts";
import { readLog } from "#db/draft-log.ts";
import { readDraft } from "#db/drafts.ts";
import { desk } from "#db/process.ts";
import { people, sessions } from "#db/schema.ts";
import { contentOf } from "#newsroom/draft.ts";
import { type Actor, roles } from "#newsroom/permissions.ts";
import { draftName, encodeBytes, fromBrowser, parseMessage, type SocketMessage } from "#newsroom/socket.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, seenOf } from "../factories.ts";
import { addLetters, Typist } from "../typist.ts";
import { cookieOf, openProvider, openSocketServer, until } from "./writer.ts";

await openDatabase();
const server = await openSocketServer();
after(() => server.close());

/** Every kind of message that the server takes, and what Yjs itself sends. A new kind without a column fails. */
const kinds = [...fromBrowser.map((schema) => schema.shape.kind.value), "update" as const];
type Kind = (typeof kinds)[number];
type Answer = Record<Kind, "yes" | "no">;

const all: Answer = { mark: "yes", late: "yes", update: "yes" };
const readOnly: Answer = { mark: "no", late: "yes", update: "no" };

/** Who comes, to whose story, and what becomes of each message. `closed`: the story does not open at all. */
const visitors: Record<string, { expected: Answer | "closed"; come: () => Promise<Visit> }> = {
  "the story's reporter": { expected: all, come: () => visitOwn("reporter") },
  "the reporter of a submitted story": { expected: readOnly, come: visitSubmitted },
  "another reporter": { expected: "closed", come: () => visitOthers("reporter") },
  "an editor": { expected: all, come: () => visitOthers("editor") },
  "a chief editor": { expected: all, come: () => visitOthers("chief") },
  "an administrator": { expected: "closed", come: () => visitOthers("admin") },
  nobody: { expected: "closed", come: async () => ({ ...(await visitOwn("reporter")), cookie: "" }) },
  "a disabled person": { expected: "closed", come: () => visitSpoilt({ disabledAt: new Date() }) },
  "a person with a one-time password": { expected: "closed", come: () => visitSpoilt({ mustChangePassword: true }) },
  "a person whose session has ended": { expected: "closed", come: visitExpired },
};

type Visit = { actor: Actor; articleId: number; cookie: string };

async function visitOwn(role: Actor["roles"][number]): Promise<Visit> {
  const actor = await makeActor({ roles: [role] });
  return { actor, articleId: await makeArticle(actor), cookie: await cookieOf(actor) };
}

async function visitOthers(role: Actor["roles"][number]): Promise<Visit> {
  const actor = await makeActor({ roles: [role] });
  return { actor, articleId: await makeArticle(await makeActor()), cookie: await cookieOf(actor) };
}

async function visitSubmitted(): Promise<Visit> {
  const visit = await visitOwn("reporter");
  await submitArticle(visit.actor, visit.articleId, await seenOf(visit.articleId));
  return visit;
}

async function visitSpoilt(change: { disabledAt: Date } | { mustChangePassword: boolean }): Promise<Visit> {
  const visit = await visitOwn("reporter");
  await desk().update(people).set(change).where(eq(people.id, visit.actor.id));
  return visit;
}

async function visitExpired(): Promise<Visit> {
  const visit = await visitOwn("reporter");
  await desk()
    .update(sessions)
    .set({ expiresAt: new Date(Date.now() - 1000) })
    .where(eq(sessions.personId, visit.actor.id));
  return visit;
}

test("every role has its line", () => {
  const text = Object.keys(visitors).join();
  const words = { reporter: "reporter", editor: "an editor", chief: "chief editor", admin: "administrator" };
  for (const role of roles) assert.ok(text.includes(words[role]), role);
});

for (const [who, { expected, come }] of Object.entries(visitors))
  test(`${who}: ${expected === "closed" ? "the story stays closed" : JSON.stringify(expected)}`, async () => {
    const visit = await come();
    const { epoch } = await readDraft(desk(), visit.articleId);
    const typist = await Typist.open(visit.articleId);
    const { doc } = await Typist.open(visit.articleId);
    const line = openProvider(server, visit.actor, visit.cookie, draftName({ articleId: visit.articleId, epoch }), {
      doc,
    });
    const answers: SocketMessage[] = [];
    line.provider.on("stateless", ({ payload }: { payload: string }) => {
      const message = parseMessage(payload);
      if (message) answers.push(message);
    });
    const send = (message: SocketMessage) => line.provider.sendStateless(JSON.stringify(message));
    await until(() => line.provider.isSynced || line.denied.length + line.closed.length > 0, "an answer at the door");
    if (expected === "closed") {
      assert.equal(line.provider.isSynced, false);
      line.stop();
      return;
    }
    addLetters(doc, "headline", " typed");
    send({ kind: "mark", n: 1 });
    send({ kind: "late", n: 2, epoch, bytes: encodeBytes(typist.type("headline", " late")) });
    await until(() => answers.some((answer) => answer.kind === "held"), "an answer to late text");
    if (expected.mark === "yes") await until(() => answers.some((answer) => answer.kind === "committed"), "a commit");
    const { updates } = await readLog(desk(), visit.articleId, epoch);
    const held = answers.find((answer) => answer.kind === "held");
    const found: Answer = {
      mark: answers.some((answer) => answer.kind === "committed") ? "yes" : "no",
      late: held?.outcome === "held" ? "yes" : "no",
      update: contentOf(updates).headline.endsWith(" typed") ? "yes" : "no",
    };
    assert.deepEqual(Object.keys(expected).toSorted(), kinds.toSorted(), "every kind has its column");
    assert.deepEqual(found, expected);
    assert.doesNotMatch(contentOf(updates).headline, /late/);
    line.stop();
  });
