import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { type JudgedRow, type Outcome, wordGoal, wordMachine, wordNumber, wordSpread } from "./outcome.ts";

const head = `# Benchmarks

The last whole run of each part. To repeat them: \`npm run bench\`, or one part with \`npm run bench -- reader\`;
\`--write-docs\` writes this page. What is compared is measured in turn within one run, since machines are noisy; minimum, median and maximum
stand beside each figure, with the number of samples. A goal that is missed stays here with its figure and the reason.
`;

/** Replaces the sections of the parts that ran; those of other parts stay as they are. */
export function writeDocs(file: string, outcome: Outcome): void {
  const sections = new Map<string, string>();
  const written = existsSync(file) ? readFileSync(file, "utf8") : "";
  for (const section of written.split(/^(?=## )/m).slice(1)) {
    sections.set(/^## (\S+)/.exec(section)?.[1] ?? "", section.trim());
  }
  for (const [part, rows] of Map.groupBy(outcome.rows, (row) => row.part)) {
    sections.set(part, sectionOf(part, rows, outcome));
  }
  writeFileSync(file, `${[head.trim(), ...sections.values()].join("\n\n")}\n`);
}

function sectionOf(part: string, rows: JudgedRow[], { at, machine }: Outcome): string {
  const lines = rows.map((row) => {
    const notes = [row.isMet ? "" : `**Missed.** ${row.reason ?? ""}`, row.notes].map((words) => words.trim());
    return [
      row.what,
      wordGoal(row),
      `${row.isMet ? "" : "✖ "}${wordNumber(row.value)} ${row.unit}`,
      wordSpread(row),
      notes.join(" ").trim(),
    ];
  });
  const table = [
    ["what", "goal", "figure", "minimum · median · maximum (samples)", "notes"],
    ["---", "---", "---", "---", "---"],
    ...lines,
  ];
  return `## ${part}\n\n${at.slice(0, 10)}. ${wordMachine(machine)}.\n\n${table.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}`;
}
