import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { setProcess } from "#db/process.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { connectPools } from "#server/database.ts";
import { createTestDatabase, testSecret } from "../database.ts";
import { makeActor } from "../factories.ts";
import { makeDataFolder, type Running, runServer } from "../server/run-server.ts";
import type { Options } from "./part.ts";

/** A newsroom to measure: a database of its own, an editor, and servers on it. */
export type House = {
  editor: Actor;
  /** From now on verbs of this process work on this house. */
  enter(): void;
  /** Makes live stories. @returns how many a second */
  fill(stories: number): Promise<number>;
  /** Another server process. The first one shares the house's data folder, so it has the pictures. */
  serve(): Promise<Running>;
  /** Stops its servers, and leaves nothing. */
  close(): Promise<void>;
};

export async function openHouse({ profileFolder }: Options): Promise<House> {
  const { url, drop } = await createTestDatabase();
  const database = connectPools(url);
  const dataFolder = makeDataFolder();
  const servers: Running[] = [];
  const enter = () =>
    setProcess({
      desk: database.desk,
      reader: database.reader,
      dataFolder,
      siteUrl: "http://localhost:3000",
      authSecret: testSecret,
      uploadthingToken: null,
    });
  enter();
  const editor = await makeActor({ roles: ["editor"], name: "ليلى منصور" });
  return {
    editor,
    enter,
    fill: (stories) => fillHouse(stories, { DATABASE_URL: url, KHABAR_DATA: dataFolder, AUTH_SECRET: testSecret }),
    async serve() {
      const server = await runServer({
        database: url,
        ...(servers.length === 0 && { dataFolder }),
        ...(profileFolder && { variables: { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profileFolder}` } }),
      });
      servers.push(server);
      return server;
    },
    async close() {
      await Promise.all(servers.map((server) => server.stop()));
      await database.close();
      await drop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/** As anybody fills theirs: `npm run khabar -- sample --articles N`. @returns stories a second, the command's start included */
async function fillHouse(stories: number, variables: Record<string, string>): Promise<number> {
  const program = resolve(import.meta.dirname, "..", "..", "server", "khabar.ts");
  const began = performance.now();
  const child = spawn(process.execPath, [program, "sample", "--articles", String(stories)], {
    env: { ...process.env, ...variables },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const code = await new Promise<number | null>((done) => child.once("close", done));
  if (code !== 0) throw new Error(`khabar sample ended with ${code}.`);
  return stories / ((performance.now() - began) / 1000);
}
