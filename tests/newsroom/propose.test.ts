/* Long, and one file: the edits that are drawn and the two laws that they are held to are read together. */
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import type { Node } from "@tiptap/pm/model";
import { Transform } from "@tiptap/pm/transform";
import fc from "fast-check";
import type { BodyNode } from "#newsroom/article.ts";
import { bodySchema } from "#newsroom/body.ts";
import { contentOf, seedOf } from "#newsroom/draft.ts";
import { propose } from "#newsroom/propose.ts";
import {
  type Claim,
  type Decision,
  decide,
  readProposals,
  withoutSuggestions,
  withSuggestions,
  writeProposals,
} from "#newsroom/suggestions.ts";

const rana: Claim = { id: "r1", by: 1, at: 0 };
const omar: Claim = { id: "o1", by: 2, at: 0 };

const docOf = (body: BodyNode[]): Node => bodySchema.nodeFromJSON({ type: "doc", content: body });
const bodyOf = (doc: Node): BodyNode[] => doc.content.toJSON() ?? [];
const text = (words: string, ...marks: string[]): BodyNode => ({
  type: "text",
  text: words,
  ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }),
});
const paragraph = (...content: (string | BodyNode)[]): BodyNode => ({
  type: "paragraph",
  content: content.map((each) => (typeof each === "string" ? text(each) : each)),
});
const heading = (words: string): BodyNode => ({ type: "heading", attrs: { level: 2 }, content: [text(words)] });
const list = (...items: string[]): BodyNode => ({
  type: "bulletList",
  content: items.map((item) => ({ type: "listItem", content: [paragraph(item)] })),
});
const divider: BodyNode = { type: "horizontalRule" };

/** As kept: canonical, through the shared document and back. */
const keptBody = (body: BodyNode[]) => contentOf([seedOf({ ...blank, body })]).body;
const blank = { kicker: [], headline: [], standfirst: [] };

/** The body with its proposals in brackets: [+by text+], [-by text-], [~by text~], and what is said of a block before it. */
function sketch(nodes: BodyNode[]): string {
  return nodes.map(sketchNode).join("");
}

function sketchNode({ type, text: words, marks = [], attrs = {}, content = [] }: BodyNode): string {
  if (words !== undefined) {
    const signs: Record<string, string> = { insertion: "+", deletion: "-", reformat: "~" };
    const formats = marks.map((mark) => mark.type).filter((name) => !(name in signs));
    const shown = formats.length > 0 ? `<${formats.join(" ")}>${words}</>` : words;
    return marks.reduce((inner, { type: name, attrs: own }) => {
      const sign = signs[name];
      return sign ? `[${sign}${own?.by} ${inner}${sign}]` : inner;
    }, shown);
  }
  const said: Record<string, Claim> = typeof attrs.proposal === "string" ? JSON.parse(attrs.proposal) : {};
  const signs = Object.entries(said).map(([kind, { by }]) => `${kind}:${by} `);
  return `${type}(${signs.join("")}${sketch(content)})`;
}

function check(before: BodyNode[], after: BodyNode[], claim = rana): string {
  const [old, now] = [docOf(before), docOf(after)];
  const { doc } = propose(old, now, claim);
  doc.check();
  assert.deepEqual(keptBody(withoutSuggestions(bodyOf(doc))), keptBody(withoutSuggestions(before)));
  assert.deepEqual(keptBody(withSuggestions(bodyOf(doc))), keptBody(withSuggestions(after)));
  return sketch(bodyOf(doc));
}

suite("an edit becomes proposals", () => {
  test("typed, taken away and replaced text", () => {
    assert.equal(check([paragraph("أعلن الوزير")], [paragraph("أعلن أمس الوزير")]), "paragraph(أعلن [+1 أمس +]الوزير)");
    assert.equal(check([paragraph("أعلن الوزير")], [paragraph("أعلن")]), "paragraph(أعلن[-1  الوزير-])");
    assert.equal(
      check([paragraph("the old port")], [paragraph("the new port")]),
      "paragraph(the [-1 old-][+1 new+] port)",
    );
  });

  test("a letter of two halves is never parted", () => {
    assert.equal(check([paragraph("a😀b")], [paragraph("a😁b")]), "paragraph(a[-1 😀-][+1 😁+]b)");
  });

  test("other formats show what they were only when undone", () => {
    assert.equal(
      check([paragraph("a bold word")], [paragraph("a ", text("bold", "bold"), " word")]),
      "paragraph(a [~1 <bold>bold</>~] word)",
    );
    assert.equal(check([paragraph(text("a", "bold"))], [paragraph("a")]), "paragraph([~1 a~])");
  });

  test("Enter and Backspace between blocks", () => {
    assert.equal(check([paragraph("ab")], [paragraph("a"), paragraph("b")]), "paragraph(a)paragraph(split:1 b)");
    assert.equal(check([paragraph("ab")], [paragraph("ab"), paragraph()]), "paragraph(ab)paragraph(insert:1 )");
    assert.equal(check([heading("ab")], [paragraph(), heading("ab")]), "paragraph(insert:1 )heading(ab)");
    assert.equal(check([paragraph("a"), paragraph("b")], [paragraph("ab")]), "paragraph(a)paragraph(join:1 b)");
    assert.equal(
      check([list("ab")], [list("a", "b")]),
      "bulletList(listItem(paragraph(a))listItem(split:1 paragraph(b)))",
    );
    assert.equal(
      check([paragraph("one"), divider, paragraph("two"), paragraph("three")], [paragraph("oree")]),
      "paragraph(o[-1 ne-])horizontalRule(remove:1 )paragraph(remove:1 two)paragraph(join:1 [-1 th-]ree)",
    );
  });

  test("whole blocks, their kind and their look", () => {
    assert.equal(check([paragraph("a")], [paragraph("a"), divider]), "paragraph(a)horizontalRule(insert:1 )");
    assert.equal(check([divider, paragraph("a")], [paragraph("a")]), "horizontalRule(remove:1 )paragraph(a)");
    assert.equal(check([paragraph("a")], [heading("a")]), "heading(change:1 a)");
    assert.equal(
      check([paragraph("a")], [list("a")]),
      "paragraph(remove:1 a)bulletList(insert:1 listItem(paragraph(a)))",
    );
    const picture = (credit: string): BodyNode => ({
      type: "picture",
      attrs: { pictureId: 1, credit },
      content: [text("x")],
    });
    assert.equal(check([picture("a")], [picture("b")]), "picture(change:1 x)");
  });
});

suite("in what somebody else proposed", () => {
  const step = (doc: Node, after: (body: BodyNode[]) => BodyNode[], claim: Claim) =>
    propose(doc, docOf(after(bodyOf(doc))), claim).doc;
  const base = docOf([paragraph("a port")]);
  const added = propose(base, docOf([paragraph("a new port")]), rana).doc;

  test("own proposals change as if nothing had been proposed, others' are proposed to be changed", () => {
    const own = propose(added, docOf([paragraph("a port")]), rana).doc;
    assert.equal(sketch(bodyOf(own)), "paragraph(a port)");
    const others = propose(added, docOf([paragraph("a port")]), omar).doc;
    assert.equal(sketch(bodyOf(others)), "paragraph(a [-2 [+1 new +]-]port)");
    assert.deepEqual(keptBody(withoutSuggestions(bodyOf(others))), keptBody([paragraph("a port")]));
  });

  test("one is accepted or rejected without the other", () => {
    const both = step(added, (body) => [...body, divider], omar);
    const decided = (id: string, decision: Decision) => sketch(decide(bodyOf(both), decision, (each) => each === id));
    assert.equal(decided("r1", "accept"), "paragraph(a new port)horizontalRule(insert:2 )");
    assert.equal(decided("r1", "reject"), "paragraph(a port)horizontalRule(insert:2 )");
    assert.equal(decided("o1", "reject"), "paragraph(a [+1 new +]port)");
  });

  test("a letter that is typed before the same one goes on with the own proposal before it", () => {
    const typed = (words: string, doc: Node, from: number) =>
      propose(doc, new Transform(doc).insert(from, bodySchema.text(words)).doc, rana).doc;
    let doc = docOf([paragraph("the ships")]);
    for (const [at, letter] of [..."most "].entries()) doc = typed(letter, doc, 5 + at);
    assert.equal(sketch(bodyOf(doc)), "paragraph(the [+1 most +]ships)");
    const twice = typed("ll", typed("a", docOf([paragraph("llb")]), 1), 2);
    assert.equal(sketch(bodyOf(twice)), "paragraph([+1 all+]llb)");
    assert.equal(sketch(bodyOf(typed("a", docOf([paragraph("aab")]), 1))), "paragraph(aa[+1 a+]b)"); // beside none
  });

  test("what is typed beside an own proposal belongs to it, and what replaces to what it replaces", () => {
    const longer = propose(added, new Transform(added).insert(6, bodySchema.text("er")).doc, { ...rana, id: "r2" }).doc;
    assert.equal(sketch(bodyOf(longer)), "paragraph(a [+1 newer +]port)");
    assert.ok(!JSON.stringify(bodyOf(longer)).includes("r2"));
    const replaced = propose(base, docOf([paragraph("a quay")]), rana).doc;
    assert.equal(sketch(bodyOf(replaced)), "paragraph(a [-1 port-][+1 quay+])");
    assert.equal(sketch(decide(bodyOf(replaced), "accept", (id) => id === "r1")), "paragraph(a quay)");
  });

  test("what cannot be read says nothing, and is no text", () => {
    for (const proposal of [
      "",
      "{",
      "[]",
      '{"insert":1}',
      '{"insert":{"id":"x"}}',
      '{"change":{"id":"x","by":1,"at":0}}',
      7,
    ]) {
      assert.deepEqual(readProposals(proposal), {}, String(proposal));
    }
  });
});

/** One edit as a person makes it, at places between 0 and 1 of the text. */
type Edit = { by: number; kind: (typeof kinds)[number]; from: number; to: number; words: string };
const kinds = [
  "type",
  "type",
  "type",
  "delete",
  "replace",
  "replace",
  "enter",
  "backspace",
  "bold",
  "heading",
  "divider",
  "drop",
] as const;

const edits: fc.Arbitrary<Edit[]> = fc.array(
  fc.record({
    by: fc.constantFrom(1, 2),
    kind: fc.constantFrom(...kinds),
    from: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    to: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    words: fc.constantFrom("و", "ab", "من 12", "😀"),
  }),
  { maxLength: 14 },
);

const words = fc.constantFrom("", "قال", "the port", "ميناء بيروت", "x");
const bodies: fc.Arbitrary<BodyNode[]> = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .tuple(words, words)
        .map(([one, bold]) => paragraph(...(one ? [one] : []), ...(bold ? [text(bold, "bold")] : []))),
    },
    fc.constant(heading("عنوان")),
    fc.constant(list("أولًا", "second")),
    fc.constant(divider),
    fc.constant<BodyNode>({
      type: "blockquote",
      content: [paragraph("said"), { type: "attribution", content: [text("she")] }],
    }),
  ),
  { minLength: 1, maxLength: 5 },
);

/** Where a cursor can stand. */
function placesIn(doc: Node): number[] {
  const places: number[] = [];
  doc.descendants((node, at) => {
    if (node.isTextblock) for (let place = at + 1; place <= at + 1 + node.content.size; place++) places.push(place);
  });
  return places;
}

/** The document as an editor without the mode would make it; null when the edit does not fit there. */
function perform(doc: Node, { kind, from: one, to: other, words: typed }: Edit): Node | null {
  const places = placesIn(doc);
  const at = (share: number) => places[Math.floor(share * places.length)];
  const [from, to] = [at(Math.min(one, other)), at(Math.max(one, other))];
  if (from === undefined || to === undefined) return null;
  const tr = new Transform(doc);
  const $from = doc.resolve(from);
  try {
    if (kind === "type") tr.replaceWith(from, from, bodySchema.text(typed, $from.marks()));
    if (kind === "delete") tr.deleteRange(from, to);
    if (kind === "replace") tr.replaceRangeWith(from, Math.min(to, $from.end()), bodySchema.text(typed));
    if (kind === "enter") tr.split(from, 1, [{ type: $from.parent.type, attrs: partedAttrs($from.parent) }]);
    if (kind === "backspace") tr.join($from.before());
    if (kind === "bold") tr.addMark(from, to, bodySchema.mark("bold"));
    if (kind === "heading" && $from.depth === 1)
      tr.setNodeMarkup($from.before(), bodySchema.nodes.heading, { ...$from.parent.attrs, level: 3 });
    if (kind === "divider") tr.insert($from.before(1), bodySchema.node("horizontalRule"));
    if (kind === "drop") tr.delete($from.before(1), $from.after(1));
    tr.doc.check();
  } catch {
    return null;
  }
  return tr.doc;
}

/** Both halves of a block are new, or to go, as the whole was. */
function partedAttrs({ attrs }: Node): Record<string, unknown> {
  const { insert, remove } = readProposals(attrs.proposal);
  return { ...attrs, proposal: writeProposals({ ...(insert && { insert }), ...(remove && { remove }) }) };
}

suite("whatever two people propose", () => {
  const kept = (doc: Node, decided: typeof withoutSuggestions) => keptBody(decided(bodyOf(doc)));

  test("the text without it stays the text before it, edit by edit", () => {
    fc.assert(
      fc.property(bodies, edits, (body, list) => {
        const original = docOf(body);
        let doc = original;
        for (const [place, edit] of list.entries()) {
          const raw = perform(doc, edit);
          if (!raw) continue;
          doc = propose(doc, raw, { id: `p${place}`, by: edit.by, at: place }).doc;
          doc.check();
          assert.deepEqual(kept(doc, withoutSuggestions), kept(original, withoutSuggestions), JSON.stringify(edit));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("all of an edit accepted is the edit as it would have been without the mode", () => {
    fc.assert(
      fc.property(bodies, edits, (body, list) => {
        let doc = docOf(body);
        for (const [place, edit] of list.entries()) {
          const raw = perform(doc, edit);
          if (!raw) continue;
          const { doc: proposed, shifts } = propose(doc, raw, { id: `p${place}`, by: edit.by, at: place });
          assert.deepEqual(kept(proposed, withSuggestions), kept(raw, withSuggestions), JSON.stringify(edit));
          const added = shifts.reduce((sum, { size }) => sum + size, 0);
          assert.equal(proposed.content.size, raw.content.size + added, "everything of the edit stands in it");
          raw.descendants((node, at) => {
            const end = at + node.nodeSize;
            if (node.text === undefined) return;
            const last = shifts.reduce((sum, shift) => (shift.at <= end - 1 ? sum + shift.size : sum), end - 1);
            assert.equal(proposed.textBetween(last, last + 1), node.text.at(-1)?.slice(-1), "and the caret finds it");
          });
          doc = raw;
        }
      }),
      { numRuns: 300 },
    );
  });
});
