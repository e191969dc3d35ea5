import { Extension } from "@tiptap/core";
import { yCursorPlugin } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import type { Presence } from "#newsroom/presence.ts";

/** The cursors, selections and names of the others. The name is drawn by the stylesheet: it is not part of the text. */
export const RemoteCursors = Extension.create<{ awareness: Awareness | null }>({
  name: "remoteCursors",
  addOptions: () => ({ awareness: null }),
  addProseMirrorPlugins() {
    const { awareness } = this.options;
    if (!awareness) return [];
    return [yCursorPlugin(awareness, { cursorBuilder: drawCursor, selectionBuilder: drawSelection })];
  },
});

function drawCursor({ name, color }: Presence): HTMLElement {
  const cursor = document.createElement("span");
  cursor.className = "remote-cursor";
  cursor.dataset.name = name;
  cursor.style.setProperty("--person", color);
  return cursor;
}

function drawSelection({ color }: Presence) {
  return { class: "remote-selection", style: `--person: ${color}` };
}
