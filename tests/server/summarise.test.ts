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
