import assert from "node:assert/strict";
import { test } from "node:test";
import ar from "#messages/ar.json" with { type: "json" };
import en from "#messages/en.json" with { type: "json" };
import { findInsertables, type Insertable, insertables } from "#newsroom/block-search.ts";

const named = (typed: string) => findInsertables(typed)[0];

test("nothing typed offers everything, and what fits nothing offers nothing", () => {
  assert.deepEqual(findInsertables(""), [...insertables]);
  assert.deepEqual(findInsertables("قصيدة"), []);
});

test("every block is found under its name in both languages, as the desk writes it", () => {
  for (const words of [ar.newsBlocks.kind, en.newsBlocks.kind])
    for (const kind of insertables) assert.ok(findInsertables(words[kind]).includes(kind), `${kind}: ${words[kind]}`);
});

test("a block is found in any spelling: without hamza and diacritics, with the article, in capitals, by its beginning", () => {
  const typed: [string, Insertable][] = [
    ["جَدْوَل", "table"],
    ["الجدول", "table"],
    ["TAB", "table"],
    ["اقرا ايضا", "relatedStory"],
    ["صوره", "picture"],
    ["معر", "gallery"],
    ["يوتيوب", "embed"],
    ["twit", "embed"],
    ["صندوق معلومات", "factBox"],
    ["pull q", "pullQuote"],
    ["خط", "divider"],
    ["h3", "heading3"],
    ["بارز", "pullQuote"],
  ];
  for (const [text, kind] of typed) assert.equal(named(text), kind, text);
});
