import { prosemirrorJSONToYXmlFragment, yXmlFragmentToProsemirrorJSON } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { type BodyNode, type Content, contentVersion, type PlainField, plainFields, textOf, walk } from "./article.ts";
import { bodySchema, lineSchema } from "./body.ts";
import { storable, storableText } from "./storable.ts";
import { withoutSuggestions, withSuggestions } from "./suggestions.ts";

/** Only bytes cross this border, never a Y.Doc: Node's and Next's copies of yjs must not meet. */

/** A new article's epoch, seeded with nothing. A page knows these bytes before there is an article. */
export const firstEpoch = 1;

const mergePortion = 50;
const seedClient = 1; // the same everywhere, so that one content always gives the same seed

/** Prose as it is being written, with the proposals that stand in it: each line as its pieces of text. Nothing but the next epoch is made of it. */
export type Prose = Record<PlainField | "body", BodyNode[]>;

/** The update that an epoch starts from: all fields, with their first paragraphs, holding `content`. */
export function seedOf(content: Content | Prose): Uint8Array {
  const doc = new Y.Doc({ guid: "seed" }); // nobody asks for it, and drawing one costs a third of the whole
  doc.clientID = seedClient;
  for (const field of plainFields) {
    const json = { type: "doc", content: [{ type: "paragraph", content: lineOf(content[field]) }] };
    prosemirrorJSONToYXmlFragment(lineSchema, json, doc.getXmlFragment(field));
  }
  const known = knownNodes(content.body, "doc");
  const body = known.length > 0 ? known : [{ type: "paragraph" }];
  prosemirrorJSONToYXmlFragment(bodySchema, { type: "doc", content: body }, doc.getXmlFragment("body"));
  return Y.encodeStateAsUpdate(doc);
}

function lineOf(text: string | BodyNode[]): BodyNode[] {
  if (typeof text !== "string") return text;
  return text === "" ? [] : [{ type: "text", text }];
}

/** The text that a log of updates (seed first) amounts to, while no proposal in it has been accepted. */
export function contentOf(updates: Uint8Array[]): Content {
  return contentOfProse(proseOf(updates));
}

/** The same of prose that was read already. */
export function contentOfProse(prose: Prose): Content {
  return settle(prose, withoutSuggestions);
}

/** The same as if every proposal had been accepted: what its writers see before them, as plain text. */
export function proposedContentOf(updates: Uint8Array[]): Content {
  return settle(proseOf(updates), withSuggestions);
}

/** The same with the proposals that stand in it: what the next epoch is seeded with, and nobody else sees. */
export function proseOf(updates: Uint8Array[]): Prose {
  const doc = docOf(updates);
  const line = (field: PlainField) =>
    blocksOf(doc, field).flatMap((block, place) => [...(place > 0 ? lineOf(" ") : []), ...piecesOf(block, lineSchema)]);
  const lines = { kicker: line("kicker"), headline: line("headline"), standfirst: line("standfirst") };
  const prose = { ...lines, body: trimBlocks(knownNodes(blocksOf(doc, "body"), "doc")) };
  return mapProse(prose, (nodes) => nodes.map(storableNode));
}

/** The text of a block, with the marks that it may carry: whatever a browser put there, the next epoch can be made of it. */
function piecesOf(block: BodyNode, { marks: known }: typeof bodySchema): BodyNode[] {
  return [...walk([block])].flatMap(({ text, marks = [] }) => {
    const letters = typeof text === "string" ? storableText(text) : ""; // Yjs keeps objects between letters, too
    const kept = marks.filter((mark) => mark.type in known);
    return letters === "" ? [] : [{ type: "text", text: letters, ...(kept.length > 0 && { marks: kept }) }];
  });
}

/** The same for blocks: of a kind that the schema does not know, the words are kept as a paragraph. */
function knownNodes(nodes: BodyNode[], parent: string): BodyNode[] {
  const takesText = bodySchema.nodes[parent]?.inlineContent ?? false;
  return nodes.flatMap((node): BodyNode[] => {
    const isElement = node.type !== "text" && node.type !== "doc" && node.type in bodySchema.nodes;
    if (isElement) return [{ ...node, ...(node.content && { content: knownNodes(node.content, node.type) }) }];
    const pieces = piecesOf(node, bodySchema);
    return takesText || pieces.length === 0 ? pieces : [{ type: "paragraph", content: pieces }];
  });
}

function settle(prose: Prose, decided: (nodes: BodyNode[]) => BodyNode[]): Content {
  const { body, ...lines } = mapProse(prose, decided);
  const line = (field: PlainField) => lines[field].map(textOf).join("").replace(/\s+/gu, " ").trim();
  const texts = { kicker: line("kicker"), headline: line("headline"), standfirst: line("standfirst") };
  return { v: contentVersion, ...texts, body: trimBlocks(body) };
}

function mapProse({ kicker, headline, standfirst, body }: Prose, change: (nodes: BodyNode[]) => BodyNode[]): Prose {
  return { kicker: change(kicker), headline: change(headline), standfirst: change(standfirst), body: change(body) };
}

function storableNode({ type, attrs, content, marks, text }: BodyNode): BodyNode {
  return {
    type,
    ...(attrs && { attrs: storableAttrs(attrs) }),
    ...(content && { content: content.map(storableNode) }),
    ...(marks && {
      marks: marks
        .map((mark) => ({ ...mark, ...(mark.attrs && { attrs: storableAttrs(mark.attrs) }) }))
        .toSorted((one, other) => rankOf(one.type) - rankOf(other.type)),
    }),
    ...(text !== undefined && { text: storableText(text) }),
  };
}

const marksInOrder = Object.keys(bodySchema.marks);

/** One order of marks, whichever was set first: the same text is the same JSON. */
function rankOf(mark: string): number {
  return marksInOrder.indexOf(mark);
}

function storableAttrs(attrs: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(attrs).map(([name, value]) => [name, storable(value)]));
}

/** One update that holds all of them. In portions, because Yjs' time grows with the square of their number. */
export function mergeUpdates(updates: Uint8Array[]): Uint8Array {
  if (updates.length <= mergePortion) return Y.mergeUpdates(updates);
  const portions = Array.from({ length: Math.ceil(updates.length / mergePortion) }, (_, place) =>
    Y.mergeUpdates(updates.slice(place * mergePortion, (place + 1) * mergePortion)),
  );
  return mergeUpdates(portions);
}

/** The same log as one update in as few pieces as possible. What was deleted stays deleted, and its letters are gone. */
export function compactUpdates(updates: Uint8Array[]): Uint8Array {
  return Y.encodeStateAsUpdate(docOf(updates));
}

/** Whether `update` says anything that `known` does not. @throws when its bytes are no update */
export function addsTo(known: Uint8Array[], update: Uint8Array): boolean {
  const doc = docOf(known);
  let adds = false;
  doc.once("update", () => {
    adds = true;
  });
  Y.applyUpdate(doc, update);
  return adds || doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

/** Whether `update` stands on letters that `known` lacks, so that some of it cannot be read yet. */
export function awaitsMore(known: Uint8Array[], update: Uint8Array): boolean {
  return docOf([...known, update]).store.pendingStructs !== null;
}

/** What this log has seen: compare with `covers`. */
export function stateVectorOf(updates: Uint8Array[]): Uint8Array {
  return Y.encodeStateVector(docOf(updates));
}

/** Whether `have` has seen everything that `wanted` has. Both are encoded state vectors. */
export function covers(have: Uint8Array, wanted: Uint8Array): boolean {
  const seen = Y.decodeStateVector(have);
  return [...Y.decodeStateVector(wanted)].every(([client, clock]) => (seen.get(client) ?? 0) >= clock);
}

/**
 * What late updates say that the closed epoch did not: changed plain fields and changed or new blocks. Proposals count as if
 * accepted: who suggested too late has their words offered, too, as plain text.
 */
export function lateText(log: Uint8Array[], late: Uint8Array): Partial<Content> {
  const before = proposedContentOf(log);
  const after = proposedContentOf([...log, late]);
  const known = new Set(before.body.map((block) => JSON.stringify(block)));
  const changed = plainFields.filter((field) => after[field] !== before[field]).map((field) => [field, after[field]]);
  return { ...Object.fromEntries(changed), body: after.body.filter((block) => !known.has(JSON.stringify(block))) };
}

function docOf(updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return doc;
}

function blocksOf(doc: Y.Doc, field: string): BodyNode[] {
  const json: { content?: (BodyNode | BodyNode[])[] } = yXmlFragmentToProsemirrorJSON(doc.getXmlFragment(field));
  return (json.content ?? []).flat(); // letters that stand in no block come as a list
}

/** Without the empty paragraphs at the end that an editor leaves. */
function trimBlocks(blocks: BodyNode[]): BodyNode[] {
  const last = blocks.findLastIndex((block) => block.type !== "paragraph" || textOf(block).trim() !== "");
  return blocks.slice(0, last + 1);
}
