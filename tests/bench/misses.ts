import { setTimeout as sleep } from "node:timers/promises";
import { publishArticle } from "#db/deeds.ts";
import { buildAddress } from "#newsroom/address.ts";
import { makeArticle, seenOf } from "../factories.ts";
import { type Asked, askPage } from "./ask.ts";
import type { House } from "./house.ts";
import { type Figure, figureOf, medianOf, say } from "./part.ts";
import { getSection, listAddresses, writeStory } from "./stories.ts";

/** A house with its number of live stories, and the server that is asked. */
export type Site = { house: House; url: string; stories: number };

const measured = ["story", "front", "section", "publish"] as const;
type Times = Record<(typeof measured)[number], number[]>; // ms
type Visit = { site: Site; front: string; section: string; stories: string[]; times: Times };

const blocks = 10; // of rounds, for the ratios: one of medians each

/**
 * What a page costs that is not in the cache, and what publishing costs, on a small and on a large site: in turn, so
 * that both see the same machine. Each round publishes a story, which purges front and section, and asks for an older
 * story that nobody asked for before.
 */
export async function measureMisses(sites: [Site, Site], { rounds, warm }: { rounds: number; warm: number }) {
  const [small, large] = [await openVisit(sites[0], rounds + warm), await openVisit(sites[1], rounds + warm)];
  for (let round = 0; round < rounds + warm; round += 1) {
    await takeRound(small, round, round >= warm);
    await takeRound(large, round, round >= warm);
    if (round % 50 === 49) say(`${round + 1} of ${rounds + warm} rounds of misses`);
  }
  const miss = (name: "story" | "front") =>
    figureOf(small.times[name], "median", `${wordCount(small)}; at ${wordCount(large)} ${wordMedian(large, name)}`);
  const growth = (name: keyof Times): Figure => {
    const notes = `${wordMedian(small, name)} → ${wordMedian(large, name)}, ${wordCount(small)} → ${wordCount(large)}`;
    return figureOf(ratiosOf(small.times[name], large.times[name]), "median", notes);
  };
  return {
    "miss.story": miss("story"),
    "miss.front": miss("front"),
    "growth.story": growth("story"),
    "growth.front": growth("front"),
    "growth.section": growth("section"),
    "growth.publish": growth("publish"),
  };
}

async function openVisit(site: Site, rounds: number): Promise<Visit> {
  site.house.enter();
  const stories = await listAddresses(rounds);
  if (stories.length < rounds) throw new Error(`${rounds} rounds need as many stories, not ${stories.length}.`);
  const { slugAr } = await getSection();
  return {
    site,
    stories,
    front: "/",
    section: buildAddress({ kind: "section", language: "ar", section: slugAr }),
    times: { story: [], front: [], section: [], publish: [] },
  };
}

async function takeRound({ site, stories, front, section, times }: Visit, round: number, isCounted: boolean) {
  const { house, url } = site;
  house.enter();
  const id = await makeArticle(house.editor, await writeStory(house.editor, null));
  const seen = await seenOf(id);
  const began = performance.now();
  await publishArticle(house.editor, id, seen);
  const publish = performance.now() - began;
  const taken = {
    publish,
    front: (await askMiss(url + front)).ms,
    section: (await askMiss(url + section)).ms,
    story: (await askMiss(url + (stories[round] ?? ""))).ms, // last: the purge has been heard by then, and nothing else goes on
  };
  if (isCounted) for (const name of measured) times[name].push(taken[name]);
}

/** The first answer that is no hit: until then the server has not heard of the purge yet. */
async function askMiss(address: string): Promise<Asked> {
  for (let turn = 0; turn < 2000; turn += 1) {
    const asked = await askPage(address);
    if (asked.cache === "miss") return asked;
    await sleep(1);
  }
  throw new Error(`${address} is never a miss.`);
}

function ratiosOf(before: number[], after: number[]): number[] {
  const size = Math.ceil(before.length / blocks);
  const starts = Array.from({ length: Math.ceil(before.length / size) }, (_, block) => block * size);
  return starts.map((at) => medianOf(after.slice(at, at + size)) / medianOf(before.slice(at, at + size)));
}

function wordCount({ site }: Visit): string {
  return `${site.stories.toLocaleString("en")} stories`;
}

function wordMedian({ times }: Visit, name: keyof Times): string {
  return `${medianOf(times[name]).toFixed(1)} ms`;
}
