import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import type { Language } from "#newsroom/article.ts";
import { findQuoteChanges, type QuoteStyles } from "#newsroom/quotation.ts";

/**
 * Writes quotation marks as the site does: those of the selection, else of the whole story, all its fields. What has no marks
 * that change is not touched.
 * @returns how many marks changed
 */
export function restyleQuotes(editors: Editor[], body: Editor, language: Language, styles: QuoteStyles): number {
  const isPart = !body.state.selection.empty;
  return (isPart ? [body] : editors).reduce((count, editor) => {
    const { tr, selection, doc } = editor.state;
    const { from, to } = isPart ? selection : { from: 0, to: doc.content.size };
    const changed = restyle(tr, from, to, language, styles);
    if (changed > 0) editor.view.dispatch(tr);
    return count + changed;
  }, 0);
}

function restyle(change: Transaction, from: number, to: number, language: Language, styles: QuoteStyles): number {
  const { doc } = change;
  let count = 0;
  doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock) return true;
    for (const { at, mark } of findQuoteChanges(lineOf(node), language, styles)) {
      const place = position + 1 + at;
      if (place < from || place >= to) continue;
      const marks = doc.nodeAt(place)?.marks ?? [];
      change.replaceWith(place, place + 1, doc.type.schema.text(mark, marks)); // one for one: the places after it stay
      count += 1;
    }
    return false;
  });
  return count;
}

/** The text of a block, a character for each of its places. What somebody proposes to delete quotes nothing. */
function lineOf(block: Node): string {
  return block.children
    .map((child) => {
      const isGoing = child.marks.some((mark) => mark.type.name === "deletion");
      if (child.isText && !isGoing) return child.text ?? "";
      return (child.type.name === "hardBreak" ? "\n" : "\ufffc").repeat(child.nodeSize);
    })
    .join("");
}
