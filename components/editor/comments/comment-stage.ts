import type { EditorView } from "@tiptap/pm/view";
import type { Field } from "../story-context.ts";

/**
 * Where the text boxes and the margin meet: the text knows nothing of comments but what to mark, and the margin, which
 * comes later, finds here what is on the page and what was asked for before it came.
 */
export class CommentStage {
  readonly views = new Map<Field, EditorView>();
  readonly #listeners = new Set<() => void>();
  #asked: (() => void) | null = null;
  #isAsked = false;
  #pressed: ((ids: number[]) => void) | null = null;
  #pressedBefore: number[] = [];
  lastField: Field = "body";

  /** The box comes, or goes. */
  enter(field: Field, view: EditorView): () => void {
    this.views.set(field, view);
    this.tell();
    return () => {
      if (this.views.get(field) === view) this.views.delete(field);
      this.tell();
    };
  }

  /** Text, marks or what is chosen changed somewhere. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(): void {
    for (const listener of this.#listeners) listener();
  }

  get hasSelection(): boolean {
    return [...this.views.values()].some(({ state }) => !state.selection.empty);
  }

  /** Somebody wants to say something about what is chosen. */
  ask(): void {
    this.#isAsked = this.#asked === null;
    this.#asked?.();
    this.tell();
  }

  get isAsked(): boolean {
    return this.#isAsked;
  }

  /** Somebody pressed on marked words. */
  press(ids: number[]): void {
    if (this.#pressed) this.#pressed(ids);
    else this.#pressedBefore = ids;
  }

  /** The margin has come: it answers from now on, also what was asked before. */
  answer(answers: { asked: () => void; pressed: (ids: number[]) => void }): () => void {
    this.#asked = answers.asked;
    this.#pressed = answers.pressed;
    if (this.#isAsked) answers.asked();
    if (this.#pressedBefore.length > 0) answers.pressed(this.#pressedBefore);
    this.#isAsked = false;
    this.#pressedBefore = [];
    return () => {
      this.#asked = null;
      this.#pressed = null;
    };
  }
}
