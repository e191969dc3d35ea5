import { readFileSync } from "node:fs";
import type { Running } from "../server/run-server.ts";
import { ask } from "./ask.ts";
import type { House } from "./house.ts";
import { figureOf, say } from "./part.ts";
import { listAddresses } from "./stories.ts";

const atOnce = 8;

/** What the server holds of the machine's memory after so many different stories were asked for, each once. */
export async function measureMemory(house: House, server: Running, pages: number) {
  house.enter();
  const addresses = await listAddresses(pages);
  const before = readMemory(server.pid).resident;
  const waiting = addresses.values();
  let asked = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const address of waiting) {
        const { status } = await ask(server.url + address, "br");
        if (status !== 200) throw new Error(`${address} answered ${status}.`);
        asked += 1;
        if (asked % 5000 === 0) say(`${asked} pages asked for: ${readMemory(server.pid).resident.toFixed(0)} MB`);
      }
    }),
  );
  const { resident, peak } = readMemory(server.pid);
  const notes = `${asked.toLocaleString("en")} pages, ${atOnce} at once; ${before.toFixed(0)} MB before, at most ${peak.toFixed(0)} MB meanwhile`;
  return { "memory.pages": figureOf([resident], "median", notes) };
}

/** In MB (1024²), as Linux counts. */
function readMemory(pid: number): { resident: number; peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1]) / 1024;
  return { resident: read("VmRSS"), peak: read("VmHWM") };
}
