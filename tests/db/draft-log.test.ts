import assert from "node:assert/strict";
import { test } from "node:test";
import { eq, sql } from "drizzle-orm";
import { submitArticle } from "#db/deeds.ts";
import { appendUpdates, compactDraft, readLog, readUpdatesSince } from "#db/draft-log.ts";
import { readDraft } from "#db/drafts.ts";
import { desk } from "#db/process.ts";
import { articleStaff, articles, drafts, draftUpdates, people, revisions } from "#db/schema.ts";
import { contentOf } from "#newsroom/draft.ts";
import { isRefusal } from "#newsroom/refusal.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, seenOf } from "../factories.ts";
import { Typist } from "../typist.ts";

await openDatabase();
const summary = { headline: "Harbour", words: 3 };
const logOf = async (id: number) => (await readDraft(desk(), id)).updates;

test("updates of many at once get numbers without gaps, and nobody's letter is lost", async () => {
  const nour = await makeActor();
  const karim = await makeActor({ roles: ["editor"] });
  const id = await makeArticle(nour, { content: { headline: "" } });
  const { epoch } = await readDraft(desk(), id);
  const writers = await Promise.all([nour, karim].map(async (actor) => ({ actor, typist: await Typist.open(id) })));
  const appends = Array.from({ length: 20 }).flatMap(() =>
    writers.map(({ actor, typist }) =>
      appendUpdates(actor, id, epoch, [typist.type("headline", `${actor.id} `)], summary),
    ),
  );
  const places = await Promise.all(appends);
  assert.deepEqual(
    places.toSorted((a, b) => a - b),
    Array.from({ length: 40 }, (_, place) => place + 1),
  );
  const words = contentOf(await logOf(id))
    .headline.split(" ")
    .map(Number);
  assert.equal(words.filter((word) => word === nour.id).length, 20);
  assert.equal(words.filter((word) => word === karim.id).length, 20);
});

test("letters that the database cannot keep stop no story", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour, { content: { headline: "Har" } });
  const typist = await Typist.open(id);
  const updates = [typist.type("headline", "\0bour"), typist.type("body", " one\0 two")];
  await appendUpdates(nour, id, typist.epoch, updates, summary);
  await submitArticle(nour, id, await seenOf(id));
  const { headline, body } = contentOf(await logOf(id));
  assert.equal(headline, "Harbour");
  assert.match(JSON.stringify(body), / one two"/);
});

test("one question brings what many open documents lack, in order", async () => {
  const nour = await makeActor();
  const ids = [await makeArticle(nour), await makeArticle(nour)];
  const positions = [];
  for (const id of ids) {
    const typist = await Typist.open(id);
    for (const letters of ["a", "b", "c"])
      await appendUpdates(nour, id, typist.epoch, [typist.type("body", letters)], summary);
    positions.push({ articleId: id, epoch: typist.epoch, seq: id === ids[0] ? 1 : 3 });
  }
  const rows = await readUpdatesSince(positions);
  assert.deepEqual(
    rows.map(({ articleId, seq }) => ({ articleId, seq })),
    [
      { articleId: ids[0], seq: 2 },
      { articleId: ids[0], seq: 3 },
    ],
  );
  assert.ok(rows.every(({ bytes }) => bytes instanceof Uint8Array));
});

test("compaction leaves every reader, wherever it stood, with the same text", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour);
  const typist = await Typist.open(id);
  for (let key = 1; key <= 120; key += 1)
    await appendUpdates(nour, id, typist.epoch, [typist.type("headline", String(key % 10))], summary);
  const { updates: before } = await readLog(desk(), id, typist.epoch);
  const whole = contentOf(before);

  await compactDraft(id, typist.epoch);
  const { seq, updates: after } = await readLog(desk(), id, typist.epoch);
  assert.equal(seq, 120);
  assert.equal(after.length, 51, "the seed and 70 rows have become one");
  assert.deepEqual(contentOf(after), whole);
  for (const place of [0, 1, 35, 69, 70, 71, 119, 120]) {
    const rest = await readUpdatesSince([{ articleId: id, epoch: typist.epoch, seq: place }]);
    assert.deepEqual(
      contentOf([...before.slice(0, place + 1), ...rest.map((row) => row.bytes)]),
      whole,
      `from ${place}`,
    );
  }
  await compactDraft(id, typist.epoch);
  assert.equal((await readLog(desk(), id, typist.epoch)).updates.length, 51, "nothing to do twice");
  await appendUpdates(nour, id, typist.epoch, [typist.type("headline", " end")], summary);
  assert.match(contentOf(await logOf(id)).headline, / end$/);
});

test("the 500th row asks for compaction, once an epoch", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour);
  const typist = await Typist.open(id);
  await desk().update(drafts).set({ seq: 498 }).where(eq(drafts.articleId, id));
  const jobs = async () =>
    [...(await desk().execute(sql`select key from graphile_worker.jobs`))].filter(({ key }) =>
      String(key).startsWith(`draft.compact:${id}:`),
    );
  await appendUpdates(nour, id, typist.epoch, [typist.type("headline", "a")], summary);
  assert.deepEqual(await jobs(), []);
  await appendUpdates(nour, id, typist.epoch, [typist.type("headline", "b")], summary);
  assert.deepEqual(await jobs(), [{ key: `draft.compact:${id}:${typist.epoch}` }]);
});

test("who may not write now writes nothing, whatever the socket was opened with", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour);
  const typist = await Typist.open(id);
  const stranger = await makeActor();
  const administrator = await makeActor({ roles: ["admin"] });
  const disabled = await makeActor({ roles: ["editor"] });
  await desk().update(people).set({ disabledAt: new Date() }).where(eq(people.id, disabled.id));
  const demoted = await makeActor({ roles: ["editor"] });
  await desk()
    .update(people)
    .set({ roles: ["reporter"] })
    .where(eq(people.id, demoted.id));
  const append = (actor: typeof nour) =>
    appendUpdates(actor, id, typist.epoch, [typist.type("headline", "x")], summary);

  await assert.rejects(append(stranger), { kind: "refusal", reason: "forbidden" });
  await assert.rejects(append(administrator), { kind: "refusal", reason: "forbidden" });
  await assert.rejects(append(disabled), { kind: "refusal", reason: "disabled" });
  await assert.rejects(append(demoted), { kind: "refusal", reason: "forbidden" });
  const rows = await desk().select().from(draftUpdates).where(eq(draftUpdates.articleId, id));
  assert.deepEqual(
    rows.filter((row) => row.epoch === typist.epoch).map((row) => row.seq),
    [0],
  );

  await desk().insert(articleStaff).values({ articleId: id, personId: stranger.id });
  assert.equal(await append(stranger), 1, "a refusal leaves no gap");
});

test("a closed epoch takes nothing and names the open one; in that one the writer of a submitted story is refused", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour);
  const typist = await Typist.open(id);
  await submitArticle(nour, id, await seenOf(id));
  const late = typist.type("headline", "late");
  await assert.rejects(appendUpdates(nour, id, typist.epoch, [late], summary), {
    reason: "epochClosed",
    details: { epoch: typist.epoch + 1 },
  });
  await assert.rejects(appendUpdates(nour, id, typist.epoch + 1, [late], summary), { reason: "forbidden" });
});

test("a deed in the middle of typing holds exactly the letters that were acknowledged", async () => {
  const nour = await makeActor();
  const karim = await makeActor({ roles: ["editor"] });
  const id = await makeArticle(nour, { content: { headline: "" } });
  const begun = await Typist.open(id);
  await appendUpdates(nour, id, begun.epoch, [begun.type("headline", "0 ")], summary);
  const seen = await seenOf(id);
  /** One hand's updates go in one after the other, as a `DraftWriter` sends them. */
  const typeOn = async (actor: typeof nour, typist: Typist) => {
    const outcomes: string[] = [];
    for (let key = 0; key < 30; key += 1) {
      const append = appendUpdates(actor, id, typist.epoch, [typist.type("headline", `${actor.id} `)], summary);
      outcomes.push(
        await append.then(
          () => "in",
          (error: unknown) => (isRefusal(error) ? error.reason : "broken"),
        ),
      );
    }
    return outcomes;
  };
  const typing = [typeOn(nour, await Typist.open(id)), typeOn(karim, await Typist.open(id))];
  await submitArticle(nour, id, seen);
  const outcomes = (await Promise.all(typing)).flat();
  const [revision] = await desk().select().from(revisions).where(eq(revisions.articleId, id));
  const count = outcomes.filter((outcome) => outcome === "in").length;
  assert.ok(
    outcomes.every((outcome) => outcome === "in" || outcome === "epochClosed"),
    outcomes.join(),
  );
  assert.equal(revision?.content.headline.split(" ").length, count + 1);
});

test("lists learn the headline and the length of a draft without reading its log", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour);
  await desk()
    .update(articles)
    .set({ touchedAt: new Date(0) })
    .where(eq(articles.id, id));
  const typist = await Typist.open(id);
  await appendUpdates(nour, id, typist.epoch, [typist.type("headline", "x")], { headline: "A new one", words: 412 });
  const [row] = await desk().select().from(articles).where(eq(articles.id, id));
  assert.equal(row?.headline, "A new one");
  assert.equal(row?.words, 412);
  assert.ok(row && row.touchedAt.getTime() > 0);
});
