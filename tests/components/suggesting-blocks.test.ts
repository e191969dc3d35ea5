import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import {
  addLine,
  chooseBlock,
  findBlock,
  moveStep,
  putPullQuote,
  removeBlock,
} from "#components/editor/blocks/block-commands.ts";
import { putCard } from "#components/editor/blocks/put-card.ts";
import { insertDivider, toggleAttribution, toggleQuote } from "#components/editor/body-commands.ts";
import type { BodyNode } from "#newsroom/article.ts";
import { claim, openEditor, paragraph, text } from "./suggesting-editor.ts";

/*
 * Blocks that somebody proposed, and what a colleague's commands make of them: whatever is done around and in them, words
 * that were proposed do not stand, and words that were to go do, until somebody decides.
 */
const said = (kind: string, more = {}) => JSON.stringify({ [kind]: { ...claim, ...more } });

/** Between "before" and "behind", with the words NEW that do not stand, OLD that do, or MOVED that stand once. */
const proposals: Record<string, BodyNode[]> = {
  "a block that comes": [paragraph([text("NEW")], said("insert"))],
  "a heading that comes": [{ type: "heading", attrs: { level: 2, proposal: said("insert") }, content: [text("NEW")] }],
  "a list that comes": [
    {
      type: "bulletList",
      attrs: { proposal: said("insert") },
      content: [{ type: "listItem", content: [paragraph([text("NEW")])] }],
    },
  ],
  "a quote that comes": [
    { type: "blockquote", attrs: { proposal: said("insert") }, content: [paragraph([text("NEW")])] },
  ],
  "a box that comes": [
    {
      type: "factBox",
      attrs: { proposal: said("insert") },
      content: [{ type: "boxTitle", content: [text("NEW")] }, paragraph([text("NEW")])],
    },
  ],
  "an item that comes": [
    {
      type: "bulletList",
      content: [
        { type: "listItem", content: [paragraph([text("item")])] },
        { type: "listItem", attrs: { proposal: said("insert") }, content: [paragraph([text("NEW")])] },
      ],
    },
  ],
  "a block that goes": [paragraph([text("OLD")], said("remove"))],
  "a list that goes": [
    {
      type: "bulletList",
      attrs: { proposal: said("remove") },
      content: [{ type: "listItem", content: [paragraph([text("OLD")])] }],
    },
  ],
  "a quote that goes": [
    { type: "blockquote", attrs: { proposal: said("remove") }, content: [paragraph([text("OLD")])] },
  ],
  "a block that is replaced": [paragraph([text("OLD")], said("remove")), paragraph([text("NEW")], said("insert"))],
  "a block that is moved": [
    paragraph([text("MOVED")], said("remove")),
    paragraph([text("between")]),
    paragraph([text("MOVED")], said("insert")),
  ],
  "a block that becomes a heading": [
    {
      type: "heading",
      attrs: { level: 2, proposal: said("change", { was: { type: "paragraph", attrs: {} } }) },
      content: [text("OLD", "deletion"), text("NEW", "insertion"), text("kept")],
    },
  ],
  "a block that is parted": [
    paragraph([text("one")]),
    paragraph([text("NEW", "insertion"), text("two")], said("split", { depth: 1 })),
  ],
  "a block that goes on in the one before it": [
    paragraph([text("one")]),
    paragraph([text("OLD", "deletion"), text("two")], said("join", { depth: 1 })),
  ],
};

const card = { href: "https://www.youtube.com/watch?v=dQw4w9WgXcQ", author: "Harbour", quote: "", pictureId: null };

const commands: Record<string, (editor: Editor) => unknown> = {
  "a quote is made or undone": toggleQuote,
  "it becomes a heading": (editor) => editor.commands.toggleHeading({ level: 2 }),
  "it becomes a smaller heading": (editor) => editor.commands.toggleHeading({ level: 3 }),
  "it becomes a list or none": (editor) => editor.commands.toggleBulletList(),
  "it becomes a numbered list or none": (editor) => editor.commands.toggleOrderedList(),
  "it becomes plain": (editor) => editor.commands.clearNodes(),
  "somebody is named as quoted": toggleAttribution,
  "it goes up": (editor) => moveStep(editor, -1),
  "it goes down": (editor) => moveStep(editor, 1),
  "a line is put above": (editor) => addLine(editor, "above"),
  "a line is put below": (editor) => addLine(editor, "below"),
  "a divider is put in": insertDivider,
  "a pull quote is put in": putPullQuote,
  "a card is put in": (editor) => putCard(editor, card),
  "it is parted": (editor) => editor.commands.splitBlock(),
  "it is joined with the one before it": (editor) => editor.commands.joinTextblockBackward(),
};

/** The focus comes last in a command, and needs a page. */
function doIn(editor: Editor, act: (editor: Editor) => unknown): void {
  try {
    act(editor);
  } catch (error) {
    if (!(error instanceof Error && error.message.includes("Cannot access view['focus']"))) throw error;
  }
}

/** The caret in the proposed block, and a choice from the first block into the last. */
const choices: Record<string, (all: ReturnType<typeof openEditor>) => void> = {
  "the caret in it": ({ editor, choose }) => {
    let place = 0;
    editor.state.doc.descendants((node, position) => {
      if (node.isText && /NEW|OLD|MOVED/.test(node.text ?? "")) place ||= position;
    });
    choose(place);
  },
  "all chosen": ({ editor, choose }) => choose(2, editor.state.doc.content.size - 2),
};

/** All that can be done where, but for what takes the chosen words away. */
const deeds = Object.entries(commands).flatMap(([what, act]) =>
  Object.entries(choices)
    .filter(([where]) => where !== "all chosen" || !/parted|joined/.test(what))
    .map(([where, choose]) => ({ what: `${what}, with ${where}`, act, choose })),
);
const copying = "a pull quote is put in, with all chosen";
const count = (words: string, word: string) => words.split(word).length - 1;

for (const [kind, blocks] of Object.entries(proposals)) {
  const had = JSON.stringify(blocks);
  const body = [paragraph([text("before")]), ...blocks, paragraph([text("behind")])];

  /** Does it all, each in a text of its own. @returns what stands then and what would, in words */
  const doAll = (isProposing: boolean) =>
    deeds.map(({ what, act, choose }) => {
      const opened = openEditor(body, isProposing);
      const stood = opened.standing();
      choose(opened);
      doIn(opened.editor, act);
      opened.editor.state.doc.check();
      const [standing, proposed] = [opened.standing().join(" "), opened.proposed().join(" ")];
      const told = `${what}: ${standing} → ${proposed}`;
      assert.equal(count(standing, "NEW"), 0, told);
      assert.equal(count(proposed, "NEW") > 0, had.includes("NEW"), told);
      for (const word of ["before", "behind"]) assert.ok(standing.includes(word) && proposed.includes(word), told);
      return { what, told, standing, proposed, isAsItStood: standing === stood.join(" ") };
    });

  suite(kind, () => {
    test("is neither accepted nor lost, whatever is done by who writes", () => {
      for (const { what, told, standing, proposed } of doAll(false)) {
        const copies = what === copying && had.includes("OLD") ? 1 : 0; // the chosen words, once more
        assert.equal(count(standing, "OLD"), had.includes("OLD") ? 1 + copies : 0, told);
        assert.equal(count(proposed, "OLD"), copies, told);
        if (had.includes("MOVED") && what !== copying)
          assert.deepEqual([count(standing, "MOVED"), count(proposed, "MOVED")], [1, 1], told);
      }
    });

    test("leaves what stands as it stood, whatever is done by who suggests", () => {
      for (const { told, isAsItStood } of doAll(true)) assert.ok(isAsItStood, told);
      const opened = openEditor(body, true);
      const stood = opened.standing();
      doIn(opened.editor, (editor) => removeBlock(editor, editor.state.doc.firstChild?.nodeSize ?? 0));
      assert.deepEqual(opened.standing(), stood);
    });
  });
}

test("a list that goes and is numbered meanwhile goes as a whole, with its empty places", () => {
  const opened = openEditor([paragraph([text("before")]), ...(proposals["a list that goes"] ?? [])], false);
  choices["the caret in it"]?.(opened);
  opened.editor.commands.toggleOrderedList();
  assert.deepEqual(opened.standing(), ["paragraph(before)", "orderedList(OLD)"]);
  assert.deepEqual(opened.proposed(), ["paragraph(before)"]);
});

suite("a card", () => {
  const embed = (proposal: string | null, quote = ""): BodyNode => ({
    type: "embed",
    attrs: { ...card, quote, proposal },
  });
  const chooseCard = (editor: Editor, place: number) => {
    chooseBlock(editor, place);
    assert.ok(editor.state.selection instanceof NodeSelection && findBlock(editor.state)?.position === place);
  };

  test("that is proposed stays proposed when somebody gives it other words", () => {
    const { editor, standing, proposed } = openEditor([paragraph([text("real")]), embed(said("insert"))], false);
    chooseCard(editor, 6);
    putCard(editor, { ...card, quote: "other words" });
    assert.deepEqual(standing(), ["paragraph(real)"]);
    assert.equal(proposed().length, 2);
    assert.equal(editor.state.doc.child(1).attrs.quote, "other words");
  });

  test("that is to go is to go with other words too", () => {
    const { editor, proposed } = openEditor([paragraph([text("real")]), embed(said("remove"))], false);
    chooseCard(editor, 6);
    putCard(editor, { ...card, quote: "other words" });
    assert.deepEqual(proposed(), ["paragraph(real)"]);
  });

  test("given other words by who suggests stands as it stood, until that is accepted", () => {
    const { editor, decide } = openEditor([paragraph([text("real")]), embed(null, "first words")], true);
    chooseCard(editor, 6);
    putCard(editor, { ...card, quote: "other words" });
    const ids = new Set(
      [...JSON.stringify(editor.state.doc).matchAll(/\\"id\\":\\"([^"\\]+)/g)].map(([, id]) => id ?? ""),
    );
    assert.equal(ids.size, 1, "one proposal");
    const [id = ""] = ids;
    assert.equal(decide("reject", id), "done");
    assert.equal(editor.state.doc.child(1).attrs.quote, "first words");
    assert.equal(editor.state.doc.childCount, 2);
  });

  test("in the place of a line that was proposed is proposed as the line was", () => {
    const { editor, choose, standing, proposed } = openEditor(
      [paragraph([text("real")]), paragraph([text(card.href)], said("insert"))],
      false,
    );
    choose(8);
    putCard(editor, card);
    assert.deepEqual(standing(), ["paragraph(real)"]);
    assert.deepEqual(
      proposed().map((block) => block.replace(/\(.*/, "")),
      ["paragraph", "embed"],
    );
  });
});
