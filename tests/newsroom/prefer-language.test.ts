import assert from "node:assert/strict";
import { test } from "node:test";
import { preferLanguage } from "#newsroom/prefer-language.ts";

test("the browser's first wish among our languages counts, by weight; Arabic when it wishes for neither", () => {
  for (const [header, language] of [
    ["en-GB,en;q=0.9,ar;q=0.8", "en"],
    ["fr-LB,fr;q=0.9,ar;q=0.7,en;q=0.8", "en"],
    ["ar-LB", "ar"],
    ["de, en;q=0", "ar"],
    ["en;q=0.5, ar;q=0.5", "en"],
    ["EN", "en"],
    ["*", "ar"],
    ["", "ar"],
    [";;;q=,,en;q=x", "ar"],
  ] as const) {
    assert.equal(preferLanguage(header), language, header);
  }
});
