/* One file, though long: all that can happen to the words of a thread, in one document and on the way into the next. */
import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { prosemirrorJSONToYXmlFragment, updateYFragment, yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import fc from "fast-check";
import * as Y from "yjs";
import { type Anchor, carryAnchors, isPosition } from "#newsroom/anchors.ts";
import { type BodyNode, type Content, emptyContent } from "#newsroom/article.ts";
import { bodySchema } from "#newsroom/body.ts";
import { contentOf, seedOf } from "#newsroom/draft.ts";
import { anchorAt, placeOf, readField } from "#newsroom/field-text.ts";
import { paragraph } from "../factories.ts";

type CommentedDoc = { doc: Y.Doc; anchor: Anchor; quote: string };

const heading = (text: string) => ({ type: "heading", attrs: { level: 2 }, content: [{ type: "text", text }] });
const quote = (...texts: string[]) => ({ type: "blockquote", content: texts.map(paragraph) });

function open(content: Partial<Content>): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, seedOf({ ...emptyContent, ...content }));
  return doc;
}

function comment(doc: Y.Doc, words: string, field = "body"): CommentedDoc {
  const read = readField(doc, field);
  const from = read.text.indexOf(words);
  const anchor = anchorAt(read, { from, to: from + words.length });
  assert.ok(from >= 0 && anchor, `"${words}" is there`);
  return { doc, anchor, quote: words };
}

function wordsOf({ doc, anchor, quote: words }: CommentedDoc, field = "body"): string | null | undefined {
  const read = readField(doc, field);
  const range = placeOf(read, anchor, words);
  return range && read.text.slice(range.from, range.to);
}

/** As an editor does it: the document that it shows now goes into the shared one. */
function rewrite(doc: Y.Doc, body: BodyNode[]): void {
  const node = bodySchema.nodeFromJSON({ type: "doc", content: body });
  const fragment = doc.getXmlFragment("body");
  const { mapping } = { mapping: new Map() };
  yXmlFragmentToProseMirrorRootNode(fragment, bodySchema);
  updateYFragment(doc, fragment, node, { mapping, isOMark: new Map() });
}

function carry({ doc, anchor, quote: words }: CommentedDoc, seed: Uint8Array, field: "body" | "headline" = "body") {
  const carried = carryAnchors([Y.encodeStateAsUpdate(doc)], seed, [{ id: 7, field, anchor, quote: words }]);
  const next = new Y.Doc();
  Y.applyUpdate(next, seed);
  const found = carried.get(7);
  assert.notEqual(found, undefined);
  return found ? wordsOf({ doc: next, anchor: found, quote: "" }, field) : null;
}

const typed = fc.stringMatching(/^[a-z ]{1,6}$/);

suite("an anchor in one document", () => {
  test("holds to its words, whatever is typed and deleted before and behind them", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ isBefore: fc.boolean(), at: fc.nat(30), text: typed, deletes: fc.nat(3) }), {
          maxLength: 25,
        }),
        (edits) => {
          const doc = open({
            body: [paragraph("The first one."), paragraph("Ships wait for the KEPT WORDS at night.")],
          });
          const held = comment(doc, "KEPT WORDS");
          for (const { isBefore, at, text, deletes } of edits) {
            const read = readField(doc, "body");
            const last = read.pieces.at(-1);
            assert.ok(last);
            const from = read.text.indexOf("KEPT WORDS") - last.start;
            const limits = isBefore ? [0, from] : [from + "KEPT WORDS".length, last.piece.length];
            const [low = 0, high = 0] = limits;
            const place = low + (at % (high - low + 1));
            last.piece.delete(place, Math.min(deletes, high - place));
            last.piece.insert(place, text);
          }
          assert.equal(wordsOf(held), "KEPT WORDS");
        },
      ),
    );
  });

  test("grows and shrinks with what is typed and deleted inside, on another's copy too", () => {
    const held = comment(open({ body: [paragraph("One two three four.")] }), "two three");
    const [piece] = readField(held.doc, "body").pieces;
    piece?.piece.insert(7, " and a half");
    piece?.piece.delete(4, 1);
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(held.doc));
    assert.equal(wordsOf({ ...held, doc: other }), "wo and a half three");
  });

  test("is gone when its words are, with their paragraph or without, and not found again in the same words elsewhere", () => {
    const text = "The harbour agreement was signed.";
    const held = comment(
      open({ body: [paragraph(text), paragraph("Between."), paragraph("Far."), paragraph(text)] }),
      "harbour agreement",
    );
    readField(held.doc, "body").pieces[0]?.piece.delete(4, 17);
    assert.equal(wordsOf(held), null);
    const whole = comment(open({ body: [paragraph("Alone here."), paragraph(text)] }), "Alone here.");
    whole.doc.getXmlFragment("body").delete(0, 1);
    assert.equal(wordsOf(whole), null);
  });

  test("of words over several paragraphs keeps what is left when the first or the last of them goes", () => {
    for (const [gone, left] of [
      [0, "Second"],
      [1, "one."],
    ] as const) {
      const held = comment(open({ body: [paragraph("First one."), paragraph("Second one.")] }), "one.\nSecond");
      held.doc.getXmlFragment("body").delete(gone, 1);
      assert.equal(wordsOf(held), left);
    }
  });

  test("finds its words where a paragraph was split, joined, made a heading or put into a quote", () => {
    const words = "signed the harbour agreement";
    const before = [paragraph("Yesterday. They signed the harbour agreement at night."), paragraph("Then they left.")];
    const after: BodyNode[][] = [
      [paragraph("Yesterday."), paragraph("They signed the harbour agreement at night."), paragraph("Then they left.")],
      [paragraph("Yesterday. They signed the harbour agreement at night. Then they left.")],
      [heading("Yesterday. They signed the harbour agreement at night."), paragraph("Then they left.")],
      [quote("Yesterday. They signed the harbour agreement at night."), paragraph("Then they left.")],
    ];
    for (const body of after) {
      const held = comment(open({ body: before }), words);
      rewrite(held.doc, body);
      assert.equal(wordsOf(held), words, JSON.stringify(body));
    }
  });

  test("stays undecided while its letters have not come", () => {
    const doc = open({ body: [paragraph("One.")] });
    const ahead = new Y.Doc();
    Y.applyUpdate(ahead, Y.encodeStateAsUpdate(doc));
    readField(ahead, "body").pieces[0]?.piece.insert(4, " Two three.");
    const held = comment(ahead, "Two three");
    assert.equal(wordsOf({ ...held, doc }), undefined);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(ahead));
    assert.equal(wordsOf({ ...held, doc }), "Two three");
  });

  test("leaves out the blanks at the ends of what was chosen, and is none of blanks alone", () => {
    const read = readField(open({ body: [paragraph("One  two."), paragraph("Three.")] }), "body");
    const wordsAt = (from: number, to: number) => {
      const anchor = anchorAt(read, { from, to });
      const range = anchor && placeOf(read, anchor, "");
      return range && read.text.slice(range.from, range.to);
    };
    assert.equal(wordsAt(3, 12), "two.\nTh");
    assert.equal(wordsAt(5, 10), "two.");
    assert.equal(wordsAt(3, 5), null);
  });
});

suite("anchors into the next epoch", () => {
  test("keep their words through a seed of the same text, without its blank ends", () => {
    const body = [paragraph("وقّع الطرفان اتفاق المرفأ."), quote("قال إن الاتفاق نهائي."), { type: "paragraph" }];
    const held = comment(open({ headline: "اتفاق  المرفأ ", body }), "الاتفاق");
    assert.equal(carry(held, seedOf(contentOf([Y.encodeStateAsUpdate(held.doc)]))), "الاتفاق");
    const line = comment(held.doc, "المرفأ", "headline");
    assert.equal(carry(line, seedOf(contentOf([Y.encodeStateAsUpdate(held.doc)])), "headline"), "المرفأ");
  });

  test("keep the right one of the same words", () => {
    const text = "one and one and one";
    for (const nth of [0, 1, 2]) {
      const doc = open({ body: [paragraph(`${text}.`), paragraph(text)] });
      const read = readField(doc, "body");
      const from = [0, 8, 16][nth] ?? 0;
      const anchor = anchorAt(read, { from, to: from + 3 });
      assert.ok(anchor);
      const seed = seedOf(contentOf([Y.encodeStateAsUpdate(doc)]));
      const next = new Y.Doc();
      Y.applyUpdate(next, seed);
      const found = carryAnchors([Y.encodeStateAsUpdate(doc)], seed, [{ id: 1, field: "body", anchor, quote: "one" }]);
      assert.deepEqual(placeOf(readField(next, "body"), found.get(1) ?? null, "one"), { from, to: from + 3 });
    }
  });

  test("keep their words through any edits and another epoch", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(60), typed), { maxLength: 12 }), (edits) => {
        const held = comment(open({ body: [paragraph("Start of it KEPT and the end."), paragraph("More.")] }), "KEPT");
        for (const [at, text] of edits) {
          const { pieces, text: all } = readField(held.doc, "body");
          const piece = pieces[at % pieces.length];
          const place = at % ((piece?.piece.length ?? 0) + 1);
          const kept = all.indexOf("KEPT") - (piece?.start ?? 0);
          if (place <= kept || place >= kept + 4) piece?.piece.insert(place, text);
        }
        assert.equal(carry(held, seedOf(contentOf([Y.encodeStateAsUpdate(held.doc)]))), "KEPT");
      }),
    );
  });

  test("of a restored text find their words by what stands around them, or go", () => {
    const held = comment(
      open({ body: [paragraph("New start."), paragraph("The ship came on Monday, the ship left.")] }),
      "ship",
    );
    const restored = (text: string) =>
      seedOf({ ...emptyContent, body: [paragraph("Old beginning here."), paragraph(text), paragraph("Old end.")] });
    assert.equal(carry(held, restored("They said the ship is new. The ship came on Monday.")), "ship");
    assert.equal(carry(held, restored("Nothing of the kind.")), null);
    const long = comment(open({ body: [paragraph("The harbour agreement of last year.")] }), "harbour agreement");
    long.doc.getXmlFragment("body").delete(0, 1);
    assert.equal(carry(long, restored("Here nothing is left.")), null);
    const gone = { ...long, quote: "The harbour agreement of last year" };
    assert.equal(
      carry(gone, restored("See: The harbour agreement of last year, once more.")),
      "The harbour agreement of last year",
    );
  });

  test("keep a short word that is all of its field, and words that another version says in part", () => {
    const line = comment(open({ headline: "نار" }), "نار", "headline");
    assert.equal(carry(line, seedOf({ ...emptyContent, headline: "نار" }), "headline"), "نار");
    const held = comment(open({ body: [paragraph("The harbour peace agreement holds.")] }), "harbour peace agreement");
    const restored = seedOf({ ...emptyContent, body: [paragraph("The harbour agreement holds.")] });
    assert.equal(carry(held, restored), "harbour agreement");
  });

  test("are carried by any content that is seeded, proposals in it or not", () => {
    const proposal = { type: "insertion", attrs: { id: "1", by: 1, at: 1 } };
    const text = (words: string, marks?: (typeof proposal)[]) => ({
      type: "text",
      text: words,
      ...(marks && { marks }),
    });
    const body = [{ type: "paragraph", content: [text("One "), text("proposed ", [proposal]), text("two three.")] }];
    const doc = new Y.Doc();
    prosemirrorJSONToYXmlFragment(bodySchema, { type: "doc", content: body }, doc.getXmlFragment("body"));
    const held = comment(doc, "two three");
    assert.equal(carry(held, seedOf({ ...emptyContent, body })), "two three");
    assert.equal(carry(held, seedOf(contentOf([Y.encodeStateAsUpdate(doc)]))), "two three");
    assert.equal(carry(comment(doc, "proposed"), seedOf(contentOf([Y.encodeStateAsUpdate(doc)]))), null);
  });
});

test("only what Yjs can read passes for a position", () => {
  const { anchor } = comment(open({ body: [paragraph("One two.")] }), "two");
  assert.ok(isPosition(anchor.from) && isPosition(anchor.to));
  for (const odd of [[], [9], [0], [0, 255], Array.from({ length: 100 }, () => 1)])
    assert.ok(!isPosition(Uint8Array.from(odd)), odd.join());
});
