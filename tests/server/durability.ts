import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { setProcess } from "#db/process.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { buildWhenStale } from "#server/build.ts";
import { connectPools, embeddedUrl } from "#server/database.ts";
import { readEnvironment } from "#server/environment.ts";
import { clusterOf } from "#server/postgres-cluster.ts";
import { readPostmaster } from "#server/postmaster.ts";
import { keepSecret } from "#server/secrets.ts";
import { testSecret } from "../database.ts";
import { makeActor, makeArticle } from "../factories.ts";
import { makeDataFolder, type Running, runServer } from "./run-server.ts";
import { headlineInLog, openWriter, type, untilState } from "./writer.ts";

/*
 * What is called saved is durable: kills the whole server, PostgreSQL included, at the moment in which a writer's page
 * says "Saved", starts it again and looks. `node tests/server/durability.ts 200` does it 200 times.
 */

/** @returns how often the text was there again */
export async function proveDurability(rounds: number): Promise<number> {
  const dataFolder = makeDataFolder();
  let kept = 0;
  let last = { articleId: 0, written: "" };
  try {
    for (let round = 0; round <= rounds; round += 1) {
      const server = await runServer({ database: "embedded", dataFolder });
      const closeDatabase = openDatabaseOf(server);
      if (round > 0 && (await headlineInLog(last.articleId)) === last.written) kept += 1;
      if (round < rounds) last = await writeAndKill(server, await makeActor(), round);
      await closeDatabase();
      if (round === rounds) await server.stop();
    }
  } finally {
    rmSync(dataFolder, { recursive: true, force: true });
  }
  return kept;
}

/** Types, and kills everything in the turn in which the page says "Saved". */
async function writeAndKill(server: Running, actor: Actor, round: number) {
  const articleId = await makeArticle(actor, { content: { headline: "" } });
  const written = `Round ${round} ${Math.random().toString(36).slice(2)}`;
  const writer = await openWriter(server, actor, articleId);
  await untilState(writer, "saved");
  const pids = processesOf(server);
  let isKilled = false;
  writer.subscribe(() => {
    if (isKilled || writer.view.state !== "saved") return;
    isKilled = true;
    for (const pid of pids) kill(pid);
  });
  for (const letter of written) type(writer, "headline", letter);
  await untilState(writer, "offline");
  writer.stop();
  await server.kill();
  return { articleId, written };
}

/** The server, PostgreSQL's guard, PostgreSQL and its backends, as they are now. */
function processesOf(server: Running): number[] {
  const postmaster = readPostmaster(clusterOf(server.dataFolder));
  if (!postmaster) throw new Error("PostgreSQL does not run");
  const listed = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
  const parents = new Map(
    listed
      .trim()
      .split("\n")
      .map((line) => pairOf(line.trim().split(/\s+/).map(Number))),
  );
  const roots = [server.pid, postmaster.pid];
  const isOurs = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (roots.includes(pid) || isOurs(parents.get(pid)));
  return [...parents.keys()].filter(isOurs);
}

function pairOf([pid = 0, parent = 0]: number[]): [number, number] {
  return [pid, parent];
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // has ended by itself
  }
}

/** This process asks the server's own database, as its command line does. */
function openDatabaseOf(server: Running): () => Promise<void> {
  const postmaster = readPostmaster(clusterOf(server.dataFolder));
  if (!postmaster) throw new Error("PostgreSQL does not run");
  const database = connectPools(embeddedUrl(postmaster.socketFolder));
  setProcess({
    desk: database.desk,
    reader: database.reader,
    dataFolder: server.dataFolder,
    siteUrl: server.url,
    authSecret: testSecret,
    uploadthingToken: null,
  });
  return () => database.close();
}

if (import.meta.main) {
  const { dataFolder } = readEnvironment({});
  mkdirSync(dataFolder, { recursive: true, mode: 0o711 });
  await buildWhenStale(keepSecret(dataFolder, "server-actions-key")); // once for all rounds
  const rounds = Number(process.argv[2] ?? 200);
  const kept = await proveDurability(rounds);
  process.stdout.write(`${kept} of ${rounds} times the saved text was there after kill -9 of everything\n`);
  process.exit(kept === rounds ? 0 : 1);
}
