"use client";
import { FieldError, Label, Text } from "react-aria-components";
import { type FieldProps, helpClass, labelClass } from "./field-class.ts";

export function FieldLabel({ label, isLabelHidden }: Pick<FieldProps, "label" | "isLabelHidden">) {
  return <Label className={labelClass(isLabelHidden)}>{label}</Label>;
}

export function FieldHelp({ description, error }: Pick<FieldProps, "description" | "error">) {
  return (
    <>
      {description && (
        <Text slot="description" className={helpClass(false)}>
          {description}
        </Text>
      )}
      <FieldError className={helpClass(true)}>{error}</FieldError>
    </>
  );
}
