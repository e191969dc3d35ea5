/* Longer than most: all that the rules do in a field and in an editor without a page stands in one file. */
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Node } from "@tiptap/pm/model";
import { EditorState, Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import { ReplaceStep } from "@tiptap/pm/transform";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { moveBlock, readChosen } from "#components/editor/blocks/block-commands.ts";
import { toggleQuote } from "#components/editor/body-commands.ts";
import { type FieldState, type Hand, suggestingKey, tell } from "#components/editor/suggesting/hand.ts";
import { rules } from "#components/editor/suggesting/rules.ts";
import { type BodyNode, textOf } from "#newsroom/article.ts";
import { bodySchema } from "#newsroom/body.ts";
import { knownBlocks, knownFormats, withoutSuggestions, withSuggestions } from "#newsroom/suggestions.ts";
import { claim, openEditor, paragraph, text } from "./suggesting-editor.ts";

const inserted = JSON.stringify({ insert: claim });

/** A field without a page: what is done in it goes through the rules, as in the editor. */
function openField(body: BodyNode[], isProposing: boolean) {
  const hand: Hand = { personId: 2, isProposing, rules, editors: new Map() };
  const plugin = new Plugin<FieldState>({
    key: suggestingKey,
    state: {
      init: () => ({ waiting: null, shown: null }),
      apply: (change, kept, _, now) => rules.remember(change, kept, now),
    },
    appendTransaction: (changes, before, now) => rules.follow(changes, before, now, hand, null),
  });
  const doc = bodySchema.nodeFromJSON({ type: "doc", content: body });
  let state = EditorState.create({ doc, plugins: [plugin] });
  const act = (change: (tr: Transaction) => Transaction) => {
    state = state.apply(change(state.tr));
  };
  const blocks = (decided: (nodes: BodyNode[]) => BodyNode[]) =>
    decided(state.doc.content.toJSON()).map((block) => textOf(block));
  return {
    act,
    caret: (place: number) => act((tr) => tr.setSelection(TextSelection.create(tr.doc, place))),
    head: () => state.selection.head,
    doc: (): Node => state.doc,
    waiting: () => suggestingKey.getState(state)?.waiting,
    standing: () => blocks(withoutSuggestions),
    proposed: () => blocks(withSuggestions),
  };
}

suite("the caret of who suggests", () => {
  test("goes back over what is taken away backwards, on over what is taken away forwards", () => {
    const field = openField([paragraph([text("abcd")])], true);
    field.caret(4);
    field.act((tr) => tr.delete(3, 4));
    assert.equal(field.head(), 3);
    field.caret(1);
    field.act((tr) => tr.delete(1, 2));
    assert.equal(field.head(), 2);
    assert.deepEqual([field.standing(), field.proposed()], [["abcd"], ["bd"]]);
  });

  test("passes words that are to go already in one step", () => {
    const field = openField([paragraph([text("ab "), text("cdef", "deletion"), text(" g")])], true);
    field.caret(8);
    field.act((tr) => tr.delete(7, 8));
    assert.equal(field.head(), 4);
    field.act((tr) => tr.delete(4, 5));
    assert.equal(field.head(), 8);
    assert.deepEqual(field.standing(), ["ab cdef g"]);
  });

  test("stands behind what replaces", () => {
    const field = openField([paragraph([text("the old port")])], true);
    field.act((tr) => tr.setSelection(TextSelection.create(tr.doc, 5, 8)));
    field.act((tr) => tr.insertText("n"));
    field.act((tr) => tr.insertText("ew"));
    assert.deepEqual([field.standing(), field.proposed()], [["the old port"], ["the new port"]]);
    assert.equal(field.doc().textBetween(0, field.head()), "the oldnew");
  });

  test("many places that change at once are many, and the words between them stay", () => {
    const field = openField([paragraph([text("one port, two port, three port")])], true);
    field.act((tr) => tr.insertText("quay", 27, 31).insertText("quay", 15, 19).insertText("quay", 5, 9));
    assert.deepEqual(field.proposed(), ["one quay, two quay, three quay"]);
    assert.deepEqual(field.standing(), ["one port, two port, three port"]);
    const marked: string[] = [];
    field.doc().descendants((node) => {
      if (node.marks.length > 0) marked.push(node.text ?? "");
    });
    assert.ok(
      marked.every((words) => !words.includes("two")),
      marked.join("|"),
    );
  });
});

suite("who writes among others' proposals", () => {
  test("words typed between words that are to go are not to go", () => {
    const field = openField([paragraph([text("to go", "deletion")])], false);
    field.act((tr) => tr.insertText("NOT ", 4));
    assert.deepEqual(field.proposed(), ["NOT "]);
  });

  test("both halves of a proposed block are proposed", () => {
    const field = openField([paragraph([text("real")]), paragraph([text("new block")], inserted)], false);
    field.act((tr) => tr.split(11, 1, [{ type: tr.doc.resolve(11).parent.type, attrs: { proposal: null } }]));
    assert.equal(field.doc().childCount, 3);
    assert.deepEqual(field.standing(), ["real"]);
  });

  test("text that flows into a proposed block is not hidden with it", () => {
    const field = openField(
      [paragraph([text("one")]), paragraph([text("new ")], inserted), paragraph([text("two")])],
      false,
    );
    field.act((tr) => tr.join(11));
    assert.deepEqual(field.proposed(), ["one", "new two"]);
    assert.match(field.standing().join(""), /^onetwo$/);
  });
});

suite("a block that is moved", () => {
  const long = "A paragraph that is a good deal longer than the one below it.";

  test("by who suggests, is proposed to go and to come, where it was brought", () => {
    const { editor, standing, proposed } = openEditor([paragraph([text(long)]), paragraph([text("b")])], true);
    moveBlock(editor, 0, editor.state.doc.content.size);
    assert.deepEqual(standing(), [`paragraph(${long})`, "paragraph(b)"]);
    assert.deepEqual(proposed(), ["paragraph(b)", `paragraph(${long})`]);
  });

  test("by who suggests, is one proposal: neither half can be decided without the other", () => {
    for (const [decision, end] of [
      ["accept", ["paragraph(b)", `paragraph(${long})`]],
      ["reject", [`paragraph(${long})`, "paragraph(b)"]],
    ] as const) {
      const { editor, decide, standing, listed } = openEditor([paragraph([text(long)]), paragraph([text("b")])], true);
      moveBlock(editor, 0, editor.state.doc.content.size);
      const [proposal, ...more] = listed();
      assert.deepEqual(more, []);
      assert.deepEqual(proposal?.changes, [{ kind: "move", block: "paragraph", text: long }]);
      assert.equal(decide(decision, proposal?.id ?? ""), "done");
      assert.deepEqual(standing(), end);
      assert.deepEqual(listed(), []);
    }
  });

  test("keeps the words in it that are to go", () => {
    const body = [
      paragraph([text("keep "), text("wrong", "deletion"), text("right", "insertion")]),
      paragraph([text("b")]),
    ];
    const { editor, standing, proposed } = openEditor(body, false);
    moveBlock(editor, 0, editor.state.doc.content.size);
    assert.deepEqual([standing(), proposed()].flat(), [
      ...["paragraph(b)", "paragraph(keep wrong)"],
      ...["paragraph(b)", "paragraph(keep right)"],
    ]);
  });
});

suite("a proposed block stays proposed", () => {
  const body = [paragraph([text("real")]), paragraph([text("new")], inserted)];

  test("when it becomes a quote, and when the quote is undone", () => {
    const { editor, choose, standing, proposed } = openEditor(body, false);
    choose(8);
    toggleQuote(editor);
    assert.deepEqual([standing(), proposed()].flat(), ["paragraph(real)", "paragraph(real)", "blockquote(new)"]);
    toggleQuote(editor);
    assert.deepEqual([standing(), proposed()].flat(), ["paragraph(real)", "paragraph(real)", "paragraph(new)"]);
  });

  test("when several become headings", () => {
    const { editor, choose, standing, proposed } = openEditor(body, false);
    choose(2, 9);
    editor.commands.toggleHeading({ level: 2 });
    assert.deepEqual([standing(), proposed()].flat(), ["heading(real)", "heading(real)", "heading(new)"]);
  });

  test("when it is an item that leaves its list", () => {
    const item = (words: string, proposal: string | null) => ({
      type: "listItem",
      attrs: { proposal },
      content: [paragraph([text(words)])],
    });
    const { editor, choose, standing, proposed } = openEditor(
      [{ type: "bulletList", content: [item("one", null), item("two", inserted)] }],
      false,
    );
    choose(11);
    editor.commands.toggleBulletList();
    assert.deepEqual(proposed(), ["bulletList(one)", "paragraph(two)"]);
    assert.doesNotMatch(standing().join(), /two/);
  });
});

suite("a decision", () => {
  const removed = JSON.stringify({ remove: { id: "p1", by: 1, at: 0 } });
  const added = JSON.stringify({ insert: { id: "p2", by: 1, at: 0 } });
  const pair = [paragraph([text("old")], removed), paragraph([text("new")], added)];

  test("leaves an empty paragraph in a box, a quote and a cell, which must hold one", () => {
    const cell = { type: "tableCell", content: [paragraph([text("x")], added)] };
    const { editor, decide } = openEditor(
      [
        { type: "factBox", content: [{ type: "boxTitle", content: [text("t")] }, ...pair] },
        { type: "blockquote", content: [...pair, { type: "attribution", content: [text("who")] }] },
        {
          type: "table",
          content: [{ type: "tableRow", content: [cell, { type: "tableCell", content: [paragraph([text("y")])] }] }],
        },
      ],
      false,
    );
    assert.equal(decide("accept", "p1"), "done");
    assert.equal(decide("reject", "p2"), "done");
    editor.state.doc.check();
    assert.equal(editor.state.doc.textContent, "twhoy");
    assert.equal(editor.state.doc.child(2).firstChild?.childCount, 2);
    assert.equal(decide("reject", "p2"), "gone");
  });

  test("that would leave what the schema forbids is told, and nothing changes", () => {
    const was = { type: "table", attrs: {} };
    const { editor, decide } = openEditor(
      [paragraph([text("a")], JSON.stringify({ change: { ...claim, was } })), paragraph([text("b")])],
      false,
    );
    assert.equal(decide("reject", claim.id), "unfit");
    assert.equal(editor.state.doc.child(0).type.name, "paragraph");
  });

  test("passes over blocks and formats that nobody knows, and knows all of the schema's", () => {
    const former = JSON.stringify([{ type: "glow" }, { type: "bold" }]);
    const words = { ...text("b"), marks: [{ type: "reformat", attrs: { ...claim, was: former } }] };
    const { editor, decide } = openEditor(
      [
        paragraph([text("a")], JSON.stringify({ change: { ...claim, was: { type: "ghost", attrs: {} } } })),
        paragraph([words]),
      ],
      false,
    );
    assert.equal(decide("reject", claim.id), "done");
    assert.equal(
      editor.state.doc
        .child(1)
        .firstChild?.marks.map(({ type }) => type.name)
        .join(),
      "bold",
    );
    const isOurs = (name: string) => !["doc", "text", "insertion", "deletion", "reformat"].includes(name);
    assert.deepEqual(knownBlocks.toSorted(), Object.keys(bodySchema.nodes).filter(isOurs).toSorted());
    assert.deepEqual(knownFormats.toSorted(), Object.keys(bodySchema.marks).filter(isOurs).toSorted());
  });
});

test("of words with an open replacement a pull quote has but one of the two", () => {
  const body = [paragraph([text("the "), text("old", "deletion"), text("new", "insertion")])];
  const wordsOf = (isProposing: boolean) => {
    const { editor, choose } = openEditor(body, isProposing);
    choose(1, 11);
    return readChosen(editor);
  };
  assert.deepEqual([wordsOf(false), wordsOf(true)], ["the old", "the new"]);
});

test("what waits for an input method outlives a colleague's letter, with which all of the text comes anew", () => {
  const field = openField([paragraph([text("abcd")]), paragraph([text("e")])], true);
  const put = field.doc().slice(2, 4);
  field.act((tr) => tell(tr.delete(2, 4), { waiting: new ReplaceStep(2, 2, put) }));
  const others = bodySchema.nodeFromJSON({ type: "doc", content: [paragraph([text("ad")]), paragraph([text("ef")])] });
  field.act((tr) =>
    tr.replaceWith(0, tr.doc.content.size, others.content).setMeta(ySyncPluginKey, { isChangeOrigin: true }),
  );
  assert.deepEqual(field.waiting()?.getMap().map(2, 1), 4);
});
