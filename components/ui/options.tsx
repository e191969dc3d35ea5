"use client";
import { ListBox, ListBoxItem, Popover, Text } from "react-aria-components";

export type Option<Id extends string | number = string | number> = { id: Id; label: string; description?: string };

const popoverClass =
  "min-w-(--trigger-width) max-w-[min(30rem,90vw)] overflow-auto rounded-md border border-rule bg-raised p-1 shadow-lg";

/** The list that a Select or a ComboBox opens. */
export function OptionList({ items, emptyText }: { items?: Option[]; emptyText?: string | undefined }) {
  return (
    <Popover className={popoverClass}>
      <ListBox
        {...(items && { items })}
        className="outline-none"
        renderEmptyState={() => <p className="px-3 py-2 text-muted">{emptyText}</p>}
      >
        {(option: Option) => (
          <ListBoxItem
            textValue={option.label}
            className="flex min-h-11 cursor-pointer flex-col justify-center rounded-sm px-3 py-1 data-focused:bg-wash data-selected:font-semibold md:min-h-8"
          >
            <Text slot="label" dir="auto">
              {option.label}
            </Text>
            {option.description && (
              <Text slot="description" dir="auto" className="font-normal text-muted text-small">
                {option.description}
              </Text>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
}
