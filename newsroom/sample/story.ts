import { type Content, contentVersion, type Language, type Source } from "../article.ts";
import { arabic } from "./arabic.ts";
import type { Bank, Theme } from "./bank.ts";
import { writeBody, writeLink } from "./body.ts";
import { editorCount, sampleAuthors, staffCount, townLife } from "./cast.ts";
import { type Chance, chanceOf } from "./chance.ts";
import { english } from "./english.ts";
import { findSpeakers, type Scene, type Speaker, say } from "./phrases.ts";

/** A sample story. Authors, staff and topics are places in the cast, the section an English slug. */
export type SampleStory = {
  language: Language;
  section: string;
  content: Content;
  authors: number[]; // none: an agency's
  owner: number;
  editor: number;
  topics: number[];
  sources: Source[];
  age: number; // since publication, in milliseconds
  update: { age: number; reason: string; before: Content } | null; // what it was before
};

const span = 6 * 365.25 * 86_400_000; // the years that stories are spread over, in milliseconds
const banks = { ar: arabic, en: english };
const subjects = { ar: subjectsOf(arabic), en: subjectsOf(english) };

/** What a headline is made of, but for the place. */
type Subject = { theme: Theme; headline: string; thing: string; gender: "m" | "f" };

/**
 * The sample story of this number: always the same one for a seed. Two of three are Arabic, of 300 to 900 words, and headlines
 * differ within the first 600,000 of a language.
 * @param number from 0
 */
export function writeSample(number: number, seed = 1): SampleStory {
  const language = number % 3 === 2 ? "en" : "ar";
  const turn = Math.floor(number / 3) * (language === "ar" ? 2 : 1) + (language === "ar" ? number % 3 : 0);
  const bank = banks[language];
  const chance = chanceOf(seed, number);
  const { theme, headline, scene } = openScene(bank, subjects[language], turn, chance);
  const speakers = findSpeakers(bank, chance, 5);
  const content: Content = {
    v: contentVersion,
    kicker: chance.pick(theme.kickers),
    headline: say(headline, scene, bank, chance),
    standfirst: say(chance.pick(theme.standfirsts), scene, bank, chance),
    body: [],
  };
  content.body = writeBody({ bank, theme, scene, chance, speakers: speakers.slice(0, 4) }, content.standfirst);
  const age = Math.floor(span * (chance.whole(0, 10 ** 9) / 10 ** 9) ** 1.6); // more of the newer ones
  const after = chance.whole(20, 4_000) * 60_000;
  const owner = chance.rank(staffCount - editorCount);
  const isAgencys = chance.happens(0.06);
  return {
    language,
    section: theme.section,
    content,
    ...{ age, owner, editor: staffCount - 1 - chance.whole(0, editorCount - 1) },
    authors: isAgencys ? [] : findAuthors(owner, chance),
    topics: findTopics(theme, chance),
    sources: findSources(bank, scene, chance, speakers, isAgencys),
    update:
      after < age && chance.happens(0.05)
        ? {
            age: age - after,
            reason: chance.pick(bank.updates),
            before: { ...content, body: content.body.slice(0, -1) },
          }
        : null,
  };
}

function subjectsOf({ themes }: Bank): Subject[] {
  return themes.flatMap((theme) =>
    theme.headlines.flatMap((headline) => theme.things.map(([thing, gender]) => ({ theme, headline, thing, gender }))),
  );
}

/** A headline that no other turn has: turns walk over all pairs of subject and place by a stride that misses none. */
function openScene(bank: Bank, list: Subject[], turn: number, chance: Chance): Subject & { scene: Scene } {
  const { first, second } = bank.places;
  const places = first.length * second.length;
  const all = places * list.length;
  const spot = Number((BigInt(turn) * BigInt(strideOf(all)) + 17n) % BigInt(all));
  const subject = list[spot % list.length];
  if (!subject) throw new Error("There is nothing to write about.");
  const nameOf = (place: number) => `${first[place % first.length]} ${second[Math.floor(place / first.length)]}`;
  const place = Math.floor(spot / list.length);
  const near = (place + 1 + chance.whole(0, places - 2)) % places;
  const [body = "", partner = ""] = chance.shuffle(bank.bodies);
  const { thing, gender } = subject;
  return { ...subject, scene: { place: nameOf(place), near: nameOf(near), thing, gender, body, partner } };
}

/** About the golden part of all, and without a divisor in common with it. */
function strideOf(all: number): number {
  let stride = Math.floor(all * 0.618034);
  while (divisorOf(stride, all) > 1) stride += 1;
  return stride;
}

function divisorOf(one: number, other: number): number {
  return other === 0 ? one : divisorOf(other, one % other);
}

function findAuthors(owner: number, chance: Chance): number[] {
  const first = chance.happens(0.6) ? owner : chance.rank(sampleAuthors.length);
  const second = chance.rank(sampleAuthors.length);
  return second !== first && chance.happens(0.2) ? [first, second] : [first];
}

/** Up to three of the theme's own, and often the one that fits everywhere. */
function findTopics({ topics }: Theme, chance: Chance): number[] {
  const wanted = Array.from({ length: chance.whole(1, 3) }, () => topics[chance.rank(topics.length, 4)] ?? 0);
  return [...new Set(chance.happens(0.35) ? [...wanted, townLife] : wanted)];
}

/** At least one that readers see. A hidden person is none of those whom the story quotes. */
function findSources(bank: Bank, scene: Scene, chance: Chance, speakers: Speaker[], isAgencys: boolean): Source[] {
  const kinds = chance.shuffle(["agency", "person", "document", "website", "social", "own"] as const);
  const wanted = isAgencys ? (["agency"] as const) : kinds.slice(0, chance.whole(1, 4));
  return wanted.map((kind, place) => {
    const isShown = place === 0 || chance.happens(0.7);
    const person = isShown ? speakers[0] : speakers.at(-1);
    const name = kind === "person" ? `${person?.name}` : say(chance.pick(bank.sources[kind]), scene, bank, chance);
    const hasLink = kind === "document" || kind === "website" || kind === "social";
    const [unnamed = "", ...others] = bank.notes;
    const hasNote = !isShown || chance.happens(0.3);
    const note = kind === "person" && !isShown ? unnamed : hasNote ? chance.pick(others) : "";
    return { kind, name, link: hasLink ? writeLink(chance) : "", note, isShown };
  });
}
