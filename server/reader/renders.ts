import type { Purge } from "#db/purges.ts";

/** More is asked for at once than can be made: the reader should come back in a moment. */
export class Overload extends Error {}

/** A page being made. `began` is null while it waits for its turn. */
type Render<T> = { began: number | null; purges: { purge: Purge; at: number }[]; done: Promise<T> };

/** How many pages are made at once, and how many more may wait for it. */
export type Limits = { atOnce: number; waiting: number };

/**
 * Makes each page once at a time and a few pages at once; some more may wait, and the rest is refused. Nobody who asks
 * after a purge gets what was begun before it.
 */
export class Renders<T> {
  readonly #limits: Limits;
  readonly #tagsOf: (made: T) => string[] | null;
  readonly #running = new Map<string, Render<T>>();
  readonly #waiting: (() => void)[] = [];
  #busy = 0;
  #clock = 0; // counts what happens, so that before and after can be told

  /** @param tagsOf what a made answer depends on; null: on anything */
  constructor(limits: Limits, tagsOf: (made: T) => string[] | null) {
    this.#limits = limits;
    this.#tagsOf = tagsOf;
  }

  /**
   * @param make makes the page
   * @param keep called with what was made, unless a purge named it meanwhile
   * @param hears whether purges are heard: else even a render that nothing purged may be older than the one who asks
   * @throws Overload, and whatever `make` throws
   */
  async ask(key: string, make: () => Promise<T>, keep: (made: T) => void, hears: boolean): Promise<T> {
    this.#clock += 1;
    const asked = this.#clock;
    for (;;) {
      const render = this.#running.get(key) ?? this.#start(key, make, keep);
      const made = await render.done;
      const isYounger = render.began !== null && render.began >= asked;
      if (isYounger || (hears && !this.#isPurged(render, made, asked))) return made;
    }
  }

  /** To be told of every purge, before those who keep pages are. */
  purge(purge: Purge): void {
    this.#clock += 1;
    for (const render of this.#running.values()) {
      if (render.began !== null) render.purges.push({ purge, at: this.#clock });
    }
  }

  #start(key: string, make: () => Promise<T>, keep: (made: T) => void): Render<T> {
    if (this.#busy >= this.#limits.atOnce && this.#waiting.length >= this.#limits.waiting) throw new Overload();
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    const render: Render<T> = { began: null, purges: [], done: promise };
    this.#running.set(key, render);
    const run = async () => {
      await this.#takeTurn();
      try {
        this.#clock += 1;
        render.began = this.#clock;
        const made = await make();
        if (!this.#isPurged(render, made, Number.POSITIVE_INFINITY)) keep(made);
        return made;
      } finally {
        this.#giveTurn();
        this.#running.delete(key);
      }
    };
    run().then(resolve, reject);
    return render;
  }

  /** Whether a purge named it since it began and before this moment. */
  #isPurged({ purges }: Render<T>, made: T, before: number): boolean {
    const tags = this.#tagsOf(made);
    return purges.some(({ purge, at }) => {
      if (at > before) return false;
      return tags === null || purge.tags.length === 0 || purge.tags.some((tag) => tags.includes(tag));
    });
  }

  async #takeTurn(): Promise<void> {
    if (this.#busy >= this.#limits.atOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#busy += 1;
  }

  /** Handed on without being free in between. */
  #giveTurn(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#busy -= 1;
  }
}
