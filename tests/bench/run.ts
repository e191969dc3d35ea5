import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { clusterVariable } from "../database.ts";
import { buildPages, startCluster } from "../prepare.ts";
import { writeDocs } from "./docs.ts";
import { judge, type Outcome, readMachine, tableOf } from "./outcome.ts";
import type { Options, Part } from "./part.ts";

/** The benchmarks: `npm run bench`, or `npm run bench -- reader`. A part is loaded when it is asked for. */
const parts: Record<string, () => Promise<Part>> = {
  reader: async () => (await import("./reader.ts")).reader,
  desk: async () => (await import("./desk.ts")).desk,
  editor: async () => (await import("./editor.ts")).editor,
  difference: async () => (await import("./difference.ts")).difference,
  freshness: async () => (await import("./freshness.ts")).freshness,
};

const help = `npm run bench -- [PART …] [OPTIONS]

PART is one of: ${Object.keys(parts).join(", ")}. Without one, all of them.

  --short           everything tiny, to see that it runs: says nothing about speed
  --only GROUP,…    some groups of the rows
  --deeds N         how many deeds freshness does, instead of 10,000 in about an hour
  --pages N         how many pages the reader's memory is measured with, instead of 100,000 in half an hour
  --out FILE        where the figures go, as JSON; else bench-results/TIME.json
  --write-docs      puts the figures into docs/benchmarks.md
  --profile FOLDER  the servers leave CPU profiles there when they end; figures suffer
`;

const root = resolve(import.meta.dirname, "..", "..");
const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: "boolean", default: false },
    only: { type: "string" },
    deeds: { type: "string" },
    pages: { type: "string" },
    out: { type: "string" },
    "write-docs": { type: "boolean", default: false },
    profile: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
const options: Options = {
  isShort: given.short,
  only: given.only === undefined ? null : new Set(given.only.split(",")),
  deeds: given.deeds === undefined ? null : Number(given.deeds),
  pages: given.pages === undefined ? null : Number(given.pages),
  profileFolder: given.profile === undefined ? null : resolve(given.profile),
};

/** The parts that were asked for. @throws Error in words for the person at the console */
async function loadParts(): Promise<[string, Part][]> {
  const chosen = positionals.length > 0 ? positionals : Object.keys(parts);
  const loaded: [string, Part][] = [];
  for (const name of chosen) {
    const load = Object.hasOwn(parts, name) ? parts[name] : undefined;
    if (!load) throw new Error(`There is no part "${name}".\n\n${help}`);
    loaded.push([name, await load()]);
  }
  const groups = loaded.flatMap(([, part]) => part.groups);
  const unknown = [...(options.only ?? [])].find((group) => !groups.includes(group));
  if (unknown !== undefined) throw new Error(`There is no group "${unknown}", but ${groups.join(", ")}.`);
  const isTrue = !options.isShort && !options.profileFolder;
  if (given["write-docs"] && !isTrue) throw new Error("Figures of a short or profiled run are not written down.");
  return loaded;
}

async function measureParts(chosen: [string, Part][]): Promise<Outcome> {
  const outcome: Outcome = {
    at: new Date().toISOString(),
    isShort: options.isShort,
    machine: await readMachine(),
    rows: [],
  };
  for (const [name, part] of chosen) outcome.rows.push(...judge(name, part, await part.measure(options)));
  return outcome;
}

async function runBenchmarks(chosen: [string, Part][]): Promise<void> {
  await buildPages();
  const cluster = process.env[clusterVariable] ? null : await startCluster({ max_connections: "300" });
  try {
    const outcome = await measureParts(chosen);
    process.stdout.write(`\n${tableOf(outcome)}\n`);
    const file = resolve(given.out ?? join(root, "bench-results", `${outcome.at.replaceAll(":", "-")}.json`));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${JSON.stringify(outcome, null, 2)}\n`);
    const tables = Object.fromEntries(chosen.map(([name, part]) => [name, part.rows]));
    if (given["write-docs"]) writeDocs(join(root, "docs", "benchmarks.md"), outcome, tables);
  } finally {
    await cluster?.stop();
  }
}

/** @returns the exit code: a goal that is missed is a figure, not a failure */
async function main(): Promise<number> {
  if (given.help) {
    process.stdout.write(help);
    return 0;
  }
  const chosen = await loadParts().catch((error: Error) => {
    process.stderr.write(`${error.message}\n`);
    return null;
  });
  if (chosen) await runBenchmarks(chosen);
  return chosen ? 0 : 1;
}

process.exit(await main());
