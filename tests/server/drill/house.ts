import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { desk, setProcess } from "#db/process.ts";
import { isRefusal } from "#newsroom/refusal.ts";
import { connectPools, embeddedUrl } from "#server/database.ts";
import { clusterOf } from "#server/postgres-cluster.ts";
import { findPostmaster } from "#server/postmaster.ts";
import { testSecret } from "../../database.ts";
import { makeDataFolder, type Running, runServer } from "../run-server.ts";
import { until } from "../writer.ts";
import { type Line, openLine } from "./line.ts";

/** The real server with its own PostgreSQL, one address for the browsers, and this process beside it on the same database. */
export type House = {
  url: string;
  line: Line;
  /** kill -9 of the server, which takes its PostgreSQL down; then it starts again on the same data. */
  killServer(pause: number): Promise<void>;
  /** kill -9 of PostgreSQL; the server starts it again. */
  killDatabase(): Promise<void>;
  /** Does something in the database, again and again until it answers. A refusal means that it was done before or is no more to be done. */
  persist(deed: () => Promise<unknown>): Promise<void>;
  close(): Promise<void>;
};

export async function openHouse(): Promise<House> {
  const dataFolder = makeDataFolder();
  const line = await openLine();
  const url = `http://localhost:${line.port}`;
  const start = () => runServer({ database: "embedded", dataFolder, variables: { SITE_URL: url } });
  let server: Running = await start();
  line.aim(server.port);
  let closePools = openPools(dataFolder, url);

  const isAnswering = async (): Promise<boolean> => {
    const look = desk().execute(sql`select 1`);
    const late = sleep(2000).then(() => false);
    return Promise.race([look.then(() => true).catch(() => false), late]);
  };
  return {
    url,
    line,
    async killServer(pause) {
      line.aim(null);
      await server.kill();
      line.cut();
      await closePools();
      await sleep(pause);
      server = await start();
      closePools = openPools(dataFolder, url);
      line.aim(server.port);
    },
    async killDatabase() {
      const before = findPostmaster(clusterOf(dataFolder));
      if (before) process.kill(before.pid, "SIGKILL");
      await closePools();
      await until(() => {
        const now = findPostmaster(clusterOf(dataFolder));
        return now?.status === "ready" && now.pid !== before?.pid;
      }, "PostgreSQL starts again");
      closePools = openPools(dataFolder, url);
      await until(isAnswering, "PostgreSQL answers again");
    },
    async persist(deed) {
      for (let turn = 0; ; turn += 1) {
        try {
          await deed();
          return;
        } catch (error) {
          if (isRefusal(error)) return;
          if (turn > 300) throw error;
          await sleep(200);
        }
      }
    },
    async close() {
      await closePools();
      await server.stop();
      await line.close();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

function openPools(dataFolder: string, siteUrl: string): () => Promise<void> {
  const postmaster = findPostmaster(clusterOf(dataFolder));
  if (!postmaster) throw new Error("PostgreSQL does not run.");
  const database = connectPools(embeddedUrl(postmaster.socketFolder));
  setProcess({
    desk: database.desk,
    reader: database.reader,
    dataFolder,
    siteUrl,
    authSecret: testSecret,
    uploadthingToken: null,
  });
  return () => database.close();
}
