import type { BodyNode, Content } from "../article.ts";
import type { Verb } from "../lifecycle.ts";
import { chanceOf } from "./chance.ts";
import { marsaWriters, type Writer } from "./marsa.ts";
import type { StoryFile } from "./story-file.ts";

/** One deed of a story's past. `content`: what was settled by it. */
export type PastDeed = { verb: Verb; by: string; at: Date; reason: string; content: Content };

/** What happened to a story of the sample until now, in order. */
export type Past = {
  owner: string; // slug of who began it
  staff: string[];
  createdAt: Date;
  deeds: PastDeed[];
  draft: Content; // as it stands now
  draftAt: Date;
};

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * The past of a story: who began it, handed it on, looked at it and published it, at believable distances from its age.
 * @param content its prose with the newsroom's pictures, as a draft gives it back
 */
export function writePast(story: StoryFile, content: Content, now: Date): Past {
  const owner = ownerOf(story);
  const editor = editorOf(story, owner);
  const base = momentOf(story, now);
  const first = story.updated === null && story.corrections.length === 0 ? content : shortened(content);
  const raw = content.kicker === "" ? first : { ...shortened(first), kicker: "" };
  const deed = (verb: Verb, by: string, at: number, settled: Content, reason = ""): PastDeed => ({
    ...{ verb, by, at: new Date(at), content: settled, reason },
  });
  const isOwn = owner === editor; // an editor's own story needs nobody else
  const submit = (before: number, settled = content) => deed("submit", owner, base - before, settled);
  const review = (before: number) => deed("review", editor, base - before, content);
  const approved = deed("approve", editor, base - 14 * minute, first);
  const handedOn = [submit(85 * minute, raw), review(50 * minute), ...(story.age > 6 * hour ? [approved] : [])];
  const toReaders = [
    ...(isOwn ? [] : handedOn),
    deed("publish", editor, base, first),
    ...laterDeeds(story, { editor, first, content, base }, now),
  ];
  const killedAt = Math.min(base + Math.min(story.age / 2, 5 * hour), now.getTime() - minute);
  const pasts: Record<StoryFile["state"], PastDeed[]> = {
    live: toReaders,
    changed: toReaders,
    killed: [...toReaders, deed("kill", "nadia-khalil", killedAt, content, story.note)],
    draft: [],
    submitted: [submit(0)],
    opened: [submit(70 * minute), review(0)],
    returned: [submit(4 * hour), review(40 * minute), deed("return", editor, base, content, story.note)],
    approved: [submit(3 * hour), review(hour), deed("approve", editor, base, content)],
  };
  const deeds = pasts[story.state];
  const begun = (deeds[0]?.at.getTime() ?? base) - 5 * hour - (story.age % (7 * hour));
  const draft = story.state === "changed" ? withChange(content, story.change) : (deeds.at(-1)?.content ?? content);
  const last = deeds.at(-1)?.at ?? new Date(base);
  const changedAt = new Date(Math.max(last.getTime(), now.getTime() - 25 * minute));
  return {
    owner,
    staff: [...new Set([owner, ...story.authors.filter((slug) => hasAccount(slug))])],
    createdAt: new Date(begun),
    deeds,
    draft,
    draftAt: story.state === "changed" ? changedAt : last,
  };
}

/** The update and the corrections that readers were told of. */
function laterDeeds(
  { updated, corrections, language }: StoryFile,
  { editor, first, content, base }: { editor: string; first: Content; content: Content; base: number },
  now: Date,
): PastDeed[] {
  const told = corrections.map(({ age, text }) => ({ verb: "correct" as const, age, reason: text }));
  const reason = language === "ar" ? "تفاصيل جديدة" : "New details";
  const update = updated === null ? [] : [{ verb: "publishChanges" as const, age: updated, reason }];
  const sorted = [...told, ...update].sort((one, other) => other.age - one.age);
  return sorted.map(({ verb, age, reason }, place) => ({
    ...{ verb, by: editor, at: new Date(Math.max(now.getTime() - age, base + (place + 1) * minute)), reason },
    content: place === sorted.length - 1 ? content : first,
  }));
}

/** The moment that a story's age means, to an odd minute; after a day one of the hours in which newsrooms work. */
function momentOf({ key, age }: StoryFile, now: Date): number {
  const chance = chanceOf(...Array.from(key, (letter) => letter.charCodeAt(0)));
  const base = now.getTime() - age;
  if (age < day) return base - chance.whole(0, Math.min(29, age / hour)) * minute;
  return base - (base % day) + chance.whole(5 * 60, 19 * 60) * minute; // by UTC
}

function ownerOf({ authors, section }: StoryFile): string {
  return authors.find(hasAccount) ?? editorIn(section);
}

function editorOf({ section }: StoryFile, owner: string): string {
  const isEditor = marsaWriters.some(({ slug, role }) => slug === owner && (role === "editor" || role === "chief"));
  return isEditor ? owner : editorIn(section);
}

function editorIn(section: string): string {
  return ["culture", "life", "science"].includes(section) ? "rima-saadi" : "yousef-asmar";
}

function hasAccount(slug: string): boolean {
  return marsaWriters.some((writer: Writer) => writer.slug === slug && writer.role !== null);
}

/** As it was before its last paragraph was written. */
function shortened(content: Content): Content {
  const last = content.body.findLastIndex((block) => block.type === "paragraph");
  return last < 2 ? content : { ...content, body: content.body.toSpliced(last, 1) };
}

/** With a sentence more at the end of the first paragraph. */
function withChange(content: Content, sentence: string): Content {
  const place = content.body.findIndex((block) => block.type === "paragraph");
  const body = content.body.map((block, at): BodyNode => {
    if (at !== place) return block;
    return { ...block, content: [...(block.content ?? []), { type: "text", text: ` ${sentence}` }] };
  });
  return { ...content, body };
}
