import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";

/**
 * The longest text that is put in at once, in letters (the sentence that refuses more names it). Three bytes each at the most, and what stands around them: well below
 * the largest message of the socket, which could never be sent and would keep all that follows from being saved.
 */
export const mostPasted = 1_000_000;

/** Refuses what is longer before it becomes part of the story. */
export const BoundedPaste = Extension.create<{ onTooLong: () => void }>({
  name: "boundedPaste",
  priority: 1002, // before whatever would take the text
  addOptions: () => ({ onTooLong: () => undefined }),
  addProseMirrorPlugins() {
    const { onTooLong } = this.options;
    const refuse = (data: DataTransfer | null, event: Event): boolean => {
      if (!data || data.getData("text/plain").length <= mostPasted) return false;
      event.preventDefault();
      onTooLong();
      return true;
    };
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            paste: (_view, event) => refuse(event.clipboardData, event),
            drop: (_view, event) => refuse(event.dataTransfer, event),
          },
        },
      }),
    ];
  },
});
