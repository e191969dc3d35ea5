/** The course of a start and its end: steps with their times, and what must be closed again. */
const ending = new AbortController();
const closers: (() => Promise<void>)[] = [];

/** Aborts when the process was told to end. */
export const endSignal = ending.signal;

export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const quiet = 500; // ms: a step that is shorter need not be told

/**
 * Does one step of the start, and says so with its time when it took long, or always when what came of it matters.
 * `word` may answer null: nothing to say.
 */
export async function step<T>(
  work: () => Promise<T>,
  word: (result: T) => string | null,
  { isTold = false } = {},
): Promise<T> {
  endSignal.throwIfAborted();
  const from = performance.now();
  const result = await work();
  const words = isTold || performance.now() - from > quiet ? word(result) : null;
  if (words) say(`  ${words} (${seconds(from)})`);
  return result;
}

export function seconds(from: number): string {
  return `${((performance.now() - from) / 1000).toFixed(2)} s`;
}

/** What is to be done at the end: the last that was said is done first. */
export function atEnd(close: () => Promise<void>): void {
  closers.push(close);
}

/** Ends in the reverse order of the start, each part once. */
export async function end(code: number): Promise<never> {
  ending.abort();
  for (let close = closers.pop(); close; close = closers.pop()) {
    await bounded(close()).catch((error: unknown) => process.stderr.write(`${wordStack(error)}\n`));
  }
  process.exit(code);
}

const patience = 30_000; // ms for one part; then the rest is ended all the same

function bounded(closing: Promise<void>): Promise<void> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("A part of the server did not end in time.")), patience).unref();
  });
  return Promise.race([closing, late]);
}

export function wordStack(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** A signal ends the process when the running step of the start is done; a second one changes nothing. */
export function endOnSignals(starting: Promise<void>): void {
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
    process.on(signal, () => {
      if (endSignal.aborted) return;
      ending.abort();
      say("Khabar stops: running requests are finished first");
      void starting.catch(() => undefined).then(() => end(0));
    });
  }
}
