import { setTimeout as sleep } from "node:timers/promises";
import { recallArticle, returnArticle, submitArticle } from "#db/deeds.ts";
import { readDraft } from "#db/drafts.ts";
import { desk } from "#db/process.ts";
import { closeSessions } from "#db/sessions.ts";
import { transact } from "#db/transact.ts";
import { chanceOf } from "#newsroom/sample/chance.ts";
import { makeActor, makeArticle, paragraph, seenOf } from "../../factories.ts";
import { givePassword } from "../open-newsroom.ts";
import { openHouse } from "./house.ts";
import { Scribe } from "./scribe.ts";
import { type DrillResult, judge } from "./verdict.ts";

type Options = { seed: number; minutes: number; say: (line: string) => void };

const password = "a long word for the drill";

/** Runs for so many minutes, and on until every misfortune has happened once; mends everything; looks for every word. */
export async function runDrill({ seed, minutes, say }: Options): Promise<DrillResult> {
  const chance = chanceOf(seed);
  let began = performance.now();
  const house = await openHouse();
  const scribes: Scribe[] = [];
  const underWay = new Set<Promise<void>>();
  const counts: Record<string, number> = {};
  try {
    const rana = await makeActor({ name: "رنا الخوري", email: "rana@example.test" });
    const omar = await makeActor({ name: "Omar Haddad", email: "omar@example.test", roles: ["editor"] });
    const salma = await makeActor({ name: "Salma", email: "salma@example.test", roles: ["chief"] });
    for (const actor of [rana, omar]) await givePassword(actor, password);
    const body = [paragraph("رنا:"), paragraph("Omar:")];
    const articleId = await makeArticle(rana, { content: { headline: "Drill", body } });
    const open = (email: string, letter: string, marker: string) =>
      new Scribe({ url: house.url, articleId, person: { email, password }, letter, marker });
    scribes.push(open(rana.email, "س", "رنا:"), open(omar.email, "b", "Omar:"));
    const writing = scribes.map((scribe) => scribe.write());
    for (let turn = 0; turn < 600 && !scribes.every(({ acknowledged }) => acknowledged.size > 2); turn += 1)
      await sleep(200);
    began = performance.now();

    let machine = Promise.resolve(); // server and database die one after the other
    const onMachine = (deed: () => Promise<void>) => {
      machine = machine.then(deed);
      return machine;
    };
    const someone = () => chance.pick(scribes);
    const misfortunes: Record<string, () => Promise<void>> = {
      async offline() {
        const [scribe, pause] = [someone(), chance.whole(500, 5000)];
        await scribe.setOffline(true);
        await sleep(pause);
        await scribe.setOffline(false);
      },
      async cut() {
        house.line.cut();
      },
      async halfOpen() {
        const [pause, isFound] = [chance.whole(1000, 5000), chance.happens(0.7)];
        house.line.freeze();
        await sleep(pause);
        house.line.thaw();
        if (isFound) house.line.cut(); // else the browser has to find out by itself
      },
      killServer: () => {
        const pause = chance.whole(0, 2000);
        return onMachine(() => house.killServer(pause));
      },
      killDatabase: () => onMachine(() => house.killDatabase()),
      endSessions: () => {
        const person = chance.pick([rana, omar]);
        return house.persist(() => transact((tx) => closeSessions(tx, person.id)));
      },
      closeTab: () => someone().closeTab(),
      crashTab: () => someone().crashTab(),
      killBrowser: () => someone().killBrowser(),
      loseProfile: () => someone().loseProfile(),
      async submit() {
        await house.persist(async () => submitArticle(omar, articleId, await seenOf(articleId)));
      },
      async takeBack() {
        const isRecalled = chance.happens(0.3);
        if (isRecalled) await house.persist(() => recallArticle(rana, articleId));
        await house.persist(async () =>
          returnArticle(salma, articleId, { ...(await seenOf(articleId)), note: "More." }),
        );
      },
    };
    /** The same misfortune more often, where it can hit at more moments. */
    const often = ["offline", "cut", "endSessions", "closeTab", "submit", "takeBack", "submit", "takeBack"];
    const deck = () => {
      const drawn = chance.shuffle([...Object.keys(misfortunes), ...often].filter((name) => name !== "takeBack"));
      return drawn.flatMap((name) => (name === "submit" ? ["submit", "takeBack"] : [name])); // a story that is never in draft hinders its reporter
    };
    let cards: string[] = [];
    const isDue = () =>
      performance.now() - began < minutes * 60_000 || Object.keys(misfortunes).some((name) => !counts[name]);
    while (isDue()) {
      await sleep(chance.whole(1000, 5000));
      cards = cards.length > 0 ? cards : deck();
      const name = cards.shift() ?? "cut";
      counts[name] = (counts[name] ?? 0) + 1;
      say(
        `${Math.round((performance.now() - began) / 1000)} s ${name} (${scribes.map((one) => `${one.typed} ${one.place}`)})`,
      );
      const happening = misfortunes[name]?.();
      if (!happening) continue;
      const followed: Promise<void> = happening.finally(() => underWay.delete(followed));
      followed.catch(() => {}); // looked at below
      underWay.add(followed);
    }
    await Promise.all(underWay);
    house.line.thaw();
    house.line.cut();
    for (const scribe of scribes) await scribe.setOffline(false);
    await Promise.all(scribes.map((scribe) => scribe.stop()));
    await Promise.all(writing);
    const ended = await Promise.all(scribes.map(async (scribe) => ({ scribe, ...(await scribe.settle()) })));
    const { writers, heldBackCopies } = await judge(articleId, salma, ended);
    const { epoch } = await readDraft(desk(), articleId);
    const seconds = Math.round((performance.now() - began) / 1000);
    return { seed, seconds, misfortunes: counts, epochs: epoch, heldBackCopies, writers };
  } finally {
    await Promise.allSettled(scribes.map((scribe) => scribe.stop()));
    await Promise.allSettled(scribes.map((scribe) => scribe.close()));
    await house.close();
  }
}
