import { type BodyNode, type PlainField, plainFields, textOf } from "./article.ts";
import type { Prose } from "./draft.ts";
import { type BlockProposals, type Claim, isFormat, readClaim, readFormerMarks, readProposals } from "./suggestions.ts";

/** What a proposal does besides adding and taking away words. Blocks are named by their type, formats by their mark. */
export type ProposedChange =
  | { kind: "split" | "join" }
  | { kind: "add" | "take" | "look"; block: string } // `add` and `take`: a block that has no words
  | { kind: "become"; block: string; from: string }
  | { kind: "move"; block: string; text: string }
  | { kind: "format" | "unformat"; format: string; text: string };

/** One proposal as a person judges it. */
export type Proposal = Claim & {
  field: PlainField | "body";
  added: string;
  removed: string;
  before: string; // the letters that stay of the word in which it begins, and
  after: string; // of the one in which it ends; both empty where it changes whole words
  changes: ProposedChange[];
};

/** All open proposals, in reading order. */
export function listProposals(prose: Prose): Proposal[] {
  const found = new Map<string, Found>();
  for (const field of [...plainFields, "body"] as const) {
    const on = (claim: Claim): Found => {
      const known = found.get(claim.id) ?? {
        ...claim,
        field,
        added: "",
        removed: "",
        before: "",
        after: "",
        changes: [],
        isInText: false,
      };
      found.set(claim.id, known);
      return known;
    };
    const started = new Set<string>(); // a line is one block
    for (const node of prose[field]) readNode(node, on, started);
    readEdges(prose[field], on);
  }
  return [...found.values()].map(asMove);
}

/** `isInText`: it is about words in a block, not about whole blocks alone. */
type Found = Proposal & { isInText: boolean };

/** A block that goes from one place and comes in another. */
function asMove({ isInText, ...proposal }: Found): Proposal {
  const { added, removed, changes } = proposal;
  const isWhole = changes.every(({ kind }) => kind === "add" || kind === "take");
  const blocks = new Set(changes.map((change) => ("block" in change ? change.block : "")));
  const isBothWays =
    changes.length === 0 ? added !== "" : changes.length === 2 && changes[0]?.kind !== changes[1]?.kind;
  if (isInText || added !== removed || !isWhole || !isBothWays || blocks.size > 1) return proposal;
  const [block = "paragraph"] = blocks;
  return { ...proposal, added: "", removed: "", changes: [{ kind: "move", block, text: added }] };
}

type On = (claim: Claim) => Found;
type Words = "added" | "removed";

/** What stands in blocks of their own is told in lines of their own. */
function tell(proposal: Proposal, part: Words, words: string, isStart: boolean): void {
  proposal[part] += isStart && proposal[part] !== "" ? `\n${words}` : words;
}

/** @param started what has words in this block already */
function readNode(node: BodyNode, on: On, started: Set<string>): void {
  if (node.text !== undefined) readText(node, node.text, on, started);
  const said = readProposals(node.attrs?.proposal);
  readBlock(node, said, on);
  if (said.insert || said.remove) return; // its words were told as a whole
  const inside = new Set<string>();
  for (const child of node.content ?? []) readNode(child, on, inside);
  readEdges(node.content ?? [], on);
}

const [atStart, atEnd] = [/^[\p{L}\p{M}\p{N}\u0640]+/u, /[\p{L}\p{M}\p{N}\u0640]+$/u];

/** A proposal that is one passage of a line, and begins or ends within a word, is judged by the whole word. */
function readEdges(line: BodyNode[], on: On): void {
  const claims = line.map(claimOf);
  for (const claim of claims) {
    if (!claim) continue;
    const [first, last] = [
      claims.findIndex((one) => one?.id === claim.id),
      claims.findLastIndex((one) => one?.id === claim.id),
    ];
    const pieces = line.slice(first, last + 1).map(({ text }) => text ?? "");
    const proposal = on(claim);
    const isWhole = proposal.changes.length === 0 && !`${proposal.added}${proposal.removed}`.includes("\n");
    if (!isWhole || claims.slice(first, last + 1).some((one) => one?.id !== claim.id)) continue;
    const edge = (place: number, pattern: RegExp) =>
      claims[place] ? "" : (pattern.exec(line[place]?.text ?? "")?.[0] ?? "");
    if (pieces.some((piece) => atStart.test(piece))) proposal.before = edge(first - 1, atEnd);
    if (pieces.some((piece) => atEnd.test(piece))) proposal.after = edge(last + 1, atStart);
  }
}

/** Whose addition or deletion this text is. */
function claimOf({ text, marks = [] }: BodyNode): Claim | null {
  const mark = text === undefined ? undefined : marks.find(({ type }) => type === "insertion" || type === "deletion");
  return mark ? readClaim(mark.attrs) : null;
}

function readText({ marks = [] }: BodyNode, text: string, on: On, started: Set<string>): void {
  for (const mark of marks) {
    const claim = isFormat(mark) ? null : readClaim(mark.attrs);
    if (!claim) continue;
    const proposal = on(claim);
    proposal.isInText = true;
    const part = mark.type === "insertion" ? "added" : mark.type === "deletion" ? "removed" : null;
    if (part) {
      tell(proposal, part, text, !started.has(part + claim.id));
      started.add(part + claim.id);
    }
    if (mark.type === "reformat") readFormats(proposal, marks, readFormerMarks(mark.attrs?.was), text);
  }
}

function readFormats(proposal: Proposal, now: { type: string }[], former: { type: string }[], text: string): void {
  const missing = (marks: { type: string }[], others: { type: string }[]) =>
    marks.filter((mark) => isFormat(mark) && !others.some((other) => other.type === mark.type)).map(({ type }) => type);
  const note = (kind: "format" | "unformat", format: string) => {
    const known = proposal.changes.find((change) => change.kind === kind && change.format === format);
    if (known && "text" in known) known.text += text;
    else proposal.changes.push({ kind, format, text });
  };
  for (const format of missing(now, former)) note("format", format);
  for (const format of missing(former, now)) note("unformat", format);
  const other = now.find((mark) => isFormat(mark) && former.some(({ type }) => type === mark.type));
  if (proposal.changes.length === 0 && other) note("format", other.type); // the same format with another value: a link's address
}

function readBlock(node: BodyNode, { insert, remove, split, join, change }: BlockProposals, on: On): void {
  if (split) on(split).changes.push({ kind: "split" });
  if (join) on(join).changes.push({ kind: "join" });
  if (insert) readWhole(node, on(insert), "add");
  if (remove) readWhole(node, on(remove), "take");
  if (!change) return;
  const [block, from] = [nameOf(node), nameOf({ type: change.was.type, attrs: change.was.attrs })];
  on(change).changes.push(block === from ? { kind: "look", block } : { kind: "become", block, from });
}

function readWhole(node: BodyNode, proposal: Proposal, kind: "add" | "take"): void {
  const words = textOf(node).trim();
  const part = kind === "add" ? "added" : "removed";
  if (words !== "") tell(proposal, part, words, true);
  if (words === "" || !["paragraph", "heading"].includes(node.type))
    proposal.changes.push({ kind, block: nameOf(node) });
}

/** A heading with its level: the only kind that words tell apart by a number. */
function nameOf({ type, attrs }: BodyNode): string {
  return type === "heading" ? `heading${String(attrs?.level ?? 2)}` : type;
}
