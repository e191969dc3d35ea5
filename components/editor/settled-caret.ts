import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import type { Doc } from "yjs";

/**
 * A browser moves its caret at once and tells of it a moment later. What others write in that moment would be drawn with
 * the caret where it was before, and the next letter would land there; a quick next key would work there. So the caret is
 * asked for before others' text comes in, and before each key.
 */
export const SettledCaret = Extension.create<{ doc: Doc | null }>({
  name: "settledCaret",
  priority: 1001, // before the binding, which remembers the caret at the same moment
  addOptions: () => ({ doc: null }),
  addProseMirrorPlugins() {
    const { doc } = this.options;
    if (!doc) return [];
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            keydown(view) {
              readCaret(view);
              return false;
            },
          },
        },
        view(view) {
          const settle = () => {
            if (doc._transaction?.local === false) readCaret(view);
          };
          doc.on("beforeAllTransactions", settle);
          return { destroy: () => doc.off("beforeAllTransactions", settle) };
        },
      }),
    ];
  },
});

/** Takes the caret over from the browser now, by the event that it will send itself. For whatever is not caused by this person's hand. */
export function readCaret(view: EditorView): void {
  if (view.composing || !view.hasFocus()) return; // a word is being composed: its caret is the input method's
  view.dom.ownerDocument.dispatchEvent(new Event("selectionchange"));
}
