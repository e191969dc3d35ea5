"use client";
import { ProgressBar as AriaProgressBar, Label } from "react-aria-components";

/** `value` from 0 to 100; absent while nobody knows how long. */
export function ProgressBar({ label, value }: { label: string; value?: number }) {
  return (
    <AriaProgressBar {...(value === undefined ? { isIndeterminate: true } : { value })} className="block w-full">
      {({ percentage, valueText }) => (
        <>
          <span className="flex justify-between gap-4 pb-1 text-small">
            <Label>{label}</Label>
            <span>{valueText}</span>
          </span>
          <span className="block h-2 overflow-hidden rounded-full bg-wash">
            <span className="block h-full rounded-full bg-ink" style={{ inlineSize: `${percentage ?? 30}%` }} />
          </span>
        </>
      )}
    </AriaProgressBar>
  );
}
