import type { Editor } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import { type Folded, findPlaces, foldWithPlaces, type Wanted } from "#newsroom/find-text.ts";
import type { Field } from "./story-context.ts";

/** A place in one of the story's text boxes, in its editor's positions. */
export type Match = { field: Field; from: number; to: number };

export type Editors = [Field, Editor][];

/** All places of the story where the wanted words stand, in reading order: headline first, captions where their picture is. */
export function findMatches(editors: Editors, wanted: Wanted): Match[] {
  if (wanted.text === "") return [];
  return editors.flatMap(([field, editor]) => {
    const found: Match[] = [];
    editor.state.doc.descendants((node, position) => {
      if (!node.isTextblock) return true;
      const text = writtenIn(node);
      for (const { from, to } of findPlaces(text, wanted, wanted.isExact ? undefined : foldedOf(node, text))) {
        found.push({ field, from: position + 1 + from, to: position + 1 + to });
      }
      return false;
    });
    return found;
  });
}

/** The text of a block, one unit a position. What somebody proposes to take away counts as gone, and nothing goes across it. */
function writtenIn(block: Node): string {
  return block.children
    .map((child) => {
      const isGone = child.marks.some((mark) => mark.type.name === "deletion");
      return child.isText && !isGone ? (child.text ?? "") : "\ufffc".repeat(child.nodeSize);
    })
    .join("");
}

const known = new WeakMap<Node, Folded>();

function foldedOf(block: Node, text: string): Folded {
  const folded = known.get(block) ?? foldWithPlaces(text);
  known.set(block, folded);
  return folded;
}

const [allName, oneName] = ["found", "found-now"];
const shownAtMost = 2000;

/** Marks the matches without touching the text: neither letters' joining nor anybody's caret is disturbed. */
export function showMatches(editors: Editors, matches: Match[], now: Match | undefined): void {
  if (!("highlights" in CSS)) return; // the browser scrolls to the match and selects it all the same
  const near = matches.length > shownAtMost && now ? Math.max(0, matches.indexOf(now) - shownAtMost / 2) : 0;
  const ranges = matches.slice(near, near + shownAtMost).flatMap((match) => rangeOf(editors, match) ?? []);
  const one = now && rangeOf(editors, now);
  CSS.highlights.set(allName, new Highlight(...ranges));
  const top = new Highlight(...(one ? [one] : []));
  top.priority = 1;
  CSS.highlights.set(oneName, top);
}

export function hideMatches(): void {
  if (!("highlights" in CSS)) return;
  CSS.highlights.delete(allName);
  CSS.highlights.delete(oneName);
}

function rangeOf(editors: Editors, { field, from, to }: Match): Range | null {
  const editor = editorOf(editors, field);
  if (!editor || to > editor.state.doc.content.size) return null;
  const range = document.createRange();
  const [start, end] = [editor.view.domAtPos(from, 1), editor.view.domAtPos(to, -1)];
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}

/** Brings a match into the middle of what is seen, when it is not well inside of it. */
export function scrollToMatch(editors: Editors, match: Match): void {
  const box = rangeOf(editors, match)?.getBoundingClientRect();
  if (!box) return;
  const isSeen = box.top > innerHeight * 0.25 && box.bottom < innerHeight * 0.8;
  if (!isSeen) scrollBy({ top: box.top - innerHeight * 0.4 });
}

/** Back into the text, with the match chosen. */
export function enterMatch(editors: Editors, { field, from, to }: Match): void {
  const editor = editorOf(editors, field);
  if (!editor) return;
  const { view } = editor;
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)));
  view.focus();
}

/** One match gets other words, in the letters' own marks. @returns where the new words end */
export function replaceMatch(editors: Editors, { field, from, to }: Match, words: string): number {
  const editor = editorOf(editors, field);
  if (!editor) return to;
  const { tr } = editor.state;
  editor.view.dispatch(words === "" ? tr.delete(from, to) : tr.insertText(words, from, to));
  return from + words.length;
}

/**
 * All of them. A block's matches go in turns, the last first: what lies between two of them is not written anew, so the
 * others' cursors and comments there keep their place. @returns how many were replaced
 */
export function replaceMatches(editors: Editors, wanted: Wanted, words: string): number {
  let count = 0;
  for (const entry of editors) {
    const [, editor] = entry;
    const first = groupByBlock(editor, findMatches([entry], wanted)).map((group) => group.length);
    for (let turn = 0; turn < Math.max(...first); turn++) {
      const groups = groupByBlock(editor, findMatches([entry], wanted));
      const { tr } = editor.state;
      for (const [block, group] of [...groups.entries()].reverse()) {
        const match = group[(first[block] ?? 0) - 1 - turn]; // those before it stand where they stood
        if (!match) continue;
        if (words === "") tr.delete(match.from, match.to);
        else tr.insertText(words, match.from, match.to);
        count += 1;
      }
      editor.view.dispatch(tr);
    }
  }
  return count;
}

/** The matches of each text block of the document, those without any included. */
function groupByBlock(editor: Editor, matches: Match[]): Match[][] {
  const groups: Match[][] = [];
  editor.state.doc.descendants((node, position) => {
    if (!node.isTextblock) return true;
    groups.push(matches.filter(({ from }) => from > position && from <= position + node.nodeSize));
    return false;
  });
  return groups;
}

function editorOf(editors: Editors, field: Field): Editor | undefined {
  return editors.find(([name]) => name === field)?.[1];
}
