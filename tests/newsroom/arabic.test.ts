import assert from "node:assert/strict";
import { test } from "node:test";
import { foldTable, foldText, foldWords } from "#newsroom/arabic.ts";

test("two spellings of the same words fold to one, and other words stay apart", () => {
  assert.equal(foldText("إِلى المَكْتَبَةِ الأُولــى"), foldText("الي المكتبه الاولى"));
  assert.equal(foldText("مسؤول شؤون القارئ"), foldText("مسوول شوون القاري"));
  assert.equal(foldText("عام ٢٠٢٦"), "عام 2026");
  assert.equal(foldText("Harbour CRANE"), "harbour crane");
  assert.notEqual(foldText("وزير"), foldText("زير"));
});

test("a question is taken word by word", () => {
  assert.deepEqual(foldWords("  ميناءُ\nالمدينة "), ["ميناء", "المدينه"]);
  assert.deepEqual(foldWords(" "), []);
});

test("the database folds by the same table", () => {
  const targets = [...foldTable.to];
  const table = new Map([...foldTable.from].map((letter, at) => [letter, targets[at] ?? ""]));
  for (const text of ["إِلى المَكْتَبَةِ الأُولــى", "مسؤول القارئ ٢٠٢٦", "ٱلآن"]) {
    assert.equal([...text].map((letter) => table.get(letter) ?? letter).join(""), foldText(text));
  }
});
