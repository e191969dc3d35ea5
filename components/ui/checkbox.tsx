"use client";
import type { ReactNode } from "react";

export const tickRowClass =
  "group relative flex min-h-11 cursor-pointer items-center gap-2.5 has-disabled:opacity-60 md:min-h-8";
const ringClass =
  "group-has-focus-visible:outline-2 group-has-focus-visible:outline-accent group-has-focus-visible:outline-offset-2";

type Props = {
  isSelected: boolean;
  onChange: (isSelected: boolean) => void;
  isDisabled?: boolean;
  children: ReactNode;
};

export function Checkbox({ isSelected, onChange, isDisabled, children }: Props) {
  return (
    <label className={tickRowClass}>
      <input
        type="checkbox"
        checked={isSelected}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
        className="sr-only"
      />
      <Tick />
      <span>{children}</span>
    </label>
  );
}

/** The box that is seen, in a row that holds the box that is heard. */
export function Tick() {
  return (
    <span
      aria-hidden="true"
      className={`grid size-5 shrink-0 place-items-center rounded-sm border border-field bg-raised text-sm group-has-checked:border-ink group-has-checked:bg-ink group-has-checked:text-paper ${ringClass}`}
    >
      <span className="hidden group-has-checked:block">✓</span>
    </span>
  );
}

/** On or off, at once. */
export function Switch({ isSelected, onChange, isDisabled, children }: Props) {
  return (
    <label className={tickRowClass}>
      <input
        type="checkbox"
        role="switch"
        aria-checked={isSelected}
        checked={isSelected}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
        className="sr-only"
      />
      <span
        aria-hidden="true"
        className={`flex h-6 w-10 shrink-0 items-center rounded-full border border-field bg-wash p-0.5 group-has-checked:justify-end group-has-checked:border-ink group-has-checked:bg-ink ${ringClass}`}
      >
        <span className="size-4 rounded-full bg-muted group-has-checked:bg-paper" />
      </span>
      <span>{children}</span>
    </label>
  );
}
