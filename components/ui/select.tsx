"use client";
import { Select as AriaSelect, Button, SelectValue } from "react-aria-components";
import { FieldHelp, FieldLabel } from "./field.tsx";
import { boxClass, type FieldProps } from "./field-class.ts";
import { type Option, OptionList } from "./options.tsx";

type Props<Id extends string | number> = FieldProps & {
  options: Option<Id>[];
  value?: Id | null;
  defaultValue?: Id | null;
  onChange?: (value: Id) => void;
  name?: string;
  placeholder: string; // what stands there while nothing is chosen
  isDisabled?: boolean;
};

/** One of a few. */
export function Select<Id extends string | number>({
  label,
  description,
  error,
  isLabelHidden,
  options,
  onChange,
  ...props
}: Props<Id>) {
  return (
    <AriaSelect
      {...props}
      onChange={(key) => {
        const option = options.find((candidate) => candidate.id === key);
        if (option) onChange?.(option.id);
      }}
      isInvalid={error !== undefined}
      className="block w-full"
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <Button className={`${boxClass} flex cursor-pointer items-center justify-between gap-2`}>
        <SelectValue className="truncate data-placeholder:text-muted">
          {({ defaultChildren, isPlaceholder, selectedText }) => (isPlaceholder ? defaultChildren : selectedText)}
        </SelectValue>
        <span aria-hidden="true" className="text-muted">
          ▾
        </span>
      </Button>
      <FieldHelp description={description} error={error} />
      <OptionList items={options} />
    </AriaSelect>
  );
}
