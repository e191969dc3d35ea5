import assert from "node:assert/strict";
import { test } from "node:test";
import { lift, splitBlock, wrapIn } from "@tiptap/pm/commands";
import { type Command, EditorState, TextSelection } from "@tiptap/pm/state";
import { keptDirection } from "#components/editor/direction-commands.ts";
import { bodySchema } from "#newsroom/body.ts";
import { sketch } from "../browser/editor-page.ts";

const { blockquote } = bodySchema.nodes;

function open(...paragraphs: [string, "rtl" | "ltr" | null][]): EditorState {
  const content = paragraphs.map(([text, dir]) => ({
    type: "paragraph",
    attrs: { dir },
    content: [{ type: "text", text }],
  }));
  const doc = bodySchema.nodeFromJSON({ type: "doc", content });
  return EditorState.create({
    doc,
    plugins: [keptDirection()],
    selection: TextSelection.create(doc, 1, doc.content.size - 1),
  });
}

function run(state: EditorState, command: Command): EditorState {
  let next = state;
  assert.ok(
    command(state, (change) => {
      next = state.apply(change);
    }),
  );
  return next;
}

const seen = ({ doc }: EditorState) => doc.children.map((node) => sketch(node.toJSON())).join(" ");

test("a chosen direction goes into the quote that is made of its paragraphs, and out of it again", () => {
  assert.ok(blockquote);
  const quoted = run(open(["BBC: قالت", "rtl"], ["ثم", null]), wrapIn(blockquote));
  assert.equal(seen(quoted), "blockquote[rtl](paragraph(BBC: قالت)paragraph(ثم))");
  const lifted = run(quoted, lift);
  assert.equal(seen(lifted), "paragraph[rtl](BBC: قالت) paragraph[rtl](ثم)");
});

test("where nothing was chosen nothing is, and a choice that is taken back stays taken back", () => {
  assert.ok(blockquote);
  assert.equal(seen(run(run(open(["One", null]), wrapIn(blockquote)), lift)), "paragraph(One)");
  const chosen = open(["One", "rtl"]);
  assert.equal(seen(chosen.apply(chosen.tr.setNodeAttribute(0, "dir", null))), "paragraph(One)");
});

test("a new paragraph goes on in the direction that was chosen for the one before", () => {
  const state = open(["BBC: قالت", "rtl"]);
  const atEnd = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 5)));
  assert.equal(seen(run(atEnd, splitBlock)), "paragraph[rtl](BBC:) paragraph[rtl]( قالت)");
});
