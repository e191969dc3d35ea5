/** A story as a reporter has it in hand: what is typed, what is pasted, what is attached. */
export type TestStory = {
  kicker: string;
  headline: string;
  standfirst: string;
  lead: { caption: string; credit: string; alternative: string };
  /** The first ones are typed, the rest is pasted from a page. */
  body: Block[];
  shownSources: string[]; // agencies, in order
  hiddenSource: { name: string; note: string };
};

export type Block =
  | { kind: "paragraph"; text: string }
  | { kind: "heading"; text: string }
  | { kind: "quote"; text: string; attribution: string };

/** What a reader sees of a block, line by line. */
export function linesOf(block: Block): string[] {
  return block.kind === "quote" ? [block.text, block.attribution] : [block.text];
}
