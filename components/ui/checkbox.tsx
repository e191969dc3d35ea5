"use client";
import type { ReactNode } from "react";
import {
  Checkbox as AriaCheckbox,
  CheckboxGroup as AriaCheckboxGroup,
  Switch as AriaSwitch,
  type CheckboxGroupProps,
  type CheckboxProps,
  type SwitchProps,
} from "react-aria-components";
import { FieldHelp, FieldLabel, type FieldProps } from "./field.tsx";

const rowClass = "flex min-h-11 cursor-pointer items-center gap-2.5 data-disabled:opacity-60 md:min-h-8";
const ringClass =
  "group-data-focus-visible:outline-2 group-data-focus-visible:outline-accent group-data-focus-visible:outline-offset-2";

export function Checkbox({
  children,
  ...props
}: Omit<CheckboxProps, "className" | "children"> & { children: ReactNode }) {
  return (
    <AriaCheckbox {...props} className={`group ${rowClass}`}>
      <span
        aria-hidden="true"
        className={`grid size-5 shrink-0 place-items-center rounded-sm border border-field bg-raised text-sm group-data-selected:border-ink group-data-selected:bg-ink group-data-selected:text-paper ${ringClass}`}
      >
        <span className="hidden group-data-selected:block">✓</span>
      </span>
      <span>{children}</span>
    </AriaCheckbox>
  );
}

type GroupProps = Omit<CheckboxGroupProps, "className" | "children" | "isInvalid"> &
  FieldProps & { children: ReactNode };

/** Several of a few; the group carries the label. */
export function CheckboxGroup({ label, description, error, isLabelHidden, children, ...props }: GroupProps) {
  return (
    <AriaCheckboxGroup {...props} isInvalid={error !== undefined} validationBehavior="aria">
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <div className="flex flex-col">{children}</div>
      <FieldHelp description={description} error={error} />
    </AriaCheckboxGroup>
  );
}

/** On or off, at once. */
export function Switch({ children, ...props }: Omit<SwitchProps, "className" | "children"> & { children: ReactNode }) {
  return (
    <AriaSwitch {...props} className={`group ${rowClass}`}>
      <span
        aria-hidden="true"
        className={`flex h-6 w-10 shrink-0 items-center rounded-full border border-field bg-wash p-0.5 group-data-selected:justify-end group-data-selected:border-ink group-data-selected:bg-ink ${ringClass}`}
      >
        <span className="size-4 rounded-full bg-muted group-data-selected:bg-paper" />
      </span>
      <span>{children}</span>
    </AriaSwitch>
  );
}
