import assert from "node:assert/strict";
import { test } from "node:test";
import { updateYFragment } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { type BodyNode, type Content, emptyContent } from "#newsroom/article.ts";
import { bodySchema } from "#newsroom/body.ts";
import { contentOf, covers, lateText, mergeUpdates, proseOf, seedOf, stateVectorOf } from "#newsroom/draft.ts";

const paragraph = (text: string): BodyNode => ({ type: "paragraph", content: [{ type: "text", text }] });

const full: Content = {
  v: 1,
  kicker: "العراق",
  headline: "العراق يعلن رسميًا انتهاء المهام القتالية",
  standfirst: "قادت واشنطن، منذ عام 2014، تحالفًا دوليًا",
  body: [
    { type: "heading", attrs: { level: 2 }, content: [{ type: "text", text: "المهام غير القتالية" }] },
    {
      type: "paragraph",
      attrs: { dir: "ltr" },
      content: [
        { type: "text", text: "Reuters ", marks: [{ type: "bold" }] },
        { type: "text", text: "هنا", marks: [{ type: "link", attrs: { href: "https://example.org/" } }] },
      ],
    },
    {
      type: "blockquote",
      content: [paragraph("اليوم أنهينا"), { type: "attribution", content: [{ type: "text", text: "الأعرجي" }] }],
    },
    { type: "bulletList", content: [{ type: "listItem", content: [paragraph("أولًا")] }] },
    { type: "horizontalRule" },
    {
      type: "picture",
      attrs: { pictureId: 7, credit: "غيتي", alternative: "", isDecorative: true },
      content: [{ type: "text", text: "جنود" }],
    },
    paragraph("نهاية"),
  ],
};

/** A person's tab: their own copy of the draft, and what they write into it. */
function openTab(...updates: Uint8Array[]) {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  const written: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => written.push(update));
  return {
    type(field: string, text: string) {
      const first = doc.getXmlFragment(field).get(0);
      assert.ok(first instanceof Y.XmlElement, `${field} has its first paragraph`);
      first.insert(0, [new Y.XmlText(text)]);
    },
    setBody(body: BodyNode[]) {
      const node = bodySchema.nodeFromJSON({ type: "doc", content: body });
      updateYFragment(doc, doc.getXmlFragment("body"), node, { mapping: new Map(), isOMark: new Map() });
    },
    mark(field: string, marks: Record<string, object>) {
      const line = doc.getXmlFragment(field).get(0);
      const letters = line instanceof Y.XmlElement ? line.get(0) : null;
      assert.ok(letters instanceof Y.XmlText);
      letters.format(0, letters.length, marks);
    },
    updates: () => mergeUpdates(written),
    stateVector: () => Y.encodeStateVector(doc),
  };
}

test("content comes back from its seed as it was: marks, directions, captions, numbers and choices", () => {
  const read = contentOf([seedOf(full)]);
  const ignoringDefaults = (value: unknown) =>
    JSON.parse(
      JSON.stringify(value, (_, inner) => (inner === null ? undefined : inner)),
      (key, inner) => (key === "attrs" && Object.keys(inner).length === 0 ? undefined : inner),
    );
  assert.deepEqual(ignoringDefaults(read), ignoringDefaults(full));
});

test("one content always gives the same seed, byte by byte", () => {
  assert.deepEqual(seedOf(full), seedOf(structuredClone(full)));
});

test("two people who both begin an empty headline while apart lose neither text", () => {
  const seed = seedOf(emptyContent);
  const [rana, omar] = [openTab(seed), openTab(seed)];
  rana.type("headline", "عاجل");
  omar.type("headline", "هدنة");
  const { headline } = contentOf([seed, rana.updates(), omar.updates()]);
  assert.match(headline, /عاجل/);
  assert.match(headline, /هدنة/);
});

test("the order in which updates are read does not change the text", () => {
  const seed = seedOf(full);
  const [rana, omar] = [openTab(seed), openTab(seed)];
  rana.type("headline", "أ");
  omar.type("kicker", "ب");
  const [a, b] = [rana.updates(), omar.updates()];
  assert.deepEqual(contentOf([seed, a, b]), contentOf([b, a, seed]));
});

test("a log covers what a writer saw only when all of it has arrived", () => {
  const seed = seedOf(emptyContent);
  const rana = openTab(seed);
  rana.type("headline", "عاجل");
  assert.equal(covers(stateVectorOf([seed]), rana.stateVector()), false);
  assert.equal(covers(stateVectorOf([seed, rana.updates()]), rana.stateVector()), true);
});

test("late text is what the closed epoch did not say, and nothing else", () => {
  const seed = seedOf(full);
  const late = openTab(seed);
  late.type("kicker", "عاجل ");
  late.setBody([...full.body, paragraph("جملة متأخرة")]);
  const text = lateText([seed], late.updates());
  assert.deepEqual(Object.keys(text).sort(), ["body", "kicker"]);
  assert.match(text.kicker ?? "", /عاجل/);
  assert.deepEqual(
    text.body?.map((block) => block.content?.[0]?.text),
    ["جملة متأخرة"],
  );
});

test("empty paragraphs at the end are not part of the story, those between are", () => {
  const seed = seedOf({
    ...emptyContent,
    body: [paragraph("أ"), { type: "paragraph" }, paragraph("ب"), { type: "paragraph" }],
  });
  assert.equal(contentOf([seed]).body.length, 3);
});

test("whatever a browser puts into a line, the next draft can be made of it", () => {
  const tab = openTab(seedOf({ ...emptyContent, headline: "Harbour" }));
  tab.mark("headline", { bold: {}, insertion: { id: "p", by: 1, at: 0 } });
  const updates = [seedOf({ ...emptyContent, headline: "Harbour" }), tab.updates()];
  const next = proseOf([seedOf(proseOf(updates))]);
  assert.deepEqual(next.headline, [
    { type: "text", text: "Harbour", marks: [{ type: "insertion", attrs: { id: "p", by: 1, at: 0 } }] },
  ]);
});

test("whatever a browser puts into the body, the next draft can be made of it, and no word is lost", () => {
  const seed = seedOf({ ...emptyContent, body: [paragraph("known"), { type: "bulletList", content: [] }] });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seed);
  const body = doc.getXmlFragment("body");
  const put = (name: string, text: string, marks: Record<string, unknown> = {}) => {
    const element = new Y.XmlElement(name);
    const letters = new Y.XmlText();
    letters.insert(0, text, marks);
    element.insert(0, [letters]);
    return element;
  };
  body.push([put("poem", "a strange block", { bold: {}, glow: {} }), put("text", "no text"), put("doc", "no story")]);
  body.push([new Y.XmlText("in no block"), new Y.XmlElement("nothing")]);
  const [first, list] = body.toArray();
  assert.ok(first instanceof Y.XmlElement && list instanceof Y.XmlElement);
  const inside = first.get(0);
  assert.ok(inside instanceof Y.XmlText);
  inside.format(0, 5, { sparkle: {}, italic: {} });
  inside.insertEmbed(5, { object: 1 });
  first.push([put("sticker", " words")]);
  const nul = new Y.XmlElement("paragraph");
  nul.insert(0, [new Y.XmlText("\0")]);
  body.push([nul]);
  const updates = [seed, Y.encodeStateAsUpdate(doc)];
  const kept = contentOf(updates);
  assert.deepEqual(contentOf([seedOf(kept)]), kept);
  assert.deepEqual(contentOf([seedOf(proseOf(updates))]), kept);
  const look = kept.body.map(({ type, content = [] }) => [
    type,
    ...content.map(({ text, marks = [] }) => [text, ...marks.map((mark) => mark.type)]),
  ]);
  assert.deepEqual(look, [
    ["paragraph", ["known", "italic"], [" words"]],
    ["bulletList"],
    ["paragraph", ["a strange block", "bold"]],
    ["paragraph", ["no text"]],
    ["paragraph", ["no story"]],
    ["paragraph", ["in no block"]],
  ]);
});
