/* Long on purpose: each test is a start of the same process. */
import assert from "node:assert/strict";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { connect as connectSocket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { connect, embeddedUrl } from "#server/database.ts";
import { isAlive, readPostmaster } from "#server/postmaster.ts";
import { makeDataFolder, type Running, runServer } from "./run-server.ts";

/** The process itself, as an operator sees it: each test starts real servers with their own embedded PostgreSQL. */
const folders: string[] = [];
after(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

function folder(): string {
  const made = makeDataFolder();
  folders.push(made);
  return made;
}

/** Every process that has the data folder in its command line: the database's and its guard. */
function processesOf(dataFolder: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => pid !== process.pid && isAlive(pid) && commandOf(pid).includes(dataFolder));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

async function awaitNone(dataFolder: string): Promise<number[]> {
  for (let turn = 0; turn < 500 && processesOf(dataFolder).length > 0; turn += 1) await sleep(20);
  return processesOf(dataFolder);
}

function postmasterOf(running: Running): number {
  return readPostmaster(join(running.dataFolder, "postgres"))?.pid ?? 0;
}

function socketOf(running: Running): string {
  return readPostmaster(join(running.dataFolder, "postgres"))?.socketFolder ?? "";
}

async function remember(running: Running, word: string): Promise<void> {
  const sql = connect(embeddedUrl(socketOf(running)), { max: 1 });
  await sql`insert into topics (name_ar, name_en, slug_ar, slug_en) values (${word}, ${word}, ${word}, ${word})`;
  await sql.end();
}

async function remembered(running: Running): Promise<string[]> {
  const sql = connect(embeddedUrl(socketOf(running)), { max: 1 });
  const rows = await sql<{ name: string }[]>`select name_ar as name from topics order by id`;
  await sql.end();
  return rows.map((row) => row.name);
}

test("a first start makes everything, a second finds it, and SIGTERM leaves no process", async () => {
  const dataFolder = folder();
  const first = await runServer({ database: "embedded", dataFolder });
  assert.match(first.output(), /database created \(\d+\.\d\d s\)/);
  assert.deepEqual(await (await fetch(`${first.url}/api/health`)).json(), { status: "ok" });
  await remember(first, "أولى");
  const socketFolder = socketOf(first);
  assert.equal(await first.stop(), 0);
  assert.deepEqual(processesOf(dataFolder), []);
  assert.equal(existsSync(socketFolder), false);

  const second = await runServer({ database: "embedded", dataFolder });
  assert.match(second.output(), /database started/);
  assert.deepEqual(await remembered(second), ["أولى"]);
  process.kill(second.pid, "SIGINT");
  assert.equal(await second.stop(), 0);
  assert.deepEqual(processesOf(dataFolder), []);
});

test("after kill -9 of the server its guard stops the database, and the next start has all that was committed", async () => {
  const dataFolder = folder();
  const first = await runServer({ database: "embedded", dataFolder });
  await remember(first, "ثانية");
  await first.kill();
  assert.deepEqual(await awaitNone(dataFolder), []);
  const second = await runServer({ database: "embedded", dataFolder });
  assert.deepEqual(await remembered(second), ["ثانية"]);
  assert.equal(await second.stop(), 0);
});

test("a database that outlived its server and its guard is adopted, and stopped in the end", async () => {
  const dataFolder = folder();
  const first = await runServer({ database: "embedded", dataFolder });
  await remember(first, "ثالثة");
  const postmaster = postmasterOf(first);
  for (const pid of processesOf(dataFolder)) if (commandOf(pid).includes("khabar-guard")) process.kill(pid, "SIGKILL");
  await first.kill();
  const second = await runServer({ database: "embedded", dataFolder });
  assert.match(second.output(), /database adopted/);
  assert.equal(postmasterOf(second), postmaster);
  assert.deepEqual(await remembered(second), ["ثالثة"]);
  assert.equal(await second.stop(), 0);
  assert.deepEqual(processesOf(dataFolder), []);
});

test("after kill -9 of everything at once the next start recovers by itself", async () => {
  const dataFolder = folder();
  const first = await runServer({ database: "embedded", dataFolder });
  await remember(first, "رابعة");
  const socketFolder = socketOf(first);
  const all = [
    first.pid,
    ...processesOf(dataFolder).toSorted((one) => (commandOf(one).includes("khabar-guard") ? -1 : 1)),
  ];
  for (const pid of all) process.kill(pid, "SIGKILL");
  await first.kill();
  const second = await runServer({ database: "embedded", dataFolder });
  assert.deepEqual(await remembered(second), ["رابعة"]);
  assert.equal(existsSync(socketFolder), false, "the killed server's socket folder is swept");
  assert.equal(await second.stop(), 0);
});

test("a database that is killed while the server runs is started again", async () => {
  const running = await runServer({ database: "embedded", dataFolder: folder() });
  await remember(running, "باقية");
  const killed = postmasterOf(running);
  process.kill(killed, "SIGKILL");
  const isWell = () =>
    fetch(`${running.url}/api/health`).then((answer) => answer.ok && postmasterOf(running) !== killed);
  for (let turn = 0; turn < 300 && !(await isWell()); turn += 1) await sleep(50);
  assert.equal(await isWell(), true);
  assert.deepEqual(await remembered(running), ["باقية"]);
  assert.equal(await running.stop(), 0);
  assert.deepEqual(processesOf(running.dataFolder), []);
});

test("a pid that another program has by now does not keep the database from starting", async () => {
  const dataFolder = folder();
  const first = await runServer({ database: "embedded", dataFolder });
  assert.equal(await first.stop(), 0);
  writeFileSync(
    join(dataFolder, "postgres", "postmaster.pid"),
    `${process.pid}\n${dataFolder}/postgres\n1\n5432\n/tmp/none\n\n0 0\nready\n`,
  );
  const second = await runServer({ database: "embedded", dataFolder });
  assert.equal(await second.stop(), 0);
});

const anotherProject = {
  PGHOST: "elsewhere",
  PGPORT: "6543",
  PGUSER: "shop",
  PGDATABASE: "shop",
  PGSSLMODE: "require",
};

test("a home of mode 700, a path of 100 characters, no LANG and another project's PostgreSQL are no hindrance", async () => {
  const home = mkdtempSync(join(tmpdir(), "khabar-home-"));
  folders.push(home);
  chmodSync(home, 0o700);
  const dataFolder = join(home, "غرفة الأخبار", "x".repeat(100));
  const running = await runServer({
    database: "embedded",
    dataFolder,
    variables: { LANG: "", LC_ALL: "", ...anotherProject },
  });
  await remember(running, "خامسة");
  assert.deepEqual(await remembered(running), ["خامسة"]);
  assert.equal(await running.stop(), 0);
  assert.equal(statSync(dataFolder).mode & 0o777, 0o711);
  assert.equal(statSync(join(dataFolder, "postgres")).mode & 0o777, 0o700);
  for (const name of ["auth-secret", "server-actions-key"]) {
    const file = join(dataFolder, name);
    if (existsSync(file)) assert.equal(statSync(file).mode & 0o777, 0o600);
  }
});

test("requests before the start is done get 503, and one that runs at SIGTERM is finished", async () => {
  const early: [number, string][] = [];
  const running = await runServer({
    async whileStarting(port) {
      for (const path of ["/api/health", "/", "/desk"]) {
        const answer = await fetch(`http://localhost:${port}${path}`);
        early.push([answer.status, await answer.text()]);
      }
    },
  });
  assert.deepEqual(
    early.map(([status]) => status),
    [503, 503, 503],
  );
  assert.equal(early[0]?.[1], '{"status":"starting"}\n');
  const socket = connectSocket(running.port, "localhost");
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk.toString();
  });
  socket.write(
    `POST /api/auth/signout HTTP/1.1\r\nHost: localhost:${running.port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 4\r\n\r\na=`,
  );
  await sleep(300); // the request is running now
  const stopped = running.stop();
  let isShut = false;
  for (let looks = 0; looks < 100 && !isShut; looks += 1) {
    await sleep(100);
    isShut = await fetch(`${running.url}/api/health`).then(
      () => false,
      () => true,
    );
  }
  assert.ok(isShut, "no new request is let in");
  socket.write("bc");
  assert.equal(await stopped, 0);
  assert.match(answer, /^HTTP\/1\.1 \d\d\d /);
});

test("a socket to an address where none is spoken gets an answer and is closed", async () => {
  const running = await runServer();
  for (const path of ["/nothing", "/_next/hmr", "/desk", "//collaboration"]) {
    const socket = connectSocket(running.port, "localhost");
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk.toString();
    });
    const closed = new Promise((done) => socket.once("close", done));
    const key = "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n${key}\r\n`);
    await closed;
    assert.match(answer, /^HTTP\/1\.1 404 /, path);
  }
  assert.equal(await running.stop(), 0);
});
