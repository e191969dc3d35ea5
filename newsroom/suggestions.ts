import type { BodyNode } from "./article.ts";

/*
 * Proposals stand in the draft and never leave it: what is kept or published is the text without them.
 * Text carries them as marks. Blocks and line breaks carry them in one attribute, `proposal`, because Yjs keeps no marks on them.
 */

/** One proposal, which may span several pieces. `by` is what the proposer's browser said: good for showing a name, for nothing else. */
export type Claim = { id: string; by: number; at: number };

/** What a block's attribute may say, each by somebody of their own. */
export type BlockProposals = {
  insert?: Claim; // the whole block is proposed
  remove?: Claim; // the whole block is to go
  split?: Claim & { depth: number }; // it is proposed that the text be parted before this block, through this many levels
  join?: Claim & { depth: number }; // … that this block go on in the one before it
  change?: Claim & { was: { type: string; attrs: Record<string, unknown> } }; // it was of another kind or look
};

type TextMark = NonNullable<BodyNode["marks"]>[number];

const proposalMarks = ["insertion", "deletion", "reformat"];

/** The body's own formats and blocks, by name: another could not be put back. Beside the schema, which is made with this file's help. */
export const knownFormats = ["foreign", "link", "bold", "italic"];
export const knownBlocks = [
  ...["paragraph", "heading", "blockquote", "attribution", "bulletList", "orderedList", "listItem", "horizontalRule"],
  ...["picture", "gallery", "pullQuote", "factBox", "boxTitle", "table", "tableRow", "tableCell", "tableHeader"],
  ...["embed", "relatedStory", "hardBreak"],
];

/** The marks that are the text's own. */
export function isFormat(mark: { type: string | { name: string } }): boolean {
  return !proposalMarks.includes(typeof mark.type === "string" ? mark.type : mark.type.name);
}

/** A mark's attributes as a claim; null when they are none. */
export function readClaim(value: unknown): Claim | null {
  if (!isRecord(value)) return null;
  const { id, by, at } = value;
  return typeof id === "string" && typeof by === "number" && typeof at === "number" ? { id, by, at } : null;
}

/** What a block's attribute says. It came through other people's browsers: what cannot be read says nothing. */
export function readProposals(value: unknown): BlockProposals {
  const said = typeof value === "string" ? readJson(value) : null;
  if (!isRecord(said)) return {};
  const [insert, remove, split, join, change] = [said.insert, said.remove, said.split, said.join, said.change].map(
    readClaim,
  );
  const was = isRecord(said.change) && isRecord(said.change.was) ? said.change.was : {};
  return {
    ...(insert && { insert }),
    ...(remove && { remove }),
    ...(split && { split: { ...split, depth: depthOf(said.split) } }),
    ...(join && { join: { ...join, depth: depthOf(said.join) } }),
    ...(change &&
      typeof was.type === "string" &&
      knownBlocks.includes(was.type) &&
      isRecord(was.attrs) && { change: { ...change, was: { type: was.type, attrs: was.attrs } } }),
  };
}

/** As the attribute keeps it; null when nothing is proposed. */
export function writeProposals(proposals: BlockProposals): string | null {
  return Object.keys(proposals).length > 0 ? JSON.stringify(proposals) : null;
}

/** The marks that text had before somebody proposed others. */
export function readFormerMarks(was: unknown): TextMark[] {
  const marks = typeof was === "string" ? readJson(was) : null;
  return Array.isArray(marks) ? marks.flatMap((mark) => readMark(mark) ?? []) : [];
}

function readMark(value: unknown): TextMark | null {
  if (!isRecord(value) || typeof value.type !== "string" || !knownFormats.includes(value.type)) return null;
  return { type: value.type, ...(isRecord(value.attrs) && { attrs: value.attrs }) };
}

export type Decision = "accept" | "reject";

/** The body as it is while no proposal has been accepted. */
export function withoutSuggestions(nodes: BodyNode[]): BodyNode[] {
  return decide(nodes, "reject");
}

/** The body as its proposers would have it. */
export function withSuggestions(nodes: BodyNode[]): BodyNode[] {
  return decide(nodes, "accept");
}

/**
 * The blocks after all proposals in them, or those whose id `isMeant`, were accepted or rejected. Where nothing was proposed
 * the same nodes come back, but for neighbouring pieces of one look, which become one.
 */
export function decide(
  nodes: BodyNode[],
  decision: Decision,
  isMeant: (id: string) => boolean = () => true,
): BodyNode[] {
  const done: BodyNode[] = [];
  for (const node of nodes) {
    if (node.text !== undefined) {
      const text = decideText(node, decision, isMeant);
      if (text) add(done, text);
      continue;
    }
    const proposals = readProposals(node.attrs?.proposal);
    const meant = <Kind extends keyof BlockProposals>(kind: Kind) => {
      const found = proposals[kind];
      return found && isMeant(found.id) ? found : null;
    };
    if (meant(decision === "reject" ? "insert" : "remove")) continue;
    const goesOn = meant(decision === "reject" ? "split" : "join");
    const next = decideBlock(node, proposals, decision, isMeant);
    if (!next) continue;
    const before = done.at(-1);
    const joined = goesOn && before && joinBlocks(before, next, goesOn.depth);
    if (joined) done[done.length - 1] = joined;
    else done.push(next);
  }
  return done;
}

function decideText(node: BodyNode, decision: Decision, isMeant: (id: string) => boolean): BodyNode | null {
  const isDue = ({ attrs }: TextMark) => isMeant(String(attrs?.id));
  const { marks = [], ...text } = node;
  const goes = decision === "reject" ? "insertion" : "deletion";
  if (marks.some((mark) => mark.type === goes && isDue(mark))) return null;
  const left = marks.filter((mark) => isFormat(mark) || !isDue(mark));
  if (left.length === marks.length) return node;
  const undone = decision === "reject" && marks.find((mark) => mark.type === "reformat" && isDue(mark));
  const kept = undone ? [...readFormerMarks(undone.attrs?.was), ...left.filter((mark) => !isFormat(mark))] : left;
  return { ...text, ...(kept.length > 0 && { marks: kept }) };
}

function decideBlock(
  node: BodyNode,
  proposals: BlockProposals,
  decision: Decision,
  isMeant: (id: string) => boolean,
): BodyNode | null {
  const { content = [], ...rest } = node;
  const inside = decide(content, decision, isMeant);
  const isEmptied = inside.length === 0 && content.some((child) => !isInline(child));
  if (isEmptied && !cells.includes(node.type)) return null; // a list without items is none
  const held = inside.length < content.length ? withParagraph(node.type, inside) : inside;
  const { change } = proposals;
  const former = change && decision === "reject" && isMeant(change.id) ? change.was : null;
  const open = Object.entries(proposals).filter(([, { id }]) => !isMeant(id));
  const proposal = open.length > 0 ? JSON.stringify(Object.fromEntries(open)) : null;
  const { proposal: _, ...attrs } = former?.attrs ?? rest.attrs ?? {};
  const all = { ...attrs, ...(proposal !== null && { proposal }) };
  const { attrs: __, ...bare } = rest;
  return {
    ...bare,
    type: former?.type ?? rest.type,
    ...(Object.keys(all).length > 0 && { attrs: all }),
    ...(held.length > 0 && { content: held }),
  };
}

const cells = ["tableCell", "tableHeader"];

/** What must hold a paragraph keeps an empty one when its last goes, or it would be no such block, and a row would lose a column. */
function withParagraph(type: string, inside: BodyNode[]): BodyNode[] {
  const paragraph: BodyNode = { type: "paragraph" };
  const only = (...names: string[]) => inside.every((node) => names.includes(node.type));
  if (cells.includes(type)) return inside.length > 0 ? inside : [paragraph];
  if (type === "factBox") return only("boxTitle") ? [...inside, paragraph] : inside;
  if (type === "blockquote" || type === "pullQuote") return only("attribution") ? [paragraph, ...inside] : inside;
  return type === "listItem" && inside[0]?.type !== "paragraph" ? [paragraph, ...inside] : inside;
}

/** One block of the two, or null when they do not fit. */
function joinBlocks(before: BodyNode, after: BodyNode, depth: number): BodyNode | null {
  const [own, others] = [before.content ?? [], after.content ?? []];
  if (depth <= 1) {
    if (![...own, ...others].every(isInline) || apart.includes(before.type) || apart.includes(after.type)) return null;
    const content = [...own];
    for (const node of others) add(content, node);
    return content.length > 0 ? { ...before, content } : before;
  }
  const [last, first] = [own.at(-1), others[0]];
  const joined = last && first && joinBlocks(last, first, depth - 1);
  return joined ? { ...before, content: [...own.slice(0, -1), joined, ...others.slice(1)] } : null;
}

/** Puts it at the end; text of the same look as the last goes into it. */
function add(nodes: BodyNode[], node: BodyNode): void {
  const last = nodes.at(-1);
  if (last?.text === undefined || node.text === undefined || !hasSameMarks(last, node)) nodes.push(node);
  else nodes[nodes.length - 1] = { ...last, text: last.text + node.text };
}

function hasSameMarks(one: BodyNode, other: BodyNode): boolean {
  const marksOf = ({ marks = [] }: BodyNode) =>
    marks.map((mark) => JSON.stringify([mark.type, mark.attrs ?? {}])).toSorted();
  return marksOf(one).join() === marksOf(other).join();
}

const inlineAtoms = ["hardBreak"];
const apart = ["picture", "horizontalRule", "embed", "relatedStory", ...inlineAtoms]; // no text goes on in them

function isInline(node: BodyNode): boolean {
  return node.text !== undefined || inlineAtoms.includes(node.type);
}

function depthOf(value: unknown): number {
  return isRecord(value) && typeof value.depth === "number" ? value.depth : 1;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
