"use client";

import { useCallback, useEffect, useLayoutEffect, useRef } from "react";

const gap = 12; // px between cards
const pause = 120; // milliseconds: the margin follows the typing, not every letter

type Stack = {
  ids: number[]; // of the cards, in the order of their words
  chosen: number | null;
  isBeside: boolean; // the text, and not on a sheet over it
  topOf: (id: number) => number | null; // of its words, in the window; null: it has none
};

/**
 * Lays cards beside their words without one over another: the chosen one stands at its words, those above and below it
 * give way. It looks when cards or the text have grown and when words have moved (the caller draws anew), never at a letter
 * that moves nothing. Returns what the column and each card must be handed to.
 */
export function useStack({ ids, chosen, isBeside, topOf }: Stack) {
  const column = useRef<HTMLElement>(null);
  const cards = useRef(new Map<number, HTMLElement>());
  const lay = useRef(() => {});

  useLayoutEffect(() => {
    lay.current = () => {
      if (!column.current || !isBeside) return;
      const origin = column.current.getBoundingClientRect().top;
      const shown = ids.flatMap((id) => {
        const card = cards.current.get(id);
        const top = topOf(id);
        return card ? [{ id, card, wanted: top === null ? 0 : top - origin, height: card.offsetHeight }] : [];
      });
      const least = (column.current.firstElementChild?.clientHeight ?? 0) + gap; // the margin's own head
      const place = shown.findIndex(({ id }) => id === chosen);
      const tops = stack(shown, place, least);
      for (const [place, { card }] of shown.entries()) card.style.setProperty("--top", `${tops[place]}px`);
      const end = Math.max(0, ...shown.map(({ height }, place) => (tops[place] ?? 0) + height));
      column.current.style.setProperty("--end", `${end}px`);
    };
    lay.current();
  });

  useEffect(() => {
    if (!isBeside) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const soon = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        lay.current();
      }, pause);
    };
    const sizes = new ResizeObserver(soon);
    const paper = document.querySelector(".story-paper");
    if (paper) sizes.observe(paper);
    for (const card of cards.current.values()) sizes.observe(card);
    return () => {
      clearTimeout(timer);
      sizes.disconnect();
    };
  });

  const keep = useCallback((id: number, card: HTMLElement | null) => {
    if (card) cards.current.set(id, card);
    else cards.current.delete(id);
  }, []);
  return { column, keep };
}

type Card = { wanted: number; height: number };

/** Where cards begin, none above `least`. The one at `chosen` (−1: none) stands at its words as far as those above it have room. */
export function stack(cards: Card[], chosen: number, least = 0): number[] {
  const tops = cards.map(({ wanted }) => Math.max(least, wanted));
  for (let place = chosen - 1; place >= 0; place--) {
    const room = (tops[place + 1] ?? 0) - (cards[place]?.height ?? 0) - gap;
    tops[place] = Math.min(tops[place] ?? 0, room);
  }
  let free = least;
  for (const [place, card] of cards.entries()) {
    tops[place] = Math.max(tops[place] ?? 0, free);
    free = (tops[place] ?? 0) + card.height + gap;
  }
  return tops;
}
