import { type Editor, Extension } from "@tiptap/core";
import { NodeSelection, Plugin, Selection, TextSelection } from "@tiptap/pm/state";
import { dropPoint } from "@tiptap/pm/transform";
import {
  beginStep,
  chooseBlock,
  findBlock,
  findFrame,
  goBelow,
  moveBlock,
  moveStep,
  removeBlock,
} from "./block-commands.ts";

/** What keys do in and around the blocks of news: none of them holds the cursor, and each can be moved and taken away. */
export const BlockKeys = Extension.create({
  name: "blockKeys",
  priority: 1002, // before the keys of the body, which know only quotes and pictures
  addProseMirrorPlugins() {
    const editor = this.editor;
    return [new Plugin({ props: { handleDrop: (_, event, __, isMove) => isMove && dropChosen(editor, event) } })];
  },
  addKeyboardShortcuts() {
    const editor = this.editor;
    return {
      "Alt-Shift-ArrowUp": () => moveStep(editor, -1),
      "Alt-Shift-ArrowDown": () => moveStep(editor, 1),
      Enter: () => openLine(editor) || leaveTitle(editor) || leavePullQuote(editor) || leaveBox(editor),
      "Mod-Enter": () => findFrame(editor.state) !== null && leave(editor),
      ArrowDown: () => goToAttribution(editor) || (isAtEnd(editor) && leave(editor)),
      Backspace: () => removeChosen(editor) || backIntoTitle(editor),
      Delete: () => removeChosen(editor),
      Escape: () => chooseFrame(editor),
    };
  },
});

/** What is dragged as a whole moves as by keys: without a change to what stands around it. */
function dropChosen(editor: Editor, event: DragEvent): boolean {
  const { state, view } = editor;
  const { selection } = state;
  const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
  if (!at || !(selection instanceof NodeSelection) || selection.node.isInline) return false;
  const place = dropPoint(state.doc, at.pos, selection.content());
  if (place !== null) moveBlock(editor, selection.from, place);
  return true;
}

/** A line below a block that is chosen as a whole. */
function openLine(editor: Editor): boolean {
  const { selection } = editor.state;
  if (!(selection instanceof NodeSelection) || selection.$from.depth > 0) return false;
  return leave(editor);
}

function leave(editor: Editor): boolean {
  const block = findBlock(editor.state);
  if (!block) return false;
  return editor.commands.command(({ tr }) => {
    goBelow(tr, block.position + block.node.nodeSize);
    tr.scrollIntoView();
    return true;
  });
}

/** From the last line of a quote to the line that says who said it: an empty one is no stop for the browser's own arrow. */
function goToAttribution(editor: Editor): boolean {
  const { state, view } = editor;
  const { $head, empty } = state.selection;
  const next = $head.depth === 2 ? $head.node(1).maybeChild($head.index(1) + 1) : null;
  if (!empty || next?.type.name !== "attribution" || !view.endOfTextblock("down")) return false;
  return editor.commands.command(({ tr }) => {
    tr.setSelection(TextSelection.create(tr.doc, $head.after() + 1 + next.content.size)).scrollIntoView();
    return true;
  });
}

/** From the end of the words that are set large to the line that says whose they are. */
function leavePullQuote(editor: Editor): boolean {
  const { $head, empty } = editor.state.selection;
  const isInQuote = $head.depth === 2 && $head.node(1).type.name === "pullQuote";
  if (!empty || !isInQuote || $head.parentOffset < $head.parent.content.size) return false;
  const next = $head.node(1).maybeChild($head.index(1) + 1);
  if (next?.type.name !== "attribution") return false;
  return editor.commands.command(({ tr }) => {
    tr.setSelection(TextSelection.create(tr.doc, $head.after() + 1 + next.content.size)).scrollIntoView();
    return true;
  });
}

/** From the title of a box into its text. */
function leaveTitle(editor: Editor): boolean {
  const { $from, $to } = editor.state.selection;
  if ($from.parent.type.name !== "boxTitle") return false;
  return editor.commands.command(({ tr }) => {
    tr.setSelection(Selection.near(tr.doc.resolve($to.after()), 1));
    return true;
  });
}

/** A second Enter, on the empty last line of a box, goes on below it. */
function leaveBox(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection;
  const box = findFrame(editor.state, "factBox");
  const isLast = $from.depth === 2 && $from.index(1) === $from.node(1).childCount - 1;
  if (!empty || !box || !isLast || $from.parent.content.size > 0 || $from.parent.type.name !== "paragraph")
    return false;
  return editor.commands.command(({ tr }) => {
    const end = box.position + box.node.nodeSize;
    const isOnly = box.node.childCount === 2; // a box keeps one line
    if (!isOnly) tr.delete($from.before(), $from.after());
    goBelow(tr, isOnly ? end : end - 2);
    tr.scrollIntoView();
    return true;
  });
}

/** At the very end of a frame that closes the story, or in the last row of a table there: the arrow makes room to go on. */
function isAtEnd(editor: Editor): boolean {
  const { state, view } = editor;
  const block = findBlock(state);
  if (!block || block.position + block.node.nodeSize < state.doc.content.size) return false;
  if (state.selection instanceof NodeSelection) return true;
  const frame = findFrame(state);
  if (!frame || !view.endOfTextblock("down")) return false;
  const { $head } = state.selection;
  if (frame.node.type.name === "table") {
    const cell = $head.node(3);
    const isLastLine = cell !== undefined && $head.index(3) === cell.childCount - 1;
    return $head.index(1) === frame.node.childCount - 1 && isLastLine;
  }
  return (
    $head.pos === $head.end() &&
    Selection.near(state.doc.resolve(frame.position + frame.node.nodeSize - 1), -1).head === $head.pos
  );
}

function removeChosen(editor: Editor): boolean {
  const { selection } = editor.state;
  if (!(selection instanceof NodeSelection) || selection.node.isInline) return false;
  removeBlock(editor, selection.from);
  return true;
}

/** At the start of a box's first line: back to its title; out of an empty title: the empty box goes. */
function backIntoTitle(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection;
  const box = findFrame(editor.state, "factBox");
  if (!box || !empty || $from.parentOffset > 0 || $from.depth !== 2) return false;
  if ($from.parent.type.name === "boxTitle") {
    if (box.node.textContent !== "") return true;
    return replaceByLine(editor, box.position);
  }
  if ($from.index(1) !== 1) return false;
  return editor.commands.command(({ tr }) => {
    tr.setSelection(TextSelection.create(tr.doc, $from.before() - 1));
    return true;
  });
}

function replaceByLine(editor: Editor, position: number): boolean {
  const { state, view } = editor;
  const node = state.doc.nodeAt(position);
  const paragraph = state.schema.nodes.paragraph?.create();
  if (!node || !paragraph) return false;
  beginStep(state);
  const tr = state.tr.replaceWith(position, position + node.nodeSize, paragraph);
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, position + 1)));
  return true;
}

/** From inside a frame to the frame as a whole. */
function chooseFrame(editor: Editor): boolean {
  const frame = frameToChoose(editor);
  if (!frame) return false;
  chooseBlock(editor, frame.position);
  return true;
}

/** The frame that Escape chooses as a whole: the one around the cursor. */
export function frameToChoose({ state }: Editor): ReturnType<typeof findFrame> {
  const frame = findFrame(state);
  const isChosen = state.selection instanceof NodeSelection && state.selection.from === frame?.position;
  return isChosen ? null : frame;
}
