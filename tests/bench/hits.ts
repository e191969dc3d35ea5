import { type Asked, askPage } from "./ask.ts";
import { startBare } from "./bare.ts";
import { type Figure, figureOf, medianOf, say } from "./part.ts";
import { installWrk, type Load, runWrk } from "./wrk.ts";

export type Pages = { story: string; front: string }; // addresses on one server

/** Requests a second and p99 of pages from the cache, as ratios to a bare server with the same bytes, in turn. */
export async function measureHits({ story, front }: Pages, { rounds, seconds }: { rounds: number; seconds: number }) {
  installWrk();
  const ofStory = await compare(story, rounds, seconds);
  const ofFront = await compare(front, rounds, seconds);
  return {
    "hit.story": ofStory.perSecond,
    "hit.story.p99": ofStory.p99,
    "hit.front": ofFront.perSecond,
    "hit.front.p99": ofFront.p99,
  };
}

async function compare(url: string, rounds: number, seconds: number): Promise<{ perSecond: Figure; p99: Figure }> {
  const page = await askCached(url);
  const bare = await startBare(page);
  const same = new URL(new URL(url).pathname, bare.url).href; // as long a question
  try {
    const [ours, theirs]: [Load[], Load[]] = [[], []];
    for (const target of [url, same]) await runWrk(target, seconds); // warm: not counted
    for (let round = 0; round < rounds; round += 1) {
      if (round % 2 === 0) ours.push(await runWrk(url, seconds));
      theirs.push(await runWrk(same, seconds));
      if (round % 2 === 1) ours.push(await runWrk(url, seconds)); // who is first takes turns too
      say(`${decodeURI(new URL(url).pathname)}: ${wordLoad(ours.at(-1))}, bare ${wordLoad(theirs.at(-1))}`);
    }
    const ratios = (of: (load: Load) => number) => ours.map((load, at) => of(load) / of(theirs[at] ?? load));
    const median = (loads: Load[], of: (load: Load) => number) => medianOf(loads.map(of));
    const [a, b] = [ours, theirs].map((loads) => median(loads, ({ perSecond }) => perSecond).toFixed(0));
    const [c, d] = [ours, theirs].map((loads) => median(loads, ({ p99 }) => p99).toFixed(2));
    return {
      perSecond: figureOf(
        ratios(({ perSecond }) => perSecond),
        "median",
        `${a}/s against ${b}/s, ${page.body.length} bytes of gzip`,
      ),
      p99: figureOf(
        ratios(({ p99 }) => p99),
        "median",
        `${c} ms against ${d} ms`,
      ),
    };
  } finally {
    await bare.stop();
  }
}

/** @throws Error when the page does not come from the cache by then: it would be something else that is measured */
async function askCached(url: string): Promise<Asked> {
  await askPage(url, "gzip");
  const page = await askPage(url, "gzip");
  if (page.cache !== "hit") throw new Error(`${url} is not kept: x-khabar-cache says "${page.cache}".`);
  return page;
}

function wordLoad(load: Load | undefined): string {
  return load ? `${load.perSecond.toFixed(0)}/s, p99 ${load.p99.toFixed(2)} ms` : "";
}
