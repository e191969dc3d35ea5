"use client";
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
} from "react-aria-components";
import { boxClass, FieldHelp, FieldLabel, type FieldProps } from "./field.tsx";

type Props = Omit<AriaTextFieldProps, "className" | "children" | "isInvalid"> & FieldProps & { placeholder?: string };

/** One line of text. `dir="ltr"` for addresses and emails, `dir="auto"` (the default) for names. */
export function TextField({ label, description, error, isLabelHidden, placeholder, dir, ...props }: Props) {
  return (
    <AriaTextField {...props} isInvalid={error !== undefined} validationBehavior="aria" className="block w-full">
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <Input dir={dir ?? "auto"} placeholder={placeholder} className={boxClass} />
      <FieldHelp description={description} error={error} />
    </AriaTextField>
  );
}

/** Several lines of text; grows by hand. */
export function TextArea({
  label,
  description,
  error,
  isLabelHidden,
  placeholder,
  dir,
  rows = 3,
  ...props
}: Props & { rows?: number }) {
  return (
    <AriaTextField {...props} isInvalid={error !== undefined} validationBehavior="aria" className="block w-full">
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <AriaTextArea dir={dir ?? "auto"} placeholder={placeholder} rows={rows} className={boxClass} />
      <FieldHelp description={description} error={error} />
    </AriaTextField>
  );
}
