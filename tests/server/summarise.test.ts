import assert from "node:assert/strict";
import { test } from "node:test";
import * as Y from "yjs";
import { emptyContent } from "#newsroom/article.ts";
import { seedOf } from "#newsroom/draft.ts";
import { summarise } from "#server/collaboration/summarise.ts";
import { addLetters } from "../typist.ts";

test("lists get a headline that the database can keep, and the number of words", () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedOf(emptyContent));
  addLetters(doc, "headline", " Har\0bour  reopens ");
  addLetters(doc, "standfirst", "بعد عام");
  addLetters(doc, "body", "One two three");
  assert.deepEqual(summarise(doc), { headline: "Harbour reopens", words: 5 });
});

test("lists never get words that are only proposed, and keep those that are to go", () => {
  const insertion = { type: "insertion", attrs: { id: "p1", by: 1, at: 0 } };
  const deletion = { type: "deletion", attrs: { id: "p2", by: 1, at: 0 } };
  const doc = new Y.Doc();
  const proposal = JSON.stringify({ insert: { id: "p3", by: 1, at: 0 } });
  Y.applyUpdate(
    doc,
    seedOf({
      kicker: [],
      headline: [
        { type: "text", text: "Harbour " },
        { type: "text", text: "never ", marks: [insertion] },
        { type: "text", text: "reopens", marks: [deletion] },
      ],
      standfirst: [],
      body: [
        { type: "paragraph", content: [{ type: "text", text: "One two" }] },
        { type: "paragraph", attrs: { proposal }, content: [{ type: "text", text: "three four" }] },
        {
          type: "bulletList",
          attrs: { proposal },
          content: [{ type: "listItem", content: [{ type: "paragraph", content: [{ type: "text", text: "five" }] }] }],
        },
      ],
    }),
  );
  assert.deepEqual(summarise(doc), { headline: "Harbour reopens", words: 2 });
});
