import { type Editor, Extension, InputRule } from "@tiptap/core";
import { Fragment, type Node, type ResolvedPos } from "@tiptap/pm/model";
import { type EditorState, Plugin, TextSelection, type Transaction } from "@tiptap/pm/state";
import { readLink } from "#newsroom/article.ts";
import { readProposals, writeProposals } from "#newsroom/suggestions.ts";
import { turnDirection } from "./direction-commands.ts";

type Found = { node: Node; position: number; depth: number };

/** The nearest block of this name around the cursor. */
export function findAround({ selection: { $from } }: EditorState, name: string): Found | null {
  for (let depth = $from.depth; depth > 0; depth--) {
    const node = $from.node(depth);
    if (node.type.name === name) return { node, position: $from.before(depth), depth };
  }
  return null;
}

/** Makes a quote of the chosen blocks, or plain paragraphs of a quote. */
export function toggleQuote(editor: Editor): boolean {
  const quote = findAround(editor.state, "blockquote");
  if (!quote) return editor.chain().focus().clearNodes().wrapIn("blockquote").run();
  return editor
    .chain()
    .focus()
    .command(({ tr }) => {
      const paragraph = tr.doc.type.schema.nodes.paragraph;
      const { insert, remove } = readProposals(quote.node.attrs.proposal); // of all that is in it
      const blocks = quote.node.children.map((child) => {
        const said = { ...(insert && { insert }), ...(remove && { remove }), ...readProposals(child.attrs.proposal) };
        return paragraph?.create({ proposal: writeProposals(said) }, child.content) ?? child;
      });
      const { anchor, head } = tr.selection;
      tr.replaceWith(quote.position, quote.position + quote.node.nodeSize, Fragment.from(blocks));
      tr.setSelection(TextSelection.create(tr.doc, anchor - 1, head - 1));
      return true;
    })
    .run();
}

/** Goes to the line that says who is quoted, and makes it when it is missing; from there, empty, it takes it away. */
export function toggleAttribution(editor: Editor): boolean {
  const quote = findAround(editor.state, "blockquote") ?? findAround(editor.state, "pullQuote");
  if (!quote) return false;
  return editor
    .chain()
    .focus()
    .command(({ tr, state }) => {
      const last = quote.node.lastChild;
      const end = quote.position + quote.node.nodeSize - 1;
      if (last?.type.name !== "attribution") {
        const attribution = state.schema.nodes.attribution?.create();
        if (attribution) tr.insert(end, attribution);
        tr.setSelection(TextSelection.create(tr.doc, end + 1));
      } else if (last.content.size === 0 && findAround(state, "attribution")) {
        removeAttribution(tr, end - last.nodeSize, last);
      } else {
        tr.setSelection(TextSelection.create(tr.doc, end - 1));
      }
      return true;
    })
    .run();
}

/** A divider, and the cursor into the paragraph below it. */
export function insertDivider(editor: Editor): boolean {
  return insertBlock(editor, { type: "horizontalRule" });
}

/** A picture, and the cursor into its caption. */
export function insertPicture(editor: Editor, pictureId: number): boolean {
  return insertBlock(editor, { type: "picture", attrs: { pictureId } });
}

/** In the place of an empty paragraph, else below the block that the cursor stands in. */
function insertBlock(editor: Editor, json: { type: string; attrs?: Record<string, unknown> }): boolean {
  return editor
    .chain()
    .focus()
    .command(({ tr, state }) => {
      const { $to } = tr.selection;
      const after = $to.depth > 0 ? $to.after(1) : $to.pos;
      const current = $to.depth > 0 ? $to.node(1) : null;
      const isBlank = current?.type.name === "paragraph" && current.content.size === 0;
      const from = isBlank ? $to.before(1) : after;
      const block = state.schema.nodeFromJSON(json);
      tr.replaceWith(from, after, block);
      goAfter(tr, from + block.nodeSize);
      if (block.isTextblock) tr.setSelection(TextSelection.create(tr.doc, from + 1));
      return true;
    })
    .run();
}

/** An address that is pasted over words becomes their link. */
export const LinkPaste = Extension.create({
  name: "linkPaste",
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handlePaste({ state, dispatch }, event) {
          const href = event.clipboardData?.getData("text/plain").trim() ?? "";
          const { from, to, empty } = state.selection;
          const link = state.schema.marks.link;
          if (empty || !link || readLink(href) === null) return false;
          dispatch(state.tr.addMark(from, to, link.create({ href })));
          return true;
        },
      },
    }),
  ],
});

/** What Enter, Backspace and the arrows do where the schema has places of its own, and Markdown's quote. */
export const BodyKeys = Extension.create<{ onLeave: () => boolean }>({
  name: "bodyKeys",
  priority: 1001, // before the keys that lists and paragraphs bring
  addOptions: () => ({ onLeave: () => false }),
  addInputRules() {
    return [
      new InputRule({
        find: /^\s*>\s$/,
        handler: ({ chain, range }) => void chain().deleteRange(range).clearNodes().wrapIn("blockquote").run(),
      }),
    ];
  },
  addKeyboardShortcuts() {
    return {
      "Mod-Alt-2": ({ editor }) => editor.commands.toggleHeading({ level: 2 }),
      "Mod-Alt-3": ({ editor }) => editor.commands.toggleHeading({ level: 3 }),
      "Mod-Shift-b": ({ editor }) => toggleQuote(editor),
      "Mod-Shift-x": ({ editor }) => turnDirection(editor),
      Enter: ({ editor }) => leaveBelow(editor),
      Backspace: ({ editor }) => backOutOfAttribution(editor),
      ArrowDown: ({ editor }) => isAtEnd(editor.state.selection.$head) && leaveBelow(editor),
      ArrowUp: ({ editor }) => {
        const { $head, empty } = editor.state.selection;
        const isFirst = empty && $head.depth > 0 && $head.before(1) === 0;
        return isFirst && editor.view.endOfTextblock("up") && this.options.onLeave();
      },
    };
  },
});

/** From an attribution or a caption to the paragraph below, made when there is none. */
function leaveBelow(editor: Editor): boolean {
  const place = findAround(editor.state, "picture") ?? findAround(editor.state, "attribution");
  if (!place) return false;
  return editor.commands.command(({ tr }) => {
    goAfter(tr, tr.doc.resolve(place.position + 1).after(1));
    return true;
  });
}

function goAfter(tr: Transaction, after: number): void {
  if (!tr.doc.nodeAt(after)?.isTextblock) {
    const paragraph = tr.doc.type.schema.nodes.paragraph?.create();
    if (paragraph) tr.insert(after, paragraph);
  }
  tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView();
}

/** At the very end of a story that closes with a quote or a picture, the arrow makes room to go on. */
function isAtEnd($head: ResolvedPos): boolean {
  return (
    $head.depth > 0 && $head.after(1) === $head.doc.content.size && $head.parentOffset === $head.parent.content.size
  );
}

function backOutOfAttribution(editor: Editor): boolean {
  const place = findAround(editor.state, "attribution");
  if (!place || place.node.content.size > 0) return false;
  return editor.commands.command(({ tr }) => {
    removeAttribution(tr, place.position, place.node);
    return true;
  });
}

function removeAttribution(tr: Transaction, position: number, attribution: Node): void {
  tr.delete(position, position + attribution.nodeSize);
  tr.setSelection(TextSelection.near(tr.doc.resolve(position - 1), -1));
}
