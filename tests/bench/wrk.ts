import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { installPackage } from "../install-package.ts";

/** The load generator, Debian's package `wrk`. @throws Error that says how to get it */
export function installWrk(): void {
  if (isThere()) return;
  installPackage("wrk", "the benchmarks");
  if (!isThere())
    throw new Error("The benchmarks need wrk: `apt install wrk` or `brew install wrk`, then run them again.");
}

function isThere(): boolean {
  return spawnSync("wrk", ["--version"], { stdio: "ignore" }).error === undefined;
}

export type Load = { perSecond: number; p99: number }; // ms

/** One thread, 16 connections, gzip. @throws Error when an answer was not 200 or a connection broke */
export async function runWrk(url: string, seconds: number): Promise<Load> {
  const words = ["-t1", "-c16", `-d${seconds}s`, "--latency", "-H", "Accept-Encoding: gzip", url];
  const { stdout } = await promisify(execFile)("wrk", words);
  const trouble = /^\s*(?:Socket errors|Non-2xx).*$/m.exec(stdout);
  if (trouble) throw new Error(`wrk on ${url}: ${trouble[0].trim()}`);
  return parseLoad(stdout);
}

const milliseconds: Record<string, number> = { us: 0.001, ms: 1, s: 1000, m: 60_000 };

function parseLoad(said: string): Load {
  const [, number, unit = ""] = /^\s*99%\s+([\d.]+)(us|ms|s|m)\s*$/m.exec(said) ?? [];
  const [, perSecond] = /^Requests\/sec:\s+([\d.]+)/m.exec(said) ?? [];
  const load = { perSecond: Number(perSecond), p99: Number(number) * (milliseconds[unit] ?? Number.NaN) };
  if (!(load.perSecond > 0 && load.p99 > 0)) throw new Error(`wrk said something else than expected:\n${said}`);
  return load;
}
