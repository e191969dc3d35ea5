import { ContentFormat, ContentString, ContentType, type Item, XmlElement, type XmlFragment, XmlText } from "yjs";

/*
 * The shared document cannot move a block or make another kind of it: who does so takes it away and writes it anew, with the
 * letters known then. What somebody else typed into it meanwhile goes with the old one. Only their own page can tell: it finds
 * the block that came, and puts its letters there.
 */

/** `client`: whose page wrote it. A break in a line counts as a letter that nobody loses. */
type Letter = { text: string; client: number; attributes: Record<string, unknown> };

/** The letters of a block, text by text. */
export type Letters = Letter[][];

export type Spot = { text: number; letter: number };

/** Where letters are missing, before which letter of those that came. */
type Gap = { before: number; letters: Letter[] };

const inlineNodes = ["hardBreak"];
const mostSteps = 4_000_000; // of one comparison

/** @param wasThere whether an item stood in the text then */
export function readLetters(block: XmlElement, wasThere: (item: Item) => boolean = isHere): Letters {
  const children = childrenOf(block, wasThere);
  if (!isText(children))
    return children.flatMap((child) => (child instanceof XmlElement ? readLetters(child, wasThere) : []));
  return [children.flatMap((child) => (child instanceof XmlText ? readText(child, wasThere) : [lineBreak]))];
}

/**
 * Puts into a block that came what `client` wrote into the one that went. Call it in a transaction of its own.
 * @returns how places in the former block are found in the new one, or null: it is another block
 */
export function carryLetters(former: Letters, block: XmlElement, client: number): ((spot: Spot) => Spot) | null {
  const now = readLetters(block);
  if (now.length !== former.length) return null;
  const compared = former.map((letters, text) => compare(letters, now[text] ?? [], client));
  const isSame = compared.every((each) => each !== null);
  const kept = now.flat().length;
  const known = former.flat().filter((letter) => letter.client !== client).length;
  if (!isSame || kept === 0 || kept < known / 2) return null;
  const elements = textsOf(block);
  for (const [text, found] of compared.entries()) {
    const element = elements[text];
    for (const gap of found?.gaps.toReversed() ?? []) if (element) write(element, gap);
  }
  return ({ text, letter }) => ({ text, letter: letter - (compared[text]?.others(letter) ?? 0) });
}

function isHere(item: Item): boolean {
  return !item.deleted;
}

function childrenOf(block: XmlElement | XmlFragment, wasThere: (item: Item) => boolean): (XmlElement | XmlText)[] {
  const children: (XmlElement | XmlText)[] = [];
  for (let item = block._start; item; item = item.right) {
    const type = item.content instanceof ContentType ? item.content.type : null;
    if (wasThere(item) && (type instanceof XmlElement || type instanceof XmlText)) children.push(type);
  }
  return children;
}

/** Whether text stands in it directly, or could. */
function isText(children: (XmlElement | XmlText)[]): boolean {
  return children.every((child) => child instanceof XmlText || inlineNodes.includes(child.nodeName));
}

function textsOf(block: XmlElement): XmlElement[] {
  const children = childrenOf(block, isHere);
  return isText(children) ? [block] : children.flatMap((child) => (child instanceof XmlElement ? textsOf(child) : []));
}

const lineBreak: Letter = { text: "\n", client: -1, attributes: {} };

function readText(text: XmlText, wasThere: (item: Item) => boolean): Letter[] {
  const letters: Letter[] = [];
  let attributes: Record<string, unknown> = {};
  for (let item = text._start; item; item = item.right) {
    if (!wasThere(item)) continue;
    const { content, id } = item;
    if (content instanceof ContentFormat) attributes = { ...attributes, [content.key]: content.value };
    if (content instanceof ContentString)
      for (const sign of content.str) letters.push({ text: sign, client: id.client, attributes });
  }
  return letters;
}

/**
 * What of the former letters is not among the new ones: as few of other people as can be, whose pages bring theirs.
 * `others` counts these before a letter. Null: the new ones are not what was left of the former.
 */
function compare(
  former: Letter[],
  now: Letter[],
  client: number,
): { gaps: Gap[]; others: (letter: number) => number } | null {
  const missing = former.length - now.length;
  if (missing < 0 || former.length * (missing + 1) > mostSteps) return null;
  const isOwn = (at: number) => former[at]?.client === client && !isToGo(former[at]);
  const width = missing + 1;
  const costs = new Float64Array((former.length + 1) * width).fill(Number.POSITIVE_INFINITY); // by letters read, and left out
  costs[0] = 0;
  const costAt = (read: number, left: number) =>
    left < 0 ? Number.POSITIVE_INFINITY : (costs[read * width + left] ?? 0);
  const isKept = (read: number, left: number) => former[read]?.text === now[read - left]?.text;
  for (let read = 1; read <= former.length; read += 1) {
    for (let left = 0; left <= Math.min(missing, read); left += 1) {
      const keep = isKept(read - 1, left) ? costAt(read - 1, left) : Number.POSITIVE_INFINITY;
      const leave = costAt(read - 1, left - 1) + (isOwn(read - 1) ? 0 : 1);
      costs[read * width + left] = Math.min(keep, leave);
    }
  }
  if (!Number.isFinite(costAt(former.length, missing))) return null;
  const left: number[] = [];
  for (let read = former.length, out = missing; read > 0; read -= 1) {
    if (isKept(read - 1, out) && costAt(read - 1, out) === costAt(read, out)) continue;
    left.unshift(read - 1);
    out -= 1;
  }
  return {
    gaps: gapsOf(left, former, isOwn),
    others: (letter) => left.filter((at) => at < letter && !isOwn(at)).length,
  };
}

/** Proposed to go: whoever has decided that meanwhile wrote the block without it. */
function isToGo({ attributes }: Letter): boolean {
  return Object.keys(attributes).some((name) => name.startsWith("deletion") && attributes[name] !== null);
}

function gapsOf(left: number[], former: Letter[], isOwn: (letter: number) => boolean): Gap[] {
  const gaps: Gap[] = [];
  for (const [place, at] of left.entries()) {
    const letter = former[at];
    if (!letter || !isOwn(at)) continue;
    const before = at - place;
    const last = gaps.at(-1);
    if (last?.before === before) last.letters.push(letter);
    else gaps.push({ before, letters: [letter] });
  }
  return gaps;
}

function write(block: XmlElement, { before, letters }: Gap): void {
  let offset = before; // in signs
  for (const [index, child] of childrenOf(block, isHere).entries()) {
    const signs = child instanceof XmlText ? [...child.toDelta().map(wordsOf).join("")] : ["\n"];
    if (child instanceof XmlText && offset <= signs.length) {
      writeInto(child, signs.slice(0, offset).join("").length, letters);
      return;
    }
    if (offset === 0) {
      writeNew(block, index, letters);
      return;
    }
    offset -= signs.length;
  }
  writeNew(block, block.length, letters);
}

function wordsOf({ insert }: { insert?: unknown }): string {
  return typeof insert === "string" ? insert : "";
}

function writeNew(block: XmlElement, index: number, letters: Letter[]): void {
  const text = new XmlText();
  block.insert(index, [text]);
  writeInto(text, 0, letters);
}

function writeInto(text: XmlText, offset: number, letters: Letter[]): void {
  let at = offset;
  for (const letter of letters) {
    text.insert(at, letter.text, letter.attributes);
    at += letter.text.length;
  }
}
