import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { type JudgedRow, type Outcome, wordGoal, wordMachine, wordNumber, wordSpread } from "./outcome.ts";
import type { Part } from "./part.ts";

const head = `# Benchmarks

The last figures of each row. To repeat them: \`npm run bench\`, or one part with \`npm run bench -- reader\`;
\`--write-docs\` writes this page. What is compared is measured in turn within one run, since machines are noisy; minimum,
median and maximum stand beside each figure, with the number of samples. A goal that is missed stays here with its figure
and the reason.
`;

const columns = ["what", "goal", "figure", "minimum · median · maximum (samples)", "when", "notes"];
const top = line(columns);
const rule = line(columns.map(() => "---"));

/** Writes the rows that were measured in place of what stood there; other rows and parts stay as they are. */
export function writeDocs(file: string, outcome: Outcome, tables: Record<string, Part["rows"]>): void {
  const sections = new Map<string, string>();
  const written = existsSync(file) ? readFileSync(file, "utf8") : "";
  for (const section of written.split(/^(?=## )/m).slice(1)) {
    sections.set(/^## (\S+)/.exec(section)?.[1] ?? "", section.trim());
  }
  for (const [part, table] of Object.entries(tables)) {
    sections.set(part, sectionOf(part, table, outcome, sections.get(part) ?? ""));
  }
  writeFileSync(file, `${[head.trim(), ...sections.values()].join("\n\n")}\n`);
}

function sectionOf(part: string, table: Part["rows"], outcome: Outcome, before: string): string {
  const rows = outcome.rows.filter((row) => row.part === part);
  const measured = new Map(rows.map((row) => [row.id, lineOf(row, outcome.at.slice(0, 10))]));
  const kept = new Map(before.split("\n").map((text) => [text.split(" | ")[0]?.slice(2) ?? "", text]));
  const lines = Object.entries(table).map(([id, { what }]) => measured.get(id) ?? kept.get(what));
  const drawn = [top, rule, ...lines.filter((text) => text !== undefined)];
  return `## ${part}\n\n${wordMachine(outcome.machine)}.\n\n${drawn.join("\n")}`;
}

function lineOf(row: JudgedRow, day: string): string {
  const notes = [row.isMet ? "" : `**Missed.** ${row.reason ?? ""}`, row.notes].map((words) => words.trim());
  const figure = `${row.isMet ? "" : "✖ "}${wordNumber(row.value)} ${row.unit}`;
  return line([row.what, wordGoal(row), figure, wordSpread(row), day, notes.join(" ")].map((cell) => cell.trim()));
}

function line(cells: string[]): string {
  return `| ${cells.join(" | ")} |`;
}
