import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import {
  ContentType,
  type Doc,
  type Item,
  type Transaction,
  XmlElement,
  type XmlFragment,
  XmlText,
  type YEvent,
} from "yjs";
import { carryLetters, type Letters, readLetters, type Spot } from "./carried-letters.ts";

type Caret = { block: unknown; anchor: Spot; head: Spot };

/** A block that somebody took away. `caret`: the writer stood in it. */
type Gone = { at: number; letters: Letters; caret: Caret | null };

const patience = 30_000; // milliseconds from a block's going to its coming
const step = 2000; // for as long the writer has not gone elsewhere

/** Who writes in a block that somebody else moves goes along with it, and so do the letters that the other had not seen. */
export const FollowMoved = Extension.create<{ doc: Doc | null }>({
  name: "followMoved",
  addOptions: () => ({ doc: null }),
  addProseMirrorPlugins() {
    const { doc } = this.options;
    return doc ? [new Plugin({ view: (view) => follow(view, doc) })] : [];
  },
});

function follow(view: EditorView, doc: Doc) {
  const body = doc.getXmlFragment("body");
  let caret: Caret | null = null;
  let gone: Gone[] = [];
  let come: XmlElement[] = [];
  const remember = () => {
    if (doc._transaction?.local === false) caret = view.hasFocus() ? readCaret(view, body) : null;
  };
  const look = (events: YEvent<XmlElement | XmlText>[], { local }: Transaction) => {
    if (local) return;
    const now = Date.now();
    gone = gone.filter(({ at }) => now - at < patience);
    for (const event of events) {
      if (event.target instanceof XmlText) continue; // letters: looking at each would cost something at every key of others
      const wasThere = (item: Item) => !event.adds(item) && (!item.deleted || event.deletes(item));
      for (const block of blocksOf(event.changes.deleted)) {
        const letters = readLetters(block, wasThere);
        const isCaretHere = caret?.block === block;
        if (isCaretHere || letters.flat().some(({ client }) => client === doc.clientID))
          gone.push({ at: now, letters, caret: isCaretHere ? caret : null });
      }
      come.push(...blocksOf(event.changes.added));
    }
  };
  const carry = () => {
    const blocks = come;
    come = [];
    if (gone.length === 0 || view.isDestroyed) return;
    for (const block of blocks) {
      for (const one of gone) {
        const placeOf = doc.transact(() => carryLetters(one.letters, block, doc.clientID), "carried");
        if (!placeOf) continue;
        gone = gone.filter((other) => other !== one);
        if (one.caret && Date.now() - one.at < step) putCaret(view, body, block, one.caret, placeOf);
        break;
      }
    }
  };
  doc.on("beforeAllTransactions", remember);
  doc.on("afterAllTransactions", carry);
  body.observeDeep(look);
  return {
    destroy() {
      doc.off("beforeAllTransactions", remember);
      doc.off("afterAllTransactions", carry);
      body.unobserveDeep(look);
    },
  };
}

function blocksOf(items: Set<Item>): XmlElement[] {
  return [...items].flatMap(({ content }) =>
    content instanceof ContentType && content.type instanceof XmlElement ? [content.type] : [],
  );
}

function readCaret(view: EditorView, body: XmlFragment): Caret | null {
  const { doc, selection } = view.state;
  const { $anchor, $head } = selection;
  const index = $head.index(0);
  if ($head.depth === 0 || $anchor.depth === 0 || $anchor.index(0) !== index) return null;
  const texts = textsIn(doc, index);
  const [anchor, head] = [spotOf(texts, $anchor.pos), spotOf(texts, $head.pos)];
  return anchor && head && { block: body.get(index), anchor, head };
}

function putCaret(
  view: EditorView,
  body: XmlFragment,
  block: XmlElement,
  { anchor, head }: Caret,
  placeOf: (spot: Spot) => Spot,
): void {
  const { doc, tr } = view.state;
  const index = body.toArray().indexOf(block);
  if (index < 0 || index >= doc.childCount) return;
  const texts = textsIn(doc, index);
  const [from, to] = [positionOf(texts, placeOf(anchor)), positionOf(texts, placeOf(head))];
  if (from === null || to === null) return;
  view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))).scrollIntoView());
}

type Text = { node: Node; start: number };

/** The texts of a block of the body, in the order in which their letters are read. */
function textsIn(doc: Node, index: number): Text[] {
  const texts: Text[] = [];
  const read = (node: Node, position: number) => {
    if (node.isTextblock || node.childCount === 0) texts.push({ node, start: position + 1 });
    else
      node.forEach((child, offset) => {
        read(child, position + 1 + offset);
      });
  };
  doc.forEach((block, offset, place) => {
    if (place === index) read(block, offset);
  });
  return texts;
}

function spotOf(texts: Text[], position: number): Spot | null {
  const text = texts.findIndex(({ node, start }) => start <= position && position <= start + node.content.size);
  const found = texts[text];
  return found ? { text, letter: [...found.node.textBetween(0, position - found.start, "", "\n")].length } : null;
}

function positionOf(texts: Text[], { text, letter }: Spot): number | null {
  const found = texts[text];
  if (!found) return null;
  const before = [...found.node.textBetween(0, found.node.content.size, "", "\n")].slice(0, letter).join("");
  return found.start + before.length;
}
