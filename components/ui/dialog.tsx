"use client";
import type { ReactNode } from "react";
import { Button as AriaButton, Dialog as AriaDialog, Heading, Modal, ModalOverlay } from "react-aria-components";
import { Button } from "./button.tsx";
import { buttonClass } from "./button-class.ts";

type Props = {
  title: string;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  closeLabel: string;
  isAlert?: boolean; // asks before a deed: Escape and the close button mean no
  isWide?: boolean;
  children: ReactNode;
};

/** A window over the page: focus stays in it and returns to where it was. */
export function Dialog({ title, isOpen, onOpenChange, closeLabel, isAlert = false, isWide = false, children }: Props) {
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      isDismissable={!isAlert}
      className="fixed inset-0 z-40 grid items-end justify-items-center bg-black/50 sm:place-items-center sm:p-4"
    >
      <Modal
        className={`max-h-[90dvh] w-full overflow-auto rounded-t-lg border border-rule bg-paper shadow-xl sm:rounded-lg ${isWide ? "max-w-3xl" : "max-w-lg"}`}
      >
        <AriaDialog role={isAlert ? "alertdialog" : "dialog"} className="p-5 outline-none">
          <div className="flex items-start justify-between gap-4 pb-3">
            <Heading slot="title" className="pt-1 font-semibold text-large">
              {title}
            </Heading>
            {!isAlert && (
              <AriaButton className={buttonClass("plain")} slot="close" aria-label={closeLabel}>
                <span aria-hidden="true">✕</span>
              </AriaButton>
            )}
          </div>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

type ConfirmProps = {
  title: string;
  children: ReactNode; // the consequence, in words
  confirmLabel: string;
  cancelLabel: string;
  isDanger?: boolean;
  isPending?: boolean;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onConfirm: () => void; // close it yourself when the deed is done
};

/** Tells what a deed means before it is done. */
export function ConfirmDialog({
  confirmLabel,
  cancelLabel,
  isDanger = false,
  isPending = false,
  onConfirm,
  children,
  ...props
}: ConfirmProps) {
  return (
    <Dialog {...props} closeLabel={cancelLabel} isAlert>
      <div className="space-y-3">{children}</div>
      <div className="flex flex-wrap justify-end gap-2 pt-5">
        <Button look="quiet" autoFocus onPress={() => props.onOpenChange(false)}>
          {cancelLabel}
        </Button>
        <Button look={isDanger ? "danger" : "primary"} isPending={isPending} onPress={onConfirm}>
          {confirmLabel}
        </Button>
      </div>
    </Dialog>
  );
}
