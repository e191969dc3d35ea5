import type { BodyNode } from "./article.ts";
import { canonical } from "./canonical.ts";
import { tokensOf } from "./spelling.ts";
import type { StyledToken } from "./text-difference.ts";

/** What stands in a figure or a card beside its caption. */
export type Face = { pictureId: number | null; credit: string; alternative: string; isDecorative: boolean };

/** A block that is compared as one: it holds text, or a picture, and no other block. */
export type Leaf = {
  block: string; // the type of node; of a paragraph within something the type of that
  path: string; // all that it stands in
  text: string;
  tokens: StyledToken[];
  bag: Set<string>; // its words, once each
  json: string; // equal for equal leaves
  level: unknown;
  links: string[]; // addresses, in order
  direction: string; // as chosen, of all that it stands in
  dir: "rtl" | "ltr" | null; // the one that counts; null: that of its letters
  face: Face | null;
  storyId: number | null; // of a related story
  cells: string; // of a row: which are headers, how many places each takes
};

const containers = new Set([
  "blockquote",
  "bulletList",
  "orderedList",
  "listItem",
  "pullQuote",
  "factBox",
  "gallery",
  "table",
]);

/** Lists, quotes, boxes and galleries are told line by line, tables row by row: one changed item does not colour the list. */
export function leavesOf(nodes: BodyNode[], within: BodyNode[] = []): Leaf[] {
  return nodes.flatMap((node) => {
    const inner = node.content ?? [];
    const isUnknownBox = inner.some((child) => child.content !== undefined || child.type === "paragraph");
    const isBox = node.type !== "tableRow" && (containers.has(node.type) ? inner.length > 0 : isUnknownBox);
    return isBox ? leavesOf(inner, [...within, node]) : [leafOf(node, within)];
  });
}

/** One leaf of several that a split or a join made of one. */
export function joinLeaves(leaves: [Leaf, ...Leaf[]]): Leaf {
  const [first] = leaves;
  const text = leaves.map((leaf) => leaf.text).join("\n");
  let start = 0;
  const tokens = leaves.flatMap((leaf, place) => {
    const isLast = place === leaves.length - 1;
    const moved = leaf.tokens.map((token) => ({ ...token, start: token.start + start }));
    const end = moved.at(-1);
    if (end && !isLast) end.gap += "\n";
    if (!end && !isLast) moved.push({ text: "", gap: "\n", key: "", start });
    start += leaf.text.length + 1;
    return moved;
  });
  return { ...first, text, tokens, links: leaves.flatMap((leaf) => leaf.links) };
}

function leafOf(node: BodyNode, within: BodyNode[]): Leaf {
  const runs = node.type === "embed" ? embedRuns(node) : runsOf(node);
  const text = runs.map((run) => run.text).join("");
  const outer = within.at(-1);
  const path = within.map(({ type }) => type).join(">");
  const { attrs = {} } = node;
  const tokens = styled(runs);
  const direction = [...within, node].flatMap((each) => each.attrs?.dir ?? []).join(">");
  return {
    block: node.type === "paragraph" && outer ? outer.type : node.type,
    path,
    text,
    tokens,
    bag: bagOf(tokens),
    json: canonical([path, direction, node]),
    level: attrs.level,
    links: [...runs.flatMap(({ href }) => href ?? []), ...(typeof attrs.href === "string" ? [attrs.href] : [])].filter(
      (href, at, all) => href !== all[at - 1],
    ),
    direction,
    dir: direction.endsWith("rtl") ? "rtl" : direction.endsWith("ltr") ? "ltr" : null,
    face: node.type === "picture" || node.type === "embed" ? faceOf(attrs) : null,
    storyId: typeof attrs.articleId === "number" ? attrs.articleId : null,
    cells:
      node.type === "tableRow"
        ? (node.content ?? [])
            .map(({ type, attrs: cell }) => `${type} ${cell?.colspan ?? 1} ${cell?.rowspan ?? 1}`)
            .join()
        : "",
  };
}

/** By their spelling keys, so that diacritics part no pair; that there is a number counts as one more word. */
function bagOf(tokens: StyledToken[]): Set<string> {
  const bag = new Set<string>();
  for (const { key } of tokens) {
    if (/[\p{L}\p{N}]/u.test(key)) bag.add(key);
    if (/\d/.test(key)) bag.add("#");
  }
  return bag;
}

type Run = { text: string; look: string; href?: string };

/** The text of a leaf in pieces of one look; a break where a line ends, a tab between the cells of a row. */
function runsOf(node: BodyNode): Run[] {
  const children = node.content ?? [];
  if (node.type === "hardBreak") return [{ text: "\n", look: "" }];
  if (children.length === 0) return node.text === undefined ? [] : [runOf(node)];
  const isRow = node.type === "tableRow";
  const isBox = isRow || !children.some((child) => child.text !== undefined);
  return children.flatMap((child, place) => {
    const between = isBox && place > 0 && child.type !== "hardBreak" ? [{ text: isRow ? "\t" : "\n", look: "" }] : [];
    return [...between, ...runsOf(child)];
  });
}

function runOf({ text = "", marks = [] }: BodyNode): Run {
  const look = marks.filter(({ type }) => type !== "link").map(({ type, attrs }) => `${type} ${attrs?.lang ?? ""}`);
  const href = marks.find(({ type }) => type === "link")?.attrs?.href;
  return { text, look: look.toSorted().join(), ...(typeof href === "string" && { href }) };
}

/** A card's words are attributes: who said it, and what. */
function embedRuns({ attrs = {} }: BodyNode): Run[] {
  const words = [attrs.author, attrs.quote].filter((text) => typeof text === "string" && text !== "");
  return [{ text: words.join("\n"), look: "" }];
}

function styled(runs: Run[]): StyledToken[] {
  const ends: { end: number; look: string }[] = [];
  let length = 0;
  for (const { text, look } of runs) {
    length += text.length;
    ends.push({ end: length, look });
  }
  let at = 0;
  return tokensOf(runs.map(({ text }) => text).join("")).map((token) => {
    while (at < ends.length - 1 && (ends[at]?.end ?? 0) <= token.start) at++;
    return { ...token, look: ends[at]?.look ?? "" };
  });
}

function faceOf(attrs: Record<string, unknown>): Face {
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  return {
    pictureId: typeof attrs.pictureId === "number" ? attrs.pictureId : null,
    credit: text(attrs.credit),
    alternative: text(attrs.alternative),
    isDecorative: attrs.isDecorative === true,
  };
}
