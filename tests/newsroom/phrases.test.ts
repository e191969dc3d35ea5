import assert from "node:assert/strict";
import { test } from "node:test";
import { bodySchema } from "#newsroom/body.ts";
import { directionOfLanguage, phraseLanguages, readLanguageTag } from "#newsroom/foreign.ts";
import { splitRuns } from "#newsroom/phrases.ts";
import { readersNode } from "#newsroom/story.ts";

/** Isolates in brackets with their language, those over several pieces with a star; pieces apart by a bar. */
function sketch(pieces: (string | [string, string])[], direction: "rtl" | "ltr" = "rtl"): string {
  const runs = splitRuns(
    pieces.map((piece) =>
      typeof piece === "string" ? { text: piece, lang: null } : { text: piece[0], lang: piece[1] },
    ),
    direction,
  );
  let piece = 0;
  return runs
    .map((run) => {
      const bar = run.piece === piece ? "" : "|";
      piece = run.piece;
      const { isolate } = run;
      return bar + (isolate ? `[${isolate.lang}${isolate.isWide ? "*" : ""}:${run.text}]` : run.text);
    })
    .join("");
}

test("what is in the other script is set apart, from its first letter to its last letter or digit", () => {
  assert.equal(sketch(["قال Apple Inc. 2026، ثم"]), "قال [und-Latn:Apple Inc. 2026]، ثم");
  assert.equal(sketch(["He said لا سلام."], "ltr"), "He said [und-Arab:لا سلام].");
  assert.equal(sketch(["كلمة"]), "كلمة");
});

test("a phrase in several pieces is one isolate: words would change their order else", () => {
  assert.equal(
    sketch(["في New ", "York", " Times أمس"]),
    "في [und-Latn*:New ]|[und-Latn*:York]|[und-Latn*: Times] أمس",
  );
  assert.equal(sketch(["في ", ["New ", "en"], ["York", "en"], " أمس"]), "في |[en*:New ]|[en*:York]| أمس");
  assert.equal(
    sketch([
      ["Oui", "fr"],
      ["Yes", "en"],
    ]),
    "[fr:Oui]|[en:Yes]",
  );
  assert.equal(sketch(["ثم New", "\n", "York"]), "ثم [und-Latn:New]|\n|[und-Latn:York]");
});

test("a phrase whose language the writer gave is not set apart a second time", () => {
  assert.equal(sketch(["قال ", ["Je suis Charlie!", "fr"], " ومضى"]), "قال |[fr:Je suis Charlie!]| ومضى");
  assert.equal(sketch(["قال BBC", ["Le Monde", "fr"]]), "قال [und-Latn:BBC]|[fr:Le Monde]");
  const { isolate } = splitRuns([{ text: "شلوم", lang: "he" }], "ltr")[0] ?? {};
  assert.deepEqual(isolate, { lang: "he", dir: "rtl", isWide: false });
});

test("every language that is offered is one, with the direction of its script", () => {
  for (const lang of phraseLanguages) assert.equal(readLanguageTag(lang), lang);
  assert.deepEqual(
    phraseLanguages.filter((lang) => directionOfLanguage(lang) === "rtl"),
    ["fa", "he", "ckb", "ur", "ar"],
  );
  assert.equal(directionOfLanguage("ku-Arab"), "rtl");
  assert.equal(directionOfLanguage("javascript:"), "ltr");
});

test("readers get the language of a phrase and the direction of a list, and of a broken mark only the words", () => {
  const text = (lang: unknown) => ({ type: "text", text: "Oui", marks: [{ type: "foreign", attrs: { lang, by: 7 } }] });
  assert.deepEqual(readersNode(text("fr")).marks, [{ type: "foreign", attrs: { lang: "fr" } }]);
  assert.deepEqual(readersNode(text('"><script>')), { type: "text", text: "Oui" });
  assert.deepEqual(readersNode({ type: "bulletList", attrs: { dir: "rtl" } }).attrs, { dir: "rtl" });
  assert.deepEqual(readersNode({ type: "orderedList", attrs: { dir: "rtl", start: 3 } }).attrs, {
    dir: "rtl",
    start: 3,
  });
});

test("in the editor a phrase is one isolate around all other marks", () => {
  const marks = [
    { type: "bold" },
    { type: "link", attrs: { href: "https://example.org/" } },
    { type: "foreign", attrs: { lang: "fa" } },
  ];
  const node = bodySchema.nodeFromJSON({ type: "text", text: "سلام", marks });
  assert.equal(node.marks[0]?.type.name, "foreign");
  assert.deepEqual(bodySchema.marks.foreign?.spec.toDOM?.(bodySchema.mark("foreign", { lang: "fa" }), true), [
    "bdi",
    { lang: "fa", dir: "rtl" },
    0,
  ]);
});

test("what only looks like a language tag is none: asking for its script would throw on every page that shows it", () => {
  for (const tag of ["map-bms", "zh-yue", "zh-min-nan", "bat-smg", "fiu-vro", "en-us-us"]) {
    assert.equal(readLanguageTag(tag), null, tag);
    assert.equal(directionOfLanguage(tag), "ltr", tag);
    assert.equal(sketch([["word", tag]]), `[${tag}:word]`);
  }
  for (const tag of ["en", "zh-Hant-TW", "ckb", "sr-Latn", "de-CH-1996"]) assert.equal(readLanguageTag(tag), tag);
});
