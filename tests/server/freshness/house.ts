import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { getProcess } from "#db/process.ts";
import { holdPublished } from "#db/published/put.ts";
import { purge } from "#db/purges.ts";
import { transact } from "#db/transact.ts";
import { connect } from "#server/database.ts";
import { prepareNext } from "#server/environment.ts";
import { startNext } from "#server/next.ts";
import { openReader } from "#server/reader.ts";
import { keepSecret } from "#server/secrets.ts";
import { type Asked, ask } from "../../bench/ask.ts";
import type { Cast } from "../../deed-list.ts";
import { type Running, runServer } from "../run-server.ts";
import { act, type Draw, type Hand, openOtherHand } from "./hand.ts";
import { findQuietSlug, listPages, readLog, restoreSite } from "./site.ts";

/** What was compared so far. A hit is a page that a server had kept. */
export type Tally = { deeds: number; refused: number; compared: number; hits: number; late: number };

/** Two servers on one database, and a reader that keeps nothing to compare them with. */
export type FreshHouse = {
  servers: Running[];
  tally: Tally;
  /** Puts the site back to its beginning, and has every server keep every page. */
  begin(): Promise<void>;
  /**
   * Does a deed; once its purge was heard, compares the pages that it names and some others.
   * @param afterDeed done between the two
   */
  step(draw: Draw & { isElsewhere: boolean }, afterDeed?: () => void): Promise<void>;
  /** Compares every page, old addresses too. */
  compareAll(): Promise<void>;
  close(): Promise<void>;
};

type Options = {
  /** The database as the servers reach it. */
  through?: string;
  /** ms for a page to become what it should be: on bad days what is deaf may be behind for some seconds. */
  patience?: number;
};

const others = 5; // pages that a deed did not name, compared as well

/** @param url the database, directly */
export async function openFreshHouse(cast: Cast, url: string, options: Options = {}): Promise<FreshHouse> {
  const { through = url, patience = 0 } = options;
  const variables = { SITE_URL: getProcess().siteUrl };
  const servers = [
    await runServer({ database: through, variables }),
    await runServer({ database: through, variables }),
  ];
  const fresh = await openFreshReader();
  const hands: Hand[] = [{ act: (draw) => act(cast, draw), close: () => undefined }, openOtherHand(cast, url)];
  const tally: Tally = { deeds: 0, refused: 0, compared: 0, hits: 0, late: 0 };
  const tagsOfPages = new Map<string, string[]>(); // every page that was ever seen since the beginning
  const quietPage = `/en/${await findQuietSlug(cast.quietSection)}/feed.xml`;
  const quietTag = `section:${cast.quietSection}:en`;

  const askFresh = async (page: string): Promise<Asked> => {
    for (let turn = 0; turn < 20; turn += 1) {
      const asked = await ask(fresh.url + page);
      if (asked.cache === "miss") return asked; // else it was too slow, so that the copy of before was shown
    }
    throw new Error(`${page} cannot be made`);
  };

  /** A page that no deed changes, but that is purged after every deed: once it is no hit, the deed was heard. */
  const awaitHeard = async ({ url: server }: Running) => {
    await until(async () => (await ask(server + quietPage)).cache !== "hit", `${server} never heard of the deed`);
  };
  const prime = async ({ url: server }: Running) => {
    await until(async () => patience > 0 || (await ask(server + quietPage)).cache === "hit", `${server} keeps nothing`);
  };

  const compare = async (page: string, allowed = patience): Promise<void> => {
    const [wanted, ...given] = await Promise.all([askFresh(page), ...servers.map(({ url }) => ask(url + page))]);
    tagsOfPages.set(page, tagsOf(wanted));
    tally.compared += given.length;
    tally.hits += given.filter(({ cache }) => cache === "hit").length;
    const wrong = given.find((one) => differs(one, wanted));
    if (!wrong) return;
    if (allowed <= 0) assert.deepEqual(describe(wrong), describe(wanted), `${page} is not what a fresh render gives`);
    tally.late += 1;
    await sleep(250);
    await compare(page, allowed - 250);
  };
  const compareMany = async (pages: string[]) => {
    const waiting = [...pages];
    const work = async () => {
      for (let page = waiting.shift(); page !== undefined; page = waiting.shift()) await compare(page);
    };
    await Promise.all([work(), work(), work()]);
  };
  const compareAll = async () => compareMany([...new Set([...(await listPages()), ...tagsOfPages.keys()])]);

  return {
    servers,
    tally,
    compareAll,
    async begin() {
      await restoreSite();
      for (const server of servers) await awaitHeard(server);
      tagsOfPages.clear();
      await compareAll();
    },
    async step({ verb, dice, isElsewhere }, afterDeed) {
      for (const server of servers) await prime(server);
      const before = (await readLog(0)).at(-1)?.seq ?? 0;
      const outcome = await hands[isElsewhere ? 1 : 0]?.act({ verb, dice });
      tally.deeds += 1;
      afterDeed?.();
      if (outcome !== "done") tally.refused += 1;
      const rows = await readLog(before);
      const tags = new Set(rows.flatMap((row) => row.tags));
      const isWhole = tags.has("site") || rows.some((row) => row.tags.length === 0);
      if (!isWhole) {
        await transact(async (tx) => {
          await holdPublished(tx);
          await purge(tx, "invalidate", [quietTag]);
        });
      }
      for (const server of servers) await awaitHeard(server);
      const known = [...tagsOfPages.keys()];
      const made = (await listPages()).filter((page) => !tagsOfPages.has(page));
      const named = known.filter((page) => isWhole || tagsOfPages.get(page)?.some((tag) => tags.has(tag)));
      const some = dice.slice(0, others).map((number) => known[number % known.length] ?? "/");
      await compareMany([...new Set([...named, ...made, ...some])]);
    },
    async close() {
      for (const hand of hands) hand.close();
      await Promise.all(servers.map((server) => server.stop()));
      await fresh.close();
    },
  };
}

const nowhere = "postgres://127.0.0.1:9/nowhere";

/** The product's own reader in this process. It hears nothing, ever, so it makes each page when it is asked for. */
async function openFreshReader(): Promise<{ url: string; close(): Promise<void> }> {
  const { dataFolder, siteUrl } = getProcess();
  prepareNext(false, keepSecret(dataFolder, "server-actions-key"), siteUrl);
  const next = await startNext(3000, false);
  const reader = await openReader({
    next: next.render,
    connect: () => connect(nowhere, { max: 1 }),
    isDevelopment: false,
  });
  const server = createServer((request, response) => void reader.answer(request, response));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await reader.close();
      await next.close();
    },
  };
}

function tagsOf({ headers }: Asked): string[] {
  const header = headers.find(([name]) => name === "Cache-Tag")?.[1] ?? "";
  return header.split(",").filter((tag) => tag !== "");
}

/** Of the connection, of the moment, and how the page came: everything else is the page's own. */
const passing = new Set(["date", "connection", "keep-alive", "x-khabar-cache"]);

function lasting({ headers }: Asked): string {
  return JSON.stringify(headers.filter(([name]) => !passing.has(name.toLowerCase())));
}

function differs(one: Asked, other: Asked): boolean {
  return (
    one.cache === "stale" ||
    one.status !== other.status ||
    lasting(one) !== lasting(other) ||
    !one.body.equals(other.body)
  );
}

function describe(asked: Asked) {
  const body = asked.body.toString().replace(/<style>.*?<\/style>/s, "");
  return { status: asked.status, cache: asked.cache === "stale" ? "stale" : "fresh", headers: lasting(asked), body };
}

async function until(isSo: () => Promise<boolean>, complaint: string): Promise<void> {
  for (const late = performance.now() + 20_000; performance.now() < late; await sleep(3)) if (await isSo()) return;
  throw new Error(complaint);
}
