import { listHeldBack } from "#db/held-back.ts";
import { textOf } from "#newsroom/article.ts";
import type { Actor } from "#newsroom/permissions.ts";
import { readContent } from "../../browser/editor-page.ts";
import { numbersIn, type Scribe } from "./scribe.ts";

export type Tally = {
  typed: number; // words begun
  kept: number; // seen on the page and in the browser's store, or committed
  acknowledged: number; // of those, seen while the page said "Saved"
  inStory: number;
  heldBackOnly: number;
  forgiven: number; // were only in a profile that died, and are nowhere
  signIns: number;
  lost: number[];
  twice: number[];
  outOfOrder: number[];
  left: string | null; // what the page or its store still waits for, when all was well again
  onScreen: string | null; // the writer's paragraph on their page, where it is not the log's
  inLog: string[] | null; // and the log's, where something is wrong with it
};

export type DrillResult = {
  seed: number;
  seconds: number;
  misfortunes: Record<string, number>;
  epochs: number;
  heldBackCopies: number;
  writers: Tally[];
};

type Ended = { scribe: Scribe; state: string | null; pending: number; words: string };

/** Looks for every word of both writers: in the story, and in what was held back. */
export async function judge(articleId: number, editor: Actor, ended: Ended[]) {
  const story = (await readContent(articleId)).body.map(textOf);
  const copies = await listHeldBack(editor, articleId);
  const writers = ended.map(({ scribe, state, pending, words }): Tally => {
    const { letter, marker } = scribe.options;
    const found = story.flatMap((block) => numbersIn(block, letter));
    const held = new Set(
      copies.flatMap(({ text }) => (text.body ?? []).flatMap((block) => numbersIn(textOf(block), letter))),
    );
    const inStory = new Set(found);
    const isThere = (number: number) => inStory.has(number) || held.has(number);
    const missing = [...scribe.kept].filter((number) => !isThere(number));
    const isForgiven = (number: number) => scribe.forgiven.has(number) && !scribe.acknowledged.has(number);
    const isShown = story.includes(words) && words.startsWith(marker);
    const isOrdered = found.every((number, place) => place === 0 || number > (found[place - 1] ?? 0));
    const isSettled = (state === "saved" || state === "readOnly") && pending === 0;
    return {
      typed: scribe.typed,
      kept: scribe.kept.size,
      acknowledged: scribe.acknowledged.size,
      inStory: inStory.size,
      heldBackOnly: [...held].filter((number) => !inStory.has(number)).length,
      forgiven: missing.filter(isForgiven).length,
      signIns: scribe.signIns,
      lost: missing.filter((number) => !isForgiven(number)),
      twice: found.filter((number, place) => found.indexOf(number) !== place),
      outOfOrder: found.filter((number, place) => place > 0 && number < (found[place - 1] ?? 0)),
      left: isSettled ? null : `${state}, ${pending} records`,
      onScreen: isShown ? null : words,
      inLog: isShown && isOrdered ? null : story,
    };
  });
  return { writers, heldBackCopies: copies.length };
}

/** In sentences, what must not have happened. */
export function lossesOf({ writers }: DrillResult): string[] {
  return writers.flatMap(({ lost, twice, outOfOrder, left, onScreen }, place) => [
    ...lost.map((number) => `writer ${place + 1} lost word ${number}`),
    ...twice.map((number) => `writer ${place + 1} has word ${number} twice`),
    ...outOfOrder.map((number) => `writer ${place + 1} has word ${number} out of order`),
    ...(left === null ? [] : [`the page of writer ${place + 1} never came to rest: ${left}`]),
    ...(onScreen === null ? [] : [`the page of writer ${place + 1} shows another text than the log holds`]),
  ]);
}
