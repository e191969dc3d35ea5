import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { eq } from "drizzle-orm";
import * as Y from "yjs";
import { listComments } from "#db/comment-list.ts";
import { moveAnchors, replyInThread, resolveThread, startThread } from "#db/comments.ts";
import {
  approveArticle,
  publishArticle,
  publishChanges,
  recallArticle,
  returnArticle,
  submitArticle,
} from "#db/deeds.ts";
import { appendUpdates } from "#db/draft-log.ts";
import { readDraft } from "#db/drafts.ts";
import { desk } from "#db/process.ts";
import { revisions } from "#db/schema.ts";
import { anchorAt, readField } from "#newsroom/field-text.ts";
import { decodeBytes } from "#newsroom/socket.ts";
import { openDatabase } from "../database.ts";
import {
  makeActor,
  makeArticle,
  makeContent,
  makeSubmitted,
  makeThread,
  paragraph,
  readThreadWords,
  seenOf,
  write,
} from "../factories.ts";
import { refused } from "../refusals.ts";

await openDatabase();
const reporter = await makeActor({ name: "رنا الخوري" });
const editor = await makeActor({ name: "Omar Haddad", roles: ["editor"] });
const words = "the harbour agreement";
const body = [paragraph("They signed the harbour agreement."), paragraph("Then they left.")];

let count = 0;
const said = (text: string) => ({ clientKey: `said-${++count}`, text, mentionedIds: [] });
const makeStory = () => makeArticle(reporter, { content: { body } });
const threadsOf = async (id: number) => (await listComments(reporter, id)).threads;
const onlyThread = async (id: number) => {
  const [thread, ...others] = await threadsOf(id);
  assert.ok(thread && others.length === 0);
  return thread;
};

async function edit(articleId: number, change: (doc: Y.Doc) => void): Promise<void> {
  const { epoch, updates } = await readDraft(desk(), articleId);
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const before = Y.encodeStateVector(doc);
  change(doc);
  await appendUpdates(editor, articleId, epoch, [Y.encodeStateAsUpdate(doc, before)], { headline: "H", words: 1 });
}

suite("the words of a thread", () => {
  test("are held through the whole way of a story, and through what is written on it", async () => {
    const id = await makeStory();
    const thread = await makeThread(editor, id, { words });
    const line = await makeThread(editor, id, { words: "Headline", field: "headline" });
    const resolved = await makeThread(editor, id, { words: "left" });
    await resolveThread(editor, resolved);
    const hold = async () => {
      assert.equal(await readThreadWords(thread), words);
      assert.equal(await readThreadWords(line), "Headline");
      assert.equal(await readThreadWords(resolved), "left");
    };
    await submitArticle(reporter, id, await seenOf(id));
    await hold();
    await recallArticle(reporter, id);
    await edit(id, (doc) => readField(doc, "body").pieces[0]?.piece.insert(0, "Yesterday the harbour was quiet. "));
    await submitArticle(reporter, id, await seenOf(id));
    await hold();
    await returnArticle(editor, id, { note: "Again.", ...(await seenOf(id)) });
    await submitArticle(reporter, id, await seenOf(id));
    await approveArticle(editor, id, await seenOf(id));
    await publishArticle(editor, id, await seenOf(id));
    await hold();
    await edit(id, (doc) => readField(doc, "body").pieces[1]?.piece.insert(0, "Hours later. "));
    await publishChanges(editor, id, { kind: "minor", reason: "", ...(await seenOf(id)) });
    await hold();
    await replyInThread(reporter, thread, said("Still here, though I may not write."));
  });

  test("that went leave a thread that can be read, and come back to it with a restored text", async () => {
    const id = await makeStory();
    const thread = await makeThread(editor, id, { words: "They signed the harbour agreement", text: "Which?" });
    await edit(id, (doc) => doc.getXmlFragment("body").delete(0, 1));
    assert.equal(await readThreadWords(thread), null);
    await submitArticle(reporter, id, await seenOf(id));
    const gone = await onlyThread(id);
    assert.deepEqual(
      [gone.anchor, gone.quote, gone.comments[0]?.text],
      [null, "They signed the harbour agreement", "Which?"],
    );
    await write(id, makeContent({ body: [paragraph("A new start."), ...body] }));
    assert.equal(await readThreadWords(thread), "They signed the harbour agreement");
  });

  test("chosen in an epoch that closed before the comment came are found in the open one", async () => {
    const id = await makeStory();
    const { epoch, updates } = await readDraft(desk(), id);
    const doc = new Y.Doc();
    for (const update of updates) Y.applyUpdate(doc, update);
    const read = readField(doc, "body");
    const from = read.text.indexOf(words);
    const anchor = anchorAt(read, { from, to: from + words.length });
    assert.ok(anchor);
    await submitArticle(reporter, id, await seenOf(id));
    const thread = await startThread(editor, id, { ...said("Late?"), epoch, field: "body", anchor, quote: words });
    assert.equal(await readThreadWords(thread), words);
    await refused(
      startThread(editor, id, { ...said("Ahead?"), epoch: epoch + 9, field: "body", anchor, quote: words }),
      "invalid",
    );
  });

  test("are told anew by whoever writes their letters anew, in the open epoch and by who may write", async () => {
    const id = await makeStory();
    const thread = await makeThread(editor, id, { words });
    const other = await makeThread(editor, await makeStory(), { words });
    await makeThread(editor, id, { words: "Then they" });
    const at = (await threadsOf(id)).find(({ quote }) => quote === "Then they");
    assert.ok(at?.anchor);
    const anchor = { from: decodeBytes(at.anchor.from), to: decodeBytes(at.anchor.to) };
    const { epoch } = await readDraft(desk(), id);
    const moves = [
      { threadId: thread, anchor },
      { threadId: other, anchor },
    ];
    await moveAnchors(reporter, id, { epoch, moves });
    assert.equal(await readThreadWords(thread), "Then they");
    assert.equal(await readThreadWords(other), words, "another story's thread stays where it is");
    await refused(moveAnchors(reporter, id, { epoch: epoch + 1, moves }), "epochClosed");
    await submitArticle(reporter, id, await seenOf(id));
    await refused(moveAnchors(reporter, id, { epoch: epoch + 1, moves }), "forbidden");
  });
});

test("no revision holds a word of the talk", async () => {
  const id = await makeSubmitted(reporter, { content: { body } });
  const thread = await makeThread(editor, id, { words, text: "qanaricomment" });
  await replyInThread(reporter, thread, said("qanarireply"));
  await publishArticle(editor, id, await seenOf(id));
  const kept = await desk().select().from(revisions).where(eq(revisions.articleId, id));
  assert.ok(kept.length >= 2);
  assert.doesNotMatch(JSON.stringify(kept), /qanari/);
});
