"use client";
import type { ReactNode } from "react";
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
      <Popover placement="bottom end" className="min-w-44 rounded-md border border-rule bg-raised p-1 shadow-lg">
        <AriaMenu items={entries} className="outline-none">
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
      </Popover>
    </MenuTrigger>
  );
}
