"use client";
import type { ReactNode } from "react";
import {
  CheckboxGroup as AriaCheckboxGroup,
  Checkbox,
  type CheckboxGroupProps,
  type CheckboxProps,
} from "react-aria-components";
import { Tick, tickRowClass } from "./checkbox.tsx";
import { FieldHelp, FieldLabel } from "./field.tsx";
import type { FieldProps } from "./field-class.ts";

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

/** One of the group. */
export function GroupCheckbox({
  children,
  ...props
}: Omit<CheckboxProps, "className" | "children"> & { children: ReactNode }) {
  return (
    <Checkbox {...props} className={tickRowClass}>
      <Tick />
      <span>{children}</span>
    </Checkbox>
  );
}
