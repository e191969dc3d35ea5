import { readFileSync } from "node:fs";

/**
 * Loaded before a server: its Date runs on, as many ms ahead of the real one as the file KHABAR_TEST_CLOCK says, which is
 * read again at SIGUSR2. Nothing else is changed.
 */
const file = process.env.KHABAR_TEST_CLOCK ?? "";
const RealDate = Date;
let ahead = 0;

function readClock(): void {
  ahead = Number(readFileSync(file, "utf8"));
}

function now(): number {
  return RealDate.now() + ahead;
}

readClock();
process.on("SIGUSR2", readClock);
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, created) => Reflect.construct(target, given.length > 0 ? given : [now()], created),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});
