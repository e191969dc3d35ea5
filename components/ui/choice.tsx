"use client";
import { useId } from "react";
import { boxClass, type FieldProps } from "./field-class.ts";
import type { Option } from "./options.tsx";

type Props<Id extends string | number> = FieldProps & {
  id?: string;
  options: Option<Id>[];
  value: Id | null;
  onChange: (value: Id | null) => void;
  placeholder?: string; // offered as "none"; without it one of the options is always chosen
  isDisabled?: boolean;
};

/** One of a few, by the browser's own select: the phone's wheel, the desk's type-ahead. */
export function Choice<Id extends string | number>(props: Props<Id>) {
  const { label, description, error, isLabelHidden, options, value, onChange, placeholder, isDisabled } = props;
  const made = useId();
  const id = props.id ?? made;
  const helpId = `${id}-help`;
  const help = error ?? description;
  return (
    <div className="block w-full">
      <label htmlFor={id} className={isLabelHidden ? "sr-only" : "block pb-1 font-medium text-ink"}>
        {label}
      </label>
      <select
        id={id}
        value={value ?? ""}
        disabled={isDisabled}
        aria-invalid={error !== undefined}
        aria-describedby={help ? helpId : undefined}
        onChange={(event) => onChange(options.find((option) => String(option.id) === event.target.value)?.id ?? null)}
        className={`${boxClass} ${error ? "border-danger" : ""}`}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
      {help && (
        <p id={helpId} className={`pt-1 text-small ${error ? "text-danger" : "text-muted"}`}>
          {help}
        </p>
      )}
    </div>
  );
}
