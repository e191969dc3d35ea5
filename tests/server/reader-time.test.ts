import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { changeSettings } from "#db/settings.ts";
import { openDatabase } from "../database.ts";
import { makeActor } from "../factories.ts";
import { makeReaderSite } from "../reader-site.ts";
import { runServer } from "./run-server.ts";
import { until } from "./writer.ts";

const { url: database, dataFolder } = await openDatabase();
const chief = await makeActor({ roles: ["chief"] });
const { pages } = await makeReaderSite();
const clock = join(dataFolder, "clock");
writeFileSync(clock, "0");
const server = await runServer({
  database,
  dataFolder,
  preload: "tests/server/shifted-clock.ts",
  variables: { KHABAR_TEST_CLOCK: clock },
});
after(() => server.stop());

let ahead = 0;
const serverNow = () => Date.now() + ahead;

function setClock(instant: number): void {
  ahead = instant - Date.now();
  writeFileSync(clock, String(ahead));
  process.kill(server.pid, "SIGUSR2");
}

async function look(path: string): Promise<{ day: string; origin: string | null; asked: number; came: number }> {
  const asked = serverNow();
  const response = await fetch(server.url + path);
  const [, day = "none"] = /masthead-date"><time dateTime="([\d-]+)"/.exec(await response.text()) ?? [];
  return { day, origin: response.headers.get("x-khabar-cache"), asked, came: serverNow() };
}

const nights = [
  {
    what: "an ordinary night",
    zone: "Asia/Beirut",
    midnight: "2026-12-01T22:00:00Z",
    day: "2026-12-01",
    next: "2026-12-02",
  },
  {
    what: "the first new year of all",
    zone: "Pacific/Kiritimati",
    midnight: "2026-12-31T10:00:00Z",
    day: "2026-12-31",
    next: "2027-01-01",
  },
  {
    what: "a night without midnight",
    zone: "Asia/Beirut",
    midnight: "2027-03-27T22:00:00Z",
    day: "2027-03-27",
    next: "2027-03-28",
  },
  {
    what: "the end of a day of 25 hours",
    zone: "Europe/Berlin",
    midnight: "2027-10-31T23:00:00Z",
    day: "2027-10-31",
    next: "2027-11-01",
  },
  {
    what: "a night whose midnight comes twice",
    zone: "America/Havana",
    midnight: "2027-11-07T04:00:00Z",
    day: "2027-11-06",
    next: "2027-11-07",
  },
];

for (const { what, zone, midnight, day, next } of nights) {
  test(`at midnight the date of kept pages flips: ${what}, ${zone}`, async () => {
    const end = Date.parse(midnight);
    setClock(end - 600_000);
    await changeSettings(chief, { zone });
    for (const [path] of pages) {
      const isKept = async () => {
        const seen = await look(path);
        return seen.day === day && seen.origin === "hit";
      };
      await until(isKept, `${path} is kept with the old day`);
    }
    setClock(end - 2000);
    const left = new Map(pages);
    for (let turn = 0; turn < 200 && left.size > 0; turn += 1) {
      for (const path of left.keys()) {
        const { asked, came, ...seen } = await look(path);
        if (came < end) assert.deepEqual(seen, { day, origin: "hit" }, path);
        else if (asked >= end) assert.equal(seen.day, next, path);
        if (seen.day === next) left.delete(path);
      }
      await sleep(20);
    }
    assert.deepEqual([...left.keys()], [], "have the new day");
    for (const [path] of pages) assert.deepEqual((await look(path)).day, next, path);
    assert.equal((await look("/")).origin, "hit", "of the new day");
  });
}
