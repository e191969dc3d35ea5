import { spawnSync } from "node:child_process";
import { chmodSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { run } from "node:test";
import { spec } from "node:test/reporters";
import { buildWhenStale } from "#server/build.ts";
import { connect, createDatabase, migrateDatabase } from "#server/database.ts";
import { startPostgres } from "#server/embedded-postgres.ts";
import { readEnvironment } from "#server/environment.ts";
import { keepSecret } from "#server/secrets.ts";
import { installBrowser } from "./browser/browser.ts";
import { type Cluster, clusterVariable } from "./database.ts";

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
const files = isQuick ? chosen.filter((file) => !slow.test(file)) : chosen;
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

/** One build for all servers of the run, with the key that `npm start` will use too. */
async function prepareServers(): Promise<void> {
  if (files.some((file) => file.startsWith("tests/browser/")) && !installBrowser()) fail("no Chromium could be found");
  if (!files.some((file) => slow.test(file))) return;
  const { dataFolder } = readEnvironment({});
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
  if (await buildWhenStale(keepSecret(dataFolder, "server-actions-key")))
    process.stdout.write("The pages are built.\n");
}

async function startCluster(): Promise<{ stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "khabar-test-"));
  chmodSync(folder, 0o711);
  const postgres = await startPostgres(folder, { fsync: "off", full_page_writes: "off", max_connections: "300" });
  const template = await createDatabase(postgres.socketFolder);
  await migrateDatabase(template);
  const sql = connect(template, { max: 1 });
  await sql`select 1`;
  await sql.end();
  process.env[clusterVariable] = JSON.stringify({ socketFolder: postgres.socketFolder } satisfies Cluster);
  return {
    async stop() {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @returns how many tests ran in each file */
function runFiles(): Promise<Map<string, number>> {
  const ran = new Map(files.map((file) => [file, 0]));
  return new Promise((done) => {
    const stream = run({ files: files.map((file) => join(root, file)), cwd: root, concurrency: 2, timeout: 600_000 });
    stream.on("test:summary", ({ file, counts }) => {
      if (file) ran.set(relative(root, file), counts.tests);
      else {
        count.passed += counts.passed;
        count.failed += counts.tests - counts.passed; // failed, cancelled, skipped and "todo" alike
      }
    });
    stream.on("close", () => done(ran));
    stream.compose(spec).pipe(process.stdout, { end: false });
  });
}

if (named.length === 0) {
  rmSync(join(root, ".next", "types"), { recursive: true, force: true }); // of pages that are no more
  rmSync(join(root, ".next", "dev", "types"), { recursive: true, force: true });
  runTool("page types", "next", ["typegen"]);
  runTool("types", "tsc", ["-p", "."]);
  runTool("lint", "biome", ["check", "."]);
}
refuseSilence();
if (files.length > 0) {
  await prepareServers();
  const cluster = await startCluster();
  try {
    const ran = await runFiles();
    for (const [file, tests] of ran) if (tests === 0) fail(`${file} ran no test`);
  } finally {
    await cluster.stop();
  }
}
if (named.length === 0 && !isQuick && !files.some((file) => file.startsWith("tests/browser/"))) {
  fail("no browser test ran");
}
process.stdout.write(`${count.passed} passed, ${count.failed} failed\n`);
process.exit(count.failed === 0 ? 0 : 1);
