import { Mark } from "@tiptap/core";
import type { BodyNode } from "./article.ts";

/** Proposals stand in the draft as marks, each with its author, and never leave it: what is kept or published is the text without them. */

const attributes = () => ({
  id: { default: null }, // of one proposal, which may span several pieces of text
  by: { default: null }, // the person's id
  at: { default: null }, // milliseconds
});

/** Text that somebody proposes to add. */
const Insertion = Mark.create({
  name: "insertion",
  inclusive: false,
  addAttributes: attributes,
  parseHTML: () => [],
  renderHTML: () => ["ins", 0],
});

/** Text that somebody proposes to take away. */
const Deletion = Mark.create({
  name: "deletion",
  inclusive: false,
  addAttributes: attributes,
  parseHTML: () => [],
  renderHTML: () => ["del", 0],
});

export const suggestionMarks = [Insertion, Deletion];

/** The body as it is while no proposal has been accepted. */
export function withoutSuggestions(nodes: BodyNode[]): BodyNode[] {
  return nodes
    .filter((node) => !node.marks?.some((mark) => mark.type === "insertion"))
    .map(({ marks, content, ...node }) => {
      const kept = marks?.filter((mark) => mark.type !== "deletion");
      return {
        ...node,
        ...(content && { content: withoutSuggestions(content) }),
        ...(kept && kept.length > 0 && { marks: kept }),
      };
    });
}
