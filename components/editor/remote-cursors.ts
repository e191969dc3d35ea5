import { Extension } from "@tiptap/core";
import { type EditorState, Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import { createRelativePositionFromJSON } from "yjs";
import { type Presence, readPresence } from "#newsroom/presence.ts";

type Other = { clientId: number; person: Presence; anchor: number; head: number };

/**
 * The cursors, selections and names of the others, drawn on a sheet that lies over the text and never in it: a mark inside a
 * word breaks the joining of Arabic letters, takes a step of the arrow keys, and makes the editor set its own caret again.
 */
export const RemoteCursors = Extension.create<{ awareness: Awareness | null }>({
  name: "remoteCursors",
  addOptions: () => ({ awareness: null }),
  addProseMirrorPlugins() {
    const { awareness } = this.options;
    if (!awareness) return [];
    return [new Plugin({ view: (view) => showOthers(view, awareness) })];
  },
});

function showOthers(view: EditorView, awareness: Awareness) {
  const sheet = document.createElement("div");
  sheet.className = "remote-sheet";
  sheet.ariaHidden = "true";
  let frame = 0;
  const draw = () => {
    frame = 0;
    if (view.isDestroyed) return;
    const field = view.dom.parentElement;
    if (field && sheet.parentElement !== field) field.append(sheet);
    const others = findOthers(view, awareness);
    if (others.length > 0 || sheet.hasChildNodes()) {
      const origin = sheet.getBoundingClientRect();
      sheet.replaceChildren(...others.flatMap((other) => drawOther(view, other, origin)));
    }
  };
  const drawSoon = () => {
    frame ||= requestAnimationFrame(draw); // the text is laid out again by then, whatever moved it
  };
  const own = tellOwn(view, awareness);
  const resized = new ResizeObserver(drawSoon);
  resized.observe(view.dom);
  awareness.on("change", drawSoon);
  view.dom.addEventListener("focusin", own.tell);
  view.dom.addEventListener("focusout", own.tell);
  document.fonts.addEventListener("loadingdone", drawSoon);
  drawSoon();
  return {
    update(_: EditorView, before: EditorState) {
      own.tell();
      if (!before.doc.eq(view.state.doc)) drawSoon();
    },
    destroy() {
      own.forget();
      cancelAnimationFrame(frame);
      resized.disconnect();
      awareness.off("change", drawSoon);
      view.dom.removeEventListener("focusin", own.tell);
      view.dom.removeEventListener("focusout", own.tell);
      document.fonts.removeEventListener("loadingdone", drawSoon);
      sheet.remove();
    },
  };
}

/** Where this person is, told to the others while the field has the focus. */
function tellOwn(view: EditorView, awareness: Awareness) {
  let told = "";
  let cursor: unknown = null;
  const say = (next: unknown) => {
    cursor = next;
    told = next === null ? "" : JSON.stringify(next);
    awareness.setLocalStateField("cursor", next);
  };
  const forget = () => {
    if (told !== "" && awareness.getLocalState()?.cursor === cursor) say(null); // else another field has the word
    told = "";
  };
  const tell = () => {
    if (!view.hasFocus()) return forget();
    const shared = ySyncPluginKey.getState(view.state);
    if (!shared?.binding) return;
    const { anchor, head } = view.state.selection;
    const place = (position: number) =>
      absolutePositionToRelativePosition(position, shared.type, shared.binding.mapping);
    const next = { anchor: place(anchor), head: place(head) };
    if (JSON.stringify(next) !== told) say(next);
  };
  return { tell, forget };
}

/** Those whose cursor stands in this field. What their browsers say of themselves comes as they wrote it. */
function findOthers({ state }: EditorView, awareness: Awareness): Other[] {
  const shared = ySyncPluginKey.getState(state);
  if (!shared?.binding || shared.binding.mapping.size === 0) return [];
  const last = state.doc.content.size;
  const place = (position: unknown): number | null => {
    if (typeof position !== "object" || position === null) return null;
    const relative = createRelativePositionFromJSON(position);
    const found = relativePositionToAbsolutePosition(shared.doc, shared.type, relative, shared.binding.mapping);
    return found === null ? null : Math.min(found, last);
  };
  return [...awareness.getStates()].flatMap(([clientId, { user, cursor }]) => {
    const person = readPresence(user);
    if (clientId === awareness.clientID || !person || typeof cursor !== "object" || cursor === null) return [];
    const [anchor, head] = [place(cursor.anchor), place(cursor.head)];
    return anchor === null || head === null ? [] : [{ clientId, person, anchor, head }];
  });
}

/** The line of a cursor with its name (drawn by the stylesheet), and a wash over what is chosen. */
function drawOther(view: EditorView, { person, anchor, head }: Other, origin: DOMRect): HTMLElement[] {
  const place = (element: HTMLElement, left: number, top: number, width: number, height: number) => {
    element.style.transform = `translate(${left - origin.left}px, ${top - origin.top}px)`;
    element.style.inlineSize = `${width}px`;
    element.style.blockSize = `${height}px`;
  };
  const make = (className: string) => {
    const element = document.createElement("div");
    element.className = className;
    element.style.setProperty("--person", person.color);
    return element;
  };
  const { left, top, bottom } = view.coordsAtPos(head);
  const cursor = make("remote-cursor");
  cursor.dataset.name = person.name;
  cursor.toggleAttribute("data-turned", left - origin.left > origin.width / 2); // the name goes where there is room
  place(cursor, left - 1, top, 2, bottom - top);
  if (anchor === head) return [cursor];
  const wash = make("remote-selection");
  for (const box of boxesOf(view, Math.min(anchor, head), Math.max(anchor, head))) {
    const part = document.createElement("div");
    place(part, box.left, box.top, box.width, box.height);
    wash.append(part);
  }
  return [wash, cursor];
}

function boxesOf(view: EditorView, from: number, to: number): DOMRectList {
  const range = document.createRange();
  const [start, end] = [view.domAtPos(from, 1), view.domAtPos(to, -1)];
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range.getClientRects();
}
