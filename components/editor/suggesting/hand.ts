import { type Editor, Extension } from "@tiptap/core";
import { Fragment, Slice } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state";
import type { Step } from "@tiptap/pm/transform";
import type { DecorationSet, EditorView } from "@tiptap/pm/view";
import { type BodyNode, textOf } from "#newsroom/article.ts";
import { isFormat, withSuggestions } from "#newsroom/suggestions.ts";

/** What a field remembers: a correction that waits until the writer's input method has finished its word, and what it draws. */
export type FieldState = { waiting: Step | null; shown: DecorationSet | null };

/**
 * What the rules tell a field along with a change, which is then no edit to look at; `moves`: it is, and what goes in one
 * change comes in another. Both are one proposal, with this id.
 */
export type FieldNote = { waiting?: Step | null; redraw?: true; moves?: string };

/** How proposals are made and shown. Fetched when somebody suggests, or somebody has. */
export type Rules = {
  follow: (
    changes: readonly Transaction[],
    before: EditorState,
    now: EditorState,
    hand: Hand,
    view: EditorView | null,
  ) => Transaction | null;
  remember: (change: Transaction, kept: FieldState, now: EditorState) => FieldState;
  finish: (view: EditorView) => void;
};

/** What the fields of one story share: whose hand writes in them, and whether it proposes. */
export type Hand = {
  personId: number;
  isProposing: boolean;
  rules: Rules | null;
  editors: Map<string, Editor>;
  isClosed?: boolean; // a deed has closed their text, and the next one is on its way
};

export const suggestingKey = new PluginKey<FieldState>("suggesting");

/** Marks a change as no edit: others' text, undoing, a decision, a correction of ours. */
export function tell(change: Transaction, note: FieldNote): Transaction {
  return change.setMeta(suggestingKey, note);
}

/** A new proposal's id. */
export function nameProposal(): string {
  return crypto.randomUUID().slice(0, 13);
}

/** Whether what is done in this editor is proposed. */
export function isProposing(editor: Editor): boolean {
  const own = editor.extensionManager.extensions.find(({ name }) => name === "suggesting");
  const options: { hand: Hand | null } | undefined = own?.options;
  return options?.hand?.isProposing ?? false;
}

/** A field's door to the rules, which are not there until they are needed. What is copied out of it is plain text from the first. */
export const Suggesting = Extension.create<{ hand: Hand | null }>({
  name: "suggesting",
  priority: 1002, // its plain text goes before the editor's own
  addOptions: () => ({ hand: null }),
  addProseMirrorPlugins() {
    const { hand } = this.options;
    if (!hand) return [];
    let view: EditorView | null = null;
    return [
      new Plugin<FieldState>({
        key: suggestingKey,
        state: {
          init: () => ({ waiting: null, shown: null }),
          apply: (change, kept, _, now) => hand.rules?.remember(change, kept, now) ?? kept,
        },
        appendTransaction: (changes, before, now) => hand.rules?.follow(changes, before, now, hand, view) ?? null,
        view: (opened) => {
          view = opened;
          return {
            update: (current) => hand.rules?.finish(current),
            destroy: () => {
              view = null;
            },
          };
        },
        props: {
          decorations: (state) => suggestingKey.getState(state)?.shown,
          handleDOMEvents: {
            compositionend: (opened) => {
              setTimeout(() => !opened.isDestroyed && hand.rules?.finish(opened), 50); // the last letters come after the event
              return false;
            },
          },
          transformCopied,
          clipboardTextSerializer: (slice, opened) =>
            isAnyProposed(opened.state.selection.content())
              ? slice.content.textBetween(0, slice.content.size, "\n\n", "\n")
              : "", // as always
        },
      }),
    ];
  },
});

/**
 * What is copied is text as it would be with its proposals, which are no part of it. Nothing but words that are to go: those
 * words. A proposer can cut and paste what they wrote.
 */
function transformCopied(slice: Slice): Slice {
  const schema = slice.content.firstChild?.type.schema;
  if (!schema || !isAnyProposed(slice)) return slice;
  const nodes: BodyNode[] = slice.content.toJSON();
  const accepted = withSuggestions(nodes);
  const hasWords = accepted.some((node) => textOf(node) !== "");
  const content = Fragment.fromJSON(schema, hasWords ? accepted : nodes.map(plain));
  const { openStart, openEnd } = Slice.maxOpen(content);
  return new Slice(content, Math.min(slice.openStart, openStart), Math.min(slice.openEnd, openEnd));
}

function isAnyProposed({ content }: Slice): boolean {
  const nodes: BodyNode[] = content.toJSON() ?? [];
  return nodes.some(isProposed);
}

function isProposed({ marks = [], attrs, content = [] }: BodyNode): boolean {
  return typeof attrs?.proposal === "string" || !marks.every(isFormat) || content.some(isProposed);
}

function plain({ marks, attrs, content, ...node }: BodyNode): BodyNode {
  return {
    ...node,
    ...(attrs && { attrs: { ...attrs, proposal: null } }),
    ...(content && { content: content.map(plain) }),
    ...(marks && { marks: marks.filter(isFormat) }),
  };
}
