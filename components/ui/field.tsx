"use client";
import type { ReactNode } from "react";
import { FieldError, Label, Text } from "react-aria-components";

/** What every field shares: a label above, help below, and what is wrong with it in words. */
export type FieldProps = {
  label: string;
  description?: ReactNode;
  error?: string | undefined; // a sentence: what is wrong and what to do
  isLabelHidden?: boolean; // heard, not seen: for search boxes beside their button
};

/** The frame of a field, without what is between it and the text. */
export const frameClass =
  "min-h-11 w-full rounded-md border border-field bg-raised text-start text-ink placeholder:text-muted disabled:opacity-60 data-invalid:border-danger md:min-h-9";

export const boxClass = `${frameClass} px-3 py-1.5`;

export function FieldLabel({ label, isLabelHidden = false }: Pick<FieldProps, "label" | "isLabelHidden">) {
  return <Label className={isLabelHidden ? "sr-only" : "block pb-1 font-medium text-ink"}>{label}</Label>;
}

export function FieldHelp({ description, error }: Pick<FieldProps, "description" | "error">) {
  return (
    <>
      {description && (
        <Text slot="description" className="block pt-1 text-muted text-small">
          {description}
        </Text>
      )}
      <FieldError className="block pt-1 text-danger text-small">{error}</FieldError>
    </>
  );
}
