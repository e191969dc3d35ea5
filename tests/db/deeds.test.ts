/* Long on purpose: the way of a story is read from top to bottom. */
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { eq } from "drizzle-orm";
import { listArticles } from "#db/article-list.ts";
import { getArticle, getChanges } from "#db/articles.ts";
import {
  approveArticle,
  killArticle,
  openForReview,
  publishArticle,
  publishChanges,
  recallArticle,
  returnArticle,
  submitArticle,
} from "#db/deeds.ts";
import { openEpoch, readDraft } from "#db/drafts.ts";
import { changeFacts, changeStaff } from "#db/facts.ts";
import { desk } from "#db/process.ts";
import * as published from "#db/published/schema.ts";
import { listRevisions } from "#db/revisions.ts";
import { diary } from "#db/schema.ts";
import { transact } from "#db/transact.ts";
import type { RefusalReason } from "#newsroom/refusal.ts";
import { isRefusal } from "#newsroom/refusal.ts";
import { openDatabase } from "../database.ts";
import {
  makeActor,
  makeArticle,
  makeContent,
  makeLive,
  makePicture,
  makeSubmitted,
  paragraph,
  seenOf,
  write,
} from "../factories.ts";

await openDatabase();

const refuses = (reason: RefusalReason) => (error: unknown) => isRefusal(error) && error.reason === reason;

suite("the way of a story", () => {
  test("a reporter submits, an editor approves and publishes, and the diary and the revisions remember it", async () => {
    const [reporter, editor] = [await makeActor(), await makeActor({ roles: ["editor"] })];
    const id = await makeSubmitted(reporter, { content: { headline: "Harbour reopens" } });
    await approveArticle(editor, id, await seenOf(id));
    await publishArticle(editor, id, await seenOf(id));
    assert.equal((await getArticle(editor, id)).stage, "published");
    const [story] = await desk().select().from(published.stories).where(eq(published.stories.id, id));
    assert.equal(story?.headline, "Harbour reopens");
    const lines = await desk().select().from(diary).where(eq(diary.articleId, id)).orderBy(diary.id);
    assert.deepEqual(
      lines.map((line) => [line.deed, line.actorId]),
      [
        ["article.create", reporter.id],
        ["article.facts", reporter.id],
        ["article.submit", reporter.id],
        ["article.approve", editor.id],
        ["article.publish", editor.id],
      ],
    );
    const revisions = await listRevisions(editor, id);
    assert.deepEqual(
      revisions.map((revision) => [revision.number, revision.deed]),
      [
        [3, "publish"],
        [2, "approve"],
        [1, "submit"],
      ],
    );
  });

  test("every verb that changes hands closes the epoch and carries the text over", async () => {
    const [reporter, editor] = [await makeActor(), await makeActor({ roles: ["editor"] })];
    const id = await makeArticle(reporter, { content: { headline: "Carried" } });
    const before = await readDraft(desk(), id);
    await submitArticle(reporter, id, await seenOf(id));
    await returnArticle(editor, id, { note: "Say who said it.", ...(await seenOf(id)) });
    const after = await readDraft(desk(), id);
    assert.equal(after.epoch, before.epoch + 2);
    assert.equal(after.updates.length, 1);
    const view = await getArticle(reporter, id);
    assert.deepEqual([view.stage, view.returnNote, view.returnedBy], ["draft", "Say who said it.", editor.name]);
    assert.equal((await listRevisions(editor, id))[0]?.reason, "Say who said it.");
  });

  test("a submitted story can be recalled until an editor opens it", async () => {
    const [reporter, editor] = [await makeActor(), await makeActor({ roles: ["editor"], name: "Layla" })];
    const id = await makeSubmitted(reporter);
    await recallArticle(reporter, id);
    assert.equal((await getArticle(reporter, id)).stage, "draft");
    await submitArticle(reporter, id, await seenOf(id));
    await openForReview(editor, id);
    await assert.rejects(
      recallArticle(reporter, id),
      (error) => refuses("alreadyOpened")(error) && isRefusal(error) && error.details.name === "Layla",
    );
    assert.equal((await getArticle(reporter, id)).openedBy, "Layla");
  });

  test("a deed from an older draft is refused and changes nothing", async () => {
    const reporter = await makeActor();
    const id = await makeArticle(reporter);
    const old = await seenOf(id);
    await write(id, makeContent());
    await assert.rejects(submitArticle(reporter, id, old), refuses("epochClosed"));
    assert.equal((await getArticle(reporter, id)).stage, "draft");
  });

  test("a deed waits for letters that the sender saw, and is refused when they do not come", async () => {
    const reporter = await makeActor();
    const id = await makeArticle(reporter);
    const { seen } = await seenOf(id);
    const unheard = Uint8Array.from([1, 77, 5]); // one client, 77, clock 5
    await assert.rejects(
      submitArticle(reporter, id, { seen: { ...seen, stateVector: unheard } }),
      refuses("draftBehind"),
    );
  });

  test("what is missing is refused with every key, and nothing reaches readers", async () => {
    const editor = await makeActor({ roles: ["editor"] });
    const lead = {
      pictureId: await makePicture(editor),
      caption: "",
      credit: "",
      alternative: "",
      isDecorative: false,
    };
    const id = await makeArticle(editor, {
      content: { headline: "", body: [] },
      facts: { sectionId: null, language: null, bylineIds: [], sources: [], lead },
    });
    await assert.rejects(publishArticle(editor, id, await seenOf(id)), (error) => {
      assert.ok(isRefusal(error));
      const wanted = [
        "headline",
        "section",
        "language",
        "paragraph",
        "byline",
        "source",
        "leadCaption",
        "leadCredit",
        "leadAlternative",
      ];
      assert.deepEqual(error.details.missing, wanted);
      return true;
    });
    assert.equal((await desk().select().from(published.stories).where(eq(published.stories.id, id))).length, 0);
  });

  test("breaking news needs a headline, a sentence and a source, no more", async () => {
    const editor = await makeActor({ roles: ["editor"] });
    const id = await makeLive(editor, {
      content: { headline: "Bridge closed", body: [paragraph("The bridge is closed.")] },
    });
    assert.equal((await getArticle(editor, id)).stage, "published");
  });

  test("changes of a live story reach readers only when published; an update moves the time and says why", async () => {
    const editor = await makeActor({ roles: ["editor"] });
    const id = await makeLive(editor, { content: { headline: "First" } }, new Date("2026-01-01T10:00:00Z"));
    await assert.rejects(
      publishChanges(editor, id, { kind: "minor", reason: "", ...(await seenOf(id)) }),
      refuses("nothingToPublish"),
    );
    await write(id, makeContent({ headline: "Second" }));
    const live = async () => (await desk().select().from(published.stories).where(eq(published.stories.id, id)))[0];
    assert.equal((await live())?.headline, "First");
    const changes = await getChanges(editor, id);
    assert.deepEqual([changes.live.content.headline, changes.draft.content.headline], ["First", "Second"]);
    await publishChanges(editor, id, { kind: "minor", reason: "", ...(await seenOf(id)) });
    assert.deepEqual([(await live())?.headline, (await live())?.updatedAt], ["Second", null]);
    await write(id, makeContent({ headline: "Third" }));
    const update = { kind: "update", reason: "A figure was wrong" } as const;
    await assert.rejects(
      publishChanges(editor, id, { ...update, reason: " ", ...(await seenOf(id)) }),
      refuses("reasonMissing"),
    );
    await publishChanges(editor, id, { ...update, ...(await seenOf(id)) }, new Date("2026-01-02T10:00:00Z"));
    assert.equal((await live())?.updatedAt?.toISOString(), "2026-01-02T10:00:00.000Z");
    assert.equal((await live())?.publishedAt.toISOString(), "2026-01-01T10:00:00.000Z");
  });

  test("a killed story leaves only its note, and can be published again at its address", async () => {
    const editor = await makeActor({ roles: ["editor"] });
    const id = await makeLive(editor, { content: { headline: "Doubtful" } });
    await assert.rejects(killArticle(editor, id, { note: " " }), refuses("noteMissing"));
    await killArticle(editor, id, { note: "We could not confirm it." });
    assert.equal((await desk().select().from(published.stories).where(eq(published.stories.id, id))).length, 0);
    const [kept] = await listRevisions(editor, id);
    assert.deepEqual([kept?.deed, kept?.reason, kept?.isLive], ["kill", "We could not confirm it.", false]);
    const [gone] = await desk().select().from(published.killed).where(eq(published.killed.id, id));
    assert.deepEqual([gone?.note, gone?.slug], ["We could not confirm it.", "doubtful"]);
    await write(id, makeContent({ headline: "Confirmed" }));
    await publishArticle(editor, id, await seenOf(id));
    const [story] = await desk().select().from(published.stories).where(eq(published.stories.id, id));
    assert.deepEqual([story?.headline, story?.slug], ["Confirmed", "doubtful"]);
    assert.equal((await desk().select().from(published.killed).where(eq(published.killed.id, id))).length, 0);
  });

  test("of two editors who approve at once one is told that it is done", async () => {
    const [reporter, one, two] = [
      await makeActor(),
      await makeActor({ roles: ["editor"] }),
      await makeActor({ roles: ["chief"] }),
    ];
    const id = await makeSubmitted(reporter);
    const seen = await seenOf(id);
    const outcomes = await Promise.allSettled([approveArticle(one, id, seen), approveArticle(two, id, seen)]);
    assert.deepEqual(outcomes.map((outcome) => outcome.status).sort(), ["fulfilled", "rejected"]);
  });

  test("a deed that fails at the end leaves no trace: no stage, no epoch, no diary line", async () => {
    const editor = await makeActor({ roles: ["editor"] });
    const id = await makeArticle(editor);
    const epoch = (await readDraft(desk(), id)).epoch;
    await assert.rejects(
      transact(async (tx) => {
        await openEpoch(tx, id, makeContent());
        throw new Error("the machine fell over");
      }),
    );
    assert.equal((await readDraft(desk(), id)).epoch, epoch);
  });
});

suite("who may do what to whose story", () => {
  test("another reporter's story does not exist; not in the list either", async () => {
    const [owner, other] = [await makeActor(), await makeActor()];
    const id = await makeArticle(owner, { content: { headline: "Mine alone" } });
    await assert.rejects(getArticle(other, id), refuses("notFound"));
    await assert.rejects(changeFacts(other, id, { slug: "theirs" }, { slug: "" }), refuses("notFound"));
    assert.deepEqual((await listArticles(other)).rows, []);
    assert.deepEqual(
      (await listArticles(owner)).rows.map((row) => row.id),
      [id],
    );
  });

  test("a reporter cannot approve, publish, return or kill; an administrator alone cannot read", async () => {
    const [reporter, admin] = [await makeActor(), await makeActor({ roles: ["admin"] })];
    const id = await makeSubmitted(reporter);
    const seen = await seenOf(id);
    await assert.rejects(approveArticle(reporter, id, seen), refuses("forbidden"));
    await assert.rejects(publishArticle(reporter, id, seen), refuses("forbidden"));
    await assert.rejects(returnArticle(reporter, id, { note: "x", ...seen }), refuses("forbidden"));
    await assert.rejects(changeFacts(reporter, id, { slug: "x" }, { slug: "" }), refuses("forbidden"));
    await assert.rejects(getArticle(admin, id), refuses("notFound"));
  });

  test("a colleague who is put on a story can write in it; who is taken off cannot", async () => {
    const [owner, colleague] = [await makeActor(), await makeActor()];
    const id = await makeArticle(owner);
    await changeStaff(owner, id, [owner.id, colleague.id]);
    assert.equal((await getArticle(colleague, id)).may.edit, true);
    await changeStaff(colleague, id, [colleague.id]);
    await assert.rejects(getArticle(owner, id), refuses("notFound"));
    await assert.rejects(changeStaff(colleague, id, []), refuses("invalid"));
  });

  test("lists are paged without gaps or repeats", async () => {
    const chief = await makeActor({ roles: ["chief"] });
    for (let n = 0; n < 5; n++) await makeArticle(chief, { content: { headline: `Paged ${n} 100%` } });
    const found: number[] = [];
    let before: string | undefined;
    for (let page = 0; page < 5; page++) {
      const { rows, next } = await listArticles(chief, {
        search: "100%",
        mine: true,
        limit: 2,
        ...(before && { before }),
      });
      found.push(...rows.map((row) => row.id));
      if (next === null) break;
      before = next;
    }
    assert.equal(new Set(found).size, 5);
    assert.equal(found.length, 5);
  });
});
