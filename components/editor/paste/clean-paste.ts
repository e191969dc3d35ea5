import { Extension } from "@tiptap/core";
import { DOMSerializer, type Fragment } from "@tiptap/pm/model";
import { Plugin, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { readLink } from "#newsroom/article.ts";
import { withPaste } from "./load.ts";
import type { Told } from "./paste-clip.ts";

/** What a paste says afterwards: what became of it, null for nothing, that only its plain text could be put in, or that it was too long. */
export type PasteNews = Told | "plain" | "tooLong" | null;

/** Everything that is pasted or dropped into the body from elsewhere is cleaned; what comes from a story of ours stays as it is. */
export const CleanPaste = Extension.create<{ onPaste: (news: PasteNews) => void }>({
  name: "cleanPaste",
  addOptions: () => ({ onPaste: () => undefined }),
  addProseMirrorPlugins() {
    const { onPaste } = this.options;
    let isShifted = false;
    const noteShift = (_view: EditorView, event: KeyboardEvent): false => {
      isShifted = event.shiftKey && event.key !== "Insert";
      return false;
    };
    const forgetShift = (): false => {
      isShifted = false; // its keyup may have gone elsewhere
      return false;
    };
    const take = (view: EditorView, data: DataTransfer | null, event: Event): boolean => {
      if (!data || !view.editable || (view.composing && !/Android/.test(navigator.userAgent))) return false;
      const clip = {
        html: data.getData("text/html"),
        text: data.getData("text/plain") || data.getData("text/uri-list"),
        files: [...data.files],
        isPlain: isShifted,
      };
      const isOurs = clip.html.includes(ownMark) && !clip.isPlain;
      const isLink = !view.state.selection.empty && readLink(clip.text.trim()) !== null;
      const isCells = "$anchorCell" in view.state.selection; // tables have a way of their own to fill cells
      const isNothing = clip.html === "" && clip.text === "" && clip.files.length === 0;
      if (isOurs || isLink || isCells || isNothing) return false;
      event.preventDefault();
      withPaste(
        (part) => onPaste(part.pasteClip(view, clip)),
        () => {
          if (clip.text !== "") view.pasteText(clip.text);
          onPaste("plain");
        },
      );
      return true;
    };
    return [
      new Plugin({
        props: {
          clipboardSerializer: new OwnSerializer(
            DOMSerializer.nodesFromSchema(this.editor.schema),
            DOMSerializer.marksFromSchema(this.editor.schema),
          ),
          handleDOMEvents: {
            keydown: noteShift,
            keyup: noteShift,
            blur: forgetShift,
            mousedown: forgetShift,
            paste: (view, event) => take(view, event.clipboardData, event),
            drop: (view, event) => {
              if (view.dragging || !event.dataTransfer) return false;
              const files = [...event.dataTransfer.files];
              if (files.length === 0 && !event.dataTransfer.types.includes("text/html")) return false;
              const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
              if (place && view.editable) {
                const near = TextSelection.near(view.state.doc.resolve(place.pos));
                view.dispatch(view.state.tr.setSelection(near));
                view.focus();
              }
              isShifted = false;
              return take(view, event.dataTransfer, event);
            },
          },
        },
      }),
    ];
  },
});

const ownMark = "data-khabar-text";

/** Marks what is copied as a story's own, so that pasting it into another keeps everything. */
class OwnSerializer extends DOMSerializer {
  override serializeFragment(
    fragment: Fragment,
    options?: { document?: Document },
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    const made = super.serializeFragment(fragment, options, target);
    if (!target && made.firstChild instanceof Element) made.firstChild.setAttribute(ownMark, "");
    return made;
  }
}
