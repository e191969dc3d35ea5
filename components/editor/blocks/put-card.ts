import type { Editor } from "@tiptap/core";
import { NodeSelection } from "@tiptap/pm/state";
import { readEmbed } from "#newsroom/embeds.ts";
import { beginStep, findBlock, putBlock } from "./block-commands.ts";

/** What readers see of a post on a network. */
export type Card = { href: string; author: string; quote: string; pictureId: number | null };

/** In the place of the chosen card, or of a line that holds nothing but this link; else as a new block. */
export function putCard(editor: Editor, card: Card): void {
  const { state, view, schema } = editor;
  const node = schema.node("embed", card);
  const block = findBlock(state);
  const isCard = block?.node.type.name === "embed";
  const isLine = block?.node.type.name === "paragraph" && readEmbed(block.node.textContent)?.href === card.href;
  if (!block || (!isCard && !isLine)) {
    putBlock(editor, node);
    return;
  }
  beginStep(state);
  const { proposal } = block.node.attrs; // a proposed one stays proposed
  const tr = state.tr.replaceWith(
    block.position,
    block.position + block.node.nodeSize,
    schema.node("embed", { ...card, proposal }),
  );
  view.dispatch(tr.setSelection(NodeSelection.create(tr.doc, block.position)).scrollIntoView());
}
