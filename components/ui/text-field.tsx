"use client";
import { type ComponentProps, type ReactNode, useId } from "react";
import { boxClass, type FieldProps, helpClass, labelClass } from "./field-class.ts";

type Own = FieldProps & {
  onChange?: (text: string) => void;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  isRequired?: boolean;
};
type Taken = "id" | "className" | "onChange" | "disabled" | "readOnly" | "required";
type LineProps = Own & Omit<ComponentProps<"input">, Taken>;
type AreaProps = Own & Omit<ComponentProps<"textarea">, Taken>;

/** One line of text. `dir="ltr"` for addresses and emails, `dir="auto"` (the default) for names. */
export function TextField({ label, description, error, isLabelHidden, onChange, ...props }: LineProps) {
  const { field, frame } = useField({ label, description, error, isLabelHidden, ...props });
  return frame(<input dir="auto" {...field} onChange={onChange && ((event) => onChange(event.target.value))} />);
}

/** Several lines of text; grows by hand. */
export function TextArea({ label, description, error, isLabelHidden, onChange, rows = 3, ...props }: AreaProps) {
  const { field, frame } = useField({ label, description, error, isLabelHidden, ...props });
  return frame(
    <textarea dir="auto" rows={rows} {...field} onChange={onChange && ((event) => onChange(event.target.value))} />,
  );
}

/** The field's own attributes, and what stands around it: its label, and the sentences that it is described by. */
function useField<Props extends Omit<Own, "onChange">>({
  label,
  description,
  error,
  isLabelHidden,
  isDisabled,
  isReadOnly,
  isRequired,
  ...props
}: Props) {
  const id = useId();
  const described = [description && `${id}-help`, error && `${id}-error`].filter(Boolean).join(" ");
  const field = {
    ...props,
    id,
    disabled: isDisabled,
    readOnly: isReadOnly,
    "aria-required": isRequired,
    "aria-invalid": error !== undefined || undefined,
    "aria-describedby": described || undefined,
    className: boxClass,
  };
  const frame = (box: ReactNode) => (
    <div className="block w-full">
      <label htmlFor={id} className={labelClass(isLabelHidden)}>
        {label}
      </label>
      {box}
      {description && (
        <span id={`${id}-help`} className={helpClass(false)}>
          {description}
        </span>
      )}
      {error && (
        <span id={`${id}-error`} className={helpClass(true)}>
          {error}
        </span>
      )}
    </div>
  );
  return { field, frame };
}
