"use client";

import type { ReactNode } from "react";
import { Dialog, Popover } from "react-aria-components";
import type { MarkWindowProps } from "./mark-tool.tsx";

type Props = Pick<MarkWindowProps, "button" | "isOpen" | "onClose"> & { label: string; children: ReactNode };

/** Hangs below the tool that opened it. */
export function MarkWindow({ label, button, isOpen, onClose, children }: Props) {
  return (
    <Popover triggerRef={button} isOpen={isOpen} onOpenChange={(open) => !open && onClose()} className="link-popover">
      <Dialog aria-label={label} className="outline-none">
        {children}
      </Dialog>
    </Popover>
  );
}
