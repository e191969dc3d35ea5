import assert from "node:assert/strict";
import { test } from "node:test";
import { placesIn } from "#components/editor/kept-place.ts";
import { bodySchema } from "#newsroom/body.ts";

const doc = (...lines: string[]) =>
  bodySchema.nodeFromJSON({
    type: "doc",
    content: lines.map((text) => ({ type: "paragraph", ...(text && { content: [{ type: "text", text }] }) })),
  });

/** Where the caret, a bar in the text as it stood, is in the text that came. */
function move(before: string, now: string): string {
  const at = before.indexOf("|");
  const place = placesIn(doc("First", before.replace("|", "")), doc("First", now))(8 + at);
  return `${now.slice(0, place - 8)}|${now.slice(place - 8)}`;
}

test("the caret comes back behind what was before it, whatever was typed too late", () => {
  assert.equal(move("One| two", "One two"), "One| two");
  assert.equal(move("One w0| two", "One two"), "One| two");
  assert.equal(move("One | two", "One two"), "One| two"); // which of two spaces came too late can only be told by the caret
  assert.equal(move("One  |two", "One two"), "One |two");
  assert.equal(move("On aaa| two", "On a two"), "On a| two");
  assert.equal(move("One |two", "And one two"), "And one |two");
  assert.equal(move("One two|", "One"), "One|");
  assert.equal(move("|One", "One"), "|One");
});
