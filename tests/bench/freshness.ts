import { AssertionError } from "node:assert";
import { randomInt } from "node:crypto";
import { rmSync } from "node:fs";
import fc from "fast-check";
import { setProcess } from "#db/process.ts";
import { connectPools } from "#server/database.ts";
import { createTestDatabase, testSecret } from "../database.ts";
import { type DatabaseProxy, openDatabaseProxy } from "../server/database-proxy.ts";
import { draws } from "../server/freshness/draws.ts";
import { type FreshHouse, openFreshHouse } from "../server/freshness/house.ts";
import { keepSite, makeSite } from "../server/freshness/site.ts";
import { makeDataFolder } from "../server/run-server.ts";
import { type Figure, type Options, type Part, say } from "./part.ts";

const deedsPromised = 10_000;
const deedsInRow = 100; // then every page is compared
const faultEvery = 20; // deeds
const patience = 20_000; // ms: what is deaf may be behind for five seconds, and has to connect anew

/** Pages stay true through any deeds and any outages: on two servers, each page byte for byte a fresh render. */
export const freshness: Part = {
  groups: [],
  rows: {
    "fresh.deeds": { what: "deeds at random, from two processes", goal: { least: deedsPromised }, unit: "" },
    "fresh.faults": { what: "faults meanwhile: cut, frozen, database away", goal: { least: 10 }, unit: "" },
    "fresh.wrong": { what: "pages that were not what a fresh render gives", goal: { most: 0 }, unit: "" },
  },
  reasons: {},
  measure,
};

async function measure({ isShort, deeds }: Options): Promise<Record<string, Figure>> {
  const wanted = deeds ?? (isShort ? 20 : deedsPromised);
  const { url, drop } = await createTestDatabase();
  const { desk, reader, close } = connectPools(url);
  const dataFolder = makeDataFolder();
  const siteUrl = "http://localhost:3000";
  setProcess({ desk, reader, dataFolder, siteUrl, authSecret: testSecret, uploadthingToken: null });
  const line = await openDatabaseProxy(url);
  const cast = await makeSite();
  await keepSite();
  const house = await openFreshHouse(cast, url, { through: line.url, patience });
  const seed = randomInt(2 ** 31);
  say(`seed ${seed}`);
  let faults = 0;
  let wrong = 0;
  const rows = Math.ceil(wanted / deedsInRow);
  const all = fc.sample(draws(Math.min(wanted, deedsInRow), Math.min(wanted, deedsInRow)), { seed, numRuns: rows });
  for (const drawn of all) {
    try {
      await house.begin();
      for (const [at, draw] of drawn.entries()) {
        const fault = at % faultEvery === faultEvery / 2 ? drawFault(draw.dice) : null;
        if (fault) faults += 1;
        await house.step(draw, fault ? fault(line) : undefined);
        if (at % faultEvery === faultEvery / 2 + 3) line.thaw();
      }
      await house.compareAll();
    } catch (error) {
      if (!(error instanceof AssertionError)) throw error;
      wrong += 1;
      say(error.message.slice(0, 5000));
    }
    sayTally(house, faults, wrong);
  }
  const notes = `${house.tally.compared} pages compared on two servers, ${house.tally.hits} of them from the cache, seed ${seed}`;
  const figures = { "fresh.deeds": house.tally.deeds, "fresh.faults": faults, "fresh.wrong": wrong };
  await house.close();
  await line.close();
  await close();
  await drop();
  rmSync(dataFolder, { recursive: true, force: true });
  return Object.fromEntries(
    Object.entries(figures).map(([id, value]) => [
      id,
      { value, median: value, minimum: value, maximum: value, count: 1, notes: id === "fresh.wrong" ? notes : "" },
    ]),
  );
}

/** Begins before a deed; what it answers is done after the deed. */
type Fault = (line: DatabaseProxy) => () => void;

const nothing = () => undefined;
const faultsThereAre: Fault[] = [
  (line) => {
    line.cut("ear");
    return nothing;
  },
  (line) => {
    line.freeze("ear"); // thawed some deeds later
    return nothing;
  },
  (line) => {
    line.takeAway();
    return () => line.bringBack();
  },
  (line) => {
    line.cut();
    return nothing;
  },
];

function drawFault(dice: number[]): Fault {
  return faultsThereAre[(dice[0] ?? 0) % faultsThereAre.length] ?? (() => nothing);
}

function sayTally({ tally }: FreshHouse, faults: number, wrong: number): void {
  const { deeds, compared, hits, late } = tally;
  say(`${deeds} deeds, ${faults} faults, ${compared} pages compared, ${hits} hits, ${late} late, ${wrong} wrong`);
}
