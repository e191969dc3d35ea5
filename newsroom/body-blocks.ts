import { Node } from "@tiptap/core";
import { readLink } from "./article.ts";
import { lineMarks } from "./suggestion-marks.ts";

/** The blocks of news beyond plain text. Their look for readers stands in `components/site/`, for writers in `components/editor/`. */

/** An attribute that travels through HTML under a `data-` name, and shows nothing by itself. */
export const kept = (name: string, read: (value: string) => unknown, none: unknown) => ({
  default: none,
  parseHTML: (element: HTMLElement) => read(element.getAttribute(`data-${name}`) ?? ""),
  renderHTML: () => ({}),
});

const readId = (value: string) => Number.parseInt(value, 10) || null;

/** Words of the story itself, set large; who said them may stand below. */
const PullQuote = Node.create({
  name: "pullQuote",
  group: "block",
  content: "paragraph+ attribution?",
  defining: true,
  parseHTML: () => [{ tag: "aside[data-pull-quote]" }],
  renderHTML: ({ HTMLAttributes }) => ["aside", { ...HTMLAttributes, "data-pull-quote": "" }, 0],
});

/** What one needs to know beside the story, under a title of its own. */
const FactBox = Node.create({
  name: "factBox",
  group: "block",
  content: "boxTitle (paragraph | bulletList | orderedList)+",
  defining: true,
  isolating: true,
  parseHTML: () => [{ tag: "aside[data-fact-box]" }],
  renderHTML: ({ HTMLAttributes }) => ["aside", { ...HTMLAttributes, "data-fact-box": "" }, 0],
});

const BoxTitle = Node.create({
  name: "boxTitle",
  content: "text*",
  marks: lineMarks,
  defining: true,
  parseHTML: () => [{ tag: "aside[data-fact-box] > header" }],
  renderHTML: ({ HTMLAttributes }) => ["header", HTMLAttributes, 0],
});

/** Pictures that belong together, each with its own caption. */
export const Gallery = Node.create({
  name: "gallery",
  group: "block",
  content: "picture+",
  isolating: true,
  parseHTML: () => [{ tag: "div[data-gallery]" }],
  renderHTML: ({ HTMLAttributes }) => ["div", { ...HTMLAttributes, "data-gallery": "" }, 0],
});

/** Tables, in the words of prosemirror-tables: `tableRole` tells its commands what each node is. */
const Table = Node.create({
  name: "table",
  group: "block",
  content: "tableRow+",
  isolating: true,
  extendNodeSchema: ({ name }: { name: string }) => (name === "table" ? { tableRole: "table" } : {}),
  parseHTML: () => [{ tag: "table" }],
  renderHTML: ({ HTMLAttributes }) => ["table", HTMLAttributes, ["tbody", 0]],
});

const TableRow = Node.create({
  name: "tableRow",
  content: "(tableCell | tableHeader)+",
  extendNodeSchema: ({ name }: { name: string }) => (name === "tableRow" ? { tableRole: "row" } : {}),
  parseHTML: () => [{ tag: "tr" }],
  renderHTML: ({ HTMLAttributes }) => ["tr", HTMLAttributes, 0],
});

const span = (name: "colspan" | "rowspan") => ({
  default: 1,
  parseHTML: (element: HTMLElement) =>
    Math.min(50, Math.max(1, Number.parseInt(element.getAttribute(name) ?? "", 10) || 1)),
});

function tableCell(name: "tableCell" | "tableHeader", tag: "td" | "th") {
  const tableRole = name === "tableCell" ? "cell" : "header_cell";
  return Node.create({
    name,
    content: "paragraph+",
    isolating: true,
    addAttributes: () => ({
      colspan: span("colspan"),
      rowspan: span("rowspan"),
      colwidth: { default: null, renderHTML: () => ({}) }, // prosemirror-tables asks for it; widths are the reader's
    }),
    extendNodeSchema: (extension: { name: string }) => (extension.name === name ? { tableRole } : {}),
    parseHTML: () => [{ tag }],
    renderHTML: ({ HTMLAttributes }) => [tag, HTMLAttributes, 0],
  });
}

/** A post or film that stands elsewhere: what readers see of it is ours, and nothing is fetched before they ask. */
export const Embed = Node.create({
  name: "embed",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({
    href: kept("href", (value) => readLink(value), null),
    author: kept("author", String, ""), // whose post it is
    quote: kept("quote", String, ""), // its words, or the film's title
    pictureId: kept("picture", readId, null), // a still, uploaded by the newsroom
  }),
  parseHTML: () => [{ tag: "div[data-embed]" }],
  renderHTML: ({ node, HTMLAttributes }) => [
    "div",
    {
      ...HTMLAttributes,
      "data-embed": "",
      "data-href": node.attrs.href,
      "data-author": node.attrs.author,
      "data-quote": node.attrs.quote,
      "data-picture": node.attrs.pictureId,
    },
  ],
});

/** Another story of this paper, shown as a card while readers can see it. */
export const RelatedStory = Node.create({
  name: "relatedStory",
  group: "block",
  atom: true,
  draggable: true,
  addAttributes: () => ({ articleId: kept("article", readId, null) }),
  parseHTML: () => [{ tag: "div[data-related]" }],
  renderHTML: ({ node, HTMLAttributes }) => [
    "div",
    { ...HTMLAttributes, "data-related": "", "data-article": node.attrs.articleId },
  ],
});

export const newsBlocks = [
  PullQuote,
  FactBox,
  BoxTitle,
  Gallery,
  Table,
  TableRow,
  tableCell("tableCell", "td"),
  tableCell("tableHeader", "th"),
  Embed,
  RelatedStory,
];
