import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createTestDatabase, testSecret } from "../database.ts";

/** One running server process. */
export type Running = {
  url: string;
  port: number;
  pid: number;
  databaseUrl: string | null; // null: its own embedded one
  dataFolder: string;
  output(): string; // all that it said, both streams
  /** Asks it to end, waits, and removes what this call made. @returns the exit code */
  stop(): Promise<number | null>;
  /** kill -9 of the node process. Its data folder and database stay, for the next `runServer`. */
  kill(): Promise<void>;
};

export type ServerOptions = {
  /** `"embedded"`: its own PostgreSQL in `dataFolder`. An address: shared with other processes. Absent: a fresh one. */
  database?: "embedded" | (string & {});
  dataFolder?: string; // absent: a fresh one
  variables?: Record<string, string>;
  args?: string[];
  /** A file of `tests/` that is loaded before the server. */
  preload?: string;
  /** Another program's folder. Absent: this one. */
  program?: string;
  /** Called once the port is bound, before the server is ready. */
  whileStarting?: (port: number) => Promise<void>;
};

/**
 * Starts the real server on a free port and waits until it is ready. `tests/run.ts` has built the pages.
 * Several processes on one database: pass the first one's `databaseUrl` to the second.
 */
export async function runServer(options: ServerOptions = {}): Promise<Running> {
  const fresh = options.database === undefined ? await createTestDatabase() : null;
  const databaseUrl = options.database === "embedded" ? null : (options.database ?? fresh?.url ?? null);
  const dataFolder = options.dataFolder ?? makeDataFolder();
  const variables = {
    AUTH_SECRET: testSecret,
    ...(databaseUrl && { DATABASE_URL: databaseUrl }),
    ...options.variables,
  };
  const child = spawnServer(dataFolder, variables, options);
  let said = "";
  const keep = (chunk: Buffer) => {
    said += chunk.toString();
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  const ended = new Promise<number | null>((done) => child.once("close", done));
  const isEnded = () => child.exitCode !== null || child.signalCode !== null;
  const tidy = async () => {
    await fresh?.drop();
    if (!options.dataFolder) rmSync(dataFolder, { recursive: true, force: true });
  };
  const awaitWords = async (words: RegExp) => {
    for (let turn = 0; turn < 3000 && !isEnded() && !words.test(said); turn += 1) await sleep(20);
  };
  await awaitWords(/port \d+ opened/);
  const port = Number(/port (\d+) opened/.exec(said)?.[1]);
  await options.whileStarting?.(port);
  await awaitWords(/Khabar is ready/);
  if (isEnded() || !said.includes("Khabar is ready")) {
    child.kill("SIGKILL");
    await tidy();
    throw new Error(`The server did not start:\n${said}`);
  }
  return {
    url: `http://localhost:${port}`,
    port,
    pid: child.pid ?? 0,
    databaseUrl,
    dataFolder,
    output: () => said,
    async stop() {
      child.kill("SIGTERM");
      const code = await ended;
      await tidy();
      return code;
    },
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
  };
}

/** Runs a start that must fail. @returns exit code, the last line and all it said */
export async function failToStart(
  dataFolder: string,
  variables: Record<string, string> = {},
): Promise<{ code: number | null; line: string; output: string }> {
  const child = spawnServer(dataFolder, variables);
  let output = "";
  child.stdout?.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  child.stderr?.on("data", (chunk: Buffer) => {
    output += chunk.toString();
  });
  const late = setTimeout(() => child.kill("SIGKILL"), 60_000);
  const code = await new Promise<number | null>((done) => child.once("close", done));
  clearTimeout(late);
  return { code, line: output.trim().split("\n").at(-1) ?? "", output };
}

/** An empty data folder that every user may walk into. */
export function makeDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "khabar-server-"));
  chmodSync(folder, 0o711);
  return folder;
}

const root = resolve(import.meta.dirname, "..", "..");

function spawnServer(
  dataFolder: string,
  variables: Record<string, string>,
  { args = [], preload, program = root }: Pick<ServerOptions, "args" | "preload" | "program"> = {},
): ChildProcess {
  const before = preload ? ["--import", join(root, preload)] : [];
  return spawn("sh", ["server/node.sh", ...before, "server/main.ts", ...args], {
    cwd: program,
    env: {
      ...quietEnvironment(),
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      PORT: "0",
      KHABAR_DATA: dataFolder,
      KHABAR_SAMPLE: "0",
      ...variables,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

/** Ours, without what the test runner hands to its children. */
function quietEnvironment(): NodeJS.ProcessEnv {
  const { NODE_TEST_CONTEXT: _context, NODE_OPTIONS: _options, ...rest } = process.env;
  return rest;
}
