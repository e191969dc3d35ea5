import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { z } from "zod";
import { setProcess } from "#db/process.ts";
import { connect, connectPools, type Database, embeddedUrl } from "#server/database.ts";

/** The cluster that `tests/run.ts` started, whose database `khabar` is the migrated template. */
const clusterSchema = z.object({ socketFolder: z.string() });
export type Cluster = z.infer<typeof clusterSchema>;
/** The same in every process of the tests, so that a session opened here is good there. */
export const testSecret = "a-secret-that-only-the-tests-know-0123456789";

export const clusterVariable = "KHABAR_TEST_CLUSTER";

export function readCluster(): Cluster {
  const given = process.env[clusterVariable];
  if (!given) throw new Error("Run tests with `node tests/run.ts FILE…`: it starts the database.");
  return clusterSchema.parse(JSON.parse(given));
}

/** A fresh, migrated database of its own, dropped by `drop`. */
export async function createTestDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const { socketFolder } = readCluster();
  const name = `test_${randomBytes(6).toString("hex")}`;
  const administer = async (deed: "create" | "drop") => {
    const sql = connect(embeddedUrl(socketFolder, "postgres"), { max: 1 });
    try {
      if (deed === "create") await sql`create database ${sql(name)} template khabar strategy file_copy`;
      else await sql`drop database if exists ${sql(name)} with (force)`;
    } finally {
      await sql.end();
    }
  };
  await administer("create");
  return { url: embeddedUrl(socketFolder, name), drop: () => administer("drop") };
}

/**
 * At the top of a test file: a database of its own, with `setProcess()` done as the server does it. Closed and dropped
 * after the file.
 */
export async function openDatabase(): Promise<Database & { url: string; dataFolder: string }> {
  const { url, drop } = await createTestDatabase();
  const database = connectPools(url);
  const dataFolder = mkdtempSync(join(tmpdir(), "khabar-data-"));
  setProcess({
    desk: database.desk,
    reader: database.reader,
    dataFolder,
    siteUrl: "http://localhost:3000",
    authSecret: testSecret,
    uploadthingToken: null,
  });
  after(async () => {
    await database.close();
    await drop();
    rmSync(dataFolder, { recursive: true, force: true });
  });
  return { ...database, url, dataFolder };
}
