import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Node } from "@tiptap/pm/model";
import { EditorState, Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import { type FieldState, type Hand, suggestingKey } from "#components/editor/suggesting/hand.ts";
import { rules } from "#components/editor/suggesting/rules.ts";
import { type BodyNode, textOf } from "#newsroom/article.ts";
import { bodySchema } from "#newsroom/body.ts";
import { withoutSuggestions, withSuggestions } from "#newsroom/suggestions.ts";

const claim = { id: "r1", by: 1, at: 0 };
const text = (words: string, mark?: "insertion" | "deletion"): BodyNode => ({
  type: "text",
  text: words,
  ...(mark && { marks: [{ type: mark, attrs: claim }] }),
});
const paragraph = (content: BodyNode[], proposal: string | null = null): BodyNode => ({
  type: "paragraph",
  attrs: { proposal },
  content,
});
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
