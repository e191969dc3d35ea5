import { Extension, getSchema, Mark, Node } from "@tiptap/core";
import { Bold } from "@tiptap/extension-bold";
import { Document } from "@tiptap/extension-document";
import { HardBreak } from "@tiptap/extension-hard-break";
import { Heading } from "@tiptap/extension-heading";
import { HorizontalRule } from "@tiptap/extension-horizontal-rule";
import { Italic } from "@tiptap/extension-italic";
import { BulletList } from "@tiptap/extension-list/bullet-list";
import { ListItem } from "@tiptap/extension-list/item";
import { ListKeymap } from "@tiptap/extension-list/keymap";
import { OrderedList } from "@tiptap/extension-list/ordered-list";
import { Paragraph } from "@tiptap/extension-paragraph";
import { Text } from "@tiptap/extension-text";
import { Dropcursor } from "@tiptap/extensions/drop-cursor";
import { Gapcursor } from "@tiptap/extensions/gap-cursor";
import { type BodyNode, readLink, textOf } from "./article.ts";
import { kept, newsBlocks } from "./body-blocks.ts";
import { Foreign } from "./foreign.ts";
import { lineMarks, lineSuggestionMarks, suggestionExtensions } from "./suggestion-marks.ts";

/** Rises whenever the body's schema changes: an older tab is told to reload before it can delete nodes that it does not know. */
export const schemaVersion = 2;

export type Direction = "rtl" | "ltr";

const rightToLeftLetter = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** The direction of the first letter, as the Unicode bidirectional algorithm finds it (UAX #9, P2); null when there is no letter. */
export function directionOfText(text: string): Direction | null {
  const letter = /\p{L}/u.exec(text)?.[0];
  if (letter === undefined) return null;
  return rightToLeftLetter.test(letter) ? "rtl" : "ltr";
}

/**
 * The direction of a block: the writer's choice, else its text's; null: that of what surrounds it.
 * `dir="auto"` does not do: it ignores the text of children that have a `dir` of their own, and takes no letters for left to right.
 */
export function directionOf(block: BodyNode): Direction | null {
  const chosen = block.attrs?.dir;
  return chosen === "rtl" || chosen === "ltr" ? chosen : directionOfText(textOf(block));
}

/** The blocks whose direction a writer can choose; what stands in a quote or a list follows it. */
export const blocksWithDirection = [
  "paragraph",
  "heading",
  "blockquote",
  "bulletList",
  "orderedList",
  "picture",
  "pullQuote",
  "factBox",
  "table",
];

const ChosenDirection = Extension.create({
  name: "direction",
  addGlobalAttributes() {
    return [
      {
        types: blocksWithDirection,
        attributes: {
          dir: {
            default: null,
            parseHTML: (element) => (["rtl", "ltr"].includes(element.dir) ? element.dir : null),
            renderHTML: ({ dir }) => (dir ? { dir } : {}),
          },
        },
      },
    ];
  },
});

/** Only the address is kept, and only http and https; how a link opens is for whoever shows it. */
const Link = Mark.create({
  name: "link",
  priority: 1000,
  inclusive: false,
  keepOnSplit: false,
  addAttributes: () => ({ href: { default: null } }),
  parseHTML: () => [
    { tag: "a[href]", getAttrs: (element) => (isAddress(element.getAttribute("href")) ? null : false) },
  ],
  renderHTML: ({ HTMLAttributes }) => ["a", isAddress(HTMLAttributes.href) ? HTMLAttributes : {}, 0],
});

function isAddress(href: unknown): boolean {
  return readLink(href) !== null;
}

const Item = ListItem.extend({ content: "paragraph (paragraph | bulletList | orderedList)*" });

const Blockquote = Node.create({
  name: "blockquote",
  group: "block",
  content: "paragraph+ attribution?",
  defining: true,
  parseHTML: () => [{ tag: "blockquote" }],
  renderHTML: ({ HTMLAttributes }) => ["blockquote", HTMLAttributes, 0],
});

/** Who said it. */
const Attribution = Node.create({
  name: "attribution",
  content: "text*",
  marks: lineMarks,
  defining: true,
  parseHTML: () => [{ tag: "blockquote footer" }, { tag: "aside[data-pull-quote] footer" }],
  renderHTML: ({ HTMLAttributes }) => ["footer", HTMLAttributes, 0],
});

/** A body picture; its content is the caption. */
export const Picture = Node.create({
  name: "picture",
  group: "block",
  content: "text*",
  marks: lineMarks,
  draggable: true,
  isolating: true,
  addAttributes: () => ({
    pictureId: kept("picture", (value) => Number.parseInt(value, 10) || null, null),
    credit: kept("credit", String, ""),
    alternative: kept("alternative", String, ""),
    isDecorative: kept("decorative", (value) => value === "true", false),
  }),
  parseHTML: () => [{ tag: "figure[data-picture]", contentElement: "figcaption" }],
  renderHTML: ({ node, HTMLAttributes }) => [
    "figure",
    {
      ...HTMLAttributes,
      "data-picture": node.attrs.pictureId,
      "data-credit": node.attrs.credit,
      "data-alternative": node.attrs.alternative,
      "data-decorative": String(node.attrs.isDecorative),
    },
    ["figcaption", 0],
  ],
});

/** The body's schema, without any view: the server reads drafts with it, the editor gives it views. */
export const bodyExtensions = [
  Bold,
  BulletList,
  Document,
  Dropcursor,
  Gapcursor,
  HardBreak,
  Heading.configure({ levels: [2, 3] }),
  HorizontalRule,
  Italic,
  ListKeymap,
  OrderedList,
  Paragraph,
  Text,
  Link,
  Item,
  Blockquote,
  Attribution,
  Picture,
  ...newsBlocks,
  Foreign,
  ...suggestionExtensions,
  ChosenDirection,
];

export const bodySchema = getSchema(bodyExtensions);

/** A single-line field: one paragraph, no marks but what is proposed. */
export const lineExtensions = [
  Node.create({ name: "doc", topNode: true, content: "paragraph" }),
  Node.create({
    name: "paragraph",
    content: "text*",
    marks: lineMarks,
    parseHTML: () => [{ tag: "p" }],
    renderHTML: () => ["p", 0],
  }),
  Node.create({ name: "text" }),
  ...lineSuggestionMarks,
];

export const lineSchema = getSchema(lineExtensions);
