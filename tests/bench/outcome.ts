import { execFileSync } from "node:child_process";
import { cpus, release, totalmem } from "node:os";
import { connect, embeddedUrl } from "#server/database.ts";
import { readCluster } from "../database.ts";
import type { Figure, Part, Row } from "./part.ts";

/** A run of the benchmarks, as its JSON holds it. */
export type Outcome = { at: string; isShort: boolean; machine: Machine; rows: JudgedRow[] };

export type JudgedRow = Row & Figure & { part: string; id: string; isMet: boolean; reason: string | null };

export type Machine = {
  processor: string;
  cores: number;
  gigabytes: number;
  kernel: string;
  node: string;
  postgres: string;
  commit: string;
};

/** Every row that was measured, in the table's order. @throws Error for a figure that has no row or is no number */
export function judge(name: string, part: Part, figures: Record<string, Figure>): JudgedRow[] {
  for (const id of Object.keys(figures)) if (!part.rows[id]) throw new Error(`${name} has no row "${id}".`);
  return Object.entries(part.rows).flatMap(([id, row]) => {
    const figure = figures[id];
    if (!figure) return [];
    if (!Number.isFinite(figure.value)) throw new Error(`The row "${id}" of ${name} was not measured.`);
    const isMet = "most" in row.goal ? figure.value <= row.goal.most : figure.value >= row.goal.least;
    return [{ part: name, id, ...row, ...figure, isMet, reason: isMet ? null : (part.reasons[id] ?? null) }];
  });
}

/** Where it ran, and how PostgreSQL keeps what it is told. */
export async function readMachine(): Promise<Machine> {
  const sql = connect(embeddedUrl(readCluster().socketFolder, "postgres"), { max: 1 });
  const [found] = await sql<{ version: string; fsync: string; commit: string }[]>`
    select current_setting('server_version') as version, current_setting('fsync') as fsync,
      current_setting('synchronous_commit') as commit`;
  await sql.end();
  return {
    processor: cpus()[0]?.model.trim() ?? "unknown",
    cores: cpus().length,
    gigabytes: Math.round(totalmem() / 2 ** 30),
    kernel: `${process.platform} ${release()}`,
    node: process.version,
    postgres: `${found?.version}, fsync ${found?.fsync}, synchronous_commit ${found?.commit}`,
    commit: commitOf(),
  };
}

function commitOf(): string {
  try {
    return execFileSync("git", ["describe", "--always", "--dirty"], { encoding: "utf8", stdio: "pipe" }).trim();
  } catch {
    return "unknown"; // not a clone
  }
}

/** In one line. */
export function wordMachine({ processor, cores, gigabytes, kernel, node, postgres, commit }: Machine): string {
  return `${processor}, ${cores} cores, ${gigabytes} GB, ${kernel}; Node ${node}; PostgreSQL ${postgres}; commit ${commit}`;
}

export function wordGoal({ goal, unit }: Row): string {
  return "most" in goal ? `≤ ${goal.most} ${unit}` : `≥ ${goal.least} ${unit}`;
}

/** Three digits that matter, whole numbers from a thousand on. */
export function wordNumber(value: number): string {
  if (value === 0) return "0";
  return Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

export function wordSpread({ median, minimum, maximum, count }: Figure): string {
  if (count === 1) return "once";
  return `${[minimum, median, maximum].map(wordNumber).join(" · ")} (${count})`;
}

/** For the console: a line a row. */
export function tableOf({ rows, machine, isShort }: Outcome): string {
  const cells = [
    ["", "what", "goal", "figure", "minimum · median · maximum (of)", "notes"],
    ...rows.map((row) => [
      row.isMet ? "✔" : "✖",
      row.what,
      wordGoal(row),
      `${wordNumber(row.value)} ${row.unit}`,
      wordSpread(row),
      [row.reason, row.notes].filter(Boolean).join(" "),
    ]),
  ];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0))) ?? [];
  const lines = cells.map((line) =>
    line
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  const warning = isShort ? "\nThe short form: these figures say only that the benchmark runs." : "";
  return `${lines.join("\n")}\n${wordMachine(machine)}${warning}`;
}
