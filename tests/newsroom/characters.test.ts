import assert from "node:assert/strict";
import { suite, test } from "node:test";
import fc from "fast-check";
import { cleanCharacters, cleanPieces } from "#newsroom/characters.ts";

const clean = (text: string, base: "rtl" | "ltr" | null = null) => cleanCharacters(text, base).text;
const same = (text: string) => assert.equal(clean(text), text);

suite("what nobody sees in pasted text", () => {
  test("goes: marks of order, joiners between Latin letters, soft hyphens, controls, tags", () => {
    assert.equal(clean("\ufeffso\u00adft\u200b\u2060ware\u0007"), "software");
    assert.equal(clean("a\u200cb\u200dc"), "abc");
    assert.equal(clean("se\u{e0063}\u{e0064}cret\ufffc"), "secret");
    assert.equal(cleanCharacters("\ufeffso\u00adft").hidden, 2);
  });

  test("stays where a joiner shapes a word: Persian, the Arabic sign of the Hijri year, scripts of India, families of emoji", () => {
    same("می\u200cخواهم");
    same("عام ١٤٤٨ ه\u200d");
    same("क्\u200dष");
    same("👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥");
    same("🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}");
    assert.equal(clean("كلمة\u200c و"), "كلمة و");
  });

  test("stays where a mark of direction keeps an order, and goes where letters say the same", () => {
    same("سعره 20% \u200eC++\u200e، ثم".replace("\u200eC", "C"));
    same("هاتف \u200e+961 1 234567 الآن");
    same("عام ٢٠٢٠\u200f-٢٠٢١");
    assert.equal(clean("عبد\u200f \u200f\u200fالله."), "عبد الله.");
    assert.equal(clean("في \u200f2026 كان"), "في 2026 كان");
    assert.equal(clean("hello\u200e, there\u200e"), "hello, there");
    assert.equal(clean("word\u200fword"), "wordword");
  });

  test("embeddings and overrides go and their letters stay; of an isolate what keeps the order remains", () => {
    assert.equal(clean("\u202eabc\u202c \u202bقال\u202c"), "abc قال");
    assert.equal(clean("قال \u2066C++\u2069، ثم"), "قال C++\u200e، ثم");
    assert.equal(clean("قال \u2068BBC\u2069 ثم"), "قال BBC ثم");
    assert.equal(clean("لا نهاية \u2066abc"), "لا نهاية abc");
  });

  test("a fixed space binds a number to its unit, French punctuation to its word and a few words, and is plain elsewhere", () => {
    same("12\u00a0km, 10\u202f000\u00a0€, 5\u00a0%, «\u00a0oui\u00a0»\u00a0!");
    same("12\u00a0مليون");
    same("إجلاء\u00a0معدات عسكرية");
    same("صلى\u00a0الله\u00a0عليه\u00a0وسلم");
    assert.equal(clean("كل\u00a0ما\u00a0في\u00a0هذا\u00a0السطر"), "كل ما في هذا السطر");
    assert.equal(clean("one\u2003two\u2028three"), "one two three");
    assert.equal(cleanCharacters("one\u00a0 two\u2003three\u00a0").spaces, 3);
  });

  test("presentation forms become letters, signs that are words stay", () => {
    assert.equal(clean("ﻣﺮﺣﺒﺎ ﻻ ﷲ"), "مرحبا لا الله");
    assert.equal(clean("مرﹷحبا"), "مرَحبا");
    same("محمد ﷺ ﷽ ﴿آية﴾ ﷼");
    same("ﬁne ² ①");
    assert.equal(cleanCharacters("ﻣﺮ").forms, 2);
  });

  test("looks over the borders of pieces, and gives back as many as it got", () => {
    assert.deepEqual(cleanPieces(["می", "\u200c", "خواهم\u200f"]).pieces, ["می", "\u200c", "خواهم"]);
    assert.deepEqual(cleanPieces(["12", "\u00a0", "km"]).pieces, ["12", "\u00a0", "km"]);
  });

  test("what is seen is never lost, and a second cleaning finds nothing", () => {
    const sign = fc.constantFrom(
      ..."aBنصو1٢.,()-+%« »",
      ..."\u200b\u200c\u200d\u200e\u200f\u061c\u00a0\u202b\u202c\u202e\u2066\u2067\u2069\ufeff\u00adﻣﷺ",
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 24 }), fc.constantFrom("rtl", "ltr", null), (signs, base) => {
        const text = signs.join("");
        const once = cleanCharacters(text, base).text;
        const seen = (line: string) => line.normalize("NFKC").replace(/[\p{Cf}\s]/gu, "");
        assert.equal(seen(once), seen(text));
        assert.equal(cleanCharacters(once, base).text, once);
      }),
      { numRuns: 3000 },
    );
  });
});
