import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { blocksWithDirection, directionOfText } from "#newsroom/body.ts";

type Options = { placeholder: string; attributionPlaceholder: string; titlePlaceholder: string };

/** What shows on blocks without being part of the shared document: the direction of their letters, and hints where nothing is written yet. */
export const BlockAppearance = Extension.create<Options>({
  name: "blockAppearance",
  addOptions: () => ({ placeholder: "", attributionPlaceholder: "", titlePlaceholder: "" }),
  addProseMirrorPlugins() {
    const draw = (doc: Node) => decorate(doc, this.options);
    return [
      new Plugin<DecorationSet>({
        state: {
          init: (_, { doc }) => draw(doc),
          apply: (change, shown) => (change.docChanged ? draw(change.doc) : shown),
        },
        props: {
          decorations(state) {
            return this.getState(state);
          },
        },
      }),
    ];
  },
});

function decorate(doc: Node, { placeholder, attributionPlaceholder, titlePlaceholder }: Options): DecorationSet {
  const hints: Record<string, string> = { attribution: attributionPlaceholder, boxTitle: titlePlaceholder };
  const shown: Decoration[] = [];
  const isBlank =
    doc.childCount === 1 && doc.firstChild?.type.name === "paragraph" && doc.firstChild.content.size === 0;
  doc.descendants((node, position, parent) => {
    if (node.isInline) return false;
    const attributes = {
      ...directionFor(node, parent),
      ...(isBlank && { class: "hint", "data-hint": placeholder }),
      ...(node.content.size === 0 &&
        hints[node.type.name] !== undefined && { class: "hint", "data-hint": hints[node.type.name] }),
    };
    if (Object.keys(attributes).length > 0) {
      shown.push(Decoration.node(position, position + node.nodeSize, attributes));
    }
    return !node.isTextblock;
  });
  return DecorationSet.create(doc, shown);
}

/** A choice for a quote or a list holds for all in it; without letters a block follows the story's language. */
function directionFor(node: Node, parent: Node | null): { dir?: string } {
  const chosen: unknown = node.attrs.dir;
  if (typeof chosen === "string") return { dir: chosen };
  if (typeof parent?.attrs.dir === "string") return {};
  if (!blocksWithDirection.includes(node.type.name) && node.type.name !== "attribution") return {};
  const found = directionOfText(node.textContent);
  return found ? { dir: found } : {};
}
