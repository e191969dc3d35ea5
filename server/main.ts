import { openDataFolder } from "./data-folder.ts";
import { openDoor } from "./door.ts";
import { startPostgres } from "./embedded-postgres.ts";
import { forgetForeignDatabase, readEnvironment } from "./environment.ts";
import { StartError } from "./start-error.ts";
import { atEnd, end, endOnSignals, endSignal, say, seconds, step, wordStack } from "./steps.ts";

/**
 * The one process of Khabar: `node server/main.ts`, or with `--dev` for hot reload. What is imported here is little, so
 * that the port is bound and a refused start said at once; the rest is loaded after.
 */
const isDevelopment = process.argv.includes("--dev");
const began = performance.now();

async function start(): Promise<void> {
  const environment = readEnvironment();
  const door = await step(
    () => openDoor(environment.port, environment.host),
    (opened) => `port ${opened.port} opened`,
    { isTold: true },
  );
  atEnd(door.close);
  const folder = await step(
    () => openDataFolder(environment.dataFolder),
    () => `data folder ${environment.dataFolder} opened`,
  );
  atEnd(folder.release);
  const socketFolder = environment.databaseUrl ? null : await startEmbedded(environment.dataFolder);
  const { raiseHouse } = await step(
    () => import("./raise-house.ts"),
    () => "program loaded",
  );
  const { address, welcome } = await raiseHouse({ environment, door, isDevelopment, socketFolder });
  say([`Khabar is ready at ${address} (${seconds(began)})`, ...welcome].join("\n"));
}

async function startEmbedded(dataFolder: string): Promise<string> {
  forgetForeignDatabase();
  const postgres = await step(
    () => startPostgres(dataFolder),
    ({ how }) => `database ${how}`,
    { isTold: true },
  );
  atEnd(postgres.stop);
  return postgres.socketFolder;
}

for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined); // the console has gone
process.on("unhandledRejection", (error) => process.stderr.write(`${wordStack(error)}\n`));
process.on("uncaughtException", (error) => {
  process.stderr.write(`${wordStack(error)}\n`);
  if (!endSignal.aborted) void end(1); // else the end is under way, and keeps its code
});
say(`Khabar starts${isDevelopment ? " for development" : ""}`);
const starting = start();
endOnSignals(starting);
starting.catch((error: unknown) => {
  if (endSignal.aborted) return;
  process.stderr.write(`${error instanceof StartError ? error.message : wordStack(error)}\n`);
  void end(1);
});
