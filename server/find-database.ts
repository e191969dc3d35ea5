import { setTimeout as sleep } from "node:timers/promises";
import { setProcess } from "#db/process.ts";
import { openDataFolder } from "./data-folder.ts";
import { connectPools, createDatabase, type Database, embeddedUrl, openDatabase } from "./database.ts";
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
  return doWork(environment, await findDatabase(environment), work);
}

/**
 * As `withDatabase`, for work that no server may run beside: the data folder is held meanwhile, so none starts on it.
 * @throws StartError in one line, also when a server runs on the folder
 */
export async function withDatabaseAlone<T>(environment: Environment, work: () => Promise<T>): Promise<T> {
  const { databaseUrl, dataFolder } = environment;
  const { release } = await openDataFolder(dataFolder);
  if (!databaseUrl) {
    forgetForeignDatabase();
    return doWork(environment, await startOwn(dataFolder, release), work);
  }
  try {
    const found = { database: await openDatabase(databaseUrl), close: async () => undefined };
    return await doWork(environment, found, work);
  } finally {
    await release();
  }
}

async function doWork<T>(environment: Environment, { database, close }: Found, work: () => Promise<T>): Promise<T> {
  try {
    setProcess({
      desk: database.desk,
      reader: database.reader,
      dataFolder: environment.dataFolder,
      siteUrl: environment.siteUrl ?? `http://localhost:${environment.port}`,
      authSecret: environment.authSecret ?? keepSecret(environment.dataFolder, "auth-secret"),
      uploadthingToken: environment.uploadthingToken,
    });
    return await work();
  } finally {
    await database.close();
    await close();
  }
}

type Found = { database: Database; close(): Promise<void> };

async function findDatabase(environment: Environment): Promise<Found> {
  const { databaseUrl, dataFolder } = environment;
  if (databaseUrl) return { database: await openDatabase(databaseUrl), close: async () => undefined };
  forgetForeignDatabase();
  for (let turn = 0; turn < 300; turn += 1) {
    const folder = await openDataFolder(dataFolder).catch((error: unknown) => {
      if (error instanceof StartError && findPostmaster(clusterOf(dataFolder))) return null; // a server holds it
      throw error;
    });
    if (folder) return startOwn(dataFolder, folder.release);
    const running = findPostmaster(clusterOf(dataFolder));
    if (running?.status === "ready") {
      return { database: connectPools(embeddedUrl(running.socketFolder)), close: async () => undefined };
    }
    await sleep(100); // it is just starting or ending
  }
  throw new StartError(`The server on ${dataFolder} does not get ready: look at what it says on its console.`);
}

async function startOwn(dataFolder: string, release: () => Promise<void>): Promise<Found> {
  try {
    const postgres = await startPostgres(dataFolder);
    const close = async () => {
      await postgres.stop();
      await release();
    };
    try {
      return { database: await openDatabase(await createDatabase(postgres.socketFolder)), close };
    } catch (error) {
      await postgres.stop();
      throw error;
    }
  } catch (error) {
    await release();
    throw error;
  }
}
