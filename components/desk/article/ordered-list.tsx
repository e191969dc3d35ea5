"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";

type Words = { moveUp: string; moveDown: string; remove: string };

type Props<Item> = {
  name: string; // of the list, for its buttons' ids
  label: string; // names the list for those who hear it
  items: Item[];
  keyOf: (item: Item) => string | number;
  words: (item: Item) => Words;
  show: (item: Item, index: number) => ReactNode;
  onChange: (items: Item[], moved?: { item: Item; place: number }) => void;
  onRemove: (item: Item, index: number) => void;
  isDisabled?: boolean;
  isPlain?: boolean; // the order means nothing: no arrows
  canRemove?: (item: Item) => boolean; // absent: every one
};

/** An order that the keyboard can change: the button that moved an item keeps the focus. */
export function OrderedList<Item>(props: Props<Item>) {
  const { name, label, items, keyOf, words, show, onChange, onRemove, isDisabled = false, isPlain = false } = props;
  const { canRemove = () => true } = props;
  const wanted = useRef<{ id: string; way: "up" | "down" } | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const { id, way } = wanted.current;
    const buttons = [way, "up", "down"].map((each) => document.getElementById(`${id}-${each}`));
    wanted.current = null;
    buttons.find((button) => button && !button.hasAttribute("disabled"))?.focus();
  });

  const move = (index: number, step: 1 | -1) => {
    const item = items[index];
    const place = index + step;
    if (item === undefined || place < 0 || place >= items.length) return;
    wanted.current = { id: `${name}-${keyOf(item)}`, way: step < 0 ? "up" : "down" };
    onChange(items.toSpliced(index, 1).toSpliced(place, 0, item), { item, place: place + 1 });
  };

  return (
    <ol aria-label={label} className="divide-y divide-rule">
      {items.map((item, index) => {
        const said = words(item);
        const id = `${name}-${keyOf(item)}`;
        return (
          <li key={keyOf(item)} className="flex items-start justify-between gap-2 py-1">
            <div className="min-w-0 grow self-center">{show(item, index)}</div>
            {!isDisabled && (
              <div className="flex shrink-0">
                {!isPlain && items.length > 1 && (
                  <>
                    <Button
                      look="plain"
                      id={`${id}-up`}
                      aria-label={said.moveUp}
                      isDisabled={index === 0}
                      onPress={() => move(index, -1)}
                    >
                      <span aria-hidden="true">↑</span>
                    </Button>
                    <Button
                      look="plain"
                      id={`${id}-down`}
                      aria-label={said.moveDown}
                      isDisabled={index === items.length - 1}
                      onPress={() => move(index, 1)}
                    >
                      <span aria-hidden="true">↓</span>
                    </Button>
                  </>
                )}
                {canRemove(item) && (
                  <Button look="plain" aria-label={said.remove} onPress={() => onRemove(item, index)}>
                    <span aria-hidden="true">✕</span>
                  </Button>
                )}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
