import { setTimeout as sleep } from "node:timers/promises";
import type { Sql } from "postgres";
import { setProcess } from "#db/process.ts";
import { openDataFolder } from "./data-folder.ts";
import { connectPools, createDatabase, type Database, embeddedUrl, openAsFound, openDatabase } from "./database.ts";
import { startPostgres } from "./embedded-postgres.ts";
import { type Environment, forgetForeignDatabase } from "./environment.ts";
import { clusterOf } from "./postgres-cluster.ts";
import { findPostmaster } from "./postmaster.ts";
import { keepSecret } from "./secrets.ts";
import { StartError } from "./start-error.ts";

/**
 * Does work of the command line on the newsroom's database: the given one, the embedded one of a server that runs, or
 * the embedded one started for this alone and stopped again.
 * @throws StartError in one line
 */
export async function withDatabase<T>(environment: Environment, work: () => Promise<T>): Promise<T> {
  return doWork(environment, await findDatabase(environment, upToDate), work);
}

/**
 * As `withDatabase`, for work that only looks: the tables stay as they are found, of whichever version, and nothing can
 * be written.
 * @throws StartError in one line
 */
export async function withDatabaseAsFound<T>(environment: Environment, work: () => Promise<T>): Promise<T> {
  return doWork(environment, await findDatabase(environment, asFound), work);
}

/**
 * As `withDatabase`, for work that no server may run beside: the data folder is held meanwhile, so none starts on it.
 * @param ask throws where the work must not be done; it sees the database as it is found, before it is brought up to date
 * @throws StartError in one line, also when a server runs on the folder
 */
export async function withDatabaseAlone<T>(
  environment: Environment,
  ask: (found: Sql) => Promise<void>,
  work: () => Promise<T>,
): Promise<T> {
  const { databaseUrl, dataFolder } = environment;
  const asked: Way = {
    ...upToDate,
    async open(url) {
      const found = await openAsFound(url);
      await ask(found.desk).finally(found.close);
      return openDatabase(url);
    },
  };
  const { release } = await openDataFolder(dataFolder);
  if (!databaseUrl) {
    forgetForeignDatabase();
    return doWork(environment, await startOwn(dataFolder, release, asked), work);
  }
  try {
    const found = { database: await asked.open(databaseUrl), close: async () => undefined, secret: asked.secret };
    return await doWork(environment, found, work);
  } finally {
    await release();
  }
}

async function doWork<T>(
  environment: Environment,
  { database, close, secret }: Found,
  work: () => Promise<T>,
): Promise<T> {
  try {
    setProcess({
      desk: database.desk,
      reader: database.reader,
      dataFolder: environment.dataFolder,
      siteUrl: environment.siteUrl ?? `http://localhost:${environment.port}`,
      authSecret: secret(environment),
      uploadthingToken: environment.uploadthingToken,
    });
    return await work();
  } finally {
    await database.close();
    await close();
  }
}

/** How a database is opened: one that nobody serves, the one of a server that runs, and what seals cookies there. */
type Way = {
  open(url: string): Promise<Database>;
  join(url: string): Promise<Database>;
  secret(environment: Environment): string;
};

const upToDate: Way = {
  open: openDatabase,
  join: async (url) => connectPools(url),
  secret: ({ authSecret, dataFolder }) => authSecret ?? keepSecret(dataFolder, "auth-secret"),
};
const asFound: Way = { open: openAsFound, join: openAsFound, secret: ({ authSecret }) => authSecret ?? "" }; // who only looks seals nothing

type Found = { database: Database; close(): Promise<void>; secret: Way["secret"] };

async function findDatabase(environment: Environment, way: Way): Promise<Found> {
  const { databaseUrl, dataFolder } = environment;
  const { open, join, secret } = way;
  if (databaseUrl) return { database: await open(databaseUrl), close: async () => undefined, secret };
  forgetForeignDatabase();
  for (let turn = 0; turn < 300; turn += 1) {
    const folder = await openDataFolder(dataFolder).catch((error: unknown) => {
      if (error instanceof StartError && findPostmaster(clusterOf(dataFolder))) return null; // a server holds it
      throw error;
    });
    if (folder) return startOwn(dataFolder, folder.release, way);
    const running = findPostmaster(clusterOf(dataFolder));
    if (running?.status === "ready") {
      return { database: await join(embeddedUrl(running.socketFolder)), close: async () => undefined, secret };
    }
    await sleep(100); // it is just starting or ending
  }
  throw new StartError(`The server on ${dataFolder} does not get ready: look at what it says on its console.`);
}

async function startOwn(dataFolder: string, release: () => Promise<void>, { open, secret }: Way): Promise<Found> {
  try {
    const postgres = await startPostgres(dataFolder);
    const close = async () => {
      await postgres.stop();
      await release();
    };
    try {
      return { database: await open(await createDatabase(postgres.socketFolder)), close, secret };
    } catch (error) {
      await postgres.stop();
      throw error;
    }
  } catch (error) {
    await release();
    throw error;
  }
}
