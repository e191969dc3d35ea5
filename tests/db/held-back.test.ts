import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { submitArticle } from "#db/deeds.ts";
import { appendUpdates } from "#db/draft-log.ts";
import { readDraft } from "#db/drafts.ts";
import { decideHeldBack, holdBack, listHeldBack } from "#db/held-back.ts";
import { desk } from "#db/process.ts";
import { diary, heldBack } from "#db/schema.ts";
import { contentOf, mergeUpdates } from "#newsroom/draft.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, paragraph, seenOf } from "../factories.ts";
import { Typist } from "../typist.ts";

await openDatabase();

/** A submitted story, and its reporter's laptop that was away meanwhile. */
async function makeLate(): Promise<{ nour: Actor; id: number; typist: Typist }> {
  const nour = await makeActor();
  const id = await makeArticle(nour, {
    content: { headline: "Harbour", body: [paragraph("One."), paragraph("Two.")] },
  });
  const typist = await Typist.open(id);
  await submitArticle(nour, id, await seenOf(id));
  return { nour, id, typist };
}

const rowsOf = (id: number) => desk().select().from(heldBack).where(eq(heldBack.articleId, id));

test("late text is kept with what it adds, the draft stays as it is, and the writer and editors are offered it", async () => {
  const { nour, id, typist } = await makeLate();
  const karim = await makeActor({ roles: ["editor"] });
  const late = mergeUpdates([typist.type("headline", " late"), typist.type("body", " And more.")]);
  assert.equal(await holdBack(nour, id, typist.epoch, late), "held");
  assert.equal(contentOf((await readDraft(desk(), id)).updates).headline, "Harbour");
  for (const actor of [nour, karim]) {
    const [copy, ...others] = await listHeldBack(actor, id);
    assert.equal(others.length, 0);
    assert.deepEqual(copy?.person, { id: nour.id, name: nour.name });
    assert.equal(copy?.text.headline, "Harbour late");
    assert.equal(copy?.text.standfirst, undefined);
    assert.match(JSON.stringify(copy?.text.body), /One\. And more\./);
    assert.doesNotMatch(JSON.stringify(copy?.text.body), /Two\./);
  }
});

test("the same or fewer letters again change nothing, more of them join the waiting copy", async () => {
  const { nour, id, typist } = await makeLate();
  const first = typist.type("headline", " late");
  const second = typist.type("headline", " again");
  assert.equal(await holdBack(nour, id, typist.epoch, first), "held");
  assert.equal(await holdBack(nour, id, typist.epoch, first), "known");
  assert.equal(await holdBack(nour, id, typist.epoch, mergeUpdates([first, second])), "held");
  assert.equal(await holdBack(nour, id, typist.epoch, second), "known");
  assert.equal((await rowsOf(id)).length, 1);
  const [copy] = await listHeldBack(nour, id);
  assert.equal(copy?.text.headline, "Harbour late again");
});

test("late letters that stand on another's late letters can be read", async () => {
  const { nour, id, typist } = await makeLate();
  const karim = await makeActor({ roles: ["editor"] });
  const first = typist.type("headline", " one");
  const second = typist.type("headline", " two"); // of the same hand here, but sent by another
  await holdBack(nour, id, typist.epoch, first);
  await holdBack(karim, id, typist.epoch, second);
  const copies = await listHeldBack(karim, id);
  assert.deepEqual(
    copies.map((copy) => [copy.person.id, copy.text.headline]),
    [
      [nour.id, "Harbour one two"],
      [karim.id, "Harbour one two"],
    ],
  );
});

test("late letters that stand on others' which have not come are kept, and offered once those are there", async () => {
  const { nour, id, typist } = await makeLate();
  const karim = await makeActor({ roles: ["editor"] });
  const first = typist.type("headline", " one");
  const second = typist.type("headline", " two"); // of the same hand here, but sent by another
  assert.equal(await holdBack(karim, id, typist.epoch, second), "held");
  assert.deepEqual(await listHeldBack(karim, id), []);
  await holdBack(nour, id, typist.epoch, first);
  const copies = await listHeldBack(karim, id);
  assert.deepEqual(
    copies.map((copy) => [copy.person.id, copy.text.headline]),
    [
      [karim.id, "Harbour one two"],
      [nour.id, "Harbour one two"],
    ],
  );
});

test("late deletions are not offered: there is nothing to insert", async () => {
  const { nour, id, typist } = await makeLate();
  assert.equal(await holdBack(nour, id, typist.epoch, typist.deleteBlock(1)), "known");
  assert.deepEqual(await rowsOf(id), []);
});

test("what the closed epoch already has is no late text", async () => {
  const nour = await makeActor();
  const id = await makeArticle(nour);
  const typist = await Typist.open(id);
  const update = typist.type("headline", " in time");
  await appendUpdates(nour, id, typist.epoch, [update], { headline: "", words: 0 });
  await submitArticle(nour, id, await seenOf(id));
  assert.equal(await holdBack(nour, id, typist.epoch, update), "known");
  assert.deepEqual(await rowsOf(id), []);
});

test("a decision ends the wait; the same letters do not come back after it", async () => {
  const { nour, id, typist } = await makeLate();
  const karim = await makeActor({ roles: ["editor"] });
  const late = typist.type("headline", " late");
  await holdBack(nour, id, typist.epoch, late);
  const [copy] = await listHeldBack(karim, id);
  assert.ok(copy);
  await assert.rejects(
    decideHeldBack(nour, copy.id, "inserted"),
    { reason: "forbidden" },
    "the story is with the editors",
  );
  await decideHeldBack(karim, copy.id, "inserted");
  assert.deepEqual(await listHeldBack(karim, id), []);
  await assert.rejects(decideHeldBack(nour, copy.id, "discarded"), { reason: "notFound" });
  assert.equal(await holdBack(nour, id, typist.epoch, late), "known");
  const deeds = await desk().select({ deed: diary.deed }).from(diary).where(eq(diary.articleId, id));
  assert.deepEqual(deeds.map((row) => row.deed).slice(-2), ["article.holdBack", "article.insertHeldBack"]);
});

test("a writer may discard what is offered, and nobody sees another reporter's copy", async () => {
  const { nour, id, typist } = await makeLate();
  await holdBack(nour, id, typist.epoch, typist.type("headline", " late"));
  const [copy] = await listHeldBack(nour, id);
  assert.ok(copy);
  const stranger = await makeActor();
  await assert.rejects(listHeldBack(stranger, id), { reason: "notFound" });
  await assert.rejects(decideHeldBack(stranger, copy.id, "discarded"), { reason: "notFound" });
  await decideHeldBack(nour, copy.id, "discarded");
  assert.deepEqual(await listHeldBack(nour, id), []);
});

test("strangers, unknown epochs and bytes that are no update leave nothing behind", async () => {
  const { nour, id, typist } = await makeLate();
  const late = typist.type("headline", " late");
  const administrator = await makeActor({ roles: ["admin"] });
  await assert.rejects(holdBack(await makeActor(), id, typist.epoch, late), { reason: "notFound" });
  await assert.rejects(holdBack(administrator, id, typist.epoch, late), { reason: "notFound" });
  await assert.rejects(holdBack(nour, id, typist.epoch + 7, late), { reason: "notFound" });
  await assert.rejects(holdBack(nour, id, typist.epoch, new Uint8Array([255, 255, 255, 1])), { reason: "invalid" });
  assert.deepEqual(await rowsOf(id), []);
});
