import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { EditorState } from "@tiptap/pm/state";
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import fc from "fast-check";
import * as Y from "yjs";
import { followMoved } from "#components/editor/blocks/follow-moved.ts";
import type { DraftState } from "#components/editor/connection/draft-connection.ts";
import { type BodyNode, textOf } from "#newsroom/article.ts";
import { bodySchema } from "#newsroom/body.ts";

const paragraph = (text: string): BodyNode => ({
  type: "paragraph",
  ...(text && { content: [{ type: "text", text }] }),
});

/** Pages of one body, each with its own document; none hears of another until `meet`. */
function openPages(count: number, blocks: BodyNode[]) {
  const seed = new Y.Doc();
  prosemirrorJSONToYXmlFragment(bodySchema, { type: "doc", content: blocks }, seed.getXmlFragment("body"));
  const pages = Array.from({ length: count }, (_, place) => {
    const doc = new Y.Doc();
    doc.clientID = place + 10;
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed));
    return { doc, body: doc.getXmlFragment("body") };
  });
  return {
    pages,
    meet() {
      for (let round = 0; round < 2; round += 1)
        for (const { doc } of pages) for (const other of pages) Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(doc));
    },
    blocks: (page: { body: Y.XmlFragment }): BodyNode[] => yXmlFragmentToProsemirrorJSON(page.body).content,
  };
}

/** As the editor moves a block: gone in one change, written anew in another, as `changed` makes of it. */
function move(body: Y.XmlFragment, from: number, to: number, changed = (block: BodyNode) => block): void {
  const nodes: BodyNode[] = yXmlFragmentToProsemirrorJSON(body).content;
  const node = nodes[from];
  assert.ok(node);
  const made = new Y.Doc().getXmlFragment("made");
  prosemirrorJSONToYXmlFragment(bodySchema, { type: "doc", content: [changed(node)] }, made);
  const block = made.get(0).clone();
  body.delete(from, 1);
  body.insert(to, [block]);
}

/** A page that follows blocks as the editor does. `state`: where its text is. */
function watch({ doc }: { doc: Y.Doc }, state: DraftState = "saving"): void {
  const view = {
    hasFocus: () => false,
    isDestroyed: false,
    state: EditorState.create({ schema: bodySchema }),
    dispatch() {},
  };
  followMoved(view, doc, { subscribe: () => () => {}, read: () => state });
}

const textAt = (body: Y.XmlFragment, block: number): Y.XmlText => {
  const element = body.get(block);
  const text = element instanceof Y.XmlElement ? element.get(0) : null;
  assert.ok(text instanceof Y.XmlText);
  return text;
};

suite("letters that are typed into a block while somebody else moves it", () => {
  test("are there once and at their place, whoever typed them, wherever it goes", () => {
    const typed = fc.array(fc.record({ at: fc.nat(12), text: fc.constantFrom("a", "ن", "ab", "😀", " ") }), {
      maxLength: 5,
    });
    fc.assert(
      fc.property(
        fc.constantFrom("abab ab", "الميناء", "a😀b", "xyz"),
        typed,
        typed,
        fc.nat(2),
        (first, one, other, to) => {
          const { pages, meet, blocks } = openPages(3, [paragraph(first), paragraph("second"), paragraph("third")]);
          const [mover, ...writers] = pages;
          assert.ok(mover);
          for (const [place, page] of writers.entries()) {
            watch(page);
            for (const { at, text } of place === 0 ? one : other) {
              const signs = [...textAt(page.body, 0).toString()];
              textAt(page.body, 0).insert(signs.slice(0, at).join("").length, text);
            }
          }
          const seen = textAt(writers[0]?.body ?? mover.body, 0).toString();
          move(mover.body, 0, to);
          meet();
          const [mine] = pages.map((page) => JSON.stringify(blocks(page)));
          for (const page of pages) assert.equal(JSON.stringify(blocks(page)), mine);
          const all = [first, ...one.map(({ text }) => text), ...other.map(({ text }) => text)].join("");
          const moved = textOf(blocks(mover)[to] ?? paragraph(""));
          if (other.length === 0) assert.equal(moved, seen);
          const sorted = (text: string) => [...text].toSorted().join("");
          assert.equal(sorted(moved), sorted(all));
        },
      ),
      { numRuns: 300 },
    );
  });

  test("keep what is proposed about them, and their formats", () => {
    const { pages, meet, blocks } = openPages(2, [paragraph("before after"), paragraph("second")]);
    const [mover, writer] = pages;
    assert.ok(mover && writer);
    watch(writer);
    const proposed = { insertion: { id: "p", by: 1, at: 0 } };
    textAt(writer.body, 0).insert(7, "new ", proposed);
    textAt(writer.body, 0).format(0, 6, { bold: {} });
    move(mover.body, 0, 1);
    meet();
    const words = (blocks(mover)[1]?.content ?? []).map(({ text, marks = [] }) => [
      text,
      marks.map(({ type }) => type),
    ]);
    assert.deepEqual(words, [
      ["before ", []],
      ["new ", ["insertion"]],
      ["after", []],
    ]);
  });

  test("go along when it becomes another kind of block, with breaks and items in it", () => {
    const { pages, meet, blocks } = openPages(2, [paragraph("one two"), paragraph("second")]);
    const [mover, writer] = pages;
    assert.ok(mover && writer);
    watch(writer);
    textAt(writer.body, 0).insert(3, " and a half");
    move(mover.body, 0, 0, (block) => ({
      type: "bulletList",
      content: [{ type: "listItem", content: [block] }],
    }));
    meet();
    assert.deepEqual(
      blocks(mover).map((block) => `${block.type}(${textOf(block)})`),
      ["bulletList(one and a half two)", "paragraph(second)"],
    );
  });

  test("go along when several blocks become one list", () => {
    const { pages, meet, blocks } = openPages(2, [paragraph("one two"), paragraph("three four")]);
    const [mover, writer] = pages;
    assert.ok(mover && writer);
    watch(writer);
    textAt(writer.body, 1).insert(5, " hundred");
    const made = new Y.Doc().getXmlFragment("made");
    const items = blocks(mover).map((block) => ({ type: "listItem", content: [block] }));
    const list = { type: "doc", content: [{ type: "bulletList", content: items }] };
    prosemirrorJSONToYXmlFragment(bodySchema, list, made);
    mover.doc.transact(() => {
      mover.body.delete(0, 2);
      mover.body.insert(0, [made.get(0).clone()]);
    });
    meet();
    assert.deepEqual(blocks(mover).map(textOf), ["one two three hundred four"]);
  });

  test("do not come back where everybody has seen them, nor into a text that only looks alike", (t) => {
    t.mock.timers.enable({ apis: ["Date"], now: 0 });
    const written = "The minister said on Tuesday that the old harbour would be closed for a year.";
    const { pages, meet, blocks } = openPages(2, [paragraph("x"), paragraph("Tides")]);
    const [mover, writer] = pages;
    assert.ok(mover && writer);
    textAt(writer.body, 0).insert(1, written); // by this page alone
    watch(writer, "saved");
    meet();
    t.mock.timers.tick(20_000);
    const shorter = `x${written.slice(0, 28)}`;
    mover.body.delete(0, 1);
    meet();
    move(mover.body, 0, 0, () => paragraph(shorter)); // pasted anew without its end
    meet();
    move(mover.body, 0, 0, () => paragraph("The"));
    meet();
    assert.deepEqual(blocks(writer).map(textOf), ["The"]);
  });

  test("nor where some of them are left out that are older than others that stayed", () => {
    const { pages, meet, blocks } = openPages(2, [paragraph("one two three"), paragraph("second")]);
    const [mover, writer] = pages;
    assert.ok(mover && writer);
    watch(writer);
    textAt(writer.body, 0).insert(3, " more");
    textAt(writer.body, 0).insert(0, "And ");
    meet();
    move(mover.body, 0, 0, () => paragraph("And one two three"));
    meet();
    assert.deepEqual(blocks(writer).map(textOf), ["And one two three", "second"]);
  });
});
