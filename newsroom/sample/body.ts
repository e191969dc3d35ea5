import { type BodyNode, textOf } from "../article.ts";
import { arabic } from "./arabic.ts";
import type { Act, Bank, Theme } from "./bank.ts";
import type { Chance } from "./chance.ts";
import { type Scene, type Speaker, say } from "./phrases.ts";

/** What the body of one story is made of. */
type Desk = { bank: Bank; theme: Theme; scene: Scene; chance: Chance; speakers: Speaker[] };

/** Paragraphs, subheadings, quotes, a list and a link: with the standfirst 300 to 900 words. */
export function writeBody(desk: Desk, standfirst: string): BodyNode[] {
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

/** An address under `.example`, which leads nowhere (RFC 2606). */
export function writeLink(chance: Chance): string {
  const host = chance.pick(["townhall", "records", "opendata", "neighbours"]);
  return `https://${host}.example/${chance.pick(["plans", "minutes", "reports", "maps"])}/${chance.whole(100, 99_999)}`;
}

/** Words have one space between them, here and in the bank. */
function countWords(text: string): number {
  let words = 1;
  for (let space = text.indexOf(" "); space >= 0; space = text.indexOf(" ", space + 1)) words += 1;
  return words;
}
