import { makeLive } from "../factories.ts";
import { measureArrival } from "./arrival.ts";
import { measureHits } from "./hits.ts";
import { type House, openHouse } from "./house.ts";
import { measureMemory } from "./memory.ts";
import { measureMisses } from "./misses.ts";
import { type Figure, figureOf, type Options, type Part, say } from "./part.ts";
import { makePhotograph } from "./photo.ts";
import { readerReasons, readerRows } from "./rows.ts";
import { measureSight } from "./sight.ts";
import { getAddress, writeStory } from "./stories.ts";
import { measureWeight } from "./weight.ts";

/** What readers feel: the table, row by row. */
export const reader: Part = {
  groups: ["hits", "sight", "arrival", "growth", "memory"],
  rows: readerRows,
  reasons: readerReasons,
  measure,
};

const whole = {
  small: 1000,
  large: 100_000,
  hits: { rounds: 7, seconds: 3 },
  loads: 7,
  misses: { rounds: 200, warm: 50 },
  deeds: 300,
  pages: 100_000,
};
const short = {
  small: 60,
  large: 240,
  hits: { rounds: 1, seconds: 1 },
  loads: 1,
  misses: { rounds: 10, warm: 5 },
  deeds: 6,
  pages: 240,
};

async function measure(options: Options): Promise<Record<string, Figure>> {
  const size = options.isShort ? short : whole;
  const isWanted = (group: string) => options.only?.has(group) ?? true;
  const figures: Record<string, Figure> = {};
  const houses: House[] = [];
  const open = async (stories: number) => {
    const house = await openHouse(options);
    houses.push(house);
    say(`a newsroom with ${stories} stories …`);
    return { house, speed: await house.fill(stories) };
  };
  try {
    const { house } = await open(size.small);
    const story = await makeLive(house.editor, await writeStory(house.editor, await makePhotograph(house.editor)));
    const server = await house.serve();
    const pages = { story: server.url + (await getAddress(story)), front: `${server.url}/` };
    if (isWanted("hits")) Object.assign(figures, await measureHits(pages, size.hits));
    if (isWanted("sight")) {
      Object.assign(figures, await measureWeight(pages.story), await measureSight(pages.story, size.loads));
    }
    if (isWanted("arrival")) {
      const other = await house.serve();
      Object.assign(figures, await measureArrival(house, other.url, size.deeds));
    }
    if (isWanted("growth") || isWanted("memory")) {
      const pages = options.pages ?? size.pages;
      const stories = isWanted("growth") ? size.large : pages;
      const { house: largeHouse, speed } = await open(stories);
      if (isWanted("growth")) {
        figures["fill.speed"] = figureOf(
          [speed],
          "median",
          `${stories.toLocaleString("en")} stories, the command's start included`,
        );
        const small = { house, url: server.url, stories: size.small };
        const large = { house: largeHouse, url: (await largeHouse.serve()).url, stories };
        Object.assign(figures, await measureMisses([small, large], size.misses));
      }
      if (isWanted("memory")) Object.assign(figures, await measureMemory(largeHouse, await largeHouse.serve(), pages));
    }
    return figures;
  } finally {
    for (const house of houses) await house.close();
  }
}
