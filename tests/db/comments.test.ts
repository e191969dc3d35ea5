import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { eq } from "drizzle-orm";
import { listArticles } from "#db/article-list.ts";
import { listComments, listMentions } from "#db/comment-list.ts";
import {
  deleteComment,
  editComment,
  openMentions,
  reopenThread,
  replyInThread,
  resolveThread,
  startThread,
} from "#db/comments.ts";
import { changeStaff } from "#db/facts.ts";
import { desk } from "#db/process.ts";
import { diary } from "#db/schema.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { openDatabase } from "../database.ts";
import { disable, makeActor, makeArticle, makeThread, paragraph } from "../factories.ts";
import { refused } from "../refusals.ts";

await openDatabase();
const reporter = await makeActor({ name: "رنا الخوري" });
const editor = await makeActor({ name: "Omar Haddad", roles: ["editor"] });
const stranger = await makeActor({ name: "Samer Qasim" });
const words = "the harbour agreement";
const body = [paragraph("They signed the harbour agreement."), paragraph("Then they left.")];

let count = 0;
const said = (text: string, mentionedIds: number[] = []) => ({ clientKey: `said-${++count}`, text, mentionedIds });
const makeStory = () => makeArticle(reporter, { content: { body } });
const threadsOf = async (id: number) => (await listComments(reporter, id)).threads;
const onlyThread = async (id: number) => {
  const [thread, ...others] = await threadsOf(id);
  assert.ok(thread && others.length === 0);
  return thread;
};

suite("a thread", () => {
  test("is begun, answered, changed and taken back, and everybody on the story reads it in order", async () => {
    const id = await makeStory();
    const thread = await makeThread(editor, id, { words, text: " Which one? " });
    await replyInThread(reporter, thread, said("The old one."));
    await replyInThread(editor, thread, said("Say so."));
    const before = await onlyThread(id);
    const [first, second, third] = before.comments;
    assert.ok(first && second && third);
    await editComment(editor, third.id, { text: "Say so, please.", mentionedIds: [] });
    await deleteComment(reporter, second.id);
    const { comments, quote, field, resolved } = await onlyThread(id);
    assert.deepEqual({ quote, field, resolved }, { quote: words, field: "body", resolved: null });
    assert.deepEqual(
      comments.map(({ author, text, isEdited, isDeleted }) => [author.name, text, isEdited, isDeleted]),
      [
        [editor.name, "Which one?", false, false],
        [reporter.name, "", false, true],
        [editor.name, "Say so, please.", true, false],
      ],
    );
  });

  test("in which everything was taken back is gone, and one's words are nobody else's to change", async () => {
    const id = await makeStory();
    await makeThread(editor, id, { words });
    const [comment] = (await onlyThread(id)).comments;
    assert.ok(comment);
    await refused(editComment(reporter, comment.id, { text: "Mine.", mentionedIds: [] }), "notFound");
    await refused(deleteComment(reporter, comment.id), "notFound");
    await deleteComment(editor, comment.id);
    assert.deepEqual(await threadsOf(id), []);
    await refused(deleteComment(editor, comment.id), "notFound");
    await refused(editComment(editor, comment.id, { text: "Again.", mentionedIds: [] }), "notFound");
  });

  test("says once what is sent twice, after an answer that was lost", async () => {
    const id = await makeStory();
    const once = said("Once?");
    const thread = await makeThread(editor, id, { words, ...once });
    assert.equal(await makeThread(editor, id, { words, ...once }), thread);
    const reply = said("Once.");
    await replyInThread(reporter, thread, reply);
    await replyInThread(reporter, thread, reply);
    assert.equal((await onlyThread(id)).comments.length, 2);
  });

  test("is resolved, remembered and opened again, by hand or by an answer", async () => {
    const id = await makeStory();
    const thread = await makeThread(editor, id, { words });
    await resolveThread(reporter, thread);
    await resolveThread(editor, thread); // done already: it stays the reporter's deed
    assert.equal((await onlyThread(id)).resolved?.by, reporter.name);
    await reopenThread(editor, thread);
    assert.equal((await onlyThread(id)).resolved, null);
    await resolveThread(editor, thread);
    await replyInThread(reporter, thread, said("Not quite."));
    assert.equal((await onlyThread(id)).resolved, null);
    const deeds = await desk().select().from(diary).where(eq(diary.articleId, id)).orderBy(diary.id);
    const settled = deeds.filter(({ deed }) => deed.endsWith("Comments"));
    const [done, again] = ["article.resolveComments", "article.reopenComments"];
    assert.deepEqual(
      settled.map(({ deed }) => deed),
      [done, again, done, again],
    );
    assert.deepEqual(
      settled.map(({ details }) => details),
      [{}, {}, {}, {}],
    );
  });

  test("is nothing to somebody who may not read the story", async () => {
    const id = await makeStory();
    const thread = await makeThread(editor, id, { words });
    await refused(listComments(stranger, id), "notFound");
    await refused(replyInThread(stranger, thread, said("Hello.")), "notFound");
    await refused(resolveThread(stranger, thread), "notFound");
    await refused(resolveThread(editor, 999_999), "notFound");
  });

  test("stands in the list as long as it is open", async () => {
    const id = await makeStory();
    const open = async () => (await listArticles(reporter)).rows.find((row) => row.id === id)?.openThreads;
    assert.equal(await open(), 0);
    const thread = await makeThread(editor, id, { words });
    await replyInThread(reporter, thread, said("Two comments, one thread."));
    await makeThread(editor, id, { words: "left" });
    assert.equal(await open(), 2);
    await resolveThread(editor, thread);
    assert.equal(await open(), 1);
  });

  test("wants something said, and words that Yjs can find", async () => {
    const id = await makeStory();
    assert.deepEqual(await refused(makeThread(editor, id, { words, text: " " }), "invalid"), { fields: ["text"] });
    const broken = { from: Uint8Array.of(9), to: Uint8Array.of(9) };
    const thread = { ...said("Here?"), epoch: 1, field: "body" as const, anchor: broken, quote: words };
    assert.deepEqual(await refused(startThread(editor, id, thread), "invalid"), { fields: ["anchor"] });
    assert.deepEqual(await threadsOf(id), []);
  });
});

suite("a mention", () => {
  test("waits on the dashboard until its person opens it, or the thread is resolved", async () => {
    const id = await makeStory();
    const thread = await makeThread(editor, id, {
      words,
      text: "@رنا الخوري which?",
      mentionedIds: [reporter.id, editor.id],
    });
    const waiting = async (actor: Actor) => (await listMentions(actor)).filter((mention) => mention.articleId === id);
    assert.deepEqual(
      (await waiting(reporter)).map(({ threadId, author, text }) => [threadId, author, text]),
      [[thread, editor.name, "@رنا الخوري which?"]],
    );
    assert.deepEqual(await waiting(editor), [], "nobody is told of their own words");
    assert.equal((await onlyThread(id)).isAwaited, true);
    await resolveThread(editor, thread);
    assert.deepEqual(await waiting(reporter), []);
    await reopenThread(editor, thread);
    await openMentions(reporter, thread);
    assert.deepEqual(await waiting(reporter), []);
    assert.equal((await onlyThread(id)).isAwaited, false);
    const [comment] = (await onlyThread(id)).comments;
    await editComment(editor, comment?.id ?? 0, { text: "@رنا الخوري which one?", mentionedIds: [reporter.id] });
    assert.deepEqual(await waiting(reporter), [], "changed words ask nobody twice");
    await replyInThread(editor, thread, said("@رنا الخوري?", [reporter.id]));
    assert.equal((await waiting(reporter)).length, 1);
    await changeStaff(editor, id, [editor.id]);
    assert.deepEqual(await waiting(reporter), [], "whoever lost the story is told of nothing in it");
  });

  test("is not hidden by many newer ones in another thread, or in a story that was lost", async () => {
    const [id, lost] = [await makeStory(), await makeStory()];
    const first = await makeThread(editor, id, { words, mentionedIds: [reporter.id] });
    for (const story of [id, lost]) {
      const busy = await makeThread(editor, story, { words, mentionedIds: [reporter.id] });
      for (let turn = 0; turn < 20; turn += 1) await replyInThread(editor, busy, said(`Again ${turn}?`, [reporter.id]));
    }
    await changeStaff(editor, lost, [editor.id]);
    const found = (await listMentions(reporter)).filter(({ articleId }) => [id, lost].includes(articleId));
    assert.deepEqual(
      found.map(({ articleId, threadId, text }) => [articleId, threadId === first || text]),
      [
        [id, "Again 19?"],
        [id, true],
      ],
    );
  });

  test("of somebody who may not read the story is refused by name, and nothing is written", async () => {
    const id = await makeStory();
    const gone = await makeActor({ name: "Somebody gone", roles: ["editor"] });
    const admin = await makeActor({ name: "Administrator", roles: ["admin"] });
    await disable(gone);
    for (const person of [stranger, gone, admin])
      assert.deepEqual(
        await refused(makeThread(editor, id, { words, mentionedIds: [person.id] }), "mentionCannotRead"),
        { name: person.name },
      );
    assert.deepEqual(await refused(makeThread(editor, id, { words, mentionedIds: [999_999] }), "invalid"), {
      fields: ["mentions"],
    });
    assert.deepEqual(await threadsOf(id), []);
    const { readers } = await listComments(reporter, id);
    assert.ok(readers.some((person) => person.id === reporter.id) && readers.some((person) => person.id === editor.id));
    assert.ok(!readers.some((person) => [stranger.id, gone.id, admin.id].includes(person.id)));
  });
});
