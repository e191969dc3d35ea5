import type { Node } from "@tiptap/pm/model";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { presenceOf } from "#newsroom/presence.ts";
import { readProposals } from "#newsroom/suggestions.ts";

/** What is proposed about blocks, which carry no marks: a line at their edge, a sign where they would be parted or joined. */
export function drawProposals(doc: Node): DecorationSet {
  const shown: Decoration[] = [];
  doc.descendants((node, position) => {
    const proposal: unknown = node.attrs.proposal;
    if (typeof proposal !== "string") return !node.isTextblock || node.content.size > 0;
    const said = Object.entries(readProposals(proposal));
    const [first] = said;
    if (!first) return true;
    const [, { by }] = first;
    shown.push(
      Decoration.node(position, position + node.nodeSize, {
        class: said.map(([kind]) => `proposed-${kind}`).join(" "),
        style: `--person: ${presenceOf({ id: by, name: "" }).color}`,
        "data-proposal": said.map(([, { id }]) => id).join(" "),
      }),
    );
    return true;
  });
  return DecorationSet.create(doc, shown);
}
