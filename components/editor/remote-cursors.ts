import { Extension } from "@tiptap/core";
import { yCursorPlugin } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";

/** How a person appears to the others in the story. */
export type Presence = { id: number; name: string; color: string };

/** Dark enough for white letters (4.5:1), told apart also by people who see few colours, beside the name that always stands there. */
const colors = ["#1d5fa8", "#8a3ffc", "#0b7261", "#a8480f", "#ad1f6f", "#4a5a12", "#5b4b8a", "#0f6a86"];

export function colorOf(personId: number): string {
  return colors[personId % colors.length] ?? "#1d5fa8";
}

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
