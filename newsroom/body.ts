import { Extension, getSchema, Node } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";

/** Rises whenever the body's schema changes: an older tab is told to reload before it can delete nodes that it does not know. */
export const schemaVersion = 1;

const blocksWithDirection = ["paragraph", "heading", "blockquote", "attribution", "listItem", "picture"];

/** A block takes its direction from its text (`dir="auto"`), unless the writer chose. */
const Direction = Extension.create({
  name: "direction",
  addGlobalAttributes() {
    return [
      {
        types: blocksWithDirection,
        attributes: {
          dir: {
            default: null,
            parseHTML: (element) => (["rtl", "ltr"].includes(element.dir) ? element.dir : null),
            renderHTML: ({ dir }) => ({ dir: dir ?? "auto" }),
          },
        },
      },
    ];
  },
});

const Blockquote = Node.create({
  name: "blockquote",
  group: "block",
  content: "paragraph+ attribution?",
  defining: true,
  parseHTML: () => [{ tag: "blockquote" }],
  renderHTML: ({ HTMLAttributes }) => ["blockquote", HTMLAttributes, 0],
});

const Attribution = Node.create({
  name: "attribution",
  content: "text*",
  marks: "",
  defining: true,
  parseHTML: () => [{ tag: "blockquote footer" }],
  renderHTML: ({ HTMLAttributes }) => ["footer", HTMLAttributes, 0],
});

/** A body picture; its content is the caption. */
const Picture = Node.create({
  name: "picture",
  group: "block",
  content: "text*",
  marks: "",
  draggable: true,
  isolating: true,
  addAttributes: () => ({
    pictureId: { default: null },
    credit: { default: "" },
    alternative: { default: "" },
    isDecorative: { default: false },
  }),
  parseHTML: () => [{ tag: "figure[data-picture]" }],
  renderHTML: ({ node, HTMLAttributes }) => [
    "figure",
    { ...HTMLAttributes, "data-picture": node.attrs.pictureId },
    ["figcaption", 0],
  ],
});

/** The body's schema, without any view: the server reads drafts with it, the editor gives it views. */
export const bodyExtensions = [
  StarterKit.configure({
    undoRedo: false, // the shared document has its own
    blockquote: false,
    code: false,
    codeBlock: false,
    strike: false,
    underline: false,
    heading: { levels: [2, 3] },
    link: { openOnClick: false, protocols: ["http", "https"], defaultProtocol: "https" },
  }),
  Blockquote,
  Attribution,
  Picture,
  Direction,
];

export const bodySchema = getSchema(bodyExtensions);

/** A single-line field: one paragraph, no marks. */
export const lineExtensions = [
  Node.create({ name: "doc", topNode: true, content: "paragraph" }),
  Node.create({
    name: "paragraph",
    content: "text*",
    marks: "",
    parseHTML: () => [{ tag: "p" }],
    renderHTML: () => ["p", { dir: "auto" }, 0],
  }),
  Node.create({ name: "text" }),
];

export const lineSchema = getSchema(lineExtensions);
