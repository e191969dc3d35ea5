import type { ResolvedPos } from "@tiptap/pm/model";
import { type BodyNode, textOf } from "#newsroom/article.ts";
import type { Receipt } from "./receipt.ts";

/** What may stand where the cursor is; `line`: only text, as in a caption. */
type Room = "everything" | "listsToo" | "paragraphs" | "line";

export function roomAt($from: ResolvedPos): Room {
  if ($from.depth > 0 && !["paragraph", "heading"].includes($from.parent.type.name)) return "line";
  if (isInside($from, ["tableCell", "tableHeader", "blockquote", "pullQuote"])) return "paragraphs";
  return isInside($from, ["listItem", "factBox"]) ? "listsToo" : "everything";
}

export function isInside($from: ResolvedPos, names: string[]): boolean {
  return Array.from({ length: $from.depth }, (_, depth) => $from.node(depth + 1).type.name).some((name) =>
    names.includes(name),
  );
}

/** The blocks that fit there, and those that go below the block around it. What changes for it is counted. */
export function fitBlocks(
  blocks: BodyNode[],
  room: Room,
  isQuote: boolean,
  { changed }: Receipt,
): { inside: BodyNode[]; below: BodyNode[] } {
  if (room === "everything") return { inside: blocks, below: [] };
  const inside: BodyNode[] = [];
  const below: BodyNode[] = [];
  for (const block of blocks) {
    const isList = block.type === "bulletList" || block.type === "orderedList";
    if (block.type === "paragraph" || (isList && room === "listsToo")) inside.push(block);
    else if (block.type === "heading")
      inside.push({ type: "paragraph", ...(block.content && { content: block.content }) });
    else if (block.type === "blockquote" && isQuote) inside.push(...(block.content ?? []).map(asParagraph));
    else if (isList) inside.push(...itemsOf(block));
    else below.push(block);
    if (inside.at(-1) !== block && below.at(-1) !== block) changed.placeBlocks += 1;
  }
  return { inside, below };
}

function asParagraph({ content }: BodyNode): BodyNode {
  return { type: "paragraph", ...(content && { content }) };
}

function itemsOf(list: BodyNode): BodyNode[] {
  const first = Number(list.attrs?.start ?? 1);
  return (list.content ?? []).flatMap((item, at) => {
    const mark = list.type === "orderedList" ? `${first + at}. ` : "• ";
    return (item.content ?? []).flatMap((part, place) => {
      if (part.type !== "paragraph") return itemsOf(part);
      return [
        {
          type: "paragraph",
          content: [...(place === 0 ? [{ type: "text", text: mark }] : []), ...(part.content ?? [])],
        },
      ];
    });
  });
}

/** All of it on one line. */
export function lineOf(blocks: BodyNode[]): string {
  return blocks.map(textOf).join(" ").replace(/\s+/gu, " ").trim();
}
