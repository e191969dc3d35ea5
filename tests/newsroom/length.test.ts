import assert from "node:assert/strict";
import { test } from "node:test";
import { countWords, minutesToRead } from "#newsroom/length.ts";

test("words are counted as people count them: figures are words, dashes and dots by themselves are none", () => {
  assert.equal(countWords(""), 0);
  assert.equal(countWords(" … — – «» "), 0);
  assert.equal(countWords("قال «محمد»: إنّ السعر 12.5% — أو أكثر…"), 7);
  assert.equal(countWords("وسيكتبونها"), 1);
  assert.equal(countWords("New York—Paris, 3 days (2026)"), 6);
  assert.equal(countWords("سطر\nآخر\u00a0هنا"), 3);
});

test("a story is read in whole minutes, slower in Arabic, whose words say more", () => {
  assert.deepEqual(
    [1, 238, 900].map((words) => minutesToRead(words, "en")),
    [1, 1, 4],
  );
  assert.deepEqual(
    [1, 144, 900].map((words) => minutesToRead(words, "ar")),
    [1, 1, 6],
  );
  assert.equal(minutesToRead(900, null), 6);
});
