import { spawn } from "node:child_process";
import { globSync, readFileSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { PassThrough } from "node:stream";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { wordError } from "#server/start-error.ts";
import { installBrowser } from "./browser/browser.ts";
import { longFiles } from "./long-files.ts";
import { buildPages, startCluster } from "./prepare.ts";

/**
 * The one test command. Without arguments: types, lint, then every test. `--check` leaves out what needs a build or a
 * browser. With files: those alone. Ends with one line `N passed, N failed`, and exit code 1 on any failure.
 */
const root = resolve(import.meta.dirname, "..");
process.env.NODE_COMPILE_CACHE ??= join(root, "node_modules", ".cache", "khabar-tests"); // hundreds of processes read the same files
const words = process.argv.slice(2);
const named = words.filter((word) => !word.startsWith("--"));
const isQuick = words.includes("--check");
const isWhole = named.length === 0;
const slow = /^tests\/(browser|server|app|bench)\//;

const all = globSync("tests/**/*.test.ts", { cwd: root }).toSorted();
const chosen = isWhole ? all : named.map((file) => relative(root, resolve(file)));
const files = chosen
  .filter((file) => !isQuick || !slow.test(file))
  .toSorted((one, other) => rankOf(one) - rankOf(other));
const count = { passed: 0, failed: 0 };

/** Long ones first: all lanes stay busy to the end. */
function rankOf(file: string): number {
  const place = longFiles.indexOf(file);
  if (place !== -1) return place;
  return slow.test(file) ? longFiles.length : longFiles.length + 1;
}

function fail(sentence: string): void {
  count.failed += 1;
  process.stdout.write(`✖ ${sentence}\n`);
}

/** What it says is shown when it ends, in one piece. */
function runTool(name: string, command: string, args: string[]): Promise<void> {
  return new Promise((done) => {
    const child = spawn(join(root, "node_modules", ".bin", command), args, { cwd: root });
    let said = "";
    const keep = (chunk: Buffer) => {
      said += chunk.toString();
    };
    child.stdout.on("data", keep);
    child.stderr.on("data", keep);
    child.once("error", (error) => keep(Buffer.from(`${error.message}\n`)));
    child.once("close", (code) => {
      process.stdout.write(said);
      if (code === 0) count.passed += 1;
      else fail(`${name} failed`);
      done();
    });
  });
}

/** A skipped test is a green lie, and so is a run of chosen ones. */
function refuseSilence(): void {
  for (const file of all) {
    const found = /\b(?:test|it|describe|suite|t)\.(?:skip|only|todo)\b|\b(?:skip|only|todo): *(?!false)\S/.exec(
      readFileSync(join(root, file), "utf8"),
    );
    if (found) fail(`${file} says "${found[0]}": no test is left out`);
  }
}

async function prepareServers(): Promise<void> {
  if (files.some((file) => file.startsWith("tests/browser/")) && !installBrowser()) fail("no Chromium could be found");
  if (files.some((file) => slow.test(file))) await buildPages();
}

/** Types before the build, which makes the same files of the pages' types anew; lint and quick tests beside both. */
async function prepare(): Promise<void> {
  if (isWhole) {
    rmSync(join(root, ".next", "types"), { recursive: true, force: true }); // of pages that are no more
    rmSync(join(root, ".next", "dev", "types"), { recursive: true, force: true });
    await runTool("page types", "next", ["typegen"]);
    await runTool("types", "tsc", ["-p", "."]);
  }
  await prepareServers();
}

type Ran = { tests: number; seconds: number };
type Report = { type: string; data: unknown };

/** Files that open nothing end by themselves; ended by force, one of many quick tests would lose the end of its report. */
const pure = /^tests\/(components|messages|newsroom)\//;

/** Runs one file in a process of its own. @returns what it reports, to be shown in one piece */
async function runFile(file: string, ran: Map<string, Ran>): Promise<Report[]> {
  // Forced: after an outage the database driver listens for ever, and such a file would never end.
  const stream = run({ files: [join(root, file)], cwd: root, timeout: 600_000, forceExit: !pure.test(file) });
  stream.on("test:summary", ({ file: of, counts, duration_ms }) => {
    if (of) return void ran.set(file, { tests: counts.tests, seconds: duration_ms / 1000 });
    count.passed += counts.passed;
    count.failed += counts.tests - counts.passed; // failed, cancelled, skipped and "todo" alike
  });
  const reports: Report[] = [];
  for await (const report of stream) {
    const isTotal = report.type === "test:diagnostic" && !report.data.file; // of this one file: the run says its own
    if (!isTotal && report.type !== "test:summary") reports.push(report);
  }
  return reports;
}

/** @returns what ran in each file */
async function runFiles(): Promise<Map<string, Ran>> {
  const ran = new Map<string, Ran>(files.map((file) => [file, { tests: 0, seconds: 0 }]));
  const shown = new PassThrough({ objectMode: true });
  const isShown = new Promise((done) => shown.compose(spec).on("end", done).pipe(process.stdout, { end: false }));
  const waiting = [...files];
  const state = { isPrepared: false };
  const prepared = prepare().finally(() => {
    state.isPrepared = true;
  });
  const take = (): string | undefined => {
    const place = waiting.findIndex((file) => state.isPrepared || !slow.test(file));
    return place === -1 ? undefined : waiting.splice(place, 1)[0];
  };
  const work = async (before: Promise<void>): Promise<void> => {
    await before;
    while (waiting.length > 0) {
      const file = take();
      if (!file) await prepared;
      else for (const report of await runFile(file, ran)) shown.write(report);
    }
  };
  const linted = isWhole ? runTool("lint", "biome", ["check", "."]) : Promise.resolve();
  // Three at once on two cores: most of a server's or a browser's test is waiting.
  await Promise.all([work(prepared), work(linted), work(Promise.resolve())]);
  shown.end();
  await isShown;
  return ran;
}

function sayLongest(ran: Map<string, Ran>): void {
  const longest = [...ran].toSorted(([, one], [, other]) => other.seconds - one.seconds).slice(0, 5);
  for (const [file, { seconds }] of longest) process.stdout.write(`${seconds.toFixed(0).padStart(4)} s  ${file}\n`);
}

async function runTests(): Promise<void> {
  const cluster = await startCluster({ fsync: "off", full_page_writes: "off", max_connections: "300" });
  try {
    const ran = await runFiles();
    for (const [file, { tests }] of ran) if (tests === 0) fail(`${file} ran no test`);
    if (isWhole) sayLongest(ran);
  } finally {
    await cluster.stop();
  }
}

refuseSilence();
for (const file of longFiles) if (!all.includes(file)) fail(`tests/long-files.ts names ${file}, which is not there`);
if (files.length > 0) await runTests().catch((error: unknown) => fail(wordError(error)));
if (isWhole && !isQuick && !files.some((file) => file.startsWith("tests/browser/"))) fail("no browser test ran");
process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);
process.exit(count.failed === 0 ? 0 : 1);
