import { Extension, Mark } from "@tiptap/core";
import { presenceOf } from "./presence.ts";

/** How proposals stand in the schema of the body; what they mean, and how a text is without them, stands in `suggestions.ts`. */

const claim = () => ({ id: { default: null }, by: { default: null }, at: { default: null } });

/** In the proposer's colour. Nothing of it is read again: what is pasted proposes nothing. */
function shownClaim({ id, by }: Record<string, unknown>): Record<string, unknown> {
  return { "data-proposal": id, style: `--person: ${presenceOf({ id: Number(by), name: "" }).color}` };
}

/** Text that somebody proposes to add. */
const Insertion = Mark.create({
  name: "insertion",
  inclusive: false,
  addAttributes: claim,
  parseHTML: () => [],
  renderHTML: ({ HTMLAttributes }) => ["ins", shownClaim(HTMLAttributes), 0],
});

/** Text that somebody proposes to take away. */
const Deletion = Mark.create({
  name: "deletion",
  inclusive: false,
  addAttributes: claim,
  parseHTML: () => [],
  renderHTML: ({ HTMLAttributes }) => ["del", shownClaim(HTMLAttributes), 0],
});

/** Text that somebody proposes to format otherwise. It looks as proposed; `was` holds the marks that it had, as JSON. */
const Reformat = Mark.create({
  name: "reformat",
  inclusive: false,
  addAttributes: () => ({ ...claim(), was: { default: "[]", renderHTML: () => ({}) } }),
  parseHTML: () => [],
  renderHTML: ({ HTMLAttributes }) => ["span", { ...shownClaim(HTMLAttributes), "data-reformat": "" }, 0],
});

/** What a line of plain text may carry. */
export const lineSuggestionMarks = [Insertion, Deletion];
export const lineMarks = "insertion deletion";

const BlockProposal = Extension.create({
  name: "blockProposal",
  addGlobalAttributes: () => [
    {
      types: "nodes",
      attributes: { proposal: { default: null, keepOnSplit: false, parseHTML: () => null, renderHTML: () => ({}) } },
    },
  ],
});

export const suggestionExtensions = [Insertion, Deletion, Reformat, BlockProposal];
