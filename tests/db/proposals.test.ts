import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { eq } from "drizzle-orm";
import * as Y from "yjs";
import { getChanges } from "#db/articles.ts";
import { approveArticle, publishArticle, publishChanges, returnArticle, submitArticle } from "#db/deeds.ts";
import { openEpoch, readDraft } from "#db/drafts.ts";
import { holdBack, listHeldBack } from "#db/held-back.ts";
import { keepPauses } from "#db/pauses.ts";
import { getPreview } from "#db/preview.ts";
import { desk } from "#db/process.ts";
import { articles, drafts, revisions } from "#db/schema.ts";
import { transact } from "#db/transact.ts";
import { type BodyNode, textOf } from "#newsroom/article.ts";
import { contentOf, type Prose, proseOf } from "#newsroom/draft.ts";
import { withSuggestions } from "#newsroom/suggestions.ts";
import { openDatabase } from "../database.ts";
import { makeActor, makeArticle, makeLive, seenOf } from "../factories.ts";

await openDatabase();
const rana = await makeActor({ name: "رنا" });
const omar = await makeActor({ name: "Omar", roles: ["editor"] });

const claim = { id: "p1", by: omar.id, at: 1_700_000_000_000 };
const text = (words: string, mark?: "insertion" | "deletion"): BodyNode => ({
  type: "text",
  text: words,
  ...(mark && { marks: [{ type: mark, attrs: claim }] }),
});
const proposal = (kind: string, more = {}) => JSON.stringify({ [kind]: { ...claim, ...more } });
const paragraph = (content: BodyNode[], attrs?: Record<string, unknown>): BodyNode => ({
  type: "paragraph",
  ...(attrs && { attrs }),
  content,
});

const proposed: Prose = {
  kicker: [],
  headline: [text("Harbour "), text("finally ", "insertion"), text("reopens")],
  standfirst: [text("After a "), text("long ", "deletion"), text("year.")],
  body: [
    paragraph([text("The port "), text("of Beirut ", "insertion"), text("opened.")]),
    paragraph([text("Never said.")], { proposal: proposal("insert") }),
    paragraph([text("To go.")], { proposal: proposal("remove") }),
    paragraph([text("One ")]),
    paragraph([text("sentence.")], { proposal: proposal("split", { depth: 1 }) }),
    paragraph([text("Moved.")], { proposal: proposal("remove") }),
    {
      type: "heading",
      attrs: { level: 2, proposal: proposal("change", { was: { type: "paragraph", attrs: {} } }) },
      content: [text("Turned.")],
    },
    {
      type: "bulletList",
      content: [
        { type: "listItem", content: [paragraph([text("Item.")])] },
        { type: "listItem", attrs: { proposal: proposal("insert") }, content: [paragraph([text("Offered.")])] },
      ],
    },
    paragraph([text("Moved.")], { proposal: proposal("insert") }),
  ],
};
const standing = {
  headline: "Harbour reopens",
  standfirst: "After a long year.",
  body: ["The port opened.", "To go.", "One sentence.", "Moved.", "Turned.", "Item."],
};

const inWords = ({ headline, standfirst, body }: { headline: string; standfirst: string; body: BodyNode[] }) => ({
  headline,
  standfirst,
  body: body.map(textOf),
});

async function propose(id: number): Promise<void> {
  await transact((tx) => openEpoch(tx, id, proposed));
}

async function lastRevision(id: number) {
  const rows = await desk().select().from(revisions).where(eq(revisions.articleId, id)).orderBy(revisions.number);
  const content = rows.at(-1)?.content;
  assert.ok(content);
  return content;
}

/** All that is proposed stands in the draft, as it was. */
async function assertProposed(id: number): Promise<void> {
  const prose = proseOf((await readDraft(desk(), id)).updates);
  assert.deepEqual(inWords({ ...inLines(prose), body: withSuggestions(prose.body) }), {
    headline: "Harbour finally reopens",
    standfirst: "After a year.",
    body: ["The port of Beirut opened.", "Never said.", "One ", "sentence.", "Turned.", "Item. Offered.", "Moved."],
  });
}

function inLines({ headline, standfirst }: Prose) {
  const line = (nodes: BodyNode[]) => withSuggestions(nodes).map(textOf).join("");
  return { headline: line(headline), standfirst: line(standfirst) };
}

suite("what is proposed", () => {
  test("goes on from epoch to epoch through every deed, and no revision holds a word of it", async () => {
    const id = await makeArticle(rana);
    await propose(id);
    const deeds = [
      async () => submitArticle(rana, id, await seenOf(id)),
      async () => returnArticle(omar, id, { note: "Look again", ...(await seenOf(id)) }),
      async () => submitArticle(rana, id, await seenOf(id)),
      async () => approveArticle(omar, id, await seenOf(id)),
      async () => publishArticle(omar, id, await seenOf(id)),
    ];
    for (const deed of deeds) {
      await deed();
      const content = await lastRevision(id);
      assert.deepEqual(inWords(content), standing);
      assert.doesNotMatch(JSON.stringify(content), /insertion|deletion|proposal|finally|Beirut|Never|heading|Offered/);
      await assertProposed(id);
    }
    const [row] = await desk().select().from(articles).where(eq(articles.id, id));
    assert.equal(row?.headline, "Harbour reopens");
    assert.deepEqual(inWords((await getPreview(omar, id)).story), standing);
  });

  test("is no change to publish", async () => {
    const plain = contentOf([...(await seedOfProposed())]);
    const id = await makeLive(omar, { content: plain });
    await propose(id);
    const { live, draft } = await getChanges(omar, id);
    assert.deepEqual(draft.content, live.content);
    await assert.rejects(publishChanges(omar, id, { kind: "minor", reason: "", ...(await seenOf(id)) }), {
      reason: "nothingToPublish",
    });
    await assertProposed(id);
  });

  test("is offered as plain text when it came too late", async () => {
    const id = await makeArticle(rana);
    const { epoch, updates } = await readDraft(desk(), id);
    const late = typeProposal(updates);
    await submitArticle(rana, id, await seenOf(id));
    assert.equal(await holdBack(rana, id, epoch, late), "held");
    const [copy] = await listHeldBack(rana, id);
    assert.deepEqual(
      copy?.text.body?.map((block) => [textOf(block), JSON.stringify(block).includes("insertion")]),
      [["Typed as a proposal. ".concat(textOf(contentOf(updates).body[0] ?? { type: "paragraph" })), false]],
    );
  });

  test("is no reason to keep a draft that rests", async () => {
    const id = await makeArticle(rana);
    await submitArticle(rana, id, await seenOf(id));
    const prose = proseOf((await readDraft(desk(), id)).updates);
    await transact((tx) => openEpoch(tx, id, { ...prose, headline: [...prose.headline, text(" now", "insertion")] }));
    const count = async () => (await desk().select().from(revisions).where(eq(revisions.articleId, id))).length;
    const had = await count();
    const rest = async () => {
      await desk()
        .update(drafts)
        .set({ unkeptSince: new Date(0) })
        .where(eq(drafts.articleId, id));
      await keepPauses(new Date(Date.now() + 3_600_000));
    };
    await rest();
    assert.equal(await count(), had);
    await transact((tx) => openEpoch(tx, id, { ...prose, headline: [...prose.headline, text(" now")] }));
    await rest();
    assert.equal(await count(), had + 1, "what is said and not proposed is kept");
  });
});

async function seedOfProposed(): Promise<Uint8Array[]> {
  const id = await makeArticle(rana);
  await propose(id);
  return (await readDraft(desk(), id)).updates;
}

/** What a tab sends that types in the mode, at the start of the body. */
function typeProposal(updates: Uint8Array[]): Uint8Array {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const before = Y.encodeStateVector(doc);
  const block = doc.getXmlFragment("body").get(0);
  assert.ok(block instanceof Y.XmlElement);
  const letters = block.get(0);
  assert.ok(letters instanceof Y.XmlText);
  letters.insert(0, "Typed as a proposal. ", { insertion: claim });
  return Y.encodeStateAsUpdate(doc, before);
}
