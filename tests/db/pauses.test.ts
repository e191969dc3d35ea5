import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { and, eq, sql } from "drizzle-orm";
import { submitArticle } from "#db/deeds.ts";
import { appendUpdates, compactDraft } from "#db/draft-log.ts";
import { openEpoch, readDraft } from "#db/drafts.ts";
import { readFacts } from "#db/facts.ts";
import { keepPauses } from "#db/pauses.ts";
import { desk } from "#db/process.ts";
import * as published from "#db/published/schema.ts";
import { findLastRevision, listRevisions, takeRevision } from "#db/revisions.ts";
import { articleStaff, articles, drafts, draftUpdates } from "#db/schema.ts";
import { type Transaction, transact } from "#db/transact.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeLive, seenOf, setFacts, typeInto } from "../factories.ts";

await openDatabase();
const minutes = (count: number) => new Date(Date.now() + count * 60_000);

/** Types into the headline, as the socket's server would write it down. */
async function type(actor: Actor, id: number, words: string): Promise<void> {
  const { epoch, updates } = await readDraft(desk(), id);
  await appendUpdates(actor, id, epoch, [typeInto(updates, words)], { headline: words, words: 1 });
}

const deedsOf = async (actor: Actor, id: number) =>
  (await listRevisions(actor, id)).map(({ deed, by }) => [deed, by]).toReversed();

/** A draft of which everything is kept. */
async function makeKept(actor: Actor): Promise<number> {
  const id = await makeArticle(actor);
  await keepPauses(minutes(60));
  return id;
}

/** Keeps pauses while somebody else holds the article, and does something with it after the log was read. */
async function keepWhile(id: number, work: (tx: Transaction) => Promise<unknown>): Promise<number> {
  const { kept } = await transact(async (tx) => {
    await tx.select().from(articles).where(eq(articles.id, id)).for("update");
    const pause = keepPauses(minutes(3));
    await untilWaiting();
    await work(tx);
    return { kept: pause };
  });
  return kept;
}

/** As `type`, by whoever holds the article. */
async function append(tx: Transaction, actor: Actor, id: number, words: string): Promise<void> {
  const { epoch, seq, updates } = await readDraft(tx, id);
  const bytes = typeInto(updates, words);
  await tx.insert(draftUpdates).values({ articleId: id, epoch, seq: seq + 1, actorId: actor.id, bytes });
  await tx
    .update(drafts)
    .set({ seq: seq + 1 })
    .where(eq(drafts.articleId, id));
}

/** Until somebody waits for a lock of this database. */
async function untilWaiting(): Promise<void> {
  for (;;) {
    const waiting = await desk().execute(
      sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
    );
    if (waiting.length > 0) return;
    await sleep(10);
  }
}

suite("a revision at pauses", () => {
  test("a draft is kept once its writers rest, in the name of who wrote last, and only once", async () => {
    const [first, second] = [await makeActor({ name: "Lina" }), await makeActor({ name: "Samir", roles: ["editor"] })];
    const id = await makeKept(first);
    await type(first, id, "one ");
    await type(second, id, "two");
    await keepPauses(minutes(1));
    assert.deepEqual(await deedsOf(first, id), [["pause", "Lina"]], "they were writing a minute ago");
    await keepPauses(minutes(3));
    assert.deepEqual(await deedsOf(first, id), [
      ["pause", "Lina"],
      ["pause", "Samir"],
    ]);
    assert.match((await findLastRevision(desk(), id))?.content.headline ?? "", /one two$/);
    await keepPauses(minutes(30));
    assert.equal((await listRevisions(first, id)).length, 2);
  });

  test("a draft that never rests is kept after ten minutes", async () => {
    const writer = await makeActor();
    const id = await makeKept(writer);
    await type(writer, id, "on and on");
    await desk()
      .update(drafts)
      .set({ unkeptSince: minutes(-11) })
      .where(eq(drafts.articleId, id));
    await keepPauses();
    assert.equal((await listRevisions(writer, id)).length, 2);
  });

  test("changed facts alone are kept too, in the name of who changed them", async () => {
    const [writer, editor] = [await makeActor(), await makeActor({ name: "Desk", roles: ["editor"] })];
    const id = await makeKept(writer);
    await setFacts(editor, id, { slug: "another-address" });
    await keepPauses(minutes(3));
    assert.deepEqual((await deedsOf(writer, id)).at(-1), ["pause", "Desk"]);
    assert.equal((await findLastRevision(desk(), id))?.facts.slug, "another-address");
  });

  test("what came back to the last revision is not kept again, and what a deed kept neither", async () => {
    const writer = await makeActor();
    const id = await makeKept(writer);
    const { slug } = await readFacts(desk(), id);
    await setFacts(writer, id, { slug: "there" });
    await setFacts(writer, id, { slug });
    await keepPauses(minutes(3));
    assert.equal((await listRevisions(writer, id)).length, 1);
    await type(writer, id, "more");
    await submitArticle(writer, id, await seenOf(id));
    await keepPauses(minutes(3));
    assert.deepEqual(
      (await deedsOf(writer, id)).map(([deed]) => deed),
      ["pause", "submit"],
    );
  });

  test("a compacted log is kept whole, and the writer's name with it", async () => {
    const [owner, other] = [await makeActor({ name: "Owner" }), await makeActor({ name: "Other" })];
    const id = await makeKept(owner);
    await desk().insert(articleStaff).values({ articleId: id, personId: other.id });
    for (let count = 0; count < 60; count++) await type(other, id, `${count} `);
    await compactDraft(id, (await readDraft(desk(), id)).epoch);
    await keepPauses(minutes(3));
    assert.deepEqual((await deedsOf(owner, id)).at(-1), ["pause", "Other"]);
    assert.match((await findLastRevision(desk(), id))?.content.headline ?? "", /0 1 2 .*58 59$/);
  });

  test("while people type, no letter is lost and each pause is a text that stood there", async () => {
    const writer = await makeActor();
    const id = await makeKept(writer);
    const typing = (async () => {
      for (let count = 0; count < 40; count++) await type(writer, id, `w${count} `);
    })();
    for (let count = 0; count < 8; count++) await keepPauses(minutes(15));
    await typing;
    await keepPauses(minutes(15));
    const { content } = (await findLastRevision(desk(), id)) ?? assert.fail("nothing was kept");
    const words = Array.from({ length: 40 }, (_, count) => `w${count}`).join(" ");
    assert.ok(content.headline.endsWith(words), content.headline);
    const [draft] = await desk().select().from(drafts).where(eq(drafts.articleId, id));
    assert.deepEqual([draft?.seq, draft?.keptSeq, draft?.unkeptSince], [40, 40, null]);
  });

  test("what is written while a pause is kept is left to the next one", async () => {
    const writer = await makeActor();
    const id = await makeKept(writer);
    await type(writer, id, "first");
    assert.equal(await keepWhile(id, (tx) => append(tx, writer, id, "second")), 1);
    assert.match((await findLastRevision(desk(), id))?.content.headline ?? "", /first$/);
    const [draft] = await desk().select().from(drafts).where(eq(drafts.articleId, id));
    assert.ok(draft?.unkeptSince && draft.keptSeq === 1 && draft.seq === 2);
    await keepPauses(minutes(6));
    assert.match((await findLastRevision(desk(), id))?.content.headline ?? "", /firstsecond$/);
  });

  test("a deed that comes between keeps the draft itself, and nothing older comes after it", async () => {
    const writer = await makeActor();
    const id = await makeKept(writer);
    await type(writer, id, "first");
    const kept = await keepWhile(id, async (tx) => {
      await append(tx, writer, id, "second");
      const { content } = await takeRevision(tx, id, writer, "submit");
      await openEpoch(tx, id, content);
    });
    assert.equal(kept, 0);
    const last = await findLastRevision(desk(), id);
    assert.equal(last?.number, 2);
    assert.match(last.content.headline, /firstsecond$/);
  });

  test("readers keep the live revision whatever newer one there is", async () => {
    const editor = await makeActor({ roles: ["editor"] });
    const id = await makeLive(editor, { content: { headline: "Live" } });
    await type(editor, id, "Draft");
    await keepPauses(minutes(3));
    assert.deepEqual(
      (await deedsOf(editor, id)).map(([deed]) => deed),
      ["publish", "pause"],
    );
    const [story] = await desk().select().from(published.stories).where(eq(published.stories.id, id));
    assert.equal(story?.headline, "Live");
  });

  test("one that cannot be read is said by its number and stops no other", async () => {
    const writer = await makeActor();
    const [broken, sound] = [await makeKept(writer), await makeKept(writer)];
    await type(writer, broken, "lost");
    await type(writer, sound, "kept");
    await desk()
      .update(draftUpdates)
      .set({ bytes: Uint8Array.of(9, 9, 9) })
      .where(and(eq(draftUpdates.articleId, broken), eq(draftUpdates.seq, 1)));
    const lines: string[] = [];
    assert.equal(await keepPauses(minutes(3), (line) => lines.push(line)), 1);
    assert.equal(lines.length, 1);
    assert.match(lines[0] ?? "", new RegExp(`draft ${broken} was not kept: .+`));
    await desk().update(drafts).set({ unkeptSince: null }).where(eq(drafts.articleId, broken));
  });

  test("a draft that nobody changed is not even looked at", async () => {
    const writer = await makeActor();
    await makeKept(writer);
    assert.equal(await keepPauses(minutes(60)), 0);
    const plan = await desk().transaction(async (tx) => {
      await tx.execute("set local enable_seqscan = off");
      return tx.execute<{ "QUERY PLAN": string }>("explain select * from drafts where unkept_since is not null");
    });
    assert.match(plan.map((row) => row["QUERY PLAN"]).join("\n"), /drafts_unkept_since_index/);
  });
});
