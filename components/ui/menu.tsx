"use client";
import type { ReactNode, RefObject } from "react";
import { Menu as AriaMenu, Button, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { type ButtonLook, buttonClass } from "./button-class.ts";

export type MenuEntry = { id: string; label: string; isDanger?: boolean; isDisabled?: boolean; onAction: () => void };

type Props = { label: string; entries: MenuEntry[]; look?: ButtonLook; children?: ReactNode };

/** A button that opens a list of deeds. `label` names it; `children` is what is seen, when that differs. */
export function Menu({ label, entries, look = "quiet", children }: Props) {
  return (
    <MenuTrigger>
      <Button className={buttonClass(look)} {...(children !== undefined && { "aria-label": label })}>
        {children ?? label} <span aria-hidden="true">▾</span>
      </Button>
      <Popover placement="bottom end" className={boxClass}>
        <Entries entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}

type PopoverProps = {
  label: string;
  entries: MenuEntry[];
  trigger: RefObject<HTMLElement | null>;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
};

/** The same list beside something that is a button already. */
export function MenuPopover({ label, entries, trigger, isOpen, onOpenChange }: PopoverProps) {
  return (
    <Popover
      triggerRef={trigger}
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      placement="bottom start"
      className={`${boxClass} overflow-y-auto`}
    >
      <Entries entries={entries} label={label} onClose={() => onOpenChange(false)} />
    </Popover>
  );
}

const boxClass = "min-w-44 rounded-md border border-rule bg-raised p-1 shadow-lg";

type EntriesProps = { entries: MenuEntry[]; label?: string; onClose?: () => void };

function Entries({ entries, label, onClose }: EntriesProps) {
  return (
    <AriaMenu
      items={entries}
      {...(label !== undefined && { "aria-label": label, autoFocus: "first" })}
      {...(onClose && { onClose })}
      className="outline-none"
    >
      {(entry) => (
        <MenuItem
          onAction={entry.onAction}
          isDisabled={entry.isDisabled ?? false}
          className={`flex min-h-11 cursor-pointer items-center rounded-sm px-3 data-disabled:opacity-50 data-focused:bg-wash md:min-h-8 ${entry.isDanger ? "text-danger" : ""}`}
        >
          {entry.label}
        </MenuItem>
      )}
    </AriaMenu>
  );
}
