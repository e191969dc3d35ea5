import type { ReactNode } from "react";

/** What every field shares: a label above, help below, and what is wrong with it in words. */
export type FieldProps = {
  label: string;
  description?: ReactNode;
  error?: string | undefined; // a sentence: what is wrong and what to do
  isLabelHidden?: boolean; // heard, not seen: for search boxes beside their button
};

/** The frame of a field, without what is between it and the text. */
export const frameClass =
  "min-h-11 w-full rounded-md border border-field bg-raised text-start text-ink placeholder:text-muted disabled:opacity-60 data-invalid:border-danger aria-invalid:border-danger md:min-h-9";

export const boxClass = `${frameClass} px-3 py-1.5`;

export const labelClass = (isHidden = false): string => (isHidden ? "sr-only" : "block pb-1 font-medium text-ink");

export const helpClass = (isError: boolean): string =>
  `block pt-1 text-small ${isError ? "text-danger" : "text-muted"}`;
