import type { Editor } from "@tiptap/core";
import type { Insertable } from "#newsroom/block-search.ts";
import { insertDivider, toggleQuote } from "../body-commands.ts";
import { beginStep, putBlock, putPullQuote } from "./block-commands.ts";
import type { Asked } from "./block-desk.tsx";

const newTable = { rows: 3, columns: 3 };

/** Puts a block of this kind where the cursor stands; one that needs something first asks for it. One step of undo. */
export function insertKind(editor: Editor, kind: Insertable, ask: (asked: Asked) => void): void {
  const { schema } = editor;
  beginStep(editor.state);
  const put: Record<Insertable, () => unknown> = {
    heading2: () => editor.chain().focus().setHeading({ level: 2 }).run(),
    heading3: () => editor.chain().focus().setHeading({ level: 3 }).run(),
    bullets: () => editor.chain().focus().toggleBulletList().run(),
    numbers: () => editor.chain().focus().toggleOrderedList().run(),
    quote: () => toggleQuote(editor),
    pullQuote: () => putPullQuote(editor),
    factBox: () => putBlock(editor, schema.node("factBox", null, [schema.node("boxTitle"), schema.node("paragraph")])),
    table: () => putBlock(editor, makeTable(editor)),
    divider: () => insertDivider(editor),
    picture: () => ask({ what: "picture" }),
    gallery: () => ask({ what: "gallery" }),
    embed: () => ask({ what: "embed" }),
    relatedStory: () => ask({ what: "relatedStory" }),
  };
  put[kind]();
}

/** Empty, with a head. */
function makeTable({ schema }: Editor) {
  const cell = (type: "tableHeader" | "tableCell") => schema.node(type, null, [schema.node("paragraph")]);
  const rows = Array.from({ length: newTable.rows }, (_, at) =>
    schema.node(
      "tableRow",
      null,
      Array.from({ length: newTable.columns }, () => cell(at === 0 ? "tableHeader" : "tableCell")),
    ),
  );
  return schema.node("table", null, rows);
}
