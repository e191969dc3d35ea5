import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import {
  ContentType,
  type Doc,
  getState,
  type Item,
  type Transaction,
  XmlElement,
  XmlFragment,
  XmlText,
  type YEvent,
} from "yjs";
import type { Letters } from "../connection/use-draft.ts";
import { fillGaps, findCarried, readTexts, type Seen, type Text } from "./carried-letters.ts";

/** In which text the writer stands, and before which letters. */
type Caret = { element: XmlElement; anchor: number; head: number };

/** A text that somebody took away. `caret`: the writer stood in it. */
type Gone = { at: number; letters: Text["letters"]; seen: Seen; caret: Caret | null };

const patience = 30_000; // milliseconds from a text's going to its coming
const step = 2000; // for as long the writer has not gone elsewhere
const slow = 5000; // after so long, what is saved has been seen by everybody whose line stands

/** Who writes in a block that somebody else moves goes along with it, and so do the letters that the other had not seen. */
export const FollowMoved = Extension.create<{ doc: Doc | null; letters: Letters | null }>({
  name: "followMoved",
  addOptions: () => ({ doc: null, letters: null }),
  addProseMirrorPlugins() {
    const { doc, letters } = this.options;
    return doc && letters ? [new Plugin({ view: (view) => followMoved(view, doc, letters) })] : [];
  },
});

type View = Pick<EditorView, "hasFocus" | "isDestroyed" | "state" | "dispatch">;

export function followMoved(view: View, doc: Doc, letters: Letters) {
  const body = doc.getXmlFragment("body");
  const watch = watchSeen(doc, letters);
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
      const seen = watch.read(now);
      const isFresh = (clock: number) => clock >= (seen.get(doc.clientID) ?? 0);
      for (const text of blocksOf(event.changes.deleted).flatMap((block) => readTexts(block, wasThere))) {
        const isCaretHere = caret?.element === text.element;
        const isUnseen = text.letters.some(({ client, clock }) => client === doc.clientID && isFresh(clock));
        if (isCaretHere || isUnseen)
          gone.push({ at: now, letters: text.letters, seen, caret: isCaretHere ? caret : null });
      }
      come.push(...blocksOf(event.changes.added));
    }
  };
  const carry = () => {
    const blocks = come;
    come = [];
    if (gone.length === 0 || view.isDestroyed) return;
    for (const text of blocks.flatMap((block) => readTexts(block))) {
      for (const one of gone) {
        const carried = findCarried(one.letters, text.letters, doc.clientID, one.seen);
        if (!carried) continue;
        gone = gone.filter((other) => other !== one);
        doc.transact(() => fillGaps(text, carried), "carried");
        const { caret, at } = one;
        if (caret && Date.now() - at < step)
          putCaret(view, body, text.element, carried.placeOf(caret.anchor), carried.placeOf(caret.head));
        break;
      }
    }
  };
  doc.on("beforeAllTransactions", remember);
  doc.on("afterAllTransactions", carry);
  body.observeDeep(look);
  return {
    destroy() {
      watch.stop();
      doc.off("beforeAllTransactions", remember);
      doc.off("afterAllTransactions", carry);
      body.unobserveDeep(look);
    },
  };
}

/** What everybody on line has seen: what was saved a while ago. Without a line nothing is, however long ago it was typed. */
function watchSeen(doc: Doc, letters: Letters) {
  let saved: { at: number; clocks: Map<number, number> }[] = [];
  const note = () => {
    if (letters.read() !== "saved") return;
    const at = Date.now();
    const clocks = new Map([...doc.store.clients.keys()].map((client) => [client, getState(doc.store, client)]));
    const known = saved.findLast((one) => at - one.at >= slow);
    saved = [...saved.filter((one) => one === known || at - one.at < slow), { at, clocks }];
  };
  note();
  const stop = letters.subscribe(note);
  return {
    read: (now: number): Seen => saved.findLast(({ at }) => now - at >= slow)?.clocks ?? new Map(),
    stop,
  };
}

function blocksOf(items: Set<Item>): XmlElement[] {
  return [...items].flatMap(({ content }) =>
    content instanceof ContentType && content.type instanceof XmlElement ? [content.type] : [],
  );
}

function readCaret(view: View, body: XmlFragment): Caret | null {
  const { $anchor, $head } = view.state.selection;
  if (!$head.parent.isTextblock || !$anchor.sameParent($head)) return null;
  let element: unknown = body;
  for (let depth = 0; depth < $head.depth; depth += 1)
    element = element instanceof XmlFragment ? element.toArray()[$head.index(depth)] : null;
  const lettersBefore = (offset: number) => signsOf($head.parent, offset).length;
  return element instanceof XmlElement
    ? { element, anchor: lettersBefore($anchor.parentOffset), head: lettersBefore($head.parentOffset) }
    : null;
}

function putCaret(view: View, body: XmlFragment, element: XmlElement, anchor: number, head: number): void {
  const found = findText(view.state.doc, body, element);
  if (!found) return;
  const { doc, tr } = view.state;
  const placeOf = (letter: number) => {
    const before = signsOf(found.node, found.node.content.size).slice(0, letter).join("");
    return doc.resolve(found.start + before.length);
  };
  view.dispatch(tr.setSelection(TextSelection.between(placeOf(anchor), placeOf(head))).scrollIntoView());
}

/** The editor's node of a text, and where its letters begin. */
function findText(doc: Node, body: XmlFragment, element: XmlElement): { node: Node; start: number } | null {
  const path: number[] = [];
  let inner: XmlFragment = element;
  while (inner !== body) {
    const { parent } = inner;
    if (!(parent instanceof XmlFragment)) return null;
    const children: unknown[] = parent.toArray();
    path.unshift(children.indexOf(inner));
    inner = parent;
  }
  let [node, start] = [doc, 0];
  for (const index of path) {
    if (index < 0 || index >= node.childCount) return null;
    for (const before of node.children.slice(0, index)) start += before.nodeSize;
    node = node.child(index);
    start += 1;
  }
  return node.isTextblock ? { node, start } : null;
}

function signsOf(text: Node, end: number): string[] {
  return [...text.textBetween(0, end, "", "\n")];
}
