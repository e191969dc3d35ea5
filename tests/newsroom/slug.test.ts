import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { slugOf } from "#newsroom/slug.ts";

test("Arabic letters stay; diacritics, tatweel and punctuation go", () => {
  assert.equal(slugOf("العـــراق يُعلِنُ «رسميًّا» انتهاءَ المهام!"), "العراق-يعلن-رسميا-انتهاء-المهام");
  assert.equal(slugOf("أخبار/ إقليم آسيا"), "أخبار-إقليم-آسيا");
});

test("Latin is lower case without accents, digits of both kinds stay", () => {
  assert.equal(slugOf("Élan of the ‘Harbour’ 2026"), "elan-of-the-harbour-2026");
  assert.equal(slugOf("عام ٢٠٢٦"), "عام-٢٠٢٦");
});

test("a long headline ends at a word, a single long word is cut", () => {
  const slug = slugOf("كلمة ".repeat(60));
  assert.ok([...slug].length <= 80 && slug.endsWith("كلمة"));
  assert.equal([...slugOf("x".repeat(300))].length, 80);
});

test("any text gives a slug that is stable and safe in an address", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const slug = slugOf(text);
      assert.equal(slugOf(slug), slug);
      assert.match(slug, /^(?:[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*)?$/u);
    }),
  );
});
