import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { eq } from "drizzle-orm";
import { getArticle, getChanges } from "#db/articles.ts";
import {
  approveArticle,
  killArticle,
  publishArticle,
  publishChanges,
  returnArticle,
  submitArticle,
} from "#db/deeds.ts";
import { changeFacts, changeStaff, readFacts } from "#db/facts.ts";
import { desk } from "#db/process.ts";
import * as published from "#db/published/schema.ts";
import { diary } from "#db/schema.ts";
import type { Facts, Source } from "#newsroom/article.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { isRefusal } from "#newsroom/refusal.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeLive, makePicture, makeSubmitted, seenOf, setFacts } from "../factories.ts";

await openDatabase();

const source = (name: string, isShown = true): Source => ({ kind: "person", name, link: "", note: "", isShown });
const agency: Source = { ...source("Harbour Agency"), kind: "agency" };
const factsOf = (id: number) => readFacts(desk(), id);
const versionOf = async (actor: Actor, id: number) => (await getArticle(actor, id)).factsVersion;
const findStory = async (id: number) =>
  (await desk().select().from(published.stories).where(eq(published.stories.id, id)))[0];

/** Refused because facts changed; of a change of facts, in which of them. */
const conflictIn =
  (...fields: string[]) =>
  (error: unknown) =>
    isRefusal(error) &&
    error.reason === "factsChanged" &&
    (fields.length === 0 || JSON.stringify(error.details.fields) === JSON.stringify(fields));

suite("two people at the same facts", () => {
  test("of two editors who add a source at one moment one is refused, and no source is lost", async () => {
    const [one, other] = [await makeActor({ roles: ["editor"] }), await makeActor({ roles: ["editor"] })];
    const id = await makeArticle(one);
    const was = { sources: (await factsOf(id)).sources };
    const adding = (actor: Actor, name: string) =>
      changeFacts(actor, id, { sources: [...was.sources, source(name)] }, was);
    const outcomes = await Promise.allSettled([adding(one, "Mariam"), adding(other, "Yusuf")]);
    const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason] : []));
    assert.equal(refused.length, 1);
    assert.ok(conflictIn("sources")(refused[0]));
    const { sources } = await factsOf(id);
    assert.equal(sources.length, 2, "the agency and one of the two");
  });

  test("different facts of one story change side by side", async () => {
    const [one, other] = [await makeActor({ roles: ["editor"] }), await makeActor({ roles: ["editor"] })];
    const id = await makeArticle(one);
    const was = await factsOf(id);
    await changeFacts(one, id, { sources: [agency, source("Mariam")] }, was);
    await changeFacts(other, id, { slug: "Harbour opens" }, was);
    const now = await factsOf(id);
    assert.deepEqual([now.sources.length, now.slug], [2, "harbour-opens"]);
  });

  test("a single value that somebody changed since is not written over either, whichever it is", async () => {
    const [one, other] = [await makeActor({ roles: ["editor"] }), await makeActor({ roles: ["editor"] })];
    const id = await makeArticle(one);
    const was = await factsOf(id);
    const picture = { caption: "Boats", credit: "Archive", alternative: "Boats at dawn", isDecorative: false };
    const lead = async () => ({ lead: { ...picture, pictureId: await makePicture(one) } });
    const theirs = { slug: "theirs", language: "ar", sectionId: null, bylineIds: [], ...(await lead()) } as const;
    await changeFacts(one, id, { ...theirs, bylineIds: [] }, was);
    const mine: Partial<Facts>[] = [{ slug: "mine" }, { language: null }, { sectionId: 2 }, await lead()];
    for (const patch of mine)
      await assert.rejects(changeFacts(other, id, patch, was), conflictIn(...Object.keys(patch)));
    const now = await factsOf(id);
    assert.deepEqual({ ...now, ...theirs }, now);
  });

  test("a person's own changes follow one another, and one that is sent twice is made once", async () => {
    const editor = await makeActor({ roles: ["editor"] });
    const id = await makeArticle(editor);
    const first = await factsOf(id);
    const start = await versionOf(editor, id);
    const patch = { sources: [agency, source("Mariam")] };
    const once = await changeFacts(editor, id, patch, first);
    const again = await changeFacts(editor, id, patch, first); // its answer was lost on the way
    const next = await changeFacts(editor, id, { sources: [agency] }, again.facts);
    assert.deepEqual(
      [once, again, next].map(({ before, version }) => [before - start, version - start]),
      [
        [0, 1],
        [1, 1],
        [1, 2],
      ],
    );
    const lines = await desk().select().from(diary).where(eq(diary.articleId, id));
    assert.equal(lines.filter((line) => line.deed === "article.facts").length, 3, "one of them by the factory");
  });

  test("what the sender says it saw is compared as it would be stored", async () => {
    const editor = await makeActor({ roles: ["editor"] });
    const id = await makeArticle(editor);
    const { facts } = await changeFacts(editor, id, { slug: "Bridge OPENS" }, { slug: "" });
    assert.equal(facts.slug, "bridge-opens");
    const { before, version } = await changeFacts(editor, id, { slug: "bridge opens " }, { slug: "" });
    assert.equal(version, before, "it says so already");
    await assert.rejects(changeFacts(editor, id, { slug: "other" }, {}), conflictIn("slug"));
    await assert.rejects(changeFacts(editor, id, { slug: "other" }, { slug: "Bridge opened" }), conflictIn("slug"));
    const { facts: typed } = await changeFacts(editor, id, { slug: "Bridge opens again" }, { slug: "Bridge OPENS " });
    assert.equal(typed.slug, "bridge-opens-again", "what was typed before is what stands, however it was written");
  });
});

suite("facts that changed after somebody looked", () => {
  test("every change of facts moves their version; what are not facts does not", async () => {
    const editor = await makeActor({ roles: ["editor"] });
    const id = await makeArticle(editor);
    let version = await versionOf(editor, id);
    const lead = { caption: "", credit: "", alternative: "", isDecorative: true };
    const patches: Partial<Facts>[] = [
      { slug: "moved" },
      { language: "ar" },
      { sectionId: null },
      { bylineIds: [] },
      { sources: [] },
      { lead: { ...lead, pictureId: await makePicture(editor) } },
    ];
    for (const patch of patches) {
      await setFacts(editor, id, patch);
      const now = await versionOf(editor, id);
      assert.equal(now, version + 1, Object.keys(patch)[0]);
      version = now;
    }
    await changeStaff(editor, id, [editor.id, (await makeActor()).id]);
    await setFacts(editor, id, { slug: "moved" });
    assert.equal(await versionOf(editor, id), version);
  });

  test("a source added while an editor looks reaches nobody: publishing is refused until the editor has seen it", async () => {
    const [reporter, editor] = [await makeActor(), await makeActor({ roles: ["editor"] })];
    const id = await makeArticle(reporter);
    const looked = await seenOf(id);
    await setFacts(reporter, id, { sources: [agency, source("Somebody who must not be named")] });
    await assert.rejects(publishArticle(editor, id, looked), conflictIn());
    assert.equal(await findStory(id), undefined);
    assert.equal((await getArticle(editor, id)).stage, "draft");
    await publishArticle(editor, id, await seenOf(id));
    assert.equal((await findStory(id))?.sources.length, 2);
  });

  test("a source shown again while an editor looks at changes does not reach readers with them", async () => {
    const [editor, other] = [await makeActor({ roles: ["editor"] }), await makeActor({ roles: ["editor"] })];
    const id = await makeLive(editor, { facts: { sources: [agency, source("Pilot", false)] } });
    await setFacts(editor, id, { slug: "harbour" });
    const { factsVersion } = await getChanges(editor, id);
    const { seen } = await seenOf(id);
    await setFacts(other, id, { sources: [agency, source("Pilot")] });
    const change = { kind: "minor", reason: "" } as const;
    await assert.rejects(publishChanges(editor, id, { ...change, seen: { ...seen, factsVersion } }), conflictIn());
    const shown = async () => JSON.stringify(await findStory(id));
    assert.doesNotMatch(await shown(), /Pilot/);
    await publishChanges(editor, id, { ...change, ...(await seenOf(id)) });
    assert.match(await shown(), /Pilot/);
  });

  test("a change that commits between the look and the deed's lock is seen by the deed", async () => {
    const [editor, other] = [await makeActor({ roles: ["editor"] }), await makeActor({ roles: ["editor"] })];
    for (let round = 0; round < 10; round += 1) {
      const id = await makeArticle(editor);
      const looked = await seenOf(id);
      const hide = { sources: [{ ...agency, isShown: false }] };
      const [, publishing] = await Promise.allSettled([setFacts(other, id, hide), publishArticle(editor, id, looked)]);
      const story = await findStory(id);
      const isHidden = (await factsOf(id)).sources[0]?.isShown === false;
      assert.ok(isHidden);
      // Whoever came first: readers never get a mixture, and what they get is what the editor saw.
      if (publishing.status === "rejected") assert.equal(story, undefined);
      else assert.equal(story?.sources.length, 1);
    }
  });

  test("handing a story on asks for the same: submitting, returning, approving", async () => {
    const [reporter, editor] = [await makeActor(), await makeActor({ roles: ["editor"] })];
    const other = await makeActor({ roles: ["editor"] });
    const draft = await makeArticle(reporter);
    const submitted = await makeSubmitted(reporter);
    const looked = { draft: await seenOf(draft), submitted: await seenOf(submitted) };
    for (const id of [draft, submitted]) await setFacts(other, id, { slug: "moved" });
    await assert.rejects(submitArticle(reporter, draft, looked.draft), conflictIn());
    await assert.rejects(returnArticle(editor, submitted, { note: "Who?", ...looked.submitted }), conflictIn());
    await assert.rejects(approveArticle(editor, submitted, looked.submitted), conflictIn());
    assert.deepEqual(
      [(await getArticle(editor, draft)).stage, (await getArticle(editor, submitted)).stage],
      ["draft", "submitted"],
    );
    await submitArticle(reporter, draft, await seenOf(draft));
    await approveArticle(editor, submitted, await seenOf(submitted));
  });

  test("killing does not wait for a look: a wrong story goes at once", async () => {
    const editor = await makeActor({ roles: ["editor"] });
    const id = await makeLive(editor);
    await setFacts(editor, id, { slug: "moved" });
    await killArticle(editor, id, { note: "It was wrong." });
    assert.equal(await findStory(id), undefined);
  });
});
