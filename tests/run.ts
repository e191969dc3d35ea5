import { spawnSync } from "node:child_process";
import { globSync, readFileSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { wordError } from "#server/start-error.ts";
import { installBrowser } from "./browser/browser.ts";
import { buildPages, startCluster } from "./prepare.ts";

/**
 * The one test command. Without arguments: types, lint, then every test. `--check` leaves out what needs a build or a
 * browser. With files: those alone. Ends with one line `N passed, N failed`, and exit code 1 on any failure.
 */
const root = resolve(import.meta.dirname, "..");
const words = process.argv.slice(2);
const named = words.filter((word) => !word.startsWith("--"));
const isQuick = words.includes("--check");
const slow = /^tests\/(browser|server|app|bench)\//;

const all = globSync("tests/**/*.test.ts", { cwd: root }).toSorted();
const chosen = named.length > 0 ? named.map((file) => relative(root, resolve(file))) : all;
const quick = chosen.filter((file) => !slow.test(file));
const files = isQuick ? quick : [...chosen.filter((file) => slow.test(file)), ...quick]; // long ones first: both cores stay busy
const count = { passed: 0, failed: 0 };

function fail(sentence: string): void {
  count.failed += 1;
  process.stdout.write(`✖ ${sentence}\n`);
}

function runTool(name: string, command: string, args: string[]): void {
  const done = spawnSync(join(root, "node_modules", ".bin", command), args, { cwd: root, stdio: "inherit" });
  if (done.status === 0) count.passed += 1;
  else fail(`${name} failed`);
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

type Ran = { tests: number; seconds: number };

/** Files that open nothing end by themselves; ended by force, one of many quick tests would lose the end of its report. */
const pure = /^tests\/(components|messages|newsroom)\//;

/** @returns what ran in each file */
async function runFiles(): Promise<Map<string, Ran>> {
  const ran = new Map<string, Ran>(files.map((file) => [file, { tests: 0, seconds: 0 }]));
  const forced = files.filter((file) => !pure.test(file));
  // Forced: after an outage the database driver listens for ever, and such a file would never end.
  if (forced.length > 0) await runSome(forced, ran, { forceExit: true });
  const left = files.filter((file) => pure.test(file));
  if (left.length > 0) await runSome(left, ran, { forceExit: false });
  return ran;
}

function runSome(some: string[], ran: Map<string, Ran>, { forceExit }: { forceExit: boolean }): Promise<void> {
  return new Promise((done) => {
    const paths = some.map((file) => join(root, file));
    // Three at once on two cores: most of a server's or a browser's test is waiting.
    const stream = run({ files: paths, cwd: root, concurrency: 3, timeout: 600_000, forceExit });
    stream.on("test:summary", ({ file, counts, duration_ms }) => {
      if (file) ran.set(relative(root, file), { tests: counts.tests, seconds: duration_ms / 1000 });
      else {
        count.passed += counts.passed;
        count.failed += counts.tests - counts.passed; // failed, cancelled, skipped and "todo" alike
      }
    });
    const shown = stream.compose(spec);
    shown.on("end", () => done());
    shown.pipe(process.stdout, { end: false });
  });
}

function sayLongest(ran: Map<string, Ran>): void {
  const longest = [...ran].toSorted(([, one], [, other]) => other.seconds - one.seconds).slice(0, 5);
  for (const [file, { seconds }] of longest) process.stdout.write(`${seconds.toFixed(0).padStart(4)} s  ${file}\n`);
}

async function runTests(): Promise<void> {
  await prepareServers();
  const cluster = await startCluster({ fsync: "off", full_page_writes: "off", max_connections: "300" });
  try {
    const ran = await runFiles();
    for (const [file, { tests }] of ran) if (tests === 0) fail(`${file} ran no test`);
    if (named.length === 0) sayLongest(ran);
  } finally {
    await cluster.stop();
  }
}

if (named.length === 0) {
  rmSync(join(root, ".next", "types"), { recursive: true, force: true }); // of pages that are no more
  rmSync(join(root, ".next", "dev", "types"), { recursive: true, force: true });
  runTool("page types", "next", ["typegen"]);
  runTool("types", "tsc", ["-p", "."]);
  runTool("lint", "biome", ["check", "."]);
}
refuseSilence();
if (files.length > 0) await runTests().catch((error: unknown) => fail(wordError(error)));
if (named.length === 0 && !isQuick && !files.some((file) => file.startsWith("tests/browser/"))) {
  fail("no browser test ran");
}
process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);
process.exit(count.failed === 0 ? 0 : 1);
