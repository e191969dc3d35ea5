"use client";
import {
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from "react-aria-components";
import { Button } from "./button.tsx";

type Message = { text: string; undo?: { label: string; onPress: () => void } };

const queue = new ToastQueue<Message>({ maxVisibleToasts: 3 });

/** Says what has happened, and offers the way back where there is one. Never the only place of an error. */
export function showToast(text: string, undo?: Message["undo"]): void {
  queue.add({ text, ...(undo && { undo }) }, { timeout: 8000 });
}

/** Once a document. Under an open window, which asks for an answer first. */
export function Toasts({ label, closeLabel }: { label: string; closeLabel: string }) {
  return (
    <ToastRegion
      queue={queue}
      aria-label={label}
      className="fixed inset-x-4 bottom-20 z-30 flex flex-col items-center gap-2 outline-none md:bottom-6"
    >
      {({ toast }) => (
        <Toast
          toast={toast}
          className="flex w-full max-w-md items-center gap-3 rounded-md bg-ink py-2 ps-4 pe-2 text-paper shadow-lg"
        >
          <ToastContent className="grow">
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.undo && (
            <Button
              look="quiet"
              slot={null}
              onPress={() => {
                toast.content.undo?.onPress();
                queue.close(toast.key);
              }}
            >
              {toast.content.undo.label}
            </Button>
          )}
          <Button look="quiet" slot="close" aria-label={closeLabel}>
            <span aria-hidden="true">✕</span>
          </Button>
        </Toast>
      )}
    </ToastRegion>
  );
}
