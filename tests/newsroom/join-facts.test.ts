import assert from "node:assert/strict";
import { test } from "node:test";
import type { Facts, Source } from "#newsroom/article.ts";
import { joinFacts } from "#newsroom/join-facts.ts";

const facts: Facts = {
  language: "en",
  sectionId: 1,
  slug: "",
  bylineIds: [1],
  topicIds: [],
  lead: null,
  sources: [],
};
const source = (name: string, more: Partial<Source> = {}): Source => ({
  kind: "person",
  name,
  link: "",
  note: "",
  isShown: true,
  ...more,
});

test("a single value that both changed becomes mine, and nothing else changes", () => {
  const joined = joinFacts("slug", { ...facts, slug: "mine", sectionId: 2 }, { ...facts, slug: "theirs" });
  assert.deepEqual(joined, { slug: "mine" });
});

test("of two lists nothing is lost: theirs in their order, then what only mine has", () => {
  const joined = joinFacts("bylineIds", { ...facts, bylineIds: [1, 4] }, { ...facts, bylineIds: [3, 1] });
  assert.deepEqual(joined, { bylineIds: [3, 1, 4] });
  const sources = joinFacts(
    "sources",
    { ...facts, sources: [source("Old"), source("Mine")] },
    { ...facts, sources: [source("Theirs"), source("Old")] },
  );
  assert.deepEqual(sources, { sources: [source("Theirs"), source("Old"), source("Mine")] });
});

test("a source that somebody hid is not shown again by somebody who changed its note meanwhile", () => {
  const { sources = [] } = joinFacts(
    "sources",
    { ...facts, sources: [source("Pilot", { note: "Met at the quay" })] },
    { ...facts, sources: [source("Pilot", { isShown: false })] },
  );
  assert.deepEqual(
    sources.map(({ note, isShown }) => [note, isShown]),
    [
      ["", false],
      ["Met at the quay", false],
    ],
  );
});
