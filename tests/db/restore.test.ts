import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { eq } from "drizzle-orm";
import { listArticles } from "#db/article-list.ts";
import { getArticle, getChanges } from "#db/articles.ts";
import { publishChanges } from "#db/deeds.ts";
import { appendUpdates } from "#db/draft-log.ts";
import { readDraft } from "#db/drafts.ts";
import { readFacts } from "#db/facts.ts";
import { holdBack, listHeldBack } from "#db/held-back.ts";
import { keepPauses } from "#db/pauses.ts";
import { desk } from "#db/process.ts";
import * as published from "#db/published/schema.ts";
import { restoreRevision } from "#db/restore.ts";
import { findLastRevision, listRevisions } from "#db/revisions.ts";
import { diary, pictures } from "#db/schema.ts";
import { createTopic, removeTopic } from "#db/topics.ts";
import { contentOf } from "#newsroom/draft.ts";
import { isRefusal, type RefusalReason } from "#newsroom/refusal.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeContent, makeLive, seenOf, setFacts, typeInto, write } from "../factories.ts";

await openDatabase();
const editor = await makeActor({ roles: ["editor"], name: "Samir" });
const later = () => new Date(Date.now() + 3_600_000);
const refuses = (reason: RefusalReason) => (error: unknown) => isRefusal(error) && error.reason === reason;
const headlineOf = async (id: number) => contentOf((await readDraft(desk(), id)).updates).headline;
const epochOf = async (id: number) => (await readDraft(desk(), id)).epoch;

/** A live story whose draft has moved on since. */
async function makeMovedOn(): Promise<number> {
  const id = await makeLive(editor, { content: { headline: "First" } });
  await setFacts(editor, id, { slug: "second" });
  await write(id, makeContent({ headline: "Second" }));
  return id;
}

suite("restoring an older revision", () => {
  test("it becomes the draft with its facts, the draft as it stood is kept, and the diary remembers it", async () => {
    const id = await makeMovedOn();
    const done = await restoreRevision(editor, id, { number: 1, what: "all", epoch: await epochOf(id) });
    assert.deepEqual(done, { epoch: await epochOf(id), before: 2, lost: [] });
    assert.equal(await headlineOf(id), "First");
    assert.equal((await readFacts(desk(), id)).slug, "");
    const kept = (await listRevisions(editor, id)).map(({ number, deed, restoredNumber }) => [
      number,
      deed,
      restoredNumber,
    ]);
    assert.deepEqual(kept, [
      [3, "restore", 1],
      [2, "beforeRestore", null],
      [1, "publish", null],
    ]);
    const lines = await desk().select().from(diary).where(eq(diary.articleId, id)).orderBy(diary.id);
    assert.deepEqual(lines.at(-1)?.details, { headline: "First", number: 1 });
  });

  test("restoring what it kept undoes it, text and facts", async () => {
    const id = await makeMovedOn();
    const { before, epoch } = await restoreRevision(editor, id, { number: 1, what: "all", epoch: await epochOf(id) });
    await restoreRevision(editor, id, { number: before, what: "all", epoch });
    assert.equal(await headlineOf(id), "Second");
    assert.equal((await readFacts(desk(), id)).slug, "second");
    const again = await listRevisions(editor, id);
    assert.equal(again[0]?.restoredNumber, before);
    assert.equal(again.length, 4, "what stood already as a revision is not kept twice");
  });

  test("the prose alone leaves the facts as they are", async () => {
    const id = await makeMovedOn();
    const { factsVersion } = await getArticle(editor, id);
    await restoreRevision(editor, id, { number: 1, what: "prose", epoch: await epochOf(id) });
    assert.equal(await headlineOf(id), "First");
    const view = await getArticle(editor, id);
    assert.deepEqual([view.facts.slug, view.factsVersion, view.headline], ["second", factsVersion, "First"]);
  });

  test("readers see nothing of it until the changes are published", async () => {
    const id = await makeMovedOn();
    await publishChanges(editor, id, { ...(await seenOf(id)), kind: "minor", reason: "" });
    await restoreRevision(editor, id, { number: 1, what: "all", epoch: await epochOf(id) });
    const story = async () => {
      const [row] = await desk().select().from(published.stories).where(eq(published.stories.id, id));
      return row?.headline;
    };
    assert.equal(await story(), "Second");
    const { live, draft } = await getChanges(editor, id);
    assert.deepEqual([live.content.headline, draft.content.headline], ["Second", "First"]);
    const { rows } = await listArticles(editor);
    assert.equal(rows.find((row) => row.id === id)?.status, "changed");
    await publishChanges(editor, id, { ...(await seenOf(id)), kind: "minor", reason: "" });
    assert.equal(await story(), "First");
  });

  test("letters that were under way when it happened are held back, not merged and not lost", async () => {
    const id = await makeMovedOn();
    const { epoch, updates } = await readDraft(desk(), id);
    const letters = typeInto(updates, " late");
    await restoreRevision(editor, id, { number: 1, what: "prose", epoch });
    const late = appendUpdates(editor, id, epoch, [letters], { headline: "late", words: 1 });
    await assert.rejects(late, refuses("epochClosed"));
    await holdBack(editor, id, epoch, letters);
    assert.match((await listHeldBack(editor, id))[0]?.text.headline ?? "", /late/);
    assert.equal(await headlineOf(id), "First");
  });

  test("of typing and restoring at once, each letter is in the revision that was kept or refused", async () => {
    const id = await makeMovedOn();
    const { epoch, updates } = await readDraft(desk(), id);
    let known = updates;
    let taken = 0;
    const typing = (async () => {
      for (let count = 0; count < 30; count++) {
        const next = typeInto(known, ` k${count}`);
        await appendUpdates(editor, id, epoch, [next], { headline: "k", words: 1 });
        known = [next];
        taken += 1;
      }
    })().catch((error) => assert.ok(refuses("epochClosed")(error), String(error)));
    await restoreRevision(editor, id, { number: 1, what: "prose", epoch });
    await typing;
    const revisions = await listRevisions(editor, id);
    assert.equal(revisions[1]?.deed, "beforeRestore");
    assert.equal(contentOf(known).headline, `Second${Array.from({ length: taken }, (_, at) => ` k${at}`).join("")}`);
    const { epoch: open } = await readDraft(desk(), id);
    await restoreRevision(editor, id, { number: revisions[1].number, what: "prose", epoch: open });
    assert.equal(await headlineOf(id), contentOf(known).headline);
  });

  test("two who restore at once: one does, the other is told that the story has moved on", async () => {
    const id = await makeMovedOn();
    const epoch = await epochOf(id);
    const both = [1, 2].map(() => restoreRevision(editor, id, { number: 1, what: "all", epoch }));
    const outcomes = await Promise.allSettled(both);
    assert.deepEqual(outcomes.map(({ status }) => status).toSorted(), ["fulfilled", "rejected"]);
    const refused = outcomes.find((outcome) => outcome.status === "rejected");
    assert.ok(refuses("epochClosed")(refused?.reason));
  });

  test("what it named and is gone is left out, and said", async () => {
    const chief = await makeActor({ roles: ["chief"] });
    const writer = await makeActor();
    const [picture] = await desk()
      .insert(pictures)
      .values({
        ...{ key: "gone", provider: "local", name: "a.jpg", type: "image/jpeg", bytes: 1, uploadedById: writer.id },
      })
      .returning();
    const { id: topic } = await createTopic(chief, { name: "Short lived", language: "en" });
    const lead = { pictureId: picture?.id ?? 0, caption: "", credit: "", alternative: "", isDecorative: false };
    const id = await makeArticle(writer, { facts: { topicIds: [topic], lead } });
    await keepPauses(later());
    await setFacts(writer, id, { topicIds: [], lead: null });
    await removeTopic(chief, topic);
    await desk().delete(pictures).where(eq(pictures.id, lead.pictureId));
    const { lost } = await restoreRevision(writer, id, { number: 1, what: "all", epoch: await epochOf(id) });
    assert.deepEqual(lost, ["topicIds", "lead"]);
    assert.deepEqual([(await readFacts(desk(), id)).lead, (await readFacts(desk(), id)).topicIds], [null, []]);
  });

  test("another story's revision is not there", async () => {
    const id = await makeMovedOn();
    const asked = restoreRevision(editor, id, { number: 99, what: "all", epoch: await epochOf(id) });
    await assert.rejects(asked, refuses("notFound"));
    assert.equal((await findLastRevision(desk(), id))?.number, 1);
  });
});
