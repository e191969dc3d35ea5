import { firstEpoch, mergeUpdates } from "#newsroom/draft.ts";
import type { PendingKey, PendingStore } from "./pending-store.ts";

type Entry = { serial: number; bytes: Uint8Array; stored: Promise<number | null> | null };
export type LateText = { epoch: number; bytes: Uint8Array; ids: number[] };

/** What this page has typed and the server has not yet committed, also in the browser's store. */
export class PendingLog {
  readonly store: PendingStore;
  #key: PendingKey | null = null; // null: nobody knows yet where it belongs
  #epoch = firstEpoch; // the open one
  #entries: Entry[] = []; // of the open epoch
  #storing = new Set<Promise<unknown>>();
  #serial = 0;

  constructor(store: PendingStore) {
    this.store = store;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** Whether something would be lost with the page. */
  get isAtRisk(): boolean {
    return !this.isEmpty && (!this.store.isLasting || this.#key === null);
  }

  /** A mark sent now covers all up to here. */
  get serial(): number {
    return this.#serial;
  }

  /**
   * From now on this epoch is the open one. What was typed before the article had a number moves to it; what belongs to
   * an earlier epoch is late from now on, and only the store has it.
   * @returns whether all that had to move has moved
   */
  async open(key: PendingKey, epoch: number): Promise<boolean> {
    const isOther = this.#key?.articleId !== key.articleId;
    if (!isOther && epoch !== this.#epoch) this.#entries = [];
    this.#key = key;
    this.#epoch = epoch;
    if (!isOther) return true;
    return (await Promise.all(this.#entries.map((entry) => this.#move(entry, key)))).every(Boolean);
  }

  /** First into the new place, then out of the old one: twice is harmless, never is not. */
  async #move(entry: Entry, key: PendingKey): Promise<boolean> {
    const before = entry.stored;
    entry.stored = this.#keep(key, this.#epoch, entry.bytes);
    const [old, now] = await Promise.all([before, entry.stored]);
    const isKept = now !== null && now > 0; // else it lies in memory, and the old row is all that lasts
    if (isKept) await this.drop([old]);
    return isKept;
  }

  remember(epoch: number, bytes: Uint8Array): void {
    this.#serial += 1;
    const stored = this.#key ? this.#keep(this.#key, epoch, bytes) : null;
    if (epoch === this.#epoch) this.#entries.push({ serial: this.#serial, bytes, stored });
  }

  /** What an earlier visit, or another tab, left for the open epoch: it counts as pending again. */
  async recall(): Promise<Uint8Array[]> {
    const mine = new Set(await Promise.all(this.#entries.map((entry) => entry.stored)));
    const rows = (await this.#list()).filter((row) => row.epoch === this.#epoch && !mine.has(row.id));
    for (const row of rows) {
      this.#serial += 1;
      this.#entries.push({ serial: this.#serial, bytes: row.bytes, stored: Promise.resolve(row.id) });
    }
    return rows.map((row) => row.bytes);
  }

  /** The server has committed everything up to `serial`. */
  async settle(serial: number): Promise<void> {
    const done = this.#entries.filter((entry) => entry.serial <= serial);
    this.#entries = this.#entries.filter((entry) => entry.serial > serial);
    await this.drop(await Promise.all(done.map((entry) => entry.stored)));
  }

  /** One update stands for all that waits for the open epoch from now on. */
  async replace(bytes: Uint8Array): Promise<void> {
    const before = this.#entries;
    this.#entries = [];
    this.remember(this.#epoch, bytes);
    await Promise.all(this.#storing); // first the new one, then out with the old
    await this.drop(await Promise.all(before.map((entry) => entry.stored)));
  }

  /** What this page typed can no longer become part of the open draft; the store still has it. */
  forget(): void {
    this.#entries = [];
  }

  /** Text of closed epochs, and with `all` of the open one too, where the person may no longer write. */
  async listLate({ all }: { all: boolean }): Promise<LateText[]> {
    const rows = (await this.#list()).filter((row) => all || row.epoch !== this.#epoch);
    return [...Map.groupBy(rows, (row) => row.epoch)].map(([epoch, ofEpoch]) => ({
      epoch,
      bytes: mergeUpdates(ofEpoch.map((row) => row.bytes)),
      ids: ofEpoch.map((row) => row.id),
    }));
  }

  async drop(ids: (number | null)[]): Promise<void> {
    await this.store.remove(ids.filter((id) => id !== null)).catch(() => {}); // sent again on return: harmless
  }

  async #list() {
    await Promise.all(this.#storing);
    return this.#key ? this.store.list(this.#key).catch(() => []) : [];
  }

  #keep(key: PendingKey, epoch: number, bytes: Uint8Array): Promise<number | null> {
    const storing = this.store.add(key, epoch, bytes).catch(() => null); // a full disk: memory still has it
    this.#storing.add(storing);
    void storing.then(() => this.#storing.delete(storing));
    return storing;
  }
}
