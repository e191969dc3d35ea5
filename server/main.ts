import { createServer } from "node:http";
import { createFirstAdministrator } from "#db/operator.ts";
import { setProcess } from "#db/process.ts";
import { buildWhenStale } from "./build.ts";
import { openCollaboration } from "./collaboration/open.ts";
import { openDataFolder } from "./data-folder.ts";
import { createDatabase, openDatabase } from "./database.ts";
import { startPostgres } from "./embedded-postgres.ts";
import { type Environment, forgetForeignDatabase, prepareNext, readEnvironment, root } from "./environment.ts";
import { openDoor } from "./http.ts";
import { startJobs } from "./jobs.ts";
import { findActionsKey, keepSecret } from "./secrets.ts";
import { StartError } from "./start-error.ts";

/** The one process of Khabar: `node server/main.ts`, or with `--dev` for hot reload. */
const isDevelopment = process.argv.includes("--dev");
const began = performance.now();
const ending = new AbortController();
const closers: (() => Promise<void>)[] = []; // run last first

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Does one step of the start and says so, with its time. */
async function step<T>(work: () => Promise<T>, word: (result: T) => string | null): Promise<T> {
  ending.signal.throwIfAborted();
  const from = performance.now();
  const result = await work();
  const words = word(result);
  if (words) say(`  ${words} (${seconds(from)})`);
  return result;
}

function seconds(from: number): string {
  return `${((performance.now() - from) / 1000).toFixed(2)} s`;
}

async function start(): Promise<void> {
  const environment = readEnvironment();
  const door = await step(
    () => openDoor(environment.port, environment.host),
    (opened) => `port ${opened.port} opened`,
  );
  closers.push(door.close);

  const folder = await step(
    () => openDataFolder(environment.dataFolder),
    () => `data folder ${environment.dataFolder} opened`,
  );
  closers.push(folder.release);
  const databaseUrl = environment.databaseUrl ?? (await startEmbedded(environment.dataFolder));
  const database = await step(
    () => openDatabase(databaseUrl),
    () => "database up to date, its reader's role proven",
  );
  closers.push(database.close);

  const siteUrl = environment.siteUrl ?? `http://localhost:${door.port}`;
  setProcess({
    desk: database.desk,
    reader: database.reader,
    dataFolder: environment.dataFolder,
    siteUrl,
    authSecret: environment.authSecret ?? keepSecret(environment.dataFolder, "auth-secret"),
    uploadthingToken: environment.uploadthingToken,
  });
  const actionsKey = findActionsKey(environment.dataFolder, environment.authSecret);
  prepareNext(isDevelopment, actionsKey);
  await step(
    () => welcomeFirst(environment),
    (line) => line,
  );
  if (!isDevelopment) {
    await step(
      () => buildWhenStale(actionsKey, ending.signal),
      (isBuilt) => (isBuilt ? "pages built" : "pages are built already"),
    );
  }
  const next = await step(
    () => startNext(door.port),
    () => `pages served${isDevelopment ? " with hot reload" : ""}`,
  );
  const stopJobs = await step(
    () => startJobs(databaseUrl),
    () => "jobs started",
  );
  closers.push(stopJobs);
  const collaboration = await openCollaboration();
  closers.push(async () => void (await Promise.all([door.drain(20_000), collaboration.close()])));
  ending.signal.throwIfAborted();
  door.open({ render: next.render, collaboration, developmentUpgrades: isDevelopment ? next.upgrades : null });
  say(`Khabar is ready at ${siteUrl} (${seconds(began)})`);
}

async function startEmbedded(dataFolder: string): Promise<string> {
  forgetForeignDatabase();
  const postgres = await step(
    () => startPostgres(dataFolder),
    ({ how }) => `database ${how}`,
  );
  closers.push(postgres.stop);
  return createDatabase(postgres.socketFolder);
}

/** @returns what to tell the operator about the first administrator, or null when there was one */
async function welcomeFirst({ adminEmail, adminPassword }: Environment): Promise<string | null> {
  const first = await createFirstAdministrator({
    email: adminEmail ?? "admin@khabar.example",
    password: adminPassword,
  });
  if (!first) return null;
  if (!first.oneTimePassword) return `first administrator: ${first.email}, password as in KHABAR_ADMIN_PASSWORD`;
  return `first administrator: ${first.email}, one-time password: ${first.oneTimePassword} (shown only now)`;
}

async function startNext(port: number) {
  const { default: next } = await import("next"); // reads NODE_ENV when it is loaded
  const upgrades = createServer(); // never listens: Next attaches its sockets here instead of to our own server
  const app = next({ dev: isDevelopment, dir: root, httpServer: upgrades, hostname: "localhost", port });
  await app.prepare();
  closers.push(() => app.close());
  return { render: app.getRequestHandler(), upgrades };
}

function wordStack(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Ends in the reverse order of the start; each part once. */
async function end(code: number): Promise<never> {
  for (let close = closers.pop(); close; close = closers.pop()) {
    await close().catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
  }
  process.exit(code);
}

for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined); // the console has gone
process.on("unhandledRejection", (error) => process.stderr.write(`${wordStack(error)}\n`));
process.on("uncaughtException", (error) => {
  process.stderr.write(`${wordStack(error)}\n`);
  void end(1);
});
say(`Khabar starts${isDevelopment ? " for development" : ""}`);
const starting = start();
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (ending.signal.aborted) return;
    ending.abort();
    say("Khabar stops: running requests are finished first");
    void starting.catch(() => undefined).then(() => end(0));
  });
}
starting.catch((error: unknown) => {
  if (ending.signal.aborted) return;
  process.stderr.write(`${error instanceof StartError ? error.message : wordStack(error)}\n`);
  void end(1);
});
