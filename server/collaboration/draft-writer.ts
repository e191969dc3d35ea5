import { setTimeout as sleep } from "node:timers/promises";
import type { Document } from "@hocuspocus/server";
import * as Y from "yjs";
import { appendUpdates, type LoggedUpdate, type Position } from "#db/draft-log.ts";
import { holdBack } from "#db/held-back.ts";
import { mergeUpdates } from "#newsroom/draft.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { isRefusal, type Refusal } from "#newsroom/refusal.ts";
import { type DraftName, draftName, type SocketMessage } from "#newsroom/socket.ts";
import { dismiss, type SeatedConnection, seatsOf } from "./seat.ts";
import { summarise } from "./summarise.ts";

const batchFor = 150; // milliseconds; the design allows 250
const retry = { first: 100, longest: 2000 }; // milliseconds

/** Marks rows that came from the log: they are shown, not written again. */
const fromLog = { source: "local", skipStoreHooks: true } as const;

type Mark = { n: number; connection: SeatedConnection };

/**
 * Carries one open draft into the log: updates wait at most a moment, go in by person, and only then is anybody told
 * that they are committed. Nobody's mark is answered before everything that had arrived until then is in, because one
 * person's letters may hang on another's.
 */
export class DraftWriter {
  readonly name: DraftName;
  readonly document: Document;
  #seq: number; // everything up to here is in the document
  #waiting = new Map<number, { actor: Actor; updates: Uint8Array[] }>();
  #marks: Mark[] = [];
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | null = null;
  isRetired = false;
  #isStopped = false;

  constructor(name: DraftName, document: Document, seq: number) {
    this.name = name;
    this.document = document;
    this.#seq = seq;
  }

  get position(): Position {
    return { ...this.name, seq: this.#seq };
  }

  get isIdle(): boolean {
    return this.isRetired || (this.#writing === null && this.#waiting.size === 0 && this.#marks.length === 0);
  }

  /** An update that somebody sent. */
  receive(update: Uint8Array, actor: Actor): void {
    if (this.isRetired) return;
    const batch = this.#waiting.get(actor.id) ?? { actor, updates: [] };
    batch.updates.push(update);
    this.#waiting.set(actor.id, batch);
    this.#timer ??= setTimeout(() => this.flush(), batchFor);
  }

  /** Answered when all that was received before it is committed. */
  mark(mark: Mark): void {
    if (this.isRetired) return;
    this.#marks.push(mark);
    if (this.#waiting.size === 0) this.flush();
  }

  /** Rows of the log that may come from other processes. */
  readOn(rows: LoggedUpdate[]): void {
    const fresh = rows.filter((row) => row.seq > this.#seq);
    if (this.isRetired || fresh.length === 0) return;
    this.#seq = fresh.at(-1)?.seq ?? this.#seq;
    Y.applyUpdate(this.document, mergeUpdates(fresh.map((row) => row.bytes)), fromLog);
  }

  /** Resolves when nothing waits any more. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing ??= this.#write()
      .catch((error: unknown) => console.error(`draft ${draftName(this.name)} could not be written: ${causeOf(error)}`))
      .finally(() => {
        this.#writing = null;
        // Came after the last look and before this line.
        if (!this.isIdle && !this.#isStopped) void this.flush();
      });
    return this.#writing;
  }

  /** The epoch is closed: what has not been written is held back, everybody is sent to the open one. */
  async retire(epoch: number): Promise<void> {
    if (!this.isRetired) this.#end({ kind: "epoch", epoch });
    for (const { actor, updates } of this.#takeWaiting()) await this.#hold(actor, updates);
  }

  /** Gives up retrying; what was not acknowledged lies in the browsers. */
  stop(): void {
    this.#isStopped = true;
  }

  async #write(): Promise<void> {
    while (!this.isRetired && (this.#waiting.size > 0 || this.#marks.length > 0)) {
      const batches = this.#takeWaiting();
      const marks = this.#marks;
      this.#marks = [];
      for (const [place, { actor, updates }] of batches.entries()) {
        const outcome = await this.#append(actor, updates);
        if (outcome === "stopped") return;
        if (outcome !== "written") return this.#refuse(outcome, batches.slice(place));
      }
      for (const { n, connection } of marks) say(connection, { kind: "committed", n, seq: this.#seq });
    }
  }

  #takeWaiting() {
    const batches = [...this.#waiting.values()];
    this.#waiting.clear();
    return batches;
  }

  /** Tries until the log has it or refuses it; while the database is away nothing is acknowledged and nothing dropped. */
  async #append(actor: Actor, updates: Uint8Array[]): Promise<"written" | "stopped" | Refusal> {
    const { articleId, epoch } = this.name;
    for (let pause = retry.first; ; pause = Math.min(pause * 2, retry.longest)) {
      try {
        const seq = await appendUpdates(actor, articleId, epoch, updates, summarise(this.document));
        if (seq === this.#seq + 1) this.#seq = seq; // otherwise the next reading brings what lies between
        return "written";
      } catch (error) {
        if (isRefusal(error)) return error;
        if (pause === retry.first)
          console.error(`draft ${draftName(this.name)} waits for the database: ${causeOf(error)}`);
        await sleep(pause);
        if (this.#isStopped) return "stopped";
      }
    }
  }

  async #refuse(refusal: Refusal, left: { actor: Actor; updates: Uint8Array[] }[]): Promise<void> {
    const open = refusal.details.epoch;
    if (refusal.reason === "epochClosed" && typeof open === "number") {
      for (const batch of left) this.#waiting.set(batch.actor.id, merge(batch, this.#waiting.get(batch.actor.id)));
      return this.retire(open);
    }
    // Somebody's letters may not stay, and a shared document cannot take them out: everybody reads the log afresh.
    this.#end(null);
  }

  #end(message: SocketMessage | null): void {
    this.isRetired = true;
    clearTimeout(this.#timer);
    for (const connection of seatsOf(this.document)) {
      if (message) say(connection, message);
      dismiss(connection);
    }
  }

  async #hold(actor: Actor, updates: Uint8Array[]): Promise<void> {
    try {
      await holdBack(actor, this.name.articleId, this.name.epoch, mergeUpdates(updates));
    } catch (error) {
      // The browser has not been told "committed": it still has them and sends them as late text itself.
      console.error(`draft ${draftName(this.name)} could not hold text back: ${causeOf(error)}`);
    }
  }
}

export function say(connection: SeatedConnection, message: SocketMessage): void {
  connection.sendStateless(JSON.stringify(message));
}

function merge<B extends { updates: Uint8Array[] }>(first: B, second: B | undefined): B {
  return second ? { ...first, updates: [...first.updates, ...second.updates] } : first;
}

/** What went wrong, without what was being written. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  if (cause instanceof Error && "code" in cause) return String(cause.code);
  return cause instanceof Error ? cause.name : "unknown";
}
