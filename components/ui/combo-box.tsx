"use client";
import { ComboBox as AriaComboBox, Button, Group, Input } from "react-aria-components";
import { FieldHelp, FieldLabel } from "./field.tsx";
import { type FieldProps, frameClass } from "./field-class.ts";
import { type Option, OptionList } from "./options.tsx";

type Props<Id extends string | number> = FieldProps & {
  options: Option<Id>[];
  value?: Id | null;
  onChange: (value: Id | null) => void;
  inputValue?: string;
  onInputChange?: (text: string) => void;
  placeholder?: string;
  emptyText: string; // what the list says when nothing fits
  openLabel: string; // name of the button that opens the list
  allowsCustomValue?: boolean;
  isDisabled?: boolean;
  opensOn?: "focus" | "input"; // the list; the arrow keys and the button always open it
  autoFocus?: boolean;
};

/** One of many, found by typing. Give it `inputValue` and `onInputChange` to offer "create …" when nothing fits. */
export function ComboBox<Id extends string | number>(props: Props<Id>) {
  const {
    label,
    description,
    error,
    isLabelHidden,
    options,
    onChange,
    placeholder,
    emptyText,
    openLabel,
    opensOn,
    ...rest
  } = props;
  return (
    <AriaComboBox
      {...rest}
      defaultItems={options}
      onChange={(key) => onChange(options.find((option) => option.id === key)?.id ?? null)}
      isInvalid={error !== undefined}
      allowsEmptyCollection
      menuTrigger={opensOn ?? "focus"}
      className="block w-full"
    >
      <FieldLabel label={label} isLabelHidden={isLabelHidden} />
      <Group
        className={`${frameClass} flex overflow-clip has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent has-[input:focus-visible]:outline-offset-2`}
      >
        <Input
          dir="auto" // its own direction: the frame stands around it, in the page's
          placeholder={placeholder}
          className="min-w-0 grow bg-transparent px-3 py-1.5 text-ink outline-none placeholder:text-muted"
        />
        <Button
          aria-label={openLabel}
          className="min-w-11 cursor-pointer border-field border-s text-muted hover:bg-wash md:min-w-9"
        >
          <span aria-hidden="true">▾</span>
        </Button>
      </Group>
      <FieldHelp description={description} error={error} />
      <OptionList emptyText={emptyText} />
    </AriaComboBox>
  );
}
