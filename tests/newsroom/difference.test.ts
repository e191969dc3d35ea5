import assert from "node:assert/strict";
import { test } from "node:test";
import { type BodyNode, emptyContent, type Facts, type Source } from "#newsroom/article.ts";
import { contentSchema, factsSchema } from "#newsroom/article-schema.ts";
import { findDifference, isSame, type Version } from "#newsroom/difference.ts";
import { compareTexts } from "#newsroom/text-difference.ts";

const noFacts: Facts = {
  language: "ar",
  sectionId: 1,
  slug: "",
  bylineIds: [],
  topicIds: [],
  lead: null,
  sources: [],
};
const agency: Source = { kind: "agency", name: "وكالات", link: "", note: "", isShown: true };
const lead = { pictureId: 4, caption: "جسر", credit: "غيتي", alternative: "جسر", isDecorative: false };

function paragraph(text: string, ...marks: string[]): BodyNode {
  const leaf: BodyNode = { type: "text", text };
  if (marks.length > 0) leaf.marks = marks.map((type) => ({ type }));
  return { type: "paragraph", content: [leaf] };
}

function version(texts: (string | BodyNode)[], facts: Partial<Facts> = {}): Version {
  const body = texts.map((text) => (typeof text === "string" ? paragraph(text) : text));
  return { content: { ...emptyContent, body }, facts: { ...noFacts, ...facts } };
}

const marked = (before: string, after: string) =>
  compareTexts(before, after)
    .map(({ kind, text }) => (kind === "same" ? text : kind === "added" ? `{+${text}+}` : `[-${text}-]`))
    .join("");

const bridge = "افتُتح الجسر القديم في المدينة صباح اليوم أمام المشاة بعد ترميم دام ثلاث سنوات";
const market = "وعاد التجار إلى السوق المجاور وعلّقوا لافتات ترحب بالزوار القادمين من الضفة الأخرى";
const school = "وقالت مديرة المدرسة إن التلاميذ سيصلون منذ الأحد المقبل في نصف الوقت";

test("two equal versions have no difference", () => {
  const difference = findDifference(version([bridge, market]), version([bridge, market]));
  assert.ok(isSame(difference));
});

test("a changed number is told as a whole, with its separators", () => {
  assert.equal(marked("He moved 1,800 trucks.", "He moved 1,850 trucks."), "He moved [-1,800-]{+1,850+} trucks.");
  assert.equal(marked("إجلاء 2100 شحنة", "إجلاء 2300 شحنة"), "إجلاء [-2100-]{+2300+} شحنة");
});

test("an Arabic word keeps its diacritics and its prefixes together", () => {
  assert.equal(marked("قال وزيرُ النقل", "قالت وزيرةُ النقل"), "[-قال وزيرُ-]{+قالت وزيرةُ+} النقل");
});

test("neighbouring changed words read as one removal and one addition", () => {
  assert.equal(
    marked("the old stone bridge opens", "the new wooden bridge opens"),
    "the [-old stone-]{+new wooden+} bridge opens",
  );
});

test("the removed text and the kept text make the old one, the added and the kept the new one", () => {
  const before = "أعلن قاسم الأعرجي، اليوم الخميس، رسميًا انتهاء المهام (GMT+3) في 2021.";
  const after = "أعلن المستشار قاسم الأعرجي، مساء اليوم، انتهاء المهام القتالية (UTC) نهاية 2021!";
  const parts = compareTexts(before, after);
  const without = (kind: string) =>
    parts
      .filter((part) => part.kind !== kind)
      .map((part) => part.text)
      .join("");
  assert.equal(without("added"), before);
  assert.equal(without("removed"), after);
});

test("a corrected paragraph is compared word by word while its neighbours stay", () => {
  const { body } = findDifference(
    version([bridge, market, school]),
    version([bridge, market.replace("بالزوار", "بالأهالي"), school]),
  );
  assert.deepEqual(
    body.map((change) => change.kind),
    ["same", "changed", "same"],
  );
});

test("a moved paragraph is told as moved, not as removed and added", () => {
  const { body } = findDifference(version([bridge, market, school]), version([school, bridge, market]));
  assert.deepEqual(
    body.map((change) => change.kind),
    ["moved", "same", "same"],
  );
  assert.equal(body[0]?.parts.map((part) => part.text).join(""), school);
});

test("a moved paragraph shows the words that changed on its way", () => {
  const { body } = findDifference(
    version([bridge, market, school]),
    version([school.replace("الأحد", "الاثنين"), bridge, market]),
  );
  assert.equal(body[0]?.kind, "moved");
  assert.ok(body[0]?.parts.some((part) => part.kind === "added" && part.text === "الاثنين"));
});

test("new and deleted paragraphs stand where a reader would look for them", () => {
  const { body } = findDifference(version([bridge, market]), version([bridge, "A new paragraph in English", school]));
  assert.deepEqual(
    body.map((change) => [change.kind, change.parts[0]?.text.slice(0, 5)]),
    [
      ["same", bridge.slice(0, 5)],
      ["added", "A new"],
      ["added", school.slice(0, 5)],
      ["removed", market.slice(0, 5)],
    ],
  );
});

test("one item of a list is told by itself", () => {
  const item = (text: string): BodyNode => ({ type: "listItem", content: [paragraph(text)] });
  const list = (...texts: string[]): BodyNode => ({ type: "bulletList", content: texts.map(item) });
  const { body } = findDifference(
    version([list("bread and salt", "two jars of olive oil")]),
    version([list("bread and salt", "three jars of olive oil")]),
  );
  assert.deepEqual(
    body.map((change) => [change.kind, change.block]),
    [
      ["same", "listItem"],
      ["changed", "listItem"],
    ],
  );
});

test("bold text, another link target and a heading's level are changes without new words", () => {
  const link = (href: string): BodyNode => ({
    type: "paragraph",
    content: [{ type: "text", text: "the report", marks: [{ type: "link", attrs: { href } }] }],
  });
  const heading = (level: number): BodyNode => ({
    type: "heading",
    attrs: { level },
    content: [{ type: "text", text: "Work" }],
  });
  const { body } = findDifference(
    version([paragraph(bridge), link("https://a.example/"), heading(2)]),
    version([paragraph(bridge, "bold"), link("https://b.example/"), heading(3)]),
  );
  assert.deepEqual(
    body.map((change) => change.aspects),
    [["look"], ["link"], ["kind"]],
  );
});

test("facts, sources and the lead picture are told, in their order", () => {
  const other: Source = { ...agency, kind: "person", name: "شاهدة" };
  const before = version([], { sources: [agency, other], bylineIds: [1, 2], lead });
  const after = version([], {
    sources: [other, { ...agency, isShown: false }],
    bylineIds: [2, 1],
    sectionId: 3,
    lead: { ...lead, caption: "الجسر" },
  });
  const difference = findDifference(before, after);
  assert.deepEqual(
    difference.facts.map((change) => change.fact),
    ["section", "bylines"],
  );
  assert.deepEqual(
    difference.sources.map((change) => [change.kind, change.source.name]),
    [
      ["changed", "وكالات"],
      ["moved", "وكالات"],
    ],
  );
  assert.equal(difference.lead?.kind, "changed");
  assert.deepEqual(
    difference.lead?.texts.map((text) => text.field),
    ["caption"],
  );
});

test("a replaced picture, a first one and a removed one are told apart", () => {
  const kindOf = (before: Facts["lead"], after: Facts["lead"]) =>
    findDifference(version([], { lead: before }), version([], { lead: after })).lead?.kind;
  assert.equal(kindOf(lead, { ...lead, pictureId: 5 }), "replaced");
  assert.equal(kindOf(null, lead), "added");
  assert.equal(kindOf(lead, null), "removed");
});

test("a divider and an empty list do not break the comparison", () => {
  const odd: BodyNode[] = [
    { type: "horizontalRule" },
    { type: "bulletList", content: [] },
    { type: "unknown", text: "x" },
  ];
  const { body } = findDifference(version([bridge]), version([bridge, ...odd]));
  assert.deepEqual(
    body.map((change) => change.kind),
    ["same", "added", "added", "added"],
  );
});

test("the order of keys, which the database does not keep, is no difference", () => {
  const turned = (value: unknown): unknown =>
    Array.isArray(value)
      ? value.map(turned)
      : value instanceof Object
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([key, inner]) => [key, turned(inner)]),
          )
        : value;
  const heading: BodyNode = { type: "heading", attrs: { level: 2, dir: null }, content: [{ type: "text", text: "x" }] };
  const before = version([paragraph(bridge, "bold"), heading], { lead, sources: [agency] });
  const stored = {
    content: contentSchema.parse(turned(before.content)),
    facts: factsSchema.parse(turned(before.facts)),
  };
  assert.ok(isSame(findDifference(stored, before)));
});
