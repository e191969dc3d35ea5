"use client";
import { useId } from "react";

type Props<Id extends string> = {
  label: string;
  options: readonly { id: Id; label: string; example: string }[];
  value: Id;
  onChange: (value: Id) => void;
};

/** One of a few, each with what it looks like. */
export function RadioCards<Id extends string>({ label, options, value, onChange }: Props<Id>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="pb-1.5 font-medium">{label}</legend>
      <div className="grid gap-2 sm:grid-cols-2">
        {options.map((option) => (
          <label
            key={option.id}
            className="flex min-h-11 cursor-pointer items-start gap-2.5 rounded-sm border border-field px-3 py-2 has-checked:border-ink has-checked:bg-wash has-focus-visible:outline-2 has-focus-visible:outline-accent has-focus-visible:outline-offset-2"
          >
            <input
              type="radio"
              name={name}
              checked={value === option.id}
              onChange={() => onChange(option.id)}
              className="mt-1.5 size-4 shrink-0 accent-ink outline-none"
            />
            <span className="min-w-0">
              <span className="block">{option.label}</span>
              <bdi lang="ar" className="block text-muted text-small">
                {option.example}
              </bdi>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
