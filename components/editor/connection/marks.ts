import type { PendingLog } from "./pending-log.ts";

const markAfter = 50; // milliseconds: one mark for a burst of keys
const settleWithin = 8000; // milliseconds

type Done = (isCommitted: boolean) => void;

/** How marks reach the server: whether they can now, and the sending of one. */
export type MarkLine = { isOpen: () => boolean; send: (n: number) => void };

/** "Saved" is a mark that came back. One at a time is under way; it stands for all that was sent before it. */
export class Marks {
  readonly #pending: PendingLog;
  readonly #line: MarkLine;
  #n = 0;
  #timer: ReturnType<typeof setTimeout> | null = null; // of the next one
  #sent: { n: number; serial: number; done: Done[] } | null = null; // not answered yet
  #waiting: Done[] = []; // for the next one

  constructor(pending: PendingLog, line: MarkLine) {
    this.#pending = pending;
    this.#line = line;
  }

  /** Something was typed or asked to be settled that no mark stands for. */
  get isNeeded(): boolean {
    return !this.#pending.isEmpty || this.#waiting.length > 0;
  }

  /** After the updates that it stands for: the provider sends those in the same turn. */
  sendSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      if (!this.#line.isOpen() || this.#sent || !this.isNeeded) return;
      this.#n += 1;
      this.#sent = { n: this.#n, serial: this.#pending.serial, done: this.#waiting.splice(0) };
      this.#line.send(this.#n);
    }, markAfter);
  }

  /** True once everything typed so far is committed; false when that does not happen within 8 s. */
  settle(): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(false), settleWithin);
      this.#waiting.push((isCommitted) => {
        clearTimeout(timer);
        resolve(isCommitted);
      });
      this.sendSoon();
    });
  }

  /** A mark came back. Returns whether it was the one under way. */
  comeBack(n: number): boolean {
    if (this.#sent?.n !== n) return false;
    const { serial, done } = this.#sent;
    this.#sent = null;
    void this.#pending.settle(serial);
    for (const tell of done) tell(true);
    return true;
  }

  /** The connection is gone: what was sent and not answered counts as not sent. */
  lose(): void {
    this.#waiting.push(...(this.#sent?.done ?? []));
    this.#sent = null;
  }

  /** The document has gone: nobody can be told any more that it was committed. */
  giveUp(): void {
    for (const tell of this.#waiting.splice(0)) tell(false);
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.lose();
    this.giveUp();
  }
}
