import { type Editor, Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, type Transaction } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import { blocksWithDirection, type Direction, directionOfText } from "#newsroom/body.ts";

/** Null gives the direction back to the letters. */
export function setDirection(editor: Editor, direction: Direction | null): boolean {
  return editor
    .chain()
    .focus()
    .command(({ tr }) => {
      const { from, to } = tr.selection;
      tr.doc.nodesBetween(from, to, (node, position) => {
        if (!isDirected(node)) return true; // a gallery has none; its pictures have
        tr.setNodeAttribute(position, "dir", direction);
        return false;
      });
      return true;
    })
    .run();
}

/** The other direction than the one that the block at the cursor shows; where its letters say the same, they are left to it. */
export function turnDirection(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  const depth = Array.from({ length: $from.depth }, (_, at) => at + 1).find((at) => isDirected($from.node(at)));
  if (depth === undefined) return false;
  const block = editor.view.nodeDOM($from.before(depth));
  if (!(block instanceof HTMLElement)) return false;
  const next = getComputedStyle(block).direction === "rtl" ? "ltr" : "rtl";
  return setDirection(editor, directionOfText($from.node(depth).textContent) === next ? null : next);
}

function isDirected(node: Node): boolean {
  return blocksWithDirection.includes(node.type.name);
}

/** A direction that was chosen stays with its paragraphs: see `keptDirection`. */
export const KeptDirection = Extension.create({
  name: "keptDirection",
  addProseMirrorPlugins: () => [keptDirection()],
});

/**
 * A chosen direction goes along when paragraphs become a list or a quote, which holds it for all of them, and when they
 * leave it again. Enter and pasting keep it by themselves.
 */
export function keptDirection(): Plugin {
  return new Plugin({
    appendTransaction(changes, before, { doc, tr }) {
      const isOwn = changes.some((change) => change.docChanged && !change.getMeta(ySyncPluginKey)); // others keep theirs
      if (!isOwn) return null;
      const known = new Set(before.doc.children);
      doc.forEach((block, position) => {
        if (!known.has(block) && isDirected(block)) keepDirection(tr, block, position, before, changes);
      });
      return tr.docChanged ? tr : null;
    },
  });
}

function keepDirection(
  tr: Transaction,
  block: Node,
  position: number,
  before: EditorState,
  changes: readonly Transaction[],
): void {
  if (block.attrs.dir !== null) return;
  if (block.isTextblock) {
    const was = chosenAround(
      before,
      changes.reduceRight((at, { mapping }) => mapping.invert().map(at), position + 1),
    );
    if (was !== null) tr.setNodeAttribute(position, "dir", was);
    return;
  }
  let chosen: unknown = null;
  block.descendants((node, offset) => {
    if (!isDirected(node) || node.attrs.dir === null) return true;
    chosen ??= node.attrs.dir;
    tr.setNodeAttribute(position + 1 + offset, "dir", null);
    return true;
  });
  if (chosen !== null) tr.setNodeAttribute(position, "dir", chosen);
}

/** What was chosen for the list or quote that stood around this place. */
function chosenAround({ doc }: EditorState, position: number): unknown {
  if (position > doc.content.size) return null;
  const $place = doc.resolve(position);
  if ($place.depth < 2) return null; // a paragraph by itself: whoever changed its direction meant it
  return $place.node(1).attrs.dir ?? null;
}
