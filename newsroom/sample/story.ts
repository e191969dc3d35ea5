import { type BodyNode, type Content, contentVersion, type Language, type Source, textOf } from "../article.ts";
import { arabic } from "./arabic.ts";
import type { Act, Bank, Theme } from "./bank.ts";
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

type Desk = { bank: Bank; theme: Theme; scene: Scene; chance: Chance; speakers: Speaker[] };

function writeBody(desk: Desk, standfirst: string): BodyNode[] {
  const { bank, theme, chance } = desk;
  const wanted = chance.whole(330, 820) - countWords(standfirst);
  const [opening = "", ...details] = chance.shuffle(theme.sentences);
  const known = new Set<Speaker>();
  const body = [
    writeParagraph(desk, [chance.pick(bank.leads), opening], known),
    writeParagraph(desk, details.slice(0, 2), known),
    writeParagraph(desk, [...details.slice(2), chance.pick(bank.links)], known),
  ];
  const [last, ...others] = [...bank.acts].reverse();
  const count = Math.max(1, Math.min(others.length, Math.round(wanted / 120) - 1));
  const acts = [...chance.shuffle(others).slice(0, count), ...(last ? [last] : [])];
  const listed = chance.whole(0, acts.length - 1);
  let words = countWords(body.map(textOf).join(" "));
  for (const [place, act] of acts.entries()) {
    const share = (wanted - words) / (acts.length - place);
    const blocks = writeAct(desk, act, { share, hasHeading: place > 0, hasList: place === listed }, known);
    words += countWords(blocks.map(textOf).join(" "));
    body.push(...blocks);
  }
  return body;
}

function writeAct(
  desk: Desk,
  act: Act,
  { share, hasHeading, hasList }: { share: number; hasHeading: boolean; hasList: boolean },
  known: Set<Speaker>,
): BodyNode[] {
  const { chance, bank, scene } = desk;
  const blocks: BodyNode[] = [];
  if (hasHeading) {
    blocks.push({ type: "heading", attrs: { level: 2 }, content: [textNode(chance.pick(act.headings))] });
  }
  const list = hasList ? writeList(bank, scene, chance) : [];
  const asides = [[writeQuote(desk, chance.pick(act.quotes), known)], list];
  const sentences = chooseSentences(act, share - countWords(asides.flat().map(textOf).join(" ")), chance);
  while (sentences.length > 0) {
    blocks.push(writeParagraph(desk, sentences.splice(0, chance.whole(1, 3)), known));
    blocks.push(...asides.splice(0, 1).flat());
  }
  return [...blocks, ...asides.flat()];
}

/** As many as have so many words together, at least one, in the order of the bank: some of them go on from others. */
function chooseSentences({ sentences }: Act, share: number, chance: Chance): string[] {
  const chosen = new Set<string>();
  let words = 0;
  for (const sentence of chance.shuffle(sentences)) {
    if (chosen.size > 0 && words >= share) break;
    chosen.add(sentence);
    words += countWords(sentence);
  }
  return sentences.filter((sentence) => chosen.has(sentence));
}

function writeParagraph(desk: Desk, sentences: string[], known: Set<Speaker>): BodyNode {
  const said = sentences.map((sentence) => {
    const speaker = desk.chance.pick(desk.speakers);
    const isSaid = sentence.includes("{speaker}");
    const named = isSaid && !known.has(speaker) ? `${speaker.role} ${speaker.name}` : speaker.name;
    if (isSaid) known.add(speaker);
    return say(sentence, desk.scene, desk.bank, desk.chance, named, speaker.isWoman);
  });
  const [before = "", words, after = ""] = said.join(" ").split(/\(\(|\)\)/u);
  const content = words ? [textNode(before), linkNode(words, desk.chance), textNode(after)] : [textNode(before)];
  return { type: "paragraph", content: content.filter((node) => node.text !== "") };
}

function writeQuote({ speakers, chance, bank, scene }: Desk, words: string, known: Set<Speaker>): BodyNode {
  const speaker = chance.pick(speakers);
  known.add(speaker);
  const comma = bank === arabic ? "،" : ",";
  return {
    type: "blockquote",
    content: [
      { type: "paragraph", content: [textNode(say(words, scene, bank, chance, undefined, speaker.isWoman))] },
      { type: "attribution", content: [textNode(`${speaker.name}${comma} ${speaker.role}`)] },
    ],
  };
}

/** The list and the paragraph that leads to it. */
function writeList(bank: Bank, scene: Scene, chance: Chance): BodyNode[] {
  const { lead, items } = chance.pick(bank.lists);
  const lines = chance.shuffle(items).slice(0, chance.whole(3, items.length));
  const content = lines.map((line) => ({
    type: "listItem",
    content: [{ type: "paragraph", content: [textNode(say(line, scene, bank, chance))] }],
  }));
  const list = chance.happens(0.3)
    ? { type: "orderedList", attrs: { start: 1 }, content }
    : { type: "bulletList", content };
  return [{ type: "paragraph", content: [textNode(say(lead, scene, bank, chance))] }, list];
}

function textNode(text: string): BodyNode {
  return { type: "text", text };
}

function linkNode(text: string, chance: Chance): BodyNode {
  return { type: "text", text, marks: [{ type: "link", attrs: { href: writeLink(chance) } }] };
}

function writeLink(chance: Chance): string {
  const host = chance.pick(["townhall", "records", "opendata", "neighbours"]);
  return `https://${host}.example/${chance.pick(["plans", "minutes", "reports", "maps"])}/${chance.whole(100, 99_999)}`;
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

/** Words have one space between them, here and in the bank. */
function countWords(text: string): number {
  let words = 1;
  for (let space = text.indexOf(" "); space >= 0; space = text.indexOf(" ", space + 1)) words += 1;
  return words;
}
