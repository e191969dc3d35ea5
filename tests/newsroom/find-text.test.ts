import assert from "node:assert/strict";
import { test } from "node:test";
import { foldText } from "#newsroom/arabic.ts";
import { findPlaces, foldWithPlaces } from "#newsroom/find-text.ts";

const find = (text: string, words: string, options: { isExact?: boolean; isWhole?: boolean } = {}) =>
  findPlaces(text, { text: words, isExact: false, isWhole: false, ...options }).map(({ from, to }) =>
    text.slice(from, to),
  );

test("words are found in every spelling, and the place is the writer's own letters with all their marks", () => {
  assert.deepEqual(find("قالَ مُحَمَّدٌ إنّ محمد جاء", "محمد"), ["مُحَمَّدٌ", "محمد"]);
  assert.deepEqual(find("إلى أحمد وآدم واحمد", "احمد"), ["أحمد", "احمد"]);
  assert.deepEqual(find("مدرسة على مدرسه علي", "مدرسه علي"), ["مدرسة على", "مدرسه علي"]);
  assert.deepEqual(find("كتـــاب كتاب", "كتاب"), ["كتـــاب", "كتاب"]);
  assert.deepEqual(find("عام ٢٠٢٦ وعام 2026 وعام ۲۰۲۶", "2026"), ["٢٠٢٦", "2026", "۲۰۲۶"]);
  assert.deepEqual(find("The BBC and bbc", "Bbc"), ["BBC", "bbc"]);
  assert.deepEqual(find("ﻻ إله ولا", "لا"), ["ﻻ", "لا"]);
  assert.deepEqual(find("می\u200cخواهم", "میخواهم"), ["می\u200cخواهم"]);
  assert.deepEqual(find("قال\u00a0: نعم", "قال :"), ["قال\u00a0:"]);
});

test("exact spelling and whole words narrow the search", () => {
  assert.deepEqual(find("مدرسة مدرسه", "مدرسه", { isExact: true }), ["مدرسه"]);
  assert.deepEqual(find("BBC bbc", "bbc", { isExact: true }), ["bbc"]);
  assert.deepEqual(find("بيت والبيت بيتنا «بيت»، بَيْتٌ", "بيت", { isWhole: true }), ["بيت", "بيت", "بَيْتٌ"]);
  assert.deepEqual(find("art party art-house", "art", { isWhole: true }), ["art", "art"]);
  assert.deepEqual(find("كتبَ كتب", "َ"), ["َ"], "a diacritic by itself");
  assert.deepEqual(find("anything", ""), []);
  assert.deepEqual(find("aaaa", "aa"), ["aa", "aa"], "places do not overlap");
});

/** A fixed sequence, so that a failure can be repeated. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

test("whatever the letters, the folded text is that of foldText, and each of its units leads back to what folds to it", () => {
  const random = numbers(7);
  const draw = (below: number) => Math.floor((random.next().value ?? 0) * below);
  const letters = [..."ابتأإآٱىيئؤةهـلاًٌٍَُِّْٰ\u0670 \n.,()«»؟،٠١٢٣۴۵09aBcÉe\u0301ﬁﻻﷲ🇱🇧👩\u200d🚀"];
  for (let round = 0; round < 2000; round++) {
    const text = Array.from({ length: 1 + draw(24) }, () => letters[draw(letters.length)] ?? "").join("");
    const folded = foldWithPlaces(text);
    const plain = text.replaceAll("\u200d", "");
    assert.equal(folded.text.trim(), foldText(plain).replace(/\s/gu, " "), JSON.stringify(text));
    assert.equal(folded.places.length, folded.text.length);
    for (const [at, { from, to }] of folded.places.entries()) {
      const own = foldWithPlaces(text.slice(from, to)).text;
      assert.ok(from < to && own.includes(folded.text[at] ?? "\0"), JSON.stringify([text, at]));
    }
    const from = draw(text.length);
    const part = text.slice(from, from + 1 + draw(6));
    for (const place of findPlaces(text, { text: part, isExact: false, isWhole: false })) {
      const found = text.slice(place.from, place.to);
      const needle = foldWithPlaces(part).text;
      assert.ok(
        needle === "" ? found === part : foldWithPlaces(found).text.includes(needle),
        JSON.stringify([text, part]),
      );
    }
  }
});

test("a fixed space is found by a plain one, in exact spelling too", () => {
  assert.deepEqual(findPlaces("one\u00a0two", { text: "one two", isExact: true, isWhole: false }), [
    { from: 0, to: 7 },
  ]);
});
