/** What a row promises: the figure is at most, or at least, this. */
export type Row = { what: string; goal: { most: number } | { least: number }; unit: string };

/** What was measured for a row: `value` is judged; the rest tells how it came about. */
export type Figure = { value: number; median: number; minimum: number; maximum: number; count: number; notes: string };

export type Options = {
  isShort: boolean; // everything tiny: shows that the benchmark runs, says nothing about speed
  only: ReadonlySet<string> | null; // of the part's groups; null: all
  deeds: number | null; // how many the part freshness does; null: as many as it promises
  pages: number | null; // how many the part reader measures memory with; null: as many as it promises
  profileFolder: string | null; // where servers write their CPU profiles when they end
};

/** One word of `npm run bench -- PART`: a table of rows, and how all of them are measured. */
export type Part = {
  groups: readonly string[]; // what `--only` may name
  rows: Readonly<Record<string, Row>>;
  reasons: Readonly<Record<string, string>>; // of rows that do not meet their goal: written by hand, shown while they don't
  measure(options: Options): Promise<Record<string, Figure>>; // the id of a row → its figure
};

export type Judged = "median" | "p99" | "minimum" | "maximum";

/** @param samples at least one */
export function figureOf(samples: number[], judged: Judged, notes = ""): Figure {
  const sorted = samples.toSorted((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  const [minimum, median, maximum] = [at(0), medianOf(sorted), at(1)];
  const value = { median, minimum, maximum, p99: at(0.99) }[judged];
  return { value, median, minimum, maximum, count: sorted.length, notes };
}

export function medianOf(samples: number[]): number {
  const sorted = samples.toSorted((one, other) => one - other);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/** What is going on, for who waits at the console. */
export function say(line: string): void {
  process.stderr.write(`  ${line}\n`);
}
