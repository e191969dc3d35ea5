import assert from "node:assert/strict";
import { suite, test } from "node:test";
import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import fc from "fast-check";
import * as Y from "yjs";
import { carryLetters, readLetters } from "#components/editor/blocks/carried-letters.ts";
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

/** A page that watches for blocks that go and come, as the editor does. */
function watch({ doc, body }: { doc: Y.Doc; body: Y.XmlFragment }): void {
  const gone: ReturnType<typeof readLetters>[] = [];
  const come: Y.XmlElement[] = [];
  body.observe((event, { local }) => {
    if (local) return;
    const elements = (items: Set<Y.Item>) =>
      [...items].flatMap(({ content }) =>
        content instanceof Y.ContentType && content.type instanceof Y.XmlElement ? [content.type] : [],
      );
    for (const block of elements(event.changes.deleted))
      gone.push(readLetters(block, (item) => !event.adds(item) && (!item.deleted || event.deletes(item))));
    come.push(...elements(event.changes.added));
  });
  doc.on("afterAllTransactions", () => {
    const blocks = come.splice(0);
    for (const block of blocks)
      for (const letters of gone) if (doc.transact(() => carryLetters(letters, block, doc.clientID))) break;
  });
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
        fc.constantFrom("abab ab", "الميناء", "a😀b", "x"),
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

  test("do not come back where the other had seen them, nor into a block that only looks alike", () => {
    const { pages, meet, blocks } = openPages(2, [paragraph("one two three"), paragraph("second")]);
    const [mover, writer] = pages;
    assert.ok(mover && writer);
    watch(writer);
    textAt(writer.body, 0).insert(3, " more");
    meet();
    move(mover.body, 0, 1);
    meet();
    mover.body.delete(1, 1);
    mover.body.insert(1, [new Y.XmlElement("paragraph")]);
    meet();
    mover.body.delete(0, 1);
    move(mover.body, 0, 0, () => paragraph("on"));
    meet();
    assert.deepEqual(blocks(writer).map(textOf), ["on"]);
  });
});
