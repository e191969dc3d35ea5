import { installBrowser, launchBrowser } from "../browser/browser.ts";
import { measureKeys, measureOpening } from "./editor-page.ts";
import { measureMemoryOfStories, measureRoom } from "./editor-room.ts";
import { openHouse } from "./house.ts";
import { makeWorn, writeLong } from "./long-story.ts";
import { type Figure, figureOf, type Options, type Part, type Row } from "./part.ts";

export const editorRows = {
  "open.900": {
    what: "story of 900 words, cold cache: from the address to the first key shown",
    goal: { most: 0.9 },
    unit: "s",
  },
  "open.5000": {
    what: "story of 5,000 words, cold cache: from the address to the first key shown",
    goal: { most: 1.5 },
    unit: "s",
  },
  "open.worn": {
    what: "draft of a million small updates: from the address to the first key shown",
    goal: { most: 1 },
    unit: "s",
  },
  "key.median": { what: "key to paint in 10,000 words with 50 comments, median", goal: { most: 8 }, unit: "ms" },
  "key.p99": { what: "key to paint in 10,000 words with 50 comments, p99", goal: { most: 32 }, unit: "ms" },
  "room.letters": {
    what: "20 people write in one story: a letter reaches another, median",
    goal: { most: 300 },
    unit: "ms",
  },
  "room.letters.p99": {
    what: "20 people write in one story: a letter reaches another, p99",
    goal: { most: 1000 },
    unit: "ms",
  },
  "room.memory": { what: "memory of the server for an open story", goal: { most: 10 }, unit: "MB" },
} as const satisfies Record<string, Row>;

/** What writing costs: a page of the real server in a real browser, keys as a keyboard gives them. */
export const editor: Part = {
  groups: ["open", "worn", "key", "room", "memory"],
  rows: editorRows,
  reasons: {
    "key.median":
      "React draws next to nothing between two keys now (14.5 ms before); what is left is mostly the browser's own: putting the letter into 10,000 words, layout and paint.",
    "open.worn":
      "The draft is as long as one of 5,000 words, whose figure stands beside it; the rest is reading 600 KB of history.",
  },
  measure,
};

async function measure(options: Options): Promise<Record<string, Figure>> {
  if (!installBrowser()) throw new Error("The benchmarks need Chromium.");
  const { isShort, only } = options;
  const isWanted = (group: string) => only === null || only.has(group);
  const house = await openHouse(options);
  const browser = await launchBrowser(["--disable-frame-rate-limit", "--disable-gpu-vsync"]); // a screen's own beat is not ours to answer for
  const figures: Record<string, Figure> = {};
  try {
    await house.fill(isShort ? 10 : 60);
    const { url, pid } = await house.serve();
    house.enter();
    const [turns, editor] = [isShort ? 1 : 9, house.editor];
    if (isWanted("open")) {
      const [short, long] = [await writeLong(editor, 900), await writeLong(editor, isShort ? 1200 : 5000)];
      figures["open.900"] = await measureOpening(browser, { editor, url, id: short }, turns);
      figures["open.5000"] = await measureOpening(browser, { editor, url, id: long }, turns);
    }
    if (isWanted("worn")) {
      const updates = isShort ? 3000 : 1_000_000;
      const { id, compactions } = await makeWorn(editor, updates);
      const opened = await measureOpening(browser, { editor, url, id }, turns);
      const notes = `${updates.toLocaleString("en")} updates, 500 between two compactions; a compaction took ${compactions.median.toFixed(0)} ms in the middle, ${compactions.maximum.toFixed(0)} at most; ${opened.notes}`;
      figures["open.worn"] = { ...opened, notes };
    }
    if (isWanted("key")) {
      const id = await writeLong(editor, isShort ? 500 : 10_000, isShort ? 3 : 50);
      const times = await measureKeys(browser, { editor, url, id }, isShort ? 12 : 300);
      figures["key.median"] = figureOf(
        times,
        "median",
        "to the frame that shows it, in a browser that waits for no screen",
      );
      figures["key.p99"] = figureOf(times, "p99");
    }
    if (isWanted("room")) {
      const id = await writeLong(editor, 900);
      const times = await measureRoom({ url, id }, isShort ? { people: 3, letters: 4 } : { people: 20, letters: 50 });
      figures["room.letters"] = figureOf(times, "median", "each person types a letter every 400 ms; all hear all");
      figures["room.letters.p99"] = figureOf(times, "p99");
    }
    if (isWanted("memory")) {
      const ids: number[] = [];
      for (let story = 0; story < (isShort ? 3 : 60); story += 1) ids.push(await writeLong(editor, 900));
      figures["room.memory"] = await measureMemoryOfStories({ editor, url, pid }, ids);
    }
    return figures;
  } finally {
    await browser.close();
    await house.close();
  }
}
