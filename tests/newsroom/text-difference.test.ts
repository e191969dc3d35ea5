/* Long on purpose: the corpus of pairs, and what is to be said of each, is one file to read from top to bottom. */
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import fc from "fast-check";
import { type BodyNode, emptyContent, type Facts } from "#newsroom/article.ts";
import { compareBodies } from "#newsroom/body-difference.ts";
import { leavesOf } from "#newsroom/body-leaves.ts";
import { countChanges, findDifference, listTellings } from "#newsroom/difference.ts";
import { matchSequences } from "#newsroom/sequence-difference.ts";
import { knownWords } from "#newsroom/telling-words.ts";
import { compareTexts, openLedger, type Part } from "#newsroom/text-difference.ts";

/** How many changes of each weight, as `meaning/spelling/form`. */
function weigh(before: string, after: string): string {
  const ledger = openLedger();
  compareTexts(before, after, ledger);
  const count = countChanges({ ...nothing, changes: ledger.changes });
  return `${count.meaning}/${count.spelling}/${count.form}`;
}

function tell(before: string, after: string, ...known: string[]): string[] {
  const ledger = openLedger(knownWords(known));
  compareTexts(before, after, ledger);
  return ledger.changes.flatMap(({ tellings }) =>
    tellings.map(({ about, before: gone, after: come }) => `${about}: ${gone} > ${come}`),
  );
}

const nothing = { fields: [], body: [], facts: [], sources: [], lead: null, changes: [], isCoarse: false };
const spell = (parts: Part[], left: "added" | "removed") =>
  parts.flatMap((part) => (part.kind === left ? [] : part.text)).join("");

suite("meaning and spelling", () => {
  const spelling: [string, string, string][] = [
    ["diacritics", "كتب المحرر الخبر", "كَتَبَ المُحرّر الخبرَ"],
    ["tatweel", "مرحبا بالقارئ", "مرحـــبا بالقارئ"],
    ["alef with its hamza and without", "الى الامام اعلن", "إلى الأمام أعلن"],
    ["the seat of a hamza", "مسئول في شئون البلاد", "مسؤول في شؤون البلاد"],
    ["a hamza left out on its seat", "قال المسوول", "قال المسؤول"],
    ["two spaces", "سفينة  في البحر", "سفينة في البحر"],
    ["a space that does not break", "15 سفينة", "15\u00a0سفينة"],
    ["a name written in one or in two", "قال عبدالله إنه", "قال عبد الله إنه"],
    ["Arabic and Latin digits", "وصلت ١٢ سفينة عام ٢٠٢٦", "وصلت 12 سفينة عام 2026"],
    ["thousands with their sign", "دفع 1800 دينار و ١٬٨٠٠ ليرة", "دفع 1,800 دينار و 1800 ليرة"],
    ["letters as old files write them", "ﻻ خبر اليوم", "لا خبر اليوم"],
    ["marks of direction", "قالت \u200fNASA\u200e اليوم", "قالت NASA اليوم"],
    ["quotation marks", 'قال: "نعم"', "قال: «نعم»"],
    ["punctuation of the other script", "متى؟ الآن، قال", "متى? الآن, قال"],
    ["a space before a comma", "نعم ، قال", "نعم، قال"],
  ];
  test("what is only written otherwise changes no meaning, in either direction", () => {
    for (const [what, before, after] of spelling) {
      for (const [one, other] of [
        [before, after],
        [after, before],
      ] as const) {
        assert.match(weigh(one, other), /^0\/[1-9]\d*\/0$/, `${what}: ${one} → ${other}`);
      }
    }
  });

  const meaning: [string, string, string][] = [
    ["a number", "12 سفينة", "15 سفينة"],
    ["a number in the other digits", "١٢ سفينة", "15 سفينة"],
    ["his book and writing", "قرأ كتابه", "قرأ كتابة"],
    ["on and Ali", "قال على الباب", "قال علي الباب"],
    ["a word that was not there", "قال الوزير", "لم يقل الوزير"],
    ["a comma that was not there", "نعم قال", "نعم، قال"],
    ["a capital", "He went to march", "He went to March"],
    ["a decimal point", "نسبة 1.5", "نسبة 15"],
  ];
  test("what says something else is a change of meaning, however small", () => {
    for (const [what, before, after] of meaning) assert.match(weigh(before, after), /^[1-9]\d*\/0\/0$/, what);
  });

  test("both in one sentence are counted apart, and the spelling says so", () => {
    const ledger = openLedger();
    const parts = compareTexts("اعلن الوزير اجلاء 12 سفينة", "أعلن الوزير إجلاء 15 سفينة", ledger);
    assert.deepEqual(
      ledger.changes.map(({ weight }) => weight),
      ["spelling", "spelling", "meaning"],
    );
    assert.deepEqual(
      parts.filter((part) => part.kind === "added").map((part) => [part.text, "isSpelling" in part]),
      [
        ["أعلن", true],
        ["إجلاء", true],
        ["15", false],
      ],
    );
  });

  test("a rewritten phrase is one change, not a confetti of its small words", () => {
    const parts = compareTexts(
      "وصلت السفينة الكبيرة في الصباح الباكر أمام الجمهور",
      "غادرت القوارب المتأخرة في المساء المتأخر دون ضجيج",
    );
    assert.deepEqual(
      parts.map(({ kind }) => kind),
      ["removed", "added"],
    );
  });
});

suite("numbers, dates and names", () => {
  const told: [string, string, string[], string[]?][] = [
    ["وصلت 12 سفينة", "وصلت 15 سفينة", ["number: 12 > 15"]],
    ["وصلت ١٢ سفينة", "وصلت 12 سفينة", []],
    ["قتل ثلاثة صيادين", "قتل أربعة صيادين", ["number: ثلاثة > أربعة"]],
    ["He paid 1,800 dinars", "He paid 1,850 dinars", ["number: 1,800 > 1,850"]],
    ["يوم 12 أيار", "يوم 15 أيار", ["date: 12 أيار > 15 أيار"]],
    ["في 12/5/2026", "في 15/5/2026", ["date: 12/5/2026 > 15/5/2026"]],
    ["منذ عام 2019", "منذ عام 2021", ["date: 2019 > 2021"]],
    ["يوم الأحد المقبل", "يوم الاثنين المقبل", ["date: الأحد > الاثنين"]],
    ["أمس في المرفأ", "اليوم في المرفأ", ["date: أمس > اليوم"]],
    ["خلال تشرين الأول", "خلال تشرين الثاني", ["date: الأول > الثاني"]],
    ["at 10:30 in the hall", "at 11:30 in the hall", ["date: 10:30 > 11:30"]],
    ["on Monday it rained", "on Tuesday it rained", ["date: Monday > Tuesday"]],
    ["said Samir Khoury of the port", "said Layla Khoury of the port", ["name: Samir > Layla"]],
    ["The port is open", "A port is open", []],
    ["قال الدكتور سامي النجار", "قال الدكتور كريم النجار", ["name: سامي > كريم"]],
    ["قال مروان حداد أمام الحضور", "قال زياد حداد أمام الحضور", ["name: مروان > زياد"], ["مروان حداد", "زياد صالح"]],
    ["قال مروان للصحيفة", "قال زياد للصحيفة", []], // Arabic has no capitals: who is not known is not seen
    ["مديرة المصرف", "مديرة البنك", []],
  ];
  test("each is told as what it is, and nothing else is", () => {
    for (const [before, after, expected, known = []] of told) {
      assert.deepEqual(tell(before, after, ...known), expected, `${before} → ${after}`);
    }
  });

  test("those that were replaced stand before those that came with new words, and each leads to its change", () => {
    const facts: Facts = {
      language: "ar",
      sectionId: 1,
      slug: "",
      bylineIds: [],
      topicIds: [],
      lead: null,
      sources: [],
    };
    const version = (...texts: string[]) => ({ content: { ...emptyContent, body: texts.map(paragraph) }, facts });
    const difference = findDifference(
      version("وصلت 12 سفينة إلى المرفأ صباح اليوم"),
      version("وأضاف البيان فقرة جديدة فيها 77 رقمًا", "وصلت 15 سفينة إلى المرفأ صباح اليوم"),
    );
    const { number } = listTellings(difference);
    assert.deepEqual(
      number.map(({ before, after }) => [before, after]),
      [
        ["12", "15"],
        ["", "77"],
      ],
    );
    const parts = difference.body.flatMap((block) => block.parts);
    assert.equal(parts.find((part) => part.kind === "added" && part.change === number[0]?.change)?.text, "15");
  });
});

const paragraph = (text: string): BodyNode => ({
  type: "paragraph",
  content: text === "" ? [] : [{ type: "text", text }],
});
const kindsOf = (before: BodyNode[], after: BodyNode[]) => compareBodies(before, after).map(({ kind }) => kind);

const port = "أعلنت إدارة المرفأ صباح اليوم أن السفن الصغيرة ستعود إلى الأرصفة بعد انتهاء العاصفة";
const crew = "وقال قبطان السفينة إن طاقمه أمضى ليلة طويلة في عرض البحر قبل أن يصل المنقذون";
const price = "وارتفع سعر السمك في السوق القريب إلى ضعف ما كان عليه في الأسبوع الماضي";

suite("blocks", () => {
  test("a paragraph that is split, and two that are joined, keep their words", () => {
    const split = compareBodies([paragraph(`${port} ${crew}`), paragraph(price)], [port, crew, price].map(paragraph));
    assert.deepEqual(
      split.map(({ kind }) => kind),
      ["split", "same"],
    );
    assert.equal(spell(split[0]?.parts ?? [], "removed"), `${port}\n${crew}`);
    assert.deepEqual(kindsOf([port, crew, price].map(paragraph), [paragraph(`${port} ${crew}`), paragraph(price)]), [
      "joined",
      "same",
    ]);
    const ledger = openLedger();
    compareBodies([paragraph(`${port} ${crew}`)], [port, crew].map(paragraph), ledger);
    assert.ok(
      ledger.changes.every(({ weight }) => weight === "form"),
      "nobody reads anything else",
    );
  });

  test("a long text that was pasted as one paragraph and then cut up is told as split, with the word that changed", () => {
    const pieces = [port, crew, price, ...[port, crew, price].map((text) => text.replace("ال", "هذا ال"))];
    const ledger = openLedger();
    const cut = pieces.map((text) => paragraph(text.replace("ضعف", "نصف")));
    const [change, ...others] = compareBodies([paragraph(pieces.join(" "))], cut, ledger);
    assert.deepEqual([change?.kind, others.length], ["split", 0]);
    assert.equal(ledger.changes.filter(({ weight }) => weight === "meaning").length, 2);
    assert.deepEqual(kindsOf(pieces.map(paragraph), [paragraph(pieces.join(" "))]), ["joined"]);
  });

  test("a paragraph with all its diacritics is still the same one", () => {
    const pointed = port.split(" ").map((word) => [...word].join("َ"));
    const ledger = openLedger();
    assert.deepEqual(
      compareBodies([paragraph(crew), paragraph(port)], [paragraph(crew), paragraph(pointed.join(" "))], ledger).map(
        ({ kind }) => kind,
      ),
      ["same", "changed"],
    );
    assert.ok(ledger.changes.every(({ weight }) => weight === "spelling"));
  });

  const row = (...cells: string[]): BodyNode => ({
    type: "tableRow",
    content: cells.map((cell) => ({ type: "tableCell", content: [paragraph(cell)] })),
  });
  const box = (type: string, ...content: BodyNode[]): BodyNode => ({ type, content });
  const picture = (pictureId: number, caption: string, credit = ""): BodyNode => ({
    type: "picture",
    attrs: { pictureId, credit, alternative: "", isDecorative: false },
    ...(caption !== "" && { content: [{ type: "text", text: caption }] }),
  });
  const embed = (href: string, quote: string): BodyNode => ({ type: "embed", attrs: { href, author: "Port", quote } });
  const related = (articleId: number): BodyNode => ({ type: "relatedStory", attrs: { articleId } });

  test("a number in a table is told in its row", () => {
    const ledger = openLedger();
    const [, changed] = compareBodies(
      [box("table", row("المرفأ", "السفن"), row("صور", "12"))],
      [box("table", row("المرفأ", "السفن"), row("صور", "15"))],
      ledger,
    );
    assert.deepEqual([changed?.kind, changed?.block], ["changed", "tableRow"]);
    assert.deepEqual(ledger.changes[0]?.tellings, [{ about: "number", before: "12", after: "15" }]);
  });

  test("of a gallery the one picture that was replaced stands beside the new one", () => {
    const changes = compareBodies(
      [box("gallery", picture(1, ""), picture(2, "غروب فوق الميناء"))],
      [box("gallery", picture(1, ""), picture(3, "غروب فوق الميناء", "غيتي"))],
    );
    assert.deepEqual(
      changes.map(({ kind, aspects }) => [kind, aspects]),
      [
        ["same", []],
        ["changed", ["picture"]],
      ],
    );
    assert.deepEqual([changes[1]?.picture?.before?.pictureId, changes[1]?.picture?.after?.pictureId], [2, 3]);
    assert.deepEqual(
      changes[1]?.picture?.texts.map(({ field }) => field),
      ["credit"],
    );
  });

  test("a picture whose caption was written anew is the same picture", () => {
    const [change] = compareBodies([picture(1, "سفينة قديمة")], [picture(1, "الصيادون عند الفجر")]);
    assert.deepEqual([change?.kind, change?.aspects], ["changed", []]);
  });

  test("a quote pulled out, the lines of a fact box, a card's words and its story are told as what they are", () => {
    const before = [
      box("pullQuote", paragraph("لن نغادر"), { type: "attribution", content: [{ type: "text", text: "صياد" }] }),
      box(
        "factBox",
        { type: "boxTitle", content: [{ type: "text", text: "المرفأ" }] },
        paragraph("فيه ستة أرصفة قديمة"),
      ),
      embed("https://x.example/1", "Ships are back"),
      related(7),
    ];
    const after = [
      box("pullQuote", paragraph("لن نغادر"), { type: "attribution", content: [{ type: "text", text: "بحار" }] }),
      box(
        "factBox",
        { type: "boxTitle", content: [{ type: "text", text: "المرفأ" }] },
        paragraph("فيه سبعة أرصفة قديمة"),
      ),
      embed("https://x.example/2", "Ships are back today"),
      related(9),
    ];
    assert.deepEqual(
      compareBodies(before, after).map(({ kind, block, aspects }) => `${kind} ${block} ${aspects.join()}`),
      [
        "same pullQuote ",
        "changed attribution ",
        "same boxTitle ",
        "changed factBox ",
        "changed embed link",
        "changed relatedStory story",
      ],
    );
  });

  test("words that are only bold, or marked as foreign, are restyled where they stand", () => {
    const marked = (...marks: { type: string; attrs?: Record<string, unknown> }[]): BodyNode => ({
      type: "paragraph",
      content: [
        { type: "text", text: "قالت " },
        { type: "text", text: "Lloyd's List", ...(marks.length > 0 && { marks }) },
        { type: "text", text: " إن السفن عادت" },
      ],
    });
    for (const mark of [{ type: "bold" }, { type: "foreign", attrs: { lang: "en" } }]) {
      const ledger = openLedger();
      const [change] = compareBodies([marked()], [marked(mark)], ledger);
      assert.deepEqual([change?.kind, change?.aspects], ["changed", ["look"]]);
      const restyled = change?.parts.filter((part) => part.kind === "same" && part.isRestyled);
      assert.deepEqual(
        restyled?.map(({ text }) => text.trim()),
        ["Lloyd's List"],
      );
      assert.deepEqual(
        ledger.changes.map(({ weight }) => weight),
        ["form"],
      );
    }
  });

  test("a direction that was chosen for a quote is told of its lines", () => {
    const quote = (dir: string | null): BodyNode => ({
      type: "blockquote",
      attrs: { dir },
      content: [paragraph(port)],
    });
    const [change] = compareBodies([quote(null)], [quote("ltr")]);
    assert.deepEqual([change?.kind, change?.aspects, change?.dir], ["changed", ["direction"], "ltr"]);
  });
});

suite("whatever the texts are", () => {
  const words = fc.constantFrom(..."قال الوزير أعلن إعلان 12 ١٢ 1,800 سفينة مرفأ the port Samir ـ َ ، . «".split(" "));
  const gaps = fc.constantFrom(" ", "  ", "\u00a0", "", "\n", "\u200f");
  const texts = fc
    .array(fc.tuple(words, gaps), { maxLength: 30 })
    .map((pairs) => pairs.map(([word, gap]) => word + gap).join(""));
  const odd = fc.oneof(texts, fc.string({ unit: "binary", maxLength: 40 }));

  test("the parts that are kept and removed spell the old one, those kept and added the new one, letter by letter", () => {
    fc.assert(
      fc.property(odd, odd, (before, after) => {
        const ledger = openLedger();
        const parts = compareTexts(before, after, ledger);
        assert.equal(spell(parts, "added"), before);
        assert.equal(spell(parts, "removed"), after);
        const named = new Set(parts.flatMap((part) => (part.kind === "same" ? [] : part.change)));
        assert.deepEqual([...named], [...ledger.changes.keys()], "every change is shown, in order");
        if (before === after) assert.equal(ledger.changes.length, 0);
      }),
      { numRuns: 500 },
    );
  });

  test("turned round, what was removed is what was added, and the weights stay", () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const [there, back] = [weigh(before, after), weigh(after, before)];
        if (there.startsWith("0/")) assert.ok(back.startsWith("0/"), `${there} ${back}`);
      }),
    );
  });

  test("each block of the new body is told once and in order, each of the old one once", () => {
    const blocks = fc.array(fc.constantFrom(port, crew, price, `${port} ${crew}`, "12", ""), { maxLength: 7 });
    fc.assert(
      fc.property(blocks, blocks, (before, after) => {
        const ledger = openLedger();
        const changes = compareBodies(before.map(paragraph), after.map(paragraph), ledger);
        const side = (left: "added" | "removed") =>
          changes.flatMap((change) => (change.kind === left ? [] : spell(change.parts, left).split("\n")));
        assert.deepEqual(side("removed"), after);
        assert.deepEqual(side("added").toSorted(), before.toSorted());
        const numbers = changes.flatMap(({ change, parts }) => [
          ...(change === null ? [] : [change]),
          ...parts.flatMap((part) => (part.kind === "same" ? [] : part.change)),
        ]);
        assert.deepEqual([...new Set(numbers)], [...ledger.changes.keys()]);
      }),
      { numRuns: 300 },
    );
  });

  test("runs in common are in order and equal, in texts of any length", () => {
    const sequence = fc.array(fc.nat(12), { maxLength: 500 });
    fc.assert(
      fc.property(sequence, sequence, (one, other) => {
        let [a, b] = [0, 0];
        for (const match of matchSequences(Int32Array.from(one), Int32Array.from(other)).matches) {
          assert.ok(match.a >= a && match.b >= b && match.length > 0);
          [a, b] = [match.a + match.length, match.b + match.length];
          assert.deepEqual(one.slice(match.a, a), other.slice(match.b, b));
        }
        assert.ok(a <= one.length && b <= other.length);
      }),
      { numRuns: 60 },
    );
  });

  test("a short comparison has the least edits there can be", () => {
    const sequence = fc.array(fc.nat(3), { maxLength: 9 });
    fc.assert(
      fc.property(sequence, sequence, (one, other) => {
        const { matches } = matchSequences(Int32Array.from(one), Int32Array.from(other));
        const found = matches.reduce((sum, { length }) => sum + length, 0);
        assert.equal(found, longestOf(one, other));
      }),
    );
  });

  test("long texts that have nothing to hold to are told as replaced, and it is said", () => {
    const babble = (seed: number) => {
      let state = seed;
      const next = () => {
        state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
        return Math.floor(state / 65_536) % 4;
      };
      return Array.from({ length: 3000 }, () => ["في", "من", "على", "إلى"][next()]).join(" ");
    };
    const ledger = openLedger();
    const parts = compareTexts(babble(3), `${babble(7)} النهاية`, ledger);
    assert.equal(spell(parts, "added"), babble(3));
    assert.equal(ledger.isCoarse, true);
  });

  test("the leaves of a body hold all of its text", () => {
    const nested: BodyNode[] = [
      { type: "unknown", content: [{ type: "mystery", content: [paragraph("one")] }, paragraph("two")] },
      { type: "paragraph", content: [{ type: "text", text: "a" }, { type: "hardBreak" }, { type: "text", text: "b" }] },
    ];
    assert.deepEqual(
      leavesOf(nested).map(({ text }) => text),
      ["one", "two", "a\nb"],
    );
  });
});

/** The length of the longest common subsequence, the slow and plain way. */
function longestOf(one: number[], other: number[]): number {
  const [first, ...rest] = one;
  if (first === undefined || other.length === 0) return 0;
  const at = other.indexOf(first);
  const without = longestOf(rest, other);
  return at < 0 ? without : Math.max(without, 1 + longestOf(rest, other.slice(at + 1)));
}
