import { Fragment, type Mark, type Node, type Schema } from "@tiptap/pm/model";
import { claimOf, type Entry, hasSameMarkup, type Me, plainAttrs, type Unit } from "./propose-units.ts";
import {
  type BlockProposals,
  type Claim,
  isFormat,
  readFormerMarks,
  readProposals,
  writeProposals,
} from "./suggestions.ts";

/** Something that stands in the proposed text and not in the edited one: so many positions, put in at this one. */
export type Shift = { at: number; size: number };

export type Built = { content: Fragment; shifts: Shift[] };

type Break = Extract<Unit, { kind: "break" }>;
type Group = { op: Entry["op"]; start: Break; now: Unit | undefined; entries: Entry[]; parted: BlockProposals };
type Whole = { op: Entry["op"]; node: Node };

const together = 30 * 60_000; // ms: what is added to an own proposal within it belongs to it

/** Blocks made of the run, or null when its parts do not follow each other as they are. */
export function buildRun(entries: Entry[], me: Me, schema: Schema): Built | null {
  const parts = group(entries);
  if (!parts) return null;
  const hands = { ...claimsFor(entries, me.claim), fresh: me.claim, me: me.claim.by, schema };
  const nodes: Node[] = [];
  const shifts: Shift[] = [];
  let at = 0; // in the edited text
  let open = 0; // how many of its nodes are open there
  for (const part of parts) {
    const isGone = part.op === "del";
    const built = "node" in part ? { node: wholeOf(part, hands), isRemoved: isGone } : blockOf(part, hands);
    nodes.push(built.node);
    if (built.isRemoved) {
      shifts.push({ at: at + open, size: built.node.nodeSize });
      continue;
    }
    if ("node" in part) {
      at += open + part.node.nodeSize;
      open = 0;
      continue;
    }
    const depth = part.start.chain.length;
    if (isGone) shifts.push({ at, size: 2 * depth });
    else {
      at += open + depth;
      open = depth;
    }
    for (const { op } of part.entries) {
      if (op === "del") shifts.push({ at, size: 1 });
      else at += 1;
    }
  }
  return { content: Fragment.from(nodes), shifts };
}

/** Own proposals that go are really gone; text after an own beginning that went flows into the block before. */
function group(entries: Entry[]): (Group | Whole)[] | null {
  const parts: (Group | Whole)[] = [];
  let current: Group | null = null;
  let parted: BlockProposals = {}; // what holds for all of a block, into however many it is parted
  for (const entry of entries) {
    const { op, unit } = entry;
    if (unit.kind === "break" && op !== "ins") parted = wholly(unit.said);
    if (op === "del" && unit.isOwn) continue;
    if (unit.kind === "block") {
      parts.push({ op, node: unit.node });
      current = null;
    } else if (unit.kind === "break") {
      current = { op, start: unit, now: entry.now, entries: [], parted };
      parts.push(current);
    } else if (current) current.entries.push(entry);
    else return null;
  }
  return parts;
}

function wholly({ insert, remove }: BlockProposals): BlockProposals {
  return { ...(insert && { insert }), ...(remove && { remove }) };
}

type Hands = { ins: Claim; del: Claim; fresh: Claim; me: number; schema: Schema };

function wholeOf({ op, node }: Whole, { ins, del }: Hands): Node {
  if (op === "keep") return node;
  if (op === "ins") return saying(node, { insert: ins });
  return saying(node, { remove: del, ...readProposals(node.attrs.proposal) });
}

function blockOf(part: Group, hands: Hands): { node: Node; isRemoved: boolean } {
  const { op, start, entries } = part;
  const { insert, ...others } = start.said;
  const depth = start.chain.length;
  const isNew = entries.every((entry) => entry.op === "ins" || (entry.op === "keep" && entry.unit.isOwn));
  const done = (said: BlockProposals, isWhole = false) => ({
    node: made(part, said, inlineOf(entries, hands, isWhole), hands),
    isRemoved: false,
  });
  if (op === "del") {
    const isRemoved = entries.every((entry) => entry.op === "del");
    if (!isRemoved) return done({ join: { ...hands.del, depth }, ...start.said });
    const asItWas = entries.map(({ unit }): Entry => ({ op: "keep", unit }));
    return {
      node: made(part, { remove: hands.del, ...start.said }, inlineOf(asItWas, hands, false), hands),
      isRemoved,
    };
  }
  if (op === "ins")
    return isNew ? done({ insert: hands.ins }, true) : done({ ...part.parted, split: { ...hands.ins, depth } });
  if (insert?.by !== hands.me) return done(start.said);
  return isNew ? done(start.said, true) : done({ ...others, split: { ...insert, depth } }); // text has flowed into it
}

/** The block and the nodes around it, with what is said about it. */
function made({ op, start, now }: Group, said: BlockProposals, content: Node[], { fresh }: Hands): Node {
  const shown = now?.kind === "break" ? now.chain : start.chain;
  let inside = Fragment.from(content);
  for (const [place, node] of [...shown.entries()].toReversed()) {
    const own = place === 0 ? said : op === "ins" ? {} : readProposals(start.chain[place]?.attrs.proposal);
    const next = saying(node, noteChange(start.chain[place] ?? node, node, own, fresh)).copy(inside);
    inside = Fragment.from(next);
  }
  const made = inside.firstChild;
  if (!made) throw new Error("A block without a node.");
  return made;
}

/** What is said about a block, after it became of another kind or look. */
export function noteChange(before: Node, now: Node, said: BlockProposals, claim: Claim): BlockProposals {
  if (hasSameMarkup(before, now)) return said;
  const { change, ...others } = said;
  const was = change?.was ?? { type: before.type.name, attrs: plainAttrs(before) };
  const isBack = was.type === now.type.name && JSON.stringify(was.attrs) === JSON.stringify(plainAttrs(now));
  return isBack ? others : { ...others, change: { ...claim, was } };
}

export function saying(node: Node, said: BlockProposals): Node {
  return "proposal" in node.attrs
    ? node.type.create({ ...node.attrs, proposal: writeProposals(said) }, node.content, node.marks)
    : node;
}

/** Text as pieces of one look each, with what is proposed about them. In a block that is proposed as a whole it says nothing more. */
function inlineOf(entries: Entry[], hands: Hands, isWhole: boolean): Node[] {
  const pieces: { text: string; marks: readonly Mark[]; node?: Node }[] = [];
  for (const entry of entries) {
    const { op, unit } = entry;
    if (unit.kind === "atom") pieces.push({ text: "", marks: [], node: atomOf(op, unit, hands, isWhole) });
    else if (unit.kind === "text") {
      const marks = marksOf(entry, unit, hands, isWhole);
      const last = pieces.at(-1);
      if (last && !last.node && isSameSet(last.marks, marks)) last.text += unit.text;
      else pieces.push({ text: unit.text, marks });
    }
  }
  return pieces.map(({ text, marks, node }) => node ?? hands.schema.text(text, marks));
}

function atomOf(
  op: Entry["op"],
  { node, isOwn }: Extract<Unit, { kind: "atom" }>,
  hands: Hands,
  isWhole: boolean,
): Node {
  const said = readProposals(node.attrs.proposal);
  if (op === "del") return saying(node, { remove: hands.del, ...said });
  const { insert: _, ...others } = said;
  if (isWhole) return saying(node, op === "ins" ? {} : others);
  if (op === "ins") return saying(node, { insert: hands.ins });
  return isOwn ? saying(node, { ...said, insert: said.insert ?? hands.ins }) : node;
}

function marksOf(entry: Entry, unit: Extract<Unit, { kind: "text" }>, hands: Hands, isWhole: boolean): readonly Mark[] {
  const { insertion, deletion } = hands.schema.marks;
  const { op, now } = entry;
  const marks = now?.kind === "text" ? reformatted(unit, now.marks, hands) : unit.marks;
  if (op === "del") return deletion && !claimOf(unit, "deletion") ? deletion.create(hands.del).addToSet(marks) : marks;
  const isNew = op === "ins" || unit.isOwn;
  if (!isNew || !insertion) return marks;
  const others = op === "ins" ? marks.filter(isFormat) : marks;
  if (isWhole) return insertion.removeFromSet(others);
  return claimOf(unit, "insertion")?.by === hands.me && op === "keep"
    ? others
    : insertion.create(hands.ins).addToSet(others);
}

/** Other formats, and what they were. On own text they are no proposal of their own. */
function reformatted(unit: Extract<Unit, { kind: "text" }>, now: readonly Mark[], hands: Hands): readonly Mark[] {
  const { reformat } = hands.schema.marks;
  const formats = now.filter(isFormat);
  const others = unit.marks.filter((mark) => !isFormat(mark) && mark.type !== reformat);
  const all = (added: readonly Mark[]) => added.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), formats);
  if (unit.isOwn || !reformat) return all(others);
  const before = unit.marks.find((mark) => mark.type === reformat);
  const was = before ? String(before.attrs.was) : formatsOf(unit.marks);
  const isBack = JSON.stringify(readFormerMarks(was)) === JSON.stringify(readFormerMarks(formatsOf(formats)));
  return all(isBack ? others : [...others, reformat.create({ ...hands.fresh, was })]);
}

function formatsOf(marks: readonly Mark[]): string {
  return JSON.stringify(marks.filter(isFormat).map((mark) => ({ type: mark.type.name, attrs: mark.attrs })));
}

function isSameSet(one: readonly Mark[], other: readonly Mark[]): boolean {
  return one.length === other.length && one.every((mark, place) => other[place] && mark.eq(other[place]));
}

/** The proposals that this edit goes on with: what is typed beside an own one belongs to it; what replaces is one with what it replaces. */
function claimsFor(entries: Entry[], fresh: Claim): { ins: Claim; del: Claim } {
  const first = entries.findIndex(({ op }) => op !== "keep");
  const last = entries.findLastIndex(({ op }) => op !== "keep");
  const near = [entries[first - 1], entries[last + 1]].flatMap((entry) => (entry ? [entry.unit] : []));
  const adds = entries.some(({ op }) => op === "ins");
  const takes = entries.some(({ op, unit }) => op === "del" && !unit.isOwn);
  const own = (claims: (Claim | null | undefined)[]) =>
    claims.find((claim) => claim?.by === fresh.by && fresh.at - claim.at < together) ?? fresh;
  return {
    ins: adds && !takes ? own(near.flatMap((unit) => [additionOf(unit), removalOf(unit)])) : fresh,
    del: takes && !adds ? own(near.map(removalOf)) : fresh,
  };
}

function additionOf(unit: Unit): Claim | null | undefined {
  if (unit.kind === "text") return claimOf(unit, "insertion");
  if (unit.kind === "break") return unit.said.insert ?? unit.said.split;
  return readProposals(unit.node.attrs.proposal).insert;
}

function removalOf(unit: Unit): Claim | null | undefined {
  if (unit.kind === "text") return claimOf(unit, "deletion");
  if (unit.kind === "break") return unit.said.remove ?? unit.said.join;
  return readProposals(unit.node.attrs.proposal).remove;
}
