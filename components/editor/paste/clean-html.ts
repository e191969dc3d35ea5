import type { BodyNode } from "#newsroom/article.ts";
import { assemble } from "./assemble.ts";
import { type Flow, textOfPieces } from "./flow.ts";
import { readFlow } from "./read-flow.ts";
import { newReceipt, type Receipt } from "./receipt.ts";
import { styleReader } from "./styles.ts";

/** What a paste becomes. A picture's `pictureId` of -1 is the first of `files`, and so on; null is a place without a picture. */
export type Cleaned = { blocks: BodyNode[]; files: File[]; receipt: Receipt; text: string };

/** The story's blocks of what another program put on the clipboard. Nothing of it runs, nothing is fetched. */
export function cleanHtml(html: string): Cleaned {
  const receipt = newReceipt();
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const gap of page.querySelectorAll(".Apple-converted-space"))
    if (gap.textContent.trim() === "") gap.textContent = " "; // typed as a plain one
  let quotes = 0;
  const nextQuote = () => {
    quotes += 1;
    return { id: quotes, isStyled: false };
  };
  const flows = readFlow(page.body, { readStyle: styleReader(page), receipt, nextQuote });
  const { blocks, files } = assemble(flows, receipt);
  receipt.dropped.footnotes = countNotes(receipt.dropped.footnotes);
  return { blocks, files, receipt, text: flows.map(textOf).join("\n") };
}

/** Each note once: a mark in the text is empty here, the note that it stands for is not. */
function countNotes(found: string[]): string[] {
  const notes = found.filter((text) => text !== "");
  const marks = found.length - notes.length;
  return [...notes, ...Array.from({ length: Math.max(0, marks - notes.length) }, () => "")];
}

function textOf(flow: Flow): string {
  if (flow.kind === "line") return textOfPieces(flow.pieces);
  return flow.kind === "table"
    ? flow.rows.map((row) => row.map((cell) => cell.flows.map(textOf).join(" ")).join("\t")).join("\n")
    : "";
}
