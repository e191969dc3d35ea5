import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildWhenStale } from "#server/build.ts";
import { createDatabase, migrateDatabase } from "#server/database.ts";
import { startPostgres } from "#server/embedded-postgres.ts";
import { readEnvironment } from "#server/environment.ts";
import { keepSecret } from "#server/secrets.ts";
import { type Cluster, clusterVariable } from "./database.ts";

/** One build for all servers of the run, with the key that `npm start` will use too. */
export async function buildPages(): Promise<void> {
  const { dataFolder } = readEnvironment({});
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
  if (await buildWhenStale(keepSecret(dataFolder, "server-actions-key")))
    process.stdout.write("The pages are built.\n");
}

/**
 * A PostgreSQL of the run's own, with a migrated template from which `createTestDatabase()` copies, in this process and
 * in those that it starts.
 * @param settings of PostgreSQL, beside those of every Khabar
 */
export async function startCluster(settings: Record<string, string>): Promise<{ stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "khabar-test-"));
  chmodSync(folder, 0o711);
  const postgres = await startPostgres(folder, settings);
  const template = await createDatabase(postgres.socketFolder);
  await migrateDatabase(template);
  process.env[clusterVariable] = JSON.stringify({ socketFolder: postgres.socketFolder } satisfies Cluster);
  return {
    async stop() {
      await postgres.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
