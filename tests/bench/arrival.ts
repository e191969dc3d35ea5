import { publishChanges } from "#db/deeds.ts";
import { buildAddress } from "#newsroom/address.ts";
import { makeLive, seenOf, write } from "../factories.ts";
import { ask } from "./ask.ts";
import type { House } from "./house.ts";
import { figureOf, say } from "./part.ts";
import { getAddress, getSection, writeStory } from "./stories.ts";

type Times = Record<"story" | "front" | "section", number[]>; // ms

/**
 * From the commit of a deed in this process to the moment when a reader of another process has the whole new page.
 * Three readers ask at once, for the story, the front and its section, again and again. Deeds are changes of a live
 * story and new stories in turn.
 */
export async function measureArrival(house: House, url: string, deeds: number) {
  house.enter();
  const { slugAr } = await getSection();
  const section = buildAddress({ kind: "section", language: "ar", section: slugAr });
  const times: Times = { story: [], front: [], section: [] };
  let live = await publishNew(house, "القصة الأولى");
  for (let deed = 0; deed < deeds; deed += 1) {
    const headline = `العنوان رقم ${deed} من ${deeds}`;
    if (deed % 2 === 0) await publishChange(house, live, headline);
    else live = await publishNew(house, headline);
    const committed = performance.now();
    const story = await getAddress(live);
    const arrive = async (name: keyof Times, path: string) =>
      void times[name].push((await awaitWords(url + path, headline)) - committed);
    await Promise.all([arrive("story", story), arrive("front", "/"), arrive("section", section)]);
    if (deed % 50 === 49) say(`${deed + 1} of ${deeds} deeds`);
  }
  const notes = "half of the deeds change a story, half are new ones; three readers wait at once";
  const rows = (name: keyof Times) => [figureOf(times[name], "median", notes), figureOf(times[name], "p99")] as const;
  const [story, front, list] = [rows("story"), rows("front"), rows("section")];
  return {
    ...{ "arrival.story": story[0], "arrival.story.p99": story[1] },
    ...{ "arrival.front": front[0], "arrival.front.p99": front[1] },
    ...{ "arrival.section": list[0], "arrival.section.p99": list[1] },
  };
}

async function publishNew(house: House, headline: string): Promise<number> {
  const { content, facts } = await writeStory(house.editor, null);
  return makeLive(house.editor, { content: { ...content, headline }, facts });
}

async function publishChange(house: House, id: number, headline: string): Promise<void> {
  const { content } = await writeStory(house.editor, null);
  await write(id, { ...content, headline });
  await publishChanges(house.editor, id, { ...(await seenOf(id)), kind: "minor", reason: "" });
}

/** @returns when the last byte of the first page with these words was there */
async function awaitWords(address: string, words: string): Promise<number> {
  for (const until = performance.now() + 20_000; performance.now() < until; ) {
    const { body } = await ask(address);
    if (body.includes(words)) return performance.now();
  }
  throw new Error(`${address} never said "${words}".`);
}
