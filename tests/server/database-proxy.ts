import { createServer, connect as dial, type Socket } from "node:net";
import { join } from "node:path";

/** Who speaks over a connection: what hears purges, what reads for readers, or anything else. */
export type Speaker = "ear" | "reader" | "other";

/** A line between a server and its database, for bad days. Everything here is for all speakers unless one is named. */
export type DatabaseProxy = {
  /** The database's address through the proxy. */
  url: string;
  /** Closes the connections there are. */
  cut(speaker?: Speaker): void;
  /** From now on not a byte arrives and nothing is closed, on new connections as well. */
  freeze(speaker?: Speaker): void;
  /** New connections work again. Those that lost bytes stay silent for ever. */
  thaw(): void;
  /** The database is away: connections are cut, new ones are refused. */
  takeAway(): void;
  bringBack(): void;
  close(): Promise<void>;
};

type Line = { speaker: Speaker | null; client: Socket; database: Socket; isDead: boolean };

/** @param url of a database whose `host` is the folder of a Unix socket */
export async function openDatabaseProxy(url: string): Promise<DatabaseProxy> {
  const target = new URL(url);
  const socket = join(target.searchParams.get("host") ?? "", `.s.PGSQL.${target.port || 5432}`);
  const lines = new Set<Line>();
  const frozen = new Set<Speaker>();
  let isAway = false;

  const close = (line: Line) => {
    lines.delete(line);
    line.client.destroy();
    line.database.destroy();
  };
  const isSilent = (line: Line) => {
    if (line.speaker && frozen.has(line.speaker)) line.isDead = true;
    return line.isDead;
  };

  const server = createServer((client) => {
    if (isAway) return client.destroy();
    const line: Line = { speaker: null, client, database: dial(socket), isDead: false };
    lines.add(line);
    const read = readStartup((speaker) => {
      line.speaker = speaker;
    });
    client.on("data", (bytes: Buffer) => {
      read(bytes);
      if (!isSilent(line)) line.database.write(bytes);
    });
    line.database.on("data", (bytes: Buffer) => {
      if (!isSilent(line)) client.write(bytes);
    });
    client.on("close", () => close(line));
    client.on("error", () => close(line));
    line.database.on("error", () => close(line));
    line.database.on("close", () => {
      if (!isSilent(line)) close(line); // a silent line does not tell of the end either
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const bound = server.address();
  const own = new URL(url);
  own.search = "";
  own.hostname = "127.0.0.1";
  own.port = String(typeof bound === "object" && bound ? bound.port : 0);

  const cut = (speaker?: Speaker) => {
    for (const line of [...lines]) if (!speaker || line.speaker === speaker) close(line);
  };
  return {
    url: own.href,
    cut,
    freeze(speaker) {
      for (const each of ["ear", "reader", "other"] as const) if (!speaker || speaker === each) frozen.add(each);
    },
    thaw: () => frozen.clear(),
    takeAway() {
      isAway = true;
      cut();
    },
    bringBack() {
      isAway = false;
    },
    async close() {
      cut();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** Reads what a client of PostgreSQL sends first: its length, the protocol's version, then names and values. */
function readStartup(onStartup: (speaker: Speaker) => void): (bytes: Buffer) => void {
  let held: Buffer | null = Buffer.alloc(0);
  return (bytes) => {
    if (!held) return;
    held = Buffer.concat([held, bytes]);
    if (held.length < 4 || held.length < held.readInt32BE(0)) return;
    onStartup(speakerOf(held.subarray(8, held.readInt32BE(0)).toString().split("\0")));
    held = null;
  };
}

function speakerOf(words: string[]): Speaker {
  const given = (name: string) => words.find((_, at) => at % 2 === 1 && words[at - 1] === name);
  if (given("application_name") === "khabar-ear") return "ear";
  return given("role") === "khabar_reader" ? "reader" : "other";
}
