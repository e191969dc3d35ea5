import { ContentFormat, ContentString, ContentType, type Item, XmlElement, type XmlFragment, XmlText } from "yjs";

/*
 * The shared document cannot move a block or make another kind of it: who does so takes it away and writes it anew, with the
 * letters known then. What somebody else typed into it meanwhile goes with the old one. Only their own page can tell: it finds
 * the text that came, and puts its letters there.
 */

/** `clock`: the number of the letter among all that this page, `client`, has written. */
type Letter = { text: string; client: number; clock: number; attributes: Record<string, unknown> };

/** One paragraph, heading or caption of a block, with its letters. */
export type Text = { element: XmlElement; letters: Letter[] };

/** How much everybody who is on line has seen: by page, the first clock that they may not have. */
export type Seen = ReadonlyMap<number, number>;

/** Where letters are missing, before which letter of those that came. */
type Gap = { before: number; letters: Letter[] };

export type Carried = {
  gaps: Gap[];
  /** Where a letter of the former text stands in the new one, once the gaps are filled. */
  placeOf: (letter: number) => number;
};

const inlineNodes = ["hardBreak"];
const fewest = 3; // letters that must be there to know a text again
const mostSteps = 2_000_000; // of one comparison

/** @param wasThere whether an item stood in the text then */
export function readTexts(block: XmlElement, wasThere: (item: Item) => boolean = isHere): Text[] {
  const children = childrenOf(block, wasThere);
  if (!isText(children))
    return children.flatMap((child) => (child instanceof XmlElement ? readTexts(child, wasThere) : []));
  const letters = children.flatMap((child) => (child instanceof XmlText ? readLetters(child, wasThere) : [lineBreak]));
  return [{ element: block, letters }];
}

/**
 * Whether the text that came is the former one as somebody knew it: without the newest letters of `client`, perhaps without
 * the newest of one other page, and with all else. Null: it is another text.
 */
export function findCarried(former: Letter[], now: Letter[], client: number, seen: Seen): Carried | null {
  const missing = former.length - now.length;
  if (missing < 0 || now.length < fewest) return null;
  const own = newest(former, client, seen);
  const others = [...new Set(former.map((letter) => letter.client))].filter((other) => other !== client);
  const candidates = [[], ...others.map((other) => newest(former, other, seen))];
  let steps = 0;
  for (const theirs of candidates) {
    for (let count = Math.min(missing, own.length); count >= 0; count -= 1) {
      if (missing - count > theirs.length) break;
      const left = new Set([...own.slice(0, count), ...theirs.slice(0, missing - count)]);
      if (isRest(former, left, now)) return carriedOf(former, left, client);
      steps += former.length;
      if (steps > mostSteps) return null;
    }
  }
  return null;
}

/** Puts the letters into the text that came. Call it in a transaction of its own. */
export function fillGaps({ element }: Text, { gaps }: Carried): void {
  for (const gap of gaps.toReversed()) write(element, gap);
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

const lineBreak: Letter = { text: "\n", client: -1, clock: -1, attributes: {} }; // as a letter that nobody loses

function readLetters(text: XmlText, wasThere: (item: Item) => boolean): Letter[] {
  const letters: Letter[] = [];
  let attributes: Record<string, unknown> = {};
  for (let item = text._start; item; item = item.right) {
    if (!wasThere(item)) continue;
    const { content, id } = item;
    if (content instanceof ContentFormat) attributes = { ...attributes, [content.key]: content.value };
    if (!(content instanceof ContentString)) continue;
    let clock = id.clock;
    for (const sign of content.str) {
      letters.push({ text: sign, client: id.client, clock, attributes });
      clock += sign.length;
    }
  }
  return letters;
}

/** Places of the letters of one page that not everybody has seen, the newest first. */
function newest(letters: Letter[], client: number, seen: Seen): number[] {
  return [...letters.keys()]
    .filter((at) => {
      const letter = letters[at];
      return letter?.client === client && letter.clock >= (seen.get(client) ?? 0) && !isToGo(letter);
    })
    .toSorted((one, other) => (letters[other]?.clock ?? 0) - (letters[one]?.clock ?? 0));
}

/** Proposed to go: whoever has decided that meanwhile wrote the block without it. */
function isToGo({ attributes }: Letter): boolean {
  return Object.keys(attributes).some((name) => name.startsWith("deletion") && attributes[name] !== null);
}

function isRest(former: Letter[], left: Set<number>, now: Letter[]): boolean {
  let at = 0;
  for (const [place, letter] of former.entries()) {
    if (left.has(place)) continue;
    if (letter.text !== now[at]?.text) return false;
    at += 1;
  }
  return at === now.length;
}

function carriedOf(former: Letter[], left: Set<number>, client: number): Carried {
  const gaps: Gap[] = [];
  let kept = 0;
  for (const [place, letter] of former.entries()) {
    if (!left.has(place)) kept += 1;
    else if (letter.client === client) {
      const last = gaps.at(-1);
      if (last?.before === kept) last.letters.push(letter);
      else gaps.push({ before: kept, letters: [letter] });
    }
  }
  const others = [...left].filter((place) => former[place]?.client !== client);
  return { gaps, placeOf: (letter) => letter - others.filter((place) => place < letter).length };
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
