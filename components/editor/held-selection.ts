import { Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";

const key = new PluginKey<boolean>("heldSelection");

/** Shows what is chosen while the focus is elsewhere, in the link's address for one: browsers stop showing it. */
export const HeldSelection = Extension.create({
  name: "heldSelection",
  addProseMirrorPlugins: () => [
    new Plugin<boolean>({
      key,
      state: {
        init: () => false,
        apply: (change, isAway) => change.getMeta(key) ?? isAway,
      },
      props: {
        decorations(state) {
          const { doc, selection } = state;
          if (!key.getState(state) || selection.empty) return null;
          return DecorationSet.create(doc, [
            Decoration.inline(selection.from, selection.to, { class: "held-selection" }),
          ]);
        },
        handleDOMEvents: { blur: (view) => tell(view, true), focus: (view) => tell(view, false) },
      },
    }),
  ],
});

function tell(view: EditorView, isAway: boolean): false {
  view.dispatch(view.state.tr.setMeta(key, isAway));
  return false;
}
