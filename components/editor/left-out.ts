/*
 * What stands in the browser for parts of packages that it never uses (next.config.mjs puts it there): Node's Buffer, which
 * lib0 names beside the browser's own way; drawing into pages and coloured lines, of which Yjs and its binding use a word each;
 * and ProseMirror's own history, beside which the shared one stands. They were 12 KB of every opened story.
 */

/** `Buffer`: lib0 asks for it only where there is no `btoa`. */
export const Buffer = undefined;

/** `lib0/dom` */
export const doc = typeof document === "undefined" ? {} : document;

/** `lib0/logging` */
export const print = (...words: unknown[]) => console.log(...words);
export const warn = (...words: unknown[]) => console.warn(...words);
export const [BOLD, UNBOLD, RED, ORANGE] = ["", "", "", ""];

/** `@tiptap/pm/history`: no step of a history that is not there needs an end. */
export const closeHistory = <Change>(change: Change): Change => change;
