import { LRUCache } from "lru-cache";
import type { Purge } from "#db/purges.ts";
import type { Answer } from "./answer.ts";
import type { Encoding, Parcel } from "./parcel.ts";

/** A page that is kept. Not fresh: a purge named it, and only a bad day may still show it. */
export type Page = { answer: Answer; parcels: ReadonlyMap<Encoding, Parcel>; isFresh: boolean };

const overhead = 4096; // bytes that an entry costs beside its bodies: headers, tags, places in the tables

/**
 * Finished pages in memory, by canonical address, bounded by their bytes: the ones asked for longest ago go first.
 * @param bytes the bound
 */
export class PageCache {
  readonly #pages: LRUCache<string, Page>;
  readonly #keysByTag = new Map<string, Set<string>>();

  constructor(bytes: number) {
    this.#pages = new LRUCache<string, Page>({
      maxSize: bytes,
      maxEntrySize: Math.floor(bytes / 8),
      sizeCalculation: sizeOf,
      dispose: (page, key, reason) => {
        if (reason !== "set") this.#unlist(key, page);
      },
    });
  }

  /** The page, fresh or not. */
  find(key: string): Page | undefined {
    return this.#pages.get(key);
  }

  keep(key: string, answer: Answer): void {
    const before = this.#pages.peek(key);
    if (before) this.#unlist(key, before);
    const page: Page = { answer, parcels: new Map(), isFresh: true };
    this.#pages.set(key, page);
    if (this.#pages.has(key)) this.#list(key, page); // not when it alone is too large
  }

  /** Keeps a page's parcel with it, unless the page has gone or been replaced meanwhile. */
  keepParcel(key: string, answer: Answer, encoding: Encoding, parcel: Parcel): void {
    const kept = this.#pages.peek(key);
    if (kept?.answer !== answer || kept.parcels.has(encoding)) return;
    this.#pages.set(key, { ...kept, parcels: new Map([...kept.parcels, [encoding, parcel]]) });
  }

  purge({ verb, tags }: Purge): void {
    const keys =
      tags.length === 0 ? [...this.#pages.keys()] : tags.flatMap((tag) => [...(this.#keysByTag.get(tag) ?? [])]);
    for (const key of keys) {
      const page = this.#pages.peek(key);
      if (verb === "forget") this.#pages.delete(key);
      else if (page) page.isFresh = false;
    }
  }

  /** What is held: pages, bytes, and tags that lead to them. */
  get measure(): { pages: number; bytes: number; tags: number } {
    return { pages: this.#pages.size, bytes: this.#pages.calculatedSize, tags: this.#keysByTag.size };
  }

  #list(key: string, { answer }: Page): void {
    for (const tag of answer.tags) {
      const keys = this.#keysByTag.get(tag);
      if (keys) keys.add(key);
      else this.#keysByTag.set(tag, new Set([key]));
    }
  }

  #unlist(key: string, { answer }: Page): void {
    for (const tag of answer.tags) {
      const keys = this.#keysByTag.get(tag);
      keys?.delete(key);
      if (keys?.size === 0) this.#keysByTag.delete(tag);
    }
  }
}

function sizeOf({ answer, parcels }: Page): number {
  const packed = [...parcels.values()].filter(({ bytes }) => bytes !== answer.body);
  return overhead + packed.reduce((sum, { bytes }) => sum + bytes.length + overhead / 2, answer.body.length);
}
