import { Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import { Mapping, ReplaceStep, StepMap } from "@tiptap/pm/transform";
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import type { Field } from "../story-context.ts";
import { type FieldNote, suggestingKey } from "../suggesting/hand.ts";
import type { CommentStage } from "./comment-stage.ts";

/** Words that a thread is about, in a field as it is shown. `look`: a resolved one is marked only while it is looked at. */
export type Mark = { id: number; from: number; to: number; look: "open" | "chosen" | "resolved" };

/** `own` and `others` count changes of the text by whoever made them; `lifted` are the marks of a block that is being moved. */
type Marked = { marks: Mark[]; shown: DecorationSet; own: number; others: number; lifted: Lifted | null };

/** The marks of a block that was taken out, counted from its start. */
type Lifted = { moves: string; size: number; marks: Mark[] };

const key = new PluginKey<Marked>("comments");
const nothing: Marked = { marks: [], shown: DecorationSet.empty, own: 0, others: 0, lifted: null };

export function readMarks(view: EditorView): Pick<Marked, "marks" | "own" | "others"> {
  return key.getState(view.state) ?? nothing;
}

export function showMarks(view: EditorView, marks: Mark[]): void {
  view.dispatch(view.state.tr.setMeta(key, marks).setMeta("addToHistory", false));
}

/** Marks the words of comments. They move with the text as it is typed, and are set right when the margin has looked. */
export const CommentMarks = Extension.create<{ field: Field; stage: CommentStage | null }>({
  name: "commentMarks",
  addOptions: () => ({ field: "body", stage: null }),
  addProseMirrorPlugins() {
    const { field, stage } = this.options;
    if (!stage) return [];
    return [
      new Plugin<Marked>({
        key,
        state: { init: () => nothing, apply: (change, marked, old) => follow(change, marked, old.doc) },
        props: {
          decorations: (state) => key.getState(state)?.shown,
          handleClick(view, position) {
            const { marks } = readMarks(view);
            const pressed = marks.filter(({ from, to }) => from <= position && position <= to);
            if (pressed.length > 0) stage.press(pressed.toSorted(byLength).map(({ id }) => id));
            return false;
          },
          handleDOMEvents: {
            focus: () => {
              stage.lastField = field;
              return false;
            },
          },
        },
        view(view) {
          const leave = stage.enter(field, view);
          return {
            update({ state }, before) {
              const isSame = state.doc === before.doc && state.selection.eq(before.selection);
              if (!isSame && !state.selection.empty) stage.lastField = field;
              if (!isSame || key.getState(state) !== key.getState(before)) stage.tell();
            },
            destroy: leave,
          };
        },
      }),
    ];
  },
});

function follow(change: Transaction, marked: Marked, before: Node): Marked {
  const told: Mark[] | undefined = change.getMeta(key);
  if (told) return { ...marked, marks: told, shown: DecorationSet.create(change.doc, told.map(draw)) };
  if (!change.docChanged) return marked;
  const sync: { isChangeOrigin?: boolean; isUndoRedoOperation?: boolean } | undefined = change.getMeta(ySyncPluginKey);
  // Who suggests takes words away, and they are put back beneath the mark; who decides writes what was proposed anew, letter
  // for letter as it was: where the letters stand is truer than the mark.
  const note: FieldNote | undefined = change.getMeta(suggestingKey);
  const isWrittenAnew = note !== undefined && !note.moves;
  const isOthers = isWrittenAnew || (sync?.isChangeOrigin === true && !sync.isUndoRedoOperation);
  // What comes from the shared document replaces all of the text: where it differs is where it was changed.
  const mapping = sync?.isChangeOrigin ? differenceOf(before, change.doc) : change.mapping;
  const counted = { own: marked.own + (isOthers ? 0 : 1), others: marked.others + (isOthers ? 1 : 0) };
  const followed = marked.marks
    .map((mark) => ({ ...mark, from: mapping.map(mark.from, 1), to: mapping.map(mark.to, -1) }))
    .filter(({ from, to }) => from < to);
  const landed = note?.moves ? land(change, marked.lifted, note.moves) : [];
  if (landed.length > 0) {
    const marks = [...followed, ...landed];
    return { ...counted, marks, shown: DecorationSet.create(change.doc, marks.map(draw)), lifted: null };
  }
  const lifted = note?.moves ? lift(change, marked.marks, note.moves) : null;
  return { ...counted, marks: followed, shown: marked.shown.map(mapping, change.doc), lifted };
}

/** What is marked in a block goes with it: moved, it is taken out in one change and put in by the next. */
function lift({ steps: [step] }: Transaction, marks: Mark[], moves: string): Lifted | null {
  if (!(step instanceof ReplaceStep) || step.slice.size > 0) return null;
  const { from, to } = step;
  const inside = marks.filter((mark) => from <= mark.from && mark.to <= to);
  return {
    moves,
    size: to - from,
    marks: inside.map((mark) => ({ ...mark, from: mark.from - from, to: mark.to - from })),
  };
}

function land({ steps: [step] }: Transaction, lifted: Lifted | null, moves: string): Mark[] {
  if (!(step instanceof ReplaceStep) || step.slice.size === 0 || lifted?.moves !== moves) return [];
  const start = step.from - (lifted.size - step.slice.size) / 2; // the last picture of a gallery leaves its frame behind
  return lifted.marks.map((mark) => ({ ...mark, from: mark.from + start, to: mark.to + start }));
}

function differenceOf(before: Node, after: Node): Mapping {
  const start = before.content.findDiffStart(after.content);
  const end = before.content.findDiffEnd(after.content);
  if (start === null || end === null) return new Mapping();
  const overlap = Math.max(0, start - Math.min(end.a, end.b)); // the same letters on both sides
  return new Mapping([new StepMap([start, end.a + overlap - start, end.b + overlap - start])]);
}

function draw({ id, from, to, look }: Mark): Decoration {
  return Decoration.inline(from, to, { class: `comment-mark comment-${look}`, "data-comment": String(id) });
}

function byLength(one: Mark, other: Mark): number {
  return one.to - one.from - (other.to - other.from);
}
