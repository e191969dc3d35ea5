import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { judgeLength, lengthGuides, lengthOf } from "#newsroom/length-guide.ts";

test("what takes no room in a line is not counted", () => {
  assert.equal(lengthOf("تَذْكِرَةٌ"), lengthOf("تذكرة"));
  assert.equal(lengthOf("مـــدينة"), 8); // tatweel does take room
  assert.equal(lengthOf("\u200f(2023)\u200e"), 6);
  assert.equal(lengthOf("👩‍🚒 fire"), 6);
  assert.equal(lengthOf("  "), 0);
});

test("a text is empty, short, fits or may be cut", () => {
  const { least, most } = lengthGuides.searchTitle;
  const verdictOf = (letters: number) => judgeLength("searchTitle", "ا".repeat(letters)).verdict;
  assert.deepEqual([0, least - 1, least, most, most + 1].map(verdictOf), ["empty", "short", "good", "good", "long"]);
});

test("diacritics never change a verdict", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(..."ابتثج حخد"), { maxLength: 90 }), (letters) => {
      const bare = letters.join("");
      const marked = letters.map((letter) => (letter === " " ? letter : `${letter}\u064e\u0651`)).join("");
      assert.deepEqual(judgeLength("shareTitle", marked), judgeLength("shareTitle", bare));
    }),
  );
});
